/// What the members of `ArrayList`, `List[T]` and `Collection[T]` share.
enum ListMembers {
  static func empty(_ a: Arguments, _ type: TypeInfo) throws -> Value {
    let capacity = a.count > 0 ? a.int(0) : 0
    guard capacity >= 0 else {
      if !type.genericArguments.isEmpty {
        throw DotNetException.outOfRange("Non-negative number required.", "capacity")
      }
      throw DotNetException.outOfRange(
        "capacity ('\(capacity)') must be a non-negative value.", "capacity",
        actual: .int(Int32(clamping: capacity)))
    }
    try MemoryGate.check(elements: capacity)
    let list = ListObject([], type: type)
    list.capacity = capacity
    return .object(list)
  }

  static func filled(_ a: Arguments, _ type: TypeInfo, _ parameter: String) throws -> Value {
    try a.requireNotNull(0, parameter)
    let list = ListObject(a.list(0), type: type)
    list.capacity = list.elements.count
    return .object(list)
  }

  static func declareShared(_ m: MemberDeclarations) {
    let isPlain = m.type.genericArguments.isEmpty
    let element = isPlain ? "System.Object" : "T"
    if m.type.name != "Collection`1" {
      m.property("int Capacity {get;set;}", get: capacity) { (me: ListObject, value) in
        guard value.integerOrZero >= me.elements.count else {
          throw DotNetException.outOfRange("capacity was less than the current size.", "value")
        }
        try MemoryGate.check(elements: Int(value.integerOrZero))
        me.capacity = Int(value.integerOrZero)
      }
    }
    m.property("int Count {get;}") { (me: ListObject) in .int(Int32(clamping: me.elements.count)) }
    if !isPlain {
      m.property("bool IsReadOnly {get;}") { (me: ListObject) in .bool(me.isReadOnly) }
      m.property("bool IsFixedSize {get;}") { (_: ListObject) in .bool(false) }
      m.property("System.Object SyncRoot {get;}") { (me: ListObject) in .object(me) }
      m.property("bool IsSynchronized {get;}") { (_: ListObject) in .bool(false) }
    }
    m.indexer("\(element) Item[int] {get;set;}", count: { (me: ListObject) in me.elements.count }) {
      me, a in
      try me.value(at: a.int(0))
    } set: { me, a, value in
      try me.set(value, at: a.int(0))
    }
    m.method("void Clear()") { (me: ListObject, _) in
      try me.change { $0 = [] }
      return .nothing
    }
    m.method("bool Contains(\(element) item)") { (me: ListObject, a) in
      .bool(me.elements.contains { $0.equals(a[0]) })
    }
    m.method("void Insert(int index, \(element) item)") { (me: ListObject, a) in
      try me.insert(a[1], at: a.int(0))
      return .nothing
    }
    m.method("void RemoveAt(int index)") { (me: ListObject, a) in
      try me.remove(at: a.int(0))
      return .nothing
    }
    declareRanges(m, element)
  }

