import PowerShellSyntax

/// A view of a session state; scopes come and go, so it asks for the one that runs.
class ScopeView: PSObject {
  let state: SessionState
  private let typeName: String
  fileprivate init(_ state: SessionState, _ typeName: String) {
    (self.state, self.typeName) = (state, typeName)
  }

  /// The innermost scope of the state.
  var frame: Frame {
    let running = Session.current.executing
    return running.state === state ? running : state.current ?? state.top
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation." + typeName)
  }
}

/// `$ExecutionContext`.
final class ExecutionContextObject: ScopeView {
  init(_ state: SessionState) { super.init(state, "EngineIntrinsics") }
}

/// `$ExecutionContext.SessionState`, `$module.SessionState`.
final class SessionStateObject: ScopeView {
  init(_ state: SessionState) { super.init(state, "SessionState") }
}

/// `SessionState.PSVariable`.
final class VariableIntrinsicsObject: ScopeView {
  init(_ state: SessionState) { super.init(state, "PSVariableIntrinsics") }
}

/// `SessionState.Path`.
final class PathIntrinsicsObject: ScopeView {
  init(_ state: SessionState) { super.init(state, "PathIntrinsics") }
}

/// `SessionState.InvokeCommand`.
final class InvokeCommandObject: ScopeView {
  init(_ state: SessionState) { super.init(state, "CommandInvocationIntrinsics") }

  /// Text as a block of the scope's session state.
  func block(_ text: String) throws -> ScriptBlock {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    return ScriptBlock(BlockSource(parsed.tree, source), state: frame.state)
  }

  /// The text as if it stood between double quotes.
  func expand(_ text: String) throws -> String {
    var quoted: [UInt8] = [0x22]
    for byte in text.utf8 { quoted += byte == 0x22 ? [0x22, 0x22] : [byte] }
    quoted.append(0x22)
    let made = try block(String(decoding: quoted, as: UTF8.self))
    let collector = Collector()
    let call = ScriptCall(
      made, command: nil, arguments: [], caller: frame, out: collector, streams: frame.streams,
      site: nil, invocationName: "", isDotSourced: false)
    try call.run()
    return collector.value.text(frame.session.culture)
  }
}
