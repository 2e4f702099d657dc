internal import Datacenter
internal import PowerShellEngine

/// `HardDiskDrive` and `DvdDrive`.
enum DriveTypes {
  static var hardDisk: TypeDefinition {
    TypeDefinition(HyperVType.hardDiskDrive, base: HyperVType.namespace + "Drive") { m in
      hardDisks.declare(in: m)
      m.deviceProperties()
    }
  }

  static var dvd: TypeDefinition {
    TypeDefinition(HyperVType.dvdDrive, base: HyperVType.namespace + "Drive") { m in
      dvds.declare(in: m)
      m.deviceProperties()
    }
  }

  private static var hardDisks: PropertyTable<HardDiskDriveObject> {
    PropertyTable(
      """
      string Path @
      System.Nullable[int] DiskNumber @
      System.Nullable[ulong] MaximumIOPS 0
      System.Nullable[ulong] MinimumIOPS 0
      guid QoSPolicyID @
      System.Nullable[bool] SupportPersistentReservations False
      CacheAttributes WriteHardeningMethod 0
      int ControllerLocation @
      int ControllerNumber @
      ControllerType ControllerType @
      string Name @
      string PoolName @
      string Id @
      """
    ) { me, name in
      switch name {
      case "Path": .string(me.drive.path?.description ?? me.physicalDiskName)
      case "DiskNumber": me.drive.diskNumber.map { .whole($0) } ?? .null
      case "QoSPolicyID": .guid(.empty)
      case "PoolName": .string("Primordial")
      default: me.slotProperty(name, me.drive.slot)
      }
    }
  }

  private static var dvds: PropertyTable<DvdDriveObject> {
    PropertyTable(
      """
      DvdMediaType DvdMediaType @
      string Path @
      int ControllerLocation @
      int ControllerNumber @
      ControllerType ControllerType @
      string Name @
      string PoolName @
      string Id @
      """
    ) { me, name in
      switch name {
      case "DvdMediaType": .member("DvdMediaType", me.drive.path == nil ? 0 : 1)
      case "Path": me.drive.path.map { .string($0.description) } ?? .null
      case "PoolName": .string("Primordial")
      default: me.slotProperty(name, me.drive.slot)
      }
    }
  }
}

extension HardDiskDriveObject {
  /// A passed-through disk as Hyper-V Manager names it: `Disk 2 100.00 GB Bus 0 Lun 2 Target 0`.
  fileprivate var physicalDiskName: String {
    guard let number = drive.diskNumber else { return "" }
    let host = try? machine.lab.datacenter.hosts[machine.machine.host]
    let size = host?.physicalDisk(number)?.size ?? 0
    let hundredths = size / (Int64.gibibyte / 100)
    let (whole, rest) = (hundredths / 100, hundredths % 100)
    return "Disk \(number) \(whole).\(rest < 10 ? "0" : "")\(rest) GB Bus 0 Lun \(number) Target 0"
  }
}

extension DeviceObject {
  fileprivate func slotProperty(_ name: String, _ slot: ControllerSlot) -> Value {
    switch name {
    case "ControllerLocation": .whole(slot.location)
    case "ControllerNumber": .whole(slot.number)
    case "ControllerType": .member("ControllerType", slot.type)
    case "Name": .string(self.name)
    default: .string(id)
    }
  }
}

extension MemberDeclarations {
  /// The properties with which the classes of a machine's devices end.
  func deviceProperties() {
    property("guid VMId {get;}") { (me: DeviceObject) in .guid(me.machine.id) }
    property("string VMName {get;}") { (me: DeviceObject) in .text(me.machine.machine.name) }
    property("guid VMSnapshotId {get;}") { (me: DeviceObject) in
      .guid(me.machine.checkpoint?.id ?? .empty)
    }
    property("string VMSnapshotName {get;}") { (me: DeviceObject) in
      .string(me.machine.checkpoint?.name.text ?? "")
    }
    locationProperties()
  }
}