  private static func declareRanges(_ m: MemberDeclarations, _ element: String) {
    m.method("void RemoveRange(int index, int count)") { (me: ListObject, a) in
      let range = try checked(me, a.int(0), a.int(1))
      try me.change { $0.removeSubrange(range) }
      return .nothing
    }
    m.method("void Reverse()", "void Reverse(int index, int count)") { (me: ListObject, a) in
      let range = try a.count == 2 ? checked(me, a.int(0), a.int(1)) : 0..<me.elements.count
      try me.change { $0[range].reverse() }
      return .nothing
    }
    m.method(
      "void CopyTo(\(element)[] array)", "void CopyTo(\(element)[] array, int arrayIndex)",
      "void CopyTo(int index, \(element)[] array, int arrayIndex, int count)"
    ) { (me: ListObject, a) in
      let full = a.count == 4
      guard case .array(let target) = a[full ? 1 : 0] else {
        throw DotNetException.argumentNull("array")
      }
      let range = try full ? checked(me, a.int(0), a.int(3)) : 0..<me.elements.count
      let start = full ? a.int(2) : a.int(1)
      try ArrayMembers.copy(Array(me.elements[range]), to: target, at: start)
      return .nothing
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: ListObject, _) in
      .object(EnumeratorObject("System.Collections.IEnumerator") { ListEnumerator(me) })
    }
  }

  /// Capacities double from four, as .NET's lists grow.
  static func capacity(_ me: ListObject) -> Value {
    var capacity = max(me.capacity, 0)
    if capacity < me.elements.count {
      capacity = max(capacity, 4)
      while capacity < me.elements.count { capacity *= 2 }
    }
    me.capacity = capacity
    return .int(Int32(clamping: capacity))
  }

  static func checked(_ me: ListObject, _ start: Int, _ count: Int) throws -> Range<Int> {
    let noun = me.elementType == nil ? "Non-negative number required." : nil
    for (value, name) in [(start, "index"), (count, "count")] where value < 0 {
      throw DotNetException.outOfRange(
        noun ?? "\(name) ('\(value)') must be a non-negative value.", name,
        actual: noun == nil ? .int(Int32(clamping: value)) : nil)
    }
    guard start <= me.elements.count, count <= me.elements.count - start else {
      throw DotNetException.argument(
        "Offset and length were out of bounds for the array or count is greater than the number of elements from index to the end of the source collection."
      )
    }
    return start..<(start + count)
  }

  static func addRange(_ me: ListObject, _ a: Arguments) throws -> Value {
    try a.requireNotNull(0, "c")
    let values = a.list(0)
    try MemoryGate.check(elements: me.elements.count + values.count)
    try me.change { $0.append(contentsOf: values) }
    return .nothing
  }

  static func insertRange(_ me: ListObject, _ a: Arguments) throws -> Value {
    let values = a.list(1)
    guard (0...me.elements.count).contains(a.int(0)) else {
      throw DotNetException.outOfRange(StringMembers.startText, "index")
    }
    try me.change { $0.insert(contentsOf: values, at: a.int(0)) }
    return .nothing
  }

  static func range(_ me: ListObject, _ a: Arguments) throws -> Value {
    .object(ListObject(Array(me.elements[try checked(me, a.int(0), a.int(1))]), type: me.type))
  }

  static func indexOf(_ me: ListObject, _ a: Arguments) throws -> Value {
    .int(Int32(clamping: try ArrayMembers.indexOf(a[0], in: me.elements, a, from: 1)))
  }

  static func lastIndexOf(_ me: ListObject, _ a: Arguments) throws -> Value {
    .int(Int32(clamping: try ArrayMembers.lastIndexOf(a[0], in: me.elements, a, from: 1)))
  }

  static func binarySearch(_ me: ListObject, _ a: Arguments) throws -> Value {
    let isRanged = a.place("index") != nil
    let range = try isRanged ? checked(me, a.int(0), a.int(1)) : 0..<me.elements.count
    return try ArrayMembers.binarySearch(me.elements, range, a[isRanged ? 2 : 0])
  }

  static func sort(_ me: ListObject, _ a: Arguments) throws -> Value {
    let range =
      try a.place("index") != nil ? checked(me, a.int(0), a.int(1)) : 0..<me.elements.count
    let sorted = try Comparing.sorted(Array(me.elements[range]), by: a.values.last, a.session)
    try me.change { $0.replaceSubrange(range, with: sorted) }
    return .nothing
  }
}

extension ListObject {
  /// What a search without success gives.
  var absent: Value { elementType.map { $0.isValueType ? $0.zero : .null } ?? .null }
}

/// Orders by comparers and comparison blocks.
enum Comparing {
  static func sorted(
    _ elements: [Value], by comparer: Value?, _ session: Session
  ) throws -> [Value] {
    switch comparer?.base {
    case .object(let block as ScriptBlock)?:
      return try elements.sorted {
        try session.invokeBlock(block, this: .unset, arguments: [$0, $1]).integerOrZero < 0
      }
    case .object(let comparer as ComparerObject)?:
      return try elements.sorted { try comparer.compare($0, $1, session) < 0 }
    case .object(let delegate as DelegateObject)?:
      return try elements.sorted {
        try session.invokeBlock(delegate.block, this: .unset, arguments: [$0, $1])
          .integerOrZero < 0
      }
    case .object(let made as ClassInstance)?:
      return try elements.sorted {
        try MemberAccess.invoke(.object(made), Symbol.intern("Compare"), [$0, $1], session)
          .integerOrZero < 0
      }
    default: return try ValueOrder.sorted(elements)
    }
  }
}

/// `StringComparer` and the default comparers.
final class ComparerObject: PSObject {
  let comparison: TextComparison
  private let ownType: TypeInfo

  init(_ comparison: TextComparison, type: TypeInfo) {
    (self.comparison, ownType) = (comparison, type)
  }

  override var type: TypeInfo { ownType }

  func compare(_ a: Value, _ b: Value, _ session: Session) throws -> Int {
    guard case .string(let left) = a.base, case .string(let right) = b.base else {
      return try ValueOrder.compare(a, b)
    }
    return comparison.compare(left, right)
  }

  var ignoresCase: Bool {
    switch comparison {
    case .ordinal: false
    case .ordinalIgnoringCase: true
    case .culture(_, let options): options.contains(.ignoreCase)
    }
  }
}
