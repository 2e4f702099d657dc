internal import PowerShellEngine

/// A line that `Select-String` found, with where it stands and what matched in it.
final class MatchInfo: PSObject {
  struct Context {
    var before: [String] = []
    var after: [String] = []
    /// Without the lines that another match shows.
    var shownBefore: [String] = []
    var shownAfter: [String] = []
  }
  let line: String
  let lineNumber: Int
  /// nil: the line came down the pipeline.
  let path: String?
  let pattern: String
  let ignoresCase: Bool
  let matches: [Value]
  var context: Context?
  static let typeName = "Microsoft.PowerShell.Commands.MatchInfo"

  init(
    line: String, lineNumber: Int, path: String?, pattern: String, ignoresCase: Bool,
    matches: [Value]
  ) {
    (self.line, self.lineNumber, self.path) = (line, lineNumber, path)
    (self.pattern, self.ignoresCase, self.matches) = (pattern, ignoresCase, matches)
  }

  override var type: TypeInfo { TypeTable.find(Self.typeName) ?? .object }
  override func text(_ culture: Culture) -> String { text(in: nil) }

  private static let stream = "InputStream"
  var shownPath: String { path ?? Self.stream }
  var filename: String {
    guard let path, let cut = path.utf8.lastIndex(of: 0x5C) else { return shownPath }
    return String(path[path.utf8.index(after: cut)...])
  }

  /// The path as seen from a folder.
  func relativePath(from folder: String?) -> String {
    guard let path, let folder, !folder.isEmpty else { return shownPath }
    let root = folder.utf8.last == 0x5C ? folder : folder + "\\"
    let (whole, start) = (Array(path.utf8), Array(root.utf8))
    guard whole.count > start.count,
      AsciiFold.foldedEquals(String(decoding: whole.prefix(start.count), as: UTF8.self), root)
    else { return path }
    return String(decoding: whole.dropFirst(start.count), as: UTF8.self)
  }

  /// As it is shown: the line with its context, each line of a file with place and number.
  func text(in folder: String?, emphasized: Bool = false) -> String {
    let line = emphasized ? emphasizedLine : line
    guard let context else { return prefix("", lineNumber, folder) + line }
    var lines: [String] = []
    let first = lineNumber - context.shownBefore.count
    for (place, text) in context.shownBefore.enumerated() {
      lines.append(prefix("  ", first + place, folder) + text)
    }
    lines.append(prefix("> ", lineNumber, folder) + line)
    for (place, text) in context.shownAfter.enumerated() {
      lines.append(prefix("  ", lineNumber + 1 + place, folder) + text)
    }
    return lines.joined(separator: "\n")
  }

  private func prefix(_ mark: String, _ number: Int, _ folder: String?) -> String {
    path == nil ? mark : "\(mark)\(relativePath(from: folder)):\(number):"
  }

  /// The line with its matches in reverse.
  private var emphasizedLine: String {
    let units = Array(line.utf16)
    var result: [UInt16] = []
    var place = 0
    for match in matches {
      let start = Int(number(match, "Index"))
      let end = start + Int(number(match, "Length"))
      guard start >= place, end <= units.count, end > start else { continue }
      result += units[place..<start] + Array("\u{1B}[7m".utf16)
      result += units[start..<end] + Array("\u{1B}[0m".utf16)
      place = end
    }
    return String(utf16: result + units[place...])
  }

  private func number(_ match: Value, _ name: String) -> Int64 {
    let value = try? MemberAccess.get(match, Symbol.intern(name), Session.current)
    return (value ?? nil)?.integerOrZero ?? 0
  }
}

extension TypeDefinition {
  static let matchInfo: [TypeDefinition] = [
    TypeDefinition(MatchInfo.typeName) { m in
      m.property("bool IgnoreCase {get;set;}") { (me: MatchInfo) in .bool(me.ignoresCase) }
      m.property("int LineNumber {get;set;}") { (me: MatchInfo) in
        .int(Int32(clamping: me.lineNumber))
      }
      m.property("string Line {get;set;}") { (me: MatchInfo) in .string(me.line) }
      m.property("string Filename {get;}") { (me: MatchInfo) in .string(me.filename) }
      m.property("string Path {get;set;}") { (me: MatchInfo) in .string(me.shownPath) }
      m.property("string Pattern {get;set;}") { (me: MatchInfo) in .string(me.pattern) }
      m.property("Microsoft.PowerShell.Commands.MatchInfoContext Context {get;set;}") {
        (me: MatchInfo) in me.contextValue
      }
      m.property("System.Text.RegularExpressions.Match[] Matches {get;set;}") { (me: MatchInfo) in
        let type = TypeTable.find("System.Text.RegularExpressions.Match")
        return .array(ArrayObject(me.matches, of: type))
      }
      m.method("string ToString()", "string ToString(string directory)") { (me: MatchInfo, a) in
        .string(me.text(in: a.count > 0 ? a.string(0) : nil))
      }
      m.method("string ToEmphasizedString(string directory)") { (me: MatchInfo, a) in
        .string(me.text(in: a.string(0), emphasized: true))
      }
      m.method("string RelativePath(string directory)") { (me: MatchInfo, a) in
        .string(me.relativePath(from: a.string(0)))
      }
    },
    TypeDefinition(
      record: MatchInfo.typeName + "Context", "string[] PreContext {get;set;}",
      "string[] PostContext {get;set;}", "string[] DisplayPreContext {get;set;}",
      "string[] DisplayPostContext {get;set;}"),
  ]
}

extension MatchInfo {
  fileprivate var contextValue: Value {
    guard let context else { return .null }
    let parts = [context.before, context.after, context.shownBefore, context.shownAfter]
    return .object(
      RecordObject(
        Self.typeName + "Context",
        parts.map { .array(ArrayObject($0.map { .string($0) }, of: .string)) }))
  }
}
