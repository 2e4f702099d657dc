/// What the parser wants to know of a token's kind, by PowerShell's numbers
/// (`System.Management.Automation.Language.TokenFlags`).
public struct TokenFlags: OptionSet, Sendable {
  public let rawValue: Int32
  public init(rawValue: Int32) { self.rawValue = rawValue }

  public static let keyword = TokenFlags(rawValue: 0x10)
  public static let scriptBlockBlockName = TokenFlags(rawValue: 0x20)
  public static let binaryOperator = TokenFlags(rawValue: 0x100)
  public static let unaryOperator = TokenFlags(rawValue: 0x200)
  public static let caseSensitiveOperator = TokenFlags(rawValue: 0x400)
  public static let ternaryOperator = TokenFlags(rawValue: 0x800)
  public static let specialOperator = TokenFlags(rawValue: 0x1000)
  public static let assignmentOperator = TokenFlags(rawValue: 0x2000)
  public static let parseModeInvariant = TokenFlags(rawValue: 0x8000)
  public static let tokenInError = TokenFlags(rawValue: 0x10000)
  public static let disallowedInRestrictedMode = TokenFlags(rawValue: 0x20000)
  public static let prefixOrPostfixOperator = TokenFlags(rawValue: 0x40000)
  public static let commandName = TokenFlags(rawValue: 0x80000)
  public static let memberName = TokenFlags(rawValue: 0x100000)
  public static let typeName = TokenFlags(rawValue: 0x200000)
  public static let attributeName = TokenFlags(rawValue: 0x400000)
  public static let canConstantFold = TokenFlags(rawValue: 0x800000)
  public static let statementDoesntSupportAttributes = TokenFlags(rawValue: 0x1000000)

  /// How tightly a binary operator binds; 0 for everything else.
  public var binaryPrecedence: Int32 { contains(.binaryOperator) ? rawValue & 0xF : 0 }

  static func binary(_ precedence: Int32, _ more: TokenFlags = []) -> TokenFlags {
    TokenFlags(rawValue: precedence).union(.binaryOperator).union(more)
  }

  /// By the kinds' numbers.
  static let table: [TokenFlags] = (0..<171).map {
    TokenKind(rawValue: UInt8($0)).map(flags(of:)) ?? []
  }

  private static func flags(of kind: TokenKind) -> TokenFlags {
    switch kind {
    case .newLine, .endOfInput, .stringLiteral, .stringExpandable, .hereStringLiteral,
      .hereStringExpandable, .lParen, .rParen, .lCurly, .rCurly, .atParen, .atCurly, .dollarParen,
      .semi, .andAnd, .orOr:
      .parseModeInvariant
    case .ampersand, .pipe: [.specialOperator, .parseModeInvariant]
    case .comma: [.unaryOperator, .parseModeInvariant]
    case .minusMinus, .plusPlus:
      [.unaryOperator, .prefixOrPostfixOperator, .disallowedInRestrictedMode]
    case .postfixMinusMinus, .postfixPlusPlus:
      [.unaryOperator, .prefixOrPostfixOperator, .disallowedInRestrictedMode]
    case .dotDot: .binary(0xD, [.canConstantFold, .disallowedInRestrictedMode])
    case .dot, .colonColon, .questionDot, .questionLBracket:
      [.specialOperator, .disallowedInRestrictedMode]
    case .exclaim, .not, .bnot: [.unaryOperator, .canConstantFold]
    case .multiply, .divide, .rem: .binary(0xA, .canConstantFold)
    case .plus, .minus: .binary(0x9, [.unaryOperator, .canConstantFold])
    case .equals, .plusEquals, .minusEquals, .multiplyEquals, .divideEquals, .remainderEquals,
      .questionQuestionEquals:
      .assignmentOperator
    case .redirection, .redirectInStd: .disallowedInRestrictedMode
    case .format: .binary(0xC, .disallowedInRestrictedMode)
    case .and, .or, .xor: .binary(0x1, .canConstantFold)
    case .band, .bor, .bxor: .binary(0x2, .canConstantFold)
    case .join, .isplit, .csplit:
      .binary(0x5, [.unaryOperator, .disallowedInRestrictedMode])
    case .ieq, .ine, .ige, .igt, .ilt, .ile, .is, .isNot, .as, .shl, .shr: .binary(0x5)
    case .ceq, .cne, .cge, .cgt, .clt, .cle: .binary(0x5, .caseSensitiveOperator)
    case .ilike, .inotlike, .imatch, .inotmatch, .ireplace, .icontains, .inotcontains, .iin,
      .inotin:
      .binary(0x5, .disallowedInRestrictedMode)
    case .clike, .cnotlike, .cmatch, .cnotmatch, .creplace, .ccontains, .cnotcontains, .cin,
      .cnotin:
      .binary(0x5, [.caseSensitiveOperator, .disallowedInRestrictedMode])
    case .questionMark: [.ternaryOperator, .disallowedInRestrictedMode]
    case .questionQuestion: .binary(0x7, .disallowedInRestrictedMode)
    case .begin, .dynamicparam, .end, .process, .clean: [.keyword, .scriptBlockBlockName]
    case .class, .enum, .interface, .param, .configuration, .function, .filter, .workflow:
      .keyword
    case .break, .catch, .continue, .data, .define, .do, .else, .elseIf, .exit, .finally, .for,
      .foreach, .from, .if, .in, .return, .switch, .throw, .trap, .try, .until, .using, .var,
      .while, .parallel, .sequence, .inlineScript:
      [.keyword, .statementDoesntSupportAttributes]
    case .dynamicKeyword, .public, .private, .static, .namespace, .module, .type, .assembly,
      .command, .hidden, .base, .default:
      .keyword
    case .unknown, .variable, .splattedVariable, .parameter, .number, .label, .identifier,
      .generic, .lineContinuation, .comment, .lBracket, .rBracket, .colon:
      []
    }
  }
}
