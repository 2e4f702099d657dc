/// Where identifiers come from: a datacenter's seed and what they are for, never chance.
///
/// The same seed and the same commands give the same machine ids, SIDs and MAC addresses.
package struct Identifiers: Sendable {
  package let seed: UInt64

  package init(seed: UInt64) { self.seed = seed }

  /// A number that depends on the seed and on what it is asked for.
  package func number(for purpose: String, _ index: UInt64 = 0) -> UInt64 {
    var hash = StableHash(seed: scrambled(seed &+ 1))
    hash.mix(purpose.utf8)
    hash.mix(index)
    return hash.value
  }

  /// A random-looking identifier, marked as version 4 (RFC 9562).
  package func guid(for purpose: String) -> Guid {
    let high = number(for: purpose, 1) & ~0xF000 | 0x4000
    let low = number(for: purpose, 2) & ~(0b11 << 62) | (0b10 << 62)
    return Guid(high: high, low: low)
  }

  /// A domain's or a machine's own part of its SIDs: three 32-bit numbers after `S-1-5-21`.
  package func authority(for purpose: String) -> SecurityIdentifier {
    let parts = (1...3).map { number(for: purpose, $0) & 0xFFFF_FFFF }
    return SecurityIdentifier("S-1-5-21-\(parts[0])-\(parts[1])-\(parts[2])")
  }

  /// A vendor's network card address: the given first half, then three bytes of the seed's.
  package func macAddress(vendor: String, for purpose: String) -> String {
    vendor + Name(String(decoding: hexDigits(number(for: purpose), 6), as: UTF8.self)).capitals
  }
}

/// A security identifier in its text form, `S-1-5-21-…-500`.
package struct SecurityIdentifier: MapKey, CustomStringConvertible {
  package let description: String

  package init(_ text: String) { description = text }

  package func account(_ relativeID: UInt32) -> SecurityIdentifier {
    SecurityIdentifier("\(description)-\(relativeID)")
  }

  package var stableHash: UInt64 {
    var hash = StableHash()
    hash.mix(description.utf8)
    return hash.value
  }
}
