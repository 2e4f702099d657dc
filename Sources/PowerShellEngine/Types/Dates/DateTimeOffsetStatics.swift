/// What `System.DateTimeOffset` reads, writes and makes of other clocks.
extension DateTimeOffsetMembers {
  private static let type = "System.DateTimeOffset"
  static let fileTimeStart: Int64 = 504_911_232_000_000_000

  static func declareStatics(_ m: MemberDeclarations) {
    m.constant("static \(type) MinValue") {
      value(try DateTimeOffsetValue(.minimum, offset: .zero))
    }
    m.constant("static \(type) MaxValue") {
      value(try DateTimeOffsetValue(.maximum, offset: .zero))
    }
    m.constant("static \(type) UnixEpoch") { value(try DateTimeOffsetValue(unixSeconds: 0)) }
    m.constant("static \(type) Now {get;}") {
      value(try DateTimeOffsetValue(DateTimeMembers.now(.local)))
    }
    m.constant("static \(type) UtcNow {get;}") {
      value(try DateTimeOffsetValue(DateTimeMembers.now(.utc)))
    }
    m.function("static \(type) FromUnixTimeSeconds(long seconds)") { a in
      value(try DateTimeOffsetValue(unixSeconds: a[0].integerOrZero))
    }
    m.function("static \(type) FromUnixTimeMilliseconds(long milliseconds)") { a in
      value(try DateTimeOffsetValue(unixMilliseconds: a[0].integerOrZero))
    }
    m.function("static \(type) FromFileTime(long fileTime)") { a in
      value(try DateTimeOffsetValue(DateTimeMembers.fileTime(a[0].integerOrZero)))
    }
    m.function("static int Compare(\(type) first, \(type) second)") { a in
      .int(Int32(ValueOrder.sign(try a.moment(0), try a.moment(1))))
    }
    m.function("static bool Equals(\(type) first, \(type) second)") { a in
      .bool(try a.moment(0) == a.moment(1))
    }
  }

  static func declareParsing(_ m: MemberDeclarations) {
    m.function(
      "static \(type) Parse(string input)",
      "static \(type) Parse(string input, System.IFormatProvider formatProvider)",
      "static \(type) Parse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)"
    ) { a in
      try a.requireNotNull(0, "input")
      return value(
        try DateParsing.dateTimeOffset(
          a.string(0), DateTimeMembers.reading(a, "formatProvider")))
    }
    let exact = "static \(type) ParseExact(string input"
    m.function(
      "\(exact), string format, System.IFormatProvider formatProvider)",
      "\(exact), string format, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)",
      "\(exact), string[] formats, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles)"
    ) { a in
      try a.requireNotNull(0, "input")
      return value(
        try DateExactParsing.dateTimeOffset(
          a.string(0), DateTimeMembers.formats(a), DateTimeMembers.reading(a, "formatProvider")))
    }
    m.function(
      "static bool TryParse(string input, [ref] \(type) result)",
      "static bool TryParse(string input, System.IFormatProvider formatProvider, [ref] \(type) result)",
      "static bool TryParse(string input, System.IFormatProvider formatProvider, System.Globalization.DateTimeStyles styles, [ref] \(type) result)"
    ) { a in
      let reading = DateTimeMembers.reading(a, "formatProvider")
      let found = a[0].isNull ? nil : try? DateParsing.dateTimeOffset(a.string(0), reading)
      let absent = try DateTimeOffsetValue(.minimum, offset: .zero)
      try a.assign(a.count - 1, value(found ?? absent))
      return .bool(found != nil)
    }
  }

  static func declareText(_ m: MemberDeclarations) {
    m.method("int CompareTo(\(type) other)") { (me: DateTimeOffsetObject, a) in
      .int(Int32(ValueOrder.sign(me.value, try a.moment(0))))
    }
    m.method("bool Equals(System.Object obj)", "bool Equals(\(type) other)") {
      (me: DateTimeOffsetObject, a) in .bool(me.isEqual(to: a[0]))
    }
    m.method("bool EqualsExact(\(type) other)") { (me: DateTimeOffsetObject, a) in
      let other = try a.moment(0)
      return .bool(me.value == other && me.value.offset.ticks == other.offset.ticks)
    }
    m.method("long ToFileTime()") { (me: DateTimeOffsetObject, _) in
      .long(me.value.utcTicks - fileTimeStart)
    }
    m.method("long ToUnixTimeSeconds()") { (me: DateTimeOffsetObject, _) in
      .long(me.value.unixSeconds)
    }
    m.method("long ToUnixTimeMilliseconds()") { (me: DateTimeOffsetObject, _) in
      .long(me.value.unixMilliseconds)
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(System.IFormatProvider formatProvider)",
      "string ToString(string format, System.IFormatProvider formatProvider)"
    ) { (me: DateTimeOffsetObject, a) in
      let format = a.place("format").map { a.string($0) } ?? ""
      return .string(
        try DateFormat(CultureMembers.given(a, "formatProvider").dates).text(me.value, format))
    }
  }
}
