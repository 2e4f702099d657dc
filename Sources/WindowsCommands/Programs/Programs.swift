internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The programs of the command line that the simulation carries out itself.
enum Programs {
  static var all: [ProgramCommand] {
    [
      program("klist", Klist.run), program("setspn", Setspn.run),
      program("repadmin", Repadmin.run), program("whoami", Whoami.run),
      program("hostname", { try $0.say($0.host.name.text) }), program("gpupdate", Gpupdate.run),
      program("nltest", Nltest.run), program("ping", Ping.run), program("ipconfig", Ipconfig.run),
      program("netstat", Netstat.run), program("w32tm", W32tm.run),
      program("sc", ServiceControl.run), program("winrm", Winrm.run),
      program("secedit", Secedit.run),
    ]
  }

  private static func program(
    _ name: String, _ run: @escaping (ProgramRun) throws -> Int32
  ) -> ProgramCommand {
    ProgramCommand(name) { call in
      let lab = try call.lab
      do {
        try lab.lab.refresh()
        return try run(try ProgramRun(call, lab))
      } catch let refusal as Refusal {
        lab.lastRefusal = refusal
        for line in refusal.text[lab.language].programLines { try call.writeError(line) }
        return Int32(refusal.errorID) ?? 1
      }
    }
  }
}

/// One run of a program on the host of the session.
struct ProgramRun {
  let lab: LabContext
  let words: [String]
  let session: LogonSession
  let datacenter: Datacenter
  let host: WindowsHost
  private let call: ProgramCall

  init(_ call: ProgramCall, _ lab: LabContext) throws {
    (self.call, self.lab, words) = (call, lab, call.words)
    session = try lab.logon
    datacenter = try lab.datacenter
    guard let host = datacenter.hosts[session.host] else {
      throw Refusal.unresolved(session.host.text)
    }
    self.host = host
  }

  /// Writes lines; the exit code is 0.
  @discardableResult
  func say(_ lines: String...) throws -> Int32 { try say(lines) }

  @discardableResult
  func say(_ lines: [String]) throws -> Int32 {
    for line in lines { try call.write(line) }
    return 0
  }

  /// The session whose drives the program reads and writes.
  var shell: Session { call.session }

  func complain(_ line: String) throws { try call.writeError(line) }

  func carryOut(_ operation: some Operation) throws { try lab.lab.carryOut(operation) }

  /// The datacenter after what was carried out.
  var current: Datacenter { get throws { try lab.datacenter } }

  /// Whether a word is an option: `/all`, `-all`, in any case.
  static func option(_ word: String) -> Name? {
    guard let first = word.utf8.first, first == 0x2D || first == 0x2F else { return nil }
    return Name(String(decoding: word.utf8.dropFirst(), as: UTF8.self))
  }

  /// `/dsgetdc:contoso.com` as its two halves.
  static func valued(_ word: String) -> (name: Name, value: String)? {
    guard let option = option(word) else { return nil }
    let bytes = Array(option.text.utf8)
    guard let colon = bytes.firstIndex(of: 0x3A) else { return (option, "") }
    return (
      Name(String(decoding: bytes[..<colon], as: UTF8.self)),
      String(decoding: bytes[(colon + 1)...], as: UTF8.self)
    )
  }
}

extension ProgramCall {
  /// The lab of the session.
  fileprivate var lab: LabContext {
    get throws {
      guard let lab = session.world as? LabContext else {
        throw ScriptError("NoDatacenter", "The session has no datacenter.", .resourceUnavailable)
      }
      return lab
    }
  }
}

extension String {
  fileprivate var programLines: [String] {
    utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text with blanks behind it, up to a width.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(width - unicodeScalars.count, 0))
  }

  /// The text with blanks before it.
  func indented(to width: Int) -> String {
    String(repeating: " ", count: max(width - unicodeScalars.count, 0)) + self
  }

  /// ASCII capitals as small letters.
  var small: String {
    String(
      decoding: utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
}
