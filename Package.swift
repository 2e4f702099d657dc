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

    .target(name: "Messages", swiftSettings: house),
    .target(name: "Datacenter", dependencies: ["Messages"], swiftSettings: house),
    .systemLibrary(
      name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .target(
      name: "DatacenterStore", dependencies: ["Messages", "Datacenter", "CSQLite"],
      swiftSettings: house),

    .testTarget(
      name: "DatacenterTests", dependencies: ["Messages", "Datacenter"], swiftSettings: house),
    .executableTarget(
      name: "StoreWorker", dependencies: ["Messages", "Datacenter", "DatacenterStore"],
      path: "Tests/StoreWorker", swiftSettings: house),
    .testTarget(
      name: "DatacenterStoreTests",
      dependencies: ["Messages", "Datacenter", "DatacenterStore", "StoreWorker"],
      swiftSettings: house),
  ]
)
