/// `[datetimeoffset]` as a value.
final class DateTimeOffsetObject: PSObject {
  let value: DateTimeOffsetValue
  init(_ value: DateTimeOffsetValue) { self.value = value }
  override var type: TypeInfo { TypeTable.required("System.DateTimeOffset") }
  override func hash() -> Int { value.utcTicks.hashValue }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? DateTimeOffsetObject)?.value == value
  }
  override func compare(to other: Value) -> Int? {
    (other.base.reference as? DateTimeOffsetObject).map { ValueOrder.sign(value, $0.value) }
  }
  override func text(_ culture: Culture) -> String {
    (try? DateFormat(culture.dates).text(value)) ?? ""
  }
}

extension DateTimeOffsetObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    try DateFormat(culture.dates).text(value, format)
  }
}

extension Arguments {
  func moment(_ index: Int) throws -> DateTimeOffsetValue {
    if let object = object(index, DateTimeOffsetObject.self) { return object.value }
    return try DateTimeOffsetValue(.minimum, offset: .zero)
  }
}

/// `System.DateTimeOffset`.
extension TypeDefinition {
  static let dateTimeOffset = TypeDefinition(
    "System.DateTimeOffset", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    DateTimeOffsetMembers.declareConstructors(m)
    DateTimeOffsetMembers.declareParts(m)
    DateTimeOffsetMembers.declareArithmetic(m)
    DateTimeOffsetMembers.declareStatics(m)
    DateTimeOffsetMembers.declareParsing(m)
    DateTimeOffsetMembers.declareText(m)
  }
}

/// The members of `System.DateTimeOffset`.
enum DateTimeOffsetMembers {
  static func value(_ value: DateTimeOffsetValue) -> Value { .object(DateTimeOffsetObject(value)) }

  static func declareConstructors(_ m: MemberDeclarations) {
    m.constructor("(long ticks, timespan offset)") { a in
      value(
        try DateTimeOffsetValue(
          DateTimeValue(ticks: a[0].integerOrZero), offset: a.span(1)))
    }
    m.constructor("(datetime dateTime)") { a in value(try DateTimeOffsetValue(a.date(0))) }
    m.constructor("(datetime dateTime, timespan offset)") { a in
      value(try DateTimeOffsetValue(a.date(0), offset: a.span(1)))
    }
    let clock = "int year, int month, int day, int hour, int minute, int second"
    m.constructor(
      "(\(clock), timespan offset)", "(\(clock), int millisecond, timespan offset)",
      "(\(clock), int millisecond, int microsecond, timespan offset)"
    ) { a in
      let date = try DateTimeValue(
        year: a.int(0), month: a.int(1), day: a.int(2), hour: a.int(3), minute: a.int(4),
        second: a.int(5), millisecond: a.int("millisecond") ?? 0,
        microsecond: a.int("microsecond") ?? 0)
      return value(try DateTimeOffsetValue(date, offset: a.span(a.count - 1)))
    }
  }

  static func declareParts(_ m: MemberDeclarations) {
    let dates: [(String, (DateTimeOffsetValue) -> DateTimeValue)] = [
      ("DateTime", { $0.clock }), ("UtcDateTime", { $0.utc }),
      ("LocalDateTime", { $0.local() }), ("Date", { $0.clock.date }),
    ]
    for (name, read) in dates {
      m.property("datetime \(name) {get;}") { (me: DateTimeOffsetObject) in
        .date(read(me.value))
      }
    }
    let parts: [(String, (DateTimeValue) -> Int)] = [
      ("Day", { $0.calendarDate.day }), ("DayOfYear", DateTimeMembers.dayOfYear),
      ("Hour", { $0.timeOfDay.hours }), ("Millisecond", { $0.timeOfDay.milliseconds }),
      ("Microsecond", { $0.timeOfDay.microseconds }),
      ("Nanosecond", { $0.timeOfDay.nanoseconds }), ("Minute", { $0.timeOfDay.minutes }),
      ("Month", { $0.calendarDate.month }),
    ]
    for (name, read) in parts {
      if name == "DayOfYear" { declareDayOfWeek(m) }
      m.property("int \(name) {get;}") { (me: DateTimeOffsetObject) in
        .int(Int32(clamping: read(me.value.clock)))
      }
    }
    m.property("timespan Offset {get;}") { (me: DateTimeOffsetObject) in .span(me.value.offset) }
    m.property("int TotalOffsetMinutes {get;}") { (me: DateTimeOffsetObject) in
      .int(Int32(clamping: me.value.offset.ticks / TimeSpanValue.ticksPerMinute))
    }
    m.property("int Second {get;}") { (me: DateTimeOffsetObject) in
      .int(Int32(clamping: me.value.clock.timeOfDay.seconds))
    }
    m.property("long Ticks {get;}") { (me: DateTimeOffsetObject) in .long(me.value.clock.ticks) }
    m.property("long UtcTicks {get;}") { (me: DateTimeOffsetObject) in .long(me.value.utcTicks) }
    m.property("timespan TimeOfDay {get;}") { (me: DateTimeOffsetObject) in
      .span(me.value.clock.timeOfDay)
    }
    m.property("int Year {get;}") { (me: DateTimeOffsetObject) in
      .int(Int32(clamping: me.value.clock.calendarDate.year))
    }
  }

