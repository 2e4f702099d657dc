import Datacenter
import Messages

/// How numbers, texts, names and lists are written.
extension UInt64: Coded {
  static var blank: UInt64 { 0 }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) { try coder.code(&self) }
}

extension Int64: Coded {
  static var blank: Int64 { 0 }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var zigzag = UInt64(bitPattern: (self << 1) ^ (self >> 63))
    try coder.code(&zigzag)
    if coder.isReading { self = Int64(bitPattern: zigzag >> 1) ^ (0 &- Int64(zigzag & 1)) }
  }
}

extension Int: Coded {
  static var blank: Int { 0 }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: Int64(self)) { self = Int($0) }
  }
}

extension UInt32: Coded {
  static var blank: UInt32 { 0 }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var number = UInt64(self)
    try coder.code(&number)
    guard let small = UInt32(exactly: number) else { throw .damaged }
    self = small
  }
}

extension Bool: Coded {
  static var blank: Bool { false }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var number: UInt64 = self ? 1 : 0
    try coder.code(&number)
    guard number <= 1 else { throw .damaged }
    self = number == 1
  }
}

extension String: Coded {
  static var blank: String { "" }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) { try coder.code(&self) }
}

extension Optional: Coded where Wrapped: Coded {
  static var blank: Wrapped? { nil }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var isThere = self != nil
    try isThere.code(&coder)
    guard isThere else { return }
    var value: Wrapped = self ?? Wrapped.blank
    try value.code(&coder)
    self = value
  }
}

extension Array: Coded where Element: Coded {
  static var blank: [Element] { [] }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    let count = try coder.count(count)
    if coder.isReading { self = [Element](repeating: .blank, count: count) }
    for index in indices { try self[index].code(&coder) }
  }
}

extension Name: Coded {
  static var blank: Name { "" }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: text) { self = Name($0) }
  }
}

extension Guid: Coded {
  static var blank: Guid { .empty }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (high, low) = (high, low)
    try coder.code(&high)
    try coder.code(&low)
    self = Guid(high: high, low: low)
  }
}

extension SecurityIdentifier: Coded {
  static var blank: SecurityIdentifier { SecurityIdentifier("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: description) { self = SecurityIdentifier($0) }
  }
}

extension WindowsPath: Coded {
  static var blank: WindowsPath { WindowsPath("") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try coder.code(part: description) { self = WindowsPath($0) }
  }
}

extension FileLocation: Coded {
  static var blank: FileLocation { FileLocation(host: "", path: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (host, path) = (host, path)
    try host.code(&coder)
    try path.code(&coder)
    self = FileLocation(host: host, path: path)
  }
}

extension Instant: Coded {
  static var blank: Instant { Instant(ticks: 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) { try ticks.code(&coder) }
}

extension Interval: Coded {
  static var blank: Interval { .zero }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) { try ticks.code(&coder) }
}

extension IPAddress: Coded {
  static var blank: IPAddress { IPAddress(0, 0, 0, 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (isV6, high, low) = (family == .v6, high, low)
    try isV6.code(&coder)
    try coder.code(&high)
    try coder.code(&low)
    self = IPAddress(family: isV6 ? .v6 : .v4, highBits: high, lowBits: low)
  }
}

extension Subnet: Coded {
  static var blank: Subnet { Subnet(.blank, prefixLength: 0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (address, length) = (address, prefixLength)
    try address.code(&coder)
    try length.code(&coder)
    self = Subnet(address, prefixLength: length)
  }
}

extension Text: Coded {
  static var blank: Text { Text(en: "", de: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (en, de) = (en, de)
    try coder.code(&en)
    try coder.code(&de)
    self = Text(en: en, de: de)
  }
}

extension ConfigurationVersion: Coded {
  static var blank: ConfigurationVersion { ConfigurationVersion(0) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var (major, minor) = (major, minor)
    try major.code(&coder)
    try minor.code(&coder)
    self = ConfigurationVersion(major, minor)
  }
}
