import Messages

/// New-VHD: a virtual disk as a file of a host's drive.
package struct DiskImageCreation: Operation {
  package enum Kind: Hashable, Sendable {
    case dynamic
    case fixed
    case differencing(parent: String)
  }

  package let host: String
  package let path: String
  package let kind: Kind
  package let size: Int64?  // a differencing disk has its parent's without one
  package let session: LogonSession
  package var blockSize: Int64?
  package var logicalSectorSize: Int64?
  package var physicalSectorSize: Int64?
  package var sourceDisk: Int?  // -SourceDisk: a physical disk of the host is copied

  package init(
    host: String, path: String, kind: Kind, size: Int64?, session: LogonSession
  ) {
    (self.host, self.path, self.session) = (host, path, session)
    (self.kind, self.size) = (kind, size)
  }

  /// A fixed disk is written full of zeros (ours: how fast).
  static let bytesPerSecond = 1e9

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    let file = FileLocation(host: host.name, path: WindowsPath(path))
    var image = DiskImage()
    image.format = try DiskImage.Format(fileName: file.path)
    image.identifier = datacenter.identifiers.guid(
      for: "disk/\(host.name)/\(file.path)/\(datacenter.clock.ticks)")
    try place(&image, at: file, on: host, datacenter)
    try shape(&image, at: file)
    let source = try sourceDisk(of: host, for: file)
    if let source { image.size = source.size }
    guard image.size >= 3 * .mebibyte, image.size <= image.format.limit,
      image.size % image.logicalSectorSize == 0
    else { throw .diskSize(file.path) }
    let leastSize = source.map { min($0.used, $0.size) } ?? 4 * .mebibyte
    image.fileSize = image.allocation == .fixed ? image.size : leastSize
    guard datacenter.images[file] == nil else { throw .diskExists(file.path) }
    try host.checkRoom(for: image.fileSize, at: file.path)
    let copying = source.map { Double($0.used) / StorageMove.bytesPerSecond } ?? 0
    let seconds = 0.2 + copying + (kind == .fixed ? Double(image.size) / Self.bytesPerSecond : 0)
    return [.image(file, .created(image)), .clockAdvanced(.seconds(seconds))]
  }

  private func sourceDisk(
    of host: Host, for file: FileLocation
  ) throws(Refusal) -> PhysicalDisk? {
    guard let sourceDisk else { return nil }
    guard let disk = host.physicalDisk(sourceDisk) else {
      throw .noSourceDisk(sourceDisk, for: file.path)
    }
    return disk
  }

  private func place(
    _ image: inout DiskImage, at file: FileLocation, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) {
    switch kind {
    case .dynamic: image.allocation = .dynamic
    case .fixed: image.allocation = .fixed
    case .differencing(let text):
      let parent = FileLocation(host: host.name, path: WindowsPath(text))
      guard let base = datacenter.images[parent] else { throw .parentNotFound(file.path, text) }
      guard base.format == image.format else { throw .diskKinds(file.path) }
      image.allocation = .differencing
      image.parent = parent.path
      image.size = base.size
      image.blockSize = base.blockSize
      image.logicalSectorSize = base.logicalSectorSize
      image.physicalSectorSize = base.physicalSectorSize
    }
    if let size { image.size = size }
  }

  /// A VHD has blocks of 2 MB and sectors of 512 bytes; those of a VHDX can be chosen.
  private func shape(_ image: inout DiskImage, at file: FileLocation) throws(Refusal) {
    if image.format == .vhd {
      image.blockSize = 2 * .mebibyte
      image.physicalSectorSize = 512
    }
    if let blockSize {
      guard blockSize >= 512 * .kibibyte, blockSize <= 256 * .mebibyte,
        blockSize & (blockSize - 1) == 0
      else { throw .invalidValue("\(blockSize)", of: "BlockSizeBytes") }
      image.blockSize = blockSize
    }
    if let sector = logicalSectorSize {
      guard sector == 512 || (sector == 4096 && image.format != .vhd) else {
        throw .invalidValue("\(sector)", of: "LogicalSectorSizeBytes")
      }
      image.logicalSectorSize = sector
    }
    if let sector = physicalSectorSize {
      guard sector == 512 || (sector == 4096 && image.format != .vhd) else {
        throw .invalidValue("\(sector)", of: "PhysicalSectorSizeBytes")
      }
      image.physicalSectorSize = sector
    }
    if image.allocation == .fixed { image.blockSize = 0 }
  }
}

extension DiskImage.Format {
  /// The format that a file's name ends in.
  init(fileName path: WindowsPath) throws(Refusal) {
    let name = Name(path.fileName)
    if name.hasSuffix(".vhdx") || name.hasSuffix(".avhdx") {
      self = .vhdx
    } else if name.hasSuffix(".vhd") || name.hasSuffix(".avhd") {
      self = .vhd
    } else if name.hasSuffix(".vhds") {
      self = .vhdSet
    } else {
      throw .diskExtension(path)
    }
  }

  var limit: Int64 { self == .vhd ? 2040 * .gibibyte : 64 * .tebibyte }
}

extension Host {
  func checkRoom(for bytes: Int64, at path: WindowsPath) throws(Refusal) {
    guard !path.isOnShare else { return }
    guard let volume = volume(of: path) else { throw .diskPathNotFound(path) }
    guard bytes <= volume.free else { throw .diskSpace(path) }
  }
}
