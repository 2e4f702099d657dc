/// `System.Net.IPAddress`: 4 or 16 bytes, and the scope of a version 6 address.
final class IPAddressObject: PSObject {
  var bytes: [UInt8]
  var scope: UInt32
  /// The well-known addresses refuse to be changed.
  let isReadOnly: Bool

  init(_ bytes: [UInt8], scope: UInt32 = 0, isReadOnly: Bool = false) {
    (self.bytes, self.scope, self.isReadOnly) = (bytes, scope, isReadOnly)
  }

  override var type: TypeInfo {
    TypeTable.required(
      isReadOnly ? "System.Net.IPAddress+ReadOnlyIPAddress" : "System.Net.IPAddress")
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? IPAddressObject else { return false }
    return other.bytes == bytes && other.scope == scope
  }
  override func hash() -> Int { bytes.hashValue }
  override func text(_ culture: Culture) -> String {
    isV6 ? Self.textV6(bytes, scope) : bytes.map { String($0) }.joined(separator: ".")
  }

  var isV6: Bool { bytes.count == 16 }

  /// The 16-bit groups of a version 6 address.
  func group(_ place: Int) -> UInt16 {
    guard isV6, (0..<8).contains(place) else { return 0 }
    return UInt16(bytes[2 * place]) << 8 | UInt16(bytes[2 * place + 1])
  }

  /// A version 4 address behind `::ffff:`.
  var isMapped: Bool {
    isV6 && (0..<5).allSatisfy { group($0) == 0 } && group(5) == 0xFFFF
  }

  private static func textV6(_ bytes: [UInt8], _ scope: UInt32) -> String {
    let groups = (0..<8).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    let tail = bytes[12...].map { String($0) }.joined(separator: ".")
    var text: String
    if showsV4(groups) {
      text = compressed(Array(groups.prefix(6))) + (groups[5] == 0 && groups[4] == 0 ? "" : ":")
      text += tail
    } else {
      text = compressed(groups)
    }
    if scope != 0 { text += "%\(scope)" }
    return text
  }

  /// Whether the last 32 bits are written as a version 4 address.
  private static func showsV4(_ groups: [UInt16]) -> Bool {
    guard groups[..<4].allSatisfy({ $0 == 0 }) else {
      return groups[4] == 0 && groups[5] == 0x5EFE
    }
    guard groups[6] != 0 else { return false }
    return groups[4] == 0 && (groups[5] == 0 || groups[5] == 0xFFFF)
      || groups[4] == 0xFFFF && groups[5] == 0 || groups[4] == 0 && groups[5] == 0x5EFE
  }

  /// Groups in hexadecimal, the longest run of zeros as `::`.
  private static func compressed(_ groups: [UInt16]) -> String {
    var (best, length) = (0, 0)
    var place = 0
    while place < groups.count {
      var end = place
      while end < groups.count, groups[end] == 0 { end += 1 }
      if end - place > length { (best, length) = (place, end - place) }
      place = max(end, place + 1)
    }
    func joined(_ part: ArraySlice<UInt16>) -> String {
      part.map { String($0, radix: 16) }.joined(separator: ":")
    }
    guard length > 1 else { return joined(groups[...]) }
    return joined(groups[..<best]) + "::" + joined(groups[(best + length)...])
  }

  static let invalid = DotNetException.format("An invalid IP address was specified.")

  static func parse(_ text: String) throws -> IPAddressObject {
    guard let found = read(text) else { throw invalid }
    return found
  }

  static func read(_ text: String) -> IPAddressObject? {
    var bytes = Array(text.utf8)
    guard bytes.contains(0x3A) else { return IPv4Text.read(bytes).map { IPAddressObject($0) } }
    if bytes.first == 0x5B, let close = bytes.lastIndex(of: 0x5D) {
      bytes = Array(bytes[1..<close])
    }
    var scope: UInt32 = 0
    if let percent = bytes.firstIndex(of: 0x25) {
      let rest = String(decoding: bytes[(percent + 1)...], as: UTF8.self)
      guard let number = UInt32(rest) else { return nil }
      scope = number
      bytes = Array(bytes[..<percent])
    }
    return IPv6Text.read(bytes).map { IPAddressObject($0, scope: scope) }
  }
}

/// Version 4 addresses as text: up to four numbers, decimal, octal (`0…`) or hexadecimal (`0x…`).
enum IPv4Text {
  static func read(_ text: [UInt8]) -> [UInt8]? {
    let parts = text.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (1...4).contains(parts.count) else { return nil }
    let numbers = parts.compactMap(number)
    guard numbers.count == parts.count, let last = numbers.last else { return nil }
    guard numbers.dropLast().allSatisfy({ $0 <= 255 }) else { return nil }
    // The last number fills what is left.
    let left = 4 - (numbers.count - 1)
    guard last < UInt64(1) << (8 * UInt64(left)) else { return nil }
    let head = numbers.dropLast().map { UInt8(truncatingIfNeeded: $0) }
    return head
      + (0..<left).map { UInt8(truncatingIfNeeded: last >> (8 * UInt64(left - 1 - $0))) }
  }

  private static func number(_ word: ArraySlice<UInt8>) -> UInt64? {
    guard word.count <= 16, let first = word.first else { return nil }
    guard first == 0x30, word.count > 1 else {
      return word.allSatisfy { (0x30...0x39).contains($0) }
        ? UInt64(String(decoding: word, as: UTF8.self)) : nil
    }
    let second = word[word.startIndex + 1] | 0x20
    let digits = word.dropFirst(second == 0x78 ? 2 : 1)
    guard digits.first != 0x2B, digits.first != 0x2D else { return nil }
    return UInt64(String(decoding: digits, as: UTF8.self), radix: second == 0x78 ? 16 : 8)
  }
}

/// Version 6 addresses as text.
enum IPv6Text {
  static func read(_ text: [UInt8]) -> [UInt8]? {
    let words = text.split(separator: 0x3A, omittingEmptySubsequences: false).map(Array.init)
    guard words.count >= 3, words.count <= 9 else { return nil }
    var head: [UInt8] = []
    var tail: [UInt8]?
    var place = 0
    while place < words.count {
      let word = words[place]
      if word.isEmpty {
        // `::` once, at an end two empty words stand for it.
        let isEdge = place == 0 || place == words.count - 1
        if isEdge {
          let next = place == 0 ? 1 : place - 1
          guard words[next].isEmpty else { return nil }
          if place == words.count - 1 { break }
          place += 1
          guard words[place].isEmpty else { return nil }
        }
        guard tail == nil else { return nil }
        tail = []
      } else {
        guard let bytes = group(word, isLast: place == words.count - 1) else { return nil }
        if tail == nil { head += bytes } else { tail = (tail ?? []) + bytes }
      }
      place += 1
    }
    guard let tail else { return head.count == 16 ? head : nil }
    let missing = 16 - head.count - tail.count
    guard missing >= 0 else { return nil }
    return head + [UInt8](repeating: 0, count: missing) + tail
  }

  private static func group(_ word: [UInt8], isLast: Bool) -> [UInt8]? {
    if isLast, word.contains(0x2E) { return IPv4Text.read(word) }
    guard word.count <= 4, word.allSatisfy({ NumberParsing.hexDigit($0) != nil }),
      let number = UInt16(String(decoding: word, as: UTF8.self), radix: 16)
    else { return nil }
    return [UInt8(number >> 8), UInt8(truncatingIfNeeded: number)]
  }
}
