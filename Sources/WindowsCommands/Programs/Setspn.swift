internal import Datacenter
internal import HyperVCommands
internal import Messages

/// setspn: who holds which service principal name (neighbours-views.md 2.3).
enum Setspn {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let options = run.words.compactMap(ProgramRun.option)
    let rest = run.words.filter { ProgramRun.option($0) == nil }
    let server = try run.datacenter.directoryServer(nil, for: run.session)
    for option in options {
      switch option {
      case "l": return try list(rest.first ?? run.host.name.text, server, run)
      case "s", "a": return try add(rest, server, run)
      case "d": return try remove(rest, server, run)
      case "q": return try query(rest.first ?? "", server, run)
      case "x": return try duplicates(server, run)
      default: continue
      }
    }
    guard let account = rest.first else {
      return try run.say(
        "Usage: setspn [modifiers switch data]", "  -L  list   -S  add   -D  delete",
        "  -Q  query  -X  search for duplicates")
    }
    return try list(account, server, run)
  }

  private static func list(
    _ name: String, _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Int32 {
    guard let account = try account(name, server, run) else { return 1 }
    let place = run.datacenter.distinguishedName(of: account)
    try run.say("Registered ServicePrincipalNames for \(place):")
    return try run.say(account.servicePrincipalNames.map { "\t" + $0 })
  }

  private static func add(
    _ words: [String], _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Int32 {
    guard words.count == 2 else { return try incomplete(run) }
    guard let account = try account(words[1], server, run) else { return 1 }
    try run.say(checking(server, run))
    let others = run.datacenter.directory.replicas[server.name]?.registrations(of: words[0]) ?? []
    if let holder = others.first {
      try run.say([run.datacenter.distinguishedName(of: holder)])
      try run.say(holder.servicePrincipalNames.map { "\t" + $0 })
      try run.say("", "Duplicate SPN found, aborting operation!")
      return 1
    }
    try run.say("")
    try edit(account, .add(.servicePrincipalName, [.text(words[0])]), server, run)
    let place = run.datacenter.distinguishedName(of: account)
    return try run.say(
      "Registering ServicePrincipalNames for \(place)", "\t" + words[0], "Updated object")
  }

  private static func remove(
    _ words: [String], _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Int32 {
    guard words.count == 2 else { return try incomplete(run) }
    guard let account = try account(words[1], server, run) else { return 1 }
    try edit(account, .remove(.servicePrincipalName, [.text(words[0])]), server, run)
    let place = run.datacenter.distinguishedName(of: account)
    return try run.say(
      "Unregistering ServicePrincipalNames for \(place)", "\t" + words[0], "Updated object")
  }

  private static func edit(
    _ account: Account, _ change: DirectoryEdit.Change, _ server: WindowsHost,
    _ run: ProgramRun
  ) throws {
    try run.carryOut(
      DirectoryEdit(
        account.id.description, server: server.name.text, [change], session: run.session))
  }

  private static func query(
    _ pattern: String, _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Int32 {
    try run.say(checking(server, run))
    let wanted = WordPattern(pattern)
    let found = (run.datacenter.directory.replicas[server.name]?.accounts ?? []).filter {
      $0.servicePrincipalNames.contains { wanted.matches($0) }
    }
    guard !found.isEmpty else {
      try run.say("", "No such SPN found.")
      return 1
    }
    for account in found {
      try run.say([run.datacenter.distinguishedName(of: account)])
      try run.say(account.servicePrincipalNames.map { "\t" + $0 })
    }
    return try run.say("", "Existing SPN found!")
  }

  private static func duplicates(
    _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Int32 {
    try run.say([checking(server, run), "Processing entry 0"])
    let groups =
      run.datacenter.directory.replicas[server.name]?.duplicateServicePrincipalNames ?? []
    for group in groups {
      try run.say("\(group.name) is registered on these accounts:")
      try run.say(
        group.holders.map { "\t" + run.datacenter.distinguishedName(of: $0) } + [""])
    }
    let word = groups.count == 1 ? "group" : "groups"
    try run.say(
      groups.isEmpty
        ? "found 0 group of duplicate SPNs."
        : "found \(groups.count) \(word) of duplicate SPNs.")
    return 1
  }

  private static func checking(_ server: WindowsHost, _ run: ProgramRun) -> String {
    "Checking domain \(run.datacenter.domain(of: server)?.distinguishedName ?? "")"
  }

  private static func account(
    _ name: String, _ server: WindowsHost, _ run: ProgramRun
  ) throws -> Account? {
    if let found = run.datacenter.account(
      identifiedBy: name, at: server.name, [.computer, .user])
    {
      return found
    }
    try run.complain(
      "FindDomainForAccount: Call to DsGetDcNameWithAccountW failed with return value 0x00000525")
    try run.complain("Could not find account \(name)")
    return nil
  }

  private static func incomplete(_ run: ProgramRun) throws -> Int32 {
    try run.complain("Expected an SPN and an account name.")
    return 1
  }
}

/// A text with `*`, without regard to case.
struct WordPattern {
  private let pieces: [[UInt8]]

  init(_ text: String) {
    pieces = text.small.utf8.split(separator: 0x2A, omittingEmptySubsequences: false)
      .map { Array($0) }
  }

  func matches(_ text: String) -> Bool {
    let bytes = Array(text.small.utf8)
    guard pieces.count > 1 else { return bytes == pieces.first ?? [] }
    guard let first = pieces.first, let last = pieces.last, bytes.starts(with: first),
      bytes.count >= first.count + last.count, bytes.suffix(last.count) == last[...]
    else { return false }
    var place = first.count
    let end = bytes.count - last.count
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let found = find(piece, bytes, from: place, to: end) else { return false }
      place = found + piece.count
    }
    return place <= end
  }

  private func find(_ piece: [UInt8], _ bytes: [UInt8], from start: Int, to end: Int) -> Int? {
    guard start + piece.count <= end else { return nil }
    return (start...(end - piece.count)).first { bytes[$0..<($0 + piece.count)] == piece[...] }
  }
}
