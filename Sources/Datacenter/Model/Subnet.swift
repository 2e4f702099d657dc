/// An address prefix; a bare address is the prefix that holds nothing else (`192.168.10.1/32`).
package struct Subnet: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let address: IPAddress
  package let prefixLength: Int

  /// Bits behind the prefix are cleared, so that one network has one spelling.
  package init(_ address: IPAddress, prefixLength: Int) {
    let length = min(max(prefixLength, 0), address.bitCount)
    self.address = address.masked(to: length)
    self.prefixLength = length
  }

  package init?(_ text: String) {
    let bytes = Array(text.utf8)
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let address = IPAddress(String(decoding: parts[0], as: UTF8.self)) else { return nil }
    switch parts.count {
    case 1: self.init(address, prefixLength: address.bitCount)
    case 2:
      guard let length = decimal(parts[1], limit: address.bitCount) else { return nil }
      self.init(address, prefixLength: length)
    default: return nil
    }
  }

  package func contains(_ other: IPAddress) -> Bool {
    other.family == address.family && other.masked(to: prefixLength) == address
  }

  package var description: String { "\(address)/\(prefixLength)" }

  package static func < (left: Subnet, right: Subnet) -> Bool {
    (left.address, left.prefixLength) < (right.address, right.prefixLength)
  }
}
