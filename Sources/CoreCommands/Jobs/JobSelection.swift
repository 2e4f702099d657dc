internal import PowerShellEngine

/// Which jobs a command means: by object, number, name, instance or state.
struct JobSelection {
  var jobs: [Typed<Of.Job>]?
  var ids: [Int32]?
  var names: [String]?
  var instances: [Typed<Of.Guid>]?
  var state: Typed<Of.JobState>?
  var filter: Typed<Of.Hashtable>?
  var command: [String]?

  /// The jobs; for each name or number without one an error is written.
  func find(_ call: Invocation) throws -> [Job] {
    var found: [Job] = []
    func add(_ more: [Job]) {
      for job in more where !found.contains(where: { $0 === job }) { found.append(job) }
    }
    add((jobs ?? []).compactMap { $0.value.base.reference as? Job })
    let known = call.jobs + call.jobs.flatMap(\.workers)
    for id in ids ?? [] {
      let fits = known.filter { $0.id == id }
      if fits.isEmpty { try call.writeError(.jobNotFound(id: id)) }
      add(Array(fits.prefix(1)))
    }
    for name in names ?? [] {
      let pattern = try NamePattern(name)
      let fits = call.jobs.filter { pattern.matches($0.name) }
      if fits.isEmpty, !NamePattern.isPattern(name) {
        try call.writeError(.jobNotFound(name: name))
      }
      add(fits)
    }
    for instance in instances ?? [] {
      let fits = known.filter { AsciiFold.foldedEquals($0.instanceID, instance.text) }
      if fits.isEmpty { try call.writeError(.jobNotFound(instance: instance.text)) }
      add(Array(fits.prefix(1)))
    }
    if let state { add(call.jobs.filter { $0.state.rawValue == state.value.integerOrZero }) }
    for text in command ?? [] {
      let pattern = try NamePattern(text)
      add(call.jobs.filter { pattern.matches($0.command) })
    }
    if case .table(let table)? = filter?.value.base { add(try matching(table, call)) }
    return found
  }

  private func matching(_ table: TableObject, _ call: Invocation) throws -> [Job] {
    try call.jobs.filter { job in
      try table.entries.allSatisfy { key, wanted in
        let name = Symbol.intern(key.text(.invariant))
        let value = try MemberAccess.get(.object(job), name, call.session) ?? .null
        return AsciiFold.foldedEquals(value.text(.invariant), wanted.text(.invariant))
      }
    }
  }
}

extension ScriptError {
  private static let argument = "System.Management.Automation.PSArgumentException"

  static func jobNotFound(id: Int32) -> ScriptError {
    ScriptError(
      "JobWithSpecifiedSessionNotFound",
      "The command cannot find a job with the job ID \(id). Verify the value of the Id parameter and then try the command again.",
      .objectNotFound, target: .int(id), exception: argument)
  }

  static func jobNotFound(name: String) -> ScriptError {
    ScriptError(
      "JobWithSpecifiedNameNotFound",
      "The command cannot find the job because the job name \(name) was not found. Verify the value of the Name parameter, and then try the command again.",
      .objectNotFound, target: .string(name), exception: argument)
  }

  static func jobNotFound(instance: String) -> ScriptError {
    ScriptError(
      "JobWithSpecifiedInstanceIdNotFound",
      "The command cannot find a job with the instance ID \(instance). Verify the value of the InstanceId parameter and then try the command again.",
      .objectNotFound, target: .string(instance), exception: argument)
  }

  static func jobNotFinished(_ job: Job) -> ScriptError {
    ScriptError(
      "JobObjectNotFinishedCannotBeRemoved",
      "The command cannot remove the job with the job ID \(job.id) because the job is not finished. To remove the job, first stop the job, or use the Force parameter.",
      .invalidOperation, target: .object(job), exception: "System.ArgumentException")
  }
}
