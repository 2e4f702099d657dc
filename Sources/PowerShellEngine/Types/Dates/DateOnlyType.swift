/// `[DateOnly]` as a value.
final class DateOnlyObject: PSObject {
  let value: DateOnlyValue
  init(_ value: DateOnlyValue) { self.value = value }
  override var type: TypeInfo { TypeTable.required("System.DateOnly") }
  override func hash() -> Int { value.dayNumber }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? DateOnlyObject)?.value == value
  }
  override func compare(to other: Value) -> Int? {
    (other.base.reference as? DateOnlyObject).map { ValueOrder.sign(value, $0.value) }
  }
  override func text(_ culture: Culture) -> String {
    (try? DateFormat(culture.dates).text(value)) ?? ""
  }
}

extension DateOnlyObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    try DateFormat(culture.dates).text(value, format.utf8.isEmpty ? "d" : format)
  }
}

/// `System.DateOnly`.
extension TypeDefinition {
  static let dateOnly = TypeDefinition(
    "System.DateOnly", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    m.constructor("(int year, int month, int day)") { a in
      .object(
        DateOnlyObject(try DateOnlyValue(year: a.int(0), month: a.int(1), day: a.int(2))))
    }
    let parts: [(String, (DateOnlyValue) -> Int)] = [
      ("Year", { $0.calendarDate.year }), ("Month", { $0.calendarDate.month }),
      ("Day", { $0.calendarDate.day }),
    ]
    for (name, read) in parts {
      m.property("int \(name) {get;}") { (me: DateOnlyObject) in
        .int(Int32(clamping: read(me.value)))
      }
    }
    m.property("System.DayOfWeek DayOfWeek {get;}") { (me: DateOnlyObject) in
      EnumValues.numbered("System.DayOfWeek", Int64(me.value.dayOfWeek.rawValue))
    }
    m.property("int DayOfYear {get;}") { (me: DateOnlyObject) in
      .int(Int32(clamping: DateTimeMembers.dayOfYear(me.value.midnight)))
    }
    m.property("int DayNumber {get;}") { (me: DateOnlyObject) in
      .int(Int32(clamping: me.value.dayNumber))
    }
    DateOnlyMembers.declareArithmetic(m)
    DateOnlyMembers.declareStatics(m)
    DateOnlyMembers.declareText(m)
  }
}

/// The members of `System.DateOnly`.
enum DateOnlyMembers {
  private static let type = "System.DateOnly"

  static func declareArithmetic(_ m: MemberDeclarations) {
    m.method("\(type) AddDays(int value)") { (me: DateOnlyObject, a) in
      .object(DateOnlyObject(try me.value.adding(days: a.int(0))))
    }
    m.method("\(type) AddMonths(int value)") { (me: DateOnlyObject, a) in
      .object(DateOnlyObject(try me.value.adding(months: a.int(0))))
    }
    m.method("\(type) AddYears(int value)") { (me: DateOnlyObject, a) in
      .object(DateOnlyObject(try me.value.adding(years: a.int(0))))
    }
    m.method(
      "datetime ToDateTime(System.TimeOnly time)",
      "datetime ToDateTime(System.TimeOnly time, System.DateTimeKind kind)"
    ) { (me: DateOnlyObject, a) in
      let ticks = a.object(0, TimeOnlyObject.self)?.value.ticks ?? 0
      let kind = DateTimeKind(rawValue: a.int("kind") ?? 0) ?? .unspecified
      return .date(try me.value.midnight.adding(ticks: ticks).with(kind))
    }
    m.method("int CompareTo(System.Object value)", "int CompareTo(\(type) value)") {
      (me: DateOnlyObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type DateOnly.")
      }
      return .int(Int32(order))
    }
    m.method("bool Equals(System.Object value)", "bool Equals(\(type) value)") {
      (me: DateOnlyObject, a) in .bool(me.isEqual(to: a[0]))
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.constant("static \(type) MinValue {get;}") {
      .object(DateOnlyObject(DateOnlyValue(.minimum)))
    }
    m.constant("static \(type) MaxValue {get;}") {
      .object(DateOnlyObject(DateOnlyValue(.maximum)))
    }
    m.function("static \(type) FromDateTime(datetime dateTime)") { a in
      .object(DateOnlyObject(DateOnlyValue(a.date(0))))
    }
    m.function("static \(type) FromDayNumber(int dayNumber)") { a in
      .object(DateOnlyObject(try DateOnlyValue(dayNumber: a.int(0))))
    }
    m.function(
      "static \(type) Parse(string s, System.IFormatProvider provider)",
      "static \(type) Parse(string s)",
      "static \(type) Parse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = None)"
    ) { a in
      try a.requireNotNull(0, "s")
      return .object(
        DateOnlyObject(
          try DateParsing.dateOnly(a.string(0), DateTimeMembers.reading(a, "provider"))))
    }
    m.function(
      "static bool TryParse(string s, [ref] \(type) result)",
      "static bool TryParse(string s, System.IFormatProvider provider, [ref] \(type) result)",
      "static bool TryParse(string s, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] \(type) result)"
    ) { a in
      let reading = DateTimeMembers.reading(a, "provider")
      let found = a[0].isNull ? nil : try? DateParsing.dateOnly(a.string(0), reading)
      try a.assign(a.count - 1, .object(DateOnlyObject(found ?? DateOnlyValue(.minimum))))
      return .bool(found != nil)
    }
    m.function(
      "static bool TryParseExact(string s, string format, [ref] \(type) result)",
      "static bool TryParseExact(string s, string[] formats, [ref] \(type) result)",
      "static bool TryParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style, [ref] \(type) result)"
    ) { a in
      let found = try? DateExactParsing.dateTime(
        a.string(0), DateTimeMembers.formats(a), DateTimeMembers.reading(a, "provider"))
      try a.assign(
        a.count - 1, .object(DateOnlyObject(DateOnlyValue(found ?? .minimum))))
      return .bool(found != nil)
    }
    m.function(
      "static \(type) ParseExact(string s, string format)",
      "static \(type) ParseExact(string s, string format, System.IFormatProvider provider, System.Globalization.DateTimeStyles style = None)"
    ) { a in
      try a.requireNotNull(0, "s")
      let date = try DateExactParsing.dateTime(
        a.string(0), DateTimeMembers.formats(a), DateTimeMembers.reading(a, "provider"))
      return .object(DateOnlyObject(DateOnlyValue(date)))
    }
  }

  static func declareText(_ m: MemberDeclarations) {
    for (name, format) in [("Long", "D"), ("Short", "d")] {
      m.method("string To\(name)DateString()") { (me: DateOnlyObject, a) in
        .string(try me.text(format: format, a.session.culture))
      }
    }
    m.method(
      "string ToString()", "string ToString(string format, System.IFormatProvider provider)",
      "string ToString(System.IFormatProvider provider)", "string ToString(string format)"
    ) { (me: DateOnlyObject, a) in
      let format = a.place("format").map { a.string($0) } ?? "d"
      return .string(try me.text(format: format, CultureMembers.given(a, "provider")))
    }
  }
}
