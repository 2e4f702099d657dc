internal import PowerShellEngine

/// The short form: `Get-Item: Cannot find path …`, in scripts with the line and the place marked.
struct ConciseErrorView {
  private let record: ErrorRecord
  private let session: Session
  private let width: Int
  private let style: OutputStyle
  private let position: Position?

  init(_ record: ErrorRecord, session: Session, width: Int, style: OutputStyle) {
    (self.record, self.session) = (record, session)
    (self.width, self.style) = (width, style)
    position = record.shownPosition
  }

  var text: String {
    // What a program wrote on standard error is shown as it is.
    if Names.equal(record.errorID, "NativeCommandError") { return record.exception.message }
    let body = isPositional ? positional : style.error + message
    return style.error + reason + ": " + body + style.reset + recommendation
  }

  /// Errors in files, below the first line, and of the parser show where they stand.
  private var isPositional: Bool {
    guard let position else { return false }
    if let file = position.file, Names.hasSuffix(file, ".psm1") { return false }
    return position.file != nil || position.line > 1 || record.category == .parserError
  }

  private var reason: String {
    let isPlain = record.exception.exceptionType.inheritedNames.contains(
      "System.Management.Automation.RuntimeException")
    if record.isThrown, isPlain { return "Exception" }
    let name = record.invocation?.commandName ?? ""
    if !name.isEmpty, isCommand(record.invocation?.command) { return name }
    if !record.activity.isEmpty { return record.activity }
    if record.invocation?.command != nil { return name }
    if let called = record.invocation?.invocationName, !called.isEmpty { return called }
    if record.category != .notSpecified { return record.category.name }
    return record.reason ?? record.exception.exceptionType.name
  }

  /// Scripts and blocks are no commands that could be named.
  private func isCommand(_ command: Command?) -> Bool {
    switch command?.kind {
    case .alias, .function, .filter, .cmdlet: true
    default: false
    }
  }

  private var message: String {
    record.details ?? parserMessage ?? record.exception.message
  }

  /// A parser's message carries its own excerpts: only the first sentence is shown.
  private var parserMessage: String? {
    guard record.category == .parserError, record.details == nil else { return nil }
    let lines = LineBreaking.split(record.exception.message)
    guard let marks = lines.firstIndex(where: { $0.utf8.last == 0x7E }) else { return nil }
    let rest = lines[(marks + 1)...].prefix { !$0.isEmpty }
    return rest.joined(separator: "\n")
  }

  private var recommendation: String {
    guard let action = record.recommendedAction, !action.isEmpty else { return "" }
    return "\n" + style.error + "  Recommendation: " + action + style.reset
  }

  // MARK: With the place

  private var positional: String {
    guard let position else { return message }
    let number = String(position.line)
    let excerpt = SourceExcerpt(position)
    let indent = CellWidth.spaces(number.utf8.count - 4)
    let gap = CellWidth.spaces(4 - number.utf8.count)
    let file = position.file.map { style.reset + "\($0):\(number)\n" } ?? "\n"
    let margin = style.errorAccent + indent + "     | " + style.error
    var text = file + style.errorAccent + indent + "Line |\n"
    text += style.errorAccent + gap + number + " | " + style.reset + marked(excerpt) + "\n"
    if let excerpt { text += margin + " " + excerpt.marks + "\n" }
    return text + style.error + MessageLines.fitted(oneLine(message), margin, width) + "\n"
  }

  /// The line, its marked part in colour.
  private func marked(_ excerpt: SourceExcerpt?) -> String {
    guard let excerpt else { return " " }
    guard style.isDecorated else { return " " + excerpt.line }
    let units = Array((" " + excerpt.line).utf16)
    let start = min(units.count, excerpt.marks.utf16.prefix { $0 == 0x20 }.count + 1)
    let length = excerpt.marks.utf16.count { $0 == 0x7E }
    guard length < units.count else { return " " + excerpt.line }
    let end = min(units.count, start + length)
    return String(utf16: units[..<start]) + style.errorAccent
      + String(utf16: units[start..<end]) + style.reset
      + String(utf16: units[end...])
  }

  private func oneLine(_ text: String) -> String {
    String(
      decoding: text.utf8.map { $0 == 0x0A || $0 == 0x09 ? 0x20 : $0 }, as: UTF8.self)
  }
}

/// Breaks the message behind its margin where a blank is.
enum MessageLines {
  static func fitted(_ message: String, _ margin: String, _ width: Int) -> String {
    let marginWidth = CellWidth.of(margin)
    let room = width - marginWidth
    guard room > 0, width > 0 else { return margin + message }
    var rest = Array(message.utf16)
    var lines: [String] = []
    while rest.count > room {
      let limit = min(room, rest.count) - 1
      guard let blank = rest[...limit].lastIndex(of: 0x20), blank > 0 else { break }
      lines.append(String(utf16: rest[..<blank]))
      rest = trimmed(rest[blank...])
    }
    lines.append(String(utf16: rest))
    return lines.map { margin + $0 }.joined(separator: "\n")
  }

  private static func trimmed(_ units: ArraySlice<UInt16>) -> [UInt16] {
    Array(units.drop { $0 == 0x20 })
  }
}
