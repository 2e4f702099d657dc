internal import PowerShellEngine

/// `Remove-Job`.
struct RemoveJob: Cmdlet {
  static let about = CommandDescription(
    "Remove-Job", effect: .changes(impact: .medium), defaultSet: "SessionIdParameterSet",
    class: "Microsoft.PowerShell.Commands.RemoveJobCommand")
  @Parameter(in: [.in("CommandParameterSet", from: .byPropertyName)], validate: [.notNullOrEmpty])
  var command: [String]?
  @Parameter(
    in: [.in("FilterParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var filter: Typed<Of.Hashtable>?
  @Switch(
    in: [
      .in("FilterParameterSet"), .in("InstanceIdParameterSet"), .in("JobParameterSet"),
      .in("NameParameterSet"), .in("SessionIdParameterSet"),
    ], aliases: ["F"]) var force: Bool
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

  func process(_ call: Invocation) throws {
    let found = try JobSelection(
      jobs: job, ids: id, names: name, instances: instanceId, state: state, filter: filter,
      command: command
    ).find(call)
    for job in found {
      guard
        try call.shouldProcess("Command : \(job.command), Name: \(job.name)", operation: "Remove")
      else { continue }
      if !job.isFinished {
        guard force else {
          try call.writeError(.jobNotFinished(job))
          continue
        }
        try call.stop(job)
      }
      call.remove(job)
    }
  }
}

/// `Stop-Job`.
struct StopJob: Cmdlet {
  static let about = CommandDescription(
    "Stop-Job", effect: .changes(impact: .medium), defaultSet: "SessionIdParameterSet",
    class: "Microsoft.PowerShell.Commands.StopJobCommand")
  @Parameter(
    in: [.in("FilterParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var filter: Typed<Of.Hashtable>?
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
  @Switch var passThru: Bool
  @Parameter(in: [.in("StateParameterSet", position: 0, mandatory: true, from: .byPropertyName)])
  var state: Typed<Of.JobState>?

  func process(_ call: Invocation) throws {
    let found = try JobSelection(
      jobs: job, ids: id, names: name, instances: instanceId, state: state, filter: filter
    ).find(call)
    for job in found {
      guard try call.shouldProcess("Command : \(job.command), Name: \(job.name)", operation: "Stop")
      else { continue }
      try call.stop(job)
      if passThru { try call.write(.object(job)) }
    }
  }
}
