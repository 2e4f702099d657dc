internal import Datacenter
internal import HyperVCommands
internal import Messages

/// whoami: who the session runs as (neighbours-views.md 2.4).
enum Whoami {
  static func run(_ run: ProgramRun) throws -> Int32 {
    let options = run.words.compactMap(ProgramRun.option)
    guard !options.isEmpty else { return try run.say(name(run).small) }
    for option in options {
      switch option {
      case "user": try user(run)
      case "groups": try groups(run)
      case "priv": try privileges(run)
      case "all":
        try user(run)
        try groups(run)
        try privileges(run)
      case "upn": try run.say(principalName(run).small)
      case "fqdn":
        let account = account(run)
        try run.say(account.map { run.datacenter.distinguishedName(of: $0) } ?? "")
      case "logonid":
        try run.say("S-1-5-5-0-\(run.session.id)")
      default:
        try run.complain("ERROR: Invalid argument/option - '/\(option)'.")
        return 1
      }
    }
    return 0
  }

  private static func account(_ run: ProgramRun) -> Account? {
    run.datacenter.account(run.session.account, seenFrom: run.host)
  }

  private static func name(_ run: ProgramRun) -> String {
    if let account = account(run) { return run.datacenter.qualifiedName(of: account) }
    let local = run.host.localUsers.first { $0.id == run.session.account }
    return "\(run.host.name)\\\(local?.name ?? "")"
  }

  private static func principalName(_ run: ProgramRun) -> String {
    guard let account = account(run) else { return "" }
    let own = account[.userPrincipalName].first?.text
    return own ?? "\(account.name)@\(account.domain)"
  }

  private static func user(_ run: ProgramRun) throws {
    try table(
      "USER INFORMATION", ["User Name", "SID"],
      [[name(run).small, run.session.account.description]], run)
  }

  private static func groups(_ run: ProgramRun) throws {
    let mandatory = "Mandatory group, Enabled by default, Enabled group"
    var rows = [
      ["Everyone", "Well-known group", "S-1-1-0", mandatory]
    ]
    for group in run.host.localGroups
    where run.datacenter.isMember(run.session.account, of: group.members, on: run.host) {
      let owner = group.id == .administrators ? ", Group owner" : ""
      rows.append(["BUILTIN\\\(group.name)", "Alias", group.id.description, mandatory + owner])
    }
    let interactive = run.session.kind == .console || run.session.kind == .remoteDesktop
    rows.append(
      interactive
        ? ["NT AUTHORITY\\INTERACTIVE", "Well-known group", "S-1-5-4", mandatory]
        : ["NT AUTHORITY\\NETWORK", "Well-known group", "S-1-5-2", mandatory])
    for group in domainGroups(run) {
      let name = run.datacenter.qualifiedName(of: group)
      rows.append([name, "Group", group.id.description, mandatory])
    }
    rows.append(["Mandatory Label\\High Mandatory Level", "Label", "S-1-16-12288", ""])
    try table("GROUP INFORMATION", ["Group Name", "Type", "SID", "Attributes"], rows, run)
  }

  private static func domainGroups(_ run: ProgramRun) -> [Account] {
    guard let replica = run.datacenter.replica(for: run.host) else { return [] }
    return replica.accounts.filter {
      $0.kind == .group && replica.isMember(run.session.account, of: [$0.id])
    }
  }

  private static func privileges(_ run: ProgramRun) throws {
    try table(
      "PRIVILEGES INFORMATION", ["Privilege Name", "Description", "State"],
      [
        ["SeShutdownPrivilege", "Shut down the system", "Disabled"],
        ["SeChangeNotifyPrivilege", "Bypass traverse checking", "Enabled"],
        ["SeIncreaseWorkingSetPrivilege", "Increase a process working set", "Disabled"],
      ], run)
  }

  private static func table(
    _ title: String, _ heads: [String], _ rows: [[String]], _ run: ProgramRun
  ) throws {
    let widths = heads.indices.map { column in
      ([heads] + rows).map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      zip(cells, widths).map { $0.padded(to: $1) }.joined(separator: " ")
    }
    try run.say("", title, String(repeating: "-", count: title.utf8.count), "")
    try run.say(line(heads))
    try run.say(widths.map { String(repeating: "=", count: $0) }.joined(separator: " "))
    try run.say(rows.map(line))
  }
}
