/// `[datetime]` as a value.
public final class DateTimeObject: PSObject {
  let value: DateTimeValue
  init(_ value: DateTimeValue) { self.value = value }
  public override var type: TypeInfo { TypeTable.required("System.DateTime") }
  public override func hash() -> Int { value.ticks.hashValue }
  public override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? DateTimeObject)?.value == value
  }
  public override func compare(to other: Value) -> Int? {
    (other.base.reference as? DateTimeObject).map { ValueOrder.sign(value, $0.value) }
  }

  /// PowerShell writes dates into strings with the invariant culture's date and time.
  public override func text(_ culture: Culture) -> String {
    (try? DateFormat(culture.dates).text(value)) ?? ""
  }
}

extension DateTimeObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    try DateFormat(culture.dates).text(value, format)
  }
}

/// `[timespan]` as a value.
public final class TimeSpanObject: PSObject {
  let value: TimeSpanValue
  init(_ value: TimeSpanValue) { self.value = value }
  public override var type: TypeInfo { TypeTable.required("System.TimeSpan") }
  public override func hash() -> Int { value.ticks.hashValue }
  public override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? TimeSpanObject)?.value.ticks == value.ticks
  }
  public override func compare(to other: Value) -> Int? {
    (other.base.reference as? TimeSpanObject).map { ValueOrder.sign(value.ticks, $0.value.ticks) }
  }
  public override func text(_ culture: Culture) -> String { value.text }
}

extension TimeSpanObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    try value.text(format, culture.dates)
  }
}

extension Value {
  static func date(_ value: DateTimeValue) -> Value { .object(DateTimeObject(value)) }
  static func span(_ value: TimeSpanValue) -> Value { .object(TimeSpanObject(value)) }
}

extension Arguments {
  func date(_ index: Int) -> DateTimeValue {
    object(index, DateTimeObject.self)?.value ?? .minimum
  }
  func span(_ index: Int) -> TimeSpanValue { object(index, TimeSpanObject.self)?.value ?? .zero }
}
