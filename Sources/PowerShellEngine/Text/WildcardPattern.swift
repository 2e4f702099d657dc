/// A pattern of `-like` and of names on a command line: `*`, `?`, `[a-z]`, and the backtick to escape.
///
/// Parsed once; a match is a walk with one point of return (the last `*`), so it takes at most the
/// product of both lengths. `?` stands for one UTF-16 unit, as in PowerShell.
struct WildcardPattern: Sendable {
  enum Element: Equatable, Sendable {
    case unit(UInt16)
    case anyUnit
    case anyText
    case set([ClosedRange<UInt16>])
  }

  /// A pattern that PowerShell refuses; its message is the one scripts see.
  struct Invalid: Error, Equatable {
    let pattern: String
    var message: String {
      "The specified wildcard character pattern is not valid: \(pattern)"
    }
  }

  let pattern: String
  let ignoresCase: Bool
  /// Units are in lower case if the pattern ignores case.
  let elements: [Element]
  /// The same for ASCII texts; nil if the pattern cannot be laid out so.
  let ascii: ASCIIElements?

  init(_ pattern: String, ignoresCase: Bool = true) throws(Invalid) {
    self.pattern = pattern
    self.ignoresCase = ignoresCase
    var parser = WildcardParser(ignoresCase: ignoresCase)
    guard let elements = parser.parse(pattern) else { throw Invalid(pattern: pattern) }
    self.elements = elements
    ascii = ASCIIElements(elements, ignoresCase: ignoresCase)
  }

  /// The text that the pattern stands for if it has no wildcard in it.
  var literal: String? {
    for element in elements {
      guard case .unit = element else { return nil }
    }
    var units: [UInt16] = []
    var escaped = false
    for unit in pattern.utf16 {
      escaped = unit == Unit.backtick && !escaped
      if !escaped { units.append(unit) }
    }
    if escaped && pattern.utf16.count > 1 { units.append(Unit.backtick) }
    return String(utf16: units)
  }
}

/// A pattern as one byte an element, for texts of ASCII.
struct ASCIIElements: Sendable {
  /// An ASCII byte for itself, `anyText`, `anyUnit`, or 0x80 plus the number of a set.
  let bytes: [UInt8]
  let sets: [ASCIISet]

  static let anyText: UInt8 = 0xFF
  static let anyUnit: UInt8 = 0xFE

  init?(_ elements: [WildcardPattern.Element], ignoresCase: Bool) {
    var bytes: [UInt8] = []
    var sets: [ASCIISet] = []
    bytes.reserveCapacity(elements.count)
    for element in elements {
      switch element {
      case .unit(let unit):
        guard unit < 0x80 else { return nil }
        bytes.append(UInt8(truncatingIfNeeded: unit))
      case .anyUnit: bytes.append(Self.anyUnit)
      case .anyText: bytes.append(Self.anyText)
      case .set(let ranges):
        guard sets.count < 64 else { return nil }
        bytes.append(0x80 + UInt8(sets.count))
        let set = ASCIISet(
          CharacterClass(ranges: ranges.map { UInt32($0.lowerBound)...UInt32($0.upperBound) }))
        sets.append(ignoresCase ? set.closedUnderCase : set)
      }
    }
    (self.bytes, self.sets) = (bytes, sets)
  }
}

/// Reads a pattern unit by unit, as PowerShell does: nothing nests, `]` right after `[` belongs to the set.
private struct WildcardParser {
  let ignoresCase: Bool
  private var elements: [WildcardPattern.Element] = []
  private var set: [(unit: UInt16, isDash: Bool)]?

  init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

  /// Nil if a set is not closed or a range runs backwards.
  mutating func parse(_ pattern: String) -> [WildcardPattern.Element]? {
    var escaped = false
    for unit in pattern.utf16 {
      if unit == Unit.backtick && !escaped {
        escaped = true
        continue
      }
      let isTaken = set == nil ? takeOutside(unit, escaped) : takeInside(unit, escaped)
      guard isTaken else { return nil }
      escaped = false
    }
    guard set == nil else { return nil }
    if escaped && pattern.utf16.count > 1 { elements.append(.unit(Unit.backtick)) }
    return elements
  }

  private mutating func takeOutside(_ unit: UInt16, _ escaped: Bool) -> Bool {
    switch unit {
    case Unit.star where !escaped:
      if elements.last != .anyText { elements.append(.anyText) }
    case Unit.question where !escaped: elements.append(.anyUnit)
    case Unit.open where !escaped: set = []
    default: elements.append(.unit(ignoresCase ? lowered(unit) : unit))
    }
    return true
  }

  private mutating func takeInside(_ unit: UInt16, _ escaped: Bool) -> Bool {
    guard let contents = set, unit == Unit.close && !escaped && !contents.isEmpty else {
      set?.append((unit, unit == Unit.dash && !escaped))
      return true
    }
    set = nil
    return closeSet(contents)
  }

  private mutating func closeSet(_ contents: [(unit: UInt16, isDash: Bool)]) -> Bool {
    var ranges: [ClosedRange<UInt16>] = []
    var position = 0
    while position < contents.count {
      let first = contents[position].unit
      if position + 2 < contents.count && contents[position + 1].isDash {
        let last = contents[position + 2].unit
        guard first <= last else { return false }
        ranges.append(first...last)
        position += 3
      } else {
        ranges.append(first...first)
        position += 1
      }
    }
    elements.append(.set(ranges))
    return true
  }

  private func lowered(_ unit: UInt16) -> UInt16 {
    UInt16(CaseMapping.lower(UInt32(unit), .standard))
  }
}

private enum Unit {
  static let star = UInt16(UInt8(ascii: "*"))
  static let question = UInt16(UInt8(ascii: "?"))
  static let open = UInt16(UInt8(ascii: "["))
  static let close = UInt16(UInt8(ascii: "]"))
  static let dash = UInt16(UInt8(ascii: "-"))
  static let backtick = UInt16(UInt8(ascii: "`"))
}
