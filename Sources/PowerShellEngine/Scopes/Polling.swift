/// Where a running script looks up now and then: at steps, stop requests and budgets.
extension Frame {
  /// `Session.poll`, without a look at the session.
  @inline(__always) func poll() throws {
    pulse.pointee.ticks &+= 1
    if pulse.pointee.ticks & 0xFF == 0 { try session.pollSlowly() }
  }
}

extension Session {
  /// Steps, stop requests and budgets are looked at here: back-edges, writes, calls.
  @inline(__always) func poll() throws {
    pulse.pointee.ticks &+= 1
    if pulse.pointee.ticks & 0xFF == 0 { try pollSlowly() }
  }

  @inline(never) fileprivate func pollSlowly() throws {
    if let strands, strands.isShared { strands.breathe() }
    if isStopRequested() { throw PipelineStopped(isOutOfBudget: false) }
    guard let left = stepBudget else { return }
    if left <= 256 { throw PipelineStopped(isOutOfBudget: true) }
    stepBudget = left - 256
  }

  /// A line of the person in front; nil at the end of input, while Ctrl+C ends the run.
  public func answer(to prompt: String, isSecret: Bool = false) throws -> String? {
    let line = isSecret ? host.readSecret(prompt: prompt) : host.readLine(prompt: prompt)
    if line == nil, isStopRequested() { throw PipelineStopped(isOutOfBudget: false) }
    return line
  }

  /// Memory that a script asks for in one piece passes here.
  func claim(bytes: Int) throws {
    guard bytes > 536_870_912 else { return }
    throw ScriptError(
      "System.OutOfMemoryException", "Exception of type 'System.OutOfMemoryException' was thrown.",
      .operationStopped, exception: "System.OutOfMemoryException")
  }

  /// Runs what must run however the pipeline ends: stop requests wait.
  func unstoppable(_ body: () throws -> Void) throws {
    let (check, budget) = (isStopRequested, stepBudget)
    isStopRequested = { false }
    stepBudget = budget == nil ? nil : 100_000
    defer { (isStopRequested, stepBudget) = (check, budget) }
    try body()
  }
}
