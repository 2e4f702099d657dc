/// Reads XML text into a tree, with .NET's words for what is wrong.
struct XmlParser {
  private let bytes: [UInt8]
  private var place = 0
  private let tree: XmlTree
  /// The open elements, with where their tags start.
  private var open: [(node: Int, start: Int)] = []

  private init(_ text: String, _ tree: XmlTree) {
    bytes = Array(text.utf8)
    self.tree = tree
  }

  /// Replaces what a tree holds.
  static func read(_ text: String, into tree: XmlTree) throws {
    tree.nodes = [XmlTree.Node(kind: .document)]
    var parser = XmlParser(text, tree)
    try parser.run()
  }

  private mutating func run() throws {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    while place < bytes.count {
      if bytes[place] == 0x3C { try markup() } else { try characters() }
    }
    if !open.isEmpty {
      let names = open.reversed().map { tree.nodes[$0.node].name }.joined(separator: ", ")
      throw error(
        "Unexpected end of file has occurred. The following elements are not closed: \(names).")
    }
    guard tree.root != nil else { throw error("Root element is missing.") }
  }

  private var current: Int { open.last?.node ?? 0 }

  // MARK: Errors

  private func error(_ text: String, at position: Int? = nil) -> DotNetException {
    let (line, column) = lineAndColumn(position ?? place)
    return DotNetException(
      "System.Xml.XmlException", "\(text) Line \(line), position \(column).")
  }

  private func lineAndColumn(_ position: Int) -> (Int, Int) {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return (line, String(decoding: before[start...], as: UTF8.self).utf16.count + 1)
  }

  private func unexpected(_ expected: String) -> DotNetException {
    guard place < bytes.count else { return error("Unexpected end of file has occurred.") }
    let rest = String(decoding: bytes[place..<min(bytes.count, place + 4)], as: UTF8.self)
    let shown = rest.unicodeScalars.first.map { String($0) } ?? ""
    let code = String(bytes[place], radix: 16, uppercase: true)
    return error(
      expected.utf8.isEmpty
        ? "Name cannot begin with the '\(shown)' character, hexadecimal value 0x\(bytes[place] < 16 ? "0" : "")\(code)."
        : "'\(shown)' is an unexpected token. The expected token is '\(expected)'.")
  }

  // MARK: Markup

  private func looksAt(_ text: StaticString) -> Bool {
    bytes[place...].starts(with: text.withUTF8Buffer { Array($0) })
  }

  private mutating func markup() throws {
    if looksAt("<!--") { return try delimited(4, "-->", .comment) }
    if looksAt("<![CDATA[") {
      guard !open.isEmpty else { throw error("Data at the root level is invalid.") }
      return try delimited(9, "]]>", .cdata)
    }
    if looksAt("<?") { return try instruction() }
    if looksAt("<!DOCTYPE") { return try documentType() }
    if looksAt("</") { return try endTag() }
    try startTag()
  }

  /// Takes the text up to an end mark.
  private mutating func upTo(_ end: String, after length: Int) throws -> String {
    let mark = Array(end.utf8)
    let start = place + length
    var next = start
    while next + mark.count <= bytes.count {
      if bytes[next] == mark[0], bytes[next...].starts(with: mark) {
        place = next + mark.count
        return String(decoding: bytes[start..<next], as: UTF8.self)
      }
      next += 1
    }
    place = bytes.count
    throw error("Unexpected end of file has occurred.")
  }

  private mutating func delimited(_ length: Int, _ end: String, _ kind: XmlTree.Kind) throws {
    let text = try upTo(end, after: length)
    _ = try tree.add(XmlTree.Node(kind: kind, value: text), to: current)
  }

