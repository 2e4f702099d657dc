/// `System.BitConverter`: numbers as bytes, least significant first.
extension TypeDefinition {
  static let bitConverter = TypeDefinition("System.BitConverter", isAbstract: true) { m in
    m.constant("static bool IsLittleEndian") { .bool(true) }
    BitConverterMembers.declareGetBytes(m)
    BitConverterMembers.declareReads(m)
    BitConverterMembers.declareBits(m)
    m.function(
      "static string ToString(byte[] value, int startIndex)",
      "static string ToString(byte[] value)",
      "static string ToString(byte[] value, int startIndex, int length)"
    ) { a in
      try a.requireNotNull(0, "value")
      let bytes = a.bytes(0)
      let start = a.int(1)
      let length = a.count > 2 ? a.int(2) : bytes.count - start
      guard start >= 0, start < max(bytes.count, 1) else { throw BitConverterMembers.badStart }
      guard length >= 0 else {
        throw DotNetException.outOfRange("Value must be positive.", "length")
      }
      guard length <= bytes.count - start else { throw BitConverterMembers.tooShort }
      let parts = bytes[start..<(start + length)].map { ConvertMembers.hex([$0], uppercase: true) }
      return .string(parts.joined(separator: "-"))
    }
  }
}

/// The members of `System.BitConverter`.
enum BitConverterMembers {
  static var badStart: DotNetException {
    DotNetException.outOfRange(
      "Index was out of range. Must be non-negative and less than the size of the collection.",
      "startIndex")
  }
  static var tooShort: DotNetException {
    DotNetException.argument(
      "The array starting from the specified index is not long enough to read a value of the specified type.",
      "value")
  }

  static func declareGetBytes(_ m: MemberDeclarations) {
    let widths: [(type: String, count: Int)] = [
      ("bool", 1), ("uint", 4), ("ushort", 2), ("long", 8), ("int", 4), ("short", 2), ("char", 2),
      ("ulong", 8),
    ]
    for (type, count) in widths {
      m.function("static byte[] GetBytes(\(type) value)") { a in
        .bytes(bytes(UInt64(bitPattern: a[0].integerOrZero), count))
      }
    }
    m.function("static byte[] GetBytes(float value)") { a in
      .bytes(bytes(UInt64(Float(a.double(0)).bitPattern), 4))
    }
    m.function("static byte[] GetBytes(double value)") { a in
      .bytes(bytes(a.double(0).bitPattern, 8))
    }
  }

  private static func bytes(_ bits: UInt64, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: bits >> UInt64(8 * $0)) }
  }

  static func declareReads(_ m: MemberDeclarations) {
    let reads: [(type: String, name: String, width: Int, make: (UInt64) -> Value)] = [
      ("bool", "Boolean", 1, { .bool($0 != 0) }),
      ("char", "Char", 2, { .char(UInt16(truncatingIfNeeded: $0)) }),
      ("double", "Double", 8, { .double(Double(bitPattern: $0)) }),
      ("short", "Int16", 2, { .number(.int16(Int16(truncatingIfNeeded: $0))) }),
      ("int", "Int32", 4, { .int(Int32(truncatingIfNeeded: $0)) }),
      ("long", "Int64", 8, { .long(Int64(bitPattern: $0)) }),
      ("float", "Single", 4, { single($0) }),
      ("ushort", "UInt16", 2, { .number(.uint16(UInt16(truncatingIfNeeded: $0))) }),
      ("uint", "UInt32", 4, { .number(.uint32(UInt32(truncatingIfNeeded: $0))) }),
      ("ulong", "UInt64", 8, { .number(.uint64($0)) }),
    ]
    for (type, name, width, make) in reads {
      m.function("static \(type) To\(name)(byte[] value, int startIndex)") { a in
        try a.requireNotNull(0, "value")
        let bytes = a.bytes(0)
        let start = a.int(1)
        guard start >= 0, start < bytes.count else { throw badStart }
        guard width <= bytes.count - start else { throw tooShort }
        var bits: UInt64 = 0
        for place in (0..<width).reversed() { bits = bits << 8 | UInt64(bytes[start + place]) }
        return make(bits)
      }
    }
  }

  private static func single(_ bits: UInt64) -> Value {
    .number(.single(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
  }

  static func declareBits(_ m: MemberDeclarations) {
    m.function("static long DoubleToInt64Bits(double value)") { a in
      .long(Int64(bitPattern: a.double(0).bitPattern))
    }
    m.function("static ulong DoubleToUInt64Bits(double value)") { a in
      .number(.uint64(a.double(0).bitPattern))
    }
    m.function(
      "static double Int64BitsToDouble(long value)", "static double UInt64BitsToDouble(ulong value)"
    ) { a in .double(Double(bitPattern: UInt64(bitPattern: a[0].integerOrZero))) }
    m.function("static int SingleToInt32Bits(float value)") { a in
      .int(Int32(bitPattern: Float(a.double(0)).bitPattern))
    }
    m.function("static uint SingleToUInt32Bits(float value)") { a in
      .number(.uint32(Float(a.double(0)).bitPattern))
    }
    m.function(
      "static float Int32BitsToSingle(int value)", "static float UInt32BitsToSingle(uint value)"
    ) { a in single(UInt64(bitPattern: a[0].integerOrZero)) }
  }
}
