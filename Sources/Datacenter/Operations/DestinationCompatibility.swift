import Messages

/// What the destination must offer: version, processor, switches, media, disks, memory and space.
extension MigrationParties {
  /// What stands in the way of a planned machine there, before anything is compared.
  func checkPlanning(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      destination.security.machinesMayLogOnAsService,
      Text(
        en: "May virtual machines log on as a service on \(destination.name)?",
        de: "Dürfen sich virtuelle Computer auf \(destination.name) als Dienst anmelden?"),
      of: destination.name,
      else: refusals.logonTypeNotGranted.because(.logonType(destination.name)))
    try inquiry.require(
      !destination.plannedLeftovers.contains(machine.id),
      Text(
        en: "Is there no planned machine with this id on \(destination.name) yet?",
        de: "Gibt es auf \(destination.name) noch keinen geplanten Computer mit dieser ID?"),
      of: destination.name, else: refusals.objectExists.because(.leftover(destination.name)))
    // What the machine holds in memory is written for its creator: a saved one has none (F29).
    guard machine.isActive, let creator = machine.security.creator else { return }
    try inquiry.require(
      datacenter.account(creator, seenFrom: destination) != nil,
      Text(
        en: "Can \(destination.name) resolve the account that created the machine?",
        de: "Kann \(destination.name) das Konto auflösen, das den Computer angelegt hat?"),
      of: destination.name,
      else: refusals.noMapping.because(.creator(creator, machine, destination.name)))
  }

  func checkCompatibility(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      destination.operatingSystem.release.supports(machine.version),
      Text(
        en: "Does \(destination.name) support configuration version \(machine.version)?",
        de: "Unterstützt \(destination.name) die Konfigurationsversion \(machine.version)?"),
      of: destination.name,
      else: refusals.versionNotSupported(machine.version).because(.version(machine, destination)))
    let processors = ProcessorCompatibility(
      machine: machine, source: source, destination: destination)
    try inquiry.require(
      processors.holds,
      Text(
        en: "Do the hosts' processors match, or is processor compatibility on?",
        de: "Passen die Prozessoren zueinander, oder ist die Prozessorkompatibilität an?"),
      of: destination.name,
      else: refusals.processorNotCompatible.because(processors.cause))
    for adapter in machine.adapters {
      guard let name = adapter.switchName else { continue }
      try inquiry.require(
        destination.virtualSwitch(name) != nil,
        Text(
          en: "Has \(destination.name) a virtual switch called \(name)?",
          de: "Hat \(destination.name) einen virtuellen Switch namens \(name)?"),
        of: destination.name,
        else: refusals.switchMissing(name).because(.switchMissing(name, destination)).reported(
          as: 33012, from: .adapter(adapter.id)))
    }
    for drive in machine.dvdDrives {
      guard let medium = drive.path else { continue }
      try inquiry.require(
        canOpen(medium),
        Text(
          en: "Can \(destination.name) open the ISO file \(medium)?",
          de: "Kann \(destination.name) die ISO-Datei \(medium) öffnen?"),
        of: destination.name,
        else: refusals.mediumMissing(medium).because(.medium(medium, machine)).reported(
          as: 40010, from: .dvdDrive(drive.slot)))
      try checkShare(medium, &inquiry)
    }
    try checkKeys(&inquiry)
    let free = datacenter.memoryAvailable(on: destination)
    try inquiry.require(
      machine.memoryAssigned <= free,
      Text(
        en: "Has \(destination.name) enough free memory?",
        de: "Hat \(destination.name) genug freien Arbeitsspeicher?"),
      of: destination.name,
      else: refusals.outOfMemory.because(
        .memory(destination.name, needed: machine.memoryAssigned, free: free)))
  }

  /// vmguest.iso stands in the way even where the file exists (F31b).
  private func canOpen(_ medium: WindowsPath) -> Bool {
    Name(medium.fileName) != "vmguest.iso"
      && datacenter.images[FileLocation(host: destination.name, path: medium)] != nil
  }

  private func checkKeys(_ inquiry: inout Inquiry) throws(Refusal) {
    if machine.security.hasTPM {
      let certificate = machine.security.guardianCertificate ?? source.name.text
      try inquiry.require(
        destination.security.holdsKeys(of: certificate),
        Text(
          en: "Has \(destination.name) the certificates of the virtual TPM?",
          de: "Hat \(destination.name) die Zertifikate des virtuellen TPM?"),
        of: destination.name,
        else: refusals.keyProtectorNotUnwrapped.because(
          .keyProtector(of: machine, certificate, on: destination)))
    }
    guard machine.state == .saved else { return }
    try inquiry.require(
      machine.security.savedStateIsReadable,
      Text(en: "Can the saved state be read?", de: "Ist der gespeicherte Zustand lesbar?"),
      of: source.name, else: refusals.savedStateUnreadable.because(.savedState(of: machine)))
  }

  /// Files that stay on a share must open from the destination, too.
  private func checkShare(_ file: WindowsPath, _ inquiry: inout Inquiry) throws(Refusal) {
    guard let name = file.shareServer, let server = datacenter.host(named: name, from: source.name)
    else { return }
    let share = server.shares.first { $0.name == file.shareName }
    try inquiry.require(
      share?.isFaulty != true,
      Text(en: "Does the share of \(file) work?", de: "Funktioniert die Freigabe von \(file)?"),
      of: server.name, else: refusals.shareFailed(file).because(.share(name, isFaulty: true)))
    try inquiry.require(
      datacenter.accepts(Port.fileSharing, on: server, from: destination),
      Text(
        en: "Does \(server.name) let \(destination.name) in on port 445?",
        de: "Lässt \(server.name) \(destination.name) auf Port 445 ein?"),
      of: server.name, else: refusals.attachmentDenied(file).because(.share(name, isFaulty: false)))
    // The source hands the user on to the destination, and both to the file server.
    guard session.host != source.name || !session.carriesCredentials else { return }
    try ShareAccess(datacenter: datacenter, session: session, opener: source)
      .checkDelegation(to: server, &inquiry) { refusals.attachmentDenied(file) }
  }

  func checkStorage(_ inquiry: inout Inquiry) throws(Refusal) {
    try inquiry.require(
      machine.hardDrives.allSatisfy { $0.path != nil },
      Text(
        en: "Are all disks files (a physical disk cannot move)?",
        de: "Sind alle Datenträger Dateien (ein physischer kann nicht verschoben werden)?"),
      of: source.name, else: refusals.physicalDisk.because(.physicalDisk(machine)))
    for file in filesLeftBehind {
      try inquiry.require(
        file.isOnShare,
        Text(
          en: "Can \(destination.name) reach \(file)?",
          de: "Kann \(destination.name) \(file) erreichen?"),
        of: destination.name, else: refusals.storageNotShared(file).because(.storageStays))
      try checkShare(file, &inquiry)
    }
    for folder in relocation.folders {
      try inquiry.require(
        folder.isOnShare || destination.volume(of: folder) != nil,
        Text(
          en: "Does the path \(folder) exist on \(destination.name)?",
          de: "Gibt es den Pfad \(folder) auf \(destination.name)?"),
        of: destination.name,
        else: refusals.pathMissing(folder).because(.path(folder, destination)))
    }
    for (index, copy) in relocation.copies.enumerated() {
      try inquiry.require(
        datacenter.images[copy.to] == nil
          && !relocation.copies.prefix(index).contains { $0.to == copy.to },
        Text(
          en: "Is there no file \(copy.to.path) at the destination yet?",
          de: "Gibt es am Ziel noch keine Datei \(copy.to.path)?"),
        of: destination.name,
        else: refusals.fileExists(copy.to.path).because(.fileExists(copy.to.path)))
    }
    try checkSpace(&inquiry)
  }

  /// Disks that the plan does not move; without a new folder the configuration stays behind as well.
  private var filesLeftBehind: [WindowsPath] {
    let moving = Set(relocation.copies.map(\.from.path))
    let past = machine.checkpoints.flatMap(\.machine.diskPaths)
    let disks = (machine.diskPaths + past).filter { !moving.contains($0) }
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
        of: destination.name,
        else: refusals.diskFull(volume.letter).because(
          .space(volume, destination.name, needed: needed)))
    }
  }
}

extension StorageRelocation {
  /// Every folder that must exist at the destination, or be creatable there.
  var folders: [WindowsPath] {
    [paths.configuration, paths.snapshots, paths.smartPaging] + drives.map(\.path)
  }
}
