/// `LinkedList[T]`: its nodes know their neighbours.
final class LinkedListObject: PSObject {
  private let ownType: TypeInfo
  fileprivate(set) var first: LinkedNodeObject?
  fileprivate(set) weak var last: LinkedNodeObject?
  private(set) var count = 0
  private var version = 0

  init(type: TypeInfo) { ownType = type }
  override var type: TypeInfo { ownType }
  override func text(_ culture: Culture) -> String { type.displayName }
  override func makeEnumerator() -> ValueEnumerator? { Walk(self) }
  var elementType: TypeInfo { ownType.genericArguments.first ?? .object }

  deinit { removeAll() }

  var elements: [Value] {
    var all: [Value] = []
    var node = first
    while let current = node {
      all.append(current.value)
      node = current.next
    }
    return all
  }

  /// Puts a node behind another; first where there is none.
  func insert(_ node: LinkedNodeObject, after place: LinkedNodeObject?) throws {
    guard node.list == nil else {
      throw DotNetException.invalidOperation("The LinkedList node already belongs to a LinkedList.")
    }
    if count & 0xFFFF == 0xFFFF { try MemoryGate.check(elements: 4 * count) }
    node.list = self
    node.previous = place
    node.next = place == nil ? first : place?.next
    node.next?.previous = node
    if let place { place.next = node } else { first = node }
    if node.next == nil { last = node }
    count += 1
    version &+= 1
  }

  func remove(_ node: LinkedNodeObject) {
    let (previous, next) = (node.previous, node.next)
    if let previous { previous.next = next } else { first = next }
    next?.previous = previous
    if next == nil { last = previous }
    (node.list, node.next, node.previous) = (nil, nil, nil)
    count -= 1
    version &+= 1
  }

  /// Lets go of the nodes one by one: a long chain must not be freed by recursion.
  func removeAll() {
    var node = first
    first = nil
    while let current = node {
      node = current.next
      (current.next, current.previous, current.list) = (nil, nil, nil)
    }
    count = 0
    version &+= 1
  }

  func find(_ value: Value, fromEnd: Bool = false) -> LinkedNodeObject? {
    var node = fromEnd ? last : first
    while let current = node, !current.value.equals(value) {
      node = fromEnd ? current.previous : current.next
    }
    return node
  }

  private final class Walk: ValueEnumerator {
    private let list: LinkedListObject
    private var node: LinkedNodeObject?
    private let version: Int
    init(_ list: LinkedListObject) {
      (self.list, node, version) = (list, list.first, list.version)
    }
    override func next() throws -> Value? {
      guard list.version == version else {
        throw ScriptError.raw(
          ExceptionObject(
            "System.InvalidOperationException",
            "Collection was modified after the enumerator was instantiated."))
      }
      defer { node = node?.next }
      return node?.value
    }
  }
}

final class LinkedNodeObject: PSObject {
  var value: Value
  private let ownType: TypeInfo
  fileprivate(set) weak var list: LinkedListObject?
  fileprivate(set) var next: LinkedNodeObject?
  fileprivate(set) weak var previous: LinkedNodeObject?
  init(_ value: Value, type: TypeInfo) { (self.value, ownType) = (value, type) }
  override var type: TypeInfo { ownType }
  override func text(_ culture: Culture) -> String { type.displayName }
}

extension TypeDefinition {
  static let linkedLists: [TypeDefinition] = [
    TypeDefinition("System.Collections.Generic.LinkedListNode`1", typeParameters: ["T"]) { m in
      m.constructor("(T value)") { a in .object(LinkedNodeObject(a[0], type: m.type)) }
      m.property("System.Collections.Generic.LinkedList[T] List {get;}") {
        (me: LinkedNodeObject) in
        me.list.map { .object($0) } ?? .null
      }
      m.property("System.Collections.Generic.LinkedListNode[T] Next {get;}") {
        (me: LinkedNodeObject) in
        me.next.map { .object($0) } ?? .null
      }
      m.property("System.Collections.Generic.LinkedListNode[T] Previous {get;}") {
        (me: LinkedNodeObject) in
        me.previous.map { .object($0) } ?? .null
      }
      m.property(
        "T Value {get;set;}", get: { (me: LinkedNodeObject) in me.value },
        set: { me, value in me.value = value })
    },
    TypeDefinition(
      "System.Collections.Generic.LinkedList`1",
      interfaces: [
        "ICollection", "ICollection`1", "IEnumerable", "IEnumerable`1", "IReadOnlyCollection`1",
      ], typeParameters: ["T"]
    ) { m in
      m.constructor("()") { _ in .object(LinkedListObject(type: m.type)) }
      m.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { a in
        try a.requireNotNull(0, "collection")
        let list = LinkedListObject(type: m.type)
        for value in a.list(0) {
          try list.insert(LinkedMembers.node(value, list), after: list.last)
        }
        return .object(list)
      }
      LinkedMembers.declareAdding(m)
      LinkedMembers.declareRemoving(m)
      LinkedMembers.declareReading(m)
    },
  ]
}

