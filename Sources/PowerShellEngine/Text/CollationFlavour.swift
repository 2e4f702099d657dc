import CICU

extension Collation {
  /// One way a culture's collator can be set up.
  struct Flavour: Hashable, Sendable {
    let options: CompareOptions
    /// Whether the rules about kana and width are added.
    ///
    /// ICU counts these as small differences, .NET as large ones unless asked to overlook them.
    /// Only texts with such characters pay for it.
    let isTailored: Bool

    static let caseSensitive = Flavour([], tailored: false)
    static let caseInsensitive = Flavour(.ignoreCase, tailored: false)

    init(_ options: CompareOptions, tailored: Bool) {
      self.options = options.intersection([
        .ignoreCase, .ignoreNonSpace, .ignoreSymbols, .ignoreKanaType, .ignoreWidth,
      ])
      isTailored = tailored
    }

    /// ICU's strength: 1 base letters, 2 accents, 3 case.
    private var strength: Int32 {
      options.contains(.ignoreNonSpace) ? 1 : options.contains(.ignoreCase) ? 2 : 3
    }

    func open(_ locale: String) -> UnsafeMutableRawPointer? {
      let caseLevel: Int32 = strength < 3 && !options.contains(.ignoreCase) ? 1 : 0
      let shifted: Int32 = options.contains(.ignoreSymbols) ? 1 : 0
      let plain = icu_collator_open(locale, strength, caseLevel, shifted)
      let rules = isTailored ? WidthAndKana.rules(options, strength: strength) : []
      guard let plain, !rules.isEmpty else { return plain }
      var length: Int32 = 0
      let own = icu_collator_rules(plain, &length)
      let all = Array(UnsafeBufferPointer(start: own, count: own == nil ? 0 : Int(length))) + rules
      let tailored = icu_collator_open_rules(
        all, Int32(clamping: all.count), strength, caseLevel, shifted)
      guard let tailored else { return plain }
      icu_collator_close(plain)
      return tailored
    }
  }
}

/// The two differences of East Asian writing that .NET weighs in its own way: hiragana against
/// katakana, full against half width.
enum WidthAndKana {
  /// Whether a text holds a character that these rules are about.
  static func matters(_ text: String) -> Bool {
    if text.isASCIIText { return false }
    return text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x3041...0x30FE, 0xFF01...0xFFEE: true
      default: false
      }
    }
  }

  /// Tailoring rules in UTF-16; empty where ICU's own weights are what is meant.
  static func rules(_ options: CompareOptions, strength: Int32) -> [UInt16] {
    var rules: [UInt16] = []
    let ignoresKana = options.contains(.ignoreKanaType)
    if ignoresKana == (strength >= 3) {
      for hiragana in Array(0x3041...0x3096) + [0x309D, 0x309E] as [UInt16] {
        add(hiragana, hiragana + 0x60, same: ignoresKana, to: &rules)
      }
    }
    let ignoresWidth = options.contains(.ignoreWidth)
    if ignoresWidth == (strength >= 3) {
      for letter in Array(0x30...0x39) + Array(0x41...0x5A) + Array(0x61...0x7A) as [UInt16] {
        add(letter, letter + 0xFEE0, same: ignoresWidth, to: &rules)
      }
    }
    return rules
  }

  private static func add(_ base: UInt16, _ other: UInt16, same: Bool, to rules: inout [UInt16]) {
    rules += [UInt16(UInt8(ascii: "&")), base, UInt16(UInt8(ascii: same ? "=" : "<")), other]
  }
}
