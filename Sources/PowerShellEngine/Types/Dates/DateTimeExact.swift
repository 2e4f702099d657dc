/// `DateTime.ParseExact`, OLE dates and file times.
extension DateTimeMembers {
  static func declareExact(_ m: MemberDeclarations) {
    let exact = "static datetime ParseExact(string s"
    let styles = "System.Globalization.DateTimeStyles style"
    m.function(
      "\(exact), string format, System.IFormatProvider provider)",
      "\(exact), string format, System.IFormatProvider provider, \(styles))",
      "\(exact), string[] formats, System.IFormatProvider provider, \(styles))"
    ) { a in
      try a.requireNotNull(0, "s")
      return .date(try DateExactParsing.dateTime(a.string(0), formats(a), reading(a, "provider")))
    }
    let attempt = "static bool TryParseExact(string s"
    m.function(
      "\(attempt), string format, System.IFormatProvider provider, \(styles), [ref] datetime result)",
      "\(attempt), string[] formats, System.IFormatProvider provider, \(styles), [ref] datetime result)"
    ) { a in
      let value =
        a[0].isNull
        ? nil : try? DateExactParsing.dateTime(a.string(0), formats(a), reading(a, "provider"))
      try a.assign(a.count - 1, .date(value ?? .minimum))
      return .bool(value != nil)
    }
    m.function("static datetime FromFileTime(long fileTime)") { a in
      .date(try fileTime(a[0].integerOrZero).with(.local))
    }
    m.function("static datetime FromFileTimeUtc(long fileTime)") { a in
      .date(try fileTime(a[0].integerOrZero))
    }
    m.function("static datetime FromBinary(long dateData)") { a in
      let bits = a[0].integerOrZero
      let kind = DateTimeKind(rawValue: Int(bits >> 62) & 3) ?? .local
      return .date(try DateTimeValue(ticks: bits & 0x3FFF_FFFF_FFFF_FFFF, kind: kind))
    }
    declareAutomationDates(m)
  }

  /// A moment counted from 1601, in UTC.
  static func fileTime(_ ticks: Int64) throws -> DateTimeValue {
    let start = DateTimeOffsetMembers.fileTimeStart
    guard ticks >= 0, ticks <= DateTimeValue.maximumTicks - start else {
      throw DotNetException.outOfRange("Not a valid Win32 FileTime.", "fileTime")
    }
    return DateTimeValue(unchecked: ticks + start, .utc)
  }

  /// The formats that an exact reading is given.
  static func formats(_ a: Arguments) -> [String] {
    if case .array(let list) = a[1].base { return list.elements.map { $0.text(.invariant) } }
    return [a.string(1)]
  }

  private static let automationStart: Int64 = 599_264_352_000_000_000
  private static let millisecondsPerDay: Int64 = 86_400_000

  private static func declareAutomationDates(_ m: MemberDeclarations) {
    m.method("double ToOADate()") { (me: DateTimeObject, _) in
      var ticks = me.value.ticks
      if ticks == 0 { return .double(0) }
      if ticks < TimeSpanValue.ticksPerDay { ticks += automationStart }
      guard ticks >= 31_241_376_000_000_000 else {
        throw DotNetException.overflow("Not a legal OleAut date.")
      }
      var milliseconds = (ticks - automationStart) / TimeSpanValue.ticksPerMillisecond
      if milliseconds < 0 {
        let part = milliseconds % millisecondsPerDay
        if part != 0 { milliseconds -= (millisecondsPerDay + part) * 2 }
      }
      return .double(Double(milliseconds) / Double(millisecondsPerDay))
    }
    m.function("static datetime FromOADate(double d)") { a in
      let number = a.double(0)
      guard number < 2_958_466, number > -657_435 else {
        throw DotNetException.argument("Not a legal OleAut date.")
      }
      var milliseconds = Int64(
        number * Double(millisecondsPerDay) + (number >= 0 ? 0.5 : -0.5))
      if milliseconds < 0 { milliseconds -= (milliseconds % millisecondsPerDay) * 2 }
      return .date(
        try DateTimeValue(
          ticks: milliseconds * TimeSpanValue.ticksPerMillisecond + automationStart))
    }
  }

  /// How a text of a date is read, as the call's own parameters say.
  static func reading(_ a: Arguments, _ provider: String) -> DateReading {
    DateReading(
      info: CultureMembers.given(a, provider).dates,
      styles: DateStyles(rawValue: a.int("styles") ?? a.int("style") ?? 0), now: now(.local))
  }
}
