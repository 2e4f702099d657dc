/// Variables and commands of the global session or of one module.
public final class SessionState {
  /// The top scope: global, or a module's own.
  public internal(set) var top: Frame {
    get {
      guard let topFrame else { preconditionFailure("a session state without top scope") }
      return topFrame
    }
    set { topFrame = newValue }
  }
  private var topFrame: Frame?
  /// The scope that runs at the moment: what a block of this state called from elsewhere sees.
  unowned(unsafe) var current: Frame?
  public let module: Module?

  init(module: Module? = nil) { self.module = module }

}

/// One shell: its variables, commands, modules, errors, and the world it was handed.
public final class Session {
  /// The session that runs at the moment; one thread runs at a time.
  nonisolated(unsafe) public static var current = Session(host: Host())

  public let host: Host
  public let stack: ValueStack
  public let globalState: SessionState
  /// The commands of the modules that are loaded by now.
  var loadedCmdlets = CommandTable()
  /// What waits until someone names a command that is not known yet, in this order.
  var waitingModules: [(Session) -> Void] = []
  var waitingRefusals: [(Session) -> Void] = []
  public internal(set) var modules: [Module] = []
  /// The modules of cmdlets that someone asked for.
  var knownBuiltIns: [Symbol: Module] = [:]
  /// `$Error`, newest first.
  public let errors: ListObject
  /// `$?`.
  public var lastSucceeded: Bool {
    get { pulse.pointee.lastSucceeded }
    set { pulse.pointee.lastSucceeded = newValue }
  }
  let pulse: UnsafeMutablePointer<Pulse>
  /// `$LASTEXITCODE`; nil until a program or a script has ended.
  public var lastExitCode: Int32?
  public var culture: Culture
  public var uiCulture: Culture
  /// Work that goes on beside: jobs, and the turns that they and the session take.
  public let jobs = JobTable()
  var strands: Baton?
  /// Who opens sessions at other computers; nil where there are none.
  public var remoteConnector: (any RemoteConnector)?
  /// The connections that scripts keep (`Get-PSSession`).
  public let remoteSessions = RemoteSessionTable()
  /// The connection that the prompt works in (`Enter-PSSession`).
  public var entered: RemoteSession? {
    didSet {
      oldValue?.isBusy = false
      entered?.isBusy = true
    }
  }
  /// `Exit-PSSession` was called.
  public var wantsToLeave = false
  /// It is the far end of a connection itself.
  public internal(set) var isRemote = false
  /// Its information stream ends in a list, not before someone's eyes.
  var keepsInformation = false
  /// What watches the code, while someone wants it watched.
  var knownDebugger: Debugger?
  /// What a module's commands work on (the datacenter's lab); nil in a bare engine.
  public var world: AnyObject?
  /// Virtual drives and where the session stands.
  public let drives: DriveTable
  /// What scripts said of types (`Update-TypeData`).
  public var typeData = TypeDataTable()
  /// The lines typed at the prompt.
  public var history = CommandHistory()
  public var environment = EnvironmentBlock()
  /// Steps left before a bounded run ends; nil runs on.
  public var stepBudget: Int?
  /// Polled at back-edges, writes and calls: Ctrl+C.
  public var isStopRequested: () -> Bool = { false }
  /// The scope that calls a member at the moment.
  unowned(unsafe) var memberCaller: Frame?
  var scriptTypes: [Symbol: TypeInfo] = [:]
  /// Patterns used lately, ready to match.
  let patterns = RegexCache()
  /// How many `try` blocks are open: inside one, errors pass.
  var tryDepth = 0
  /// Class methods inside class methods.
  var methodDepth = 0
  /// The scope that runs, as far as a member can know.
  var executing: Frame { memberCaller ?? global }
  /// Counts changes of functions and aliases.
  var commandVersion: UInt32 = 0
  /// Script calls inside script calls.
  let maximumDepth = 1_000
  public var defaultStreams: Streams
  /// Makes the sink of `> path`: formatting lies above the kernel.
  public var openFileHook: ((_ path: String, _ isAppend: Bool) throws -> Sink)?

