internal import PowerShellEngine

/// `Select-String`: the lines of files and pipelines that match a pattern.
struct SelectString: Cmdlet {
  static let about = CommandDescription(
    "Select-String", defaultSet: "File",
    class: "Microsoft.PowerShell.Commands.SelectStringCommand")
  @Switch var allMatches: Bool
  @Switch var caseSensitive: Bool
  @Parameter(validate: [.notNullOrEmpty, .count(1, 2), .range(.int(0), .int(.max))]) var context:
    [Int32]?
  @Parameter(validate: [.notNull]) var culture: String?
  @Parameter(validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Parameter(validate: [.notNullOrEmpty]) var exclude: [String]?
  @Parameter(validate: [.notNullOrEmpty]) var include: [String]?
  @Parameter(
    in: [
      .in("Object", mandatory: true, from: .byValue),
      .in("ObjectRaw", mandatory: true, from: .byValue),
    ], allow: [.null, .emptyString]) var inputObject: AnyObjectValue?
  @Switch var list: Bool
  @Parameter(
    in: [
      .in("LiteralFile", mandatory: true, from: .byPropertyName),
      .in("LiteralFileRaw", mandatory: true, from: .byPropertyName),
    ], aliases: ["PSPath", "LP"]) var literalPath: [String]?
  @Switch var noEmphasis: Bool
  @Switch var notMatch: Bool
  @Parameter(in: [
    .in("File", position: 1, mandatory: true, from: .byPropertyName),
    .in("FileRaw", position: 1, mandatory: true, from: .byPropertyName),
  ]) var path: [String]?
  @Parameter(position: 0) var pattern: [String]
  @Switch(in: [.in("File"), .in("LiteralFile"), .in("Object")]) var quiet: Bool
  @Switch(in: [
    .in("FileRaw", mandatory: true), .in("LiteralFileRaw", mandatory: true),
    .in("ObjectRaw", mandatory: true),
  ]) var raw: Bool
  @Switch var simpleMatch: Bool
  private var matcher: LineMatcher?
  /// The lines that came down the pipeline, kept where their context is wanted.
  private var lines: [String] = []
  private var found: [MatchInfo] = []
  private var lineNumber = 0
  private var isDone = false

  mutating func begin(_ call: Invocation) throws {
    if culture != nil, !simpleMatch {
      throw ScriptError(
        "CannotSpecifyCultureWithoutSimpleMatch",
        "You must specify the parameter SimpleMatch to use the parameter Culture.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    matcher = try LineMatcher(
      pattern, isSimple: simpleMatch, ignoresCase: !caseSensitive, isNegated: notMatch,
      takesAll: allMatches, call)
  }

  mutating func process(_ call: Invocation) throws {
    guard !isDone, let matcher else { return }
    guard let texts = path ?? literalPath else {
      return try take(inputObject?.value, matcher, call)
    }
    let isLiteral = $literalPath != nil
    for text in texts where !isDone {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) where !isDone {
          try search(place, matcher, call)
        }
      }
    }
  }

  private mutating func take(
    _ item: Value?, _ matcher: LineMatcher, _ call: Invocation
  ) throws {
    guard let item, !item.isNull else { return }
    if item.base.type.fullName == "System.IO.FileInfo",
      let path = try MemberAccess.get(item, Symbol.intern("FullName"), call.session)
    {
      let place = try call.drives.locate(path.text(.invariant))
      return try search(place, matcher, call)
    }
    lineNumber += 1
    let line = item.text(call.session.culture)
    if context != nil { lines.append(line) }
    guard let match = try matcher.match(line, lineNumber, path: nil) else { return }
    if context != nil, !quiet, !raw { return found.append(match) }
    try give(match, call)
    if list { isDone = true }
  }

  private mutating func search(
    _ place: FilePath, _ matcher: LineMatcher, _ call: Invocation
  ) throws {
    guard try isWanted(place.names.last ?? "") else { return }
    let shown = call.drives.providerPath(place)
    let lines = try read(place, shown, call).lines
    var found: [MatchInfo] = []
    for (index, line) in lines.enumerated() {
      guard let match = try matcher.match(line, index + 1, path: shown) else { continue }
      if quiet { return try give(match, call) }
      found.append(match)
      if list { break }
    }
    addContext(to: found, lines)
    for match in found { try give(match, call) }
  }

  private func isWanted(_ name: String) throws -> Bool {
    if let include, try !include.contains(where: { try ItemPattern($0).matches(name) }) {
      return false
    }
    return try !(exclude ?? []).contains { try ItemPattern($0).matches(name) }
  }

