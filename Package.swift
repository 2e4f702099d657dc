// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target; the kernel adds its own (see `kernel`).
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
]

/// The kernel in release does without exclusivity checks: a measured gain of a third on arrays.
let kernel =
  house + [.unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))]

let package = Package(
  name: "hvlab",
  targets: [
    // The language.
    .target(name: "PowerShellSyntax", swiftSettings: house),
    .target(name: "CultureData", path: "Sources/PowerShellEngine/Cultures/Data"),
    .target(
      name: "PowerShellEngine",
      dependencies: ["PowerShellSyntax", "CPCRE2", "CGMP", "CICU", "CultureData"],
      exclude: ["Cultures/Data"], swiftSettings: kernel),
    .target(
      name: "CoreCommands", dependencies: ["PowerShellEngine"], swiftSettings: house),

    // The program.
    .target(
      name: "Shell", dependencies: ["CoreCommands", "PowerShellEngine", "PowerShellSyntax"],
      swiftSettings: house),
    .executableTarget(name: "hvlab", dependencies: ["Shell"], swiftSettings: house),

    // Debian's libraries.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),

    // Tests.
    .testTarget(
      name: "PowerShellSyntaxTests", dependencies: ["PowerShellSyntax"], swiftSettings: house),
    .testTarget(
      name: "PowerShellEngineTests", dependencies: ["PowerShellEngine"], exclude: ["Tables"],
      swiftSettings: house),
  ]
)
