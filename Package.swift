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

let package = Package(
  name: "hvlab",
  targets: [
    .target(name: "PowerShellSyntax", swiftSettings: house),
    .target(
      name: "PowerShellEngine", dependencies: ["PowerShellSyntax", "CPCRE2", "CICU"],
      swiftSettings: house),
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CICU", pkgConfig: "icu-i18n", providers: [.apt(["libicu-dev"])]),
    .testTarget(
      name: "PowerShellEngineTests", dependencies: ["PowerShellEngine"], swiftSettings: house),
  ]
)