  /// The cultures a script can name.
  public let cultures: CultureTable
  /// What `Register-ArgumentCompleter` brought, newest last.
  public var argumentCompleters: [ArgumentCompleter] = []
  /// Modules' own answers to what may stand as a parameter's value; nil where a module knows none.
  public var valueSources: [(ValueRequest) -> [String]?] = []
  /// Help pages of modules by a command's name.
  public var helpPages: [(String) -> HelpPage?] = []
  /// `$^` and `$$`: the first and the last word of the input before.
  public var lastWords: (first: String, last: String) = ("", "")
  /// What was typed or given with `-Command`, as a block: `$MyInvocation.MyCommand` outside of all.
  var runningInput: ScriptBlock?
  public var random = RandomSource(state: 0x5EED)
  /// What `Start-Sleep` does; nil lets no time pass.
  public var sleepHook: ((Int64) -> Void)?
  /// .NET ticks of the session's clock.
  public var clock: () -> Int64 = { 638_766_000_000_000_000 }

  public init(
    host: Host, culture: Culture = .invariant, cultures: CultureTable = CultureTable(.windows),
    maximumSlots: Int = 2_500_000
  ) {
    pulse = .allocate(capacity: 1)
    pulse.initialize(to: Pulse())
    self.host = host
    self.cultures = cultures
    self.culture = culture
    uiCulture = culture
    stack = ValueStack(capacity: maximumSlots)
    globalState = SessionState()
    drives = DriveTable()
    errors = ListObject([], type: TypeTable.required("System.Collections.ArrayList"))
    let nowhere = NullSink()
    defaultStreams = Streams(
      error: nowhere, warning: nowhere, verbose: nowhere, debug: nowhere, information: nowhere)
    globalState.top = Frame(
      living: Layout([], canGrow: true), session: self, state: globalState, parent: nil,
      caller: nil, out: nowhere, streams: defaultStreams)
    globalState.top.isScriptScope = true
    globalState.top.functions = [:]
    globalState.top.aliases = [:]
  }

  deinit { pulse.deallocate() }

  /// Pipelines that still run and of which a command has reported an error.
  private var failedPipelines: Set<UInt32> = []

  /// A command of the pipeline reported an error: `$?` will say so at the pipeline's end.
  func noteFailure(in pipeline: UInt32) {
    failedPipelines.insert(pipeline)
    (pulse.pointee.hasFailures, lastSucceeded) = (true, false)
  }

  /// Whether the pipeline failed, once it has ended.
  func takeFailure(of pipeline: UInt32) -> Bool {
    let hasFailed = failedPipelines.remove(pipeline) != nil
    pulse.pointee.hasFailures = !failedPipelines.isEmpty
    return hasFailed
  }

  public var global: Frame { globalState.top }

  /// A class or enum that a script defined.
  func scriptType(named name: String) -> TypeInfo? {
    scriptTypes.isEmpty ? nil : scriptTypes[Symbol.intern(name)]
  }
}

/// What every statement touches, at a place of its own: reaching it counts no references.
struct Pulse {
  /// Steps taken, for polling now and then.
  var ticks: UInt32 = 0
  /// `$?`.
  var lastSucceeded = true
  /// The pipeline that runs, and the newest that was begun.
  var pipeline: UInt32 = 0
  var newestPipeline: UInt32 = 0
  /// Some pipeline has a command that reported an error.
  var hasFailures = false
}

/// What the shell shows and asks: the front door of output and input.
///
/// The base answers like a host without a terminal.
open class Host {
  public init() {}
  /// Columns of the terminal or of `$env:COLUMNS`.
  open var width: Int { 120 }
  open var isInteractive: Bool { false }
  /// Escape sequences reach a terminal.
  open var isDecorated: Bool { false }
  open func writeOutput(_ text: String) {}
  open func writeError(_ text: String) {}
  open func readLine(prompt: String) -> String? { nil }
  /// A line that is not shown while it is typed.
  open func readSecret(prompt: String) -> String? { readLine(prompt: prompt) }
}

/// Cmdlets by name.
public struct CommandTable {
  private var commands: [Symbol: Command] = [:]
  private(set) var order: [Command] = []
  public init() {}

  public subscript(_ symbol: Symbol) -> Command? { commands[symbol] }

  public mutating func add(_ command: Command) {
    let symbol = Symbol.intern(command.name)
    // A command takes the place of one that was only declared.
    if commands[symbol] != nil { order.removeAll { Symbol.intern($0.name) === symbol } }
    commands[symbol] = command
    order.append(command)
  }

  public var all: [Command] { order }

  var isEmpty: Bool { order.isEmpty }
}
