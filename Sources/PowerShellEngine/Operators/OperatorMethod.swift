/// Operators that types bring along: .NET's `op_Addition` and its kind.
struct OperatorMethod {
  let name: String
  /// As a message names the operator.
  let sign: String
  let symbol: Symbol

  private init(_ name: String, _ sign: String) {
    (self.name, self.sign) = (name, sign)
    symbol = Symbol.intern(name)
  }

  nonisolated(unsafe) static let addition = OperatorMethod("op_Addition", "+")
  nonisolated(unsafe) static let subtraction = OperatorMethod("op_Subtraction", "-")
  nonisolated(unsafe) static let multiply = OperatorMethod("op_Multiply", "*")
  nonisolated(unsafe) static let division = OperatorMethod("op_Division", "/")
  nonisolated(unsafe) static let modulus = OperatorMethod("op_Modulus", "%")
  nonisolated(unsafe) static let and = OperatorMethod("op_BitwiseAnd", "-band")
  nonisolated(unsafe) static let or = OperatorMethod("op_BitwiseOr", "-bor")
  nonisolated(unsafe) static let xor = OperatorMethod("op_ExclusiveOr", "-bxor")
  nonisolated(unsafe) static let shiftLeft = OperatorMethod("op_LeftShift", "-shl")
  nonisolated(unsafe) static let shiftRight = OperatorMethod("op_RightShift", "-shr")
  nonisolated(unsafe) static let complement = OperatorMethod("op_OnesComplement", "-bnot")

  /// Calls the operator of the left operand's type; of the right one's, where the left has none of
  /// its own (a primitive, or nothing).
  func call(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    guard let owner = a.operatorType ?? b.operatorType else {
      let (left, right) = (
        a.isNull ? "$null" : a.type.fullName, b.isNull ? "$null" : b.type.fullName
      )
      throw ScriptError(
        "NotADefinedOperationForType",
        "The operation '[\(left)] \(sign) [\(right)]' is not defined.")
    }
    return try call([a, b], of: owner, s)
  }

  func call(_ arguments: [Value], of owner: TypeInfo, _ s: Session) throws -> Value {
    let candidates = overloads(of: owner, count: arguments.count)
    guard !candidates.isEmpty else {
      throw ScriptError(
        "MethodNotFound",
        "Method invocation failed because [\(owner.operatorName)] does not contain a method named '\(name)'."
      )
    }
    let chosen = try choose(candidates, for: arguments, s)
    let converted = try arguments.enumerated().map { place, argument in
      try convert(argument, at: place, to: chosen.types[place], s)
    }
    do {
      return try chosen.body(Arguments(converted, s))
    } catch let error as DotNetException {
      throw failed(error.exception, arguments.count)
    } catch let error as ValueFailure {
      throw failed(ExceptionObject(error.exceptionType, error.message), arguments.count)
    } catch let error as ScriptError where owner.scriptClass != nil {
      throw failed(error.record.exception, arguments.count)
    }
  }

  private func overloads(of owner: TypeInfo, count: Int) -> [OperatorOverload] {
    if case .method(let group)? = owner.staticMember(symbol) {
      return group.overloads.filter { $0.parameters.count == count }.map { overload in
        OperatorOverload(types: overload.types) { try overload.body(.null, $0) }
      }
    }
    return OperatorOverload.builtIn(self, of: owner).filter { $0.types.count == count }
  }

  private func choose(
    _ candidates: [OperatorOverload], for arguments: [Value], _ s: Session
  ) throws -> OperatorOverload {
    if candidates.count == 1 { return candidates[0] }
    var best: [(overload: OperatorOverload, ranks: [ConversionRoute.Rank])] = []
    for candidate in candidates {
      let ranks = zip(arguments, candidate.types).map { Conversion.rank(of: $0, to: $1, s) }
      guard !ranks.contains(.none) else { continue }
      if best.contains(where: { isCloser($0.ranks, than: ranks) }) { continue }
      best.removeAll { isCloser(ranks, than: $0.ranks) }
      best.append((candidate, ranks))
    }
    if best.count == 1 { return best[0].overload }
    let count = arguments.count
    throw ScriptError(
      "MethodCountCouldNotFindBest",
      best.isEmpty
        ? "Cannot find an overload for \"\(name)\" and the argument count: \"\(count)\"."
        : "Multiple ambiguous overloads found for \"\(name)\" and the argument count: \"\(count)\".",
      .notSpecified, exception: "System.Management.Automation.MethodException")
  }

  private func isCloser(_ a: [ConversionRoute.Rank], than b: [ConversionRoute.Rank]) -> Bool {
    zip(a, b).allSatisfy { $0 >= $1 } && zip(a, b).contains { $0 > $1 }
  }

