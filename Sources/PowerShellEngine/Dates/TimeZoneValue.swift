/// A time zone as local times need it: how far it is from UTC at a moment.
struct TimeZoneValue: Sendable {
  let id: String
  let displayName: String
  /// Ticks ahead of UTC at a moment given in ticks of UTC.
  let offsetAtUTC: @Sendable (Int64) -> Int64
  /// Ticks ahead of UTC at a moment given in local ticks.
  let offsetAtLocal: @Sendable (Int64) -> Int64

  static let utc = TimeZoneValue(
    id: "UTC", displayName: "(UTC) Coordinated Universal Time", offsetAtUTC: { _ in 0 },
    offsetAtLocal: { _ in 0 })
}

extension DateTimeValue {
  /// The offset in ticks that `zzz` shows.
  func offset(_ zone: TimeZoneValue) -> Int64 { kind == .utc ? 0 : zone.offsetAtLocal(ticks) }

  func toUniversalTime(_ zone: TimeZoneValue = .utc) -> DateTimeValue {
    guard kind != .utc else { return self }
    return Self.clamped(ticks - zone.offsetAtLocal(ticks), .utc)
  }

  func toLocalTime(_ zone: TimeZoneValue = .utc) -> DateTimeValue {
    guard kind != .local else { return self }
    return Self.clamped(ticks + zone.offsetAtUTC(ticks), .local)
  }

  static func clamped(_ ticks: Int64, _ kind: DateTimeKind) -> DateTimeValue {
    DateTimeValue(unchecked: min(max(ticks, 0), maximumTicks), kind)
  }

  /// Seconds since 1970, as `Get-Date -UFormat %s` counts.
  func unixSeconds(_ zone: TimeZoneValue = .utc) -> Int64 {
    let difference = toUniversalTime(zone).ticks - Self.unixEpochTicks
    return difference >= 0 || difference % TimeSpanValue.ticksPerSecond == 0
      ? difference / TimeSpanValue.ticksPerSecond
      : difference / TimeSpanValue.ticksPerSecond - 1
  }
}
