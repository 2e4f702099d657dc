/// What the members of `System.String` share: positions, cuts, padding.
enum StringMembers {
  static let rangeText = "Index and length must refer to a location within the string."
  static let startText =
    "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
  static var startOutside: DotNetException { .outOfRange(startText, "startIndex") }

  static func part(_ me: String, _ start: Int, _ length: Int?) throws -> Value {
    let total = me.utf16Length
    guard start >= 0 else {
      throw DotNetException.outOfRange("StartIndex cannot be less than zero.", "startIndex")
    }
    guard start <= total else {
      throw DotNetException.outOfRange(
        "startIndex cannot be larger than length of string.", "startIndex")
    }
    let length = length ?? total - start
    guard length >= 0 else {
      throw DotNetException.outOfRange("Length cannot be less than zero.", "length")
    }
    guard length <= total - start, let slice = me.utf16Slice(start..<(start + length)) else {
      throw DotNetException.outOfRange(rangeText, "length")
    }
    return Value(slice)
  }

  static func chars(_ units: ArraySlice<UInt16>) -> Value {
    .array(ArrayObject(units.map(Value.char), of: .char))
  }

  static func trim(_ me: String, _ a: Arguments, start: Bool, end: Bool) -> Value {
    let wanted = units(a)
    let drops: (UInt16) -> Bool = {
      wanted.isEmpty ? CharKind.isWhiteSpace($0) : wanted.contains($0)
    }
    var units = Array(me.utf16)[...]
    if start { units = units.drop(while: drops) }
    if end { while let last = units.last, drops(last) { units.removeLast() } }
    return units.count == me.utf16Length ? .string(me) : Value(UTF16Slice(units))
  }

  /// The chars an overload was given: one, or an array.
  static func units(_ a: Arguments) -> [UInt16] {
    guard a.count > 0 else { return [] }
    if case .object(let char as CharObject) = a[0].base { return [char.unit] }
    return a.list(0).map { UInt16(truncatingIfNeeded: $0.integerOrZero) }
  }

  static func remove(_ me: String, _ a: Arguments) throws -> Value {
    let units = Array(me.utf16)
    let start = a.int(0)
    guard start >= 0 else {
      throw DotNetException.outOfRange("StartIndex cannot be less than zero.", "startIndex")
    }
    if a.count == 1 {
      guard start <= units.count else {
        throw DotNetException.outOfRange(
          "startIndex cannot be larger than length of string.", "startIndex")
      }
      return Value(UTF16Slice(units[..<start]))
    }
    guard a.int(1) >= 0 else {
      throw DotNetException.outOfRange("Count cannot be less than zero.", "count")
    }
    guard a.int(1) <= units.count - start else {
      throw DotNetException.outOfRange(
        "count ('\(a.int(1))') must be less than or equal to '\(units.count - start)'.", "count",
        actual: a[1])
    }
    return Value(UTF16Slice(units[..<start] + units[(start + a.int(1))...]))
  }

  static func insert(_ me: String, _ a: Arguments) throws -> Value {
    try a.requireNotNull(1, "value")
    let units = Array(me.utf16)
    let place = a.int(0)
    guard place >= 0 else {
      throw DotNetException.outOfRange(
        "startIndex ('\(place)') must be a non-negative value.", "startIndex",
        actual: .int(Int32(clamping: place)))
    }
    guard place <= units.count else {
      throw DotNetException.outOfRange(
        "startIndex ('\(place)') must be less than or equal to '\(units.count)'.", "startIndex",
        actual: .int(Int32(clamping: place)))
    }
    return Value(UTF16Slice(units[..<place] + Array(a.string(1).utf16) + units[place...]))
  }

  static func pad(_ me: String, _ a: Arguments, left: Bool) throws -> Value {
    let width = a.int(0)
    guard width >= 0 else {
      throw DotNetException.outOfRange("Non-negative number required.", "totalWidth")
    }
    let missing = width - me.utf16Length
    guard missing > 0 else { return .string(me) }
    try MemoryGate.check(2, times: width)
    let unit = a.count > 1 ? a.unit(1) : 0x20
    let padding = Array(repeating: unit, count: missing)
    let units = Array(me.utf16)
    return Value(UTF16Slice(left ? padding + units : units + padding))
  }

  /// The case rules of the culture given, or of the session's.
  static func rules(_ a: Arguments) -> CaseMapping.Rules {
    let culture = a.object(0, CultureObject.self)?.culture ?? a.session.culture
    return culture.twoLetterName == "tr" || culture.twoLetterName == "az" ? .turkic : .standard
  }

  static func form(_ a: Arguments) -> Int { a.count > 0 ? a.int(0) : 1 }
}

extension Value {
  /// A part of a text as a value; half a surrogate pair becomes U+FFFD.
  init(_ slice: UTF16Slice) {
    switch slice {
    case .text(let text): self = .string(text)
    case .illFormed(let units): self = .string(String(utf16: units))
    }
  }
}

/// `Rune`: a Unicode scalar.
final class RuneObject: PSObject {
  let scalar: Unicode.Scalar
  init(_ scalar: Unicode.Scalar) { self.scalar = scalar }
  override var type: TypeInfo { TypeTable.required("System.Text.Rune") }
  override func text(_ culture: Culture) -> String { String(String.UnicodeScalarView([scalar])) }
}
