/// Time spans as text: the standard formats c, g and G and custom ones.
extension TimeSpanValue {
  /// `c`, the text of a time span in every culture.
  var text: String {
    var bytes: [UInt8] = []
    if ticks < 0 { bytes.append(45) }
    let parts = Parts(self)
    if parts.days > 0 {
      bytes += parts.days.description.utf8
      bytes.append(46)
    }
    parts.clock(&bytes, hourDigits: 2)
    if parts.fraction > 0 {
      bytes.append(46)
      Parts.number(parts.fraction, 7, &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  func text(_ format: String, _ info: DateTimeFormatInfo) throws(ValueFailure) -> String {
    let pattern = Array(format.utf8)
    guard pattern.count <= 1 else { return try custom(pattern) }
    switch pattern.first ?? 99 {
    case 99, 116, 84: return text
    case 103: return general(info.decimalSeparator, isLong: false)
    case 71: return general(info.decimalSeparator, isLong: true)
    default: throw .badInput
    }
  }

  private func general(_ point: String, isLong: Bool) -> String {
    var bytes: [UInt8] = []
    if ticks < 0 { bytes.append(45) }
    let parts = Parts(self)
    if parts.days > 0 || isLong {
      bytes += parts.days.description.utf8
      bytes.append(58)
    }
    parts.clock(&bytes, hourDigits: isLong ? 2 : 1)
    guard isLong || parts.fraction > 0 else { return String(decoding: bytes, as: UTF8.self) }
    bytes += point.utf8
    Parts.number(parts.fraction, 7, &bytes)
    while !isLong, bytes.last == 48 { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func custom(_ pattern: [UInt8]) throws(ValueFailure) -> String {
    var bytes: [UInt8] = []
    let parts = Parts(self)
    var index = 0
    while index < pattern.count {
      let letter = pattern[index]
      let length = DatePatternWriter.run(pattern, index)
      switch letter {
      case 39, 34:
        guard let end = pattern[(index + 1)...].firstIndex(of: letter) else {
          throw DatePatternWriter.unclosed(letter)
        }
        bytes += pattern[(index + 1)..<end]
        index = end + 1
      case 92:
        guard index + 1 < pattern.count else { throw .badInput }
        bytes.append(pattern[index + 1])
        index += 2
      case 37:
        guard index + 1 < pattern.count, pattern[index + 1] != 37 else { throw .badInput }
        try parts.field(pattern[index + 1], 1, &bytes)
        index += 2
      default:
        try parts.field(letter, length, &bytes)
        index += length
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The magnitude of a time span, taken apart.
  private struct Parts {
    let days: Int
    let hours: Int
    let minutes: Int
    let seconds: Int
    /// Ticks below a second.
    let fraction: Int

    init(_ span: TimeSpanValue) {
      let total = span.ticks.magnitude
      days = Int(total / UInt64(TimeSpanValue.ticksPerDay))
      hours = Int(total / UInt64(TimeSpanValue.ticksPerHour) % 24)
      minutes = Int(total / UInt64(TimeSpanValue.ticksPerMinute) % 60)
      seconds = Int(total / UInt64(TimeSpanValue.ticksPerSecond) % 60)
      fraction = Int(total % UInt64(TimeSpanValue.ticksPerSecond))
    }

    static func number(_ value: Int, _ digits: Int, _ bytes: inout [UInt8]) {
      let text = value.description.utf8
      for _ in 0..<max(0, digits - text.count) { bytes.append(48) }
      bytes += text
    }

    func clock(_ bytes: inout [UInt8], hourDigits: Int) {
      Self.number(hours, hourDigits, &bytes)
      bytes.append(58)
      Self.number(minutes, 2, &bytes)
      bytes.append(58)
      Self.number(seconds, 2, &bytes)
    }

    func field(_ letter: UInt8, _ length: Int, _ bytes: inout [UInt8]) throws(ValueFailure) {
      let limit: Int
      let value: Int
      switch letter {
      case 100: (value, limit) = (days, 8)
      case 104: (value, limit) = (hours, 2)
      case 109: (value, limit) = (minutes, 2)
      case 115: (value, limit) = (seconds, 2)
      case 102, 70: return try decimals(length, isOptional: letter == 70, &bytes)
      default: throw .badInput
      }
      guard length <= limit else { throw .badInput }
      Self.number(value, length, &bytes)
    }

    private func decimals(_ length: Int, isOptional: Bool, _ bytes: inout [UInt8])
      throws(ValueFailure)
    {
      guard length <= 7 else { throw .badInput }
      var value = fraction
      for _ in length..<7 { value /= 10 }
      var digits = length
      while isOptional, digits > 0, value % 10 == 0 {
        value /= 10
        digits -= 1
      }
      if digits > 0 { Self.number(value, digits, &bytes) }
    }
  }
}
