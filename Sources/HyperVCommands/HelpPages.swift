internal import HyperVHelp
package import Messages

/// The module's help pages: Markdown in the binary, one page a command and language.
package enum HelpPages {
  /// The names of the commands that have a page.
  package static var names: [String] { pages.map { String(cString: $0.name) } }

  /// The page of a command, by any case of its name.
  package static func page(for command: String, language: Language) -> String? {
    for page in pages where isSame(String(cString: page.name), command) {
      let (start, size) =
        switch language {
        case .english: (page.en, page.en_size)
        case .german: (page.de, page.de_size)
        }
      return String(decoding: UnsafeBufferPointer(start: start, count: size), as: UTF8.self)
    }
    return nil
  }

  private static var pages: [hvlab_help_page] {
    var count = 0
    guard let first = hvlab_hyperv_help(&count) else { return [] }
    return Array(UnsafeBufferPointer(start: first, count: count))
  }

  private static func isSame(_ one: String, _ other: String) -> Bool {
    one.utf8.elementsEqual(other.utf8) { $0 == $1 || ($0 | 0x20 == $1 | 0x20 && $0 >= 0x41) }
  }
}
