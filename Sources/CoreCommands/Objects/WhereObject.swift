internal import PowerShellEngine

/// `Where-Object { … }`, `Where-Object Name -like web*`.
struct WhereObject: Cmdlet {
  static let about = CommandDescription(
    "Where-Object", defaultSet: "EqualSet",
    class: "Microsoft.PowerShell.Commands.WhereObjectCommand")
  static var readsCurrentObject: Bool { true }
  @Switch(in: [.in("CaseSensitiveContainsSet", mandatory: true)]) var cContains: Bool
  @Switch(in: [.in("CaseSensitiveEqualSet", mandatory: true)]) var cEQ: Bool
  @Switch(in: [.in("CaseSensitiveGreaterOrEqualSet", mandatory: true)]) var cGE: Bool
  @Switch(in: [.in("CaseSensitiveGreaterThanSet", mandatory: true)]) var cGT: Bool
  @Switch(in: [.in("CaseSensitiveInSet", mandatory: true)]) var cIn: Bool
  @Switch(in: [.in("CaseSensitiveLessOrEqualSet", mandatory: true)]) var cLE: Bool
  @Switch(in: [.in("CaseSensitiveLikeSet", mandatory: true)]) var cLike: Bool
  @Switch(in: [.in("CaseSensitiveLessThanSet", mandatory: true)]) var cLT: Bool
  @Switch(in: [.in("CaseSensitiveMatchSet", mandatory: true)]) var cMatch: Bool
  @Switch(in: [.in("CaseSensitiveNotEqualSet", mandatory: true)]) var cNE: Bool
  @Switch(in: [.in("CaseSensitiveNotContainsSet", mandatory: true)]) var cNotContains: Bool
  @Switch(in: [.in("CaseSensitiveNotInSet", mandatory: true)]) var cNotIn: Bool
  @Switch(in: [.in("CaseSensitiveNotLikeSet", mandatory: true)]) var cNotLike: Bool
  @Switch(in: [.in("CaseSensitiveNotMatchSet", mandatory: true)]) var cNotMatch: Bool
  @Switch(in: [.in("ContainsSet", mandatory: true)], aliases: ["IContains"]) var contains: Bool
  @Switch(in: [.in("EqualSet")], aliases: ["IEQ"]) var eQ: Bool
  @Parameter(in: [.in("ScriptBlockSet", position: 0, mandatory: true)]) var filterScript:
    Object<ScriptBlock>?
  @Switch(in: [.in("GreaterOrEqualSet", mandatory: true)], aliases: ["IGE"]) var gE: Bool
  @Switch(in: [.in("GreaterThanSet", mandatory: true)], aliases: ["IGT"]) var gT: Bool
  @Switch(in: [.in("InSet", mandatory: true)], aliases: ["IIn"]) var `in`: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Switch(in: [.in("IsSet", mandatory: true)]) var `is`: Bool
  @Switch(in: [.in("IsNotSet", mandatory: true)]) var isNot: Bool
  @Switch(in: [.in("LessOrEqualSet", mandatory: true)], aliases: ["ILE"]) var lE: Bool
  @Switch(in: [.in("LikeSet", mandatory: true)], aliases: ["ILike"]) var like: Bool
  @Switch(in: [.in("LessThanSet", mandatory: true)], aliases: ["ILT"]) var lT: Bool
  @Switch(in: [.in("MatchSet", mandatory: true)], aliases: ["IMatch"]) var match: Bool
  @Switch(in: [.in("NotEqualSet", mandatory: true)], aliases: ["INE"]) var nE: Bool
  @Switch(in: [.in("Not", mandatory: true)]) var not: Bool
  @Switch(in: [.in("NotContainsSet", mandatory: true)], aliases: ["INotContains"]) var notContains:
    Bool
  @Switch(in: [.in("NotInSet", mandatory: true)], aliases: ["INotIn"]) var notIn: Bool
  @Switch(in: [.in("NotLikeSet", mandatory: true)], aliases: ["INotLike"]) var notLike: Bool
  @Switch(in: [.in("NotMatchSet", mandatory: true)], aliases: ["INotMatch"]) var notMatch: Bool
  @Parameter(
    in: [
      .in("CaseSensitiveContainsSet", position: 0, mandatory: true),
      .in("CaseSensitiveEqualSet", position: 0, mandatory: true),
      .in("CaseSensitiveGreaterOrEqualSet", position: 0, mandatory: true),
      .in("CaseSensitiveGreaterThanSet", position: 0, mandatory: true),
      .in("CaseSensitiveInSet", position: 0, mandatory: true),
      .in("CaseSensitiveLessOrEqualSet", position: 0, mandatory: true),
      .in("CaseSensitiveLessThanSet", position: 0, mandatory: true),
      .in("CaseSensitiveLikeSet", position: 0, mandatory: true),
      .in("CaseSensitiveMatchSet", position: 0, mandatory: true),
      .in("CaseSensitiveNotContainsSet", position: 0, mandatory: true),
      .in("CaseSensitiveNotEqualSet", position: 0, mandatory: true),
      .in("CaseSensitiveNotInSet", position: 0, mandatory: true),
      .in("CaseSensitiveNotLikeSet", position: 0, mandatory: true),
      .in("CaseSensitiveNotMatchSet", position: 0, mandatory: true),
      .in("ContainsSet", position: 0, mandatory: true),
      .in("EqualSet", position: 0, mandatory: true),
      .in("GreaterOrEqualSet", position: 0, mandatory: true),
      .in("GreaterThanSet", position: 0, mandatory: true),
      .in("InSet", position: 0, mandatory: true), .in("IsNotSet", position: 0, mandatory: true),
      .in("IsSet", position: 0, mandatory: true),
      .in("LessOrEqualSet", position: 0, mandatory: true),
      .in("LessThanSet", position: 0, mandatory: true),
      .in("LikeSet", position: 0, mandatory: true), .in("MatchSet", position: 0, mandatory: true),
      .in("Not", position: 0, mandatory: true), .in("NotContainsSet", position: 0, mandatory: true),
      .in("NotEqualSet", position: 0, mandatory: true),
      .in("NotInSet", position: 0, mandatory: true),
      .in("NotLikeSet", position: 0, mandatory: true),
      .in("NotMatchSet", position: 0, mandatory: true),
    ], validate: [.notNullOrEmpty]) var property: String?
  @Parameter(in: [
    .in("CaseSensitiveContainsSet", position: 1), .in("CaseSensitiveEqualSet", position: 1),
    .in("CaseSensitiveGreaterOrEqualSet", position: 1),
    .in("CaseSensitiveGreaterThanSet", position: 1), .in("CaseSensitiveInSet", position: 1),
    .in("CaseSensitiveLessOrEqualSet", position: 1), .in("CaseSensitiveLessThanSet", position: 1),
    .in("CaseSensitiveLikeSet", position: 1), .in("CaseSensitiveMatchSet", position: 1),
    .in("CaseSensitiveNotContainsSet", position: 1), .in("CaseSensitiveNotEqualSet", position: 1),
    .in("CaseSensitiveNotInSet", position: 1), .in("CaseSensitiveNotLikeSet", position: 1),
    .in("CaseSensitiveNotMatchSet", position: 1), .in("ContainsSet", position: 1),
    .in("EqualSet", position: 1), .in("GreaterOrEqualSet", position: 1),
    .in("GreaterThanSet", position: 1), .in("InSet", position: 1), .in("IsNotSet", position: 1),
    .in("IsSet", position: 1), .in("LessOrEqualSet", position: 1), .in("LessThanSet", position: 1),
    .in("LikeSet", position: 1), .in("MatchSet", position: 1), .in("NotContainsSet", position: 1),
    .in("NotEqualSet", position: 1), .in("NotInSet", position: 1), .in("NotLikeSet", position: 1),
    .in("NotMatchSet", position: 1),
  ]) var value: Value?
  private var runner: BlockRunner?
  private var comparison: PropertyComparison?

