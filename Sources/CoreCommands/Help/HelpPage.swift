internal import PowerShellEngine

/// A help page of a module, written in Markdown: its headings are the parts of a topic.
///
/// The headings of both languages stand in the same order, so that a part is known by its place.
enum MarkdownHelp {
  static func topic(_ command: Command, _ page: HelpPage) -> HelpTopic {
    let topic = HelpTopic(command.name)
    topic.words = page.isGerman ? .german : .english
    let parts = sections(of: page.text, level: "## ")
    var texts: [(name: String, text: String)] = []
    for (place, part) in parts.enumerated() {
      switch kind(of: part.title, at: place) {
      case .synopsis: topic.synopsis = paragraphs(part.lines)
      case .description: topic.description = paragraphs(part.lines)
      case .parameters:
        texts = sections(of: part.lines.joined(separator: "\n"), level: "### ").map {
          (String(decoding: $0.title.utf8.drop { $0 == 0x2D }, as: UTF8.self), paragraphs($0.lines))
        }
      case .examples:
        topic.examples = sections(of: part.lines.joined(separator: "\n"), level: "### ").map(
          example)
      case .links:
        let text = paragraphs(part.lines)
        topic.links = text.utf8.split(separator: 0x2C).map { bytes in
          String(decoding: bytes.drop { $0 <= 0x20 }, as: UTF8.self)
        }
      case .other: continue
      }
    }
    if let metadata = command.metadata { topic.describe(metadata, texts) }
    return topic
  }

  private enum Part { case synopsis, description, parameters, examples, links, other }

  private static func kind(of title: String, at place: Int) -> Part {
    let known: [(Part, [String])] = [
      (.synopsis, ["Synopsis", "Kurzbeschreibung"]),
      (.description, ["Description", "Beschreibung"]),
      (.parameters, ["Parameters", "Parameter"]), (.examples, ["Examples", "Beispiele"]),
      (.links, ["See also", "Siehe auch"]),
    ]
    return known.first { $0.1.contains { AsciiFold.foldedEquals($0, title) } }?.0 ?? .other
  }

  private static func sections(of text: String, level: String) -> [(title: String, lines: [String])]
  {
    var parts: [(title: String, lines: [String])] = []
    var isCode = false
    for line in text.lines {
      if line.utf8.starts(with: "```".utf8) { isCode.toggle() }
      if !isCode, line.utf8.starts(with: level.utf8) {
        parts.append((String(decoding: line.utf8.dropFirst(level.utf8.count), as: UTF8.self), []))
      } else if !parts.isEmpty {
        parts[parts.count - 1].lines.append(line)
      }
    }
    return parts
  }

  /// Lines put together; a blank line parts paragraphs.
  private static func paragraphs(_ lines: [String]) -> String {
    var paragraphs: [[String]] = [[]]
    for line in lines {
      if line.utf8.isEmpty {
        if paragraphs.last?.isEmpty == false { paragraphs.append([]) }
      } else {
        paragraphs[paragraphs.count - 1].append(line)
      }
    }
    return paragraphs.filter { !$0.isEmpty }.map { $0.joined(separator: " ") }
      .joined(separator: "\n\n")
  }

  private static func example(_ part: (title: String, lines: [String])) -> HelpTopic.Example {
    var code: [String] = []
    var prose: [String] = []
    var isCode = false
    for line in part.lines {
      if line.utf8.starts(with: "```".utf8) {
        isCode.toggle()
      } else if isCode {
        code.append(line)
      } else {
        prose.append(line)
      }
    }
    return HelpTopic.Example(
      title: part.title, code: code.joined(separator: "\n"), remarks: paragraphs(prose))
  }
}
