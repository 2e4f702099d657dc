import PowerShellSyntax

/// A scope that runs: a slot for each name its code assigns, and two links (rule R7).
///
/// `caller` is the call stack; `parent` is where a name is looked up next, which for a module's
/// function is the module and not whoever called it.
public final class Frame {
  var slots: UnsafeMutablePointer<Value>
  private(set) var capacity: Int
  private(set) var layout: Layout
  public unowned(unsafe) let session: Session
  public unowned(unsafe) let state: SessionState
  unowned(unsafe) let parent: Frame?
  unowned(unsafe) let caller: Frame?
  private let ownsSlots: Bool
  /// The session's.
  let pulse: UnsafeMutablePointer<Pulse>

  /// Where the block's output goes at the moment.
  public var out: Sink
  public internal(set) var streams: Streams
  /// The code that runs, for positions.
  var code: BlockCode?
  /// The node of `caller` that called, for stack traces and `$MyInvocation`.
  var callSite: Position? {
    get { knownCallSite ?? callNode?.site }
    set { knownCallSite = newValue }
  }
  private var knownCallSite: Position?
  /// The call itself, where it took the short road.
  unowned(unsafe) var callNode: CommandNode?
  var command: Command?
  var invocationName = ""
  /// Its place among others, where it does not stand alone in its pipeline.
  var pipelinePlace: PipelinePlace?
  /// Names made at run time that have no slot.
  private var overflow: [Symbol: Variable]?
  var functions: [Symbol: Command]? { didSet { noteCommandChange() } }
  var aliases: [Symbol: Command]? { didSet { noteCommandChange() } }
  /// `$args`.
  var arguments: [Value] = []
  /// Which of `$args` were written as names of parameters: `@args` hands them on as such.
  var argumentNames: Set<Int> = []
  /// What was bound, for `$PSBoundParameters`: made when someone asks, then kept up to date.
  var boundParameters: TableObject? {
    get {
      if let knownBound { return knownBound }
      knownBound = call?.makeBoundParameters() ?? callNode?.boundParameters(of: self)
      return knownBound
    }
    set { knownBound = newValue }
  }
  private var knownBound: TableObject?
  /// The table where it is in use already.
  var boundParametersInUse: TableObject? { knownBound }
  /// The call that the frame belongs to, where it took the long road.
  unowned(unsafe) var call: ScriptCall?
  /// `$PSCmdlet`, in an advanced function: made when someone asks, where the call was direct.
  var invocation: Invocation? {
    get {
      if let knownInvocation { return knownInvocation }
      knownInvocation = callNode?.invocation(of: self)
      return knownInvocation
    }
    set {
      // Whoever holds the old one must not reach the frame when it is gone.
      knownInvocation?.ownFrame = nil
      knownInvocation = newValue
    }
  }
  private(set) var knownInvocation: Invocation?
  /// `$input`, while it is being given.
  var input: PSObject?
  /// The label that a `break` or `continue` on its way carries.
  var label: String?
  /// A script file's own scope, or the top of a module: what `$script:` means.
  var isScriptScope = false
  var strictMode: Int?
  /// What `return` gave, in a method of a class.
  var returned: Value = .nothing
  /// Runs in the frame of a debugger or trace.
  let depth: Int

  /// A frame on the value stack, released by `close`.
  init(
    layout: Layout, session: Session, state: SessionState, parent: Frame?, caller: Frame?,
    out: Sink, streams: Streams
  ) throws {
    (self.layout, self.session, self.state, pulse) = (layout, session, state, session.pulse)
    (self.parent, self.caller) = (parent, caller)
    (self.out, self.streams) = (out, streams)
    depth = (caller?.depth ?? 0) + 1
    capacity = layout.symbols.count
    ownsSlots = false
    slots = try session.stack.push(capacity)
  }

