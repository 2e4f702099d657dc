import Messages

/// What becomes of a machine's files when it moves.
package enum StoragePlan: Sendable {
  case stays  // without -IncludeStorage: both hosts must reach the files
  case moves(below: String?)  // -IncludeStorage [-DestinationStoragePath]
  /// -VirtualMachinePath, -SnapshotFilePath, -SmartPagingFilePath, -Vhds
  case individually(IndividualPaths)

  var movesDisks: Bool {
    switch self {
    case .stays: false
    case .moves: true
    case .individually(let paths): !paths.disks.isEmpty
    }
  }
}

package struct IndividualPaths: Hashable, Sendable {
  package var configuration: String?
  package var snapshots: String?
  package var smartPaging: String?
  package var disks: [DiskMove] = []

  package init() {}
}

package struct DiskMove: Hashable, Sendable {
  package var source: WindowsPath
  package var destination: WindowsPath

  package init(source: String, destination: String) {
    self.source = WindowsPath(source)
    self.destination = WindowsPath(destination)
  }
}

/// The files a move copies and where everything lies afterwards.
struct StorageRelocation: Sendable {
  struct Copy: Sendable {
    let image: DiskImage
    let from: FileLocation
    let to: FileLocation
    let isParent: Bool  // of a disk, and not of the machine itself
  }

  var paths: MachinePaths
  var drives: [(slot: ControllerSlot, path: WindowsPath)] = []
  var copies: [Copy] = []

  var bytes: Int64 { copies.reduce(0) { $0 + $1.image.fileSize } }

  init(
    of machine: VirtualMachine, by plan: StoragePlan, to destination: Host,
    in datacenter: Datacenter
  ) {
    paths = Self.folders(of: machine, by: plan, on: destination)
    for drive in machine.hardDrives {
      guard let old = drive.path,
        let new = Self.place(of: old, by: plan, on: destination)
      else { continue }
      drives.append((drive.slot, new))
      copyChain(from: old, to: new, machine, destination, datacenter)
      for past in machine.checkpoints.flatMap(\.machine.hardDrives) where past.slot == drive.slot {
        guard let path = past.path else { continue }
        copyChain(
          from: path, to: new.parent.appending(path.fileName), machine, destination, datacenter)
      }
    }
    for past in machine.checkpoints.flatMap(\.machine.hardDrives) {
      relocate(past, of: machine, by: plan, to: destination, in: datacenter)
    }
  }

  /// A drive that only a checkpoint has left comes along as well.
  private mutating func relocate(
    _ past: HardDiskDrive, of machine: VirtualMachine, by plan: StoragePlan,
    to destination: Host, in datacenter: Datacenter
  ) {
    guard !machine.hardDrives.contains(where: { $0.slot == past.slot }), let old = past.path,
      let new = Self.place(of: old, by: plan, on: destination)
    else { return }
    if !drives.contains(where: { $0.slot == past.slot }) { drives.append((past.slot, new)) }
    copyChain(from: old, to: new, machine, destination, datacenter)
  }

  /// A differencing disk takes its parents along, into the same folder.
  private mutating func copyChain(
    from old: WindowsPath, to new: WindowsPath, _ machine: VirtualMachine, _ destination: Host,
    _ datacenter: Datacenter
  ) {
    let managed = machine.diskPaths + machine.checkpoints.flatMap(\.machine.diskPaths)
    var file: WindowsPath? = old
    var target = new
    while let path = file {
      let from = FileLocation(host: machine.host, path: path)
      guard !copies.contains(where: { $0.from == from }), let image = datacenter.images[from]
      else { return }
      var copied = image
      if let parent = image.parent { copied.parent = new.parent.appending(parent.fileName) }
      copies.append(
        Copy(
          image: copied, from: from, to: FileLocation(host: destination.name, path: target),
          isParent: !managed.contains(path)))
      file = image.parent
      target = copied.parent ?? target
    }
  }

  private static func folders(
    of machine: VirtualMachine, by plan: StoragePlan, on destination: Host
  ) -> MachinePaths {
    switch plan {
    case .stays: return machine.paths
    case .moves(let folder):
      return MachinePaths(
        allIn: WindowsPath(folder ?? destination.settings.virtualMachinePath))
    case .individually(let wanted):
      var paths = machine.paths
      if let folder = wanted.configuration { paths = MachinePaths(allIn: WindowsPath(folder)) }
      if let folder = wanted.snapshots { paths.snapshots = WindowsPath(folder) }
      if let folder = wanted.smartPaging { paths.smartPaging = WindowsPath(folder) }
      return paths
    }
  }

  /// Where a disk goes; nil when it stays where it is.
  private static func place(
    of disk: WindowsPath, by plan: StoragePlan, on destination: Host
  ) -> WindowsPath? {
    switch plan {
    case .stays: return nil
    case .moves(let folder?):
      return WindowsPath(folder).appending("Virtual Hard Disks").appending(disk.fileName)
    case .moves(nil):
      return WindowsPath(destination.settings.virtualHardDiskPath).appending(disk.fileName)
    case .individually(let wanted): return wanted.disks.first { $0.source == disk }?.destination
    }
  }
}
