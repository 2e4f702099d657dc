import PowerShellSyntax

// What commands written in Swift ask of the interpreter: scopes by name, blocks to run, names to
// match.

extension Frame {
  /// The scope that `-Scope` names: `Global`, `Script`, `Local`, `Private`, or levels upward.
  public func scope(named text: String) throws -> Frame {
    switch true {
    case AsciiFold.foldedEquals(text, "global"): return session.global
    case AsciiFold.foldedEquals(text, "script"): return scriptScope
    case AsciiFold.foldedEquals(text, "local"), AsciiFold.foldedEquals(text, "private"): return self
    default: break
    }
    guard let number = Int(text), number >= 0 else { throw ScriptError.scopeUnknown(text) }
    var next: Frame = self
    for _ in 0..<min(number, 100_000) {
      guard let parent = next.parent else { throw ScriptError.scopeTooFar(text) }
      next = parent
    }
    return next
  }

  /// This scope and those above it, nearest first.
  public var scopes: [Frame] {
    var all: [Frame] = []
    var next: Frame? = self
    while let frame = next {
      all.append(frame)
      next = frame.parent
    }
    return all
  }

  /// The variable object a name has in this very scope.
  public func variable(_ symbol: Symbol) -> Variable? { ownVariable(symbol) }

  /// The aliases and functions of this very scope.
  public var ownAliases: [AliasCommand] {
    session.loadAllModules()
    return (aliases ?? [:]).values.compactMap { $0 as? AliasCommand }
  }
  public var ownFunctions: [Command] {
    session.loadAllModules()
    return Array((functions ?? [:]).values)
  }

  public func setAlias(_ alias: AliasCommand) {
    aliases = aliases ?? [:]
    aliases?[Symbol.intern(alias.name)] = alias
  }

  public func removeAlias(_ name: String) { aliases?[Symbol.intern(name)] = nil }

  public func setFunction(_ function: Command) {
    functions = functions ?? [:]
    functions?[Symbol.intern(function.name)] = function
  }

  public func removeFunction(_ name: String) { functions?[Symbol.intern(name)] = nil }

  /// `Set-StrictMode`; nil switches it off.
  public func setStrictMode(_ version: Int?) { strictMode = version ?? 0 }

  /// The callers, innermost first, for `Get-PSCallStack`.
  public var callStack: [(command: Command?, position: Position?, frame: Frame)] {
    var all: [(command: Command?, position: Position?, frame: Frame)] = []
    var place: Position?
    var next: Frame? = self
    while let frame = next, all.count < 1_000 {
      all.append((frame.command, place, frame))
      place = frame.callSite
      next = frame.caller
    }
    return all
  }

  /// `$args`, for a block that sees them.
  public var argumentList: [Value] {
    get { arguments }
    set { arguments = newValue }
  }
}

extension Variable {
  /// The value at the moment, computed where the engine computes it.
  public var currentValue: Value { current }

  /// Assigns by the variable's own rules: options, type, checks.
  public func set(_ value: Value, in session: Session) throws { try assign(value, in: session) }

  /// Whether `-Force` is needed to change or remove it.
  public var isProtected: Bool { !options.isDisjoint(with: [.readOnly, .constant]) }
}

extension Invocation {
  /// The file the call stands in; nil for typed input.
  public var sourceFile: String? { position?.source.file }

  /// Runs a block in a scope of its own below the caller's.
  public func run(
    _ block: ScriptBlock, arguments: [Argument] = [], input: [Value]? = nil, out: Sink,
    isDotSourced: Bool = false
  ) throws {
    let call = ScriptCall(
      block, command: nil, arguments: arguments, caller: frame, out: out, streams: streams,
      site: position, invocationName: "&", isDotSourced: isDotSourced,
      position: PipelinePosition(
        number: input == nil ? 1 : 2, length: input == nil ? 1 : 2, expectsInput: input != nil))
    guard let input else { return try call.run() }
    try Pipeline(stages: [ScriptStage(call)]).run { first in
      for value in input { try first.write(value) }
    }
  }

  /// Arguments by position, for a block.
  public func positional(_ values: [Value]) -> [Argument] {
    let extent = position?.extent ?? Extent(0, 0)
    return values.map { Argument(value: $0, extent: extent) }
  }

  /// Words as a command line has them: a text that begins with a dash names a parameter.
  public func words(_ values: [Value]) -> [Argument] {
    let extent = position?.extent ?? Extent(0, 0)
    return values.map { value in
      guard case .string(let text) = value.base, text.utf8.first == 0x2D, text.utf8.count > 1 else {
        return Argument(value: value, extent: extent)
      }
      return Argument(name: String(text.utf8.dropFirst()) ?? "", extent: extent)
    }
  }

  /// Runs a command by name with arguments, its output into a sink.
  public func run(command name: String, _ arguments: [Argument], input: [Value]? = nil, out: Sink)
    throws
  {
    let place = position ?? Position(SourceText(name), Extent(0, 0))
    let target = try CommandTarget.find(named: name, frame)
    let stage = try target.stage(
      StageRequest(
        frame: frame, arguments: arguments, out: out, streams: streams, site: place,
        nameExtent: place.extent, invocationName: name, isDotSourced: false,
        position: PipelinePosition(
          number: input == nil ? 1 : 2, length: input == nil ? 1 : 2, expectsInput: input != nil),
        plan: nil, node: nil))
    try Pipeline(stages: [stage]).run { first in
      guard let input else { return try first.runWithoutInput() }
      for value in input { try first.write(value) }
    }
  }

