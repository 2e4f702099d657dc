/// The files of a host's drive that the datacenter knows: virtual disks, ISO images, and the
/// configurations of machines, exported ones too.
package struct HostFile: Hashable, Sendable {
  package var path: WindowsPath
  package var length: Int64
  /// A machine has it open, or rests on it.
  package var isInUse: Bool
  /// A machine has it open, and nobody else may read it: those that are off keep nothing open.
  package var isOpen: Bool
  package var written: Instant
}

extension Datacenter {
  package func files(on host: Host.ID, drive: String) -> [HostFile] {
    let held = machines(on: host)
    let inUse = Set(held.flatMap { disksHeld(by: $0) })
    let open = Set(held.filter(\.isActive).flatMap { disksHeld(by: $0) })
    var found = images.compactMap { location, image -> HostFile? in
      guard location.host == host, location.path.drive == drive else { return nil }
      return HostFile(
        path: location.path, length: image.fileSize, isInUse: inUse.contains(location.path),
        isOpen: open.contains(location.path), written: clock)
    }
    for machine in held {
      found += machine.configurationFiles.map {
        HostFile(
          path: $0, length: VirtualMachine.configurationSize, isInUse: true, isOpen: true,
          written: clock)
      }.filter { $0.path.drive == drive }
    }
    found += configurations.compactMap { location, _ in
      guard location.host == host, location.path.drive == drive else { return nil }
      return HostFile(
        path: location.path, length: VirtualMachine.configurationSize, isInUse: false,
        isOpen: false, written: clock)
    }
    return found
  }

  /// Disks with all they rest on, of checkpoints too, and the media in the drives of what runs.
  private func disksHeld(by machine: VirtualMachine) -> [WindowsPath] {
    var held = machine.isActive ? machine.dvdDrives.compactMap(\.path) : []
    var waiting = machine.diskPaths + machine.checkpoints.flatMap(\.machine.diskPaths)
    while let path = waiting.popLast() {
      guard !held.contains(path) else { continue }
      held.append(path)
      if let parent = images[FileLocation(host: machine.host, path: path)]?.parent {
        waiting.append(parent)
      }
    }
    return held
  }
}

extension VirtualMachine {
  static let configurationSize: Int64 = 2 * .mebibyte

  /// The file of the configuration, as it lies in the machine's folder.
  package var configurationFile: WindowsPath { configurationFiles[0] }

  /// Configuration and runtime state, of the machine and of its checkpoints.
  var configurationFiles: [WindowsPath] {
    let own = paths.configuration.appending("Virtual Machines").appending("\(id.capitals)")
    let kept = checkpoints.map {
      paths.snapshots.appending("Snapshots").appending("\($0.id.capitals)")
    }
    return ([own] + kept).flatMap {
      [WindowsPath("\($0).vmcx"), WindowsPath("\($0).vmrs")]
    }
  }
}

/// Remove-Item on a file of the datacenter's: an unused disk, an ISO image, an exported machine.
package struct FileRemoval: Operation {
  package let file: FileLocation

  package init(_ file: FileLocation) { self.file = file }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    [.image(file, .removed)]
  }
}

/// Copy-Item and Move-Item of such a file, within the host or to a share.
package struct FileCopy: Operation {
  package let file: FileLocation
  package let goal: FileLocation

  package init(_ file: FileLocation, to goal: FileLocation) {
    (self.file, self.goal) = (file, goal)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    if let machine = datacenter.configurations[file] {
      return [.image(goal, .exported(machine))]
    }
    guard let image = datacenter.images[file] else { throw .diskPathNotFound(file.path) }
    try datacenter.hosts[goal.host]?.checkRoom(for: image.fileSize, at: goal.path)
    let seconds = Double(image.fileSize) / StorageMove.bytesPerSecond
    return [.image(goal, .created(image)), .clockAdvanced(.seconds(seconds))]
  }
}
