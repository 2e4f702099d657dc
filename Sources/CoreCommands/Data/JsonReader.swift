internal import PowerShellEngine

/// Reads JSON as leniently as PowerShell's own reader: comments, single quotes, bare names,
/// commas too many, an end that is missing.
struct JsonReader {
  struct Mistake: Error {
    let message: String
    var id = "System.ArgumentException"
    var isPlain = false
  }
  private let bytes: [UInt8]
  private var position = 0
  private let maximumDepth: Int
  private let makesTables: Bool
  private let keepsDates: Bool
  private var path: [String] = []

  init(_ text: String, depth: Int, makesTables: Bool, keepsDates: Bool) {
    bytes = Array(text.utf8)
    (maximumDepth, self.makesTables, self.keepsDates) = (depth, makesTables, keepsDates)
  }

  /// The value; nil where there is none.
  mutating func read() throws(Mistake) -> Value? {
    try skipSpace()
    guard position < bytes.count else { return nil }
    let value = try value(depth: 1)
    try skipSpace()
    guard position >= bytes.count else {
      throw Mistake(
        message:
          "Additional text encountered after finished reading JSON content: \(character). Path '', \(place)."
      )
    }
    return value
  }

  private var place: String {
    var (line, start) = (1, 0)
    for (index, byte) in bytes[..<min(position, bytes.count)].enumerated() where byte == 0x0A {
      (line, start) = (line + 1, index + 1)
    }
    if position == 0 { line = 0 }
    return "line \(line), position \(position - start)"
  }

  private var character: String {
    guard position < bytes.count else { return "" }
    return String(
      String(decoding: bytes[position...].prefix(4), as: UTF8.self).unicodeScalars.prefix(1))
  }

  private func unexpected() -> Mistake {
    Mistake(
      message:
        "Unexpected character encountered while parsing value: \(character). Path '\(path.joined())', \(place)."
    )
  }

