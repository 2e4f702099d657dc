internal import PowerShellEngine

/// Text as XML writes it.
enum XmlText {
  /// In an element.
  static func escaped(_ text: String) -> String { escaped(text, isAttribute: false) }

  /// Between the quotes of an attribute.
  static func attribute(_ text: String) -> String { escaped(text, isAttribute: true) }

  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n" where isAttribute: result += "&#xA;"
      case "\r": result += "&#xD;"
      case "\t" where isAttribute: result += "&#x9;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The first character that no XML may hold, if any.
  static func firstInvalid(in text: String) -> Unicode.Scalar? {
    text.unicodeScalars.first { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0..<0x20, 0xFFFE, 0xFFFF: true
      default: false
      }
    }
  }
}

/// Text as CliXml keeps it: what XML would lose is written `_x000A_`.
enum CliXmlText {
  static func encoded(_ text: String) -> String { XmlText.escaped(encodedName(text)) }

  /// The same before XML's own escapes.
  static func encodedName(_ text: String) -> String {
    let units = Array(text.utf16)
    var result: [UInt16] = []
    result.reserveCapacity(units.count)
    for (place, unit) in units.enumerated() {
      let isMark =
        unit == 0x5F && place + 1 < units.count && (units[place + 1] | 0x20) == 0x78
      switch unit {
      case 0..<0x20, 0x7F...0x9F, 0xD800...0xDFFF: result += mark(unit)
      default:
        if isMark { result += mark(unit) } else { result.append(unit) }
      }
    }
    return String(utf16: result)
  }

  private static func mark(_ unit: UInt16) -> [UInt16] {
    let digits = String(unit, radix: 16, uppercase: true)
    let text = "_x" + String(repeating: "0", count: 4 - digits.utf8.count) + digits + "_"
    return Array(text.utf16)
  }

  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let units = Array(text.utf16)
    var result: [UInt16] = []
    var place = 0
    while place < units.count {
      if let unit = marked(units, at: place) {
        result.append(unit)
        place += 7
      } else {
        result.append(units[place])
        place += 1
      }
    }
    return String(utf16: result)
  }

  private static func marked(_ units: [UInt16], at place: Int) -> UInt16? {
    guard place + 6 < units.count, units[place] == 0x5F, units[place + 1] | 0x20 == 0x78,
      units[place + 6] == 0x5F
    else { return nil }
    return UInt16(String(utf16: units[(place + 2)..<(place + 6)]), radix: 16)
  }
}