  private mutating func instruction() throws {
    let start = place
    let text = Array(try upTo("?>", after: 2).utf8)
    let end = text.firstIndex { $0 <= 0x20 } ?? text.count
    let name = String(decoding: text[..<end], as: UTF8.self)
    let value = String(decoding: text[end...].drop { $0 <= 0x20 }, as: UTF8.self)
    let isDeclaration = name == "xml"
    if isDeclaration, start != 0, !(start == 3 && bytes[0] == 0xEF) {
      throw error(
        "Unexpected XML declaration. The XML declaration must be the first node in the document, and no whitespace characters are allowed to appear before it.",
        at: start + 2)
    }
    _ = try tree.add(
      XmlTree.Node(
        kind: isDeclaration ? .declaration : .processingInstruction, localName: name,
        value: value), to: current)
  }

  /// A document type is kept by its name; what it declares is not read.
  private mutating func documentType() throws {
    place += 9
    skipSpace()
    let name = try self.name()
    var depth = 0
    while place < bytes.count, bytes[place] != 0x3E || depth > 0 {
      if bytes[place] == 0x5B { depth += 1 }
      if bytes[place] == 0x5D { depth -= 1 }
      place += 1
    }
    guard place < bytes.count else { throw error("Unexpected end of file has occurred.") }
    place += 1
    _ = try tree.add(XmlTree.Node(kind: .documentType, localName: name), to: current)
  }

