extension Invocation {
  /// Writes a record as `Write-Error` does: its place is where the caller's caller called.
  public func report(_ record: ErrorRecord) throws {
    if let position { record.stackTrace = frame.stackTrace(from: position.extent) }
    if errorAction == .stop {
      record.position = position
    } else {
      // It stands where the function was called that reports it; a script stands nowhere.
      record.position = frame.callSite
      record.invocation = frame.invocationInfo
    }
    if record.originID.isEmpty, record.activity == "Write-Error", let command = frame.command,
      command.kind == .function || command.kind == .filter || command.kind == .externalScript
    {
      record.activity = command.name
      record.originID = command.name
    }
    try writeError(ScriptError(record))
  }
}
