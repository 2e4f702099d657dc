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
  fileprivate static let formatRule =
    "Format string can be only \"D\", \"d\", \"N\", \"n\", \"P\", \"p\", \"B\", \"b\", \"X\" or \"x\"."

  func text(format: String, _ culture: Culture) throws -> String {
    switch format {
    case "N", "n": digits(dashed: false)
    case "D", "d": digits(dashed: true)
    case "B", "b": "{" + digits(dashed: true) + "}"
    case "P", "p": "(" + digits(dashed: true) + ")"
    default:
      throw DotNetException.format(Self.formatRule)
    }
  }
}

extension TypeDefinition {
  static let guid = TypeDefinition(
    "System.Guid", .value,
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    m.constructor("(string g)") { a in .object(try parsed(a.string(0))) }
    m.constructor(
      "(uint a, ushort b, ushort c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)",
      "(int a, short b, short c, byte[] d)",
      "(int a, short b, short c, byte d, byte e, byte f, byte g, byte h, byte i, byte j, byte k)"
    ) { a in
      let rest = a.count == 4 ? a.list(3) : Array(a.values.dropFirst(3))
      guard rest.count == 8 else {
        throw DotNetException.argument("Byte array for Guid must be exactly 8 bytes long.", "d")
      }
      let (first, second, third) = (a.int(0), a.int(1), a.int(2))
      let head = [
        first >> 24, first >> 16, first >> 8, first, second >> 8, second, third >> 8, third,
      ]
      let bytes = head + rest.map { Int($0.integerOrZero) }
      return .object(GuidObject(bytes.map { UInt8(truncatingIfNeeded: $0) }))
    }
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
    m.constant("static guid AllBitsSet {get;}") {
      .object(GuidObject(Array(repeating: 255, count: 16)))
    }
    m.function(
      "static guid CreateVersion7()", "static guid CreateVersion7(System.DateTimeOffset timestamp)"
    ) { _ in
      let word = Session.current.random.next()
      var bytes = (0..<16).map { UInt8(truncatingIfNeeded: word >> (4 * UInt64($0))) }
      bytes[6] = bytes[6] & 0x0F | 0x70
      bytes[8] = bytes[8] & 0x3F | 0x80
      return .object(GuidObject(bytes))
    }
    m.function("static guid ParseExact(string input, string format)") { a in
      try a.requireNotNull(0, "input")
      try a.requireNotNull(1, "format")
      return .object(try exact(a.string(0), a.string(1)))
    }
    m.function("static bool TryParseExact(string input, string format, [ref] guid result)") { a in
      let value = try? exact(a.string(0), a.string(1))
      try a.assign(2, .object(value ?? GuidObject(Array(repeating: 0, count: 16))))
      return .bool(value != nil)
    }
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
    m.refused(
      "bool TryFormat(System.Span[char] destination, [ref] int charsWritten)",
      "bool TryWriteBytes(System.Span[byte] destination)")
    m.method("int CompareTo(System.Object value)", "int CompareTo(guid value)") {
      (me: GuidObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type GUID.", "value")
      }
      return .int(Int32(order))
    }
    m.method("byte[] ToByteArray()", "byte[] ToByteArray(bool bigEndian)") {
      (me: GuidObject, a) in .bytes(a.bool(0) ? me.bytes : swapped(me.bytes))
    }
    m.method(
      "string ToString()", "string ToString(string format)",
      "string ToString(string format, System.IFormatProvider provider)"
    ) { (me: GuidObject, a) in
      let format = a.count > 0 && !a[0].isNull ? a.string(0) : "D"
      return .string(try me.text(format: format.utf8.isEmpty ? "D" : format, .invariant))
    }
  }

  /// Text that must stand in the one format named.
  private static func exact(_ text: String, _ format: String) throws -> GuidObject {
    let letter = format.utf8.count == 1 ? format.utf8.first.map { $0 | 0x20 } : nil
    guard let letter, Array("ndpbx".utf8).contains(letter) else {
      throw DotNetException.format(GuidObject.formatRule)
    }
    let wanted = [0x6E: 32, 0x64: 36][letter] ?? 38
    let bytes = Array(text.utf8)
    let isEnclosed = wanted < 38 || bytes.first == (letter == 0x62 ? 0x7B : 0x28)
    guard bytes.count == wanted, isEnclosed, let found = GuidObject.parse(text) else {
      throw DotNetException.format(unread(text, letter))
    }
    return found
  }

  private static func unread(_ text: String, _ letter: UInt8) -> String {
    let count = text.utf8.count
    switch letter {
    case 0x6E where count != 32:
      return
        "Guid should contain 32 digits with no dashes (xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx)."
    case 0x64 where count != 36:
      return
        "Guid should contain 32 digits with 4 dashes (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx)."
    default: return "Unrecognized Guid format."
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
