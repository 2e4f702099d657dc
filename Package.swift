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
    .testTarget(
      name: "PowerShellSyntaxTests", dependencies: ["PowerShellSyntax"], swiftSettings: house),
  ]
)
