internal import Datacenter
internal import PowerShellEngine

/// `VMSnapshot` and `VMHostSupportedVersion`.
enum CheckpointTypes {
  static var checkpoint: TypeDefinition {
    TypeDefinition(
      HyperVType.snapshot, base: HyperVType.namespace + "VirtualMachineBase"
    ) { m in
      checkpoints.declare(in: m)
      m.locationProperties()
    }
  }

  static var supportedVersion: TypeDefinition {
    TypeDefinition(HyperVType.supportedVersion, base: HyperVType.virtualizationObject) { m in
      m.property("string Name {get;}") { (me: SupportedVersionObject) in .string(me.name) }
      m.property("version Version {get;}") { (me: SupportedVersionObject) in
        .version(me.version)
      }
      m.property("bool IsDefault {get;}") { (me: SupportedVersionObject) in .bool(me.isDefault) }
      m.locationProperties()
    }
  }

  private static var checkpoints: PropertyTable<CheckpointObject> {
    PropertyTable(properties) { me, name in
      let checkpoint = me.checkpoint
      switch name {
      case "SnapshotType": return .member("SnapshotType", checkpoint.kind)
      case "VMId": return .guid(me.machine.id)
      case "VMName": return .text(me.machine.machine.name)
      case "Notes": return .string("")
      case "ParentSnapshotId": return checkpoint.parent.map { .guid($0) } ?? .null
      case "ParentSnapshotName": return me.parentName
      case "Path": return .string(checkpoint.machine.paths.snapshots.description)
      case "CreationTime": return .moment(checkpoint.createdAt)
      case "Id": return .guid(checkpoint.id)
      case "Name": return .text(checkpoint.name)
      default: return me.configuration(name)
      }
    }
  }

  private static let properties = """
    SnapshotType SnapshotType @
    bool IsAutomaticCheckpoint False
    guid VMId @
    string VMName @
    VMState State @
    System.Object ComPort1 @
    System.Object ComPort2 @
    System.Object[] DVDDrives @
    System.Object[] FibreChannelHostBusAdapters {}
    System.Object FloppyDrive -
    System.Object[] HardDrives @
    System.Object RemoteFxAdapter -
    System.Object[] VMIntegrationService @
    bool DynamicMemoryEnabled @
    long MemoryMaximum @
    long MemoryMinimum @
    long MemoryStartup @
    long ProcessorCount @
    bool BatteryPassthroughEnabled True
    int Generation @
    bool IsClustered False
    string Notes @
    System.Nullable[guid] ParentSnapshotId @
    string ParentSnapshotName @
    string Path @
    long SizeOfSystemFiles @
    string Version @
    bool GuestControlledCacheTypes False
    uint LowMemoryMappedIoSpace 134217728
    ulong HighMemoryMappedIoSpace 536870912
    OnOffState LockOnDisconnect 1
    datetime CreationTime @
    guid Id @
    string Name @
    System.Object[] NetworkAdapters @
    """
}

extension CheckpointObject {
  /// What the machine was like then: the properties a machine has too.
  fileprivate func configuration(_ name: String) -> Value {
    let then = then
    switch name {
    case "State": return .member("VMState", then.machine.state)
    case "SizeOfSystemFiles": return .long(then.sizeOfSystemFiles)
    default:
      let value = try? MemberAccess.get(.object(then), Symbol.intern(name), Session.current)
      return (value ?? nil) ?? .null
    }
  }
}

extension Value {
  /// A version number as .NET has it.
  fileprivate static func version(_ version: ConfigurationVersion) -> Value {
    guard let type = TypeTable.find("System.Version"),
      let made = try? MemberAccess.construct(
        type, [.string(version.description)], Session.current)
    else { return .string(version.description) }
    return made
  }
}
