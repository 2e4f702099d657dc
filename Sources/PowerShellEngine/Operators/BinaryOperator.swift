public import PowerShellSyntax

/// What an operator may ask of its surroundings: run a block, keep `$Matches`.
public struct OperatorHooks {
  /// Stores what `-match` found.
  public var keepMatches: ((TableObject) throws -> Void)?
  /// Runs the block of `-replace` for a match, which it sees as `$_`.
  var replacement: ((ScriptBlock, RegexMatch) throws -> Value)?
  /// Runs the block of `-split` for a character: `$_`, with the text and the index as arguments.
  public var isSeparator: ((ScriptBlock, Value, [Value]) throws -> Bool)?

  public init(
    keepMatches: ((TableObject) throws -> Void)? = nil,
    isSeparator: ((ScriptBlock, Value, [Value]) throws -> Bool)? = nil
  ) {
    (self.keepMatches, self.isSeparator) = (keepMatches, isSeparator)
  }

  public static let none = OperatorHooks()
}

extension OperatorHooks: @unchecked Sendable {}

/// The operators of two operands that evaluate both; `-and`, `-or` and `??` are the caller's.
public enum BinaryOperator: UInt8, Sendable {
  case add, subtract, multiply, divide, remainder
  case ieq, ine, igt, ige, ilt, ile
  case ceq, cne, cgt, cge, clt, cle
  case icontains, inotcontains, iin, inotin, ccontains, cnotcontains, cin, cnotin
  case ilike, inotlike, clike, cnotlike
  case imatch, inotmatch, cmatch, cnotmatch
  case ireplace, creplace, isplit, csplit, join, format, range
  case `is`, isNot, `as`
  case band, bor, bxor, shl, shr
  case and, or, xor

  /// The operator of a token; nil for tokens that are none.
  public init?(_ kind: TokenKind) {
    guard let found = Self.table[kind] else { return nil }
    self = found
  }

  /// The operator inside `+=` and its kin.
  public init?(assignment kind: TokenKind) {
    switch kind {
    case .plusEquals: self = .add
    case .minusEquals: self = .subtract
    case .multiplyEquals: self = .multiply
    case .divideEquals: self = .divide
    case .remainderEquals: self = .remainder
    default: return nil
    }
  }

  private static let table: [TokenKind: BinaryOperator] = [
    .plus: .add, .minus: .subtract, .multiply: .multiply, .divide: .divide, .rem: .remainder,
    .ieq: .ieq, .ine: .ine, .igt: .igt, .ige: .ige, .ilt: .ilt, .ile: .ile, .ceq: .ceq,
    .cne: .cne, .cgt: .cgt, .cge: .cge, .clt: .clt, .cle: .cle, .icontains: .icontains,
    .inotcontains: .inotcontains, .iin: .iin, .inotin: .inotin, .ccontains: .ccontains,
    .cnotcontains: .cnotcontains, .cin: .cin, .cnotin: .cnotin, .ilike: .ilike,
    .inotlike: .inotlike, .clike: .clike, .cnotlike: .cnotlike, .imatch: .imatch,
    .inotmatch: .inotmatch, .cmatch: .cmatch, .cnotmatch: .cnotmatch, .ireplace: .ireplace,
    .creplace: .creplace, .isplit: .isplit, .csplit: .csplit, .join: .join, .format: .format,
    .dotDot: .range, .is: .is, .isNot: .isNot, .as: .as, .band: .band, .bor: .bor, .bxor: .bxor,
    .shl: .shl, .shr: .shr, .and: .and, .or: .or, .xor: .xor,
  ]

  /// Whether blocks on the right side are run: their operators need hooks.
  var takesBlocks: Bool { rawValue >= Self.ireplace.rawValue && rawValue <= Self.csplit.rawValue }

  /// The result for two operands.
  @inline(__always)
  public func apply(
    _ a: Value, _ b: Value, _ s: Session, _ hooks: OperatorHooks = .none
  ) throws -> Value {
    switch self {
    case .add: try Arithmetic.add(a, b, s)
    case .subtract: try Arithmetic.subtract(a, b, s)
    case .multiply: try Arithmetic.multiply(a, b, s)
    case .divide: try Arithmetic.divide(a, b, s)
    case .remainder: try Arithmetic.remainder(a, b, s)
    case .ieq: try Comparison.apply(.equal, a, b, ignoringCase: true, s)
    case .ine: try Comparison.apply(.notEqual, a, b, ignoringCase: true, s)
    case .igt: try Comparison.apply(.greater, a, b, ignoringCase: true, s)
    case .ige: try Comparison.apply(.greaterOrEqual, a, b, ignoringCase: true, s)
    case .ilt: try Comparison.apply(.less, a, b, ignoringCase: true, s)
    case .ile: try Comparison.apply(.lessOrEqual, a, b, ignoringCase: true, s)
    default: try applyOthers(a, b, s, hooks)
    }
  }

