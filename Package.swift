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
    .systemLibrary(
      name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEditShim", dependencies: ["CLibedit"]),
    .target(
      name: "LineEditing", dependencies: ["CLibedit", "CLineEditShim"], swiftSettings: house),
    .target(
      name: "PseudoTerminals", dependencies: ["CLineEditShim", "LineEditing"],
      path: "Tests/PseudoTerminals",
      swiftSettings: house),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe",
      swiftSettings: house),
    .testTarget(
      name: "LineEditingTests",
      dependencies: ["LineEditing", "PseudoTerminals", "LineEditingProbe"],
      swiftSettings: house),
  ]
)
