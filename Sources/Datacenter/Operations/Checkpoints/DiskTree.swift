/// The files of a machine's disks as checkpoints have branched them: who holds which, and which may go.
///
/// What nobody holds any more flows together with its only child, or goes if it has none.
struct DiskTree {
  private let host: Host.ID
  private let original: [FileLocation: DiskImage]
  private let foreign: Set<FileLocation>
  private var images: [FileLocation: DiskImage]
  private(set) var drives: [HardDiskDrive]
  private(set) var checkpoints: [Checkpoint]

  /// The tree of a machine, with the drives and checkpoints it is to have.
  init(
    of machine: VirtualMachine, in datacenter: Datacenter, drives: [HardDiskDrive],
    checkpoints: [Checkpoint]
  ) {
    host = machine.host
    let files = datacenter.diskFiles(of: machine)
    var known: [FileLocation: DiskImage] = [:]
    for file in files { known[file] = datacenter.images[file] }
    original = known
    images = known
    foreign = datacenter.diskFiles(heldBesides: machine, among: files)
    (self.drives, self.checkpoints) = (drives, checkpoints)
    settle()
  }

  /// The files that go, then those that take in what was theirs.
  var events: [Event] {
    let files = original.keys.sorted { $0.path.description < $1.path.description }
    let gone = files.filter { images[$0] == nil }
    let changed = files.filter { images[$0] != nil && images[$0] != original[$0] }
    return gone.map { .image($0, .removed) }
      + changed.compactMap { file in images[file].map { .image(file, .created($0)) } }
  }

  func image(at path: WindowsPath) -> DiskImage? { images[FileLocation(host: host, path: path)] }

  private mutating func settle() {
    while let file = loose() {
      let children = children(of: file)
      if let child = children.first { merge(child, into: file) } else { images[file] = nil }
    }
  }

  private var held: Set<FileLocation> {
    let paths = drives.compactMap(\.path) + checkpoints.flatMap(\.machine.diskPaths)
    return Set(paths.map { FileLocation(host: host, path: $0) })
  }

  private func children(of file: FileLocation) -> [FileLocation] {
    images.keys.filter { child in
      images[child]?.parent.map { FileLocation(host: host, path: $0) } == file
    }
  }

  /// A file nobody holds that can be done away with.
  private func loose() -> FileLocation? {
    let held = held
    return images.keys.filter { file in
      guard !held.contains(file), !foreign.contains(file) else { return false }
      let children = children(of: file)
      switch children.count {
      case 0: return isOfCheckpoint(file)
      case 1: return isOfCheckpoint(children[0]) && !foreign.contains(children[0])
      default: return false
      }
    }.min { $0.path.description < $1.path.description }
  }

  private func isOfCheckpoint(_ file: FileLocation) -> Bool {
    let name = Name(file.path.fileName)
    return name.hasSuffix(".avhdx") || name.hasSuffix(".avhd")
  }

  private mutating func merge(_ child: FileLocation, into file: FileLocation) {
    guard var image = images[file], let upper = images[child] else {
      images[child] = nil
      return
    }
    image.size = upper.size
    if image.allocation != .fixed {
      image.fileSize = max(min(image.fileSize + upper.fileSize, image.size), image.fileSize)
    }
    for grandchild in children(of: child) { images[grandchild]?.parent = file.path }
    images[file] = image
    images[child] = nil
    repoint(&drives, from: child.path, to: file.path)
    for index in checkpoints.indices {
      repoint(&checkpoints[index].machine.hardDrives, from: child.path, to: file.path)
    }
  }

  private func repoint(
    _ drives: inout [HardDiskDrive], from old: WindowsPath, to new: WindowsPath
  ) {
    for index in drives.indices where drives[index].path == old { drives[index].path = new }
  }
}

extension Datacenter {
  /// The files of a machine's disks now and at its checkpoints, with all they are based on.
  func diskFiles(of machine: VirtualMachine) -> Set<FileLocation> {
    var found: Set<FileLocation> = []
    for path in machine.diskPaths + machine.checkpoints.flatMap(\.machine.diskPaths) {
      var next: WindowsPath? = path
      while let path = next {
        let file = FileLocation(host: machine.host, path: path)
        guard let image = images[file], found.insert(file).inserted else { break }
        next = image.parent
      }
    }
    return found
  }

  /// Those files that other machines' disks rest on as well.
  func diskFiles(
    heldBesides machine: VirtualMachine, among files: Set<FileLocation>
  ) -> Set<FileLocation> {
    let hosts = files.contains { $0.path.isOnShare } ? self.hosts.keys : [machine.host]
    var held: Set<FileLocation> = []
    for other in hosts.flatMap(machines(on:)) where other.id != machine.id {
      held.formUnion(diskFiles(of: other).intersection(files))
    }
    return held
  }
}
