/// The language of everything hvlab says itself; PowerShell's own messages are English only.
package enum Language: String, CaseIterable, Sendable {
  case english = "en"
  case german = "de"

  /// The language a word names: `de`, `German`, `de-DE`, `de_AT.UTF-8`; nil for any other language.
  package init?(named word: String) {
    let folded = word.utf8.prefix { isLetter($0) }.map { $0 | 0x20 }
    switch String(decoding: folded, as: UTF8.self) {
    case "en", "english", "englisch": self = .english
    case "de", "german", "deutsch": self = .german
    default: return nil
    }
  }

  /// The language of a run: `--language`, else `HVLAB_LANGUAGE`, else the locale's, else English.
  ///
  /// `LC_ALL` beats `LC_MESSAGES` beats `LANG`, and an empty variable counts as unset (POSIX, section 8.2).
  package static func chosen(
    option: String? = nil, environment: (String) -> String?
  ) -> Language {
    if let language = option.flatMap(Language.init(named:)) { return language }
    if let language = environment("HVLAB_LANGUAGE").flatMap(Language.init(named:)) {
      return language
    }
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap(environment).first { !$0.utf8.isEmpty }
    return locale.flatMap(Language.init(named:)) ?? .english
  }
}

private func isLetter(_ byte: UInt8) -> Bool {
  (0x61...0x7A).contains(byte | 0x20)
}
