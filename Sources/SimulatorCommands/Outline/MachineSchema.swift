internal import Datacenter
internal import Messages

/// Virtual machines and disk files in a lab file.
enum MachineSchema {
  static var machine: Schema<VirtualMachine> {
    Schema(identity + settings + devices + workload)
  }

  private static var identity: [Field<VirtualMachine>] {
    [
      .name("Name", \.name).key, .name("Host", \.host).key, Identity.guid("Id", \.id),
      .number("Generation", \.generation, in: 1...2),
      .optional(
        "Version", \.shownVersion, { $0.description }, version,
        needing: .needed("a version like 10.0", "eine Version wie 10.0")),
      .choice(
        "State", \.state,
        [("Off", .off), ("Running", .running), ("Saved", .saved), ("Paused", .paused)]),
      Addresses.moment("CreatedAt", \.createdAt),
      .optional(
        "StartedAt", \.startedAt, \.text, { Instant(text: $0) },
        needing: .needed("a moment", "ein Zeitpunkt")),
      .text("Notes", \.notes),
      Addresses.path("ConfigurationPath", \.paths.configuration),
      Addresses.path("SnapshotPath", \.paths.snapshots),
      Addresses.path("SmartPagingPath", \.paths.smartPaging),
    ]
  }

  private static var settings: [Field<VirtualMachine>] {
    [
      .number("Processors", \.processor.count, in: 1...2048),
      .truth("CompatibilityForMigration", \.processor.compatibilityForMigration),
      .texts("StartedWithFeatures", \.startedWith, { $0 }, { $0 }),
      .truth("CompatibilityForOlderSystems", \.processor.compatibilityForOlderSystems),
      .number("Memory", \.memory.startup, in: 1...(Int64.max / 2)),
      .truth("DynamicMemory", \.memory.isDynamic),
      .number("MemoryMinimum", \.memory.minimum), .number("MemoryMaximum", \.memory.maximum),
      .number("MemoryAssigned", \.memory.assigned),
      .choice(
        "AutomaticStart", \.automatic.start,
        [("Nothing", .nothing), ("StartIfRunning", .startIfRunning), ("Start", .start)]),
      .choice(
        "AutomaticStop", \.automatic.stop,
        [("TurnOff", .turnOff), ("Save", .save), ("ShutDown", .shutDown)]),
      .choice(
        "CheckpointType", \.checkpointType,
        [
          ("Disabled", .disabled), ("Production", .production),
          ("ProductionOnly", .productionOnly), ("Standard", .standard),
        ]),
      .truth("Tpm", \.security.hasTPM),
      .optional(
        "KeyProtector", \.security.guardianCertificate, { $0 }, { $0 },
        needing: .needed("the name of a guardian", "der Name eines Wächters")),
      .truth("SavedStateReadable", \.security.savedStateIsReadable),
      .optional(
        "Creator", \.security.creator, \.description, Identity.read, needing: Identity.needed),
    ]
  }

  private static var devices: [Field<VirtualMachine>] {
    [
      .list(
        "Disks", \.hardDrives, of: disk,
        blank: HardDiskDrive(slot: ControllerSlot(.scsi, 0, 0), path: nil)),
      .list("DvdDrives", \.dvdDrives, of: dvd, blank: DvdDrive(slot: ControllerSlot(.scsi, 0, 0))),
      .list(
        "NetworkAdapters", \.adapters, of: adapter,
        blank: VirtualNetworkAdapter(id: .empty, name: "")),
    ]
  }

  private static var workload: [Field<VirtualMachine>] {
    [
      .number("DirtyBytesPerSecond", \.guest.dirtyBytesPerSecond),
      .number("WorkingSet", \.guest.workingSet),
      .number("Compressibility", \.guest.compressibility, in: 0...100),
      .number("ProcessorUsage", \.guest.processorUsage, in: 0...100),
      .truth("AnswersShutdown", \.guest.answersShutdown),
    ]
  }

