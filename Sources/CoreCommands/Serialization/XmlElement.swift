/// An element of an XML text: its name, attributes, children and own text.
final class XmlElement {
  let name: String
  let attributes: [(name: String, value: String)]
  fileprivate(set) var children: [XmlElement] = []
  fileprivate(set) var text = ""

  fileprivate init(_ name: String, _ attributes: [(name: String, value: String)]) {
    (self.name, self.attributes) = (name, attributes)
  }

  subscript(attribute: String) -> String? {
    attributes.first { $0.name == attribute }?.value
  }

  func child(_ name: String) -> XmlElement? { children.first { $0.name == name } }
}

/// Where an XML text is at fault.
struct XmlMistake: Error {
  let message: String
}

/// Reads the XML that CliXml consists of: elements, attributes, text and character references.
///
/// Comments, instructions and a document type are passed over; no entity is expanded.
struct XmlReader {
  private let bytes: [UInt8]
  private var place = 0
  /// Deeper nesting than any object has.
  private static let limit = 1_000

  init(_ text: String) { bytes = Array(text.utf8) }

  /// The root element.
  mutating func read() throws(XmlMistake) -> XmlElement {
    var open: [XmlElement] = []
    while place < bytes.count {
      guard bytes[place] == 0x3C else {
        try readText(into: open.last)
        continue
      }
      if passOver() { continue }
      if let section = characterData() {
        open.last?.text += section
      } else if at(place + 1) == 0x2F {
        guard let closed = open.popLast() else { throw mistake("Unexpected end tag.") }
        try readEnd(of: closed)
        if open.isEmpty { return closed }
      } else {
        let (element, isClosed) = try readStart()
        open.last?.children.append(element)
        if !isClosed { open.append(element) } else if open.isEmpty { return element }
        guard open.count < Self.limit else { throw mistake("The document is nested too deeply.") }
      }
    }
    throw open.isEmpty
      ? mistake("Root element is missing.")
      : mistake(
        "Unexpected end of file has occurred. The following elements are not closed: "
          + open.reversed().map(\.name).joined(separator: ", ") + ".")
  }

  private mutating func readText(into element: XmlElement?) throws(XmlMistake) {
    let start = place
    while place < bytes.count, bytes[place] != 0x3C { place += 1 }
    guard let element else {
      let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
      let isBlank = bytes[start..<place].allSatisfy { $0 <= 0x20 || mark.contains($0) }
      if !isBlank {
        place = start
        throw mistake("Data at the root level is invalid.")
      }
      return
    }
    element.text += try unescaped(bytes[start..<place])
  }

  /// Comments, instructions, document types.
  private mutating func passOver() -> Bool {
    if starts(with: "<!--") {
      skip(past: "-->")
    } else if starts(with: "<?") {
      skip(past: "?>")
    } else if starts(with: "<!D") {
      skip(past: ">")
    } else {
      return false
    }
    return true
  }

  private mutating func characterData() -> String? {
    guard starts(with: "<![CDATA[") else { return nil }
    let start = place + 9
    skip(past: "]]>")
    return String(decoding: bytes[min(start, bytes.count)..<max(start, place - 3)], as: UTF8.self)
  }

  private mutating func readEnd(of element: XmlElement) throws(XmlMistake) {
    place += 2
    let name = readName()
    skipBlanks()
    guard name == element.name, at(place) == 0x3E else {
      throw mistake(
        "The '\(element.name)' start tag does not match the end tag of '\(name)'.")
    }
    place += 1
  }

  private mutating func readStart() throws(XmlMistake) -> (XmlElement, isClosed: Bool) {
    place += 1
    let name = readName()
    guard !name.isEmpty else { throw mistake("Name cannot begin with that character.") }
    var attributes: [(name: String, value: String)] = []
    while true {
      skipBlanks()
      switch at(place) {
      case 0x3E:
        place += 1
        return (XmlElement(name, attributes), false)
      case 0x2F where at(place + 1) == 0x3E:
        place += 2
        return (XmlElement(name, attributes), true)
      default: attributes.append(try readAttribute())
      }
    }
  }

  private mutating func readAttribute() throws(XmlMistake) -> (name: String, value: String) {
    let name = readName()
    skipBlanks()
    guard !name.isEmpty, at(place) == 0x3D else { throw mistake("'=' was expected.") }
    place += 1
    skipBlanks()
    guard let quote = at(place), quote == 0x22 || quote == 0x27 else {
      throw mistake("A quoted value was expected.")
    }
    place += 1
    let start = place
    while let byte = at(place), byte != quote { place += 1 }
    guard at(place) == quote else { throw mistake("There is an unclosed literal string.") }
    place += 1
    return (name, try unescaped(bytes[start..<(place - 1)]))
  }

  private mutating func readName() -> String {
    let start = place
    while let byte = at(place), byte > 0x20, byte != 0x3E, byte != 0x2F, byte != 0x3D {
      place += 1
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private func unescaped(_ part: ArraySlice<UInt8>) throws(XmlMistake) -> String {
    guard part.contains(0x26) else { return String(decoding: part, as: UTF8.self) }
    var result = ""
    var rest = part
    while let start = rest.firstIndex(of: 0x26) {
      result += String(decoding: rest[..<start], as: UTF8.self)
      guard let end = rest[start...].firstIndex(of: 0x3B),
        let scalar = Self.entity(String(decoding: rest[(start + 1)..<end], as: UTF8.self))
      else { throw mistake("An error occurred while parsing EntityName.") }
      result.unicodeScalars.append(scalar)
      rest = rest[(end + 1)...]
    }
    return result + String(decoding: rest, as: UTF8.self)
  }

  private static func entity(_ name: String) -> Unicode.Scalar? {
    switch name {
    case "lt": return "<"
    case "gt": return ">"
    case "amp": return "&"
    case "quot": return "\""
    case "apos": return "'"
    default: break
    }
    guard name.utf8.first == 0x23 else { return nil }
    let digits = name.dropFirst()
    let isHex = digits.utf8.first == 0x78
    let number = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10)
    return number.flatMap(Unicode.Scalar.init)
  }

  private func at(_ place: Int) -> UInt8? { bytes.indices.contains(place) ? bytes[place] : nil }

  private func starts(with text: String) -> Bool {
    bytes[place...].starts(with: text.utf8)
  }

  private mutating func skip(past text: String) {
    let mark = Array(text.utf8)
    while place < bytes.count, !bytes[place...].starts(with: mark) { place += 1 }
    place = min(place + mark.count, bytes.count)
  }

  private mutating func skipBlanks() {
    while let byte = at(place), byte <= 0x20 { place += 1 }
  }

  /// The mistake with its line and column.
  private func mistake(_ text: String) -> XmlMistake {
    let before = bytes.prefix(place)
    let line = before.count { $0 == 0x0A } + 1
    let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return XmlMistake(message: "\(text) Line \(line), position \(place - start + 1).")
  }
}
