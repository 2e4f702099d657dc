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
  case equal, notEqual, greater, greaterOrEqual, less, lessOrEqual
  case caseEqual, caseNotEqual, caseGreater, caseGreaterOrEqual, caseLess, caseLessOrEqual
  case contains, notContains, `in`, notIn
  case caseContains, caseNotContains, caseIn, caseNotIn
  case like, notLike, caseLike, caseNotLike
  case match, notMatch, caseMatch, caseNotMatch
  case replace, caseReplace, split, caseSplit, join, format, range
  case isType, isNotType, asType
  case bitAnd, bitOr, bitXor, shiftLeft, shiftRight
  case and, or, xor

  /// The operator of a token; nil for tokens that are none.
  public init?(_ kind: TokenKind) {
    guard let found = Self.table[kind] else { return nil }
    self = found
  }

  private static let table: [TokenKind: BinaryOperator] = [
    .plus: .add, .minus: .subtract, .multiply: .multiply, .divide: .divide, .rem: .remainder,
    .plusEquals: .add, .minusEquals: .subtract, .multiplyEquals: .multiply,
    .divideEquals: .divide, .remainderEquals: .remainder,
    .ieq: .equal, .ine: .notEqual, .igt: .greater, .ige: .greaterOrEqual, .ilt: .less,
    .ile: .lessOrEqual, .ceq: .caseEqual, .cne: .caseNotEqual, .cgt: .caseGreater,
    .cge: .caseGreaterOrEqual, .clt: .caseLess, .cle: .caseLessOrEqual,
    .icontains: .contains, .inotcontains: .notContains, .iin: .in, .inotin: .notIn,
    .ccontains: .caseContains, .cnotcontains: .caseNotContains, .cin: .caseIn,
    .cnotin: .caseNotIn, .ilike: .like, .inotlike: .notLike, .clike: .caseLike,
    .cnotlike: .caseNotLike, .imatch: .match, .inotmatch: .notMatch, .cmatch: .caseMatch,
    .cnotmatch: .caseNotMatch, .ireplace: .replace, .creplace: .caseReplace, .isplit: .split,
    .csplit: .caseSplit, .join: .join, .format: .format, .dotDot: .range, .is: .isType,
    .isNot: .isNotType, .as: .asType, .band: .bitAnd, .bor: .bitOr, .bxor: .bitXor,
    .shl: .shiftLeft, .shr: .shiftRight, .and: .and, .or: .or, .xor: .xor,
  ]

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
    case .equal: try Comparison.apply(.equal, a, b, ignoringCase: true, s)
    case .notEqual: try Comparison.apply(.notEqual, a, b, ignoringCase: true, s)
    case .greater: try Comparison.apply(.greater, a, b, ignoringCase: true, s)
    case .greaterOrEqual: try Comparison.apply(.greaterOrEqual, a, b, ignoringCase: true, s)
    case .less: try Comparison.apply(.less, a, b, ignoringCase: true, s)
    case .lessOrEqual: try Comparison.apply(.lessOrEqual, a, b, ignoringCase: true, s)
    default: try applyOthers(a, b, s, hooks)
    }
  }

  /// The result as a condition.
  @inline(__always)
  public func test(
    _ a: Value, _ b: Value, _ s: Session, _ hooks: OperatorHooks = .none
  ) throws -> Bool {
    if let op = comparison, case .int(let x) = a, case .int(let y) = b { return op.accepts(x, y) }
    return try apply(a, b, s, hooks).isTrue
  }

  /// The comparison without regard to case, where this is one.
  @inline(__always)
  private var comparison: ComparisonOperator? {
    guard rawValue >= BinaryOperator.equal.rawValue, rawValue <= BinaryOperator.lessOrEqual.rawValue
    else { return nil }
    return ComparisonOperator(rawValue: rawValue &- BinaryOperator.equal.rawValue)
  }

  @inline(never)
  private func applyOthers(
    _ a: Value, _ b: Value, _ s: Session, _ hooks: OperatorHooks
  ) throws -> Value {
    switch self {
    case .caseEqual: try Comparison.apply(.equal, a, b, ignoringCase: false, s)
    case .caseNotEqual: try Comparison.apply(.notEqual, a, b, ignoringCase: false, s)
    case .caseGreater: try Comparison.apply(.greater, a, b, ignoringCase: false, s)
    case .caseGreaterOrEqual: try Comparison.apply(.greaterOrEqual, a, b, ignoringCase: false, s)
    case .caseLess: try Comparison.apply(.less, a, b, ignoringCase: false, s)
    case .caseLessOrEqual: try Comparison.apply(.lessOrEqual, a, b, ignoringCase: false, s)
    case .contains: .bool(try Containment.contains(a, b, ignoringCase: true, s))
    case .notContains: .bool(try !Containment.contains(a, b, ignoringCase: true, s))
    case .in: .bool(try Containment.contains(b, a, ignoringCase: true, s))
    case .notIn: .bool(try !Containment.contains(b, a, ignoringCase: true, s))
    case .caseContains: .bool(try Containment.contains(a, b, ignoringCase: false, s))
    case .caseNotContains: .bool(try !Containment.contains(a, b, ignoringCase: false, s))
    case .caseIn: .bool(try Containment.contains(b, a, ignoringCase: false, s))
    case .caseNotIn: .bool(try !Containment.contains(b, a, ignoringCase: false, s))
    case .isType: .bool(try TypeTests.isType(a, b, s))
    case .isNotType: .bool(try !TypeTests.isType(a, b, s))
    case .asType: try TypeTests.asType(a, b, s)
    case .bitAnd: try Arithmetic.bitAnd(a, b, s)
    case .bitOr: try Arithmetic.bitOr(a, b, s)
    case .bitXor: try Arithmetic.bitXor(a, b, s)
    case .shiftLeft: try Arithmetic.shiftLeft(a, b, s)
    case .shiftRight: try Arithmetic.shiftRight(a, b, s)
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
    case .like: try Matching.like(a, b, ignoringCase: true, s)
    case .notLike: try Matching.like(a, b, ignoringCase: true, negated: true, s)
    case .caseLike: try Matching.like(a, b, ignoringCase: false, s)
    case .caseNotLike: try Matching.like(a, b, ignoringCase: false, negated: true, s)
    case .match: try matched(a, b, ignoringCase: true, negated: false, s, hooks)
    case .notMatch: try matched(a, b, ignoringCase: true, negated: true, s, hooks)
    case .caseMatch: try matched(a, b, ignoringCase: false, negated: false, s, hooks)
    case .caseNotMatch: try matched(a, b, ignoringCase: false, negated: true, s, hooks)
    case .replace: try Matching.replace(a, b, ignoringCase: true, s, hooks)
    case .caseReplace: try Matching.replace(a, b, ignoringCase: false, s, hooks)
    case .split: try Splitting.split(a, by: b, ignoringCase: true, s, hooks)
    case .caseSplit: try Splitting.split(a, by: b, ignoringCase: false, s, hooks)
    case .join: try Joining.join(a, with: b.text(.invariant))
    case .format: try Formatting.format(a, b, s)
    case .range: try Ranges.range(a, b, s)
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

  /// The operator of a token; nil for tokens that are none. `++` and `--` are the caller's.
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
    case .join: try Joining.join(a, with: "")
    case .comma: .list([a.isNull ? .null : a])
    }
  }
}
