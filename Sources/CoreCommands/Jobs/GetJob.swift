internal import PowerShellEngine

/// `Get-Job`.
struct GetJob: Cmdlet {
  static let about = CommandDescription(
    "Get-Job", defaultSet: "SessionIdParameterSet",
    class: "Microsoft.PowerShell.Commands.GetJobCommand")
  @Parameter(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var after: Typed<Of.DateTime>?
  @Parameter(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var before: Typed<Of.DateTime>?
  @Parameter(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var childJobState: Typed<Of.JobState>?
  @Parameter(in: [.in("CommandParameterSet", from: .byPropertyName)], validate: [.notNullOrEmpty])
  var command: [String]?
  @Parameter(
    in: [.in("FilterParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var filter: Typed<Of.Hashtable>?
  @Parameter(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var hasMoreData: Bool?
  @Parameter(
    in: [.in("SessionIdParameterSet", position: 0, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var id: [Int32]?
  @Switch(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var includeChildJob: Bool
  @Parameter(
    in: [.in("InstanceIdParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var instanceId: [Typed<Of.Guid>]?
  @Parameter(
    in: [.in("NameParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var name: [String]?
  @Parameter(in: [
    .in("CommandParameterSet"), .in("InstanceIdParameterSet"), .in("NameParameterSet"),
    .in("SessionIdParameterSet"), .in("StateParameterSet"),
  ]) var newest: Int32?
  @Parameter(in: [.in("StateParameterSet", position: 0, mandatory: true, from: .byPropertyName)])
  var state: Typed<Of.JobState>?

  func process(_ call: Invocation) throws {
    for job in try chosen(call) where isWanted(job) {
      try call.write(.object(job))
      if includeChildJob {
        for child in job.workers where child !== job { try call.write(.object(child)) }
      }
    }
  }

  private func chosen(_ call: Invocation) throws -> [Job] {
    let isSelective =
      id != nil || name != nil || instanceId != nil || state != nil || filter != nil
      || command != nil
    var jobs =
      try isSelective
      ? JobSelection(
        ids: id, names: name, instances: instanceId, state: state, filter: filter,
        command: command
      ).find(call) : call.jobs
    if let newest, newest >= 0 { jobs = Array(jobs.reversed().prefix(Int(newest))) }
    return jobs
  }

  private func isWanted(_ job: Job) -> Bool { hasMoreData.map { $0 == job.hasMoreData } ?? true }
}
