/// Every pattern a culture has: `GetAllDateTimePatterns` and `GetDateTimeFormats`.
extension DateTimeFormatInfo {
  /// The standard letters in .NET's order.
  static let standardLetters = Array("dDfFgGmMoOrRstTuUyY".utf8)

  /// All patterns behind a standard letter, the preferred one first; nil if there is no such format.
  func allPatterns(_ letter: UInt8) -> [String]? {
    guard let preferred = pattern(letter) else { return nil }
    switch letter {
    case 100: return shortDatePatterns
    case 68: return longDatePatterns
    case 102: return longDatePatterns.map { $0 + " " + shortTimePattern }
    case 70, 85: return patterns[70] ?? [preferred]
    case 103: return shortDatePatterns.map { $0 + " " + shortTimePattern }
    case 71: return patterns[71] ?? [preferred]
    default: return [preferred]
    }
  }

  private var longDatePatterns: [String] { patterns[68] ?? [longDatePattern] }

  /// The date halves of the patterns for date and long time.
  private var shortDatePatterns: [String] {
    let time = Array((" " + longTimePattern).utf8)
    let dates = (patterns[71] ?? []).compactMap { pattern -> String? in
      let bytes = Array(pattern.utf8)
      guard bytes.count > time.count, bytes.suffix(time.count).elementsEqual(time) else {
        return nil
      }
      return String(decoding: bytes.dropLast(time.count), as: UTF8.self)
    }
    return dates.isEmpty ? [shortDatePattern] : dates
  }
}

extension DateFormat {
  /// What `GetDateTimeFormats` lists, for one letter or for all of them.
  func allTexts(_ value: DateTimeValue, _ letter: UInt8? = nil) throws(ValueFailure) -> [String] {
    var result: [String] = []
    for letter in letter.map({ [$0] }) ?? DateTimeFormatInfo.standardLetters {
      guard let patterns = info.allPatterns(letter) else { throw .badInput }
      let isInvariant = DateTimeFormatInfo.isCultureFree(letter)
      let writer = DateFormat(isInvariant ? .invariant : info, zone: zone)
      let shown = letter == 85 ? value.toUniversalTime(zone) : value
      for pattern in patterns { result.append(try writer.text(shown, pattern)) }
    }
    return result
  }
}
