import PowerShellSyntax

/// `[PSParser]::Tokenize`: the tokens of a text as PowerShell 2 named them.
enum PSParserType {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(
      enumeration: root + "PSTokenType", counting: "Unknown", "Command", "CommandParameter",
      "CommandArgument", "Number", "String", "Variable", "Member", "LoopLabel", "Attribute",
      "Type", "Operator", "GroupStart", "GroupEnd", "Keyword", "Comment", "StatementSeparator",
      "NewLine", "LineContinuation", "Position"),
    TypeDefinition(root + "PSParser") { m in
      m.function(
        "static System.Collections.ObjectModel.Collection[System.Management.Automation.PSToken] Tokenize(string script, [ref] System.Collections.ObjectModel.Collection[System.Management.Automation.PSParseError] errors)",
        "static System.Collections.ObjectModel.Collection[System.Management.Automation.PSToken] Tokenize(System.Object[] script, [ref] System.Collections.ObjectModel.Collection[System.Management.Automation.PSParseError] errors)"
      ) { a in
        let text: String
        if case .array(let lines) = a[0] {
          text = lines.elements.map { $0.text(.invariant) }.joined(separator: "\n")
        } else {
          text = a.string(0)
        }
        return tokenize(SourceText(text), errors: a[1])
      }
    },
    TypeDefinition(root + "PSToken") { m in
      m.property("string Content {get;}") { (me: PSTokenObject) in .string(me.content) }
      m.property("System.Management.Automation.PSTokenType Type {get;}") { (me: PSTokenObject) in
        EnumValues.named(root + "PSTokenType", me.kindName)
      }
      let places: [(String, (PSTokenObject) -> Int)] = [
        ("Start", { $0.offset($0.token.extent.start) }),
        ("Length", { $0.offset($0.token.extent.end) - $0.offset($0.token.extent.start) }),
        ("StartLine", { $0.place($0.token.extent.start).line }),
        ("StartColumn", { $0.place($0.token.extent.start).column }),
        ("EndLine", { $0.place($0.token.extent.end).line }),
        ("EndColumn", { $0.place($0.token.extent.end).column }),
      ]
      for (name, read) in places {
        m.property("int \(name) {get;}") { (me: PSTokenObject) in .int(Int32(clamping: read(me))) }
      }
    },
    TypeDefinition(root + "PSParseError") { m in
      m.property("string Message {get;}") { (me: PSParseErrorObject) in
        .string(me.error.diagnostic.message)
      }
      m.property("System.Management.Automation.PSToken Token {get;}") {
        (_: PSParseErrorObject) in .null
      }
    },
  ]

  private static func tokenize(_ source: SourceText, errors: Value) -> Value {
    var found: [Token] = []
    let result = Parser.parse(source, tokens: &found)
    if case .object(let reference as ReferenceObject) = errors {
      reference.value = Intrinsic.collection(
        result.diagnostics.map { .object(PSParseErrorObject(ParseErrorObject($0, source))) })
    }
    let kept = found.filter { $0.kind != .endOfInput }
    return Intrinsic.collection(kept.map { .object(PSTokenObject($0, source)) })
  }
}

/// A mistake as PowerShell 2 reported it.
final class PSParseErrorObject: PSObject {
  let error: ParseErrorObject
  init(_ error: ParseErrorObject) { self.error = error }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PSParseError") }
}

/// A token as PowerShell 2 named it.
final class PSTokenObject: PSObject {
  let token: Token
  private let source: SourceText
  init(_ token: Token, _ source: SourceText) { (self.token, self.source) = (token, source) }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PSToken") }

  func offset(_ place: Int32) -> Int { source.utf16Offset(of: Int(place)) }
  func place(_ place: Int32) -> (line: Int, column: Int) { source.position(of: Int(place)) }

  var content: String {
    switch token.value {
    case .text(let text): return text
    case .expandable(let text): return text.value
    default: break
    }
    let text = source.slice(token.extent)
    switch token.kind {
    case .variable, .splattedVariable: return String(text.utf8.dropFirst()) ?? text
    default: return text
    }
  }

  var kindName: String {
    if token.flags.contains(.commandName) { return "Command" }
    if token.flags.contains(.memberName) { return "Member" }
    if token.flags.contains(.typeName) { return "Type" }
    if token.flags.contains(.attributeName) { return "Attribute" }
    switch token.kind {
    case .unknown, .endOfInput: return "Unknown"
    case .variable, .splattedVariable: return "Variable"
    case .parameter: return "CommandParameter"
    case .number: return "Number"
    case .label: return "LoopLabel"
    case .identifier, .generic: return "CommandArgument"
    case .newLine: return "NewLine"
    case .lineContinuation: return "LineContinuation"
    case .comment: return "Comment"
    case .stringLiteral, .stringExpandable, .hereStringLiteral, .hereStringExpandable:
      return "String"
    case .lParen, .lCurly, .atParen, .atCurly, .dollarParen: return "GroupStart"
    case .rParen, .rCurly: return "GroupEnd"
    case .semi: return "StatementSeparator"
    default: return token.flags.contains(.keyword) ? "Keyword" : "Operator"
    }
  }
}
