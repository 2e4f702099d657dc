/// The static members of `System.String`.
enum StringStatics {
  static func concat(_ a: Arguments) throws -> Value {
    let parts = a.count == 1 && a[0].base.isEnumerable ? a.list(0) : flattened(a)
    return .string(try joined(parts, "", a.session))
  }

  private static func flattened(_ a: Arguments) -> [Value] { a.values }

  static func join(_ a: Arguments) throws -> Value {
    let separator = a.string(0)
    if a.place("startIndex") != nil {
      let parts = a.list(1)
      for (place, name) in [(2, "startIndex"), (3, "count")] where a.int(place) < 0 {
        throw DotNetException.outOfRange(
          "\(name) ('\(a.int(place))') must be a non-negative value.", name, actual: a[place])
      }
      guard a.int(2) <= parts.count - a.int(3) else {
        throw DotNetException.outOfRange(
          "startIndex ('\(a.int(2))') must be less than or equal to '\(parts.count - a.int(3))'.",
          "startIndex", actual: a[2])
      }
      return .string(
        try joined(Array(parts[a.int(2)..<(a.int(2) + a.int(3))]), separator, a.session))
    }
    return .string(try joined(a.list(1), separator, a.session))
  }

  private static func joined(
    _ parts: [Value], _ separator: String, _ session: Session
  ) throws -> String {
    var result = ""
    for (place, part) in parts.enumerated() {
      if place > 0 { result += separator }
      result += part.isNull ? "" : part.dotNetText(session.culture)
      try MemoryGate.check(bytes: result.utf8.count)
    }
    return result
  }

  static func format(_ a: Arguments) throws -> Value {
    let isProvided = a.place("provider") == 0
    let place = isProvided ? 1 : 0
    try a.requireNotNull(place, "format")
    var arguments = Array(a.values[(place + 1)...])
    if a.overload?.takesList ?? false, case .array(let list)? = arguments.first?.base {
      arguments = list.elements
    }
    // A single null stands for the array of arguments itself.
    if arguments.count == 1, arguments[0].isNull { throw DotNetException.argumentNull("args") }
    let culture = a.object(0, CultureObject.self)?.culture
    return .string(
      try Formatting.text(a.string(place), arguments, culture ?? a.session.culture))
  }

  static func compare(_ a: Arguments) throws -> Value {
    let ranged = a.place("indexA") != nil
    let (left, right) = ranged ? (try part(a, 0), try part(a, 2)) : (a[0], a[1])
    if left.isNull || right.isNull {
      return .int(left.isNull == right.isNull ? 0 : left.isNull ? -1 : 1)
    }
    let order = try comparison(a).compare(left.text(.invariant), right.text(.invariant))
    return .int(Int32(ValueOrder.sign(order, 0)))
  }

  private static func part(_ a: Arguments, _ place: Int) throws -> Value {
    if a[place].isNull { return .null }
    let text = a.string(place)
    let (start, length) = (a.int(place + 1), a.int("length") ?? 0)
    guard length >= 0 else {
      throw DotNetException.outOfRange("Length cannot be less than zero.", "length")
    }
    let isOrdinal = a.overload?.name.utf8.elementsEqual("CompareOrdinal".utf8) ?? false
    guard start >= 0, start <= text.utf16Length || !isOrdinal else {
      throw DotNetException.outOfRange(StringMembers.startText, place == 0 ? "indexA" : "indexB")
    }
    guard start <= text.utf16Length else {
      let (name, rest) = (place == 0 ? "length1" : "length2", text.utf16Length - start)
      throw DotNetException.outOfRange(
        "\(name) ('\(rest)') must be a non-negative value.", name,
        actual: .int(Int32(clamping: rest)))
    }
    let end = min(text.utf16Length, start + length)
    return text.utf16Slice(start..<end).map { Value($0) } ?? .null
  }

  private static func comparison(_ a: Arguments) throws -> TextComparison {
    if let place = a.place("comparisonType") {
      return try StringOrder.comparison(a, at: place, or: StringOrder.culture(a.session))
    }
    let given = a.place("culture").flatMap { a.object($0, CultureObject.self) }?.culture
    let collation = Collation.named((given ?? a.session.culture).name)
    if let place = a.place("options") {
      return .culture(collation, CompareOptions(rawValue: Int32(truncatingIfNeeded: a.int(place))))
    }
    return .culture(collation, a.bool("ignoreCase") ? .ignoreCase : [])
  }

  static func compareOrdinal(_ a: Arguments) throws -> Value {
    let ranged = a.place("indexA") != nil
    let (left, right) = ranged ? (try part(a, 0), try part(a, 2)) : (a[0], a[1])
    if left.isNull || right.isNull {
      return .int(left.isNull == right.isNull ? 0 : left.isNull ? -1 : 1)
    }
    return .int(
      Int32(
        clamping: OrdinalComparison.compare(left.text(.invariant), right.text(.invariant))))
  }
}
