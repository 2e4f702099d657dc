import PowerShellSyntax

/// What is needed to start a command.
struct StageRequest {
  let frame: Frame
  let arguments: [Argument]
  let out: Sink
  let streams: Streams
  let site: Position
  let nameExtent: Extent
  let invocationName: String
  let isDotSourced: Bool
  let position: PipelinePosition
  var plan: BindingPlan?
  /// The call site, which may remember how the call was bound.
  var node: CommandNode?
}

/// What a literal name stood for at the last look.
///
/// It stands for the same until commands change somewhere, in the session state it was looked up
/// in: scopes that bring commands of their own count as changes when they come and when they go.
struct CommandLookup {
  private(set) var target: CommandTarget?
  var isPlain = false
  private var version: UInt32 = 0
  private var state: ObjectIdentifier?

  @inline(__always) func holds(_ f: Frame) -> Bool {
    version == f.session.commandVersion && state == ObjectIdentifier(f.state)
  }

  /// Script files come and go without notice.
  mutating func note(_ target: CommandTarget?, _ f: Frame) {
    isPlain = false
    if case .script? = target {
      (self.target, state) = (nil, nil)
    } else {
      (self.target, version, state) = (
        target, f.session.commandVersion, ObjectIdentifier(f.state)
      )
    }
  }
}

/// What a command's name stands for.
enum CommandTarget {
  case block(ScriptBlock)
  case function(FunctionCommand)
  case cmdlet(CmdletCommand)
  case script(ScriptCommand)
  case program(ProgramCommand)

  /// The target of `name`, `& $value`, `. $value`.
  static func find(_ subject: Value, isCalled: Bool, _ f: Frame) throws -> CommandTarget {
    switch subject.base {
    case .string(let text): return try find(named: text, f)
    case .object(let block as ScriptBlock): return .block(block)
    case .object(let command as Command): return try target(of: command, f)
    case .null, .nothing, .unset:
      throw ScriptError(
        "BadExpression",
        "The expression after '&' in a pipeline element produced an object that was not valid. It must result in a command name, a script block, or a CommandInfo object.",
        .invalidOperation)
    default: return try find(named: subject.text(.invariant), f)
    }
  }

  static func find(named text: String, _ f: Frame) throws -> CommandTarget {
    if let command = try f.session.command(named: text, from: f) {
      return try target(of: command, f)
    }
    throw ScriptError.commandNotFound(text)
  }

  private static func target(of command: Command, _ f: Frame) throws -> CommandTarget {
    switch command {
    case let function as FunctionCommand: return .function(function)
    case let cmdlet as CmdletCommand: return .cmdlet(cmdlet)
    case let script as ScriptCommand: return .script(script)
    case let program as ProgramCommand: return .program(program)
    case let alias as AliasCommand: return try find(named: alias.definition, f)
    default: throw ScriptError.commandNotFound(command.name)
    }
  }

  /// What binds by a plan; nil for what binds without the binder.
  func metadata(_ f: Frame) throws -> CommandMetadata? {
    switch self {
    case .cmdlet(let cmdlet): return cmdlet.plan.metadata
    case .function(let function):
      let code = function.block.literal.code
      return code.isSimple ? nil : try code.metadata(function.name, f)
    case .block, .script, .program: return nil
    }
  }

  func stage(_ request: StageRequest) throws -> Stage {
    if request.asksForHelp, let stage = try helpStage(request) { return stage }
    return try commandStage(request)
  }

  /// `name -?` is `Get-Help name`.
  private func helpStage(_ request: StageRequest) throws -> Stage? {
    let name: String? =
      switch self {
      case .block, .program: nil
      case .function(let function): function.name
      case .script(let script): script.path
      case .cmdlet(let cmdlet): cmdlet.name
      }
    guard let name, let help = request.frame.session.cmdlet(named: Symbol.intern("Get-Help"))
    else { return nil }
    let argument = Argument(value: .string(name), extent: request.nameExtent)
    return try CommandTarget.target(of: help, request.frame).commandStage(
      StageRequest(
        frame: request.frame, arguments: [argument], out: request.out, streams: request.streams,
        site: request.site, nameExtent: request.nameExtent, invocationName: "Get-Help",
        isDotSourced: false, position: request.position))
  }

  private func commandStage(_ request: StageRequest) throws -> Stage {
    switch self {
    case .block(let block): ScriptStage(request.call(block, nil))
    case .function(let function): ScriptStage(request.call(function.block, function))
    case .script(let script):
      ScriptStage(request.call(try script.block(), script), endsAtExit: true)
    case .cmdlet(let cmdlet): try CmdletStage(cmdlet, request)
    case .program(let program): ProgramStage(program, request)
    }
  }
}

extension StageRequest {
  /// `-?` stands among the arguments.
  var asksForHelp: Bool {
    arguments.contains { $0.name.map { $0.utf8.count == 1 && $0.utf8.first == 0x3F } ?? false }
  }

  func call(_ block: ScriptBlock, _ command: Command?) -> ScriptCall {
    ScriptCall(
      block, command: command, arguments: arguments, caller: frame, out: out, streams: streams,
      site: site, invocationName: invocationName, isDotSourced: isDotSourced, position: position,
      plan: plan, node: node)
  }
}

extension ScriptError {
  static func commandNotFound(_ name: String) -> ScriptError {
    let error = ScriptError(
      "CommandNotFoundException",
      """
      The term '\(name)' is not recognized as a name of a cmdlet, function, script file, or executable program.
      Check the spelling of the name, or if a path was included, verify that the path is correct and try again.
      """,
      .objectNotFound, target: .string(name),
      exception: "System.Management.Automation.CommandNotFoundException")
    error.record.exception.details = [(name: "CommandName", value: .string(name))]
    return error
  }
}

/// A script file as a command.
public final class ScriptCommand: Command {
  public let path: String
  private let read: () throws -> ScriptBlock

  init(_ name: String, path: String, read: @escaping () throws -> ScriptBlock) {
    (self.path, self.read) = (path, read)
    super.init(name, .externalScript)
  }

  public func block() throws -> ScriptBlock { try read() }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ExternalScriptInfo") ?? .object
  }
}

extension Session {
  /// The command a name means in a scope: alias, function, cmdlet, script file.
  func command(named text: String, from f: Frame) throws -> Command? {
    let symbol = Symbol.intern(text)
    if loadedCmdlets.isEmpty { _ = loadNextModule() }
    repeat {
      if let alias = f.alias(named: symbol) { return alias }
      if let function = f.function(named: symbol) { return function }
      if let cmdlet = loadedCmdlets[symbol] { return cmdlet }
    } while loadNextModule()
    if text.utf8.contains(0x5C), let found = try qualifiedCommand(text, from: f) { return found }
    if let script = scriptCommand(text) { return script }
    if let found = autoloadedCommand(text, from: f) { return found }
    if text.utf8.contains(0x2D) { return nil }
    return cmdlet(named: Symbol.intern("Get-" + text))
  }
}
