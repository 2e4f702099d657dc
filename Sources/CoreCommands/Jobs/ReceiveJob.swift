internal import PowerShellEngine

/// `Receive-Job`: what jobs have given since it was last asked.
struct ReceiveJob: Cmdlet {
  static let about = CommandDescription(
    "Receive-Job", defaultSet: "Location", class: "Microsoft.PowerShell.Commands.ReceiveJobCommand")
  @Switch var autoRemoveJob: Bool
  @Parameter(
    in: [.in("ComputerName", position: 1, from: .byPropertyName)], aliases: ["Cn"],
    validate: [.notNullOrEmpty]) var computerName: [String]?
  @Switch var force: Bool
  @Parameter(
    in: [.in("SessionIdParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var id: [Int32]?
  @Parameter(
    in: [.in("InstanceIdParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var instanceId: [Typed<Of.Guid>]?
  @Parameter(in: [
    .in("ComputerName", position: 0, mandatory: true, from: .byValueOrPropertyName),
    .in("Location", position: 0, mandatory: true, from: .byValueOrPropertyName),
    .in("Session", position: 0, mandatory: true, from: .byValueOrPropertyName),
  ]) var job: [Typed<Of.Job>]?
  @Switch var keep: Bool
  @Parameter(in: [.in("Location", position: 1)], validate: [.notNullOrEmpty]) var location:
    [String]?
  @Parameter(
    in: [.in("NameParameterSet", position: 0, mandatory: true, from: .byPropertyName)],
    validate: [.notNullOrEmpty]) var name: [String]?
  @Switch var noRecurse: Bool
  @Parameter(in: [.in("Session", position: 1, from: .byPropertyName)], validate: [.notNull])
  var session: [Typed<Of.PSSession>]?
  @Switch var wait: Bool
  @Switch var writeEvents: Bool
  @Switch var writeJobInResults: Bool

  mutating func process(_ call: Invocation) throws {
    let found = try JobSelection(jobs: job, ids: id, names: name, instances: instanceId).find(call)
    if autoRemoveJob, !wait {
      throw ScriptError(
        "ReceiveJobAutoRemoveJobRequiresWait",
        "The AutoRemoveJob parameter can be used only with the Wait parameter.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    for job in found {
      if writeJobInResults { try call.write(.object(job)) }
      while wait, !job.isFinished {
        if keep { try call.wait(for: [job]) } else { try receiveSome(of: job, call) }
      }
      try call.receive(job, keeping: keep)
      if autoRemoveJob, wait { call.remove(job) }
    }
  }

  private func receiveSome(of job: Job, _ call: Invocation) throws {
    try call.waitForOutput(of: job)
    try call.receive(job, keeping: false)
  }
}
