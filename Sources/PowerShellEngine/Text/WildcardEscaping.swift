/// What `[WildcardPattern]` offers beside matching.
extension WildcardPattern {
  /// Puts a backtick before each character that a pattern would not take as itself.
  static func escape(_ text: String) -> String {
    rewritten(text) { bytes, result in
      for byte in bytes {
        if isWildcard(byte) || byte == backtick { result.append(backtick) }
        result.append(byte)
      }
    }
  }

  /// Takes away each backtick that escapes a wildcard or another backtick.
  static func unescape(_ text: String) -> String {
    rewritten(text) { bytes, result in
      var escaping = false
      for byte in bytes {
        if byte == backtick && !escaping {
          escaping = true
          continue
        }
        if escaping && !isWildcard(byte) && byte != backtick { result.append(backtick) }
        result.append(byte)
        escaping = false
      }
      if escaping { result.append(backtick) }
    }
  }

  /// Whether a text holds a wildcard that no backtick escapes.
  static func containsWildcard(_ text: String) -> Bool {
    text.withUTF8Bytes { bytes in
      var position = 0
      while position < bytes.count {
        if isWildcard(bytes[position]) { return true }
        position += bytes[position] == backtick ? 2 : 1
      }
      return false
    }
  }

  /// The pattern as a regular expression that matches the same texts.
  var regularExpression: String {
    var result = ""
    for element in elements {
      switch element {
      case .unit(let unit): result += quoted(unit)
      case .anyUnit: result += "."
      case .anyText: result += ".*"
      case .set(let ranges):
        result += "["
        for range in ranges {
          result += quotedInSet(range.lowerBound)
          if range.count > 1 { result += "-" + quotedInSet(range.upperBound) }
        }
        result += "]"
      }
    }
    return "^\(result)$"
  }

  /// The pattern in WQL's `LIKE`: `%` for any text, `_` for any character.
  var wql: String {
    var result = ""
    for element in elements {
      switch element {
      case .unit(let unit):
        let text = String(utf16: [unit])
        switch text.utf8.first {
        case UInt8(ascii: "%"), UInt8(ascii: "_"), UInt8(ascii: "["): result += "[" + text + "]"
        case UInt8(ascii: "'"), UInt8(ascii: "\\"): result += "\\" + text
        default: result += text
        }
      case .anyUnit: result += "_"
      case .anyText: result += "%"
      case .set(let ranges):
        result += "["
        for range in ranges {
          result += String(utf16: [range.lowerBound])
          if range.count > 1 {
            result += "-" + String(utf16: [range.upperBound])
          }
        }
        result += "]"
      }
    }
    return result
  }

  private func quoted(_ unit: UInt16) -> String {
    RegularExpression.escape(String(utf16: [unit]))
  }

  private func quotedInSet(_ unit: UInt16) -> String {
    let text = String(utf16: [unit])
    return unit == 0x5B || unit == 0x5D || unit == 0x2D || unit == 0x5C || unit == 0x5E
      ? "\\" + text : text
  }

  private static let backtick = UInt8(ascii: "`")

  private static func isWildcard(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "]"): true
    default: false
    }
  }

  private static func rewritten(
    _ text: String, _ rewrite: (UnsafeBufferPointer<UInt8>, inout [UInt8]) -> Void
  ) -> String {
    let mayStay = text.withUTF8Bytes { bytes in
      !bytes.contains { isWildcard($0) || $0 == backtick }
    }
    if mayStay { return text }
    var result: [UInt8] = []
    text.withUTF8Bytes { rewrite($0, &result) }
    return String(decoding: result, as: UTF8.self)
  }
}
