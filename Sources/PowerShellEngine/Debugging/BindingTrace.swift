/// What `Trace-Command -Name ParameterBinding` tells: each step of the binder, indented by scopes.
///
/// Off, it costs the look at one flag for each step.
public final class BindingTrace {
  nonisolated(unsafe) static var isOn = false
  nonisolated(unsafe) private static var current: BindingTrace?

  private var depth = 0
  private let show: (String) -> Void

  private init(_ show: @escaping (String) -> Void) { self.show = show }

  /// Traces what happens in a body.
  public static func trace<Result>(
    in session: Session, _ show: @escaping (String) -> Void, _ body: () throws -> Result
  ) rethrows -> Result {
    let saved = (current, isOn)
    (current, isOn) = (BindingTrace(show), true)
    // Calls that take the short road forget it and look again.
    session.commandVersion &+= 1
    defer {
      (current, isOn) = saved
      session.commandVersion &+= 1
    }
    return try body()
  }

  static func line(_ text: @autoclosure () -> String) {
    guard isOn, let current else { return }
    current.show(String(repeating: "    ", count: current.depth) + text())
  }

  /// A line, and what the body tells below it.
  @inline(__always) static func scope<Result>(
    _ text: @autoclosure () -> String, _ body: () throws -> Result
  ) rethrows -> Result {
    guard isOn else { return try body() }
    line(text())
    let trace = current
    trace?.depth += 1
    defer { trace?.depth -= 1 }
    return try body()
  }

  static func indented<Result>(_ body: () throws -> Result) rethrows -> Result {
    let trace = current
    trace?.depth += 1
    defer { trace?.depth -= 1 }
    return try body()
  }

  /// A value as .NET's `ToString` gives it.
  static func text(_ value: Value) -> String {
    switch value.base {
    case .null, .nothing, .unset: ""
    case .array(let array): array.type.fullName
    case .object(let list as ListObject): list.type.traceName
    default: value.dotNetText(.invariant)
    }
  }
}

extension TypeInfo {
  /// ``System.Collections.Generic.List`1[System.Object]``: as reflection spells a type.
  var traceName: String {
    guard !genericArguments.isEmpty else { return fullName }
    let open = fullName.utf8.firstIndex(of: 0x5B) ?? fullName.endIndex
    let arguments = genericArguments.map(\.traceName).joined(separator: ",")
    return String(fullName[..<open]) + "[\(arguments)]"
  }
}
