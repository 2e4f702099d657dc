/// `System.Net.NetworkInformation.PhysicalAddress`: the address of a network card.
final class PhysicalAddressObject: PSObject {
  let bytes: [UInt8]
  init(_ bytes: [UInt8]) { self.bytes = bytes }
  override var type: TypeInfo {
    TypeTable.required("System.Net.NetworkInformation.PhysicalAddress")
  }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? PhysicalAddressObject)?.bytes == bytes
  }
  override func hash() -> Int { bytes.hashValue }
  override func text(_ culture: Culture) -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Reads hexadecimal digits, plain or in groups parted by `-`, `:` or `.`.
  static func read(_ text: String) -> PhysicalAddressObject? {
    let source = Array(text.utf8)
    let separators: [UInt8] = [0x2D, 0x3A, 0x2E]
    let used = separators.filter(source.contains)
    guard used.count <= 1 else { return nil }
    guard let separator = used.first else {
      guard source.count % 2 == 0 else { return nil }
      return digits(source).map(PhysicalAddressObject.init)
    }
    let width = separator == 0x2E ? 4 : 2
    let groups = source.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ $0.count == width }) else { return nil }
    return digits(Array(groups.joined())).map(PhysicalAddressObject.init)
  }

  private static func digits(_ text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    for place in stride(from: 0, to: text.count - 1, by: 2) {
      guard let high = NumberParsing.hexDigit(text[place]),
        let low = NumberParsing.hexDigit(text[place + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }
}

extension TypeDefinition {
  static let physicalAddress = TypeDefinition("System.Net.NetworkInformation.PhysicalAddress") {
    m in
    m.constructor("(byte[] address)") { a in
      try a.requireNotNull(0, "address")
      return .object(
        PhysicalAddressObject(a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }))
    }
    m.constant("static PhysicalAddress None {get;}") { .object(PhysicalAddressObject([])) }
    m.method("byte[] GetAddressBytes()") { (me: PhysicalAddressObject, _) in
      .array(ArrayObject(me.bytes.map(Value.byte), of: .byte))
    }
    m.function("static PhysicalAddress Parse(string address)") { a in
      if a[0].isNull { return .object(PhysicalAddressObject([])) }
      guard let found = PhysicalAddressObject.read(a.string(0)) else {
        throw DotNetException.format("An invalid physical address was specified: '\(a.string(0))'.")
      }
      return .object(found)
    }
    m.function("static bool TryParse(string address, [ref] PhysicalAddress value)") { a in
      let found = PhysicalAddressObject.read(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
  }
}
