internal import Datacenter
internal import PowerShellEngine

/// The language of `-LDAPFilter` (RFC 4515): `(&(objectClass=computer)(cn=HV*))`.
struct LDAPFilterParser {
  private let bytes: [UInt8]
  private let text: String
  private var place = 0

  init(_ text: String) {
    self.text = text
    bytes = Array(text.utf8)
  }

  mutating func filter() throws -> DirectoryFilter {
    let filter = try group()
    guard place == bytes.count else { throw failure }
    return filter
  }

  private var failure: Refusal { .badFilter(text, at: place + 1) }
  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func take(_ byte: UInt8) throws {
    guard peek == byte else { throw failure }
    place += 1
  }

  private mutating func group() throws -> DirectoryFilter {
    try take(0x28)
    let filter: DirectoryFilter
    switch peek {
    case UInt8(ascii: "&"): filter = .all(try groups())
    case UInt8(ascii: "|"): filter = .any(try groups())
    case UInt8(ascii: "!"):
      place += 1
      filter = .not(try peek == 0x28 ? group() : item())
    default: filter = try item()
    }
    try take(0x29)
    return filter
  }

  private mutating func groups() throws -> [DirectoryFilter] {
    place += 1
    var found: [DirectoryFilter] = []
    while peek == 0x28 { found.append(try group()) }
    return found
  }

  private mutating func item() throws -> DirectoryFilter {
    let name = read { !"=<>~:()".utf8.contains($0) }
    let rule = try matchingRule()
    var test = DirectoryFilter.Test.equals
    switch peek {
    case UInt8(ascii: "<"): (test, place) = (.lessOrEqual, place + 1)
    case UInt8(ascii: ">"): (test, place) = (.greaterOrEqual, place + 1)
    case UInt8(ascii: "~"): place += 1
    default: break
    }
    try take(UInt8(ascii: "="))
    let value = unescaped(read { $0 != 0x28 && $0 != 0x29 })
    guard !name.isEmpty else { throw failure }
    if let rule { return .test(Name(name), rule, .string(value)) }
    if value.utf8.elementsEqual("*".utf8) { return .present(Name(name)) }
    if test == .equals, value.utf8.contains(UInt8(ascii: "*")) { test = .like }
    return .test(Name(name), test, .string(value))
  }

  /// `:1.2.840.113556.1.4.803:` all bits, `…804:` any of them (MS-ADTS 3.1.1.3.4.4).
  private mutating func matchingRule() throws -> DirectoryFilter.Test? {
    guard peek == 0x3A else { return nil }
    place += 1
    let rule = read { $0 != 0x3A }
    try take(0x3A)
    if rule.utf8.elementsEqual("1.2.840.113556.1.4.803".utf8) { return .hasBits }
    if rule.utf8.elementsEqual("1.2.840.113556.1.4.804".utf8) { return .hasAnyBit }
    // Of members, through other groups: the direct ones are asked.
    if rule.utf8.elementsEqual("1.2.840.113556.1.4.1941".utf8) { return .equals }
    throw failure
  }

  private mutating func read(while isPart: (UInt8) -> Bool) -> String {
    let start = place
    while let byte = peek, isPart(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  /// `\2a` is an asterisk that stands for itself.
  private func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5C) else { return text }
    var result: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == 0x5C, rest.count >= 2, let code = UInt8(digits, radix: 16) {
        result.append(code)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
