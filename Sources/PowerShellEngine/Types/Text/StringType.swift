/// `System.String`: text in UTF-16 units.
extension TypeDefinition {
  static let string = TypeDefinition(
    "System.String",
    interfaces: [
      "ICloneable", "IComparable", "IComparable`1", "IConvertible", "IEnumerable", "IEnumerable`1",
      "IEquatable`1", "IParsable`1",
    ]
  ) { m in
    m.property("int Length {get;}") { (me: String) in .int(Int32(clamping: me.utf16Length)) }
    m.indexer("char Chars[int] {get;}", count: { (me: String) in me.utf16Length }) { me, a in
      guard let unit = me.utf16Unit(at: a.int(0)) else {
        throw DotNetException("System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
      }
      return .char(unit)
    }
    m.constant("static string Empty {get;}") { .string("") }
    StringMembers.declareParts(m)
    StringMembers.declareSearches(m)
    StringMembers.declareChanges(m)
    StringMembers.declareStatics(m)
  }
}

extension StringMembers {
  static func declareParts(_ m: MemberDeclarations) {
    m.method(
      "string Substring(int startIndex)",
      "string Substring(int startIndex, int length)"
    ) { (me: String, a) in
      try part(me, a.int(0), a.count > 1 ? a.int(1) : nil)
    }
    m.method(
      "string[] Split(char separator, System.StringSplitOptions options = None)",
      "string[] Split(char separator, int count, System.StringSplitOptions options = None)",
      "string[] Split(params char[] separator)",
      "string[] Split(char[] separator, int count)",
      "string[] Split(char[] separator, System.StringSplitOptions options)",
      "string[] Split(char[] separator, int count, System.StringSplitOptions options)",
      "string[] Split(string separator, System.StringSplitOptions options = None)",
      "string[] Split(string separator, int count, System.StringSplitOptions options = None)",
      "string[] Split(string[] separator, System.StringSplitOptions options)",
      "string[] Split(string[] separator, int count, System.StringSplitOptions options)"
    ) { (me: String, a) in try StringSplit.run(me, a) }
    m.method(
      "char[] ToCharArray(int startIndex, int length)",
      "char[] ToCharArray()"
    ) { (me: String, a) in
      let units = Array(me.utf16)
      guard a.count == 2 else { return chars(units[...]) }
      let start = a.int(0)
      guard (0...units.count).contains(start) else { throw startOutside }
      guard a.int(1) >= 0, a.int(1) <= units.count - start else {
        throw DotNetException.outOfRange(rangeText, "length")
      }
      return chars(units[start..<(start + a.int(1))])
    }
    m.method(
      "string Trim()", "string Trim(char trimChar)", "string Trim(params char[] trimChars)",
      "string Trim(System.ReadOnlySpan[char] trimChars)"
    ) { (me: String, a) in trim(me, a, start: true, end: true) }
    m.method(
      "string TrimStart()", "string TrimStart(char trimChar)",
      "string TrimStart(params char[] trimChars)",
      "string TrimStart(System.ReadOnlySpan[char] trimChars)"
    ) { (me: String, a) in trim(me, a, start: true, end: false) }
    m.method(
      "string TrimEnd()", "string TrimEnd(char trimChar)",
      "string TrimEnd(params char[] trimChars)",
      "string TrimEnd(System.ReadOnlySpan[char] trimChars)"
    ) { (me: String, a) in trim(me, a, start: false, end: true) }
    m.method("System.CharEnumerator GetEnumerator()") { (me: String, _) in
      .object(EnumeratorObject("System.CharEnumerator", me.utf16.map(Value.char)))
    }
    m.method("System.Text.StringRuneEnumerator EnumerateRunes()") { (me: String, _) in
      .object(
        EnumeratorObject(
          "System.Text.StringRuneEnumerator", me.unicodeScalars.map { .object(RuneObject($0)) }))
    }
    m.method("void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)") {
      (me: String, a) in
      guard case .array(let target) = a[1] else {
        throw DotNetException.argumentNull("destination")
      }
      let units = Array(me.utf16)
      let (from, to, count) = (a.int(0), a.int(2), a.int(3))
      guard from >= 0, count >= 0, from + count <= units.count, to >= 0,
        to + count <= target.elements.count
      else { throw DotNetException.outOfRange(rangeText, "sourceIndex") }
      for place in 0..<count { target.elements[to + place] = .char(units[from + place]) }
      return .nothing
    }
  }

