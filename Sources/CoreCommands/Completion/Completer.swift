internal import PowerShellSyntax
public import PowerShellEngine

/// Says what may stand at a place of typed input: the road of the Tab key.
///
/// A mark is put at the cursor and the whole is parsed, so that a node of the tree stands there
/// even where nothing is typed yet; what kind of node it is decides what is offered.
public struct Completer {
  let session: Session
  let frame: Frame
  /// The input with the mark in it.
  let source: SourceText
  let tree: ScriptBlockAst
  let tokens: [Token]
  /// Where the mark starts.
  let cursor: Int
  /// The input up to the cursor, and as a whole.
  let before: [UInt8]
  let input: [UInt8]

  static let mark = "Qz7"

  /// The completions at a byte of the input; nil where nothing is typed.
  public static func complete(_ text: String, at cursor: Int, in frame: Frame) -> InputCompletion? {
    let bytes = Array(text.utf8)
    let place = min(max(cursor, 0), bytes.count)
    guard bytes[..<place].contains(where: { $0 > 0x20 }) else { return nil }
    return Completer(bytes, place, frame).complete()
  }

  private init(_ bytes: [UInt8], _ place: Int, _ frame: Frame) {
    (session, self.frame, cursor) = (frame.session, frame, place)
    (input, before) = (bytes, Array(bytes[..<place]))
    let marked = before + Array(Self.mark.utf8) + bytes[place...]
    source = SourceText(String(decoding: marked, as: UTF8.self))
    var tokens: [Token] = []
    tree = Parser.parse(source, tokens: &tokens).tree
    self.tokens = tokens
  }

  private func complete() -> InputCompletion {
    let found =
      comment() ?? keyword() ?? hashtableKeys() ?? typeName() ?? attribute() ?? node()
      ?? operators()
    return found ?? InputCompletion(wordRange)
  }

  /// By the innermost node at the cursor that has something to say.
  private func node() -> InputCompletion? {
    for node in path.reversed() {
      switch node {
      case let variable as VariableExpressionAst: return variableNames(variable)
      case let member as MemberExpressionAst where holdsMark(member.member):
        return memberNames(member)
      case let index as IndexExpressionAst: if let found = indexKeys(index) { return found }
      case let assignment as AssignmentStatementAst:
        if let found = assignedValues(assignment) { return found }
      case let command as CommandAst: return commandElement(command)
      default: continue
      }
    }
    return nil
  }

  /// Attributes of a `param` block stand outside of its extent.
  private func attribute() -> InputCompletion? {
    var found: AttributeAst?
    visit(tree) { node in
      if let attribute = node as? AttributeAst, holdsMark(attribute) { found = attribute }
    }
    return found.flatMap(attributeArguments)
  }

  // MARK: Where the cursor is

  var markEnd: Int { cursor + Self.mark.utf8.count }

  func holdsMark(_ node: Ast?) -> Bool {
    guard let node else { return false }
    return Int(node.extent.start) <= cursor && Int(node.extent.end) >= markEnd
  }

  /// The nodes that hold the mark, outermost first.
  var path: [Ast] {
    var found: [Ast] = [tree]
    while let next = found.last?.children.first(where: holdsMark) { found.append(next) }
    return found
  }

  /// What stands before the cursor from a place on.
  func typed(from start: Int) -> String {
    String(decoding: before[min(max(start, 0), before.count)...], as: UTF8.self)
  }

  /// The stretch of a node of the marked text in the input as it was.
  func range(_ extent: Extent) -> Range<Int> {
    let start = min(max(Int(extent.start), 0), input.count)
    let end = Int(extent.end) > cursor ? Int(extent.end) - Self.mark.utf8.count : Int(extent.end)
    return start..<min(max(end, start), input.count)
  }

  /// The word at the cursor, where nothing else is known.
  var wordRange: Range<Int> {
    let start = (before.lastIndex { $0 <= 0x20 } ?? -1) + 1
    return start..<cursor
  }
}

/// What an unfinished word begins, or a pattern of it.
struct WordPattern {
  private let word: String
  private let pattern: NamePattern?

  init(_ word: String) {
    self.word = word
    pattern = NamePattern.isPattern(word) ? try? NamePattern(word + "*") : nil
  }

  func matches(_ text: String) -> Bool {
    if let pattern { return pattern.matches(text) }
    let length = word.utf8.count
    guard text.utf8.count >= length else { return false }
    return AsciiFold.foldedEquals(String(decoding: text.utf8.prefix(length), as: UTF8.self), word)
  }
}

extension [CompletionItem] {
  /// By label as a list of choices shows them, doubles dropped.
  func sortedByLabel(_ session: Session) -> [CompletionItem] {
    sorted {
      Ordering.compare(
        .string($0.label), .string($1.label), ignoringCase: true, culture: session.culture) < 0
    }
  }

  func withoutDoubles() -> [CompletionItem] {
    var seen: [String] = []
    return filter { item in
      guard !seen.contains(where: { AsciiFold.foldedEquals($0, item.text) }) else { return false }
      seen.append(item.text)
      return true
    }
  }
}

/// Values as they are typed: quoted where a blank or a sign with a meaning is in them.
enum QuotedWord {
  static func of(_ text: String, quote: UInt8? = nil) -> String {
    let needs = text.utf8.isEmpty || text.utf8.contains { special.contains($0) }
    guard needs || quote != nil else { return text }
    if quote == 0x22 { return "\"" + text + "\"" }
    var quoted: [UInt8] = [0x27]
    for byte in text.utf8 {
      if byte == 0x27 { quoted.append(byte) }
      quoted.append(byte)
    }
    return String(decoding: quoted + [0x27], as: UTF8.self)
  }

  private static let special = Set(" \t\n'\"`;,|&(){}@#".utf8)
}
