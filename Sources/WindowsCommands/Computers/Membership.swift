internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

// Add-Computer and Remove-Computer: into a domain, and out of it; a restart finishes either.

struct AddComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Add-Computer")
  static let alsoReads: Set<String> = ["Credential", "LocalCredential", "Options"]
  @Parameter var domainName: String?
  @Parameter var computerName: [String]?
  @Parameter var server: String?
  @Switch var restart: Bool
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let own = try lab.logon.host.text
    let domain = domainName ?? ""
    for name in computerName ?? [own] {
      let action = "Join in domain '\(domain)'"
      guard try call.shouldProcess(name, action) else { continue }
      try call.reportingRefusals(lab) {
        let session = try Membership.asking(name, call, lab)
        let account = try Membership.account("Credential", in: domain, call, lab)
        try call.carryOut(DomainJoin(name, to: domain, as: account, session: session), in: lab)
        try Membership.finish(name, restarting: restart, session, call, lab)
      }
    }
  }
}

struct RemoveComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-Computer")
  static let alsoReads: Set<String> = ["UnjoinDomainCredential", "LocalCredential"]
  @Parameter var computerName: [String]?
  @Parameter var workgroupName: String?
  @Switch var restart: Bool
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let own = try lab.logon.host.text
    for name in computerName ?? [own] {
      guard try call.shouldProcess(name, "Remove-Computer"), try force || isAgreed(call, lab) else {
        continue
      }
      try call.reportingRefusals(lab) {
        let session = try Membership.asking(name, call, lab)
        let domain = try lab.datacenter.host(named: name, from: lab.logon.host)?.domain?.text ?? ""
        let account = try Membership.account("UnjoinDomainCredential", in: domain, call, lab)
        let leave = DomainLeave(
          name, for: workgroupName ?? "WORKGROUP", as: account, session: session)
        // The host does not know the caller any more once it has left.
        let restarting =
          restart ? try HostRestart(name, session: session).decide(in: lab.datacenter) : []
        try call.carryOut(leave, in: lab)
        if restart { return try call.carryOut(Decided(events: restarting), in: lab) }
        try call.writeWarning(Text.restartNeeded(name)[lab.language])
      }
    }
  }

  private func isAgreed(_ call: Invocation, _ lab: LabContext) throws -> Bool {
    try call.shouldContinue(Text.localPassword[lab.language], caption: "Confirm")
  }
}

/// What was decided before a change made its caller unknown.
private struct Decided: Operation {
  let events: [Event]

  func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] { events }
}

/// Whose rights count at the computer, and whose in the domain.
private enum Membership {
  /// With `-LocalCredential` an account of the computer itself asks, over RPC.
  static func asking(
    _ name: String, _ call: Invocation, _ lab: LabContext
  ) throws -> LogonSession {
    var session = try lab.logon
    guard let user = try userName("LocalCredential", call),
      let host = try lab.datacenter.host(named: name, from: session.host)
    else { return session }
    let bytes = Array(user.utf8)
    let plain = bytes.lastIndex(of: UInt8(ascii: "\\")).map { bytes[($0 + 1)...] } ?? bytes[...]
    let wanted = Name(String(decoding: plain, as: UTF8.self))
    guard let local = host.localUsers.first(where: { $0.name == wanted }) else {
      throw Refusal.logonFailure
    }
    session.account = local.id
    return session
  }

  static func account(
    _ parameter: String, in domain: String, _ call: Invocation, _ lab: LabContext
  ) throws -> SecurityIdentifier {
    guard let name = try userName(parameter, call) else { return try lab.logon.account }
    let flat = try lab.datacenter.domains[Name(domain)]?.netBIOSName.text ?? ""
    let found =
      try lab.datacenter.account(named: name) ?? lab.datacenter.account(named: "\(flat)\\\(name)")
    guard let found else { throw Refusal.logonFailure }
    return found.id
  }

  static func finish(
    _ name: String, restarting: Bool, _ session: LogonSession, _ call: Invocation,
    _ lab: LabContext
  ) throws {
    if restarting { return try call.carryOut(HostRestart(name, session: session), in: lab) }
    try call.writeWarning(Text.restartNeeded(name)[lab.language])
  }

  /// The user of a credential that was given.
  private static func userName(_ parameter: String, _ call: Invocation) throws -> String? {
    guard let credential = call.boundParameters[.string(parameter)], !credential.isNull,
      let user = try MemberAccess.get(credential, Symbol.intern("UserName"), call.session)
    else { return nil }
    return user.text(.invariant)
  }
}

extension Text {
  fileprivate static func restartNeeded(_ computer: String) -> Text {
    Text(
      en: "The changes will take effect after you restart the computer \(computer).",
      de: "Die Änderungen werden nach einem Neustart des Computers \(computer) wirksam.")
  }

  /// From memory; the German is ours.
  fileprivate static let localPassword = Text(
    en: "After you leave the domain, you will need to know the password of the local Administrator "
      + "account to log onto this computer. Do you wish to continue?",
    de:
      "Nach dem Verlassen der Domäne benötigen Sie das Kennwort des lokalen Administratorkontos, um "
      + "sich an diesem Computer anzumelden. Möchten Sie den Vorgang fortsetzen?")
}