  private static func version(_ text: String) -> ConfigurationVersion? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."))
      .map { Int(String(decoding: $0, as: UTF8.self)) }
    guard parts.count == 2, let major = parts[0], let minor = parts[1] else { return nil }
    return ConfigurationVersion(major, minor)
  }

  // MARK: Parts

  private static func slot<Root>(_ path: WritableKeyPath<Root, ControllerSlot>) -> Field<Root> {
    let types: [(String, ControllerType)] = [("IDE", .ide), ("SCSI", .scsi), ("PMEM", .pmem)]
    return Field(
      name: "Slot",
      get: { root, _ in
        let slot = root[keyPath: path]
        let type = types.first { $0.1 == slot.type }?.0 ?? "SCSI"
        return .text("\(type) \(slot.number):\(slot.location)")
      }
    ) { root, node, _ in
      let problem = Text.needed("a slot like SCSI 0:1", "ein Platz wie SCSI 0:1")
      guard case .text(let text) = node.content else { return problem }
      let parts = text.utf8.split { $0 == 0x20 || $0 == 0x3A }
        .map { String(decoding: $0, as: UTF8.self) }
      guard parts.count == 3, let number = Int(parts[1]), let location = Int(parts[2]),
        let type = types.first(where: { AsciiName($0.0) == AsciiName(parts[0]) })
      else { return problem }
      root[keyPath: path] = ControllerSlot(type.1, number, location)
      return nil
    }.key
  }

  private static func file<Root>(_ path: WritableKeyPath<Root, WindowsPath?>) -> Field<Root> {
    .optional(
      "Path", path, { "\($0)" }, { WindowsPath($0) }, needing: .needed("a path", "ein Pfad"))
  }

  private static var disk: Schema<HardDiskDrive> {
    Schema([
      slot(\.slot), file(\.path),
      .optional(
        "DiskNumber", \.diskNumber, { "\($0)" }, { Int($0) },
        needing: .needed("a number in quotes", "eine Zahl in Anführungszeichen")),
    ])
  }
  private static var dvd: Schema<DvdDrive> { Schema([slot(\.slot), file(\.path)]) }

  private static var adapter: Schema<VirtualNetworkAdapter> {
    Schema([
      .name("Name", \.name).key, Identity.guid("Id", \.id),
      .optional(
        "Switch", \.switchName, \.text, { Name($0) }, needing: .needed("a switch", "ein Switch")),
      .text("MacAddress", \.macAddress), .truth("DynamicMacAddress", \.hasDynamicMacAddress),
      .truth("Legacy", \.isLegacy),
      .texts(
        "Addresses", \.addresses, { "\($0)" }, { IPAddress($0) },
        needing: .needed("addresses", "Adressen")),
    ])
  }

  static var image: Schema<StoredImage> {
    Schema([
      .name("Host", \.host).key, Addresses.path("Path", \.path).key,
      .choice(
        "Format", \.image.format,
        [("ISO", .iso), ("VHD", .vhd), ("VHDX", .vhdx), ("VHDSet", .vhdSet)]),
      .choice(
        "Type", \.image.allocation,
        [("Fixed", .fixed), ("Dynamic", .dynamic), ("Differencing", .differencing)]),
      .number("Size", \.image.size), .number("FileSize", \.image.fileSize),
      Identity.guid("Identifier", \.image.identifier),
      .optional(
        "Parent", \.image.parent, { "\($0)" }, { WindowsPath($0) },
        needing: .needed("a path", "ein Pfad")),
    ])
  }
}

extension StoredImage {
  fileprivate var host: Name {
    get { location.host }
    set { location = FileLocation(host: newValue, path: location.path) }
  }

  fileprivate var path: WindowsPath {
    get { location.path }
    set { location = FileLocation(host: location.host, path: newValue) }
  }
}

extension VirtualMachine {
  fileprivate var startedWith: [String] {
    get { processorFeatures ?? [] }
    set { processorFeatures = newValue.isEmpty ? nil : newValue }
  }

  fileprivate var shownVersion: ConfigurationVersion? {
    get { version }
    set { if let newValue { version = newValue } }
  }
}
