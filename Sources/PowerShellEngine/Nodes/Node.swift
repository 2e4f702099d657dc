import PowerShellSyntax

/// How a statement ended (rule R6).
///
/// The label of a `break` or `continue` lies in the frame.
enum Completion: UInt8 { case normal, `break`, `continue`, `return` }

/// A piece of lowered code (rule R4).
///
/// Three entry points: a value, a truth, an effect with output into the frame's sink.
class Node {
  let extent: Extent
  init(_ extent: Extent) { self.extent = extent }

  func evaluate(_ f: Frame) throws -> Value { preconditionFailure("abstract") }
  func test(_ f: Frame) throws -> Bool { try evaluate(f).isTrue }
  func execute(_ f: Frame) throws -> Completion {
    try f.out.enumerate(evaluate(f))
    return .normal
  }

  /// The value, where the node runs statements: what they wrote.
  final func collect(_ f: Frame) throws -> Value {
    let collector = Collector()
    try run(f, into: collector)
    return collector.value
  }

  /// Runs with another sink; what leaves the node otherwise than normally leaves by throwing.
  final func run(_ f: Frame, into sink: Sink) throws {
    let out = f.out
    f.out = sink
    defer { f.out = out }
    let completion = try execute(f)
    if completion != .normal { throw FlowSignal(completion: completion, label: f.label) }
  }
}

/// Nodes run or evaluated one after the other, without counting references (rule R5).
struct NodeList {
  private let base: UnsafeMutablePointer<Unmanaged<Node>>
  let count: Int

  init(_ nodes: [Node]) {
    count = nodes.count
    base = .allocate(capacity: max(1, count))
    for (index, node) in nodes.enumerated() {
      (base + index).initialize(to: .passRetained(node))
    }
  }

  /// The owner's `deinit` calls this.
  func free() {
    for index in 0..<count { base[index].release() }
    base.deallocate()
  }

  @inline(__always) subscript(index: Int) -> Unmanaged<Node> { base[index] }

  @inline(__always) func evaluate(_ index: Int, _ f: Frame) throws -> Value {
    try base[index]._withUnsafeGuaranteedRef { try $0.evaluate(f) }
  }

  @inline(__always) func execute(_ index: Int, _ f: Frame) throws -> Completion {
    try base[index]._withUnsafeGuaranteedRef { try $0.execute(f) }
  }

  /// The values of all, which are arguments.
  @inline(__always) func arguments(_ f: Frame) throws -> [Value] {
    try [Value](unsafeUninitializedCapacity: count) { values, made in
      while made < count {
        values.initializeElement(at: made, to: try evaluate(made, f).orNull)
        made += 1
      }
    }
  }

  func extent(_ index: Int) -> Extent { base[index]._withUnsafeGuaranteedRef { $0.extent } }
}
