import PowerShellSyntax

/// What loops share: whose `break` and `continue` it is.
enum Loops {
  /// How one round of a loop ended, as the loop sees it.
  enum Ending { case normal, `continue`, `break`, leave(Completion) }

  /// Runs a round; a `break` that comes out of a called block counts as well.
  @inline(__always) static func ending(
    _ label: String?, _ f: Frame, _ round: () throws -> Completion
  ) throws -> Ending {
    let completion: Completion
    do {
      completion = try round()
    } catch let signal as FlowSignal {
      f.label = signal.label
      if signal.completion == .return { throw signal }
      return try judge(signal.completion, label, f, signal: signal)
    }
    if completion == .normal { return .normal }
    return try judge(completion, label, f, signal: nil)
  }

  @inline(never) private static func judge(
    _ completion: Completion, _ label: String?, _ f: Frame, signal: FlowSignal?
  ) throws -> Ending {
    if completion == .return { return .leave(.return) }
    if let wanted = f.label, !wanted.isEmpty {
      guard let label, AsciiFold.foldedEquals(wanted, label) else {
        if let signal { throw signal }
        return .leave(completion)
      }
      f.label = nil
    }
    return completion == .break ? .break : .continue
  }
}

/// `while`, `do while`, `do until`, and `for` without its head.
final class WhileNode: Node {
  enum Form { case whileDo, doWhile, doUntil }
  private let form: Form
  private let label: String?
  private let condition: Node
  private let body: Node

  init(_ form: Form, label: String?, _ condition: Node, _ body: Node, _ extent: Extent) {
    (self.form, self.label, self.condition, self.body) = (form, label, condition, body)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    if form == .whileDo, !(try condition.testPart(f)) { return .normal }
    while true {
      try f.poll()
      switch try Loops.ending(label, f, { try body.execute(f) }) {
      case .normal, .continue: break
      case .break: return .normal
      case .leave(let completion): return completion
      }
      if try condition.testPart(f) == (form == .doUntil) { return .normal }
    }
  }
}

/// `for (…; …; …) { … }`.
final class ForNode: Node {
  private let label: String?
  // Not optional: an optional child is retained at each look (rule R4).
  private let initializer: Node
  private let condition: Node
  private let iterator: Node
  private let body: Node

  init(
    label: String?, _ initializer: Node?, _ condition: Node?, _ iterator: Node?, _ body: Node,
    _ extent: Extent
  ) {
    let nothing = SequenceNode([], traps: [], extent)
    self.label = label
    self.initializer = initializer ?? nothing
    self.condition = condition ?? ConstantNode(.bool(true), extent)
    (self.iterator, self.body) = (iterator ?? nothing, body)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    _ = try initializer.executePart(f)
    while true {
      if !(try condition.testPart(f)) { return .normal }
      try f.poll()
      switch try Loops.ending(label, f, { try body.execute(f) }) {
      case .normal, .continue: break
      case .break: return .normal
      case .leave(let completion): return completion
      }
      _ = try iterator.executePart(f)
    }
  }
}

/// `foreach ($x in …) { … }`.
final class ForEachNode: Node {
  private let label: String?
  private let variable: TargetNode
  private let list: Node
  private let body: Node

  init(label: String?, _ variable: TargetNode, _ list: Node, _ body: Node, _ extent: Extent) {
    (self.label, self.variable, self.list, self.body) = (label, variable, list, body)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    if let range = list as? RangeNode {
      let (low, high) = try range.bounds(f)
      if case .int(let first) = low, case .int(let last) = high { return try count(first, last, f) }
    }
    let value = try list.evaluatePart(f)
    switch value {
    case .null: return .normal
    case .nothing: return .normal
    case .array(let array): return try walk(array, f)
    case .object(let object):
      guard let enumerator = object.makeEnumerator() else { break }
      while let element = try enumerator.step() {
        if let completion = try round(element, f) { return completion }
      }
      return .normal
    default: break
    }
    let completion = try round(value, f)
    return completion ?? .normal
  }

  private func walk(_ array: ArrayObject, _ f: Frame) throws -> Completion {
    var index = 0
    while index < array.elements.count {
      if let completion = try round(array.elements[index], f) { return completion }
      index += 1
    }
    return .normal
  }

  private func count(_ first: Int32, _ last: Int32, _ f: Frame) throws -> Completion {
    var next = first
    while true {
      if let completion = try round(.int(next), f) { return completion }
      if next == last { return .normal }
      next &+= first <= last ? 1 : -1
    }
  }

  /// One round; nil to go on, else how the loop ends.
  @inline(__always) private func round(_ element: Value, _ f: Frame) throws -> Completion? {
    try variable.assign(element, f)
    try f.poll()
    switch try Loops.ending(label, f, { try body.execute(f) }) {
    case .normal, .continue: return nil
    case .break: return .normal
    case .leave(let completion): return completion
    }
  }
}
