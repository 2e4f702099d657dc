/// An address of either Internet protocol, read and written as Windows does (RFC 4291, RFC 5952).
package struct IPAddress: Hashable, Comparable, Sendable, CustomStringConvertible {
  package enum Family: UInt8, Sendable { case v4 = 4, v6 = 6 }

  package let family: Family
  package let high: UInt64
  package let low: UInt64  // an IPv4 address is the low 32 bits

  init(family: Family, high: UInt64, low: UInt64) {
    self.family = family
    self.high = high
    self.low = low
  }

  package init(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) {
    self.init(
      family: .v4, high: 0, low: UInt64(a) << 24 | UInt64(b) << 16 | UInt64(c) << 8 | UInt64(d))
  }

  package init(family: Family, highBits: UInt64, lowBits: UInt64) {
    self.init(family: family, high: highBits, low: lowBits)
  }

  package init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    if let octets = octets(bytes[...]) {
      self.init(octets[0], octets[1], octets[2], octets[3])
    } else if let groups = groups(bytes) {
      self.init(
        family: .v6, high: groups[..<4].reduce(0) { $0 << 16 | UInt64($1) },
        low: groups[4...].reduce(0) { $0 << 16 | UInt64($1) })
    } else {
      return nil
    }
  }

  package var bitCount: Int { family == .v4 ? 32 : 128 }

  package static func < (left: IPAddress, right: IPAddress) -> Bool {
    (left.family.rawValue, left.high, left.low) < (right.family.rawValue, right.high, right.low)
  }

  package var description: String {
    switch family {
    case .v4:
      return stride(from: UInt64(24), through: 0, by: -8)
        .map { String(low >> $0 & 255) }.joined(separator: ".")
    case .v6: return compressed((0..<8).map(group))
    }
  }

  private func group(_ index: Int) -> UInt16 {
    let half = index < 4 ? high : low
    return UInt16(truncatingIfNeeded: half >> UInt64(16 * (3 - index % 4)))
  }

  /// The address with only its first bits kept.
  package func masked(to length: Int) -> IPAddress {
    switch family {
    case .v4:
      return IPAddress(family: .v4, high: 0, low: low & mask(length, of: 32))
    case .v6:
      return IPAddress(
        family: .v6, high: high & mask(min(length, 64), of: 64),
        low: low & mask(max(length - 64, 0), of: 64))
    }
  }
}

/// Ones in the first `length` of the lowest `width` bits.
private func mask(_ length: Int, of width: Int) -> UInt64 {
  let all: UInt64 = width >= 64 ? .max : (1 << UInt64(width)) - 1
  return length >= width ? all : all & ~(all >> UInt64(max(length, 0)))
}

private func octets(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
  let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
  let octets = parts.compactMap { decimal($0, limit: 255).map { UInt8($0) } }
  return parts.count == 4 && octets.count == 4 ? octets : nil
}

/// A number in plain decimal digits, at most three of them and without a leading zero.
func decimal(_ digits: ArraySlice<UInt8>, limit: Int) -> Int? {
  guard (1...3).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }),
    digits.count == 1 || digits.first != 0x30
  else { return nil }
  let number = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  return number <= limit ? number : nil
}

private func groups(_ bytes: [UInt8]) -> [UInt16]? {
  let colon = UInt8(ascii: ":")
  guard
    let gap = bytes.indices.dropLast().first(where: { bytes[$0...].starts(with: [colon, colon]) })
  else {
    guard let all = run(bytes[...]), all.count == 8 else { return nil }
    return all
  }
  guard let head = run(bytes[..<gap]), let tail = run(bytes[(gap + 2)...]),
    head.count + tail.count < 8
  else { return nil }
  return head + [UInt16](repeating: 0, count: 8 - head.count - tail.count) + tail
}

/// Groups between colons; the last may be an IPv4 address.
private func run(_ bytes: ArraySlice<UInt8>) -> [UInt16]? {
  guard !bytes.isEmpty else { return [] }
  let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
  var groups: [UInt16] = []
  for (index, part) in parts.enumerated() {
    if index == parts.count - 1, let four = octets(part) {
      groups += [UInt16(four[0]) << 8 | UInt16(four[1]), UInt16(four[2]) << 8 | UInt16(four[3])]
      continue
    }
    let digits = part.compactMap(hexValue)
    guard (1...4).contains(part.count), digits.count == part.count else { return nil }
    groups.append(digits.reduce(0) { $0 << 4 | UInt16($1) })
  }
  return groups.count <= 8 ? groups : nil
}

/// The longest run of two or more zero groups becomes `::`, the first one of equals.
private func compressed(_ groups: [UInt16]) -> String {
  var best = 0..<0
  var start = 0
  while start < 8 {
    var end = start
    while end < 8, groups[end] == 0 { end += 1 }
    if end - start > max(best.count, 1) { best = start..<end }
    start = end + 1
  }
  let words = groups.map { String($0, radix: 16) }
  guard !best.isEmpty else { return words.joined(separator: ":") }
  return words[..<best.lowerBound].joined(separator: ":") + "::"
    + words[best.upperBound...].joined(separator: ":")
}
