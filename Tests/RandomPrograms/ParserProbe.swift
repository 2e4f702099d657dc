import PowerShellSyntax

/// Asks the parser what must hold for every text, and more of one that must be accepted.
public enum ParserProbe {
  /// Mistakes that the look through the tree finds, or that forbid to say a thing twice.
  private static let beyondGrammar: Set<String> = [
    "InvalidLeftHandSide", "OperatorRequiresVariableOrProperty", "DuplicateKeyInHashLiteral",
    "DuplicateFormalParameter", "NonStaticMemberAccessInStaticMember", "VoidMethodHasReturn",
    "NonVoidMethodMissingReturnValue", "MethodHasCodePathNotReturn", "ControlLeavingFinally",
    "EmptyCatchNotLast", "CmdletNotInAllowedListForDataSection", "UnexpectedAttribute",
    "SplattingNotPermitted", "DuplicateScriptCommandClause", "StreamAlreadyRedirected",
    "ScriptTooComplicated",
  ]

  /// What is wrong with how a program of the grammar was read; nil where nothing is.
  public static func faultOfProgram(_ text: String) -> String? {
    let source = SourceText(text)
    let result = Parser.parse(source)
    for found in result.diagnostics
    where !beyondGrammar.contains(found.errorID) && !found.errorID.hasSuffix("InDataSection") {
      return "\(found.errorID) at \(found.extent.start): \(found.message)"
    }
    let (printed, fault) = TreePrinting.text(of: result.tree, source)
    if let fault { return fault }
    return printed.utf8.elementsEqual(text.utf8) ? nil : "printed back as \(printed)"
  }

  /// What is wrong with how any text was read.
  @discardableResult
  public static func faultOfText(_ text: String) -> String? {
    let source = SourceText(text)
    let result = Parser.parse(source)
    let limit = source.bytes.count + 1
    for found in result.diagnostics
    where found.extent.start < -1 || Int(found.extent.end) > limit {
      return "\(found.errorID) stands at \(found.extent.start)-\(found.extent.end) of \(limit - 1)"
    }
    return result.tree.source === source ? nil : "the tree has lost its source"
  }

  /// Reads prefixes: all of them, or so many at random.
  public static func faultOfPrefixes(
    _ text: String, most: Int, _ dice: inout Dice
  ) -> String? {
    let bytes = Array(text.utf8)
    let ends =
      bytes.count <= most ? Array(0..<bytes.count) : (0..<most).map { _ in dice.roll(bytes.count) }
    for end in ends {
      if let fault = faultOfText(String(decoding: bytes[..<end], as: UTF8.self)) {
        return "prefix of \(end): \(fault)"
      }
    }
    return nil
  }
}
