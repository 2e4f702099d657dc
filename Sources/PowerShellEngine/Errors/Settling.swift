import PowerShellSyntax

// What becomes of an error that a statement threw.

extension Frame {
  /// Gives a record that has no place yet the statement's.
  func locate(_ record: ErrorRecord, _ extent: Extent) {
    guard record.position == nil, let code else { return }
    record.position = Position(code.source, extent)
    record.stackTrace = stackTrace(from: extent)
  }

  /// The lines of `ScriptStackTrace`, innermost first.
  func stackTrace(from extent: Extent) -> [String] {
    var lines: [String] = []
    var place = code.map { Position($0.source, extent) }
    var next: Frame? = self
    while let frame = next, lines.count < 100 {
      let file = place?.source.file ?? "<No file>"
      let isScript = frame.command?.kind == .externalScript
      let name = isScript ? "<ScriptBlock>" : frame.command?.name ?? "<ScriptBlock>"
      lines.append("at \(name), \(file): line \(place?.line ?? 1)")
      place = frame.callSite
      next = frame.caller
    }
    return lines
  }

  /// Reports a statement's error and goes on, or lets it pass: `try`, `throw`, `-ErrorAction Stop`.
  func settle(_ error: ScriptError) throws {
    if session.tryDepth > 0 { throw error }
    switch errorAction() {
    case .silentlyContinue: session.record(error.record)
    case .ignore: return
    case .stop: throw error
    default:
      if error.isStopping { throw error }
      try streams[.error].write(.object(session.record(error.record)))
    }
  }

  /// What `$ErrorActionPreference` says in this scope.
  func errorAction() -> ActionPreference {
    ActionPreference(lookup(WellKnown.errorActionPreference)) ?? .continue
  }
}

/// `System.Management.Automation.ActionPreference`.
public enum ActionPreference: Int32, Sendable {
  case silentlyContinue = 0
  case stop, `continue`, inquire, ignore, suspend, `break`

  public init?(_ value: Value) {
    switch value.base {
    case .object(let object as EnumObject):
      self.init(rawValue: Int32(truncatingIfNeeded: object.value))
    case .int(let number): self.init(rawValue: number)
    case .string(let text):
      let names = ["SilentlyContinue", "Stop", "Continue", "Inquire", "Ignore", "Suspend", "Break"]
      guard let place = names.firstIndex(where: { AsciiFold.foldedEquals($0, text) }) else {
        return nil
      }
      self.init(rawValue: Int32(place))
    default: return nil
    }
  }
}

extension Session {
  /// Puts a record at the head of `$Error`, once.
  @discardableResult public func record(_ record: ErrorRecord) -> ErrorRecord {
    guard !record.isRecorded else { return record }
    record.isRecorded = true
    errors.elements.insert(.object(record), at: 0)
    if errors.elements.count > 256 { errors.elements.removeLast() }
    return record
  }
}
