/// Text that grows in place.
final class StringBuilderObject: PSObject {
  var units: [UInt16]
  private var capacity: Int
  let maximum: Int

  init(_ units: [UInt16], capacity: Int, maximum: Int) {
    (self.units, self.capacity, self.maximum) = (units, capacity, maximum)
  }

  nonisolated(unsafe) private static let builder = TypeTable.required("System.Text.StringBuilder")
  override var type: TypeInfo { Self.builder }
  override func text(_ culture: Culture) -> String { String(utf16: units) }

  static func make(_ a: Arguments) throws -> Value {
    let maximum = a.int("maxCapacity") ?? Int(Int32.max)
    let capacity = a.int("capacity") ?? 16
    guard capacity <= maximum else {
      throw DotNetException.outOfRange("Capacity exceeds maximum capacity.", "capacity")
    }
    guard maximum >= 1 else {
      throw DotNetException.outOfRange("MaxCapacity must be one or greater.", "maxCapacity")
    }
    guard capacity >= 0 else {
      throw DotNetException.outOfRange("'capacity' must be greater than zero.", "capacity")
    }
    try MemoryGate.check(2, times: capacity)
    var units = [UInt16](unitsOf: a["value"].map { $0.text(.invariant) } ?? "")
    if let start = a.int("startIndex"), let length = a.int("length") {
      guard start >= 0, length >= 0, start + length <= units.count else {
        throw DotNetException.outOfRange(StringMembers.rangeText, "length")
      }
      units = Array(units[start..<(start + length)])
    }
    return .object(
      StringBuilderObject(units, capacity: max(16, capacity, units.count), maximum: maximum))
  }

  var grownCapacity: Int {
    while capacity < units.count { capacity = max(capacity * 2, 16) }
    return capacity
  }

  func setCapacity(_ wanted: Int) throws {
    guard wanted >= units.count else {
      throw DotNetException.outOfRange("capacity was less than the current size.", "value")
    }
    try MemoryGate.check(2, times: wanted)
    capacity = wanted
  }

  func setLength(_ length: Int) throws {
    guard length >= 0 else {
      throw DotNetException.outOfRange("Length cannot be less than zero.", "value")
    }
    try MemoryGate.check(2, times: length)
    if length < units.count {
      units.removeLast(units.count - length)
    } else {
      units += Array(repeating: 0, count: length - units.count)
    }
  }

  func insert(_ more: [UInt16], at place: Int) throws -> Value {
    try MemoryGate.check(2, times: units.count + more.count)
    guard units.count + more.count <= maximum else {
      throw DotNetException.outOfRange(
        "The specified capacity is less than the current length.", "requiredLength")
    }
    if place == units.count { units += more } else { units.insert(contentsOf: more, at: place) }
    return .object(self)
  }

  /// `Append` of any value: a char some times, a part of a text, or what `ToString` gives.
  func append(_ a: Arguments) throws -> Value {
    if let count = a.int("repeatCount") {
      guard count >= 0 else {
        throw DotNetException.outOfRange("Non-negative number required.", "repeatCount")
      }
      try MemoryGate.check(2, times: count)
      return try insert(Array(repeating: a.unit(0), count: count), at: units.count)
    }
    let whole = text(of: a[0], a.session)
    let (start, count) = (
      a.int("startIndex"), a.int("count") ?? a.int("charCount")
    )
    guard let start, let count else { return try insert(whole, at: units.count) }
    // Nothing of nothing is taken from anywhere.
    if count == 0, a[0].base.reference is StringBuilderObject { return .object(self) }
    guard start >= 0, count >= 0, start + count <= whole.count else {
      guard a.place("charCount") != nil, start >= 0 else { throw StringMembers.startOutside }
      throw DotNetException.outOfRange(
        "Index was out of range. Must be non-negative and less than or equal to the size of the collection.",
        "charCount")
    }
    return try insert(Array(whole[start..<(start + count)]), at: units.count)
  }

  func insert(_ a: Arguments) throws -> Value {
    guard (0...units.count).contains(a.int(0)) else {
      throw DotNetException.outOfRange(StringMembers.startText, "index")
    }
    var more = text(of: a[1], a.session)
    if let start = a.int("startIndex"), let count = a.int("charCount") {
      guard start >= 0, count >= 0, start + count <= more.count else {
        throw StringMembers.startOutside
      }
      more = Array(more[start..<(start + count)])
    } else if let count = a.int("count") {
      try MemoryGate.check(2 * max(1, more.count), times: max(0, count))
      more = Array(repeatElement(more, count: max(0, count)).joined())
    }
    return try insert(more, at: a.int(0))
  }

  private func text(of value: Value, _ session: Session) -> [UInt16] {
    if value.isNull { return [] }
    if case .array(let array) = value.base, array.elementType === TypeInfo.char {
      return array.elements.map { UInt16(truncatingIfNeeded: $0.integerOrZero) }
    }
    return [UInt16](unitsOf: value.dotNetText(session.culture))
  }

  func remove(_ start: Int, _ length: Int) throws -> Value {
    guard length >= 0 else {
      throw DotNetException.outOfRange("Length cannot be less than zero.", "length")
    }
    guard start >= 0, length <= units.count - start else {
      throw DotNetException.outOfRange(StringMembers.startText, "length")
    }
    units.removeSubrange(start..<(start + length))
    return .object(self)
  }

  func replace(_ a: Arguments) throws -> Value {
    let start = a.count == 4 ? a.int(2) : 0
    let count = a.count == 4 ? a.int(3) : units.count
    guard (0...units.count).contains(start), count >= 0, count <= units.count - start else {
      throw StringMembers.startOutside
    }
    let part = String(utf16: units[start..<(start + count)])
    let plain = Arguments(Array(a.values.prefix(2)), a.session, nil)
    guard case .string(let changed) = try StringReplace.run(part, plain) else {
      return .object(self)
    }
    try MemoryGate.check(2, times: changed.utf16Length + units.count)
    units.replaceSubrange(start..<(start + count), with: changed.utf16)
    return .object(self)
  }
}
