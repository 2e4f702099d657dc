internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The help pages of these modules: what a command is for and one example, in both languages.
///
/// What its parameters are, the syntax says.
enum WindowsHelp {
  static func page(for command: String, _ language: Language) -> HelpPage? {
    guard let entry = entries.first(where: { AsciiFold.foldedEquals($0.name, command) }) else {
      return nil
    }
    return HelpPage(text: text(entry, language), isGerman: language == .german)
  }

  static var names: [String] { entries.map(\.name) }

  private struct Entry {
    let name: String
    let synopsis: Text
    let example: String
  }

  private static func text(_ entry: Entry, _ language: Language) -> String {
    let isGerman = language == .german
    return """
      # \(entry.name)

      ## \(isGerman ? "Kurzbeschreibung" : "Synopsis")

      \(entry.synopsis[language])

      ## \(isGerman ? "Beispiele" : "Examples")

      ### \(isGerman ? "Ein Beispiel" : "An example")

      ```powershell
      PS C:\\> \(entry.example)
      ```
      """
  }

  private static let entries: [Entry] = lines.utf8.split(separator: 0x0A).compactMap { line in
    // An example may hold bars of its own.
    let fields = line.split(separator: 0x7C, maxSplits: 3).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard fields.count == 4 else { return nil }
    return Entry(
      name: fields[0], synopsis: Text(en: fields[1], de: fields[2]), example: fields[3])
  }

  /// Name, English, German, example; divided by bars.
  private static let lines = WindowsHelpText.lines
}
