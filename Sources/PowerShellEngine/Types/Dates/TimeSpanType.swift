/// `System.TimeSpan`.
extension TypeDefinition {
  static let timeSpan = TypeDefinition(
    "System.TimeSpan", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    TimeSpanMembers.declareConstructors(m)
    TimeSpanMembers.declareParts(m)
    TimeSpanMembers.declareArithmetic(m)
    TimeSpanMembers.declareStatics(m)
    TimeSpanMembers.declareText(m)
  }
}

/// The members of `System.TimeSpan`.
enum TimeSpanMembers {
  static func declareConstructors(_ m: MemberDeclarations) {
    m.constructor("(long ticks)") { a in .span(TimeSpanValue(ticks: a[0].integerOrZero)) }
    m.constructor(
      "(int hours, int minutes, int seconds)", "(int days, int hours, int minutes, int seconds)",
      "(int days, int hours, int minutes, int seconds, int milliseconds)",
      "(int days, int hours, int minutes, int seconds, int milliseconds, int microseconds)"
    ) { a in
      let shift = a.count == 3 ? 0 : 1
      return .span(
        try TimeSpanValue(
          days: shift == 1 ? a.int(0) : 0, hours: a.int(shift), minutes: a.int(shift + 1),
          seconds: a.int(shift + 2), milliseconds: a.int(shift + 3),
          microseconds: a.int(shift + 4)))
    }
  }

  static func declareParts(_ m: MemberDeclarations) {
    m.property("long Ticks {get;}") { (me: TimeSpanObject) in .long(me.value.ticks) }
    let parts: [(String, (TimeSpanValue) -> Int)] = [
      ("Days", \.days), ("Hours", \.hours), ("Milliseconds", \.milliseconds),
      ("Microseconds", \.microseconds), ("Nanoseconds", \.nanoseconds), ("Minutes", \.minutes),
      ("Seconds", \.seconds),
    ]
    for (name, read) in parts {
      m.property("int \(name) {get;}") { (me: TimeSpanObject) in
        .int(Int32(clamping: read(me.value)))
      }
    }
    let totals: [(String, (TimeSpanValue) -> Double)] = [
      ("TotalDays", \.totalDays), ("TotalHours", \.totalHours),
      ("TotalMilliseconds", \.totalMilliseconds), ("TotalMicroseconds", \.totalMicroseconds),
      ("TotalNanoseconds", \.totalNanoseconds), ("TotalMinutes", \.totalMinutes),
      ("TotalSeconds", \.totalSeconds),
    ]
    for (name, read) in totals {
      m.property("double \(name) {get;}") { (me: TimeSpanObject) in .double(read(me.value)) }
    }
  }

  static func declareArithmetic(_ m: MemberDeclarations) {
    m.method("timespan Add(timespan ts)") { (me: TimeSpanObject, a) in
      .span(try me.value.adding(a.span(0)))
    }
    m.method("timespan Subtract(timespan ts)") { (me: TimeSpanObject, a) in
      .span(try me.value.subtracting(a.span(0)))
    }
    m.method("timespan Negate()") { (me: TimeSpanObject, _) in .span(try me.value.negated()) }
    m.method("timespan Duration()") { (me: TimeSpanObject, _) in .span(try me.value.duration()) }
    m.method("timespan Multiply(double factor)") { (me: TimeSpanObject, a) in
      .span(try me.value.multiplied(by: a.double(0)))
    }
    m.method("timespan Divide(double divisor)") { (me: TimeSpanObject, a) in
      .span(try me.value.divided(by: a.double(0)))
    }
    m.method("double Divide(timespan ts)") { (me: TimeSpanObject, a) in
      .double(me.value.divided(by: a.span(0)))
    }
    declareOperators(m)
  }

