extension Invocation {
  /// Writes a record as `Write-Error` does: its place is where the caller's caller called.
  public func report(_ record: ErrorRecord) throws {
    if let position { record.stackTrace = frame.stackTrace(from: position.extent) }
    // It stands where the function was called that reports it; a script stands nowhere, unless
    // the error stops it.
    record.position = frame.callSite ?? (errorAction == .stop ? position : nil)
    record.invocation = frame.invocationInfo
    if record.originID.isEmpty, record.activity == "Write-Error", let command = frame.command,
      command.kind == .function || command.kind == .filter || command.kind == .externalScript
    {
      record.originID = command.name
    }
    try writeError(ScriptError(record))
  }
}
