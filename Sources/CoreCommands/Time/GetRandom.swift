internal import PowerShellEngine

/// `Get-Random`.
struct GetRandom: Cmdlet {
  static let about = CommandDescription(
    "Get-Random", defaultSet: "RandomNumberParameterSet",
    class: "Microsoft.PowerShell.Commands.GetRandomCommand")
  @Parameter(
    in: [.in("RandomListItemParameterSet"), .in("RandomNumberParameterSet")],
    validate: [.range(.int(1), .int(2147483647))]) var count: Int32?
  @Parameter(
    in: [
      .in("RandomListItemParameterSet", position: 0, mandatory: true, from: .byValue),
      .in("ShuffleParameterSet", position: 0, mandatory: true, from: .byValue),
    ], allow: [.null]) var inputObject: [Value]?
  @Parameter(in: [.in("RandomNumberParameterSet", position: 0)]) var maximum: Value?
  @Parameter(in: [.in("RandomNumberParameterSet")]) var minimum: Value?
  @Parameter(validate: [.notNull]) var setSeed: Nullable<Int32>?
  @Switch(in: [.in("ShuffleParameterSet", mandatory: true)]) var shuffle: Bool
  private var items: [Value] = []

  mutating func begin(_ call: Invocation) throws {
    if let seed = setSeed?.value { call.session.random = RandomSource(seed: seed) }
    if call.parameterSetName == "RandomNumberParameterSet" {
      try RandomNumbers(minimum: minimum, maximum: maximum, count: count ?? 1).write(call)
    }
  }

  mutating func process(_ call: Invocation) throws {
    guard call.parameterSetName != "RandomNumberParameterSet" else { return }
    items += inputObject ?? []
  }

  mutating func end(_ call: Invocation) throws {
    guard call.parameterSetName != "RandomNumberParameterSet" else { return }
    let wanted = shuffle ? items.count : Int(count ?? 1)
    for item in call.session.random.sample(items, wanted) { try call.write(item) }
  }
}

/// `Get-SecureRandom`.
struct GetSecureRandom: Cmdlet {
  static let about = CommandDescription(
    "Get-SecureRandom", defaultSet: "RandomNumberParameterSet",
    class: "Microsoft.PowerShell.Commands.GetSecureRandomCommand")
  @Parameter(
    in: [.in("RandomListItemParameterSet"), .in("RandomNumberParameterSet")],
    validate: [.range(.int(1), .int(2147483647))]) var count: Int32?
  @Parameter(
    in: [
      .in("RandomListItemParameterSet", position: 0, mandatory: true, from: .byValue),
      .in("ShuffleParameterSet", position: 0, mandatory: true, from: .byValue),
    ], allow: [.null]) var inputObject: [Value]?
  @Parameter(in: [.in("RandomNumberParameterSet", position: 0)]) var maximum: Value?
  @Parameter(in: [.in("RandomNumberParameterSet")]) var minimum: Value?
  @Switch(in: [.in("ShuffleParameterSet", mandatory: true)]) var shuffle: Bool
  private var items: [Value] = []

  mutating func begin(_ call: Invocation) throws {
    if call.parameterSetName == "RandomNumberParameterSet" {
      try RandomNumbers(minimum: minimum, maximum: maximum, count: count ?? 1).write(call)
    }
  }

  mutating func process(_ call: Invocation) throws {
    guard call.parameterSetName != "RandomNumberParameterSet" else { return }
    items += inputObject ?? []
  }

  mutating func end(_ call: Invocation) throws {
    guard call.parameterSetName != "RandomNumberParameterSet" else { return }
    let wanted = shuffle ? items.count : Int(count ?? 1)
    for item in call.session.random.sample(items, wanted) { try call.write(item) }
  }
}

/// Numbers between two bounds: ints, longs or doubles, as the bounds are.
struct RandomNumbers {
  let minimum: Value?
  let maximum: Value?
  let count: Int32

  func write(_ call: Invocation) throws {
    let (low, high) = (try bound(minimum, call), try bound(maximum, call))
    for _ in 0..<max(1, count) { try call.write(try number(low, high, call)) }
  }

  /// A bound as a number: texts are read, wide types become doubles.
  private func bound(_ value: Value?, _ call: Invocation) throws -> Value? {
    guard let value, !value.isNull else { return nil }
    switch value.base {
    case .int, .long, .double: return value.base
    case .string:
      let number = try Arithmetic.plus(value.base, call.session)
      return number.base
    default:
      if let long = Conversion.tryConvert(value, to: .int64, call.session) { return long }
      return try Conversion.convert(value, to: .double, call.session)
    }
  }

  private func number(_ low: Value?, _ high: Value?, _ call: Invocation) throws -> Value {
    if [low, high].contains(where: { if case .double? = $0 { true } else { false } }) {
      let from = low.flatMap(Statistics.plain) ?? 0
      let to = high.flatMap(Statistics.plain) ?? Double.greatestFiniteMagnitude
      guard from < to else { throw Self.empty(low, high) }
      return .double(from + call.session.random.nextUnit() * (to - from))
    }
    let isLong = [low, high].contains { if case .long? = $0 { true } else { false } }
    let from = low?.integerOrZero ?? 0
    let to = high?.integerOrZero ?? (isLong ? Int64.max : Int64(Int32.max))
    guard from < to else { throw Self.empty(.long(from), .long(to)) }
    let value = call.session.random.next(from, to)
    return isLong ? .long(value) : .int(Int32(truncatingIfNeeded: value))
  }

  private static func empty(_ low: Value?, _ high: Value?) -> ScriptError {
    let from = (low ?? .int(0)).text(.invariant)
    let to = (high ?? .null).text(.invariant)
    return ScriptError(
      "MinGreaterThanOrEqualMax",
      "The Minimum value (\(from)) cannot be greater than or equal to the Maximum value (\(to)).",
      .invalidArgument, exception: "System.ArgumentException")
  }
}
