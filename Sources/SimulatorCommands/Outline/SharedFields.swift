internal import Datacenter
internal import Messages

/// Identifiers in lab files.
enum Identity {
  static let needed = Text.needed("a SID like S-1-5-32-544", "eine SID wie S-1-5-32-544")

  static func read(_ text: String) -> SecurityIdentifier? {
    text.utf8.starts(with: "S-1-".utf8) ? SecurityIdentifier(text) : nil
  }

  static func guid<Root>(_ name: String, _ path: WritableKeyPath<Root, Guid>) -> Field<Root> {
    Field(name: name, get: { root, _ in .text("\(root[keyPath: path])") }) { root, node, _ in
      guard case .text(let text) = node.content, let guid = Guid(text) else {
        return .needed("a GUID", "eine GUID")
      }
      root[keyPath: path] = guid
      return nil
    }
  }

  static func account<Root>(
    _ name: String, _ path: WritableKeyPath<Root, SecurityIdentifier>
  ) -> Field<Root> {
    Field(name: name, get: { root, _ in .text(root[keyPath: path].description) }) { root, node, _ in
      guard case .text(let text) = node.content, let id = read(text) else { return needed }
      root[keyPath: path] = id
      return nil
    }
  }
}

/// Addresses, paths and moments in lab files.
enum Addresses {
  static func interface(_ text: String) -> InterfaceAddress? {
    let bytes = Array(text.utf8)
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")),
      let address = IPAddress(String(decoding: bytes[..<slash], as: UTF8.self)),
      let length = Int(String(decoding: bytes[(slash + 1)...], as: UTF8.self)),
      (0...128).contains(length)
    else { return nil }
    return InterfaceAddress(address, prefixLength: length)
  }

  static func path<Root>(
    _ name: String, _ path: WritableKeyPath<Root, WindowsPath>
  ) -> Field<Root> {
    Field(name: name, get: { root, _ in .text("\(root[keyPath: path])") }) { root, node, _ in
      guard case .text(let text) = node.content else { return .needed("a path", "ein Pfad") }
      root[keyPath: path] = WindowsPath(text)
      return nil
    }
  }

  static func moment<Root>(
    _ name: String, _ path: WritableKeyPath<Root, Instant>
  ) -> Field<Root> {
    Field(name: name, get: { root, _ in .text(root[keyPath: path].text) }) { root, node, _ in
      guard case .text(let text) = node.content, let moment = Instant(text: text) else {
        return .needed("a moment like 2025-03-03 09:00:00", "ein Zeitpunkt wie 2025-03-03 09:00:00")
      }
      root[keyPath: path] = moment
      return nil
    }
  }
}

extension Subnet {
  /// What reading fills in.
  static var nowhere: Subnet { Subnet(IPAddress(0, 0, 0, 0), prefixLength: 32) }
}

extension Instant {
  /// `2025-03-03 09:00:00`, with a fraction where there is one.
  var text: String {
    var days = ticks / 864_000_000_000
    var rest = ticks % 864_000_000_000
    if rest < 0 { (days, rest) = (days - 1, rest + 864_000_000_000) }
    // Days of the civil calendar (Hinnant), shifted to years that begin in March.
    let shifted = days + 306
    let era = shifted >= 0 ? shifted / 146_097 : (shifted - 146_096) / 146_097
    let day = shifted - era * 146_097
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365
    let ordinal = day - (365 * year + year / 4 - year / 100)
    let month = (5 * ordinal + 2) / 153
    let date = ordinal - (153 * month + 2) / 5 + 1
    let calendarMonth = month < 10 ? month + 3 : month - 9
    let calendarYear = year + era * 400 + (calendarMonth <= 2 ? 1 : 0)
    let seconds = rest / 10_000_000
    let fraction = rest % 10_000_000
    let clock = [seconds / 3600, seconds / 60 % 60, seconds % 60].map { padded($0, 2) }
    let end = fraction == 0 ? "" : "." + padded(fraction, 7)
    return "\(padded(calendarYear, 4))-\(padded(calendarMonth, 2))-\(padded(date, 2)) "
      + clock.joined(separator: ":") + end
  }

  init?(text: String) {
    let parts = text.utf8.split { !(0x30...0x39).contains($0) }
      .map { String(decoding: $0, as: UTF8.self) }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, (3...7).contains(numbers.count),
      (1...9999).contains(numbers[0]), (1...12).contains(numbers[1]),
      (1...31).contains(numbers[2])
    else { return nil }
    let clock = Array(numbers[3...]) + [0, 0, 0, 0]
    guard clock[0] < 24, clock[1] < 60, clock[2] < 60 else { return nil }
    self.init(
      year: numbers[0], month: numbers[1], day: numbers[2], hour: clock[0], minute: clock[1],
      second: clock[2])
    if numbers.count == 7, parts[6].utf8.count <= 7 {
      var fraction = Int64(numbers[6])
      for _ in parts[6].utf8.count..<7 { fraction *= 10 }
      ticks += fraction
    }
  }
}

private func padded(_ number: Int64, _ width: Int) -> String {
  let text = String(number)
  return String(repeating: "0", count: max(width - text.utf8.count, 0)) + text
}