  private func read(_ place: FilePath, _ shown: String, _ call: Invocation) throws -> String {
    do {
      let bytes = try call.volume(place).read(place.names)
      guard let encoding else { return TextEncoding.decode(bytes) }
      return (TextEncoding.marked(bytes) ?? encoding.encoding).decode(bytes)
    } catch is FileFailure {
      throw ScriptError(
        "ProcessingFile",
        "The file \(shown) cannot be read: Access to the path '\(shown)' is denied.",
        .invalidArgument, target: .string(shown), exception: "System.ArgumentException")
    }
  }

  private mutating func give(_ match: MatchInfo, _ call: Invocation) throws {
    if quiet {
      isDone = true
      return try call.write(.bool(true))
    }
    try call.write(raw ? .string(match.line) : .object(match))
  }

  mutating func end(_ call: Invocation) throws {
    addContext(to: found, lines)
    for match in list ? Array(found.prefix(1)) : found { try give(match, call) }
    if quiet, !isDone { try call.write(.bool(false)) }
  }

  /// Each match learns the lines around it; a line is shown once.
  private func addContext(to found: [MatchInfo], _ lines: [String]) {
    guard let context, let before = context.first.map({ Int($0) }) else { return }
    let after = context.count > 1 ? Int(context[1]) : before
    var shownTo = 0
    for (place, match) in found.enumerated() {
      let index = match.lineNumber - 1
      let start = max(0, index - before)
      let end = min(lines.count, index + 1 + min(after, lines.count))
      let next = place + 1 < found.count ? found[place + 1].lineNumber - 1 : lines.count
      let shownEnd = max(index + 1, min(end, next))
      match.context = MatchInfo.Context(
        before: Array(lines[start..<index]), after: Array(lines[(index + 1)..<end]),
        shownBefore: Array(lines[min(max(start, shownTo), index)..<index]),
        shownAfter: Array(lines[(index + 1)..<shownEnd]))
      shownTo = shownEnd
    }
  }
}

/// Tests lines against patterns.
struct LineMatcher {
  private let patterns: [(text: String, expression: Value)]
  private let isSimple: Bool
  private let ignoresCase: Bool
  private let isNegated: Bool
  private let takesAll: Bool
  private let session: Session

  init(
    _ texts: [String], isSimple: Bool, ignoresCase: Bool, isNegated: Bool, takesAll: Bool,
    _ call: Invocation
  ) throws {
    (self.isSimple, self.ignoresCase, self.isNegated) = (isSimple, ignoresCase, isNegated)
    (self.takesAll, session) = (takesAll, call.session)
    let type = TypeTable.find("System.Text.RegularExpressions.Regex") ?? .object
    patterns = try texts.map { text in
      let source = (ignoresCase ? "(?i)" : "") + (isSimple ? Self.escaped(text) : text)
      do {
        return (text, try Conversion.convert(.string(source), to: type, call.session))
      } catch {
        throw Self.invalid(text)
      }
    }
  }

  func match(_ line: String, _ number: Int, path: String?) throws -> MatchInfo? {
    for (text, expression) in patterns {
      let matches = try matches(of: expression, in: line)
      if matches.isEmpty { continue }
      if isNegated { return nil }
      return made(line, number, path, text, isSimple ? [] : matches)
    }
    return isNegated ? made(line, number, path, patterns.first?.text ?? "", []) : nil
  }

  private func matches(of expression: Value, in line: String) throws -> [Value] {
    let name = Symbol.intern(takesAll ? "Matches" : "Match")
    let found = try MemberAccess.invoke(expression, name, [.string(line)], session)
    if takesAll { return try found.elements() }
    let isFound = try MemberAccess.get(found, Symbol.intern("Success"), session)
    return isFound?.isTrue == true ? [found] : []
  }

  private func made(
    _ line: String, _ number: Int, _ path: String?, _ pattern: String, _ matches: [Value]
  ) -> MatchInfo {
    MatchInfo(
      line: line, lineNumber: number, path: path, pattern: pattern, ignoresCase: ignoresCase,
      matches: matches)
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if "\\*+?|{[()^$.# \t\n\r".unicodeScalars.contains(scalar) { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }

  private static func invalid(_ pattern: String) -> ScriptError {
    ScriptError(
      "InvalidRegex", "The string \(pattern) is not a valid regular expression.",
      .invalidArgument, target: .string(pattern), exception: "System.ArgumentException")
  }
}