  mutating func begin(_ call: Invocation) throws {
    if let block = filterScript?.object {
      runner = call.inline(block)
    } else {
      comparison = try PropertyComparison(
        set: call.parameterSetName, operand: value,
        hasOperator: eQ || cEQ, call)
    }
  }

  mutating func process(_ call: Invocation) throws {
    guard let item = call.object(or: inputObject) else { return }
    if let runner {
      if try runner.test(item) { try call.write(item) }
    } else if let comparison, let property {
      if try comparison.holds(for: item, property, call) { try call.write(item) }
    }
  }
}

/// What a comparison set of `Where-Object` asks of a property.
struct PropertyComparison {
  private enum Test {
    case truth, not
    case compare(ComparisonOperator)
    case like(negated: Bool), match(negated: Bool)
    case contains(negated: Bool), isIn(negated: Bool)
    case isType(negated: Bool)
  }
  private let test: Test
  private let ignoresCase: Bool
  private let operand: Value

  init(set: String, operand: Value?, hasOperator: Bool, _ call: Invocation) throws {
    let isSensitive = set.utf8.starts(with: "CaseSensitive".utf8)
    let name = isSensitive ? String(set.dropFirst(13)) : set
    ignoresCase = !isSensitive
    self.operand = operand ?? .null
    let hasOperand = operand != nil
    guard let test = Self.tests[name] else {
      test = .truth
      return
    }
    // Without operator and value the property's own truth counts.
    if name == "EqualSet", !isSensitive, !hasOperator, !hasOperand {
      self.test = .truth
      return
    }
    self.test = test
    if !hasOperand, name != "Not" {
      throw Self.operandMissing(call)
    }
  }

