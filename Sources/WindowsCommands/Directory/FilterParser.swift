internal import Datacenter
internal import PowerShellEngine

/// The language of `-Filter`: `Name -like "HV*" -and Enabled -eq $true`.
///
/// The module reads variables of the caller itself, also those inside double quotes.
struct FilterParser {
  private let bytes: [UInt8]
  private let text: String
  private let frame: Frame
  private var place = 0

  init(_ text: String, _ frame: Frame) {
    (self.text, self.frame) = (text, frame)
    bytes = Array(text.utf8)
  }

  mutating func filter() throws -> DirectoryFilter {
    skipBlanks()
    if bytes[place...].elementsEqual("*".utf8) { return .everything }
    let filter = try disjunction()
    skipBlanks()
    guard place == bytes.count else { throw failure }
    return filter
  }

  private var failure: Refusal { .badFilter(text, at: place + 1) }

  private mutating func disjunction() throws -> DirectoryFilter {
    var parts = [try conjunction()]
    while take(operator: "or") { parts.append(try conjunction()) }
    return parts.count == 1 ? parts[0] : .any(parts)
  }

  private mutating func conjunction() throws -> DirectoryFilter {
    var parts = [try condition()]
    while take(operator: "and") { parts.append(try condition()) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func condition() throws -> DirectoryFilter {
    skipBlanks()
    if take(operator: "not") { return .not(try condition()) }
    if peek == UInt8(ascii: "!") {
      place += 1
      return .not(try condition())
    }
    if peek == UInt8(ascii: "(") {
      place += 1
      let inner = try disjunction()
      skipBlanks()
      guard peek == UInt8(ascii: ")") else { throw failure }
      place += 1
      return inner
    }
    return try comparison()
  }

  private mutating func comparison() throws -> DirectoryFilter {
    let name = Name(word())
    guard !name.isEmpty else { throw failure }
    skipBlanks()
    guard peek == UInt8(ascii: "-") else { throw failure }
    let start = place
    place += 1
    let sign = word().small
    guard let test = Self.tests[sign] else {
      place = start
      throw failure
    }
    let value = try value()
    // `-like "*"` asks whether there is a value at all.
    if test == .like, value.text(.invariant).utf8.elementsEqual("*".utf8) { return .present(name) }
    return .test(name, test, value)
  }

  private static let tests: [String: DirectoryFilter.Test] = [
    "eq": .equals, "ne": .differs, "like": .like, "notlike": .unlike, "lt": .less,
    "le": .lessOrEqual, "gt": .greater, "ge": .greaterOrEqual, "band": .hasBits,
    "bor": .hasAnyBit, "approx": .equals,
  ]

  // MARK: Words

  private var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D {
      place += 1
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D, 0x2E, 0x3A, 0x2A, 0x5C, 0x40, 0x80...:
      true
    default: false
    }
  }

  private mutating func word() -> String {
    let start = place
    while let byte = peek, Self.isWord(byte) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func take(operator name: String) -> Bool {
    skipBlanks()
    let start = place
    guard peek == UInt8(ascii: "-") else { return false }
    place += 1
    if word().small.utf8.elementsEqual(name.utf8) { return true }
    place = start
    return false
  }

  private mutating func value() throws -> Value {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "'"): return .string(try quoted(by: 0x27))
    case UInt8(ascii: "\""): return .string(try expanded(try quoted(by: 0x22)))
    case UInt8(ascii: "$"): return try variable()
    default:
      let text = word()
      guard !text.isEmpty else { throw failure }
      return .string(text)
    }
  }

  private mutating func quoted(by quote: UInt8) throws -> String {
    place += 1
    var result: [UInt8] = []
    while let byte = peek {
      place += 1
      if byte == quote {
        guard peek == quote else { return String(decoding: result, as: UTF8.self) }
        place += 1
      }
      result.append(byte)
    }
    throw failure
  }

  /// `$name`, `$name.property`.
  private mutating func variable() throws -> Value {
    place += 1
    let path = word().utf8.split(separator: UInt8(ascii: ".")).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard let first = path.first else { throw failure }
    var value: Value =
      switch Name(first) {
      case "true": .bool(true)
      case "false": .bool(false)
      default: frame.lookup(Symbol.intern(first))
      }
    for member in path.dropFirst() {
      value = try MemberAccess.get(value, Symbol.intern(member), frame.session) ?? .null
    }
    return value
  }

  /// The variables inside a text in double quotes.
  private func expanded(_ text: String) throws -> String {
    guard text.utf8.contains(UInt8(ascii: "$")) else { return text }
    var inner = FilterParser(text, frame)
    var result = ""
    while let byte = inner.peek {
      if byte == UInt8(ascii: "$") {
        result += try inner.variable().text(.invariant)
      } else {
        let start = inner.place
        while let byte = inner.peek, byte != UInt8(ascii: "$") { inner.place += 1 }
        result += String(decoding: inner.bytes[start..<inner.place], as: UTF8.self)
      }
    }
    return result
  }
}
