internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// secedit: the local security policy as a file, out and in again.
///
/// Of all rights the simulation knows one: who may log on as a service, to which machines need
/// NT VIRTUAL MACHINE\Virtual Machines (S-1-5-83-0).
enum Secedit {
  static func run(_ run: ProgramRun) throws -> Int32 {
    guard let verb = run.words.first.flatMap(ProgramRun.option), let file = value("cfg", run) else {
      return try run.say(
        "secedit /export /cfg filename [/areas USER_RIGHTS]",
        "secedit /configure /db filename /cfg filename [/areas USER_RIGHTS]") + 1
    }
    switch verb {
    case "export": try export(to: file, run)
    case "configure":
      guard value("db", run) != nil else {
        try run.complain("The /db option is required.")
        return 1
      }
      try configure(from: file, run)
    default:
      try run.complain("The parameter is incorrect.")
      return 1
    }
    return try run.say(
      "", "The task has completed successfully.",
      "See log %windir%\\security\\logs\\scesrv.log for detail info.")
  }

  private static func value(_ option: Name, _ run: ProgramRun) -> String? {
    let place = run.words.firstIndex { ProgramRun.option($0) == option }
    guard let place, run.words.indices.contains(place + 1) else { return nil }
    return run.words[place + 1]
  }

  // MARK: The file

  private static let machines = "*S-1-5-83-0"
  private static let allServices = "*S-1-5-80-0"

  /// UTF-16 with its mark, as the real program writes.
  private static func export(to file: String, _ run: ProgramRun) throws {
    let holders =
      run.host.security.machinesMayLogOnAsService ? "\(allServices),\(machines)" : allServices
    let lines = [
      "[Unicode]", "Unicode=yes", "[Version]", "signature=\"$CHICAGO$\"", "Revision=1",
      "[Privilege Rights]", "SeServiceLogonRight = \(holders)",
    ]
    let text = lines.map { $0 + "\r\n" }.joined()
    let mark: [UInt8] = [0xFF, 0xFE]
    let bytes = text.utf16.reduce(into: mark) { bytes, unit in
      bytes += [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    let place = try run.shell.drives.locate(file)
    try run.shell.drives.drive(place.drive)?.volume.write(place.names, bytes, append: false)
  }

  private static func configure(from file: String, _ run: ProgramRun) throws {
    let text = try run.shell.fileText(file)
    var security = run.host.security
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let halves = line.split(separator: 0x3D, maxSplits: 1)
      guard halves.count == 2 else { continue }
      let holders = halves[1].split(separator: 0x2C).map(trimmed)
      let names = holders.contains {
        $0 == Name(machines) || $0 == "NT VIRTUAL MACHINE\\Virtual Machines"
      }
      switch trimmed(halves[0]) {
      case "SeServiceLogonRight": security.machinesMayLogOnAsService = names
      case "SeDenyServiceLogonRight" where names: security.machinesMayLogOnAsService = false
      default: break
      }
    }
    try run.carryOut(
      HostFactChange([.security(security)], on: run.host.name.text, session: run.session))
  }

  private static func trimmed(_ text: Substring.UTF8View) -> Name {
    let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x09 || $0 == 0 }
    let front = text.drop(while: isBlank)
    let rest = front.reversed().drop(while: isBlank).reversed()
    return Name(String(decoding: Array(rest), as: UTF8.self))
  }
}
