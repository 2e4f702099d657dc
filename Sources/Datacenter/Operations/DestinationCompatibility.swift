import Messages

/// What the destination must offer: version, processor, switches, media, disks, memory and space.
extension MigrationParties {
  func checkCompatibility(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      destination.operatingSystem.release.supports(machine.version),
      Text(
        en: "Does \(destination.name) support configuration version \(machine.version)?",
        de: "Unterstützt \(destination.name) die Konfigurationsversion \(machine.version)?"),
      else: refusals.versionNotSupported(machine.version))
    try inquiry.require(
      isProcessorCompatible,
      Text(
        en: "Do the hosts' processors match, or is processor compatibility on?",
        de: "Passen die Prozessoren zueinander, oder ist die Prozessorkompatibilität an?"),
      else: refusals.processorNotCompatible)
    for name in machine.adapters.compactMap(\.switchName) {
      try inquiry.require(
        destination.virtualSwitch(name) != nil,
        Text(
          en: "Has \(destination.name) a virtual switch called \(name)?",
          de: "Hat \(destination.name) einen virtuellen Switch namens \(name)?"),
        else: refusals.switchMissing(name))
    }
    for medium in machine.dvdDrives.compactMap(\.path) {
      try inquiry.require(
        datacenter.images[FileLocation(host: destination.name, path: medium)] != nil,
        Text(
          en: "Can \(destination.name) open the ISO file \(medium)?",
          de: "Kann \(destination.name) die ISO-Datei \(medium) öffnen?"),
        else: refusals.mediumMissing(medium))
    }
    try inquiry.require(
      machine.memoryAssigned <= datacenter.memoryAvailable(on: destination),
      Text(
        en: "Has \(destination.name) enough free memory?",
        de: "Hat \(destination.name) genug freien Arbeitsspeicher?"),
      else: refusals.outOfMemory)
  }

  /// Only a running or saved machine depends on the processor it was started on.
  private var isProcessorCompatible: Bool {
    guard machine.state != .off else { return true }
    let (one, other) = (source.hardware.processor, destination.hardware.processor)
    return one == other
      || (one.vendor == other.vendor && machine.processor.compatibilityForMigration)
  }

  func checkStorage(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      machine.hardDrives.allSatisfy { $0.path != nil },
      Text(
        en: "Are all disks files (a physical disk cannot move)?",
        de: "Sind alle Datenträger Dateien (ein physischer kann nicht verschoben werden)?"),
      else: refusals.physicalDisk)
    for file in filesLeftBehind {
      try inquiry.require(
        file.isOnShare,
        Text(
          en: "Can \(destination.name) reach \(file)?",
          de: "Kann \(destination.name) \(file) erreichen?"),
        else: refusals.storageNotShared(file))
    }
    for folder in relocation.folders {
      try inquiry.require(
        folder.isOnShare || destination.volume(of: folder) != nil,
        Text(
          en: "Does the path \(folder) exist on \(destination.name)?",
          de: "Gibt es den Pfad \(folder) auf \(destination.name)?"),
        else: refusals.pathMissing(folder))
    }
    for copy in relocation.copies {
      try inquiry.require(
        datacenter.images[copy.to] == nil,
        Text(
          en: "Is there no file \(copy.to.path) at the destination yet?",
          de: "Gibt es am Ziel noch keine Datei \(copy.to.path)?"),
        else: refusals.fileExists(copy.to.path))
    }
    try checkSpace(&inquiry)
  }

  /// Disks that the plan does not move; without a new folder the configuration stays behind as well.
  private var filesLeftBehind: [WindowsPath] {
    let moving = Set(relocation.copies.map(\.from.path))
    let disks = machine.diskPaths.filter { !moving.contains($0) }
    let isConfigurationLeft = relocation.paths == machine.paths && !movesDisks
    return disks + (isConfigurationLeft ? [machine.paths.configuration] : [])
  }

  private func checkSpace(_ inquiry: inout Inquiry) throws(Refusal) {
    for volume in destination.volumes {
      let needed = relocation.copies.filter { $0.to.path.drive == volume.letter }
        .reduce(0) { $0 + $1.image.fileSize }
      guard needed > 0 else { continue }
      try inquiry.require(
        needed <= volume.free,
        Text(
          en: "Has volume \(volume.letter): of \(destination.name) enough free space?",
          de: "Hat Volume \(volume.letter): von \(destination.name) genug freien Platz?"),
        else: refusals.diskFull(volume.letter))
    }
  }
}

extension StorageRelocation {
  /// Every folder that must exist at the destination, or be creatable there.
  var folders: [WindowsPath] {
    [paths.configuration, paths.snapshots, paths.smartPaging] + drives.map(\.path)
  }
}