  private mutating func skipSpace() {
    while place < bytes.count, Self.isSpace(bytes[place]) { place += 1 }
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  static func isNameByte(_ byte: UInt8, isFirst: Bool) -> Bool {
    if (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x3A || byte >= 0x80 {
      return true
    }
    return !isFirst && ((0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E)
  }

  private mutating func name() throws -> String {
    guard place < bytes.count, Self.isNameByte(bytes[place], isFirst: true) else {
      throw unexpected("")
    }
    let start = place
    while place < bytes.count, Self.isNameByte(bytes[place], isFirst: false) { place += 1 }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  static func split(_ name: String) -> (prefix: String, local: String) {
    guard let colon = name.utf8.firstIndex(of: 0x3A) else { return ("", name) }
    return (String(name[..<colon]), String(name[name.utf8.index(after: colon)...]))
  }

  private mutating func startTag() throws {
    let start = place
    place += 1
    let name = try self.name()
    if open.isEmpty, tree.root != nil {
      throw error("There are multiple root elements.", at: start + 1)
    }
    guard open.count < 10_000 else { throw error("The document is nested too deeply.") }
    let (prefix, local) = Self.split(name)
    let node = try tree.add(
      XmlTree.Node(kind: .element, prefix: prefix, localName: local), to: current)
    try attributes(of: node)
    try resolve(node, start)
    if place < bytes.count, bytes[place] == 0x2F {
      place += 1
      guard place < bytes.count, bytes[place] == 0x3E else { throw unexpected(">") }
      tree.nodes[node].isEmpty = true
    } else {
      open.append((node, start))
    }
    guard place < bytes.count, bytes[place] == 0x3E else { throw unexpected(">") }
    place += 1
  }

  private mutating func attributes(of node: Int) throws {
    while true {
      let before = place
      skipSpace()
      guard place < bytes.count else {
        let names = ([node] + open.reversed().map(\.node)).map { tree.nodes[$0].name }
        throw error(
          "Unexpected end of file has occurred. The following elements are not closed: \(names.joined(separator: ", "))."
        )
      }
      if bytes[place] == 0x3E || bytes[place] == 0x2F { return }
      guard before < place else { throw unexpected(">") }
      let start = place
      let name = try self.name()
      skipSpace()
      guard place < bytes.count, bytes[place] == 0x3D else { throw unexpected("=") }
      place += 1
      skipSpace()
      let value = try quoted()
      guard tree.attribute(node, named: name) == nil else {
        throw error("'\(name)' is a duplicate attribute name.", at: start)
      }
      let (prefix, local) = Self.split(name)
      _ = try tree.add(
        XmlTree.Node(kind: .attribute, prefix: prefix, localName: local, value: value), to: node)
    }
  }

  private mutating func quoted() throws -> String {
    guard place < bytes.count, bytes[place] == 0x22 || bytes[place] == 0x27 else {
      guard place < bytes.count else { throw error("Unexpected end of file has occurred.") }
      let shown = String(decoding: [bytes[place]], as: UTF8.self)
      throw error("'\(shown)' is an unexpected token. The expected token is '\"' or '''.")
    }
    let quote = bytes[place]
    place += 1
    var result: [UInt8] = []
    while place < bytes.count, bytes[place] != quote {
      switch bytes[place] {
      case 0x26: result += try reference()
      case 0x3C:
        throw error("'<', hexadecimal value 0x3C, is an invalid attribute character.")
      case 0x09, 0x0A, 0x0D:
        result.append(0x20)
        place += 1
      default:
        result.append(bytes[place])
        place += 1
      }
    }
    guard place < bytes.count else { throw error("There is an unclosed literal string.") }
    place += 1
    return String(decoding: result, as: UTF8.self)
  }

  private static let entities: [String: UInt8] = [
    "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27,
  ]

  private mutating func reference() throws -> [UInt8] {
    let start = place
    guard let end = bytes[place...].prefix(40).firstIndex(of: 0x3B) else {
      place += 1
      _ = try name()
      throw unexpected(";")
    }
    let name = String(decoding: bytes[(start + 1)..<end], as: UTF8.self)
    if name.utf8.first == 0x23 {
      let digits = name.utf8.dropFirst()
      let isHex = digits.first == 0x78
      let text = String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self)
      guard let scalar = UInt32(text, radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init) else {
        throw error("Invalid syntax for a decimal numeric entity reference.", at: start + 2)
      }
      place = end + 1
      return Array(String(scalar).utf8)
    }
    place += 1
    guard let byte = Self.entities[name] else {
      _ = try self.name()
      guard place == end else { throw unexpected(";") }
      throw error("Reference to undeclared entity '\(name)'.", at: start + 1)
    }
    place = end + 1
    return [byte]
  }

  /// Finds what the prefixes of an element and its attributes stand for.
  private func resolve(_ node: Int, _ start: Int) throws {
    for place in [node] + tree.nodes[node].attributes {
      let prefix = tree.nodes[place].prefix
      if place != node, prefix.utf8.isEmpty {
        if tree.nodes[place].localName == "xmlns" {
          tree.nodes[place].namespace = "http://www.w3.org/2000/xmlns/"
        }
        continue
      }
      let namespace = tree.namespace(of: prefix, at: node)
      guard prefix.utf8.isEmpty || !namespace.utf8.isEmpty else {
        throw error("'\(prefix)' is an undeclared prefix.", at: start + 1)
      }
      tree.nodes[place].namespace = namespace
    }
  }

  private mutating func endTag() throws {
    let start = place
    place += 2
    guard let top = open.last else { throw error("Unexpected end tag.", at: start + 2) }
    let name = try self.name()
    let wanted = tree.nodes[top.node].name
    guard name.utf8.elementsEqual(wanted.utf8) else {
      let (line, column) = lineAndColumn(top.start + 1)
      throw error(
        "The '\(wanted)' start tag on line \(line) position \(column) does not match the end tag of '\(name)'.",
        at: start + 2)
    }
    skipSpace()
    guard place < bytes.count, bytes[place] == 0x3E else { throw unexpected(">") }
    place += 1
    open.removeLast()
  }

  private mutating func characters() throws {
    let start = place
    var result: [UInt8] = []
    while place < bytes.count, bytes[place] != 0x3C {
      switch bytes[place] {
      case 0x26: result += try reference()
      case 0x0D:
        result.append(0x0A)
        place += place + 1 < bytes.count && bytes[place + 1] == 0x0A ? 2 : 1
      default:
        result.append(bytes[place])
        place += 1
      }
    }
    let isBlank = bytes[start..<place].allSatisfy(Self.isSpace)
    guard isBlank || !open.isEmpty else {
      let first = bytes[start..<place].firstIndex { !Self.isSpace($0) } ?? start
      throw error("Data at the root level is invalid.", at: first)
    }
    guard !isBlank || tree.preservesWhitespace else { return }
    _ = try tree.add(
      XmlTree.Node(
        kind: isBlank ? .whitespace : .text, value: String(decoding: result, as: UTF8.self)),
      to: current)
  }
}