  private func convert(
    _ argument: Value, at place: Int, to type: TypeInfo, _ s: Session
  ) throws -> Value {
    do {
      return try Conversion.convert(argument, to: type, s)
    } catch let error as ScriptError {
      let cause = error.record.exception
      throw ScriptError(
        "MethodArgumentConversionInvalidCastArgument",
        "Cannot convert argument \"\(place)\", with value: \"\(argument.dotNetText(s.culture))\", for \"\(name)\" to type \"\(type.displayName)\": \"\(cause.message)\"",
        .notSpecified, exception: "System.Management.Automation.MethodException",
        inner: cause.inner ?? cause)
    }
  }

  private func failed(_ exception: ExceptionObject, _ count: Int) -> ScriptError {
    ScriptError(
      "DotNetMethodException",
      "Exception calling \"\(name)\" with \"\(count)\" argument(s): \"\(exception.message)\"",
      .notSpecified, exception: "System.Management.Automation.MethodInvocationException",
      inner: exception)
  }
}

/// One overload of an operator.
struct OperatorOverload {
  let types: [TypeInfo]
  let body: (Arguments) throws -> Value

  init(types: [TypeInfo], _ body: @escaping (Arguments) throws -> Value) {
    (self.types, self.body) = (types, body)
  }

  /// Operators of the numbers that are no primitives of .NET.
  static func builtIn(_ method: OperatorMethod, of owner: TypeInfo) -> [OperatorOverload] {
    if owner === TypeInfo.bigInteger { return BigOperators.overloads(method.name) }
    if owner === TypeInfo.decimal { return DecimalOperators.overloads(method.name) }
    return []
  }
}

/// `BigInteger`'s operators.
enum BigOperators {
  static func overloads(_ name: String) -> [OperatorOverload] {
    switch name {
    case "op_Addition": [two { try $0.adding($1) }]
    case "op_Subtraction": [two { try $0.subtracting($1) }]
    case "op_Multiply": [two { try $0.multiplied(by: $1) }]
    case "op_Division": [two { try $0.divided(by: $1) }]
    case "op_Modulus": [two { try $0.remainder(dividingBy: $1) }]
    case "op_BitwiseAnd": [two { $0.and($1) }]
    case "op_BitwiseOr": [two { $0.or($1) }]
    case "op_ExclusiveOr": [two { $0.xor($1) }]
    case "op_LeftShift": [shift { try $0.shiftedLeft($1) }]
    case "op_RightShift": [shift { try $0.shiftedRight($1) }]
    case "op_OnesComplement":
      [OperatorOverload(types: [.bigInteger]) { .number(.big(number($0[0]).complement)) }]
    default: []
    }
  }

  private static func two(
    _ body: @escaping (BigNumber, BigNumber) throws -> BigNumber
  ) -> OperatorOverload {
    OperatorOverload(types: [.bigInteger, .bigInteger]) {
      .number(.big(try body(number($0[0]), number($0[1]))))
    }
  }

  private static func shift(
    _ body: @escaping (BigNumber, Int) throws -> BigNumber
  ) -> OperatorOverload {
    OperatorOverload(types: [.bigInteger, .int32]) {
      .number(.big(try body(number($0[0]), $0.int(1))))
    }
  }

  private static func number(_ value: Value) -> BigNumber {
    if case .object(let object as NumberObject) = value, case .big(let number) = object.number {
      return number
    }
    return .zero
  }
}

/// `Decimal`'s operators, met where the other operand is no number.
enum DecimalOperators {
  static func overloads(_ name: String) -> [OperatorOverload] {
    switch name {
    case "op_Addition": [two { try $0.adding($1) }]
    case "op_Subtraction": [two { try $0.subtracting($1) }]
    case "op_Multiply": [two { try $0.multiplied(by: $1) }]
    case "op_Division": [two { try $0.divided(by: $1) }]
    case "op_Modulus": [two { try $0.remainder(dividingBy: $1) }]
    default: []
    }
  }

  private static func two(
    _ body: @escaping (DecimalNumber, DecimalNumber) throws -> DecimalNumber
  ) -> OperatorOverload {
    OperatorOverload(types: [.decimal, .decimal]) {
      .number(.decimal(try body(number($0[0]), number($0[1]))))
    }
  }

  private static func number(_ value: Value) throws -> DecimalNumber {
    try NumericOperand(value)?.decimal() ?? .zero
  }
}

extension Value {
  /// The type whose operators count: none of nothing and of .NET's primitives.
  var operatorType: TypeInfo? {
    switch self {
    case .null, .nothing, .unset, .cell, .bool, .int, .long, .double: return nil
    case .object(is CharObject): return nil
    case .object(let object as NumberObject):
      switch object.number {
      case .decimal, .big: return object.type
      default: return nil
      }
    default: return type
    }
  }

  /// The type as .NET's own texts name it.
  var dotNetType: TypeInfo { type }
}

extension TypeInfo {
  /// A property bag's operators are looked for in the wrapper around it.
  var operatorName: String {
    self === TypeInfo.psCustomObject ? TypeInfo.psObject.fullName : fullName
  }
}
