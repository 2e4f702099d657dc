/// Culture tags: which are well formed, and how .NET writes them.
enum CultureName {
  /// The canonical spelling ("DE-de" → "de-DE"); nil if the tag is not well formed.
  static func canonical(_ name: String) -> String? {
    let parts = subtags(name)
    guard let first = parts.first, (2...8).contains(first.count) else { return nil }
    guard parts.dropFirst().allSatisfy({ (1...8).contains($0.count) }) else { return nil }
    guard parts.allSatisfy({ $0.allSatisfy(isAlphanumeric) }) else { return nil }
    var result = first.map(AsciiFold.lower)
    if let two = twoLetterNames[String(decoding: result, as: UTF8.self)] {
      result = Array(two.utf8)
    }
    for part in parts.dropFirst() {
      result.append(45)
      result += spelled(part)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The language a tag starts with.
  static func language(_ name: String) -> String {
    String(decoding: subtags(name).first ?? [], as: UTF8.self)
  }

  /// The tag without its last part; empty for a language alone.
  static func parent(_ name: String) -> String {
    let bytes = Array(name.utf8)
    guard let cut = bytes.lastIndex(of: 45) else { return "" }
    return String(decoding: bytes[..<cut], as: UTF8.self)
  }

  private static func subtags(_ name: String) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    for byte in name.utf8 {
      if byte == 45 || byte == 95 { parts.append([]) } else { parts[parts.count - 1].append(byte) }
    }
    return parts
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(AsciiFold.lower(byte))
  }

  /// Two letters are a region, four a script, other parts lower case.
  private static func spelled(_ part: [UInt8]) -> [UInt8] {
    let lower = part.map(AsciiFold.lower)
    func upper(_ byte: UInt8) -> UInt8 { (97...122).contains(byte) ? byte & 0xDF : byte }
    switch part.count {
    case 2: return lower.map(upper)
    case 4 where !(48...57).contains(part[0]): return [upper(lower[0])] + lower.dropFirst()
    default: return lower
    }
  }

  /// Three-letter codes of languages that have a code of two letters.
  private static let twoLetterNames = [
    "ces": "cs", "dan": "da", "deu": "de", "eng": "en", "fra": "fr", "ita": "it", "jpn": "ja",
    "kor": "ko", "mon": "mn", "nld": "nl", "pol": "pl", "por": "pt", "rus": "ru", "spa": "es",
    "swe": "sv", "tur": "tr", "zho": "zh",
  ]

  /// Windows' numbers of languages alone.
  static let neutralLCIDs: [(lcid: Int, name: String)] = [
    (1, "ar"), (2, "bg"), (3, "ca"), (4, "zh-Hans"), (5, "cs"), (6, "da"), (7, "de"), (8, "el"),
    (9, "en"), (10, "es"), (11, "fi"), (12, "fr"), (13, "he"), (14, "hu"), (15, "is"), (16, "it"),
    (17, "ja"), (18, "ko"), (19, "nl"), (20, "no"), (21, "pl"), (22, "pt"), (23, "rm"), (24, "ro"),
    (25, "ru"), (26, "hr"), (27, "sk"), (28, "sq"), (29, "sv"), (30, "th"), (31, "tr"), (32, "ur"),
    (33, "id"), (34, "uk"), (35, "be"), (36, "sl"), (37, "et"), (38, "lv"), (39, "lt"), (40, "tg"),
    (41, "fa"), (42, "vi"), (43, "hy"), (44, "az"), (45, "eu"), (46, "hsb"), (47, "mk"),
    (54, "af"), (55, "ka"), (56, "fo"), (57, "hi"), (58, "mt"), (60, "ga"), (62, "ms"),
    (63, "kk"), (64, "ky"), (65, "sw"), (67, "uz"), (80, "mn"), (82, "cy"), (86, "gl"),
    (31748, "zh-Hant"),
  ]
}
