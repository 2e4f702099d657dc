/// Numbers as invariant text, the hot path of every string conversion.
///
/// `roundTrip` is .NET's parameterless `ToString`; `shellText` is what PowerShell puts into strings:
/// 15 significant digits of a `double`, 7 of a `single` (`"$(0.1 + 0.2)"` is `0.3`). So `1e15` has an
/// exponent in a string, and `ToString` writes one from `1E+17` on (`single`: `1E+09`).
enum NumberText {
  static func roundTrip(_ value: Double) -> String {
    plain(value) ?? general(DigitBuffer(value, .shortest), least: 17)
  }

  static func roundTrip(_ value: Float) -> String {
    special(value) ?? general(DigitBuffer(value, .shortest), least: 9)
  }

  static func shellText(_ value: Double) -> String {
    if let exact = whole(value) { return exact }
    if let special = special(value) { return special }
    var digits = DigitBuffer(value, .shortest)
    if digits.digits.count > 15 { digits = DigitBuffer(value, .significant(15)) }
    return general(digits, least: 15)
  }

  static func shellText(_ value: Float) -> String {
    if let special = special(value) { return special }
    var digits = DigitBuffer(value, .shortest)
    if digits.digits.count > 6 { digits = DigitBuffer(value, .significant(7)) }
    return general(digits, least: 7)
  }

  /// Numbers whose Swift description is .NET's text already, and whole ones.
  private static func plain(_ value: Double) -> String? {
    if let exact = whole(value) { return exact }
    let magnitude = value.magnitude
    if magnitude >= 0.0001, magnitude < 1e15 { return value.description }
    return special(value)
  }

  private static func whole(_ value: Double) -> String? {
    guard value.magnitude < 1e15 else { return nil }
    let integer = Int64(value)
    guard Double(integer) == value else { return nil }
    return integer == 0 && value.sign == .minus ? "-0" : integer.description
  }

  private static func special(_ value: some BinaryFloatingPoint) -> String? {
    if value.isNaN { return "NaN" }
    if value.isInfinite { return value.sign == .minus ? "-Infinity" : "Infinity" }
    return nil
  }

  /// The invariant general format of digits that need no rounding.
  private static func general(_ number: DigitBuffer, least: Int) -> String {
    var writer = NumberWriter(.invariant)
    writer.general(
      number, digits: max(number.digits.count, least), exponent: 69, isPlain: false)
    return writer.text
  }
}
