/// `System.Net.WebUtility` and `System.Web.HttpUtility`: texts for web pages and addresses.
extension TypeDefinition {
  static let webUtilities: [TypeDefinition] = [
    TypeDefinition("System.Net.WebUtility", isAbstract: true) { m in
      WebText.declareHtml(m)
      WebText.declareUrl(m)
    },
    TypeDefinition("System.Web.HttpUtility") { m in
      WebText.declareHtml(m)
      m.function("static string UrlEncode(string str)") { a in
        guard !a[0].isNull else { return .null }
        return .string(WebText.encoded(a.string(0), isUpper: false))
      }
      m.function("static string UrlDecode(string str)") { a in
        a[0].isNull ? .null : .string(WebText.decoded(a.string(0)))
      }
    },
  ]
}

enum WebText {
  private static let names: [(String, UInt32)] = [
    ("quot", 34), ("amp", 38), ("apos", 39), ("lt", 60), ("gt", 62), ("nbsp", 160), ("iexcl", 161),
    ("cent", 162), ("pound", 163), ("curren", 164), ("yen", 165), ("brvbar", 166), ("sect", 167),
    ("uml", 168), ("copy", 169), ("ordf", 170), ("laquo", 171), ("not", 172), ("shy", 173),
    ("reg", 174), ("macr", 175), ("deg", 176), ("plusmn", 177), ("sup2", 178), ("sup3", 179),
    ("acute", 180), ("micro", 181), ("para", 182), ("middot", 183), ("cedil", 184),
    ("sup1", 185), ("ordm", 186), ("raquo", 187), ("frac14", 188), ("frac12", 189),
    ("frac34", 190), ("iquest", 191), ("Agrave", 192), ("Aacute", 193), ("Acirc", 194),
    ("Atilde", 195), ("Auml", 196), ("Aring", 197), ("AElig", 198), ("Ccedil", 199),
    ("Egrave", 200), ("Eacute", 201), ("Ecirc", 202), ("Euml", 203), ("Igrave", 204),
    ("Iacute", 205), ("Icirc", 206), ("Iuml", 207), ("Ntilde", 209), ("Ograve", 210),
    ("Oacute", 211), ("Ocirc", 212), ("Otilde", 213), ("Ouml", 214), ("times", 215),
    ("Oslash", 216), ("Ugrave", 217), ("Uacute", 218), ("Ucirc", 219), ("Uuml", 220),
    ("szlig", 223), ("agrave", 224), ("aacute", 225), ("acirc", 226), ("atilde", 227),
    ("auml", 228), ("aring", 229), ("aelig", 230), ("ccedil", 231), ("egrave", 232),
    ("eacute", 233), ("ecirc", 234), ("euml", 235), ("igrave", 236), ("iacute", 237),
    ("icirc", 238), ("iuml", 239), ("ntilde", 241), ("ograve", 242), ("oacute", 243),
    ("ocirc", 244), ("otilde", 245), ("ouml", 246), ("divide", 247), ("oslash", 248),
    ("ugrave", 249), ("uacute", 250), ("ucirc", 251), ("uuml", 252), ("yuml", 255),
    ("ndash", 8211), ("mdash", 8212), ("lsquo", 8216), ("rsquo", 8217), ("sbquo", 8218),
    ("ldquo", 8220), ("rdquo", 8221), ("bdquo", 8222), ("bull", 8226), ("hellip", 8230),
    ("euro", 8364), ("trade", 8482),
  ]

  static func declareHtml(_ m: MemberDeclarations) {
    m.function("static string HtmlEncode(string value)") { a in
      a[0].isNull ? .null : .string(htmlEncoded(a.string(0)))
    }
    m.function("static string HtmlDecode(string value)") { a in
      a[0].isNull ? .null : .string(htmlDecoded(a.string(0)))
    }
  }

  static func htmlEncoded(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += "&quot;"
      case 0x26: result += "&amp;"
      case 0x27: result += "&#39;"
      case 0x3C: result += "&lt;"
      case 0x3E: result += "&gt;"
      case 160...255: result += "&#\(scalar.value);"
      case 0x10000...: result += "&#\(scalar.value);"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  static func htmlDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x26,
        let end = bytes[place...].firstIndex(where: { $0 == 0x3B }),
        let scalar = entity(bytes[(place + 1)..<end])
      else {
        result.append(bytes[place])
        place += 1
        continue
      }
      result += Array(String(scalar).utf8)
      place = end + 1
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func entity(_ name: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard name.first == 0x23 else {
      let found = names.first { $0.0.utf8.elementsEqual(name) }
      return found.flatMap { Unicode.Scalar($0.1) }
    }
    let digits = name.dropFirst()
    let isHex = digits.first.map { $0 | 0x20 == 0x78 } ?? false
    let number = UInt32(
      String(decoding: isHex ? digits.dropFirst() : digits, as: UTF8.self), radix: isHex ? 16 : 10)
    return number.flatMap { $0 == 0 ? nil : Unicode.Scalar($0) }
  }

  /// `+` for a space, `%XX` for what is not plain.
  static func encodedBytes(_ bytes: [UInt8], isUpper: Bool = true) -> [UInt8] {
    bytes.flatMap { byte -> [UInt8] in
      if byte == 0x20 { return [0x2B] }
      let isPlain =
        (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || (0x30...0x39).contains(byte)
        || "-_.!*()".utf8.contains(byte)
      if isPlain { return [byte] }
      let escape = Escaping.hexadecimal(byte)
      return isUpper ? escape : escape.map { (0x41...0x46).contains($0) ? $0 | 0x20 : $0 }
    }
  }

  static func encoded(_ text: String, isUpper: Bool = true) -> String {
    String(decoding: encodedBytes(Array(text.utf8), isUpper: isUpper), as: UTF8.self)
  }

  static func decoded(_ text: String) -> String {
    String(
      decoding: Escaping.unescapedBytes(Array(text.utf8), plusIsSpace: true), as: UTF8.self)
  }

  static func declareUrl(_ m: MemberDeclarations) {
    m.function("static string UrlEncode(string value)") { a in
      a[0].isNull ? .null : .string(encoded(a.string(0)))
    }
    m.function("static string UrlDecode(string encodedValue)") { a in
      a[0].isNull ? .null : .string(decoded(a.string(0)))
    }
    m.function(
      "static byte[] UrlEncodeToBytes(byte[] value, int offset, int count)",
      "static byte[] UrlDecodeToBytes(byte[] encodedValue, int offset, int count)"
    ) { a in
      let bytes = a.list(0).map { UInt8(truncatingIfNeeded: $0.integerOrZero) }
      let (offset, count) = (a.int(1), a.int(2))
      guard (0...bytes.count).contains(offset) else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "offset")
      }
      guard count >= 0, count <= bytes.count - offset else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "count")
      }
      let part = Array(bytes[offset..<(offset + count)])
      let result =
        a.overload?.name == "UrlEncodeToBytes"
        ? encodedBytes(part) : Escaping.unescapedBytes(part, plusIsSpace: true)
      return .array(ArrayObject(result.map(Value.byte), of: .byte))
    }
  }
}
