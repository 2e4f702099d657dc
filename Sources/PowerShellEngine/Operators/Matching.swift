/// `-like`, `-match` and `-replace`.
public enum Matching {
  // MARK: -like

  public static func like(
    _ a: Value, _ b: Value, ignoringCase: Bool, negated: Bool = false, _ s: Session
  ) throws -> Value {
    let text = b.text(.invariant)
    let pattern: WildcardPattern
    do {
      pattern = try WildcardPattern(text, ignoresCase: ignoringCase)
    } catch {
      throw ScriptError(
        "RuntimeException", error.message, .notSpecified,
        exception: "System.Management.Automation.WildcardPatternException")
    }
    guard let elements = try a.base.enumerated() else {
      return .bool(pattern.matches(a.text(.invariant)) != negated)
    }
    return .list(elements.filter { pattern.matches($0.text(.invariant)) != negated })
  }

  // MARK: -match

  /// The operator's answer, and what `$Matches` becomes; nil where it stays as it is.
  public static func match(
    _ a: Value, _ b: Value, ignoringCase: Bool, negated: Bool = false, _ s: Session
  ) throws -> (result: Value, matches: TableObject?) {
    let expression = try pattern(b, ignoringCase: ignoringCase, s)
    do {
      if let elements = try a.base.enumerated() {
        let found = try elements.filter {
          try expression.isMatch($0.text(.invariant)) != negated
        }
        return (.list(found), nil)
      }
      guard let match = try expression.firstMatch(in: a.text(.invariant)) else {
        return (.bool(negated), nil)
      }
      return (.bool(!negated), table(match))
    } catch let error as RegexMatchError {
      throw ScriptError.raw(
        "System.Text.RegularExpressions.RegexMatchTimeoutException", error.message)
    }
  }

  /// `-match` and its kin by operator.
  static func match(
    _ op: BinaryOperator, _ a: Value, _ b: Value, _ s: Session
  ) throws -> (Value, TableObject?) {
    let ignoringCase = op == .imatch || op == .inotmatch
    let isNegated = op == .inotmatch || op == .cnotmatch
    return try match(a, b, ignoringCase: ignoringCase, negated: isNegated, s)
  }

  /// `$Matches`: the groups that took part, by name or number.
  static func table(_ match: RegexMatch) -> TableObject {
    let table = TableObject()
    let groups = match.expression.groups
    for (place, number) in groups.numbers.enumerated() {
      guard let group = match.group(at: place) else { continue }
      // A name made of digits alone is a number, as .NET names the groups without one.
      let name = groups.name(ofNumber: number) ?? String(number)
      table.set(Int32(name).map { .int($0) } ?? .string(name), .string(group.value))
    }
    return table
  }

  /// The expression of a pattern's text, or of a regex object.
  static func pattern(_ value: Value, ignoringCase: Bool, _ s: Session) throws -> RegularExpression
  {
    if let holder = value.base.reference as? any HoldsExpression { return holder.expression }
    return try pattern(value.text(.invariant), ignoringCase ? [.ignoreCase] : [], s)
  }

  static func pattern(
    _ text: String, _ options: RegexOptions, _ s: Session
  ) throws -> RegularExpression {
    do {
      return try s.patterns.expression(text, options)
    } catch {
      throw ScriptError.raw(
        "System.Text.RegularExpressions.RegexParseException", error.message)
    }
  }

  // MARK: -replace

  static func replace(
    _ a: Value, _ b: Value, ignoringCase: Bool, _ s: Session, _ hooks: OperatorHooks
  ) throws -> Value {
    let parts = try b.base.enumerated() ?? [b]
    guard parts.count <= 2 else {
      throw ScriptError(
        "BadReplaceArgument",
        "The -ireplace operator allows only two elements to follow it, not \(parts.count).",
        .notSpecified)
    }
    let expression = try replaced(parts.first ?? .null, ignoringCase: ignoringCase, s)
    let replacement = try Replacement(parts.count > 1 ? parts[1] : .null, expression, hooks)
    guard let elements = try a.base.enumerated() else {
      return .string(try replacement.replace(in: a.text(.invariant)))
    }
    return .list(try elements.map { .string(try replacement.replace(in: $0.text(.invariant))) })
  }
}

extension Matching {
  /// The pattern of `-replace`, which names a bad one in words of its own.
  private static func replaced(
    _ value: Value, ignoringCase: Bool, _ s: Session
  ) throws -> RegularExpression {
    do {
      return try pattern(value, ignoringCase: ignoringCase, s)
    } catch let error as ScriptError {
      throw ScriptError(
        "InvalidRegularExpression",
        "The regular expression pattern \(value.text(.invariant)) is not valid.", target: value,
        inner: error.record.exception)
    }
  }
}

/// A regex object, whatever its class: what operators take it for.
protocol HoldsExpression {
  var expression: RegularExpression { get }
}

/// The right side of `-replace`, read once for all texts.
struct Replacement {
  private enum Kind {
    case pattern(RegexReplacement)
    case block(ScriptBlock, (ScriptBlock, RegexMatch) throws -> Value)
  }
  private let kind: Kind
  private let expression: RegularExpression

  init(_ value: Value, _ expression: RegularExpression, _ hooks: OperatorHooks) throws {
    self.expression = expression
    if let block = value.base.reference as? ScriptBlock, let run = hooks.replacement {
      kind = .block(block, run)
      return
    }
    do {
      kind = .pattern(try RegexReplacement(value.text(.invariant), for: expression))
    } catch {
      throw ScriptError.raw(
        "System.Text.RegularExpressions.RegexParseException", error.message)
    }
  }

  func replace(in text: String) throws -> String {
    do {
      var result: [UInt8] = []
      var edge = 0
      var matches = expression.matches(in: text)
      while let match = try matches.next() {
        let bytes = match.bytes
        result += text.textOfBytes(edge..<max(edge, bytes.lowerBound)).utf8
        result += try piece(match).utf8
        edge = bytes.upperBound
        try MemoryGate.check(bytes: result.count)
      }
      if edge == 0, result.isEmpty { return text }
      result += text.textOfBytes(edge..<text.utf8.count).utf8
      return String(decoding: result, as: UTF8.self)
    } catch let error as RegexMatchError {
      throw ScriptError.raw(
        "System.Text.RegularExpressions.RegexMatchTimeoutException", error.message)
    }
  }

  private func piece(_ match: RegexMatch) throws -> String {
    switch kind {
    case .pattern(let replacement): replacement.text(for: match)
    case .block(let block, let run): try run(block, match).text(.invariant)
    }
  }
}
