/// How a member of `System.String` compares: by `StringComparison`, or as the culture does.
enum StringOrder {
  static func compare(_ a: String, _ b: String, _ culture: Culture) -> Int {
    ValueOrder.sign(Collation.named(culture.name).compare(a, b, []), 0)
  }

  static func culture(_ session: Session, _ options: CompareOptions = []) -> TextComparison {
    .culture(Collation.named(session.culture.name), options)
  }

  /// The comparison a `StringComparison` argument names.
  static func comparison(
    _ a: Arguments, at place: Int, or fallback: TextComparison
  ) throws -> TextComparison {
    guard place < a.count, case .object(let chosen as EnumObject) = a[place].base else {
      return fallback
    }
    switch chosen.value {
    case 0: return culture(a.session)
    case 1: return culture(a.session, .ignoreCase)
    case 2: return .culture(Collation.named(""), [])
    case 3: return .culture(Collation.named(""), .ignoreCase)
    case 4: return .ordinal
    case 5: return .ordinalIgnoringCase
    default:
      throw DotNetException.argument(
        "The string comparison type passed in is currently not supported.", "comparisonType")
    }
  }
}

/// A search in a text: what for, from where, how far, by which comparison.
struct StringSearch {
  private let part: String
  private let isChar: Bool
  private let start: Int?
  private let count: Int?
  private let comparison: TextComparison

  init(_ a: Arguments) throws {
    isChar = a[0].base.reference is CharObject
    part = isChar ? String(utf16: [a.unit(0)]) : a.string(0)
    start = a.int("startIndex")
    count = a.int("count")
    let isOrdinal = isChar || a.overload?.name.utf8.elementsEqual("Contains".utf8) ?? false
    let fallback: TextComparison =
      if isOrdinal {
        .ordinal
      } else if a.bool("ignoreCase") {
        Self.culture(a, .ignoreCase)
      } else if a.place("ignoreCase") != nil {
        Self.culture(a, [])
      } else {
        StringOrder.culture(a.session)
      }
    comparison = try StringOrder.comparison(a, at: a.place("comparisonType") ?? .max, or: fallback)
  }

  private static func culture(_ a: Arguments, _ options: CompareOptions) -> TextComparison {
    let given = a.place("culture").flatMap { a.object($0, CultureObject.self) }?.culture
    return .culture(Collation.named((given ?? a.session.culture).name), options)
  }

  func first(in text: String, whole: Bool) throws -> Int {
    let length = text.utf16Length
    let start = start ?? 0
    guard (0...length).contains(start) else { throw StringMembers.startOutside }
    let count = count ?? length - start
    guard count >= 0, count <= length - start else {
      throw DotNetException.outOfRange(Self.countText, "count")
    }
    return find(in: text, start..<(start + count), last: false) ?? -1
  }

  /// Searches backwards: `startIndex` is where the search begins, at the right.
  func last(in text: String) throws -> Int {
    let length = text.utf16Length
    if length == 0 { return try lastInEmpty() }
    var start = start ?? length - 1
    guard start >= 0 || (start == -1 && length == 0), start <= length else {
      throw DotNetException.outOfRange(StringSearch.lastStartText, "startIndex")
    }
    var count = count ?? start + 1
    if start == length {
      start -= 1
      if count > 0 { count -= 1 }
    }
    guard count >= 0, start - count + 1 >= 0 else {
      throw DotNetException.outOfRange(Self.countText, "count")
    }
    return find(in: text, (start - count + 1)..<(start + 1), last: true) ?? -1
  }

  private func lastInEmpty() throws -> Int {
    let start = start ?? -1
    guard isChar || (start <= 0 && start >= -1) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "startIndex")
    }
    return part.utf8.isEmpty ? 0 : -1
  }

  private func find(in text: String, _ range: Range<Int>, last: Bool) -> Int? {
    if case .culture(let collation, let options) = comparison {
      guard let slice = text.utf16Slice(range), case .text(let piece) = slice else { return nil }
      if part.utf8.isEmpty {
        return last ? min(range.upperBound, text.utf16Length) : range.lowerBound
      }
      return collation.find(part, in: piece, last: last, options).map {
        $0.index + range.lowerBound
      }
    }
    let ignoringCase = if case .ordinalIgnoringCase = comparison { true } else { false }
    return last
      ? text.lastUTF16Index(of: part, in: range, ignoringCase: ignoringCase)
      : text.firstUTF16Index(of: part, in: range, ignoringCase: ignoringCase)
  }

  func starts(_ text: String) throws -> Bool {
    switch comparison {
    case .culture(let collation, let options): collation.starts(text, with: part, options)
    case .ordinal: text.hasPrefix(part, ignoringCase: false)
    case .ordinalIgnoringCase: text.hasPrefix(part, ignoringCase: true)
    }
  }

  func ends(_ text: String) throws -> Bool {
    switch comparison {
    case .culture(let collation, let options): collation.ends(text, with: part, options)
    case .ordinal: text.hasSuffix(part, ignoringCase: false)
    case .ordinalIgnoringCase: text.hasSuffix(part, ignoringCase: true)
    }
  }

  /// `IndexOfAny` and `LastIndexOfAny`.
  static func any(_ text: String, _ a: Arguments, last: Bool) throws -> Int {
    try a.requireNotNull(0, "anyOf")
    let wanted = StringMembers.units(a)
    let length = text.utf16Length
    if last {
      guard length > 0 else { return -1 }
      let start = a.count > 1 ? a.int(1) : length - 1
      guard (0..<length).contains(start) else {
        throw DotNetException.outOfRange(lastStartText, "startIndex")
      }
      let count = a.count > 2 ? a.int(2) : start + 1
      guard count >= 0, start - count + 1 >= 0 else {
        throw DotNetException.outOfRange(countText, "count")
      }
      let range = (start - count + 1)..<(start + 1)
      return text.lastUTF16Index(in: range) { wanted.contains($0) } ?? -1
    }
    let start = a.count > 1 ? a.int(1) : 0
    guard (0...length).contains(start) else { throw StringMembers.startOutside }
    let count = a.count > 2 ? a.int(2) : length - start
    guard count >= 0, count <= length - start else {
      throw DotNetException.outOfRange(countText, "count")
    }
    return text.firstUTF16Index(in: start..<(start + count)) { wanted.contains($0) } ?? -1
  }

  static let countText =
    "Count must be positive and count must refer to a location within the string/array/collection."
  static let lastStartText =
    "Index was out of range. Must be non-negative and less than or equal to the size of the collection."
}