  private static func declareDayOfWeek(_ m: MemberDeclarations) {
    m.property("System.DayOfWeek DayOfWeek {get;}") { (me: DateTimeOffsetObject) in
      EnumValues.numbered("System.DayOfWeek", Int64(me.value.clock.dayOfWeek.rawValue))
    }
  }

  static func declareArithmetic(_ m: MemberDeclarations) {
    let type = "System.DateTimeOffset"
    let units: [(String, Int64)] = [
      ("Days(double days)", TimeSpanValue.ticksPerDay),
      ("Hours(double hours)", TimeSpanValue.ticksPerHour),
      ("Microseconds(double microseconds)", TimeSpanValue.ticksPerMicrosecond),
      ("Milliseconds(double milliseconds)", TimeSpanValue.ticksPerMillisecond),
      ("Minutes(double minutes)", TimeSpanValue.ticksPerMinute),
      ("Seconds(double seconds)", TimeSpanValue.ticksPerSecond),
    ]
    for (name, unit) in units {
      m.method("\(type) Add\(name)") {
        (me: DateTimeOffsetObject, a) in
        value(try changed(me) { try $0.adding(a.double(0), unit: unit) })
      }
    }
    m.method("\(type) AddMonths(int months)") { (me: DateTimeOffsetObject, a) in
      value(try changed(me) { try $0.adding(months: a.int(0)) })
    }
    m.method("\(type) AddYears(int years)") { (me: DateTimeOffsetObject, a) in
      value(try changed(me) { try $0.adding(years: a.int(0)) })
    }
    m.method("\(type) AddTicks(long ticks)") { (me: DateTimeOffsetObject, a) in
      value(try changed(me) { try $0.adding(ticks: a[0].integerOrZero) })
    }
    m.method("\(type) Add(timespan timeSpan)") { (me: DateTimeOffsetObject, a) in
      value(try changed(me) { try $0.adding(a.span(0)) })
    }
    m.method("\(type) Subtract(timespan value)") { (me: DateTimeOffsetObject, a) in
      value(try changed(me) { try $0.subtracting(a.span(0)) })
    }
    m.method("timespan Subtract(\(type) value)") { (me: DateTimeOffsetObject, a) in
      .span(me.value.utc.subtracting(try a.moment(0).utc))
    }
    m.function("static \(type) op_Addition(\(type) dateTimeOffset, timespan timeSpan)") { a in
      let left = try a.moment(0)
      return value(
        try DateTimeOffsetValue(try left.clock.adding(a.span(1)), offset: left.offset))
    }
    m.function("static timespan op_Subtraction(\(type) left, \(type) right)") { a in
      .span(try a.moment(0).utc.subtracting(try a.moment(1).utc))
    }
    m.method("\(type) ToLocalTime()", "\(type) ToUniversalTime()") {
      (me: DateTimeOffsetObject, _) in
      value(try me.value.toOffset(.zero))
    }
    m.method("\(type) ToOffset(timespan offset)") { (me: DateTimeOffsetObject, a) in
      value(try me.value.toOffset(a.span(0)))
    }
  }

  private static func changed(
    _ me: DateTimeOffsetObject, _ change: (DateTimeValue) throws -> DateTimeValue
  ) throws -> DateTimeOffsetValue {
    try DateTimeOffsetValue(try change(me.value.clock), offset: me.value.offset)
  }
}
