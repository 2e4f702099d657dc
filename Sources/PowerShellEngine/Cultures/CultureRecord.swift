/// One culture in the table inside the binary: a line `@name`, then a line a value, parts set off by tabs.
struct CultureRecord {
  private var values: [String: [String]] = [:]
  private var patterns: [UInt8: [String]] = [:]
  let name: String

  /// Reads the lines from an `@` on to the next one.
  init(name: String, lines: Span<UInt8>, from start: Int) {
    self.name = name
    var index = start
    while index < lines.count, lines[index] != 64 {
      var parts: [String] = []
      var part: [UInt8] = []
      while index < lines.count, lines[index] != 10 {
        if lines[index] == 9 {
          parts.append(String(decoding: part, as: UTF8.self))
          part = []
        } else {
          part.append(lines[index])
        }
        index += 1
      }
      index += 1
      parts.append(String(decoding: part, as: UTF8.self))
      let rest = Array(parts.dropFirst())
      if parts[0] == "patterns", let letter = rest.first?.utf8.first {
        patterns[letter] = Array(rest.dropFirst())
      } else {
        values[parts[0]] = rest
      }
    }
  }

  private func text(_ key: String, _ index: Int = 0) -> String {
    guard let parts = values[key], index < parts.count else { return "" }
    return parts[index]
  }

  private func number(_ key: String, _ index: Int = 0) -> Int { Int(text(key, index)) ?? 0 }

  private func numbers(_ key: String, from index: Int) -> [Int] {
    (values[key] ?? []).dropFirst(index).compactMap { Int($0) }
  }

  func culture(_ source: CultureValues) -> Culture {
    Culture(
      name: name, lcid: number("lcid"), englishName: text("english"), nativeName: text("native"),
      displayName: text("display"), twoLetterName: text("two"), threeLetterName: text("three"),
      parentName: text("parent"), listSeparator: text("list"), isNeutral: text("neutral") == "1",
      numbers: numberFormat(source), dates: dateFormat(source))
  }

  private func numberFormat(_ source: CultureValues) -> NumberFormatInfo {
    var info = NumberFormatInfo()
    info.numberDecimalDigits = source == .windows ? 2 : number("number")
    info.numberDecimalSeparator = text("number", 1)
    info.numberGroupSeparator = text("number", 2)
    info.numberNegativePattern = number("number", 3)
    info.numberGroupSizes = numbers("number", from: 4)
    info.currencyDecimalDigits = number("currency")
    info.currencyDecimalSeparator = text("currency", 1)
    info.currencyGroupSeparator = text("currency", 2)
    info.currencySymbol = text("currency", 3)
    info.currencyNegativePattern = number("currency", 4)
    info.currencyPositivePattern = number("currency", 5)
    info.currencyGroupSizes = numbers("currency", from: 6)
    info.percentDecimalDigits = source == .windows ? 2 : number("percent")
    info.percentDecimalSeparator = text("percent", 1)
    info.percentGroupSeparator = text("percent", 2)
    info.percentSymbol = text("percent", 3)
    info.percentNegativePattern = number("percent", 4)
    info.percentPositivePattern = number("percent", 5)
    info.percentGroupSizes = numbers("percent", from: 6)
    info.nanSymbol = text("symbols")
    info.negativeInfinitySymbol = text("symbols", 1)
    info.positiveInfinitySymbol = text("symbols", 2)
    info.negativeSign = text("symbols", 3)
    info.positiveSign = text("symbols", 4)
    info.perMilleSymbol = text("symbols", 5)
    return info
  }

  private func dateFormat(_ source: CultureValues) -> DateTimeFormatInfo {
    func pattern(_ key: String) -> String { source.pattern(text(key)) }
    var info = DateTimeFormatInfo()
    info.amDesignator = text("calendar")
    info.pmDesignator = text("calendar", 1)
    info.dateSeparator = text("calendar", 2)
    info.timeSeparator = text("calendar", 3)
    info.firstDayOfWeek = DayOfWeek(rawValue: number("calendar", 4)) ?? .sunday
    info.calendarWeekRule = CalendarWeekRule(rawValue: number("calendar", 5)) ?? .firstDay
    info.nativeCalendarName = text("calendar", 6)
    info.eraName = text("era")
    info.fullDateTimePattern = pattern("fullDateTime")
    info.longDatePattern = pattern("longDate")
    info.longTimePattern = pattern("longTime")
    info.monthDayPattern = pattern("monthDay")
    info.shortDatePattern = pattern("shortDate")
    info.shortTimePattern = pattern("shortTime")
    info.yearMonthPattern = pattern("yearMonth")
    info.dayNames = values["days"] ?? []
    info.abbreviatedDayNames = values["abbreviatedDays"] ?? []
    info.shortestDayNames = values["shortestDays"] ?? []
    info.monthNames = values["months"] ?? []
    info.abbreviatedMonthNames = values["abbreviatedMonths"] ?? []
    let genitive = values["genitiveMonths"] ?? []
    let abbreviated = values["abbreviatedGenitiveMonths"] ?? []
    if genitive != info.monthNames || abbreviated != info.abbreviatedMonthNames {
      info.monthGenitiveNames = genitive
      info.abbreviatedMonthGenitiveNames = abbreviated
    }
    info.patterns = patterns.mapValues { $0.map(source.pattern) }
    info.decimalSeparator = text("number", 1)
    return info
  }
}

/// Whose values a culture has where Windows and ICU differ.
public enum CultureValues: Sendable {
  case windows, icu

  /// Windows has a plain space where ICU's patterns have a narrow no-break space.
  func pattern(_ text: String) -> String {
    guard self == .windows else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(scalar.value == 0x202F ? " " : scalar) }
    return String(scalars)
  }
}
