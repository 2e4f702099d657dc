/// `Queue` and `Stack`, generic and not.
extension TypeDefinition {
  static let queues: [TypeDefinition] = [
    TypeDefinition(
      "System.Collections.Queue", interfaces: ["ICloneable", "ICollection", "IEnumerable"]
    ) { m in
      m.constructor("()", "(int capacity)", "(int capacity, float growFactor)") { a in
        try QueueMembers.empty(a, m.type)
      }
      m.constructor("(System.Collections.ICollection col)") { a in
        try ListMembers.filled(a, m.type, "col")
      }
      QueueMembers.declareShared(m, parameter: "obj")
      QueueMembers.declareQueue(m, parameter: "obj")
      m.method("void TrimToSize()") { (_: ListObject, _) in .nothing }
      m.function("static System.Collections.Queue Synchronized(System.Collections.Queue queue)") {
        a in a[0]
      }
    },
    TypeDefinition(
      "System.Collections.Stack", interfaces: ["ICloneable", "ICollection", "IEnumerable"]
    ) { m in
      m.constructor("()", "(int initialCapacity)") { a in try QueueMembers.empty(a, m.type) }
      m.constructor("(System.Collections.ICollection col)") { a in
        try ListMembers.filled(a, m.type, "col")
      }
      QueueMembers.declareShared(m, parameter: "obj")
      QueueMembers.declareStack(m, parameter: "obj")
      m.function("static System.Collections.Stack Synchronized(System.Collections.Stack stack)") {
        a in a[0]
      }
    },
    generic("Queue") { QueueMembers.declareQueue($0, parameter: "item") },
    generic("Stack") { QueueMembers.declareStack($0, parameter: "item") },
  ]

  private static func generic(
    _ name: String, _ declare: @escaping (MemberDeclarations) -> Void
  ) -> TypeDefinition {
    TypeDefinition(
      "System.Collections.Generic.\(name)`1",
      interfaces: ["ICollection", "IEnumerable", "IEnumerable`1", "IReadOnlyCollection`1"],
      typeParameters: ["T"]
    ) { m in
      m.constructor("()", "(int capacity)") { a in try QueueMembers.empty(a, m.type) }
      m.constructor("(System.Collections.Generic.IEnumerable[T] collection)") { a in
        try ListMembers.filled(a, m.type, "collection")
      }
      QueueMembers.declareShared(m, parameter: "item")
      declare(m)
    }
  }
}

/// The members of queues and stacks.
enum QueueMembers {
  static func empty(_ a: Arguments, _ type: TypeInfo) throws -> Value {
    guard a.count > 0 else { return .object(ListObject([], type: type)) }
    let isPlain = type.genericArguments.isEmpty
    guard a.int(0) >= 0 else {
      let name = type.name == "Stack" ? "initialCapacity" : "capacity"
      throw DotNetException.outOfRange(
        isPlain
          ? "Non-negative number required."
          : "\(name) ('\(a.int(0))') must be a non-negative value.", name,
        actual: isPlain ? nil : a[0])
    }
    if isPlain, a.count == 2, !(1...10).contains(a.double(1)) {
      throw DotNetException.outOfRange(
        "Queue grow factor must be between 1 and 10.", "growFactor")
    }
    return try ListMembers.empty(a, type)
  }

  static func declareShared(_ m: MemberDeclarations, parameter: String) {
    let isPlain = m.type.genericArguments.isEmpty
    let element = isPlain ? "System.Object" : "T"
    m.property("int Count {get;}") { (me: ListObject) in .int(Int32(clamping: me.elements.count)) }
    if !isPlain {
      m.property("int Capacity {get;}") { (me: ListObject) in ListMembers.capacity(me) }
    }
    m.property("bool IsSynchronized {get;}") { (_: ListObject) in .bool(false) }
    m.property("System.Object SyncRoot {get;}") { (me: ListObject) in .object(me) }
    m.method("void Clear()") { (me: ListObject, _) in
      try me.change { $0 = [] }
      return .nothing
    }
    m.method("bool Contains(\(element) \(parameter))") { (me: ListObject, a) in
      .bool(me.elements.contains { $0.equals(a[0]) })
    }
    m.method(
      isPlain ? "void CopyTo(array array, int index)" : "void CopyTo(T[] array, int arrayIndex)"
    ) { (me: ListObject, a) in
      guard case .array(let target) = a[0] else { throw DotNetException.argumentNull("array") }
      try ArrayMembers.copy(me.ordered, to: target, at: a.int(1))
      return .nothing
    }
    m.method("\(element)[] ToArray()") { (me: ListObject, _) in
      .array(ArrayObject(me.ordered, of: me.elementType?.asElement))
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: ListObject, _) in
      .object(EnumeratorObject("System.Collections.IEnumerator") { ListEnumerator(me) })
    }
    if isPlain {
      m.method("System.Object Clone()") { (me: ListObject, _) in
        .object(ListObject(me.elements, type: me.type))
      }
    } else {
      declareCapacity(m)
    }
  }

  private static func declareCapacity(_ m: MemberDeclarations) {
    m.method("int EnsureCapacity(int capacity)") { (me: ListObject, a) in
      try MemoryGate.check(elements: a.int(0))
      me.capacity = max(me.capacity, a.int(0))
      return ListMembers.capacity(me)
    }
    m.method("void TrimExcess()", "void TrimExcess(int capacity)") { (me: ListObject, a) in
      guard a.count == 0 || a.int(0) >= me.elements.count else {
        throw DotNetException.outOfRange(
          "capacity ('\(a.int(0))') must be greater than or equal to '\(me.elements.count)'.",
          "capacity", actual: a[0])
      }
      me.capacity = max(a.int(0), me.elements.count)
      return .nothing
    }
  }

  static func declareQueue(_ m: MemberDeclarations, parameter: String) {
    let element = m.type.genericArguments.isEmpty ? "System.Object" : "T"
    m.method("void Enqueue(\(element) \(parameter))") { (me: ListObject, a) in
      try me.append(a[0])
      return .nothing
    }
    m.method("\(element) Peek()", "\(element) Dequeue()") { (me: ListObject, a) in
      guard let first = me.elements.first else {
        throw DotNetException.invalidOperation("Queue empty.")
      }
      if a.overload?.name == "Dequeue" { try me.remove(at: 0) }
      return first
    }
    declareTries(m, element, "Dequeue")
  }

  static func declareStack(_ m: MemberDeclarations, parameter: String) {
    let element = m.type.genericArguments.isEmpty ? "System.Object" : "T"
    m.method("void Push(\(element) \(parameter))") { (me: ListObject, a) in
      try me.append(a[0])
      return .nothing
    }
    m.method("\(element) Peek()", "\(element) Pop()") { (me: ListObject, a) in
      guard let last = me.elements.last else {
        throw DotNetException.invalidOperation("Stack empty.")
      }
      if a.overload?.name == "Pop" { try me.remove(at: me.elements.count - 1) }
      return last
    }
    declareTries(m, element, "Pop")
  }

  private static func declareTries(_ m: MemberDeclarations, _ element: String, _ take: String) {
    guard element == "T" else { return }
    m.method("bool Try\(take)([ref] T result)", "bool TryPeek([ref] T result)") {
      (me: ListObject, a) in
      let place = me.isStack ? me.elements.count - 1 : 0
      guard me.elements.indices.contains(place) else {
        try a.assign(0, me.elementType?.blank ?? .null)
        return .bool(false)
      }
      try a.assign(0, me.elements[place])
      if a.overload?.name != "TryPeek" { try me.remove(at: place) }
      return .bool(true)
    }
  }
}
