internal import PowerShellEngine

/// `Wait-Job`: the others take their turns until the jobs are finished.
struct WaitJob: Cmdlet {
  static let about = CommandDescription(
    "Wait-Job", defaultSet: "SessionIdParameterSet",
    class: "Microsoft.PowerShell.Commands.WaitJobCommand")
  @Switch var any: Bool
  @Parameter(
    in: [.in("FilterParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var filter: Typed<Of.Hashtable>?
  @Switch var force: Bool
  @Parameter(
    in: [.in("SessionIdParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var id: [Int32]?
  @Parameter(
    in: [.in("InstanceIdParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var instanceId: [Typed<Of.Guid>]?
  @Parameter(
    in: [.in("JobParameterSet", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    validate: [.notNullOrEmpty]) var job: [Typed<Of.Job>]?
  @Parameter(
    in: [.in("NameParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var name: [String]?
  @Parameter(in: [.in("StateParameterSet", position: 0, mandatory: true, from: .byPropertyName)])
  var state: Typed<Of.JobState>?
  @Parameter(aliases: ["TimeoutSec"], validate: [.range(.int(-1), .int(2147483647))]) var timeout:
    Int32?
  private var waited: [Job] = []

  mutating func process(_ call: Invocation) throws {
    waited += try JobSelection(
      jobs: job, ids: id, names: name, instances: instanceId, state: state, filter: filter
    ).find(call)
  }

  mutating func end(_ call: Invocation) throws {
    guard !waited.isEmpty else { return }
    let ticks = timeout.flatMap { $0 < 0 ? nil : Int64($0) * 10_000_000 }
    try call.wait(for: waited, any: any, ticks: ticks)
    let finished = waited.filter(\.isFinished)
    for job in any ? Array(finished.prefix(1)) : finished { try call.write(.object(job)) }
  }
}
