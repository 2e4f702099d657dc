package import Datacenter
package import PowerShellEngine

// The datacenter's values as .NET's.

extension Value {
  package static func whole(_ number: Int) -> Value { .int(Int32(clamping: number)) }
  package static func text(_ name: Name) -> Value { .string(name.text) }
  package static func unsigned(_ number: UInt32) -> Value { .number(.uint32(number)) }
  package static func strings(_ texts: [String]) -> Value { .list(texts.map { .string($0) }) }

  /// A member of one of the module's enumerations, by number.
  static func member(
    _ enumeration: String, _ number: Int, in namespace: String = HyperVType.namespace
  ) -> Value {
    guard let type = TypeTable.find(namespace + enumeration) else { return .whole(number) }
    return .object(EnumObject(type, Int64(number)))
  }

  static func member(_ enumeration: String, _ value: some RawRepresentable<Int>) -> Value {
    member(enumeration, value.rawValue)
  }

  static func bytes(_ number: Int64) -> Value { .number(.uint64(UInt64(clamping: number))) }

  static func onOff(_ isOn: Bool) -> Value { member("OnOffState", OnOff(isOn)) }

  package static func guid(_ guid: Guid) -> Value {
    guard let type = TypeTable.find("System.Guid"),
      let made = try? MemberAccess.construct(
        type, [.string(guid.description)], Session.current)
    else { return .string(guid.description) }
    return made
  }

  package static func span(_ interval: Interval) -> Value {
    made("System.TimeSpan", interval.ticks)
  }

  package static func moment(_ instant: Instant) -> Value {
    made("System.DateTime", instant.ticks)
  }

  private static func made(_ type: String, _ ticks: Int64) -> Value {
    guard let type = TypeTable.find(type),
      let made = try? MemberAccess.construct(type, [.long(ticks)], Session.current)
    else { return .long(ticks) }
    return made
  }
}