  @inline(never)
  private func applyOthers(
    _ a: Value, _ b: Value, _ s: Session, _ hooks: OperatorHooks
  ) throws -> Value {
    switch self {
    case .ceq: try Comparison.apply(.equal, a, b, ignoringCase: false, s)
    case .cne: try Comparison.apply(.notEqual, a, b, ignoringCase: false, s)
    case .cgt: try Comparison.apply(.greater, a, b, ignoringCase: false, s)
    case .cge: try Comparison.apply(.greaterOrEqual, a, b, ignoringCase: false, s)
    case .clt: try Comparison.apply(.less, a, b, ignoringCase: false, s)
    case .cle: try Comparison.apply(.lessOrEqual, a, b, ignoringCase: false, s)
    case .icontains: .bool(try Containment.contains(a, b, ignoringCase: true, s))
    case .inotcontains: .bool(try !Containment.contains(a, b, ignoringCase: true, s))
    case .iin: .bool(try Containment.contains(b, a, ignoringCase: true, s))
    case .inotin: .bool(try !Containment.contains(b, a, ignoringCase: true, s))
    case .ccontains: .bool(try Containment.contains(a, b, ignoringCase: false, s))
    case .cnotcontains: .bool(try !Containment.contains(a, b, ignoringCase: false, s))
    case .cin: .bool(try Containment.contains(b, a, ignoringCase: false, s))
    case .cnotin: .bool(try !Containment.contains(b, a, ignoringCase: false, s))
    case .is: .bool(try TypeTests.isType(a, b, s))
    case .isNot: .bool(try !TypeTests.isType(a, b, s))
    case .as: try TypeTests.asType(a, b, s)
    case .band: try Arithmetic.bitAnd(a, b, s)
    case .bor: try Arithmetic.bitOr(a, b, s)
    case .bxor: try Arithmetic.bitXor(a, b, s)
    case .shl: try Arithmetic.shiftLeft(a, b, s)
    case .shr: try Arithmetic.shiftRight(a, b, s)
    case .and: .bool(a.isTrue && b.isTrue)
    case .or: .bool(a.isTrue || b.isTrue)
    case .xor: .bool(a.isTrue != b.isTrue)
    default: try applyToText(a, b, s, hooks)
    }
  }

  @inline(never)
  private func applyToText(
    _ a: Value, _ b: Value, _ s: Session, _ hooks: OperatorHooks
  ) throws -> Value {
    switch self {
    case .ilike: try Matching.like(a, b, ignoringCase: true, s)
    case .inotlike: try Matching.like(a, b, ignoringCase: true, negated: true, s)
    case .clike: try Matching.like(a, b, ignoringCase: false, s)
    case .cnotlike: try Matching.like(a, b, ignoringCase: false, negated: true, s)
    case .imatch: try matched(a, b, ignoringCase: true, negated: false, s, hooks)
    case .inotmatch: try matched(a, b, ignoringCase: true, negated: true, s, hooks)
    case .cmatch: try matched(a, b, ignoringCase: false, negated: false, s, hooks)
    case .cnotmatch: try matched(a, b, ignoringCase: false, negated: true, s, hooks)
    case .ireplace: try Matching.replace(a, b, ignoringCase: true, s, hooks)
    case .creplace: try Matching.replace(a, b, ignoringCase: false, s, hooks)
    case .isplit: try Splitting.split(a, by: b, ignoringCase: true, s, hooks)
    case .csplit: try Splitting.split(a, by: b, ignoringCase: false, s, hooks)
    case .join: try Joining.join(a, with: b.text(.invariant), s.culture)
    case .format: try Formatting.format(a, b, s)
    case .range: try Ranges.make(a, b, s)
    default: .null
    }
  }

  private func matched(
    _ a: Value, _ b: Value, ignoringCase: Bool, negated: Bool, _ s: Session,
    _ hooks: OperatorHooks
  ) throws -> Value {
    let found = try Matching.match(a, b, ignoringCase: ignoringCase, negated: negated, s)
    if let matches = found.matches { try hooks.keepMatches?(matches) }
    return found.result
  }
}

/// The operators of one operand.
public enum UnaryOperator: UInt8, Sendable {
  case not, negate, plus, bitNot, split, caseSplit, join
  case comma

  /// The operator of a token; nil for tokens that are none.
  ///
  /// `++` and `--` are the caller's.
  public init?(_ kind: TokenKind) {
    switch kind {
    case .not, .exclaim: self = .not
    case .minus: self = .negate
    case .plus: self = .plus
    case .bnot: self = .bitNot
    case .isplit: self = .split
    case .csplit: self = .caseSplit
    case .join: self = .join
    case .comma: self = .comma
    default: return nil
    }
  }

  @inline(__always)
  public func apply(_ a: Value, _ s: Session) throws -> Value {
    switch self {
    case .not: .bool(!a.isTrue)
    case .negate: try Arithmetic.negate(a, s)
    case .plus: try Arithmetic.plus(a, s)
    case .bitNot: try Arithmetic.bitNot(a, s)
    case .split, .caseSplit: try Splitting.words(of: a)
    case .join: try Joining.join(a, with: "", s.culture)
    case .comma: .list([a.isNull ? .null : a])
    }
  }
}
