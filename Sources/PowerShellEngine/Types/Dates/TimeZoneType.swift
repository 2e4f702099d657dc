/// `System.TimeZoneInfo`: UTC and the session's own zone, which is UTC too.
final class TimeZoneObject: PSObject {
  let zone: TimeZoneValue
  init(_ zone: TimeZoneValue) { self.zone = zone }
  override var type: TypeInfo { TypeTable.required("System.TimeZoneInfo") }
  override func text(_ culture: Culture) -> String { zone.displayName }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? TimeZoneObject)?.zone.id == zone.id
  }
  override func hash() -> Int { zone.id.hashValue }
  /// The name without its offset.
  var name: String { zone.id == "UTC" ? "Coordinated Universal Time" : zone.displayName }

  static func find(_ id: String) -> TimeZoneObject? {
    let known = ["UTC", "Etc/UTC", "Etc/GMT", "GMT"]
    return known.contains { AsciiFold.foldedEquals($0, id) } ? TimeZoneObject(.utc) : nil
  }
}

extension TypeDefinition {
  static let timeZone = TypeDefinition(
    "System.TimeZoneInfo",
    interfaces: ["IDeserializationCallback", "IEquatable`1", "ISerializable"]
  ) { m in
    m.property("string Id {get;}") { (me: TimeZoneObject) in .string(me.zone.id) }
    m.property("bool HasIanaId {get;}") { (_: TimeZoneObject) in .bool(true) }
    m.property("string DisplayName {get;}") { (me: TimeZoneObject) in .string(me.zone.displayName) }
    m.property("string StandardName {get;}") { (me: TimeZoneObject) in .string(me.name) }
    m.property("string DaylightName {get;}") { (me: TimeZoneObject) in .string(me.name) }
    m.property("timespan BaseUtcOffset {get;}") { (me: TimeZoneObject) in
      .span(TimeSpanValue(ticks: me.zone.offsetAtUTC(0)))
    }
    m.property("bool SupportsDaylightSavingTime {get;}") { (_: TimeZoneObject) in .bool(false) }
    for name in ["Utc", "Local"] {
      m.constant("static System.TimeZoneInfo \(name) {get;}") { .object(TimeZoneObject(.utc)) }
    }
    TimeZoneMembers.declareMethods(m)
    TimeZoneMembers.declareConversions(m)
  }
}

/// The methods of time zones.
enum TimeZoneMembers {
  static func declareMethods(_ m: MemberDeclarations) {
    m.method(
      "timespan GetUtcOffset(datetime dateTime)",
      "timespan GetUtcOffset(System.DateTimeOffset dateTimeOffset)"
    ) { (me: TimeZoneObject, a) in
      .span(
        TimeSpanValue(
          ticks: me.zone.offsetAtLocal(a.object(0, DateTimeObject.self)?.value.ticks ?? 0)))
    }
    m.method(
      "bool IsDaylightSavingTime(datetime dateTime)", "bool IsAmbiguousTime(datetime dateTime)",
      "bool IsInvalidTime(datetime dateTime)",
      "bool IsDaylightSavingTime(System.DateTimeOffset dateTimeOffset)",
      "bool IsAmbiguousTime(System.DateTimeOffset dateTimeOffset)"
    ) { (_: TimeZoneObject, _) in .bool(false) }
    m.method(
      "timespan[] GetAmbiguousTimeOffsets(datetime dateTime)",
      "timespan[] GetAmbiguousTimeOffsets(System.DateTimeOffset dateTimeOffset)"
    ) { (_: TimeZoneObject, a) in
      let isOffset = a.place("dateTimeOffset") != nil
      throw DotNetException.argument(
        "The supplied \(isOffset ? "DateTimeOffset" : "DateTime") is not in an ambiguous time range.",
        isOffset ? "dateTimeOffset" : "dateTime")
    }
    m.method("bool HasSameRules(System.TimeZoneInfo other)") { (me: TimeZoneObject, a) in
      guard let other = a.object(0, TimeZoneObject.self) else {
        throw DotNetException.argumentNull("other")
      }
      return .bool(other.zone.offsetAtUTC(0) == me.zone.offsetAtUTC(0))
    }
    m.method("string ToSerializedString()") { (me: TimeZoneObject, _) in
      let minutes = me.zone.offsetAtUTC(0) / TimeSpanValue.ticksPerMinute
      return .string("\(me.zone.id);\(minutes);\(me.zone.displayName);\(me.name);\(me.name);;")
    }
    m.method("System.TimeZoneInfo+AdjustmentRule[] GetAdjustmentRules()") {
      (_: TimeZoneObject, _) in .list([])
    }
  }

  private static func zone(_ a: Arguments, _ place: Int) throws -> TimeZoneObject {
    if let zone = a.object(place, TimeZoneObject.self) { return zone }
    guard case .string(let id) = a[place].base else {
      throw DotNetException.argumentNull("destinationTimeZone")
    }
    return try named(id)
  }

  private static func named(_ id: String) throws -> TimeZoneObject {
    guard let found = TimeZoneObject.find(id) else {
      throw DotNetException(
        "System.TimeZoneNotFoundException",
        "The time zone ID '\(id)' was not found on the local computer.")
    }
    return found
  }

  static func declareConversions(_ m: MemberDeclarations) {
    m.function("static System.TimeZoneInfo FindSystemTimeZoneById(string id)") { a in
      try a.requireNotNull(0, "id")
      return .object(try named(a.string(0)))
    }
    m.function("static bool TryFindSystemTimeZoneById(string id, [ref] System.TimeZoneInfo result)")
    { a in
      let found = TimeZoneObject.find(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
    m.function("static System.TimeZoneInfo[] GetSystemTimeZones()") { _ in
      .array(ArrayObject([.object(TimeZoneObject(.utc))], of: m.type))
    }
    m.function("static void ClearCachedData()") { _ in .nothing }
    m.function(
      "static datetime ConvertTime(datetime dateTime, System.TimeZoneInfo destinationTimeZone)",
      "static datetime ConvertTimeFromUtc(datetime dateTime, System.TimeZoneInfo destinationTimeZone)",
      "static datetime ConvertTimeBySystemTimeZoneId(datetime dateTime, string destinationTimeZoneId)"
    ) { a in
      let target = try zone(a, 1).zone
      let date = (a.object(0, DateTimeObject.self)?.value ?? DateTimeValue.clamped(0, .utc))
        .toUniversalTime()
      return .object(
        DateTimeObject(
          .clamped(
            date.ticks + target.offsetAtUTC(date.ticks), target.id == "UTC" ? .utc : .unspecified)))
    }
    m.function(
      "static datetime ConvertTimeToUtc(datetime dateTime)",
      "static datetime ConvertTimeToUtc(datetime dateTime, System.TimeZoneInfo sourceTimeZone)"
    ) { a in
      let date = a.object(0, DateTimeObject.self)?.value ?? DateTimeValue.clamped(0, .utc)
      return .object(DateTimeObject(date.toUniversalTime()))
    }
  }
}
