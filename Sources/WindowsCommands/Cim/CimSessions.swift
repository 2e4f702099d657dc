internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

// New-, Get- and Remove-CimSession: what a script hands to -CimSession.

struct NewCimSession: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-CimSession")
  @Parameter var computerName: [String]?
  @Parameter var name: String?
  @Parameter var operationTimeoutSec: UInt32?
  @Switch var skipTestConnection: Bool

  /// A connection is tried out at once, unless that is not wanted.
  func process(_ call: Invocation, in lab: LabContext) throws {
    for computer in computerName ?? ["localhost"] {
      try call.reportingRefusals(lab) {
        if !skipTestConnection { _ = try lab.administeredHost(computer) }
        try call.write(.object(open(computer, call, lab)))
      }
    }
  }

  private func open(
    _ computer: String, _ call: Invocation, _ lab: LabContext
  ) throws -> CimSessionObject {
    lab.lastCimSession &+= 1
    let number = lab.lastCimSession
    let identity = try lab.datacenter.identifiers.guid(
      for: "cimSession/\(number)/\(lab.datacenter.clock.ticks)")
    let session = CimSessionObject(
      computerName: computer,
      notes: [
        ("Id", .whole(Int(number))), ("Name", .string(name ?? "CimSession\(number)")),
        ("InstanceId", .guid(identity)), ("Protocol", .string("WSMAN")),
      ])
    lab.cimSessions.append(session)
    return session
  }
}

struct GetCimSession: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-CimSession")
  @ParameterGroup var choice = CimSessionChoice()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try choice.report(call, lab)
    for session in try choice.find(in: lab.cimSessions) { try call.write(.object(session)) }
  }
}

struct RemoveCimSession: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-CimSession")
  @Parameter var cimSession: [CimSessionReference]?
  @ParameterGroup var choice = CimSessionChoice()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if cimSession == nil { try choice.report(call, lab) }
    let found = try cimSession?.compactMap(\.object) ?? choice.find(in: lab.cimSessions)
    for session in found
    where try call.shouldProcess(session.text(.invariant), "Remove-CimSession") {
      lab.cimSessions.removeAll { $0 === session }
    }
  }
}

/// Which of the open sessions are meant; without any wish, all.
struct CimSessionChoice {
  @Parameter var computerName: [String]?
  @Parameter var id: [UInt32]?
  @Parameter var instanceId: [Value]?
  @Parameter var name: [String]?

  private var wish: (property: String, texts: [String])? {
    if let name { return ("Name", name) }
    if let id { return ("Id", id.map { "\($0)" }) }
    if let instanceId { return ("InstanceId", instanceId.map { $0.text(.invariant) }) }
    return computerName.map { ("ComputerName", $0) }
  }

  func find(in sessions: [CimSessionObject]) throws -> [CimSessionObject] {
    guard let wish else { return sessions }
    return try sessions.filter { session in
      try wish.texts.contains { try matches(session, wish.property, $0) }
    }
  }

  /// A literal name that no session has is an error.
  func report(_ call: Invocation, _ lab: LabContext) throws {
    guard let wish else { return }
    for text in wish.texts
    where try !NamePattern.isPattern(text)
      && !lab.cimSessions.contains(where: { try matches($0, wish.property, text) })
    {
      try call.reportingRefusals(lab) { throw Refusal.noCimSession(text) }
    }
  }

  private func matches(
    _ session: CimSessionObject, _ property: String, _ text: String
  ) throws -> Bool {
    let value =
      property == "ComputerName"
      ? session.computerName
      : session.notes.first { $0.name == property }?.value.text(.invariant) ?? ""
    return try NamePattern(text).matches(value)
  }
}

extension Refusal {
  /// From memory, the German ours.
  fileprivate static func noCimSession(_ text: String) -> Refusal {
    Refusal(
      Text(
        en: "There is no CIM session with the value '\(text)'.",
        de: "Es gibt keine CIM-Sitzung mit dem Wert \"\(text)\"."),
      "CimSession_Does_Not_Exist", .objectNotFound, target: text)
  }
}