  static func declareSearches(_ m: MemberDeclarations) {
    m.method(
      "bool Contains(char value, System.StringComparison comparisonType)",
      "bool Contains(char value)",
      "bool Contains(string value, System.StringComparison comparisonType)",
      "bool Contains(string value)"
    ) { (me: String, a) in
      try a.requireNotNull(0, "value")
      return .bool(try StringSearch(a).first(in: me, whole: true) >= 0)
    }
    m.method(
      "int IndexOf(char value, System.StringComparison comparisonType)",
      "int IndexOf(char value, int startIndex)",
      "int IndexOf(char value)",
      "int IndexOf(string value)",
      "int IndexOf(string value, int startIndex)",
      "int IndexOf(string value, int startIndex, int count)",
      "int IndexOf(string value, System.StringComparison comparisonType)",
      "int IndexOf(string value, int startIndex, System.StringComparison comparisonType)",
      "int IndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)",
      "int IndexOf(char value, int startIndex, int count)"
    ) { (me: String, a) in
      try a.requireNotNull(0, "value")
      return .int(Int32(clamping: try StringSearch(a).first(in: me, whole: false)))
    }
    m.method(
      "int LastIndexOf(string value, int startIndex, int count)",
      "int LastIndexOf(string value, int startIndex)",
      "int LastIndexOf(string value)",
      "int LastIndexOf(string value, int startIndex, System.StringComparison comparisonType)",
      "int LastIndexOf(string value, int startIndex, int count, System.StringComparison comparisonType)",
      "int LastIndexOf(char value, int startIndex, int count)",
      "int LastIndexOf(char value, int startIndex)",
      "int LastIndexOf(char value)",
      "int LastIndexOf(string value, System.StringComparison comparisonType)"
    ) { (me: String, a) in
      try a.requireNotNull(0, "value")
      return .int(Int32(clamping: try StringSearch(a).last(in: me)))
    }
    m.method(
      "int IndexOfAny(char[] anyOf)",
      "int IndexOfAny(char[] anyOf, int startIndex, int count)",
      "int IndexOfAny(char[] anyOf, int startIndex)"
    ) { (me: String, a) in
      .int(Int32(clamping: try StringSearch.any(me, a, last: false)))
    }
    m.method(
      "int LastIndexOfAny(char[] anyOf, int startIndex)",
      "int LastIndexOfAny(char[] anyOf)",
      "int LastIndexOfAny(char[] anyOf, int startIndex, int count)"
    ) { (me: String, a) in
      .int(Int32(clamping: try StringSearch.any(me, a, last: true)))
    }
    m.method(
      "bool StartsWith(string value)",
      "bool StartsWith(string value, bool ignoreCase, cultureinfo culture)",
      "bool StartsWith(char value)",
      "bool StartsWith(string value, System.StringComparison comparisonType)"
    ) { (me: String, a) in
      try a.requireNotNull(0, "value")
      return .bool(try StringSearch(a).starts(me))
    }
    m.method(
      "bool EndsWith(string value)",
      "bool EndsWith(string value, System.StringComparison comparisonType)",
      "bool EndsWith(string value, bool ignoreCase, cultureinfo culture)",
      "bool EndsWith(char value)"
    ) { (me: String, a) in
      try a.requireNotNull(0, "value")
      return .bool(try StringSearch(a).ends(me))
    }
    m.method(
      "bool Equals(string value, System.StringComparison comparisonType)",
      "bool Equals(string value)",
      "bool Equals(System.Object obj)"
    ) { (me: String, a) in
      guard case .string(let other) = a[0].base else { return .bool(false) }
      return .bool(try StringOrder.comparison(a, at: 1, or: .ordinal).equals(me, other))
    }
    m.method(
      "int CompareTo(System.Object value)",
      "int CompareTo(string strB)"
    ) { (me: String, a) in
      if a[0].isNull { return .int(1) }
      guard case .string(let other) = a[0].base else {
        throw DotNetException.argument("Object must be of type String.")
      }
      return .int(Int32(StringOrder.compare(me, other, a.session.culture)))
    }
  }

