internal import Datacenter
internal import DatacenterStore
internal import PowerShellEngine

/// The drives of the simulated hosts, always the same for one host.
///
/// Those of the host one is signed in at are kept in the state file, the others as long as the
/// session; the files of Hyper-V are the datacenter's and stay in any case.
final class HostDrives {
  private var volumes: [Name: [(letter: String, volume: FileVolume)]] = [:]
  private let lab: Lab
  private let statePath: String?
  private let stateFile: OpenStateFile
  private let clock: () -> Int64
  /// The host one is signed in at; the datacenter is opened for it.
  private(set) lazy var home = Self.home(lab).text
  /// Its drive C, which is there without looking into the datacenter.
  private(set) lazy var system: FileVolume = HostVolume(
    "C", of: { [lab] in Self.home(lab) }, in: lab, plain: plain("C", isOwn: true))

  private static func home(_ lab: Lab) -> Name { (try? lab.datacenter.signedIn.host) ?? "HV01" }

  init(
    _ lab: Lab, _ statePath: String?, _ stateFile: OpenStateFile, clock: @escaping () -> Int64
  ) {
    (self.lab, self.statePath, self.stateFile, self.clock) = (lab, statePath, stateFile, clock)
  }

  /// A host's drives by their letters: C, and what other volumes it has.
  func drives(of host: String) -> [(String, FileVolume)] {
    let name = Name(host)
    if let known = volumes[name] { return known }
    let letters = (try? lab.datacenter.hosts[name]?.volumes.map(\.letter)) ?? []
    let others = letters.filter { Name($0) != "C" }
    let isOwn = name == Name(home)
    let made = (["C"] + others).map { letter -> (letter: String, volume: FileVolume) in
      if isOwn, letter == "C" { return (letter, system) }
      return (
        letter, HostVolume(letter, of: { name }, in: lab, plain: plain(letter, isOwn: isOwn))
      )
    }
    volumes[name] = made
    return made
  }

  /// What keeps everything that is no file of Hyper-V.
  private func plain(_ letter: String, isOwn: Bool) -> FileVolume {
    let isSystem = Name(letter) == "C"
    let fresh = isSystem ? VirtualDisk.make(clock: clock) : MemoryVolume(clock: clock)
    guard isOwn, let statePath else { return fresh }
    let files = DriveFiles(stateFile: statePath, drive: isSystem ? nil : "\(letter):")
    guard let files else { return fresh }
    stateFile.drives.append(files)
    return StoredVolume(files, fresh: fresh, clock: clock)
  }
}

/// The connections to the file of `-State`, to be closed at the end.
final class OpenStateFile {
  var journal: SQLiteJournal?
  var drives: [DriveFiles] = []

  func close() {
    for drive in drives { drive.close() }
    journal?.close()
  }
}

/// The virtual `C:` of a fresh host.
enum VirtualDisk {
  private static let folders = [
    ["Lab"], ["Program Files", "PowerShell", "7"],
    ["Users", "Administrator", "AppData", "Local", "Temp"],
    ["Users", "Administrator", "Documents"], ["Windows", "System32"],
  ]

  static func make(clock: @escaping () -> Int64) -> MemoryVolume {
    MemoryVolume(clock: clock, folders: folders)
  }
}
