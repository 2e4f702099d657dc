/// The parts of a URI's text, as RFC 3986 cuts it and .NET writes it.
struct UriText {
  var scheme = ""
  var userInfo = ""
  var host = ""
  var port: Int?
  var hasAuthority = false
  var path = ""
  var query = ""
  var fragment = ""

  static let defaultPorts: [String: Int] = [
    "http": 80, "https": 443, "ftp": 21, "ftps": 990, "ssh": 22, "sftp": 22, "gopher": 70,
    "telnet": 23, "nntp": 119, "ldap": 389, "net.tcp": 808, "ws": 80, "wss": 443, "mailto": 25,
  ]

  /// An absolute URI; nil where the text has no scheme.
  static func read(_ text: String) throws -> UriText? {
    let bytes = trimmed(text)
    var parts = UriText()
    var rest: ArraySlice<UInt8>
    if isDrivePath(bytes) {
      parts.scheme = "file"
      parts.hasAuthority = true
      rest = ([0x2F] + bytes.map { $0 == 0x5C ? 0x2F : $0 })[...]
    } else if bytes.starts(with: [0x5C, 0x5C]) {
      parts.scheme = "file"
      rest = bytes.map { $0 == 0x5C ? 0x2F : $0 }[...]
    } else {
      guard let colon = bytes.firstIndex(of: 0x3A), isScheme(bytes[..<colon]) else { return nil }
      parts.scheme = lowered(bytes[..<colon])
      rest = bytes[(colon + 1)...]
    }
    if let hash = rest.firstIndex(of: 0x23) {
      parts.fragment = escaped(rest[hash...])
      rest = rest[..<hash]
    }
    if let mark = rest.firstIndex(of: 0x3F) {
      parts.query = escaped(rest[mark...])
      rest = rest[..<mark]
    }
    if rest.starts(with: [0x2F, 0x2F]) {
      rest = try parts.readAuthority(rest.dropFirst(2))
    } else if defaultPorts[parts.scheme] != nil, parts.scheme != "mailto" {
      throw DotNetException(
        "System.UriFormatException", "Invalid URI: The hostname could not be parsed.")
    }
    parts.path = parts.hasAuthority ? normalized(escaped(rest)) : escaped(rest)
    if parts.hasAuthority, parts.path.utf8.isEmpty { parts.path = "/" }
    return parts
  }

  private static func trimmed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8.drop { $0 <= 0x20 })
    return Array(bytes.reversed().drop { $0 <= 0x20 }.reversed())
  }

  private static func isDrivePath(_ bytes: [UInt8]) -> Bool {
    bytes.count > 2 && isLetter(bytes[0]) && bytes[1] == 0x3A
      && (bytes[2] == 0x5C || bytes[2] == 0x2F)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  static func isScheme(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, isLetter(first), bytes.count > 1 else { return false }
    return bytes.allSatisfy {
      isLetter($0) || (0x30...0x39).contains($0) || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E
    }
  }

  static func lowered(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private mutating func readAuthority(_ text: ArraySlice<UInt8>) throws -> ArraySlice<UInt8> {
    hasAuthority = true
    let end = text.firstIndex { $0 == 0x2F || $0 == 0x5C } ?? text.endIndex
    var authority = text[..<end]
    if let at = authority.lastIndex(of: 0x40) {
      userInfo = String(decoding: authority[..<at], as: UTF8.self)
      authority = authority[(at + 1)...]
    }
    if let colon = authority.lastIndex(of: 0x3A),
      !authority[colon...].contains(0x5D)
    {
      let digits = authority[(colon + 1)...]
      if !digits.isEmpty {
        guard let number = UInt16(String(decoding: digits, as: UTF8.self)), digits.first != 0x2B
        else {
          throw DotNetException(
            "System.UriFormatException", "Invalid URI: Invalid port specified.")
        }
        port = Int(number)
      }
      authority = authority[..<colon]
    }
    host = Self.lowered(authority)
    guard !host.utf8.isEmpty || scheme == "file" else {
      throw DotNetException(
        "System.UriFormatException", "Invalid URI: The hostname could not be parsed.")
    }
    guard !authority.contains(where: { $0 <= 0x20 || $0 == 0x25 && !authority.contains(0x5B) })
    else {
      throw DotNetException(
        "System.UriFormatException", "Invalid URI: The hostname could not be parsed.")
    }
    return text[end...]
  }

  /// The text with characters that may not stand in a URI written as `%XX`.
  static func escaped(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    for byte in bytes {
      if Escaping.mayStand(byte) {
        result.append(byte)
      } else {
        result += Escaping.hexadecimal(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A path without `.` and `..`.
  static func normalized(_ path: String) -> String {
    let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    var kept: [String] = []
    for (place, part) in parts.enumerated() {
      let word = String(part) ?? ""
      let isLast = place == parts.count - 1
      if word == "." {
        if isLast { kept.append("") }
      } else if word == ".." {
        if kept.count > 1 { kept.removeLast() }
        if isLast { kept.append("") }
      } else {
        kept.append(word)
      }
    }
    return kept.joined(separator: "/")
  }

  var portOrDefault: Int { port ?? Self.defaultPorts[scheme] ?? -1 }
  var isDefaultPort: Bool { port == nil || port == Self.defaultPorts[scheme] }

  var authority: String {
    guard hasAuthority else { return "" }
    return isDefaultPort ? host : "\(host):\(portOrDefault)"
  }

  /// The whole text, escaped.
  var absolute: String {
    let user = userInfo.utf8.isEmpty ? "" : userInfo + "@"
    let head = hasAuthority ? "\(scheme)://\(user)\(authority)" : "\(scheme):"
    return head + path + query + fragment
  }
}

/// `%XX` escapes.
enum Escaping {
  static func isUnreserved(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D
      || byte == 0x2E || byte == 0x5F || byte == 0x7E
  }

  /// Unreserved and reserved characters, and `%` itself.
  static func mayStand(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || ":/?#[]@!$&'()*+,;=%".utf8.contains(byte)
  }

  static func hexadecimal(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  static func escaped(_ text: String, keeps: (UInt8) -> Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if keeps(byte) { result.append(byte) } else { result += hexadecimal(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Resolves escapes; what is none stays.
  static func unescapedBytes(_ bytes: [UInt8], plusIsSpace: Bool = false) -> [UInt8] {
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == 0x25, place + 2 < bytes.count,
        let high = NumberParsing.hexDigit(bytes[place + 1]),
        let low = NumberParsing.hexDigit(bytes[place + 2])
      {
        result.append(high << 4 | low)
        place += 3
      } else {
        result.append(plusIsSpace && bytes[place] == 0x2B ? 0x20 : bytes[place])
        place += 1
      }
    }
    return result
  }

  static func unescaped(_ text: String) -> String {
    String(decoding: unescapedBytes(Array(text.utf8)), as: UTF8.self)
  }
}