  /// A frame that lives on: global scope, a module, a script block kept open.
  init(
    living layout: Layout, session: Session, state: SessionState, parent: Frame?, caller: Frame?,
    out: Sink, streams: Streams
  ) {
    (self.layout, self.session, self.state, pulse) = (layout, session, state, session.pulse)
    (self.parent, self.caller) = (parent, caller)
    (self.out, self.streams) = (out, streams)
    depth = (caller?.depth ?? 0) + 1
    capacity = max(64, layout.symbols.count)
    ownsSlots = true
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: .unset, count: capacity)
  }

  deinit {
    guard ownsSlots else { return }
    slots.deinitialize(count: capacity)
    slots.deallocate()
  }

  /// Gives the slots back to the value stack.
  ///
  /// Whoever still holds the frame sees it empty.
  func close() {
    guard !ownsSlots else { return }
    session.stack.pop(slots, capacity)
    if functions != nil || aliases != nil { session.commandVersion &+= 1 }
    knownInvocation?.ownFrame = nil
    (call, callNode) = (nil, nil)
    layout = .empty
    capacity = 0
    overflow = nil
  }

  /// The scope has ended.
  var isClosed: Bool { !ownsSlots && layout === Layout.empty }

  /// Makes room for the slots a growing layout has gained.
  func makeRoom() {
    guard ownsSlots, layout.symbols.count > capacity else { return }
    let size = max(layout.symbols.count, capacity * 2)
    let bigger = UnsafeMutablePointer<Value>.allocate(capacity: size)
    bigger.moveInitialize(from: slots, count: capacity)
    (bigger + capacity).initialize(repeating: .unset, count: size - capacity)
    slots.deallocate()
    (slots, capacity) = (bigger, size)
  }

  // MARK: Slots

  @inline(__always) func read(_ slot: Int) -> Value {
    let value = slots[slot]
    if case .cell(let variable) = value { return variable.current }
    return value
  }

  @inline(__always) func write(_ slot: Int, _ value: Value) throws {
    if case .cell(let variable) = slots[slot] { return try variable.assign(value, in: session) }
    slots[slot] = value
  }

  /// The variable object of a slot; from now on the slot refers to it.
  func cell(at slot: Int) -> Variable {
    if case .cell(let variable) = slots[slot] { return variable }
    let variable = Variable(layout.symbols[slot].text)
    if !slots[slot].isUnset { variable.value = slots[slot] }
    slots[slot] = .cell(variable)
    return variable
  }

  // MARK: Names

  /// The slot of a name in this scope, where its layout has one.
  func layoutSlot(of symbol: Symbol) -> Int? { layout.slot(of: symbol) }
  /// A local of the code that the scope was made for.
  func isLocal(_ slot: Int) -> Bool { layout.isLocal(slot) }

  /// The value a name has in this very scope; `.unset` where it has none.
  func ownValue(_ symbol: Symbol) -> Value {
    if let slot = layout.slot(of: symbol), slot < capacity, !slots[slot].isUnset {
      return read(slot)
    }
    return overflow?[symbol]?.current ?? .unset
  }

  /// The variable object a name has in this very scope.
  func ownVariable(_ symbol: Symbol) -> Variable? {
    if let slot = layout.slot(of: symbol), slot < capacity, !slots[slot].isUnset {
      return cell(at: slot)
    }
    return overflow?[symbol]
  }

  /// The value of a name here or in a scope above; `.unset` where nobody has it.
  public func lookup(_ symbol: Symbol) -> Value {
    var next: Frame? = self
    while let frame = next {
      let value = frame.visibleValue(symbol, from: self)
      if !value.isUnset { return value }
      next = frame.parent
    }
    return .unset
  }

  /// A private variable is seen by its own scope alone.
  private func visibleValue(_ symbol: Symbol, from asker: Frame) -> Value {
    if let slot = layout.slot(of: symbol), slot < capacity {
      switch slots[slot] {
      case .unset: break
      case .cell(let variable):
        if self === asker || !variable.options.contains(.private) { return variable.current }
      case let value: return value
      }
    }
    guard let variable = overflow?[symbol] else { return .unset }
    return self === asker || !variable.options.contains(.private) ? variable.current : .unset
  }

  /// The variable object of a name, here or above, with the scope that has it.
  public func lookupVariable(_ symbol: Symbol) -> (frame: Frame, variable: Variable)? {
    ParameterDefaults.note(symbol)
    var next: Frame? = self
    while let frame = next {
      if let variable = frame.ownVariable(symbol),
        frame === self || !variable.options.contains(.private)
      {
        return (frame, variable)
      }
      next = frame.parent
    }
    return nil
  }

  /// Assigns a name in this very scope, making it if need be.
  public func assign(_ symbol: Symbol, _ value: Value) throws {
    ParameterDefaults.note(symbol)
    if let slot = layout.slot(of: symbol) ?? layout.slotMakingRoom(for: symbol) {
      makeRoom()
      if slots[slot].isUnset { try inheritAllScope(symbol) }
      return try write(slot, value)
    }
    if let known = overflow?[symbol] { return try known.assign(value, in: session) }
    overflow = overflow ?? [:]
    overflow?[symbol] = Variable(symbol.text, value)
  }

  /// A variable of option AllScope is the same one in every scope below.
  private func inheritAllScope(_ symbol: Symbol) throws {}

  /// Puts a variable object into this very scope.
  public func define(_ variable: Variable) {
    let symbol = Symbol.intern(variable.name)
    ParameterDefaults.note(symbol)
    if let slot = layout.slot(of: symbol) ?? layout.slotMakingRoom(for: symbol) {
      makeRoom()
      slots[slot] = .cell(variable)
    } else {
      overflow = overflow ?? [:]
      overflow?[symbol] = variable
    }
  }

  public func remove(_ symbol: Symbol) {
    if let slot = layout.slot(of: symbol), slot < capacity { slots[slot] = .unset }
    overflow?[symbol] = nil
  }

  /// The names that have a value in this very scope.
  public var names: [Symbol] {
    let slotted = layout.symbols.indices.filter { $0 < capacity && !slots[$0].isUnset }
      .map { layout.symbols[$0] }
    return slotted + (overflow.map { Array($0.keys) } ?? [])
  }

  /// Copies of this scope's variables, as a closure takes them along.
  ///
  /// Variables with options stay behind: those of the engine, private ones, constants.
  var copiedVariables: [Variable] {
    names.compactMap { symbol in
      var known = overflow?[symbol]
      if let slot = layout.slot(of: symbol), slot < capacity {
        guard case .cell(let variable) = slots[slot] else {
          return slots[slot].isUnset ? nil : Variable(symbol.text, slots[slot])
        }
        known = variable
      }
      guard let known, known.options.isEmpty, known.read == nil else { return nil }
      let copy = Variable(known.name, known.value)
      (copy.constraint, copy.validations) = (known.constraint, known.validations)
      return copy
    }
  }

  /// The nearest script scope: what `$script:` names.
  var scriptScope: Frame {
    var next: Frame? = self
    while let frame = next {
      if frame.isScriptScope { return frame }
      next = frame.parent
    }
    return state.top
  }

  /// The scope `number` levels up (`-Scope 1`).
  func ancestor(_ number: Int) -> Frame? {
    var next: Frame? = self
    for _ in 0..<max(0, number) { next = next?.parent }
    return next
  }

  // MARK: Commands

  /// What a name means may have changed: calls that remember it look again.
  ///
  /// So it may when a scope with commands of its own ends (`close`).
  private func noteCommandChange() { session.commandVersion &+= 1 }

  func function(named symbol: Symbol) -> Command? {
    var next: Frame? = self
    while let frame = next {
      if frame.functions != nil, let found = frame.functions?[symbol] { return found }
      next = frame.parent
    }
    return nil
  }

  func alias(named symbol: Symbol) -> Command? {
    var next: Frame? = self
    while let frame = next {
      if frame.aliases != nil, let found = frame.aliases?[symbol] { return found }
      next = frame.parent
    }
    return nil
  }

  func command(named symbol: Symbol, in table: KeyPath<Frame, [Symbol: Command]?>) -> Command? {
    session.loadAllModules()
    var next: Frame? = self
    while let frame = next {
      if let found = frame[keyPath: table]?[symbol] { return found }
      next = frame.parent
    }
    return nil
  }
}

