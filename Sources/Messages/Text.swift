/// A sentence in the two languages hvlab speaks itself, English and German.
///
/// There is no initialiser with one language only: a message that lacks its translation does not compile.
package struct Text: Hashable, Sendable {
  package let en: String
  package let de: String

  package init(en: String, de: String) {
    self.en = en
    self.de = de
  }

  package subscript(language: Language) -> String {
    switch language {
    case .english: en
    case .german: de
    }
  }

  /// Several messages as one, each on its own line.
  package static func lines(_ texts: [Text]) -> Text {
    Text(
      en: texts.map(\.en).joined(separator: "\n"),
      de: texts.map(\.de).joined(separator: "\n"))
  }
}
