import CICU

/// Upper and lower case as .NET knows them: one code point for one, so that 'ß' stays 'ß'.
enum CaseMapping {
  /// Which rules hold for i and I.
  enum Rules: Sendable {
    /// Dotted İ and dotless ı are left alone, as in the invariant culture.
    case invariant
    /// Unicode's own simple mapping, as in most cultures.
    case standard
    /// i ↔ İ and ı ↔ I, as in Turkish and Azeri.
    case turkic

    /// The rules of a culture by its name; the empty name is the invariant culture.
    init(culture name: String) {
      let language = name.utf8.prefix { $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "_") }
      let isTurkic = language.elementsEqual("tr".utf8) || language.elementsEqual("az".utf8)
      self = name.utf8.isEmpty ? .invariant : isTurkic ? .turkic : .standard
    }
  }

  static func uppercase(_ text: String, _ rules: Rules = .standard) -> String {
    if rules != .turkic && text.isASCIIText { return asciiMapped(text, from: 0x61, flipping: 0x20) }
    return mapped(text) { upper($0, rules) }
  }

  static func lowercase(_ text: String, _ rules: Rules = .standard) -> String {
    if rules != .turkic && text.isASCIIText { return asciiMapped(text, from: 0x41, flipping: 0x20) }
    return mapped(text) { lower($0, rules) }
  }

  /// Upper case of one code point (a surrogate half is its own).
  static func upper(_ scalar: UInt32, _ rules: Rules) -> UInt32 {
    switch (rules, scalar) {
    case (.invariant, 0x131): 0x131
    case (.turkic, 0x69): 0x130
    default: scalar < 0x80 ? asciiUpper(scalar) : icu_upper(scalar)
    }
  }

  /// Lower case of one code point (a surrogate half is its own).
  static func lower(_ scalar: UInt32, _ rules: Rules) -> UInt32 {
    switch (rules, scalar) {
    case (.invariant, 0x130): 0x130
    case (.turkic, 0x49): 0x131
    default: scalar < 0x80 ? asciiLower(scalar) : icu_lower(scalar)
    }
  }

  /// Upper case as ordinal comparison without case takes it: ı and ſ keep to themselves.
  @inline(__always)
  static func ordinalUpper(_ scalar: UInt32) -> UInt32 {
    if scalar < 0x80 { return asciiUpper(scalar) }
    return scalar == 0x131 || scalar == 0x17F ? scalar : icu_upper(scalar)
  }

  @inline(__always)
  static func asciiUpper(_ scalar: UInt32) -> UInt32 {
    scalar &- 0x61 < 26 ? scalar &- 0x20 : scalar
  }

  @inline(__always)
  static func asciiLower(_ scalar: UInt32) -> UInt32 {
    scalar &- 0x41 < 26 ? scalar &+ 0x20 : scalar
  }

  private static func asciiMapped(_ text: String, from first: UInt8, flipping bit: UInt8) -> String
  {
    text.withUTF8Bytes { bytes in
      guard bytes.contains(where: { $0 &- first < 26 }) else { return text }
      return String(unsafeUninitializedCapacity: bytes.count) { buffer in
        for (offset, byte) in bytes.enumerated() {
          buffer[offset] = byte &- first < 26 ? byte ^ bit : byte
        }
        return bytes.count
      }
    }
  }

  private static func mapped(_ text: String, _ map: (UInt32) -> UInt32) -> String {
    var result = String.UnicodeScalarView()
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(map(scalar.value)) ?? scalar)
    }
    return String(result)
  }
}
