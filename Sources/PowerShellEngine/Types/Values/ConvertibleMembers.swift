/// What basic values have by interfaces: `IConvertible`, and writing into spans and bytes.
enum ConvertibleMembers {
  private static let targets = [
    ("bool", "Boolean"), ("char", "Char"), ("sbyte", "SByte"), ("byte", "Byte"), ("short", "Int16"),
    ("ushort", "UInt16"), ("int", "Int32"), ("uint", "UInt32"), ("long", "Int64"),
    ("ulong", "UInt64"), ("float", "Single"), ("double", "Double"), ("decimal", "Decimal"),
    ("datetime", "DateTime"),
  ]

  static func declare(_ m: MemberDeclarations) {
    if m.type !== TypeInfo.bigInteger { declareConversions(m) }
    m.refused(
      "bool TryFormat(System.Span[char] destination, [ref] int charsWritten)")
    let bits = "System.Numerics.IBinaryInteger[\(m.type.fullName)]"
    let reals = "System.Numerics.IFloatingPoint[\(m.type.fullName)]"
    switch m.type.name {
    case "Double", "Single": declareParts(m, reals)
    case "Boolean": break
    case "Decimal": declareParts(m, reals)
    case "BigInteger":
      m.refused("bool TryWriteBytes(System.Span[byte] destination, [ref] int bytesWritten)")
      declareBytes(m, bits)
    default:
      m.refused("int \(bits).GetByteCount()")
      declareBytes(m, bits)
    }
  }

  static func declareConversions(_ m: MemberDeclarations) {
    for (type, name) in targets {
      m.method("\(type) IConvertible.To\(name)(System.IFormatProvider provider)") {
        (me: Value, a) in
        guard name != "DateTime", let target = TypeTable.find("System." + name) else {
          throw DotNetException(
            "System.InvalidCastException", "Invalid cast from '\(m.type.name)' to '\(name)'.")
        }
        return try Conversion.convert(me, to: target, a.session)
      }
    }
    m.method(
      "System.Object IConvertible.ToType(type conversionType, System.IFormatProvider provider)"
    ) { (me: Value, a) in
      guard let target = a.object(0, TypeInfo.self) else {
        throw DotNetException.argumentNull("targetType")
      }
      return try Conversion.convert(me, to: target, a.session)
    }
  }

  private static func declareBytes(_ m: MemberDeclarations, _ interface: String) {
    m.refused(
      "int \(interface).GetShortestBitLength()",
      "bool \(interface).TryWriteBigEndian(System.Span[byte] destination, [ref] int bytesWritten)",
      "bool \(interface).TryWriteLittleEndian(System.Span[byte] destination, [ref] int bytesWritten)",
      "int \(interface).WriteBigEndian(byte[] destination)",
      "int \(interface).WriteLittleEndian(byte[] destination)")
  }

  private static func declareParts(_ m: MemberDeclarations, _ interface: String) {
    for part in ["Exponent", "Significand"] {
      for order in ["BigEndian", "LittleEndian"] {
        m.refused(
          "bool \(interface).TryWrite\(part)\(order)(System.Span[byte] destination, [ref] int bytesWritten)",
          "int \(interface).Write\(part)\(order)(byte[] destination)")
      }
    }
    m.refused(
      "int \(interface).GetExponentByteCount()", "int \(interface).GetExponentShortestBitLength()",
      "int \(interface).GetSignificandBitLength()", "int \(interface).GetSignificandByteCount()")
  }
}
