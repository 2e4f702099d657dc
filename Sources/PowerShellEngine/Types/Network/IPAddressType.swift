/// `System.Net.IPAddress`.
extension TypeDefinition {
  static let ipAddresses: [TypeDefinition] = [
    ipAddress,
    TypeDefinition("System.Net.IPAddress+ReadOnlyIPAddress", base: "System.Net.IPAddress"),
  ]

  private static let ipAddress = TypeDefinition(
    "System.Net.IPAddress",
    interfaces: [
      "IFormattable", "IParsable`1", "ISpanFormattable", "ISpanParsable`1", "IUtf8SpanFormattable",
      "IUtf8SpanParsable`1",
    ]
  ) { m in
    m.constructor("(long newAddress)") { a in
      guard let number = UInt32(exactly: a[0].integerOrZero) else {
        let bits = UInt64(bitPattern: a[0].integerOrZero)
        throw DotNetException.outOfRange(
          "newAddress ('\(bits)') must be less than or equal to '4294967295'.", "newAddress",
          actual: .string(String(bits)))
      }
      return .object(IPAddressObject(IPAddressMembers.bytes(number)))
    }
    m.constructor("(byte[] address)", "(byte[] address, long scopeid)") { a in
      try a.requireNotNull(0, "address")
      let bytes = a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
      guard bytes.count == 16 || (bytes.count == 4 && a.count == 1) else {
        throw DotNetException.argument("An invalid IP address was specified.", "address")
      }
      guard let scope = UInt32(exactly: a.count > 1 ? a[1].integerOrZero : 0) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "scopeid")
      }
      return .object(IPAddressObject(bytes, scope: scope))
    }
    IPAddressMembers.declareProperties(m)
    IPAddressMembers.declareConstants(m)
    IPAddressMembers.declareMethods(m)
  }
}

/// The members of IP addresses.
enum IPAddressMembers {
  /// An address as .NET's number has it: the first byte lowest.
  static func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  static func family(_ address: IPAddressObject) -> Value {
    EnumValues.named(
      "System.Net.Sockets.AddressFamily", address.isV6 ? "InterNetworkV6" : "InterNetwork")
  }

  private static var refusal: DotNetException {
    let code = "The attempted operation is not supported for the type of object referenced."
    return DotNetException("System.Net.Sockets.SocketException", code)
  }

  static func declareProperties(_ m: MemberDeclarations) {
    m.extended(
      .script, "System.Object IPAddressToString {get=$this.Tostring();}"
    ) { (me: IPAddressObject) in .string(me.text(.invariant)) }
    m.refused(
      "bool TryFormat(System.Span[char] destination, [ref] int charsWritten)",
      "bool TryWriteBytes(System.Span[byte] destination, [ref] int bytesWritten)")
    m.property("System.Net.Sockets.AddressFamily AddressFamily {get;}", get: family)
    m.property(
      "long ScopeId {get;set;}",
      get: { (me: IPAddressObject) in
        guard me.isV6 else { throw refusal }
        return .long(Int64(me.scope))
      },
      set: { me, value in
        guard me.isV6, !me.isReadOnly else { throw refusal }
        guard let scope = UInt32(exactly: value.integerOrZero) else {
          throw DotNetException.outOfRange(
            "Specified argument was out of the range of valid values.", "value")
        }
        me.scope = scope
      })
    let tests: [(String, (IPAddressObject) -> Bool)] = [
      ("IsIPv6Multicast", { $0.group(0) & 0xFF00 == 0xFF00 }),
      ("IsIPv6LinkLocal", { $0.group(0) & 0xFFC0 == 0xFE80 }),
      ("IsIPv6SiteLocal", { $0.group(0) & 0xFFC0 == 0xFEC0 }),
      ("IsIPv6Teredo", { $0.group(0) == 0x2001 && $0.group(1) == 0 }),
      ("IsIPv6UniqueLocal", { $0.group(0) & 0xFE00 == 0xFC00 }),
      ("IsIPv4MappedToIPv6", \.isMapped),
    ]
    for (name, test) in tests {
      m.property("bool \(name) {get;}") { (me: IPAddressObject) in .bool(test(me)) }
    }
    m.property(
      "long Address {get;set;}",
      get: { (me: IPAddressObject) in
        guard !me.isV6 else { throw refusal }
        return .long(me.bytes.reversed().reduce(Int64(0)) { $0 << 8 | Int64($1) })
      },
      set: { me, value in
        guard !me.isV6, !me.isReadOnly else { throw refusal }
        me.bytes = bytes(UInt32(truncatingIfNeeded: value.integerOrZero))
      })
  }

  static func declareConstants(_ m: MemberDeclarations) {
    let zero = [UInt8](repeating: 0, count: 16)
    let known: [(String, [UInt8])] = [
      ("Any", [0, 0, 0, 0]), ("Broadcast", [255, 255, 255, 255]), ("IPv6Any", zero),
      ("IPv6Loopback", zero.dropLast() + [1]), ("IPv6None", zero), ("Loopback", [127, 0, 0, 1]),
      ("None", [255, 255, 255, 255]),
    ]
    for (name, bytes) in known {
      m.constant("static ipaddress \(name) {get;}") {
        .object(IPAddressObject(bytes, isReadOnly: bytes.count == 4))
      }
    }
  }

  static func declareMethods(_ m: MemberDeclarations) {
    m.function("static ipaddress Parse(string ipString)") { a in
      try a.requireNotNull(0, "ipString")
      return .object(try IPAddressObject.parse(a.string(0)))
    }
    m.function("static bool TryParse(string ipString, [ref] ipaddress address)") { a in
      let found = a[0].isNull ? nil : IPAddressObject.read(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
    m.function("static bool IsLoopback(ipaddress address)") { a in
      try a.requireNotNull(0, "address")
      guard let address = a.object(0, IPAddressObject.self) else { return .bool(false) }
      let last4 = address.bytes.suffix(4)
      if !address.isV6 || address.isMapped { return .bool(last4.first == 127) }
      return .bool(address.bytes.dropLast().allSatisfy { $0 == 0 } && address.bytes.last == 1)
    }
    m.method("byte[] GetAddressBytes()") { (me: IPAddressObject, _) in
      .array(ArrayObject(me.bytes.map(Value.byte), of: .byte))
    }
    m.method("ipaddress MapToIPv4()") { (me: IPAddressObject, _) in
      .object(me.isV6 ? IPAddressObject(Array(me.bytes.suffix(4))) : me)
    }
    m.method("ipaddress MapToIPv6()") { (me: IPAddressObject, _) in
      guard !me.isV6 else { return .object(me) }
      return .object(
        IPAddressObject([UInt8](repeating: 0, count: 10) + [0xFF, 0xFF] + me.bytes))
    }
    for name in ["HostToNetworkOrder", "NetworkToHostOrder"] {
      m.function("static long \(name)(long host)") { a in .long(a[0].integerOrZero.byteSwapped) }
      m.function("static short \(name)(short host)") { a in
        .number(.int16(Int16(truncatingIfNeeded: a[0].integerOrZero).byteSwapped))
      }
      m.function("static int \(name)(int host)") { a in
        .int(Int32(truncatingIfNeeded: a[0].integerOrZero).byteSwapped)
      }
    }
  }
}
