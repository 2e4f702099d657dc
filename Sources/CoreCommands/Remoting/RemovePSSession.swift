internal import PowerShellEngine

/// `Remove-PSSession`: closes connections.
struct RemovePSSession: Cmdlet {
  static let about = CommandDescription(
    "Remove-PSSession", effect: .changes(impact: .medium), defaultSet: "Id",
    class: "Microsoft.PowerShell.Commands.RemovePSSessionCommand")
  @Parameter(
    in: [.in("ComputerName", position: 0, mandatory: true, from: .byPropertyName)], aliases: ["Cn"],
    validate: [.notNullOrEmpty]) var computerName: [String]?
  @Parameter(
    in: [.in("ContainerId", mandatory: true, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var containerId: [String]?
  @Parameter(
    in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var id: [Int32]?
  @Parameter(in: [.in("InstanceId", mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var instanceId: [Typed<Of.Guid>]?
  @Parameter(in: [.in("Name", mandatory: true, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var name: [String]?
  @Parameter(in: [.in("Session", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var session: [Object<RemoteSession>]?
  @Parameter(
    in: [.in("VMId", mandatory: true, from: .byPropertyName)], aliases: ["VMGuid"],
    validate: [.notNullOrEmpty]) var vMId: [Typed<Of.Guid>]?
  @Parameter(
    in: [.in("VMName", mandatory: true, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var vMName: [String]?

  func process(_ call: Invocation) throws {
    let sessions = call.session.remoteSessions
    var found = (session ?? []).compactMap(\.object)
    let choice = SessionChoice(ids: id, names: name, instances: instanceId)
    if !choice.isEmpty { found += try choice.find(call) }
    for computer in computerName ?? [] {
      found += sessions.sessions.filter { AsciiFold.foldedEquals($0.computerName, computer) }
    }
    for one in found where try call.shouldProcess(one.text(.invariant)) {
      sessions.remove(one)
      one.close()
    }
  }
}
