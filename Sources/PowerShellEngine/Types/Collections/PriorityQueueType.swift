/// `System.Collections.Generic.PriorityQueue[TElement,TPriority]`: the least priority leaves first.
final class PriorityQueueObject: PSObject {
  private let ownType: TypeInfo
  /// A heap in which every node has four children, as .NET keeps it.
  private(set) var nodes: [(element: Value, priority: Value)] = []

  init(_ type: TypeInfo) { ownType = type }
  override var type: TypeInfo { ownType }

  func enqueue(_ element: Value, _ priority: Value) throws {
    try MemoryGate.check(elements: nodes.count)
    var place = nodes.count
    nodes.append((element, priority))
    while place > 0 {
      let parent = (place - 1) >> 2
      guard try ValueOrder.compare(priority, nodes[parent].priority) < 0 else { break }
      nodes.swapAt(place, parent)
      place = parent
    }
  }

  func dequeue() throws -> (element: Value, priority: Value)? {
    guard let first = nodes.first, let last = nodes.popLast() else { return nil }
    guard !nodes.isEmpty else { return first }
    nodes[0] = last
    var place = 0
    while let child = try leastChild(of: place),
      try ValueOrder.compare(last.priority, nodes[child].priority) > 0
    {
      nodes.swapAt(place, child)
      place = child
    }
    return first
  }

  private func leastChild(of place: Int) throws -> Int? {
    var least: Int?
    for child in (place << 2) + 1..<(place << 2) + 5 where child < nodes.count {
      guard let known = least else {
        least = child
        continue
      }
      if try ValueOrder.compare(nodes[child].priority, nodes[known].priority) < 0 { least = child }
    }
    return least
  }

  func clear() { nodes = [] }
}

extension TypeDefinition {
  static let priorityQueue = TypeDefinition(
    "System.Collections.Generic.PriorityQueue`2", typeParameters: ["TElement", "TPriority"]
  ) { m in
    m.constructor("()", "(int initialCapacity)") { _ in .object(PriorityQueueObject(m.type)) }
    m.property("int Count {get;}") { (me: PriorityQueueObject) in
      .int(Int32(clamping: me.nodes.count))
    }
    m.method("void Enqueue(TElement element, TPriority priority)") {
      (me: PriorityQueueObject, a) in
      try me.enqueue(a[0], a[1])
      return .nothing
    }
    m.method("TElement Peek()") { (me: PriorityQueueObject, _) in
      guard let first = me.nodes.first else {
        throw DotNetException.invalidOperation("Queue empty.")
      }
      return first.element
    }
    m.method("TElement Dequeue()") { (me: PriorityQueueObject, _) in
      guard let first = try me.dequeue() else {
        throw DotNetException.invalidOperation("Queue empty.")
      }
      return first.element
    }
    m.method(
      "bool TryDequeue([ref] TElement element, [ref] TPriority priority)",
      "bool TryPeek([ref] TElement element, [ref] TPriority priority)"
    ) { (me: PriorityQueueObject, a) in
      let found = a.overload?.name == "TryPeek" ? me.nodes.first : try me.dequeue()
      let types = me.type.genericArguments
      try a.assign(0, found?.element ?? types.first?.blank ?? .null)
      try a.assign(1, found?.priority ?? types.last?.blank ?? .null)
      return .bool(found != nil)
    }
    m.method("TElement EnqueueDequeue(TElement element, TPriority priority)") {
      (me: PriorityQueueObject, a) in
      guard let first = me.nodes.first, try ValueOrder.compare(a[1], first.priority) > 0 else {
        return a[0]
      }
      _ = try me.dequeue()
      try me.enqueue(a[0], a[1])
      return first.element
    }
    m.method("void Clear()") { (me: PriorityQueueObject, _) in
      me.clear()
      return .nothing
    }
  }
}
