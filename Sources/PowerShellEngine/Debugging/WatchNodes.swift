import PowerShellSyntax

/// A statement or condition that tells the debugger before it runs.
final class WatchNode: Node {
  private let inner: Node
  private let source: SourceText
  /// The commands of its pipeline, by name.
  private let commands: [String]

  init(_ inner: Node, _ source: SourceText, _ extent: Extent, commands: [String] = []) {
    (self.inner, self.source, self.commands) = (inner, source, commands)
    super.init(extent)
  }

  private func tell(_ f: Frame) throws {
    guard let debugger = f.session.knownDebugger else { return }
    let position = Position(source, extent)
    try debugger.reach(position, f)
    if !commands.isEmpty { try debugger.call(commands, position, f) }
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try tell(f)
    return try inner.evaluate(f)
  }

  override func test(_ f: Frame) throws -> Bool {
    try tell(f)
    return try inner.test(f)
  }

  override func execute(_ f: Frame) throws -> Completion {
    try tell(f)
    return try inner.execute(f)
  }
}

/// A block's body: its braces are places of their own.
final class WatchedBlockNode: Node {
  private let inner: Node
  private let source: SourceText
  private let open: Extent
  private let close: Extent

  init(_ inner: Node, _ source: SourceText, _ open: Extent, _ close: Extent, _ extent: Extent) {
    (self.inner, self.source, self.open, self.close) = (inner, source, open, close)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    guard let debugger = f.session.knownDebugger else { return try inner.execute(f) }
    try debugger.entered(f, Position(source, extent))
    try debugger.reach(Position(source, open), f)
    let completion = try inner.execute(f)
    if completion == .normal { try debugger.reach(Position(source, close), f) }
    return completion
  }
}

/// A variable that tells of reading and writing.
final class WatchedVariableNode: TargetNode {
  private let inner: TargetNode
  private let name: String
  private let source: SourceText

  init(_ inner: TargetNode, _ name: String, _ source: SourceText, _ extent: Extent) {
    (self.inner, self.name, self.source) = (inner, name, source)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    try f.session.knownDebugger?.access(name, .read, Position(source, extent), f)
    return try inner.evaluate(f)
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    guard let debugger = f.session.knownDebugger else { return try inner.assign(value, f) }
    try debugger.access(name, .write, Position(source, extent), f)
    try inner.assign(value, f)
    try debugger.assigned(name, value)
  }
}

/// The elements of a `foreach`, each step told.
final class WatchedListNode: Node {
  private let inner: Node
  private let position: Position

  /// `step` is where each step stands: the loop's variable.
  init(_ inner: Node, _ step: Position) {
    (self.inner, position) = (inner, step)
    super.init(inner.extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let value = try inner.evaluate(f)
    guard f.session.knownDebugger != nil, !value.isNull else { return value }
    return .object(WatchedSequence(value, position, f))
  }
}

/// Hands out elements and tells the debugger of each step.
private final class WatchedSequence: PSObject {
  private let value: Value
  private let position: Position
  private unowned(unsafe) let frame: Frame

  init(_ value: Value, _ position: Position, _ frame: Frame) {
    (self.value, self.position, self.frame) = (value, position, frame)
  }

  override func makeEnumerator() -> ValueEnumerator? { Steps(self) }

  private final class Steps: ValueEnumerator {
    private let owner: WatchedSequence
    private var inner: ValueEnumerator?
    private var elements: [Value] = []
    private var place = 0

    init(_ owner: WatchedSequence) {
      self.owner = owner
      if case .object(let object) = owner.value, let enumerator = object.makeEnumerator() {
        inner = enumerator
      } else if case .array(let array) = owner.value {
        elements = array.elements
      } else {
        elements = [owner.value]
      }
    }

    override func next() throws -> Value? {
      try owner.frame.session.knownDebugger?.reach(owner.position, owner.frame)
      if let inner { return try inner.next() }
      guard place < elements.count else { return nil }
      place += 1
      return elements[place - 1]
    }
  }
}
