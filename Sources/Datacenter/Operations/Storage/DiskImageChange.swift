import Messages

/// Resize-VHD: a virtual disk becomes larger, or smaller down to what it holds.
package struct DiskImageResizing: Operation {
  package let host: String
  package let path: String
  package let size: Int64?  // nil: -ToMinimumSize
  package let session: LogonSession

  package init(host: String, path: String, size: Int64?, session: LogonSession) {
    (self.host, self.path, self.size, self.session) = (host, path, size, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    let (file, image) = try datacenter.disk(path, on: host)
    let wanted = size ?? image.minimumSize ?? image.size
    guard wanted >= 3 * .mebibyte, wanted <= image.format.limit,
      wanted % image.logicalSectorSize == 0
    else { throw .diskSize(file.path) }
    guard wanted != image.size else { return [] }
    guard wanted > image.size || (image.format != .vhd && wanted >= image.minimumSize ?? 0) else {
      throw .diskTooSmall(file.path)
    }
    guard datacenter.mayResize(file, image) else { throw .diskBusy(file.path) }
    var changed = image
    changed.size = wanted
    if image.allocation == .fixed {
      changed.fileSize = wanted
      try host.checkRoom(for: max(wanted - image.fileSize, 0), at: file.path)
    }
    return [.image(file, .created(changed)), .clockAdvanced(.seconds(0.5))]
  }
}

/// Convert-VHD: a copy of a virtual disk in another format or of another kind.
package struct DiskImageConversion: Operation {
  package let host: String
  package let path: String
  package let destination: String
  package let kind: DiskImageCreation.Kind?  // nil: as it was
  package let session: LogonSession
  package var deletesSource = false
  package var blockSize: Int64?

  package init(
    host: String, path: String, destination: String, kind: DiskImageCreation.Kind?,
    session: LogonSession
  ) {
    (self.host, self.path, self.session) = (host, path, session)
    (self.destination, self.kind) = (destination, kind)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    let (file, image) = try datacenter.disk(path, on: host)
    guard !datacenter.isDiskBusy(file) else { throw .diskBusy(file.path) }
    let target = FileLocation(host: host.name, path: WindowsPath(destination))
    var copy = image
    copy.format = try DiskImage.Format(fileName: target.path)
    copy.identifier = datacenter.identifiers.guid(
      for: "disk/\(host.name)/\(target.path)/\(datacenter.clock.ticks)")
    try shape(&copy, from: image, at: target, datacenter)
    guard copy.size <= copy.format.limit else { throw .diskSize(target.path) }
    guard datacenter.images[target] == nil else { throw .diskExists(target.path) }
    try host.checkRoom(for: copy.fileSize, at: target.path)
    let seconds = 0.5 + Double(copy.fileSize) / DiskImageCreation.bytesPerSecond
    var events: [Event] = [.image(target, .created(copy))]
    if deletesSource {
      guard !datacenter.isDiskInUse(file) else { throw .diskBusy(file.path) }
      events.append(.image(file, .removed))
    }
    return events + [.clockAdvanced(.seconds(seconds))]
  }

  /// A copy stands on its own, unless it is to be a differencing disk again.
  private func shape(
    _ copy: inout DiskImage, from image: DiskImage, at target: FileLocation,
    _ datacenter: Datacenter
  ) throws(Refusal) {
    var chain = datacenter.chainSize(of: image, on: target.host)
    switch kind {
    case .differencing(let text):
      let parent = FileLocation(host: target.host, path: WindowsPath(text))
      guard datacenter.images[parent] != nil else { throw .parentNotFound(target.path, text) }
      copy.allocation = .differencing
      copy.parent = parent.path
      chain = image.fileSize
    case .fixed: copy.allocation = .fixed
    case .dynamic: copy.allocation = .dynamic
    case nil: copy.allocation = image.allocation == .fixed ? .fixed : .dynamic
    }
    if copy.allocation != .differencing { copy.parent = nil }
    copy.fileSize =
      copy.allocation == .fixed ? copy.size : max(min(chain, copy.size), 4 * .mebibyte)
    copy.blockSize =
      copy.allocation == .fixed ? 0 : copy.format == .vhd ? 2 * .mebibyte : 32 * .mebibyte
    if copy.format == .vhd { copy.physicalSectorSize = 512 }
    if let blockSize, copy.allocation != .fixed { copy.blockSize = blockSize }
  }
}

extension DiskImage {
  /// How small a disk can be made: what was written to it, as far as the model knows; nothing
  /// while it is empty.
  package var minimumSize: Int64? {
    guard allocation != .fixed, fileSize > 4 * .mebibyte else { return nil }
    let sectors = (fileSize + logicalSectorSize - 1) / logicalSectorSize
    return min(sectors * logicalSectorSize, size)
  }
}

extension Datacenter {
  /// A virtual disk of a host by its path; an ISO file is none.
  package func disk(
    _ text: String, on host: Host
  ) throws(Refusal) -> (file: FileLocation, image: DiskImage) {
    let file = FileLocation(host: host.name, path: WindowsPath(text))
    guard let image = images[file], image.format != .iso else { throw .diskMissing(text) }
    return (file, image)
  }

  /// Whether a machine that is not off has the file open.
  package func isDiskBusy(_ file: FileLocation) -> Bool {
    let hosts = file.path.isOnShare ? self.hosts.keys : [file.host]
    return hosts.flatMap(machines(on:)).contains { machine in
      machine.isActive && !diskFiles(of: machine).isDisjoint(with: [file])
    }
  }

  /// A disk that a machine has open can grow only at a SCSI controller; one that others are based
  /// on cannot change at all.
  fileprivate func mayResize(_ file: FileLocation, _ image: DiskImage) -> Bool {
    let hosts = file.path.isOnShare ? self.hosts.keys : [file.host]
    for machine in hosts.flatMap(machines(on:)) where diskFiles(of: machine).contains(file) {
      guard let drive = machine.hardDrives.first(where: { $0.path == file.path }),
        !machine.checkpoints.contains(where: { $0.machine.diskPaths.contains(file.path) })
      else { return false }
      if machine.isActive, drive.slot.type != .scsi || image.format == .vhd { return false }
      if machine.migration != nil { return false }
    }
    return true
  }

  /// What a disk and all it is based on hold together.
  fileprivate func chainSize(of image: DiskImage, on host: Name) -> Int64 {
    var bytes = image.fileSize
    var next = image.parent
    var steps = 0
    while let path = next, let parent = images[FileLocation(host: host, path: path)], steps < 64 {
      bytes += parent.fileSize
      next = parent.parent
      steps += 1
    }
    return bytes
  }
}
