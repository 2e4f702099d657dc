/// `System.Guid`.
final class GuidObject: PSObject {
  /// In the order in which the text shows them.
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
  override var type: TypeInfo { TypeTable.required("System.Guid") }
  override func hash() -> Int { bytes.hashValue }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? GuidObject)?.bytes == bytes
  }
  override func compare(to other: Value) -> Int? {
    (other.base.reference as? GuidObject).map {
      bytes == $0.bytes ? 0 : bytes.lexicographicallyPrecedes($0.bytes) ? -1 : 1
    }
  }
  override func text(_ culture: Culture) -> String { digits(dashed: true) }

  func digits(dashed: Bool) -> String {
    var result = ""
    for (place, byte) in bytes.enumerated() {
      if dashed, [4, 6, 8, 10].contains(place) { result += "-" }
      let text = String(byte, radix: 16)
      result += byte < 16 ? "0" + text : text
    }
    return result
  }

  /// Reads the formats N, D, B and P.
  static func parse(_ text: String) -> GuidObject? {
    var bytes = Array(text.utf8).filter { $0 > 0x20 }
    if let first = bytes.first, let last = bytes.last,
      (first == 0x7B && last == 0x7D) || (first == 0x28 && last == 0x29)
    {
      bytes = Array(bytes.dropFirst().dropLast())
    }
    if bytes.count == 36 {
      guard [8, 13, 18, 23].allSatisfy({ bytes[$0] == 0x2D }) else { return nil }
      bytes.removeAll { $0 == 0x2D }
    }
    guard bytes.count == 32 else { return nil }
    var result: [UInt8] = []
    for place in stride(from: 0, to: 32, by: 2) {
      guard let high = NumberParsing.hexDigit(bytes[place]),
        let low = NumberParsing.hexDigit(bytes[place + 1])
      else { return nil }
      result.append(high << 4 | low)
    }
    return GuidObject(result)
  }
}

extension GuidObject: FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String {
    switch format {
    case "N", "n": digits(dashed: false)
    case "D", "d": digits(dashed: true)
    case "B", "b": "{" + digits(dashed: true) + "}"
    case "P", "p": "(" + digits(dashed: true) + ")"
    default:
      throw DotNetException.format(
        "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\"."
      )
    }
  }
}

extension TypeDefinition {
  static let guid = TypeDefinition(
    "System.Guid", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    m.constructor("(string g)") { a in .object(try parsed(a.string(0))) }
    m.constructor("(byte[] b)") { a in
      let bytes = a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
      guard bytes.count == 16 else {
        throw DotNetException.argument("Byte array for Guid must be exactly 16 bytes long.", "b")
      }
      return .object(GuidObject(swapped(bytes)))
    }
    m.extended(.script, "System.Object Guid {get=$this.ToString();}") { (me: GuidObject) in
      .string(me.text(.invariant))
    }
    m.property("int Variant {get;}") { (me: GuidObject) in .int(Int32(me.bytes[8] >> 4)) }
    m.property("int Version {get;}") { (me: GuidObject) in .int(Int32(me.bytes[6] >> 4)) }
    m.constant("static guid Empty {get;}") { .object(GuidObject(Array(repeating: 0, count: 16))) }
    m.function("static guid NewGuid()") { _ in
      var bytes = (0..<2).flatMap { _ in
        let word = Session.current.random.next()
        return (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * UInt64($0))) }
      }
      bytes[6] = bytes[6] & 0x0F | 0x40
      bytes[8] = bytes[8] & 0x3F | 0x80
      return .object(GuidObject(bytes))
    }
    m.function(
      "static guid Parse(string input)",
      "static guid Parse(string s, System.IFormatProvider provider)"
    ) { a in .object(try parsed(a.string(0))) }
    m.function("static bool TryParse(string input, [ref] guid result)") { a in
      let value = GuidObject.parse(a.string(0))
      try a.assign(1, .object(value ?? GuidObject(Array(repeating: 0, count: 16))))
      return .bool(value != nil)
    }
    m.method("int CompareTo(System.Object value)", "int CompareTo(guid value)") {
      (me: GuidObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type GUID.", "value")
      }
      return .int(Int32(order))
    }
    m.method("byte[] ToByteArray()") { (me: GuidObject, _) in
      .array(ArrayObject(swapped(me.bytes).map(Value.byte), of: .byte))
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(string format, System.IFormatProvider provider)"
    ) { (me: GuidObject, a) in
      let format = a.count > 0 && !a[0].isNull ? a.string(0) : "D"
      return .string(try me.text(format: format.utf8.isEmpty ? "D" : format, .invariant))
    }
  }

  private static func parsed(_ text: String) throws -> GuidObject {
    if let found = GuidObject.parse(text) { return found }
    let length = text.utf8.count
    throw DotNetException.format(
      length == 32 || length == 36 || length == 38
        ? "Guid should only contain hexadecimal characters."
        : "Unrecognized Guid format.")
  }

  /// The first three groups lie with the low byte first.
  private static func swapped(_ b: [UInt8]) -> [UInt8] {
    [b[3], b[2], b[1], b[0], b[5], b[4], b[7], b[6]] + b[8...]
  }
}