  private static let tests: [String: Test] = [
    "EqualSet": .compare(.equal), "NotEqualSet": .compare(.notEqual),
    "GreaterThanSet": .compare(.greater), "LessThanSet": .compare(.less),
    "GreaterOrEqualSet": .compare(.greaterOrEqual), "LessOrEqualSet": .compare(.lessOrEqual),
    "LikeSet": .like(negated: false), "NotLikeSet": .like(negated: true),
    "MatchSet": .match(negated: false), "NotMatchSet": .match(negated: true),
    "ContainsSet": .contains(negated: false), "NotContainsSet": .contains(negated: true),
    "InSet": .isIn(negated: false), "NotInSet": .isIn(negated: true),
    "IsSet": .isType(negated: false), "IsNotSet": .isType(negated: true), "Not": .not,
  ]

  private static func operandMissing(_ call: Invocation) -> ScriptError {
    ScriptError(
      "ValueNotSpecifiedForWhereObject",
      "The specified operator requires both the -Property and -Value parameters. Provide values for both parameters, and then try the command again.",
      .invalidArgument, exception: "System.Management.Automation.PSArgumentException")
  }

  func holds(for item: Value, _ property: String, _ call: Invocation) throws -> Bool {
    let session = call.session
    let value: Value
    if NamePattern.isPattern(property) {
      let pattern = try NamePattern(property)
      let views = MemberAccess.properties(of: item, session).filter { pattern.matches($0.name) }
      value = try views.first?.get() ?? .null
    } else {
      value = try MemberAccess.read(
        item, Symbol.intern(property), session, isStrict: call.frame.isStrict(2))
    }
    return try holds(value, session, call)
  }

  private func holds(_ value: Value, _ session: Session, _ call: Invocation) throws -> Bool {
    switch test {
    case .truth: return value.isTrue
    case .not: return !value.isTrue
    case .compare(let op):
      return try Comparison.test(op, value, operand, ignoringCase: ignoresCase, session)
    case .like(let negated):
      return try Matching.like(value, operand, ignoringCase: ignoresCase, negated: negated, session)
        .isTrue
    case .match(let negated):
      return try Matching.match(
        value, operand, ignoringCase: ignoresCase, negated: negated, session
      ).result.isTrue
    case .contains(let negated):
      return try Containment.contains(value, operand, ignoringCase: ignoresCase, session) != negated
    case .isIn(let negated):
      return try Containment.contains(operand, value, ignoringCase: ignoresCase, session) != negated
    case .isType(let negated):
      return try TypeTests.isType(value, operand, session) != negated
    }
  }
}
