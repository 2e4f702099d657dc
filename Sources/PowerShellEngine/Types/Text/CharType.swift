/// `System.Char`: a UTF-16 unit.
extension TypeDefinition {
  static let char = TypeDefinition(
    "System.Char", .value,
    interfaces: [
      "IComparable", "IComparable`1", "IConvertible", "IEquatable`1", "IFormattable",
      "IMinMaxValue`1", "INumber`1", "INumberBase`1", "IParsable`1", "ISpanFormattable",
      "IUtfChar`1",
    ]
  ) { m in
    m.constant("static char MaxValue {get;}") { .char(0xFFFF) }
    m.constant("static char MinValue {get;}") { .char(0) }
    m.method(
      "int CompareTo(System.Object value)",
      "int CompareTo(char value)"
    ) { (me: CharObject, a) in
      if a[0].isNull { return .int(1) }
      guard let other = a.object(0, CharObject.self) else {
        throw DotNetException.argument("Object must be of type Char.")
      }
      return .int(Int32(me.unit) - Int32(other.unit))
    }
    m.method(
      "bool Equals(System.Object obj)",
      "bool Equals(char obj)"
    ) { (me: CharObject, a) in .bool(Value.object(me).equals(a[0].base)) }
    m.method("System.TypeCode GetTypeCode()") { (_: CharObject, _) in TypeCodes.value("Char") }
    m.method(
      "string ToString(System.IFormatProvider provider)",
      "string ToString()"
    ) { (me: CharObject, _) in Value(UTF16Slice([me.unit])) }
    m.function("static string ToString(char c)") { a in Value(UTF16Slice([a.unit(0)])) }
    CharMembers.declareTests(m)
    m.function(
      "static char ToUpper(char c, cultureinfo culture)",
      "static char ToUpper(char c)"
    ) { a in
      CharMembers.mapped(
        a, CaseMapping.uppercase,
        StringMembers.rules(Arguments(Array(a.values.dropFirst()), a.session)))
    }
    m.function(
      "static char ToLower(char c)",
      "static char ToLower(char c, cultureinfo culture)"
    ) { a in
      CharMembers.mapped(
        a, CaseMapping.lowercase,
        StringMembers.rules(Arguments(Array(a.values.dropFirst()), a.session)))
    }
    m.function("static char ToUpperInvariant(char c)") { a in
      CharMembers.mapped(a, CaseMapping.uppercase, .invariant)
    }
    m.function("static char ToLowerInvariant(char c)") { a in
      CharMembers.mapped(a, CaseMapping.lowercase, .invariant)
    }
    m.function(
      "static System.Globalization.UnicodeCategory GetUnicodeCategory(string s, int index)",
      "static System.Globalization.UnicodeCategory GetUnicodeCategory(char c)"
    ) { a in
      EnumValues.numbered(
        "System.Globalization.UnicodeCategory", CharKind.category(try CharMembers.code(a)))
    }
    m.function(
      "static double GetNumericValue(string s, int index)",
      "static double GetNumericValue(char c)"
    ) { a in
      let scalar = Unicode.Scalar(try CharMembers.code(a))
      return .double(scalar?.properties.numericValue ?? -1)
    }
    m.function("static string ConvertFromUtf32(int utf32)") { a in
      guard a.int(0) >= 0, let code = UInt32(exactly: a.int(0)), let scalar = Unicode.Scalar(code)
      else {
        throw DotNetException.outOfRange(
          "A valid UTF32 value is between 0x000000 and 0x10ffff, inclusive, and should not include surrogate codepoint values (0x00d800 ~ 0x00dfff).",
          "utf32")
      }
      return .string(String(String.UnicodeScalarView([scalar])))
    }
    ConvertibleMembers.declareConversions(m)
    m.refused("bool TryFormat(System.Span[char] destination, [ref] int charsWritten)")
    m.function(
      "static int ConvertToUtf32(string s, int index)",
      "static int ConvertToUtf32(char highSurrogate, char lowSurrogate)"
    ) { a in
      if a[0].base.reference is CharObject {
        let (high, low) = (UInt32(a.unit(0)), UInt32(a.unit(1)))
        guard (0xD800...0xDBFF).contains(high), (0xDC00...0xDFFF).contains(low) else {
          throw DotNetException.outOfRange(
            "A valid high surrogate character is between 0xd800 and 0xdbff, inclusive.",
            "highSurrogate")
        }
        return .int(Int32(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)))
      }
      guard (0..<a.string(0).utf16Length).contains(a.int(1)) else {
        throw DotNetException.outOfRange(DotNetException.listIndex, "index")
      }
      return .int(Int32(bitPattern: try CharMembers.code(a)))
    }
    m.function("static char Parse(string s)") { a in
      guard a.string(0).utf16Length == 1 else {
        throw DotNetException.format("String must be exactly one character long.")
      }
      return .char(a.string(0).utf16Unit(at: 0) ?? 0)
    }
    m.function("static bool IsBetween(char c, char minInclusive, char maxInclusive)") { a in
      .bool(a.unit(0) >= a.unit(1) && a.unit(0) <= a.unit(2))
    }
    m.function(
      "static bool IsSurrogatePair(char highSurrogate, char lowSurrogate)",
      "static bool IsSurrogatePair(string s, int index)"
    ) { a in
      if a[0].base.reference is CharObject {
        return .bool(a.unit(0) & 0xFC00 == 0xD800 && a.unit(1) & 0xFC00 == 0xDC00)
      }
      return .bool(try CharMembers.code(a) > 0xFFFF)
    }
  }
}
