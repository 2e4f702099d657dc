/// `System.Net.IPEndPoint` and `IPNetwork`: an address with a port, an address with a prefix.
final class IPEndPointObject: PSObject {
  var address: IPAddressObject
  var port: Int32
  init(_ address: IPAddressObject, _ port: Int32) { (self.address, self.port) = (address, port) }
  override var type: TypeInfo { TypeTable.required("System.Net.IPEndPoint") }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? IPEndPointObject else { return false }
    return other.port == port && other.address.isEqual(to: .object(address))
  }
  override func hash() -> Int { address.hash() ^ Int(port) }
  override func text(_ culture: Culture) -> String {
    let host = address.text(culture)
    return address.isV6 ? "[\(host)]:\(port)" : "\(host):\(port)"
  }

  /// Reads `10.0.0.1:80`, `[::1]:80`, or an address alone.
  static func read(_ text: String) -> IPEndPointObject? {
    let bytes = Array(text.utf8)
    var end = bytes.count
    if let colon = bytes.lastIndex(of: 0x3A) {
      let before = bytes[..<colon]
      if before.last == 0x5D || !before.contains(0x3A) { end = colon }
    }
    guard let address = IPAddressObject.read(String(decoding: bytes[..<end], as: UTF8.self))
    else { return nil }
    guard end < bytes.count else { return IPEndPointObject(address, 0) }
    let digits = bytes[(end + 1)...]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let port = UInt16(String(decoding: digits, as: UTF8.self))
    else { return nil }
    return IPEndPointObject(address, Int32(port))
  }
}

final class IPNetworkObject: PSObject {
  let base: IPAddressObject
  let prefix: Int
  init(_ base: IPAddressObject, _ prefix: Int) { (self.base, self.prefix) = (base, prefix) }
  override var type: TypeInfo { TypeTable.required("System.Net.IPNetwork") }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? IPNetworkObject else { return false }
    return other.prefix == prefix && other.base.isEqual(to: .object(base))
  }
  override func hash() -> Int { base.hash() ^ prefix }
  override func text(_ culture: Culture) -> String { "\(base.text(culture))/\(prefix)" }

  /// The bytes with all bits behind the prefix cleared.
  static func masked(_ bytes: [UInt8], _ prefix: Int) -> [UInt8] {
    bytes.enumerated().map { place, byte in
      let bits = min(8, max(0, prefix - 8 * place))
      return bits == 0 ? 0 : byte & (0xFF << UInt8(8 - bits))
    }
  }

  /// Reads `10.0.0.0/24`; nil where it is none.
  static func read(_ text: String) -> IPNetworkObject? {
    let bytes = Array(text.utf8)
    guard let slash = bytes.lastIndex(of: 0x2F),
      let address = IPAddressObject.read(String(decoding: bytes[..<slash], as: UTF8.self))
    else { return nil }
    let digits = bytes[(slash + 1)...]
    guard digits.allSatisfy({ (0x30...0x39).contains($0) }),
      let prefix = Int(String(decoding: digits, as: UTF8.self)),
      prefix <= 8 * address.bytes.count
    else { return nil }
    return IPNetworkObject(IPAddressObject(masked(address.bytes, prefix)), prefix)
  }
}

extension TypeDefinition {
  static let endPoints: [TypeDefinition] = [
    TypeDefinition("System.Net.EndPoint", isAbstract: true), endPoint, network,
  ]

  private static let endPoint = TypeDefinition(
    "System.Net.IPEndPoint", base: "System.Net.EndPoint"
  ) { m in
    m.constructor("(long address, int port)", "(ipaddress address, int port)") { a in
      guard (0...65535).contains(a.int(1)) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "port")
      }
      if let address = a.object(0, IPAddressObject.self) {
        return .object(IPEndPointObject(address, Int32(a.int(1))))
      }
      try a.requireNotNull(0, "address")
      guard let number = UInt32(exactly: a[0].integerOrZero) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "newAddress")
      }
      return .object(
        IPEndPointObject(IPAddressObject(IPAddressMembers.bytes(number)), Int32(a.int(1))))
    }
    m.property("System.Net.Sockets.AddressFamily AddressFamily {get;}") { (me: IPEndPointObject) in
      IPAddressMembers.family(me.address)
    }
    m.property(
      "ipaddress Address {get;set;}", get: { (me: IPEndPointObject) in .object(me.address) },
      set: { me, value in
        if let address = value.base.reference as? IPAddressObject { me.address = address }
      })
    m.property(
      "int Port {get;set;}", get: { (me: IPEndPointObject) in .int(me.port) },
      set: { me, value in
        guard (0...65535).contains(value.integerOrZero) else {
          throw DotNetException.outOfRange(
            "Specified argument was out of the range of valid values.", "value")
        }
        me.port = Int32(value.integerOrZero)
      })
    m.constant("static int MaxPort {get;}") { .int(65535) }
    m.constant("static int MinPort {get;}") { .int(0) }
    m.function("static IPEndpoint Parse(string s)") { a in
      guard let found = IPEndPointObject.read(a.string(0)) else {
        throw DotNetException.format("An invalid IPEndPoint was specified.")
      }
      return .object(found)
    }
    m.function("static bool TryParse(string s, [ref] IPEndpoint result)") { a in
      let found = IPEndPointObject.read(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
    m.refused(
      "System.Net.EndPoint Create(System.Net.SocketAddress socketAddress)",
      "System.Net.SocketAddress Serialize()")
  }

  private static let network = TypeDefinition(
    "System.Net.IPNetwork", .value,
    interfaces: ["IEquatable`1", "IFormattable", "IParsable`1", "ISpanFormattable"]
  ) { m in
    m.constructor("(ipaddress baseAddress, int prefixLength)") { a in
      guard let address = a.object(0, IPAddressObject.self) else {
        throw DotNetException.argumentNull("baseAddress")
      }
      guard (0...(8 * address.bytes.count)).contains(a.int(1)) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "prefixLength")
      }
      let masked = IPNetworkObject.masked(address.bytes, a.int(1))
      return .object(IPNetworkObject(IPAddressObject(masked), a.int(1)))
    }
    m.property("ipaddress BaseAddress {get;}") { (me: IPNetworkObject) in .object(me.base) }
    m.property("int PrefixLength {get;}") { (me: IPNetworkObject) in .int(Int32(me.prefix)) }
    m.method("bool Contains(ipaddress address)") { (me: IPNetworkObject, a) in
      guard let address = a.object(0, IPAddressObject.self) else {
        throw DotNetException.argumentNull("address")
      }
      return .bool(
        address.bytes.count == me.base.bytes.count
          && IPNetworkObject.masked(address.bytes, me.prefix) == me.base.bytes)
    }
    m.function("static System.Net.IPNetwork Parse(string s)") { a in
      try a.requireNotNull(0, "s")
      guard let found = IPNetworkObject.read(a.string(0)) else {
        throw DotNetException.format("An invalid IP network was specified.")
      }
      return .object(found)
    }
    m.function("static bool TryParse(string s, [ref] System.Net.IPNetwork result)") { a in
      let found = IPNetworkObject.read(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
  }
}