/// The members of linked lists.
enum LinkedMembers {
  private static let name = "System.Collections.Generic.LinkedListNode[T]"

  static func node(_ value: Value, _ list: LinkedListObject) -> LinkedNodeObject {
    let type = TypeTable.close(
      "System.Collections.Generic.LinkedListNode", list.type.genericArguments)
    return LinkedNodeObject(value, type: type ?? .object)
  }

  /// The node an argument names; it must belong to the list.
  private static func own(_ me: LinkedListObject, _ a: Arguments) throws -> LinkedNodeObject {
    guard let node = a.object(0, LinkedNodeObject.self) else {
      throw DotNetException.argumentNull("node")
    }
    guard node.list === me else {
      throw DotNetException.invalidOperation(
        "The LinkedList node does not belong to current LinkedList.")
    }
    return node
  }

  static func declareAdding(_ m: MemberDeclarations) {
    func adding(
      _ method: String, _ place: @escaping (LinkedListObject, Arguments) throws -> LinkedNodeObject?
    ) {
      let takesNode = method == "AddAfter" || method == "AddBefore"
      let head = takesNode ? "\(name) node, " : ""
      m.method("\(name) \(method)(\(head)T value)") { (me: LinkedListObject, a) in
        let made = node(a[takesNode ? 1 : 0], me)
        try me.insert(made, after: place(me, a))
        return .object(made)
      }
      m.method("void \(method)(\(head)\(name) newNode)") { (me: LinkedListObject, a) in
        guard let given = a.object(takesNode ? 1 : 0, LinkedNodeObject.self) else {
          throw DotNetException.argumentNull("node")
        }
        try me.insert(given, after: place(me, a))
        return .nothing
      }
    }
    adding("AddFirst") { _, _ in nil }
    adding("AddLast") { me, _ in me.last }
    adding("AddAfter") { try own($0, $1) }
    adding("AddBefore") { try own($0, $1).previous }
  }

  static func declareRemoving(_ m: MemberDeclarations) {
    m.method("bool Remove(T value)") { (me: LinkedListObject, a) in
      guard let node = me.find(a[0]) else { return .bool(false) }
      me.remove(node)
      return .bool(true)
    }
    m.method("void Remove(\(name) node)") { (me: LinkedListObject, a) in
      me.remove(try own(me, a))
      return .nothing
    }
    m.method("void RemoveFirst()", "void RemoveLast()") { (me: LinkedListObject, a) in
      guard let node = a.overload?.name == "RemoveFirst" ? me.first : me.last else {
        throw DotNetException.invalidOperation("The LinkedList is empty.")
      }
      me.remove(node)
      return .nothing
    }
    m.method("void Clear()") { (me: LinkedListObject, _) in
      me.removeAll()
      return .nothing
    }
  }

  static func declareReading(_ m: MemberDeclarations) {
    m.property("int Count {get;}") { (me: LinkedListObject) in .int(Int32(clamping: me.count)) }
    m.property("\(name) First {get;}") { (me: LinkedListObject) in
      me.first.map { .object($0) } ?? .null
    }
    m.property("\(name) Last {get;}") { (me: LinkedListObject) in
      me.last.map { .object($0) } ?? .null
    }
    m.property("bool IsReadOnly {get;}") { (_: LinkedListObject) in .bool(false) }
    m.property("bool IsSynchronized {get;}") { (_: LinkedListObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: LinkedListObject) in .object(me) }
    m.method("bool Contains(T value)") { (me: LinkedListObject, a) in
      .bool(me.find(a[0]) != nil)
    }
    m.method("\(name) Find(T value)", "\(name) FindLast(T value)") { (me: LinkedListObject, a) in
      me.find(a[0], fromEnd: a.overload?.name == "FindLast").map { .object($0) } ?? .null
    }
    m.method("void CopyTo(T[] array, int index)") { (me: LinkedListObject, a) in
      guard case .array(let target) = a[0] else { throw DotNetException.argumentNull("array") }
      try ArrayMembers.copy(me.elements, to: target, at: a.int(1))
      return .nothing
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: LinkedListObject, _) in
      .object(
        EnumeratorObject("System.Collections.IEnumerator") {
          me.makeEnumerator() ?? ValueEnumerator()
        })
    }
  }
}
