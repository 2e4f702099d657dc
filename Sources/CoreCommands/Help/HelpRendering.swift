internal import PowerShellEngine

/// A help topic as the lines of a screen, laid out as PowerShell's help views do.
struct HelpRendering {
  private let topic: HelpTopic
  private let words: HelpWords
  private let width: Int
  private(set) var lines: [String] = []

  init(_ topic: HelpTopic, width: Int) {
    (self.topic, words, self.width) = (topic, topic.words, max(width, 20))
    switch topic.view {
    case .parameter:
      for parameter in topic.chosen { add(parameter, indent: 0, isFull: true) }
    case .examples:
      head()
      examples()
    case .standard, .detailed, .full: whole(topic.view)
    }
  }

  private mutating func head() {
    section(words.name, topic.name)
    lines.append(Self.blank)
    if topic.isBare { return }
    section(words.synopsis, topic.synopsis)
    lines += [Self.blank, Self.blank]
  }

  private mutating func whole(_ view: HelpTopic.View) {
    head()
    lines.append(words.syntax)
    for line in topic.syntax {
      wrap(line, indent: 4)
      lines.append(Self.blank)
    }
    lines.append(topic.isBare ? "" : Self.blank)
    if topic.isBare {
      section(
        words.aliases, topic.aliases.isEmpty ? words.none : topic.aliases.joined(separator: ", "))
      lines += [Self.blank, ""]
      section(words.remarks, words.none)
      lines.append("")
      return
    }
    section(words.description, topic.description)
    lines += [Self.blank, ""]
    if view != .standard { details(isFull: view == .full) }
    links()
    if view != .full { remarks() }
  }

  private mutating func details(isFull: Bool) {
    lines.append(words.parameters)
    for parameter in topic.parameters { add(parameter, indent: 4, isFull: isFull) }
    if topic.takesCommonParameters {
      lines.append("    <CommonParameters>")
      if topic.isComment {
        lines += Self.commonLines.map { "        " + $0 }
      } else {
        wrap(words.common, indent: 8)
      }
      lines.append(Self.blank)
    }
    if isFull {
      let gap = Array(repeating: Self.blank, count: topic.isComment ? 2 : 1)
      section(words.inputs, topic.inputs)
      lines += gap
      section(words.outputs, topic.outputs)
      lines += gap
      if !topic.notes.isEmpty { notes() }
    }
    examples()
  }

  private mutating func notes() {
    if topic.isComment {
      lines += [words.notes, Self.blank, Self.blank]
      wrap(topic.notes, indent: 8)
    } else {
      section(words.notes, topic.notes)
    }
    lines.append(Self.blank)
  }

  private static let commonLines = [
    "This cmdlet supports the common parameters: Verbose, Debug,",
    "ErrorAction, ErrorVariable, WarningAction, WarningVariable,",
    "OutBuffer, PipelineVariable, and OutVariable. For more information, see",
    "about_CommonParameters (https://go.microsoft.com/fwlink/?LinkID=113216). ",
  ]

  private mutating func examples() {
    for (place, example) in topic.examples.enumerated() {
      let title =
        "\(words.example) \(place + 1)" + (example.title.isEmpty ? "" : ": \(example.title)")
      lines.append("    -------------------------- \(title) --------------------------")
      lines.append(Self.blank)
      lines += example.code.lines.map { "    " + $0 }
      lines.append(Self.blank)
      if !example.remarks.isEmpty {
        wrap(example.remarks, indent: 4)
        lines.append(Self.blank)
      }
      lines += Array(repeating: Self.blank, count: topic.isComment ? 3 : 2)
    }
    if topic.isComment, !topic.examples.isEmpty { lines.append(Self.blank) }
  }

  private mutating func links() {
    lines.append(words.links)
    lines += topic.links.map { "    " + $0 }
    lines.append("")
  }

  private mutating func remarks() {
    lines.append(words.remarks)
    for text in [words.seeExamples, words.seeMore, words.seeFull] {
      lines.append("    " + Self.filled(text, topic.name))
    }
    if topic.isComment, topic.links.contains(where: CommentHelp.isAddress) {
      lines.append(
        "    " + Self.filled("For online help, type: \"Get-Help %1 -Online\"", topic.name))
    }
    lines.append("")
  }

  /// The text with the command's name in its place.
  private static func filled(_ text: String, _ name: String) -> String {
    let parts = text.utf8.split(separator: 0x25, maxSplits: 1)
    guard parts.count == 2 else { return text }
    return String(decoding: parts[0], as: UTF8.self) + name
      + String(decoding: parts[1].dropFirst(), as: UTF8.self)
  }

  // MARK: Parameters

  private mutating func add(_ parameter: HelpTopic.Parameter, indent: Int, isFull: Bool) {
    let margin = String(repeating: " ", count: indent)
    let type = parameter.traits.map { $0.isSwitch ? "" : " <\(HelpRendering.typeName($0))>" } ?? ""
    lines.append("\(margin)-\(parameter.name)\(type)")
    wrap(parameter.text, indent: indent + 4)
    lines.append(margin + Self.blank)
    guard isFull, let traits = parameter.traits else { return }
    for (label, value) in facts(of: traits) {
      let gap = String(repeating: " ", count: max(1, 29 - label.unicodeScalars.count))
      lines.append("\(margin)    \(label)\(gap)\(value)")
    }
    lines.append(margin + Self.blank)
  }

  static func typeName(_ traits: ParameterTraits) -> String {
    let name = traits.type.element?.name ?? traits.type.name
    return name + (traits.type.isArray ? "[]" : "")
  }

  private func facts(of traits: ParameterTraits) -> [(String, String)] {
    let position = traits.sets.compactMap(\.position).min()
      .map { String(topic.isComment ? $0 + 1 : $0) }
    let pipelines = traits.sets.map(\.pipeline)
    var ways: [String] = []
    if pipelines.contains(where: \.takesValue) { ways.append(words.byValue) }
    if pipelines.contains(where: \.takesProperty) { ways.append(words.byName) }
    return [
      (words.required, traits.sets.contains(where: \.isMandatory) ? words.yes : words.no),
      (words.position, position ?? words.named), (words.fallback, traits.defaultText ?? ""),
      (
        words.pipeline,
        ways.isEmpty ? words.no : "\(words.yes) (\(ways.joined(separator: ", ")))"
      ),
    ] + (topic.isComment ? [("Aliases", traits.aliases.joined(separator: ", "))] : [])
      + [(words.wildcards, words.no)]
  }

  // MARK: Lines

  private static let blank = "    "

  private mutating func section(_ title: String, _ text: String) {
    lines.append(title)
    if !text.isEmpty { wrap(text, indent: 4) }
  }

  /// Words set into the width; a line end of the text stays one.
  private mutating func wrap(_ text: String, indent: Int) {
    let margin = String(repeating: " ", count: indent)
    for line in text.lines {
      var row = ""
      for word in line.utf8.split(separator: 0x20, omittingEmptySubsequences: false) {
        let text = String(decoding: word, as: UTF8.self)
        if !row.isEmpty, indent + row.unicodeScalars.count + 1 + text.unicodeScalars.count > width {
          lines.append(margin + row)
          row = text
        } else {
          row += row.isEmpty ? text : " " + text
        }
      }
      lines.append(margin + row)
    }
  }
}