  private mutating func skipSpace() throws(Mistake) {
    while position < bytes.count {
      switch bytes[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      case 0x2F: try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(Mistake) {
    let next = position + 1 < bytes.count ? bytes[position + 1] : 0
    if next == 0x2F {
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    } else if next == 0x2A {
      position += 2
      while position + 1 < bytes.count, bytes[position] != 0x2A || bytes[position + 1] != 0x2F {
        position += 1
      }
      position = min(position + 2, bytes.count)
    } else {
      throw unexpected()
    }
  }

  private mutating func value(depth: Int) throws(Mistake) -> Value {
    switch bytes[position] {
    case 0x7B: return try object(depth)
    case 0x5B: return try array(depth)
    case 0x22, 0x27: return text(try string())
    case 0x2D, 0x30...0x39: return try number()
    default: return try word()
    }
  }

  private func check(_ depth: Int) throws(Mistake) {
    guard depth > maximumDepth else { return }
    var passed = self
    passed.position += 1
    throw Mistake(
      message:
        "The reader's MaxDepth of \(maximumDepth) has been exceeded. Path '\(path.joined())', \(passed.place)."
    )
  }

  private mutating func array(_ depth: Int) throws(Mistake) -> Value {
    try check(depth)
    position += 1
    var elements: [Value] = []
    while true {
      try skipSpace()
      guard position < bytes.count else { break }
      if bytes[position] == 0x5D {
        position += 1
        break
      }
      if bytes[position] == 0x2C {
        position += 1
        continue
      }
      path.append("[\(elements.count)]")
      elements.append(try value(depth: depth + 1))
      path.removeLast()
    }
    return .list(elements)
  }

  private mutating func object(_ depth: Int) throws(Mistake) -> Value {
    try check(depth)
    position += 1
    var pairs: [(name: String, value: Value)] = []
    try skipSpace()
    // The end may be missing, but not all of the outermost object.
    if depth == 1, position >= bytes.count {
      throw Mistake(message: "Unexpected end when reading JSON. Path '', \(place).")
    }
    while true {
      try skipSpace()
      guard position < bytes.count else { break }
      if bytes[position] == 0x7D {
        position += 1
        break
      }
      if bytes[position] == 0x2C {
        position += 1
        continue
      }
      let name = try propertyName()
      try skipSpace()
      guard position < bytes.count, bytes[position] == 0x3A else {
        throw Mistake(
          message:
            "Invalid character after parsing property name. Expected ':' but got: \(character). Path '\(path.joined())', \(place)."
        )
      }
      position += 1
      try skipSpace()
      guard position < bytes.count else { break }
      path.append((path.isEmpty ? "" : ".") + name)
      pairs.append((name, try value(depth: depth + 1)))
      path.removeLast()
    }
    return try makesTables ? table(pairs) : bag(pairs)
  }

  private mutating func propertyName() throws(Mistake) -> String {
    if bytes[position] == 0x22 || bytes[position] == 0x27 { return try string() }
    let start = position
    while position < bytes.count, isNameByte(bytes[position]) { position += 1 }
    guard position > start else {
      throw Mistake(
        message:
          "Invalid property identifier character: \(character). Path '\(path.joined())', \(place).")
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte == 0x5F || byte == 0x24 || byte >= 0x80
  }

  private func table(_ pairs: [(name: String, value: Value)]) -> Value {
    let type = TypeTable.find("System.Management.Automation.OrderedHashtable")
    let table = TableObject(type: type, comparison: .exact)
    for (name, value) in pairs { table.set(.string(name), value) }
    return .table(table)
  }

  private func bag(_ pairs: [(name: String, value: Value)]) throws(Mistake) -> Value {
    var seen: [Symbol: String] = [:]
    var kept: [(name: String, value: Value)] = []
    for (name, value) in pairs {
      guard !name.isEmpty else {
        throw Mistake(
          message:
            "The provided JSON includes a property whose name is an empty string, this is only supported using the -AsHashTable switch.",
          id: "EmptyKeyInJsonString", isPlain: true)
      }
      if let earlier = seen[Symbol.intern(name)] {
        guard earlier.utf8.elementsEqual(name.utf8) else {
          throw Mistake(
            message:
              "Cannot convert the JSON string because it contains keys with different casing. Please use the -AsHashTable switch instead. The key that was attempted to be added to the existing key '\(earlier)' was '\(name)'.",
            id: "KeysWithDifferentCasingInJsonString", isPlain: true)
        }
        if let place = kept.firstIndex(where: { $0.name == name }) { kept[place].value = value }
        continue
      }
      seen[Symbol.intern(name)] = name
      kept.append((name, value))
    }
    return .object(PropertyBag(kept))
  }

  private mutating func string() throws(Mistake) -> String {
    let quote = bytes[position]
    position += 1
    var units: [UInt8] = []
    while position < bytes.count, bytes[position] != quote {
      if bytes[position] == 0x5C {
        try escape(into: &units)
      } else {
        units.append(bytes[position])
        position += 1
      }
    }
    guard position < bytes.count else {
      throw Mistake(
        message:
          "Unterminated string. Expected delimiter: \(quote == 0x22 ? "\"" : "'"). Path '\(path.joined())', \(place)."
      )
    }
    position += 1
    return String(decoding: units, as: UTF8.self)
  }

  private mutating func escape(into units: inout [UInt8]) throws(Mistake) {
    position += 1
    guard position < bytes.count else { return }
    let letter = bytes[position]
    position += 1
    switch letter {
    case 0x6E: units.append(0x0A)
    case 0x74: units.append(0x09)
    case 0x72: units.append(0x0D)
    case 0x62: units.append(0x08)
    case 0x66: units.append(0x0C)
    case 0x75: units += Array(unicode().utf8)
    case 0x22, 0x27, 0x5C, 0x2F: units.append(letter)
    default:
      position -= 1
      throw Mistake(
        message: "Bad JSON escape sequence: \\\(character). Path '\(path.joined())', \(place).")
    }
  }

  /// `\u` with its four digits, and the second half of a pair.
  private mutating func unicode() -> String {
    var codes = [hex()]
    if (0xD800..<0xDC00).contains(codes[0]), position + 1 < bytes.count, bytes[position] == 0x5C,
      bytes[position + 1] == 0x75
    {
      position += 2
      codes.append(hex())
    }
    return String(utf16: codes)
  }

  private mutating func hex() -> UInt16 {
    let digits = bytes[position...].prefix(4)
    position += digits.count
    return UInt16(String(decoding: digits, as: UTF8.self), radix: 16) ?? 0xFFFD
  }

  /// Texts that look like a moment become one.
  private func text(_ text: String) -> Value {
    guard !keepsDates, (19...40).contains(text.utf8.count) else { return .string(text) }
    return DateServices.isoDate(text) ?? .string(text)
  }

  private mutating func number() throws(Mistake) -> Value {
    let start = position
    while position < bytes.count, isNumberByte(bytes[position]) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if let whole = Int64(text) { return .long(whole) }
    if text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2D }) {
      let big = Conversion.tryConvert(.string(text), to: .bigInteger, Session.current)
      if let big { return big }
    }
    if let number = Double(text) { return .double(number) }
    if text == "-", bytes[position...].starts(with: "Infinity".utf8) {
      position += 8
      return .double(-.infinity)
    }
    position = start
    throw unexpected()
  }

  private func isNumberByte(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
  }

  private mutating func word() throws(Mistake) -> Value {
    let words: [(String, Value)] = [
      ("true", .bool(true)), ("false", .bool(false)), ("null", .null), ("undefined", .null),
      ("NaN", .double(.nan)), ("Infinity", .double(.infinity)),
    ]
    for (word, value) in words where bytes[position...].starts(with: word.utf8) {
      position += word.utf8.count
      return value
    }
    throw unexpected()
  }
}