  private static func declareOperators(_ m: MemberDeclarations) {
    m.function("static timespan op_Addition(timespan t1, timespan t2)") { a in
      .span(try a.span(0).adding(a.span(1)))
    }
    m.function("static timespan op_Subtraction(timespan t1, timespan t2)") { a in
      .span(try a.span(0).subtracting(a.span(1)))
    }
    m.function("static timespan op_Multiply(timespan timeSpan, double factor)") { a in
      .span(try a.span(0).multiplied(by: a.double(1)))
    }
    m.function("static timespan op_Multiply(double factor, timespan timeSpan)") { a in
      .span(try a.span(1).multiplied(by: a.double(0)))
    }
    m.function("static timespan op_Division(timespan timeSpan, double divisor)") { a in
      .span(try a.span(0).divided(by: a.double(1)))
    }
    m.function("static double op_Division(timespan t1, timespan t2)") { a in
      .double(a.span(0).divided(by: a.span(1)))
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    for (name, value) in [
      ("Zero", TimeSpanValue.zero), ("MaxValue", .maximum), ("MinValue", .minimum),
    ] {
      m.constant("static timespan \(name) {get;}") { .span(value) }
    }
    for (name, ticks) in units {
      m.constant("static long TicksPer\(name) {get;}") { .long(ticks) }
      m.function("static timespan From\(name)s(double value)") { a in
        .span(try TimeSpanValue(a.double(0), unit: ticks))
      }
    }
    declareSizes(m)
    declareExact(m)
    declareExactParsing(m)
    m.function("static timespan FromTicks(long value)") { a in
      .span(TimeSpanValue(ticks: a[0].integerOrZero))
    }
    m.function("static int Compare(timespan t1, timespan t2)") { a in
      .int(Int32(ValueOrder.sign(a.span(0).ticks, a.span(1).ticks)))
    }
    m.function(
      "static timespan Parse(string s)",
      "static timespan Parse(string input, System.IFormatProvider formatProvider)"
    ) { a in
      .span(try TimeSpanParsing.parse(a.string(0), CultureMembers.given(a, "formatProvider").dates))
    }
    m.function("static bool TryParse(string s, [ref] timespan result)") { a in
      let value = try? TimeSpanParsing.parse(a.string(0), a.session.culture.dates)
      try a.assign(1, .span(value ?? .zero))
      return .bool(value != nil)
    }
  }

  /// `ParseExact`: by one format, or the first of several that fits.
  private static func declareExactParsing(_ m: MemberDeclarations) {
    let styles = "System.Globalization.TimeSpanStyles styles"
    for format in ["string format", "string[] formats"] {
      let head = "(string input, \(format), System.IFormatProvider formatProvider"
      m.function(
        "static timespan ParseExact\(head))", "static timespan ParseExact\(head), \(styles))"
      ) { a in .span(try exact(a)) }
      m.function(
        "static bool TryParseExact\(head), [ref] timespan result)",
        "static bool TryParseExact\(head), \(styles), [ref] timespan result)"
      ) { a in
        let value = try? exact(a)
        try a.assign(a.count - 1, .span(value ?? .zero))
        return .bool(value != nil)
      }
    }
  }

  private static func exact(_ a: Arguments) throws -> TimeSpanValue {
    try a.requireNotNull(0, "input")
    try a.requireNotNull(1, "format")
    let read = try TimeSpanExactParsing.parse(
      a.string(0), DateTimeMembers.formats(a),
      CultureMembers.given(a, "formatProvider").dates)
    return a.int("styles") == 1 ? try read.negated() : read
  }

  /// How many of a unit make up a longer one.
  private static func declareSizes(_ m: MemberDeclarations) {
    m.constant("static long NanosecondsPerTick {get;}") { .long(100) }
    let small = units.reversed()
    for (place, unit) in small.enumerated() {
      for larger in small.dropFirst(place + 1) {
        let count = larger.1 / unit.1
        let isDay = larger.0 == "Day" && unit.0 == "Hour"
        m.constant("static \(isDay ? "int" : "long") \(unit.0)sPer\(larger.0) {get;}") {
          isDay ? .int(Int32(count)) : .long(count)
        }
      }
    }
  }

  /// `FromDays(2, 3, …)`: whole numbers of this unit and the shorter ones.
  private static func declareExact(_ m: MemberDeclarations) {
    for (place, unit) in units.dropLast().enumerated() {
      let shorter = units.dropFirst(place + 1)
      let type = place < 2 ? "int" : "long"
      let rest = shorter.enumerated().map { index, part in
        let kind = place == 0 && index == 0 ? "int" : "long"
        let name = part.0.utf8.first.map { String(Unicode.Scalar($0 | 0x20)) } ?? ""
        return "\(kind) \(name)\(part.0.dropFirst())s = 0"
      }
      let name = unit.0.utf8.first.map { String(Unicode.Scalar($0 | 0x20)) } ?? ""
      let own = "\(type) \(name)\(unit.0.dropFirst())s"
      m.function(
        "static timespan From\(unit.0)s(\(([own] + rest).joined(separator: ", ")))"
      ) { a in
        var sum = TimeSpanValue.zero
        for (index, part) in ([unit] + shorter).enumerated() where index < a.count {
          let (ticks, overflows) = a[index].integerOrZero.multipliedReportingOverflow(by: part.1)
          guard !overflows else { throw TimeSpanValue.tooLong }
          sum = try sum.adding(TimeSpanValue(ticks: ticks))
        }
        return .span(sum)
      }
    }
  }

  private static let units: [(String, Int64)] = [
    ("Day", TimeSpanValue.ticksPerDay), ("Hour", TimeSpanValue.ticksPerHour),
    ("Minute", TimeSpanValue.ticksPerMinute), ("Second", TimeSpanValue.ticksPerSecond),
    ("Millisecond", TimeSpanValue.ticksPerMillisecond),
    ("Microsecond", TimeSpanValue.ticksPerMicrosecond),
  ]

  static func declareText(_ m: MemberDeclarations) {
    m.refused("bool TryFormat(System.Span[char] destination, [ref] int charsWritten)")
    m.method("int CompareTo(System.Object value)", "int CompareTo(timespan value)") {
      (me: TimeSpanObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type TimeSpan.")
      }
      return .int(Int32(order))
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(string format, System.IFormatProvider formatProvider)"
    ) { (me: TimeSpanObject, a) in
      .string(
        a.count == 0
          ? me.value.text
          : try me.value.text(a.string(0), CultureMembers.given(a, "formatProvider").dates))
    }
  }
}
