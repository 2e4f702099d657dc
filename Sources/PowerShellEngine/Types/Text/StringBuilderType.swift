/// `System.Text.StringBuilder`.
extension TypeDefinition {
  static let stringBuilder = TypeDefinition(
    "System.Text.StringBuilder", interfaces: ["ISerializable"]
  ) { m in
    m.constructor(
      "()",
      "(int capacity)",
      "(string value)",
      "(string value, int capacity)",
      "(string value, int startIndex, int length, int capacity)",
      "(int capacity, int maxCapacity)"
    ) { a in try StringBuilderObject.make(a) }
    m.property(
      "int Capacity {get;set;}",
      get: { (me: StringBuilderObject) in
        .int(Int32(clamping: me.grownCapacity))
      }, set: { me, value in try me.setCapacity(Int(value.integerOrZero)) })
    m.property("int MaxCapacity {get;}") { (me: StringBuilderObject) in
      .int(Int32(clamping: me.maximum))
    }
    m.property(
      "int Length {get;set;}",
      get: { (me: StringBuilderObject) in
        .int(Int32(clamping: me.units.count))
      }, set: { me, value in try me.setLength(Int(value.integerOrZero)) })
    m.indexer(
      "char Chars[int] {get;set;}",
      get: { (me: StringBuilderObject, a) in
        guard me.units.indices.contains(a.int(0)) else {
          throw DotNetException("System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
        }
        return .char(me.units[a.int(0)])
      },
      set: { me, a, value in
        guard me.units.indices.contains(a.int(0)) else {
          throw DotNetException.outOfRange(StringMembers.startText, "index")
        }
        me.units[a.int(0)] = UInt16(truncatingIfNeeded: value.integerOrZero)
      })
    m.method(
      "System.Text.StringBuilder Append(uint value)",
      "System.Text.StringBuilder Append(sbyte value)",
      "System.Text.StringBuilder Append(byte value)",
      "System.Text.StringBuilder Append(short value)",
      "System.Text.StringBuilder Append(int value)",
      "System.Text.StringBuilder Append(long value)",
      "System.Text.StringBuilder Append(float value)",
      "System.Text.StringBuilder Append(char value)",
      "System.Text.StringBuilder Append(double value)",
      "System.Text.StringBuilder Append(ushort value)",
      "System.Text.StringBuilder Append(System.IFormatProvider provider, [ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)",
      "System.Text.StringBuilder Append(ulong value)",
      "System.Text.StringBuilder Append(System.Object value)",
      "System.Text.StringBuilder Append(char[] value)",
      "System.Text.StringBuilder Append(decimal value)",
      "System.Text.StringBuilder Append(System.ReadOnlyMemory[char] value)",
      "System.Text.StringBuilder Append(bool value)",
      "System.Text.StringBuilder Append(string value)",
      "System.Text.StringBuilder Append(char value, int repeatCount)",
      "System.Text.StringBuilder Append(char[] value, int startIndex, int charCount)",
      "System.Text.StringBuilder Append(string value, int startIndex, int count)",
      "System.Text.StringBuilder Append(System.Text.StringBuilder value)",
      "System.Text.StringBuilder Append([ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)",
      "System.Text.StringBuilder Append(System.Text.StringBuilder value, int startIndex, int count)"
    ) { (me: StringBuilderObject, a) in try me.append(a) }
    m.method("System.Text.StringBuilder+ChunkEnumerator GetChunks()") {
      (_: StringBuilderObject, _) in
      .object(NamedObject("System.Text.StringBuilder+ChunkEnumerator"))
    }
    m.method("void CopyTo(int sourceIndex, char[] destination, int destinationIndex, int count)") {
      (me: StringBuilderObject, a) in
      guard case .array(let target) = a[1].base else {
        throw DotNetException.argumentNull("destination")
      }
      let (from, count) = (a.int(0), a.int(3))
      guard from >= 0, count >= 0, from <= me.units.count - count else {
        throw DotNetException.outOfRange(DotNetException.listIndex, "sourceIndex")
      }
      let copied = me.units[from..<(from + count)].map { Value.char($0) }
      try ArrayMembers.copy(copied, to: target, at: a.int(2))
      return .nothing
    }
    m.method(
      "void ISerializable.GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    ) { (_: StringBuilderObject, _) in throw DotNetException.argumentNull("info") }
    m.method(
      "System.Text.StringBuilder AppendLine(string value)",
      "System.Text.StringBuilder AppendLine()",
      "System.Text.StringBuilder AppendLine(System.IFormatProvider provider, [ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)",
      "System.Text.StringBuilder AppendLine([ref] System.Text.StringBuilder+AppendInterpolatedStringHandler handler)"
    ) { (me: StringBuilderObject, a) in
      try me.insert([UInt16](unitsOf: a.string(0)) + [0x0A], at: me.units.count)
    }
    m.method(
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, System.Object arg0, System.Object arg1, System.Object arg2)",
      "System.Text.StringBuilder AppendFormat(string format, params System.Object[] args)",
      "System.Text.StringBuilder AppendFormat(string format, System.Object arg0, System.Object arg1, System.Object arg2)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, string format, params System.Object[] args)",
      "System.Text.StringBuilder AppendFormat(string format, System.Object arg0)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format, params System.Object[] args)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1, TArg2 arg2)",
      "System.Text.StringBuilder AppendFormat(System.IFormatProvider provider, System.Text.CompositeFormat format, TArg0 arg0, TArg1 arg1)",
      "System.Text.StringBuilder AppendFormat(string format, System.Object arg0, System.Object arg1)"
    ) { (me: StringBuilderObject, a) in
      guard case .string(let text) = try StringStatics.format(a) else { return .object(me) }
      return try me.insert([UInt16](unitsOf: text), at: me.units.count)
    }
    m.method(
      "System.Text.StringBuilder AppendJoin(char separator, params string[] values)",
      "System.Text.StringBuilder AppendJoin(char separator, System.Collections.Generic.IEnumerable[T] values)",
      "System.Text.StringBuilder AppendJoin(string separator, params string[] values)",
      "System.Text.StringBuilder AppendJoin(string separator, System.Collections.Generic.IEnumerable[T] values)",
      "System.Text.StringBuilder AppendJoin(string separator, params System.Object[] values)",
      "System.Text.StringBuilder AppendJoin(char separator, params System.Object[] values)"
    ) { (me: StringBuilderObject, a) in
      guard case .string(let text) = try StringStatics.join(a) else { return .object(me) }
      return try me.insert([UInt16](unitsOf: text), at: me.units.count)
    }
    m.method(
      "System.Text.StringBuilder Insert(int index, string value, int count)",
      "System.Text.StringBuilder Insert(int index, float value)",
      "System.Text.StringBuilder Insert(int index, string value)",
      "System.Text.StringBuilder Insert(int index, bool value)",
      "System.Text.StringBuilder Insert(int index, sbyte value)",
      "System.Text.StringBuilder Insert(int index, byte value)",
      "System.Text.StringBuilder Insert(int index, double value)",
      "System.Text.StringBuilder Insert(int index, char value)",
      "System.Text.StringBuilder Insert(int index, decimal value)",
      "System.Text.StringBuilder Insert(int index, ushort value)",
      "System.Text.StringBuilder Insert(int index, uint value)",
      "System.Text.StringBuilder Insert(int index, ulong value)",
      "System.Text.StringBuilder Insert(int index, short value)",
      "System.Text.StringBuilder Insert(int index, System.Object value)",
      "System.Text.StringBuilder Insert(int index, long value)",
      "System.Text.StringBuilder Insert(int index, int value)",
      "System.Text.StringBuilder Insert(int index, char[] value, int startIndex, int charCount)",
      "System.Text.StringBuilder Insert(int index, char[] value)"
    ) { (me: StringBuilderObject, a) in try me.insert(a) }
    m.method("System.Text.StringBuilder Remove(int startIndex, int length)") {
      (me: StringBuilderObject, a) in try me.remove(a.int(0), a.int(1))
    }
    m.method(
      "System.Text.StringBuilder Replace(string oldValue, string newValue)",
      "System.Text.StringBuilder Replace(string oldValue, string newValue, int startIndex, int count)",
      "System.Text.StringBuilder Replace(char oldChar, char newChar)",
      "System.Text.StringBuilder Replace(char oldChar, char newChar, int startIndex, int count)"
    ) { (me: StringBuilderObject, a) in try me.replace(a) }
    m.method("System.Text.StringBuilder Clear()") { (me: StringBuilderObject, _) in
      me.units = []
      return .object(me)
    }
    m.method("int EnsureCapacity(int capacity)") { (me: StringBuilderObject, a) in
      try me.setCapacity(max(a.int(0), me.grownCapacity))
      return .int(Int32(clamping: me.grownCapacity))
    }
    m.method(
      "string ToString(int startIndex, int length)",
      "string ToString()"
    ) { (me: StringBuilderObject, a) in
      guard a.count == 2 else { return Value(UTF16Slice(me.units)) }
      let (start, length) = (a.int(0), a.int(1))
      guard start >= 0, start <= me.units.count else { throw StringMembers.startOutside }
      guard length >= 0, length <= me.units.count - start else {
        throw DotNetException.outOfRange(StringMembers.rangeText, "length")
      }
      return Value(UTF16Slice(me.units[start..<(start + length)]))
    }
    m.method(
      "bool Equals(System.Object obj)",
      "bool Equals(System.Text.StringBuilder sb)"
    ) { (me: StringBuilderObject, a) in
      .bool((a[0].base.reference as? StringBuilderObject).map { $0.units == me.units } ?? false)
    }
  }
}
