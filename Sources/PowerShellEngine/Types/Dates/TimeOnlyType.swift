/// `[TimeOnly]` as a value.
final class TimeOnlyObject: PSObject {
  let value: TimeOnlyValue
  init(_ value: TimeOnlyValue) { self.value = value }
  override var type: TypeInfo { TypeTable.required("System.TimeOnly") }
  override func hash() -> Int { value.ticks.hashValue }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? TimeOnlyObject)?.value == value
  }
  override func compare(to other: Value) -> Int? {
    (other.base.reference as? TimeOnlyObject).map { ValueOrder.sign(value, $0.value) }
  }
  override func text(_ culture: Culture) -> String {
    (try? DateFormat(culture.dates).text(value)) ?? ""
  }
}

extension TimeOnlyObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    try DateFormat(culture.dates).text(value, format.utf8.isEmpty ? "t" : format)
  }
}

/// `System.TimeOnly`.
extension TypeDefinition {
  static let timeOnly = TypeDefinition(
    "System.TimeOnly", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    m.constructor(
      "(int hour, int minute)", "(int hour, int minute, int second)",
      "(int hour, int minute, int second, int millisecond)",
      "(int hour, int minute, int second, int millisecond, int microsecond)"
    ) { a in
      .object(
        TimeOnlyObject(
          try TimeOnlyValue(
            hour: a.int(0), minute: a.int(1), second: a.int(2), millisecond: a.int(3),
            microsecond: a.int(4))))
    }
    m.constructor("(long ticks)") { a in
      .object(TimeOnlyObject(try TimeOnlyValue(ticks: a[0].integerOrZero)))
    }
    let parts: [(String, (TimeSpanValue) -> Int)] = [
      ("Hour", { $0.hours }), ("Minute", { $0.minutes }), ("Second", { $0.seconds }),
      ("Millisecond", { $0.milliseconds }), ("Microsecond", { $0.microseconds }),
      ("Nanosecond", { $0.nanoseconds }),
    ]
    for (name, read) in parts {
      m.property("int \(name) {get;}") { (me: TimeOnlyObject) in
        .int(Int32(clamping: read(me.value.span)))
      }
    }
    m.property("long Ticks {get;}") { (me: TimeOnlyObject) in .long(me.value.ticks) }
    TimeOnlyMembers.declareArithmetic(m)
    TimeOnlyMembers.declareStatics(m)
    TimeOnlyMembers.declareText(m)
  }
}

/// The members of `System.TimeOnly`.
enum TimeOnlyMembers {
  private static let type = "System.TimeOnly"

  static func declareArithmetic(_ m: MemberDeclarations) {
    for (name, unit) in [
      ("Hours", TimeSpanValue.ticksPerHour), ("Minutes", TimeSpanValue.ticksPerMinute),
    ] {
      m.method("\(type) Add\(name)(double value)") { (me: TimeOnlyObject, a) in
        .object(TimeOnlyObject(me.value.adding(try TimeSpanValue(a.double(0), unit: unit))))
      }
    }
    m.method("\(type) Add(timespan value)") { (me: TimeOnlyObject, a) in
      .object(TimeOnlyObject(me.value.adding(a.span(0))))
    }
    m.method("bool IsBetween(\(type) start, \(type) end)") { (me: TimeOnlyObject, a) in
      let start = a.object(0, TimeOnlyObject.self)?.value.ticks ?? 0
      let end = a.object(1, TimeOnlyObject.self)?.value.ticks ?? 0
      let ticks = me.value.ticks
      return .bool(start <= end ? start <= ticks && ticks < end : start <= ticks || ticks < end)
    }
    m.method("int CompareTo(System.Object value)", "int CompareTo(\(type) value)") {
      (me: TimeOnlyObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type TimeOnly.")
      }
      return .int(Int32(order))
    }
    m.method("bool Equals(System.Object value)", "bool Equals(\(type) value)") {
      (me: TimeOnlyObject, a) in .bool(me.isEqual(to: a[0]))
    }
    m.method("timespan ToTimeSpan()") { (me: TimeOnlyObject, _) in .span(me.value.span) }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.constant("static \(type) MinValue {get;}") {
      .object(TimeOnlyObject(try TimeOnlyValue(ticks: 0)))
    }
    m.constant("static \(type) MaxValue {get;}") {
      .object(TimeOnlyObject(TimeOnlyValue(.maximum)))
    }
    m.function("static \(type) FromDateTime(datetime dateTime)") { a in
      .object(TimeOnlyObject(TimeOnlyValue(a.date(0))))
    }
    m.function("static \(type) FromTimeSpan(timespan timeSpan)") { a in
      .object(TimeOnlyObject(try TimeOnlyValue(ticks: a.span(0).ticks)))
    }
    m.function(
      "static \(type) Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = None)",
      "static \(type) Parse(string s, System.IFormatProvider provider)",
      "static \(type) Parse(string s)"
    ) { a in
      try a.requireNotNull(0, "s")
      return .object(
        TimeOnlyObject(
          try DateParsing.timeOnly(a.string(0), DateTimeMembers.reading(a, "provider"))))
    }
    m.function(
      "static bool TryParse(string s, [ref] \(type) result)",
      "static bool TryParse(string s, System.IFormatProvider provider, [ref] \(type) result)"
    ) { a in
      let reading = DateTimeMembers.reading(a, "provider")
      let found = a[0].isNull ? nil : try? DateParsing.timeOnly(a.string(0), reading)
      try a.assign(a.count - 1, .object(TimeOnlyObject(try found ?? TimeOnlyValue(ticks: 0))))
      return .bool(found != nil)
    }
    m.function(
      "static bool TryParseExact(string s, string format, [ref] \(type) result)",
      "static bool TryParseExact(string s, string[] formats, [ref] \(type) result)"
    ) { a in
      let date = try? DateExactParsing.dateTime(
        a.string(0), DateTimeMembers.formats(a), DateTimeMembers.reading(a, "provider"))
      let made = try date.map(TimeOnlyValue.init) ?? TimeOnlyValue(ticks: 0)
      try a.assign(a.count - 1, .object(TimeOnlyObject(made)))
      return .bool(date != nil)
    }
    m.function(
      "static \(type) ParseExact(string s, string format)",
      "static \(type) ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = None)"
    ) { a in
      try a.requireNotNull(0, "s")
      let date = try DateExactParsing.dateTime(
        a.string(0), DateTimeMembers.formats(a), DateTimeMembers.reading(a, "provider"))
      return .object(TimeOnlyObject(TimeOnlyValue(date)))
    }
  }

  static func declareText(_ m: MemberDeclarations) {
    for (name, format) in [("Long", "T"), ("Short", "t")] {
      m.method("string To\(name)TimeString()") { (me: TimeOnlyObject, a) in
        .string(try me.text(format: format, a.session.culture))
      }
    }
    m.method(
      "string ToString()", "string ToString(string format, System.IFormatProvider provider)",
      "string ToString(System.IFormatProvider provider)", "string ToString(string format)"
    ) { (me: TimeOnlyObject, a) in
      let format = a.place("format").map { a.string($0) } ?? "t"
      return .string(try me.text(format: format, CultureMembers.given(a, "provider")))
    }
  }
}
