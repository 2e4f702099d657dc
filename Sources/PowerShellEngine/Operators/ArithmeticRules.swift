/// The rules of `+`, `-` and `*` for operands that are not both plain numbers.
extension Arithmetic {
  @inline(never)
  static func addSlow(_ left: Value, _ right: Value, _ s: Session) throws -> Value {
    if let (x, y) = longs(left, right) {
      let (sum, overflow) = x.addingReportingOverflow(y)
      if !overflow { return .long(sum) }
    }
    if left.isNull { return right }
    let (a, b) = (left.base, right.base)
    if let x = NumericOperand(a), x.code != .char {
      if let y = NumericOperand(b) { return try NumericOperation.add.apply(x, y) }
      if b.isNull { return try NumericOperation.add.apply(x, .zero) }
      if case .string(let text) = b {
        return try add(left, StringToNumber.operand(text, beside: a, s), s)
      }
    }
    switch a {
    case .string(let text): return .string(try joined(text, b.text(.invariant)))
    case .object(let char as CharObject):
      return .string(try joined(char.text(.invariant), b.text(.invariant)))
    case .table(let table): return try merged(table, b)
    default: break
    }
    if let elements = try a.enumerated() { return try appended(elements, right) }
    return try OperatorMethod.addition.call(a, b, s)
  }

  @inline(never)
  static func subtractSlow(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    if let (x, y) = longs(a, b) {
      let (difference, overflow) = x.subtractingReportingOverflow(y)
      if !overflow { return .long(difference) }
    }
    return try numericOperation(.subtract, a, b, s)
  }

  /// Two whole numbers of which one at least is a long; what leaves its range takes the long road.
  @inline(__always) private static func longs(_ a: Value, _ b: Value) -> (Int64, Int64)? {
    switch (a, b) {
    case (.long(let x), .long(let y)): (x, y)
    case (.long(let x), .int(let y)): (x, Int64(y))
    case (.int(let x), .long(let y)): (Int64(x), y)
    default: nil
    }
  }

  /// `-`, `/`, `%`: nothing counts as zero, text is read as a number.
  @inline(never)
  static func numericOperation(
    _ operation: NumericOperation, _ left: Value, _ right: Value, _ s: Session
  ) throws -> Value {
    let (a, b) = (left.isNull ? .int(0) : left.base, right.isNull ? .int(0) : right.base)
    let (x, y) = (NumericOperand(a), NumericOperand(b))
    if let x, let y { return try operation.apply(x, y) }
    if case .string(let text) = a {
      let number = try StringToNumber.operand(text, beside: b, s)
      guard case .string(let other) = b else {
        return try numericOperation(operation, number, b, s)
      }
      let second = try StringToNumber.operand(other, beside: a, s)
      return try numericOperation(operation, number, second, s)
    }
    if x != nil, case .string(let text) = b {
      return try numericOperation(operation, a, StringToNumber.operand(text, beside: a, s), s)
    }
    return try operation.method.call(a, right.isNull ? right : b, s)
  }

  @inline(never)
  static func multiplySlow(_ left: Value, _ right: Value, _ s: Session) throws -> Value {
    if let (x, y) = longs(left, right) {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow { return .long(product) }
    }
    if left.isNull { return .null }
    let (a, b) = (left.base, right.base)
    if let x = NumericOperand(a), x.code.isNumber {
      if b.isNull { return try multiply(a, .int(0), s) }
      if let y = NumericOperand(b) { return try NumericOperation.multiply.apply(x, y) }
      if case .string(let text) = b {
        return try multiply(a, StringToNumber.operand(text, beside: a, s), s)
      }
    }
    if case .string(let text) = a { return try repeated(text, b, s) }
    if let elements = try a.enumerated() { return try repeated(elements, of: a, b, s) }
    return try OperatorMethod.multiply.call(a, right.isNull ? right : b, s)
  }

  // MARK: Texts

  static func joined(_ a: String, _ b: String) throws -> String {
    try MemoryGate.check(bytes: a.utf8.count + b.utf8.count)
    return a + b
  }

  private static func repeated(_ text: String, _ count: Value, _ s: Session) throws -> Value {
    var count = count
    if case .string(let digits) = count {
      count = try StringToNumber.operand(digits, beside: .int(0), s)
    }
    guard case .int(let times) = try Conversion.convert(count, to: .int32, s) else { return .null }
    guard times >= 0 else {
      throw ScriptError.raw(
        "System.ArgumentOutOfRangeException",
        "times ('\(times)') must be a non-negative value. (Parameter 'times')\nActual value was \(times)."
      )
    }
    if text.isEmpty || times == 0 { return .string("") }
    try MemoryGate.check(text.utf8.count, times: Int(times))
    return .string(String(repeating: text, count: Int(times)))
  }

  // MARK: Lists

  private static func appended(_ elements: [Value], _ right: Value) throws -> Value {
    guard let more = try right.base.enumerated() else {
      try MemoryGate.check(elements: elements.count + 1)
      return .list(elements + [right.isNull ? .null : right])
    }
    try MemoryGate.check(elements: elements.count + more.count)
    return .list(elements + more)
  }

  private static func repeated(
    _ elements: [Value], of list: Value, _ count: Value, _ s: Session
  ) throws -> Value {
    var count = count.base
    if case .string(let digits) = count {
      count = try StringToNumber.operand(digits, beside: .int(0), s)
    }
    let number = try Conversion.convert(count, to: .uint32, s)
    let times = Int(number.integerOrZero)
    let total = elements.count.multipliedReportingOverflow(by: times)
    guard !total.overflow else { throw ScriptError.outOfMemory() }
    try MemoryGate.check(elements: total.partialValue)
    var result: [Value] = []
    result.reserveCapacity(total.partialValue)
    if !elements.isEmpty { for _ in 0..<times { result += elements } }
    guard case .array(let array) = list else { return .list(result) }
    return .array(ArrayObject(result, of: array.elementType))
  }

  // MARK: Tables

  private static func merged(_ left: TableObject, _ right: Value) throws -> Value {
    guard case .table(let other) = right else {
      throw ScriptError(
        "AddHashTableToNonHashTable", "A hash table can only be added to another hash table.")
    }
    let result = TableObject()
    for (key, value) in left.entries { result.set(key, value) }
    for (key, value) in other.entries {
      guard !result.contains(key) else {
        let text = key.text(.invariant)
        throw ScriptError.raw(
          "System.ArgumentException",
          "Item has already been added. Key in dictionary: '\(text)'  Key being added: '\(text)'")
      }
      result.set(key, value)
    }
    return .table(result)
  }
}

extension Value {
  /// Whether pipelines take the value apart.
  var isList: Bool {
    switch self {
    case .array: true
    case .object(let object): object.isEnumerable
    default: false
    }
  }

  /// The elements, where the value is a list; nil for everything else.
  func enumerated() throws -> [Value]? {
    switch self {
    case .array(let array): return array.elements
    case .object(let object) where object.isEnumerable: return try elements()
    default: return nil
    }
  }
}

extension PSObject {
  var isEnumerable: Bool { makeEnumerator() != nil }
}
