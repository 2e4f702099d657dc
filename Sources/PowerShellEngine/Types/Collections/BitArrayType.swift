/// `System.Collections.BitArray`: truths in a row.
final class BitArrayObject: PSObject {
  var bits: [Bool]
  init(_ bits: [Bool]) { self.bits = bits }
  override var type: TypeInfo { TypeTable.required("System.Collections.BitArray") }
  override func makeEnumerator() -> ValueEnumerator? {
    ListEnumerator(
      ListObject(bits.map { .bool($0) }, type: TypeTable.required("System.Collections.ArrayList")))
  }

  func place(_ index: Int) throws -> Int {
    guard bits.indices.contains(index) else {
      throw DotNetException.outOfRange(DotNetException.listIndex, "index")
    }
    return index
  }

  func combine(_ a: Arguments, _ rule: (Bool, Bool) -> Bool) throws -> Value {
    guard let other = a.object(0, BitArrayObject.self) else {
      throw DotNetException.argumentNull("value")
    }
    guard other.bits.count == bits.count else {
      throw DotNetException.argument("Array lengths must be the same.")
    }
    bits = zip(bits, other.bits).map(rule)
    return .object(self)
  }

  static let definition = TypeDefinition(
    "System.Collections.BitArray", interfaces: ["ICollection", "IEnumerable", "ICloneable"]
  ) { m in
    m.constructor("(int length)", "(int length, bool defaultValue)") { a in
      guard a.int(0) >= 0 else {
        throw DotNetException.outOfRange(
          "length ('\(a.int(0))') must be a non-negative value.", "length", actual: a[0])
      }
      try MemoryGate.check(elements: a.int(0))
      return .object(BitArrayObject(Array(repeating: a.bool(1), count: a.int(0))))
    }
    m.constructor("(bool[] values)") { a in .object(BitArrayObject(a.list(0).map(\.isTrue))) }
    m.constructor("(byte[] bytes)") { a in
      .object(
        BitArrayObject(a[0].byteList.flatMap { byte in (0..<8).map { byte >> $0 & 1 == 1 } }))
    }
    m.constructor("(int[] values)") { a in
      .object(
        BitArrayObject(
          a.list(0).flatMap { value in (0..<32).map { value.integerOrZero >> $0 & 1 == 1 } }))
    }
    m.indexer("bool Item(int index) {get;set;}") { (me: BitArrayObject, a) in
      .bool(me.bits[try me.place(a.int(0))])
    } set: { me, a, value in
      me.bits[try me.place(a.int(0))] = value.isTrue
    }
    m.property("int Count {get;}") { (me: BitArrayObject) in .int(Int32(clamping: me.bits.count)) }
    m.property("int Length {get;}") { (me: BitArrayObject) in .int(Int32(clamping: me.bits.count)) }
    m.property("bool IsReadOnly {get;}") { (_: BitArrayObject) in .bool(false) }
    m.method("bool Get(int index)") { (me: BitArrayObject, a) in
      .bool(me.bits[try me.place(a.int(0))])
    }
    m.method("void Set(int index, bool value)") { (me: BitArrayObject, a) in
      me.bits[try me.place(a.int(0))] = a.bool(1)
      return .nothing
    }
    m.method("void SetAll(bool value)") { (me: BitArrayObject, a) in
      me.bits = me.bits.map { _ in a.bool(0) }
      return .nothing
    }
    let type = "System.Collections.BitArray"
    m.method("\(type) And(\(type) value)") { (me: BitArrayObject, a) in
      try me.combine(a) { $0 && $1 }
    }
    m.method("\(type) Or(\(type) value)") { (me: BitArrayObject, a) in
      try me.combine(a) { $0 || $1 }
    }
    m.method("\(type) Xor(\(type) value)") { (me: BitArrayObject, a) in
      try me.combine(a) { $0 != $1 }
    }
    m.method("\(type) Not()") { (me: BitArrayObject, _) in
      me.bits = me.bits.map { !$0 }
      return .object(me)
    }
    m.method("bool HasAllSet()") { (me: BitArrayObject, _) in
      .bool(me.bits.allSatisfy { $0 })
    }
    m.method("bool HasAnySet()") { (me: BitArrayObject, _) in .bool(me.bits.contains(true)) }
    m.method("System.Object Clone()") { (me: BitArrayObject, _) in
      .object(BitArrayObject(me.bits))
    }
  }
}