  static func declareChanges(_ m: MemberDeclarations) {
    m.method(
      "string Replace(string oldValue, string newValue, bool ignoreCase, cultureinfo culture)",
      "string Replace(string oldValue, string newValue, System.StringComparison comparisonType)",
      "string Replace(char oldChar, char newChar)",
      "string Replace(string oldValue, string newValue)"
    ) { (me: String, a) in try StringReplace.run(me, a) }
    m.method(
      "string ReplaceLineEndings()",
      "string ReplaceLineEndings(string replacementText)"
    ) { (me: String, a) in
      .string(StringReplace.lineEnds(me, a.count > 0 ? a.string(0) : "\n"))
    }
    m.method(
      "string Remove(int startIndex, int count)",
      "string Remove(int startIndex)"
    ) { (me: String, a) in try remove(me, a) }
    m.method("string Insert(int startIndex, string value)") { (me: String, a) in try insert(me, a) }
    m.method(
      "string PadLeft(int totalWidth, char paddingChar)",
      "string PadLeft(int totalWidth)"
    ) { (me: String, a) in try pad(me, a, left: true) }
    m.method(
      "string PadRight(int totalWidth, char paddingChar)",
      "string PadRight(int totalWidth)"
    ) { (me: String, a) in try pad(me, a, left: false) }
    m.method(
      "string ToUpper()",
      "string ToUpper(cultureinfo culture)"
    ) { (me: String, a) in
      .string(CaseMapping.uppercase(me, rules(a)))
    }
    m.method(
      "string ToLower()",
      "string ToLower(cultureinfo culture)"
    ) { (me: String, a) in
      .string(CaseMapping.lowercase(me, rules(a)))
    }
    m.method("string ToUpperInvariant()") { (me: String, _) in .string(CaseMapping.uppercase(me)) }
    m.method("string ToLowerInvariant()") { (me: String, _) in .string(CaseMapping.lowercase(me)) }
    m.method(
      "string Normalize(System.Text.NormalizationForm normalizationForm)",
      "string Normalize()"
    ) { (me: String, a) in .string(try Normalization.apply(me, form(a))) }
    m.method(
      "bool IsNormalized()",
      "bool IsNormalized(System.Text.NormalizationForm normalizationForm)"
    ) { (me: String, a) in
      .bool(try Normalization.apply(me, form(a)).hasSameBytes(as: me))
    }
    m.method("System.Object Clone()") { (me: String, _) in .string(me) }
    m.method(
      "string ToString()",
      "string ToString(System.IFormatProvider provider)"
    ) { (me: String, _) in .string(me) }
    m.method("System.TypeCode GetTypeCode()") { (_: String, _) in TypeCodes.value("String") }
    m.method(
      "int GetHashCode()",
      "int GetHashCode(System.StringComparison comparisonType)"
    ) { (me: String, _) in
      .int(Int32(truncatingIfNeeded: Value.string(me).hashCode()))
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.function("static bool IsNullOrEmpty(string value)") { a in .bool(a.string(0).utf8.isEmpty) }
    m.function("static bool IsNullOrWhiteSpace(string value)") { a in
      .bool(a.string(0).utf16.allSatisfy(CharKind.isWhiteSpace))
    }
    m.function(
      "static string Concat(System.Collections.Generic.IEnumerable[string] values)",
      "static string Concat(params string[] values)",
      "static string Concat(string str0, string str1, string str2, string str3)",
      "static string Concat(string str0, string str1, string str2)",
      "static string Concat(string str0, string str1)",
      "static string Concat(System.Collections.Generic.IEnumerable[T] values)",
      "static string Concat(params System.Object[] args)",
      "static string Concat(System.Object arg0, System.Object arg1, System.Object arg2)",
      "static string Concat(System.Object arg0, System.Object arg1)",
      "static string Concat(System.Object arg0)"
    ) { a in try StringStatics.concat(a) }
    m.function(
      "static string Join(string separator, System.Collections.Generic.IEnumerable[T] values)",
      "static string Join(char separator, System.Collections.Generic.IEnumerable[T] values)",
      "static string Join(char separator, params string[] value)",
      "static string Join(string separator, params System.Object[] values)",
      "static string Join(string separator, System.Collections.Generic.IEnumerable[string] values)",
      "static string Join(string separator, string[] value, int startIndex, int count)",
      "static string Join(char separator, string[] value, int startIndex, int count)",
      "static string Join(string separator, params string[] value)",
      "static string Join(char separator, params System.Object[] values)"
    ) { a in try StringStatics.join(a) }
    m.function(
      "static string Format(string format, System.Object arg0)",
      "static string Format(string format, System.Object arg0, System.Object arg1)",
      "static string Format(System.IFormatProvider provider, string format, System.Object arg0)",
      "static string Format(string format, System.Object arg0, System.Object arg1, System.Object arg2)",
      "static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1)",
      "static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0)",
      "static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, params System.Object[] args)",
      "static string Format(System.IFormatProvider provider, string format, params System.Object[] args)",
      "static string Format(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1, TArg2 arg2)",
      "static string Format(string format, params System.Object[] args)",
      "static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)",
      "static string Format(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)"
    ) { a in try StringStatics.format(a) }
    m.function(
      "static int Compare(string strA, string strB)",
      "static int Compare(string strA, string strB, bool ignoreCase)",
      "static int Compare(string strA, string strB, System.StringComparison comparisonType)",
      "static int Compare(string strA, string strB, cultureinfo culture, System.Globalization.CompareOptions options)",
      "static int Compare(string strA, string strB, bool ignoreCase, cultureinfo culture)",
      "static int Compare(string strA, int indexA, string strB, int indexB, int length)",
      "static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase)",
      "static int Compare(string strA, int indexA, string strB, int indexB, int length, bool ignoreCase, cultureinfo culture)",
      "static int Compare(string strA, int indexA, string strB, int indexB, int length, cultureinfo culture, System.Globalization.CompareOptions options)",
      "static int Compare(string strA, int indexA, string strB, int indexB, int length, System.StringComparison comparisonType)"
    ) { a in try StringStatics.compare(a) }
    m.function(
      "static int CompareOrdinal(string strA, string strB)",
      "static int CompareOrdinal(string strA, int indexA, string strB, int indexB, int length)"
    ) { a in try StringStatics.compareOrdinal(a) }
    m.function(
      "static bool Equals(string a, string b)",
      "static bool Equals(System.Object objA, System.Object objB)",
      "static bool Equals(string a, string b, System.StringComparison comparisonType)"
    ) { a in
      guard case .string(let left) = a[0].base, case .string(let right) = a[1].base else {
        return .bool(a[0].equals(a[1]))
      }
      return .bool(try StringOrder.comparison(a, at: 2, or: .ordinal).equals(left, right))
    }
    m.function("static string Copy(string str)") { a in .string(a.string(0)) }
    m.function("static string Intern(string str)") { a in .string(a.string(0)) }
    m.function("static string IsInterned(string str)") { a in .string(a.string(0)) }
    m.constructor("(char[] value)", "(char[] value, int startIndex, int length)") { a in
      let units = a.list(0).map { UInt16(truncatingIfNeeded: $0.integerOrZero) }
      guard a.count == 3 else { return Value(UTF16Slice(units)) }
      for (place, name) in [(1, "startIndex"), (2, "length")] where a.int(place) < 0 {
        throw DotNetException.outOfRange(
          "\(name) ('\(a.int(place))') must be a non-negative value.", name, actual: a[place])
      }
      guard a.int(1) <= units.count - a.int(2) else {
        throw DotNetException.outOfRange(
          "startIndex ('\(a.int(1))') must be less than or equal to '\(units.count - a.int(2))'.",
          "startIndex", actual: a[1])
      }
      return Value(UTF16Slice(units[a.int(1)..<(a.int(1) + a.int(2))]))
    }
    m.constructor("(char c, int count)") { a in
      guard a.int(1) >= 0 else {
        throw DotNetException.outOfRange("'count' must be non-negative.", "count")
      }
      try MemoryGate.check(2, times: a.int(1))
      return Value(UTF16Slice(Array(repeating: a.unit(0), count: a.int(1))))
    }
    m.constructor("(System.ReadOnlySpan[char] value)") { a in .string(a.string(0)) }
  }
}
