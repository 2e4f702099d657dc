import PowerShellSyntax

/// A place, a command or a variable at which a script stops, or at which an action runs.
public final class Breakpoint: PSObject {
  public enum Kind {
    case line(Int, column: Int)
    case command(String)
    case variable(String, AccessMode)
  }
  /// `System.Management.Automation.VariableAccessMode`.
  public enum AccessMode: Int64, Sendable { case read, write, readWrite }

  public let id: Int32
  public let kind: Kind
  /// The script it is limited to; empty for all.
  public let script: String
  public let action: ScriptBlock?
  public var isEnabled = true
  public internal(set) var hitCount: Int32 = 0

  init(_ id: Int32, _ kind: Kind, script: String, action: ScriptBlock?) {
    (self.id, self.kind, self.script, self.action) = (id, kind, script, action)
  }

  public override var type: TypeInfo {
    let name =
      switch kind {
      case .line: "LineBreakpoint"
      case .command: "CommandBreakpoint"
      case .variable: "VariableBreakpoint"
      }
    return TypeTable.required("System.Management.Automation." + name)
  }

  public override func text(_ culture: Culture) -> String {
    let file = script.isEmpty ? "" : PathText.leaf(script) + ":"
    return switch kind {
    case .line(let line, let column):
      "Line breakpoint on '\(script):\(line)\(column > 0 ? ", \(column)" : "")'"
    case .command(let name): "Command breakpoint on '\(file)\(name)'"
    case .variable(let name, let mode):
      "Variable breakpoint on '\(file)$\(name)' (\(mode.name) access)"
    }
  }

  /// Where on its line it has settled: at the first place that the code came to.
  private var place: Int?

  func settles(on position: Position) -> Bool {
    place = place ?? Int(position.extent.start)
    return place == Int(position.extent.start)
  }

  /// Whether it counts in code of this file.
  func concerns(_ file: String?) -> Bool {
    isEnabled && (script.isEmpty || AsciiFold.foldedEquals(script, file ?? ""))
  }
}

extension Breakpoint.AccessMode {
  var name: String {
    switch self {
    case .read: "Read"
    case .write: "Write"
    case .readWrite: "ReadWrite"
    }
  }
}

/// Breakpoints as scripts see them.
enum BreakpointTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "Breakpoint", isAbstract: true, members: declare),
    TypeDefinition(root + "LineBreakpoint", base: root + "Breakpoint") { m in
      m.property("int Line {get;}") { (me: Breakpoint) in
        guard case .line(let line, _) = me.kind else { return .int(0) }
        return .int(Int32(clamping: line))
      }
      m.property("int Column {get;}") { (me: Breakpoint) in
        guard case .line(_, let column) = me.kind else { return .int(0) }
        return .int(Int32(clamping: column))
      }
      declare(m)
    },
    TypeDefinition(root + "CommandBreakpoint", base: root + "Breakpoint") { m in
      m.property("string Command {get;}") { (me: Breakpoint) in
        guard case .command(let name) = me.kind else { return .null }
        return .string(name)
      }
      declare(m)
    },
    TypeDefinition(root + "VariableBreakpoint", base: root + "Breakpoint") { m in
      m.property("System.Management.Automation.VariableAccessMode AccessMode {get;}") {
        (me: Breakpoint) in
        guard case .variable(_, let mode) = me.kind else { return .null }
        return EnumValues.numbered(root + "VariableAccessMode", mode.rawValue)
      }
      m.property("string Variable {get;}") { (me: Breakpoint) in
        guard case .variable(let name, _) = me.kind else { return .null }
        return .string(name)
      }
      declare(m)
    },
  ]

  private static func declare(_ m: MemberDeclarations) {
    m.property("scriptblock Action {get;}") { (me: Breakpoint) in
      me.action.map { .object($0) } ?? .null
    }
    m.property("bool Enabled {get;}") { (me: Breakpoint) in .bool(me.isEnabled) }
    m.property("int HitCount {get;}") { (me: Breakpoint) in .int(me.hitCount) }
    m.property("int Id {get;}") { (me: Breakpoint) in .int(me.id) }
    m.property("string Script {get;}") { (me: Breakpoint) in
      me.script.isEmpty ? .null : .string(me.script)
    }
    m.method("string ToString()") { (me: Breakpoint, _) in .string(me.text(.invariant)) }
  }
}
