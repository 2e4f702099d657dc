/// Reads time spans as `TimeSpan.Parse` does: `6`, `1:30`, `1.02:03:04.5`, `1:02:03:04`.
struct TimeSpanParsing {
  private var numbers: [Number] = []
  private var separators: [Separator] = []

  private struct Number {
    var value: Int = 0
    var digits: Int = 0
    var zeros: Int = 0
    var isTooLarge = false
  }

  private enum Separator { case colon, point, other }
  private enum Outcome { case none, outOfRange, ticks(Int64) }

  static func parse(_ text: String, _ info: DateTimeFormatInfo = .invariant)
    throws(ValueFailure) -> TimeSpanValue
  {
    var bytes = Array(text.utf8)[...]
    while NumberScanner.isWhite(bytes.first) { bytes.removeFirst() }
    while NumberScanner.isWhite(bytes.last) { bytes.removeLast() }
    let isNegative = bytes.first == 45
    if isNegative { bytes.removeFirst() }
    var parser = TimeSpanParsing()
    guard parser.read(bytes, info) else { throw unrecognized(text) }
    switch parser.outcome(isNegative) {
    case .none: throw unrecognized(text)
    case .outOfRange: throw outOfRange(text)
    case .ticks(let ticks): return TimeSpanValue(ticks: ticks)
    }
  }

  static func unrecognized(_ text: String) -> ValueFailure {
    ValueFailure(.format, "String '\(text)' was not recognized as a valid TimeSpan.")
  }

  private static func outOfRange(_ text: String) -> ValueFailure {
    ValueFailure(
      .overflow,
      "The TimeSpan string '\(text)' could not be parsed because at least one of the numeric "
        + "components is out of range or contains too many digits.")
  }

  /// Takes the text apart into numbers and what stands between them.
  private mutating func read(_ bytes: ArraySlice<UInt8>, _ info: DateTimeFormatInfo) -> Bool {
    let point = Array(info.decimalSeparator.utf8)
    var rest = bytes
    while true {
      var number = Number()
      while let byte = rest.first, byte >= 48, byte <= 57 {
        if byte == 48, number.value == 0 { number.zeros += 1 }
        if number.value < 0x1000_0000 {
          number.value = number.value * 10 + Int(byte - 48)
        } else {
          number.isTooLarge = true
        }
        number.digits += 1
        rest.removeFirst()
      }
      guard number.digits > 0, numbers.count < 5 else { return false }
      numbers.append(number)
      guard !rest.isEmpty else { return true }
      let start = rest.startIndex
      while let byte = rest.first, byte < 48 || byte > 57 { rest.removeFirst() }
      switch Array(bytes[start..<rest.startIndex]) {
      case [58]: separators.append(.colon)
      case [46]: separators.append(.point)
      case point: separators.append(numbers.count == 1 ? .other : .point)
      default: separators.append(.other)
      }
    }
  }

  private func outcome(_ isNegative: Bool) -> Outcome {
    let n = numbers
    if n.contains(where: \.isTooLarge) { return .outOfRange }
    let zero = Number()
    func ticks(_ d: Number, _ h: Number, _ m: Number, _ s: Number, _ f: Number) -> Outcome {
      Self.ticks(d, h, m, s, f, isNegative)
    }
    switch separators {
    case []: return ticks(n[0], zero, zero, zero, zero)
    case [.colon]: return ticks(zero, n[0], n[1], zero, zero)
    case [.colon, .colon]:
      // Hours that are none count as days: "24:00:00" is 24 days.
      let plain = ticks(zero, n[0], n[1], n[2], zero)
      if case .ticks = plain { return plain }
      return ticks(n[0], n[1], n[2], zero, zero)
    case [.point, .colon]: return ticks(n[0], n[1], n[2], zero, zero)
    case [.colon, .colon, .point]: return ticks(zero, n[0], n[1], n[2], n[3])
    case [.point, .colon, .colon], [.colon, .colon, .colon]:
      return ticks(n[0], n[1], n[2], n[3], zero)
    case [.point, .colon, .colon, .point], [.colon, .colon, .colon, .point]:
      return ticks(n[0], n[1], n[2], n[3], n[4])
    default: return .none
    }
  }

  private static func ticks(
    _ days: Number, _ hours: Number, _ minutes: Number, _ seconds: Number, _ fraction: Number,
    _ isNegative: Bool
  ) -> Outcome {
    guard days.value <= 10_675_199, hours.value <= 23, minutes.value <= 59, seconds.value <= 59,
      let part = fractionTicks(fraction)
    else { return .outOfRange }
    let whole = days.value * 86400 + hours.value * 3600 + minutes.value * 60 + seconds.value
    let total = Int128(whole) * Int128(TimeSpanValue.ticksPerSecond) + Int128(part)
    guard let ticks = Int64(exactly: isNegative ? -total : total) else { return .outOfRange }
    return .ticks(ticks)
  }

  /// Digits after the point as ticks; more than seven only round if they begin with zeros.
  private static func fractionTicks(_ number: Number) -> Int? {
    guard number.value > 0 else { return 0 }
    guard number.zeros > 0 || number.value <= 9_999_999 else { return nil }
    var value = Double(number.value)
    for _ in 0..<abs(7 - number.digits) {
      value = number.digits < 7 ? value * 10 : value / 10
    }
    return Int(value.rounded(.toNearestOrAwayFromZero))
  }
}