  /// Text as a block of the caller's session state, `Invoke-Expression`'s way.
  public func block(parsing text: String) throws -> ScriptBlock {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics, source) { throw ScriptError(record) }
    return ScriptBlock(BlockSource(parsed.tree, source), state: frame.state)
  }

  /// The same code bound to another session state or none: a block of a fresh session.
  public func rebound(_ block: ScriptBlock) -> ScriptBlock {
    ScriptBlock(block.literal, state: session.globalState)
  }

  /// Whether a parameter was given on the command line, not by the pipeline.
  public func isOnCommandLine(_ name: String) -> Bool {
    let symbol = Symbol.intern(name)
    return stage?.isOnCommandLine(symbol) ?? remembered?.memo.binds(symbol) ?? false
  }

  /// The command a name means here.
  public func findCommand(_ name: String) throws -> Command? {
    try session.command(named: name, from: frame)
  }
}

extension Value {
  /// Whether the object itself has a property of the name, its elements left alone.
  public func hasProperty(_ name: Symbol, _ session: Session) -> Bool {
    guard !isNull else { return false }
    if let member = addedMember(name, session) { return member.propertyKind != nil }
    if case .table(let table) = base, table.contains(.string(name.text)) { return true }
    if case .object(let bag as PropertyBag) = base, bag[name] != nil { return true }
    if let object = base.reference as? any DynamicMembers,
      let found = try? object.dynamicProperty(name, session)
    {
      _ = found
      return true
    }
    if case .property? = base.type.instanceMember(name) { return true }
    return false
  }

  /// A property of the object itself, its elements left alone; nil where there is none.
  public func property(_ name: Symbol, _ session: Session) throws -> Value? {
    guard hasProperty(name, session) else { return nil }
    return try MemberAccess.single(self, name, session)
  }

  public func hasMethod(_ name: Symbol) -> Bool {
    if let member = addedMember(name, Session.current), case .method = member.kind {
      return true
    }
    if case .method? = base.type.instanceMember(name) { return true }
    return false
  }

  /// The methods of the object, its type's and those added to it.
  public var methodNames: [String] {
    let brought = Session.current.typeData.members(of: self)
    let added = ((reference?.extendedMembers?.list ?? []) + brought).filter {
      if case .method = $0.kind { return true }
      return false
    }
    let own = base.type.instanceMembers.compactMap { member -> String? in
      if case .method(let group) = member { return group.name }
      return nil
    }
    return own + added.map(\.name)
  }

  /// The type names the object goes by, most derived first.
  public var typeNames: [String] { reference?.typeNames ?? type.inheritedNames }

  /// The object that carries added members; a plain value is wrapped into one.
  public var carrier: PSObject {
    if case .object(let object) = self { return object }
    return reference ?? ExtendedValue(self)
  }
}

extension PSObject {
  /// Adds a member; a bag's note property becomes one of its own.
  public func addMember(_ member: ExtendedMember) {
    if let bag = self as? PropertyBag, case .note(let value) = member.kind {
      let symbol = Symbol.intern(member.name)
      if bag[symbol] == nil { bag.add(member.name, value) } else { bag[symbol] = value }
      return
    }
    let members = extendedMembers ?? ExtendedMembers()
    extendedMembers = members
    members.add(member)
  }

  /// Puts a type name before the others.
  public func insertTypeName(_ name: String) {
    let names = typeNames
    let members = extendedMembers ?? ExtendedMembers()
    extendedMembers = members
    members.typeNames = [name] + names.filter { !AsciiFold.foldedEquals($0, name) }
  }
}

/// A pattern of names on a command line: `web*`.
public struct NamePattern {
  private let pattern: WildcardPattern

  public init(_ text: String) throws {
    do {
      pattern = try WildcardPattern(text)
    } catch {
      throw ScriptError(
        "RuntimeException", error.message, .notSpecified,
        exception: "System.Management.Automation.WildcardPatternException")
    }
  }

  public func matches(_ text: String) -> Bool { pattern.matches(text) }

  /// Whether a text has wildcards at all.
  public static func isPattern(_ text: String) -> Bool { WildcardPattern.containsWildcard(text) }
}

extension ScriptError {
  fileprivate static func scopeUnknown(_ text: String) -> ScriptError {
    ScriptError(
      "System.Management.Automation.PSArgumentException",
      "Cannot process argument because the value of argument \"scopeID\" is not valid. Change the value of the \"scopeID\" argument and run the operation again.",
      .invalidArgument, exception: "System.Management.Automation.PSArgumentException")
  }

  fileprivate static func scopeTooFar(_ text: String) -> ScriptError {
    ScriptError(
      "ScopeIDExceedsAvailableScopes",
      "The scope number '\(text)' exceeds the number of active scopes.", .invalidArgument,
      exception: "System.Management.Automation.PSArgumentOutOfRangeException")
  }
}

extension Frame {
  /// A variable that the engine computes; nil for any other name.
  public func lookupAutomatic(_ symbol: Symbol) -> Value? { automaticValue(symbol) }
}

extension Session {
  /// A type by name: a script's class, an accelerator, a full name, an array, a closed generic.
  public func type(named text: String) -> TypeInfo? {
    scriptType(named: text) ?? TypeTable.named(text, in: nil)
  }
}

extension Invocation {
  /// Runs a block where nothing of the caller's variables is seen but what `$using:` names.
  public func runIsolated(_ block: ScriptBlock, item: Value, out: Sink) throws {
    let call = ScriptCall(
      block, command: nil, arguments: [], caller: frame, out: out, streams: streams,
      site: position, invocationName: "&", isDotSourced: false)
    let scope = try call.open()
    defer { call.close(scope) }
    scope.slots[Layout.underscore] = item
    for body in [call.code.begin, call.code.process, call.code.end].compactMap(\.self) {
      try call.execute(body, scope)
    }
  }
}
