/// Reads time spans by a format, as `TimeSpan.ParseExact` does.
struct TimeSpanExactParsing {
  private var rest: ArraySlice<UInt8>
  private var (days, hours, minutes, seconds) = (0, 0, 0, 0)
  private var fraction = 0

  private init(_ text: String) { rest = Array(text.utf8)[...] }

  /// The first of the formats that fits.
  static func parse(_ text: String, _ formats: [String], _ info: DateTimeFormatInfo)
    throws(ValueFailure) -> TimeSpanValue
  {
    for format in formats {
      let pattern = Array(format.utf8)
      guard let first = pattern.first else { throw .badSpecifier }
      if pattern.count == 1 {
        guard let found = try standard(first, text, info, isOnly: formats.count == 1) else {
          continue
        }
        return found
      }
      var parser = TimeSpanExactParsing(text)
      if parser.read(pattern), parser.rest.isEmpty, let value = parser.value { return value }
    }
    throw .badInput
  }

  /// `c`, `g`, `G`: what `Parse` takes too.
  private static func standard(
    _ letter: UInt8, _ text: String, _ info: DateTimeFormatInfo, isOnly: Bool
  ) throws(ValueFailure) -> TimeSpanValue? {
    switch letter {
    case 0x63, 0x74, 0x54: return try? TimeSpanParsing.parse(text)
    case 0x67, 0x47: return try? TimeSpanParsing.parse(text, info)
    default:
      guard isOnly else { return nil }
      let shown = String(decoding: [letter], as: UTF8.self)
      throw ValueFailure(.format, "Format specifier '\(shown)' was invalid.")
    }
  }

  private var value: TimeSpanValue? {
    guard hours < 24, minutes < 60, seconds < 60, days <= 10_675_199 else { return nil }
    let whole = ((days * 24 + hours) * 60 + minutes) * 60 + seconds
    let (ticks, overflows) = Int64(whole).multipliedReportingOverflow(
      by: TimeSpanValue.ticksPerSecond)
    return overflows ? nil : TimeSpanValue(ticks: ticks &+ Int64(fraction))
  }

  private mutating func read(_ pattern: [UInt8]) -> Bool {
    var index = 0
    while index < pattern.count {
      let letter = pattern[index]
      switch letter {
      case 39, 34:
        guard let end = pattern[(index + 1)...].firstIndex(of: letter),
          take(pattern[(index + 1)..<end])
        else { return false }
        index = end + 1
      case 92:
        guard index + 1 < pattern.count, take(pattern[(index + 1)...(index + 1)]) else {
          return false
        }
        index += 2
      case 37:
        guard index + 1 < pattern.count, field(pattern[index + 1], 1) else { return false }
        index += 2
      default:
        let length = DatePatternWriter.run(pattern, index)
        guard field(letter, length) else { return false }
        index += length
      }
    }
    return true
  }

  private mutating func take(_ literal: ArraySlice<UInt8>) -> Bool {
    guard rest.starts(with: literal) else { return false }
    rest = rest.dropFirst(literal.count)
    return true
  }

  private mutating func field(_ letter: UInt8, _ length: Int) -> Bool {
    switch letter {
    case 100: return number(length, upTo: 8, into: \.days)
    case 104: return number(length, upTo: 2, into: \.hours)
    case 109: return number(length, upTo: 2, into: \.minutes)
    case 115: return number(length, upTo: 2, into: \.seconds)
    case 102, 70: return decimals(length, isOptional: letter == 70)
    default: return false
    }
  }

  /// A single letter takes as many digits as there are, several exactly their number.
  private mutating func number(
    _ length: Int, upTo limit: Int, into field: WritableKeyPath<TimeSpanExactParsing, Int>
  ) -> Bool {
    guard length <= limit else { return false }
    let digits = rest.prefix(length == 1 ? limit : length).prefix { (48...57).contains($0) }
    guard digits.count >= length, let value = Int(String(decoding: digits, as: UTF8.self)) else {
      return false
    }
    rest = rest.dropFirst(digits.count)
    self[keyPath: field] = value
    return true
  }

  private mutating func decimals(_ length: Int, isOptional: Bool) -> Bool {
    guard length <= 7 else { return false }
    let digits = rest.prefix(length).prefix { (48...57).contains($0) }
    guard isOptional || digits.count == length else { return false }
    var value = 0
    for place in 0..<7 {
      value *= 10
      if place < digits.count { value += Int(digits[digits.startIndex + place] - 48) }
    }
    rest = rest.dropFirst(digits.count)
    fraction = value
    return true
  }
}
