extension Invocation {
  /// Writes a record as `Write-Error` does: its place is where the caller's caller called.
  public func report(_ record: ErrorRecord) throws {
    if let site = frame.callSite, frame.command != nil {
      record.position = site
      record.stackTrace = frame.stackTrace(from: position?.extent ?? site.extent)
      record.invocation = frame.invocationInfo
    } else if let position {
      record.position = position
      record.stackTrace = frame.stackTrace(from: position.extent)
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
