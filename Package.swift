// swift-tools-version: 6.2
import PackageDescription

/// Settings of every target; the kernel adds its own (see `kernel`).
///
/// One thread at a time runs a session: programs in release do without atomic reference counts
/// (parsing is twice as fast), in every target, since targets share the copies of outlined code.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-Xfrontend", "-assume-single-threaded"], .when(configuration: .release)),
]

/// The parser and the kernel in release do without exclusivity checks too: a measured gain of a
/// third on arrays.
let kernel =
  house + [
    .unsafeFlags(["-enforce-exclusivity=unchecked"], .when(configuration: .release))
  ]

/// A program in release carries Swift's runtime in itself and lies at a fixed address: nothing of it
/// is looked up or relocated when it starts, which halves the time that takes.
let program: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-Xclang-linker", "-no-pie"], .when(configuration: .release))
]

let package = Package(
  name: "hvlab",
  targets: [
    // The language.
    .target(name: "PowerShellSyntax", swiftSettings: kernel),
    .target(name: "CultureData", path: "Sources/PowerShellEngine/Cultures/Data"),
    .target(
      name: "PowerShellEngine",
      dependencies: ["PowerShellSyntax", "CPCRE2", "CGMP", "CICU", "CLibXML2", "CultureData"],
      exclude: ["Cultures/Data"], swiftSettings: kernel),
    .target(name: "ViewData", path: "Sources/OutputLayout/Views/Data"),
    .target(
      name: "OutputLayout", dependencies: ["PowerShellEngine", "ViewData"],
      exclude: ["Views/Data"], swiftSettings: house),
    .target(
      name: "CoreCommands", dependencies: ["OutputLayout", "PowerShellEngine", "PowerShellSyntax"],
      swiftSettings: house),

    // The simulated datacenter.
    .target(name: "Messages", swiftSettings: house),
    .target(name: "Datacenter", dependencies: ["Messages"], swiftSettings: house),
    .target(
      name: "DatacenterStore", dependencies: ["Messages", "Datacenter", "CSQLite"],
      swiftSettings: house),
    .target(
      name: "HyperVHelp", path: "Sources/HyperVCommands/Help", exclude: ["en", "de"]),
    .target(name: "HyperVDeclarations", path: "Sources/HyperVCommands/Declarations"),
    .target(
      name: "HyperVCommands",
      dependencies: [
        "Messages", "PowerShellEngine", "Datacenter", "HyperVDeclarations", "HyperVHelp",
      ],
      exclude: ["Declarations", "Help"], swiftSettings: house),

    .target(
      name: "WindowsDeclarations", dependencies: ["HyperVDeclarations"],
      path: "Sources/WindowsCommands/Declarations"),
    .target(
      name: "WindowsCommands",
      dependencies: [
        "Messages", "PowerShellEngine", "OutputLayout", "Datacenter", "HyperVCommands",
        "HyperVDeclarations", "WindowsDeclarations",
      ],
      exclude: ["Declarations"], swiftSettings: house),
    .target(
      name: "RemotingCommands",
      dependencies: ["Messages", "PowerShellEngine", "Datacenter", "HyperVCommands"],
      swiftSettings: house),
    .target(
      name: "SimulatorHelp", path: "Sources/SimulatorCommands/Help", exclude: ["en", "de"]),
    .target(
      name: "SimulatorCommands",
      dependencies: [
        "Messages", "PowerShellEngine", "PowerShellSyntax", "Datacenter", "HyperVCommands",
        "SimulatorHelp",
      ], exclude: ["Help"], swiftSettings: house),

    // The program.
    .target(
      name: "LineEditing", dependencies: ["CLibedit", "CLineEditShim"], swiftSettings: house),
    .target(name: "CFileAccess"),
    .target(
      name: "Shell",
      dependencies: [
        "CFileAccess", "CoreCommands", "Datacenter", "DatacenterStore", "HyperVCommands",
        "LineEditing", "Messages", "OutputLayout", "PowerShellEngine", "PowerShellSyntax",
        "RemotingCommands", "SimulatorCommands", "WindowsCommands",
      ], swiftSettings: house),
    .executableTarget(
      name: "hvlab", dependencies: ["Shell"], swiftSettings: house, linkerSettings: program),

    // Debian's libraries.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CGMP", pkgConfig: "gmp", providers: [.apt(["libgmp-dev"])]),
    .target(
      name: "CICU", linkerSettings: [.linkedLibrary("icui18n"), .linkedLibrary("icuuc")]),
    .systemLibrary(
      name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CLibedit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"])]),
    .target(name: "CLineEditShim", dependencies: ["CLibedit"]),

    // Tests.
    .testTarget(
      name: "PowerShellSyntaxTests", dependencies: ["PowerShellSyntax", "RandomPrograms"],
      swiftSettings: house),
    .target(
      name: "RandomPrograms", dependencies: ["PowerShellSyntax"], path: "Tests/RandomPrograms",
      swiftSettings: house),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "CoreCommands", "Datacenter", "HyperVCommands", "Messages", "PowerShellEngine",
        "PowerShellSyntax", "RandomPrograms",
      ], path: "Tests/Fuzzing", swiftSettings: house),
    .testTarget(
      name: "PowerShellEngineTests",
      dependencies: ["JSONReading", "PowerShellEngine", "PowerShellSyntax"],
      exclude: ["Tables"], swiftSettings: house),
    .target(name: "JSONReading", path: "Tests/JSONReading", swiftSettings: house),
    .testTarget(
      name: "HyperVCommandsTests",
      dependencies: [
        "CoreCommands", "Datacenter", "HyperVCommands", "JSONReading", "Messages",
        "PowerShellEngine", "PowerShellSyntax",
      ], swiftSettings: house),
    .testTarget(
      name: "WindowsCommandsTests",
      dependencies: [
        "CoreCommands", "Datacenter", "HyperVCommands", "JSONReading", "Messages",
        "PowerShellEngine", "PowerShellSyntax", "WindowsCommands",
      ], swiftSettings: house),
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CoreCommands", "Datacenter", "DatacenterStore", "HyperVCommands", "LineEditing",
        "Messages", "PowerShellEngine", "PowerShellSyntax",
      ],
      path: "Tests/Benchmarks", swiftSettings: house, linkerSettings: program),
    .testTarget(
      name: "ShellTests", dependencies: ["hvlab", "LineEditing", "PseudoTerminals", "Shell"],
      swiftSettings: house),
    .testTarget(
      name: "OutputLayoutTests",
      dependencies: ["CoreCommands", "OutputLayout", "PowerShellEngine", "PowerShellSyntax"],
      swiftSettings: house),
    .target(
      name: "PseudoTerminals", dependencies: ["CLineEditShim", "LineEditing"],
      path: "Tests/PseudoTerminals", swiftSettings: house),
    .executableTarget(
      name: "LineEditingProbe", dependencies: ["LineEditing"], path: "Tests/LineEditingProbe",
      swiftSettings: house),
    .testTarget(
      name: "CoreCommandsTests",
      dependencies: ["CoreCommands", "PowerShellEngine", "PowerShellSyntax"],
      swiftSettings: house),
    .testTarget(
      name: "LineEditingTests",
      dependencies: ["LineEditing", "PseudoTerminals", "LineEditingProbe"],
      swiftSettings: house),
    .testTarget(
      name: "DatacenterTests", dependencies: ["Messages", "Datacenter"], swiftSettings: house),
    .executableTarget(
      name: "StoreWorker", dependencies: ["Messages", "Datacenter", "DatacenterStore"],
      path: "Tests/StoreWorker", swiftSettings: house),
    .testTarget(
      name: "DatacenterStoreTests",
      dependencies: ["Messages", "Datacenter", "DatacenterStore", "StoreWorker"],
      exclude: ["Files"], swiftSettings: house),
  ]
)