/// The contiguous stack the slots of running frames lie on.
public final class ValueStack {
  private let base: UnsafeMutablePointer<Value>
  private let capacity: Int
  private var top = 0
  /// Places given back while others still lay above them: stages of a pipeline end in any order.
  private var gaps: [(start: Int, end: Int)] = []

  /// Memory is only reserved; pages are touched as frames use them.
  init(capacity: Int) {
    self.capacity = capacity
    base = .allocate(capacity: capacity)
  }

  deinit { base.deallocate() }

  @inline(__always) func push(_ count: Int) throws -> UnsafeMutablePointer<Value> {
    guard top &+ count <= capacity else { throw ScriptError.callDepthOverflow() }
    let place = base + top
    place.initialize(repeating: .unset, count: count)
    top &+= count
    return place
  }

  @inline(__always) func pop(_ place: UnsafeMutablePointer<Value>, _ count: Int) {
    place.deinitialize(count: count)
    guard place + count == base + top else { return leaveGap(place - base, count) }
    top &-= count
    if !gaps.isEmpty { closeGaps() }
  }

  private func leaveGap(_ start: Int, _ count: Int) {
    gaps.append((start, start + count))
  }

  private func closeGaps() {
    while let last = gaps.lastIndex(where: { $0.end == top }) {
      top = gaps[last].start
      gaps.remove(at: last)
    }
  }
}

extension ScriptError {
  static func callDepthOverflow() -> ScriptError {
    ScriptError(
      "CallDepthOverflow", "The script failed due to call depth overflow.", .invalidOperation,
      exception: "System.Management.Automation.ScriptCallDepthException")
  }
}
