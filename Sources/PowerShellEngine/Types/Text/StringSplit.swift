/// `String.Split`: by chars or by texts, with a limit and options.
enum StringSplit {
  static func run(_ me: String, _ a: Arguments) throws -> Value {
    let limit = a.place("count").map { a.int($0) } ?? Int.max
    let options = a.place("options").map { a.int($0) } ?? 0
    guard limit >= 0 else {
      throw DotNetException.outOfRange(
        "Count cannot be less than zero.", "count", actual: .int(Int32(clamping: limit)))
    }
    let parts = split(
      Array(me.utf16), separators(a), limit, dropsEmpty: options & 1 != 0,
      trims: options & 2 != 0)
    return .array(ArrayObject(parts.map { Value(UTF16Slice($0)) }, of: .string))
  }

  /// The separators; white space where none is given.
  private static func separators(_ a: Arguments) -> [[UInt16]] {
    guard a.count > 0, !a[0].isNull else { return [] }
    switch a[0].base {
    case .string(let text): return text.utf8.isEmpty ? [[]] : [Array(text.utf16)]
    case .object(let char as CharObject): return [[char.unit]]
    default:
      return a.list(0).compactMap { element in
        if case .object(let char as CharObject) = element.base { return [char.unit] }
        let text = element.text(.invariant)
        return text.utf8.isEmpty ? nil : Array(text.utf16)
      }
    }
  }

  private static func split(
    _ units: [UInt16], _ separators: [[UInt16]], _ limit: Int, dropsEmpty: Bool, trims: Bool
  ) -> [ArraySlice<UInt16>] {
    if limit == 0 { return [] }
    var parts: [ArraySlice<UInt16>] = []
    var start = 0
    var place = 0
    func add(_ slice: ArraySlice<UInt16>) {
      let piece = trims ? trimmed(slice) : slice
      if !dropsEmpty || !piece.isEmpty { parts.append(piece) }
    }
    while place < units.count, parts.count < limit - 1 {
      if let length = match(units, place, separators) {
        add(units[start..<place])
        place += length
        start = place
      } else {
        place += 1
      }
    }
    if dropsEmpty {
      start = skipSeparators(units, from: start, separators, parts.count == limit - 1)
    }
    add(units[start...])
    return parts
  }

  /// Before the last part of a limited split, leading separators are dropped too.
  private static func skipSeparators(
    _ units: [UInt16], from start: Int, _ separators: [[UInt16]], _ isLast: Bool
  ) -> Int {
    var place = start
    while isLast, place < units.count, let length = match(units, place, separators) {
      place += length
    }
    return place
  }

  private static func match(
    _ units: [UInt16], _ place: Int, _ separators: [[UInt16]]
  ) -> Int? {
    if separators.isEmpty { return CharKind.isWhiteSpace(units[place]) ? 1 : nil }
    for separator in separators where !separator.isEmpty {
      if units[place...].starts(with: separator) { return separator.count }
    }
    return nil
  }

  private static func trimmed(_ slice: ArraySlice<UInt16>) -> ArraySlice<UInt16> {
    var rest = slice.drop(while: CharKind.isWhiteSpace)
    while let last = rest.last, CharKind.isWhiteSpace(last) { rest.removeLast() }
    return rest
  }
}

/// `String.Replace` in its four shapes.
enum StringReplace {
  static func run(_ me: String, _ a: Arguments) throws -> Value {
    if a[0].base.reference is CharObject {
      let (old, new) = (a.unit(0), a.unit(1))
      return Value(UTF16Slice(me.utf16.map { $0 == old ? new : $0 }))
    }
    try a.requireNotNull(0, "oldValue")
    guard !a.string(0).utf8.isEmpty else {
      throw DotNetException.argument("The value cannot be an empty string.", "oldValue")
    }
    return .string(try replace(me, a.string(0), a.string(1), comparison(a)))
  }

  private static func comparison(_ a: Arguments) throws -> TextComparison {
    if a.place("ignoreCase") != nil {
      return StringOrder.culture(a.session, a.bool("ignoreCase") ? .ignoreCase : [])
    }
    return try StringOrder.comparison(a, at: 2, or: .ordinal)
  }

  private static func replace(
    _ text: String, _ old: String, _ new: String, _ comparison: TextComparison
  ) throws -> String {
    var result = ""
    var rest = text
    while let match = find(old, in: rest, comparison), match.length > 0 {
      guard let head = rest.utf16Slice(0..<match.index),
        let tail = rest.utf16Slice((match.index + match.length)..<rest.utf16Length),
        case .text(let before) = head, case .text(let after) = tail
      else { break }
      result += before + new
      try MemoryGate.check(bytes: result.utf8.count)
      rest = after
    }
    return result + rest
  }

  private static func find(
    _ part: String, in text: String, _ comparison: TextComparison
  ) -> TextMatch? {
    switch comparison {
    case .ordinal: text.find(part, ignoringCase: false)
    case .ordinalIgnoringCase: text.find(part, ignoringCase: true)
    case .culture(let collation, let options): collation.find(part, in: text, options)
    }
  }

  /// CR, LF, CR LF and Unicode's further line ends become one text.
  static func lineEnds(_ text: String, _ replacement: String) -> String {
    var result = String.UnicodeScalarView()
    var wasReturn = false
    for scalar in text.unicodeScalars {
      let isEnd = [0x0A, 0x0C, 0x0D, 0x85, 0x2028, 0x2029].contains(scalar.value)
      if scalar.value == 0x0A, wasReturn {
        wasReturn = false
        continue
      }
      wasReturn = scalar.value == 0x0D
      if isEnd {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }
}
