internal import CoreCommands
internal import PowerShellEngine

/// What the prompt proposes below an error: commands whose names are nearly what was typed.
enum Feedback {
  /// The words to write after a line that named a command nobody knows; nil for any other line.
  static func text(
    after session: Session, since earlier: PSObject?, isDecorated: Bool
  ) -> String? {
    guard !session.lastSucceeded,
      case .object(let record as ErrorRecord)? = session.errors.elements.first,
      record !== earlier, record.origin == nil,
      record.errorID.utf8.elementsEqual("CommandNotFoundException".utf8),
      case .string(let name) = record.target
    else { return nil }
    var names: [String] = []
    for command in SimilarCommands.find(name, within: 1, in: session)
    where !names.contains(command.name) && names.count < 5 {
      names.append(command.name)
    }
    return names.isEmpty ? nil : rendered(names, Style(isDecorated: isDecorated))
  }

  private struct Style {
    let isDecorated: Bool
    func callAsFunction(_ text: String, _ code: String) -> String {
      isDecorated ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
  }

  private static func rendered(_ names: [String], _ style: Style) -> String {
    let caption = "97;2;3"
    let head = style("[", caption) + style("General Feedback", "33;3") + style("]", caption)
    let actions = names.map { style($0, "97") }.joined(separator: style(", ", "96"))
    return "\n\(head)\n  " + style("The most similar commands are:", "96") + "\n    "
      + style("➤ ", "96") + actions + "\n\n"
  }
}
