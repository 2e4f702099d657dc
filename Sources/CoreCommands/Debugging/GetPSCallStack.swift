internal import PowerShellEngine

/// `Get-PSCallStack`: who called whom, innermost first.
struct GetPSCallStack: Cmdlet {
  static let about = CommandDescription(
    "Get-PSCallStack", class: "Microsoft.PowerShell.Commands.GetPSCallStackCommand")

  func process(_ call: Invocation) throws {
    var place = call.position
    for entry in call.frame.callStack {
      place = entry.position ?? place
      try call.write(.object(Self.record(entry.frame, entry.command, place, call)))
    }
  }

  private static func record(
    _ frame: Frame, _ command: Command?, _ place: Position?, _ call: Invocation
  ) -> RecordObject {
    let file = place?.file
    let name = command?.name ?? "<ScriptBlock>"
    let isScript = command?.kind == .externalScript
    let function = isScript || command == nil ? "<ScriptBlock>" : name
    let line = place?.line ?? 0
    let leaf = file.map(PathText.leaf)
    let location = leaf.map { "\($0): line \(line)" } ?? "<No file>"
    return RecordObject(
      "System.Management.Automation.CallStackFrame",
      [
        .string(name), .string(arguments(frame, call)), .string(location), .string(function),
        file.map { .string($0) } ?? .null, .int(Int32(clamping: line)),
        frame.lookupAutomatic(Symbol.intern("MyInvocation")) ?? .null,
      ], text: "at \(function), \(file ?? "<No file>"): line \(line)")
  }

  /// `{a=1, b=2}`, then what had no name.
  private static func arguments(_ frame: Frame, _ call: Invocation) -> String {
    var parts: [String] = []
    if case .table(let bound)? = frame.lookupAutomatic(Symbol.intern("PSBoundParameters")) {
      parts = bound.entries.map { key, value in
        "\(key.text(.invariant))=\(value.text(call.session.culture))"
      }
    }
    parts += frame.argumentList.map { $0.text(call.session.culture) }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}
