import PowerShellSyntax

/// Finds out which argument of a call goes to which parameter, by PowerShell's rules.
///
/// The order of a call: `bind` for the command line, `finishMandatory` before the command begins,
/// then `bindPipelineObject` for each object. What a function of the language calls its arguments
/// and what a cmdlet calls its properties are the same here: values under parameter numbers.
public struct Binder {
  /// With the dynamic parameters, once there are some.
  public internal(set) var metadata: CommandMetadata
  var command: BindableCommand
  public let session: Session
  let site: BindingSite
  /// What is bound, by parameter number; `.unset` where nothing is.
  ///
  /// Common parameters come last.
  public internal(set) var values: [Value]
  /// What a simple function finds in `$args`.
  public internal(set) var unboundArguments: [Value] = []
  /// Which of them are names of parameters.
  var unboundNames: Set<Int> = []
  /// The sets that are still possible; all bits while nothing has decided.
  var sets = UInt32.max
  /// The sets as they were before the pipeline's first object.
  var setsBeforePipeline = UInt32.max
  /// The set that pipeline objects are tried on first.
  var preferredSet: UInt32 = 0
  /// The choice whose name `$PSCmdlet.ParameterSetName` shows; nil before there is one.
  var namedSet: UInt32?
  var leftover: [Argument] = []
  var order = BindingOrder()
  var delayed: [DelayedBlock] = []
  /// The parameters that the pipeline's last object filled.
  public internal(set) var fromPipeline: [Int] = []
  /// Parameters set free again between objects stand behind the others from then on.
  var released: [Int] = []
  var boundDefaults: [String] = []
  /// The failure of the last positional argument, told when the argument finds no other place.
  var positionalFailure: BindingFailure?

  public init(_ metadata: CommandMetadata, session: Session, site: BindingSite = BindingSite()) {
    (self.metadata, self.session, self.site) = (metadata, session, site)
    command = metadata.bindable
    values = Array(repeating: .unset, count: command.parameters.count)
  }

  /// The name of the chosen set, as `$PSCmdlet.ParameterSetName`.
  public var parameterSetName: String { namedSet.map(command.setName) ?? "" }

  public func isBound(_ parameter: Int) -> Bool { !values[parameter].isUnset }

  /// The bound parameters in the order in which they were bound.
  public var boundOrder: [Int] { order.numbers.filter { isBound($0) } }

  /// `$PSBoundParameters`, one table for the whole call: every object of the pipeline refills it.
  public func makeBoundParameters() -> TableObject {
    let table = TableObject.boundParameters()
    refill(table)
    return table
  }

  public func refill(_ table: TableObject) {
    table.removeAll()
    for number in boundOrder {
      table.set(.string(command.parameters[number].name), values[number])
    }
  }

  /// Puts the common parameters that were given into their own struct.
  ///
  /// False where none was.
  @discardableResult public func fill(_ common: inout CommonParameters) -> Bool {
    var isAnyGiven = false
    for number in command.ownCount..<max(command.ownCount, values.count)
    where isBound(number) && command.parameters[number].isCommon {
      common.set(command.parameters[number].name, values[number])
      isAnyGiven = true
    }
    return isAnyGiven
  }

  // MARK: The command line

  /// Binds a call's arguments.
  ///
  /// What is mandatory is asked for in `finishMandatory`.
  ///
  /// `dynamicParameters` is asked once names and positions are bound.
  public mutating func bind(
    _ arguments: [Argument], plan: BindingPlan? = nil,
    dynamicParameters: (borrowing Binder) throws -> [ParameterTraits] = { _ in [] }
  ) throws {
    do {
      if BindingTrace.isOn {
        try traceNamed(arguments)
      } else if let plan, plan.metadata === metadata {
        try bindNamed(arguments, by: plan)
      } else {
        try bindNamed(arguments)
      }
      if metadata.isAdvanced {
        try bindRest(dynamicParameters)
      } else {
        if !leftover.isEmpty { try bindPositional() }
        keepUnbound()
      }
    } catch let failure as BindingFailure {
      throw elaborated(failure).error
    }
  }

  private mutating func bindRest(
    _ dynamicParameters: (borrowing Binder) throws -> [ParameterTraits]
  ) throws {
    try BindingTrace.scope("BIND POSITIONAL cmd line args [\(metadata.name)]") {
      if !leftover.isEmpty { try bindPositional() }
    }
    try bindDefaults()
    try validateSets(beforePipeline: true, choosingDefault: false)
    try add(dynamicParameters(self))
    if leftover.isEmpty { return }
    try bindRemaining()
    if let first = leftover.first {
      if let name = first.name { throw unknown(name, at: first.extent) }
      throw positionalFailure ?? noPosition(for: first)
    }
  }

  private mutating func add(_ dynamic: [ParameterTraits]) throws {
    guard !dynamic.isEmpty else { return }
    let own = command.ownCount
    metadata = metadata.adding(dynamic)
    command = metadata.bindable
    values.insert(
      contentsOf: Array(repeating: .unset, count: dynamic.count), at: min(own, values.count))
    order.makeRoom(dynamic.count, at: own)
    let arguments = leftover
    leftover = []
    let earlier = positionalFailure
    try bindNamed(arguments)
    if !leftover.isEmpty { try bindPositional() }
    positionalFailure = earlier ?? positionalFailure
    try bindDefaults()
  }

  /// A simple function keeps what it has no parameter for.
  private mutating func keepUnbound() {
    for argument in leftover {
      if argument.name != nil {
        unboundNames.insert(unboundArguments.count)
        unboundArguments.append(.string(argument.parameterText))
      }
      if !argument.value.isUnset { unboundArguments.append(argument.value) }
    }
    leftover = []
  }

  /// The parameter that takes the remaining arguments, where one does.
  private mutating func bindRemaining() throws {
    var taker: BindableParameter?
    for parameter in command.takingRest where !isBound(parameter.number) {
      guard parameter.data(sets)?.takesRemaining == true else { continue }
      if taker != nil { throw ambiguousSet() }
      taker = parameter
    }
    guard let taker else { return }
    var gathered: [Value] = []
    for argument in leftover {
      if argument.name != nil { gathered.append(.string(argument.parameterText)) }
      if !argument.value.isUnset { gathered.append(argument.value) }
    }
    let extent = leftover.count == 1 ? leftover[0].place : nil
    let single = gathered.count == 1 ? leftover[0].value : .unset
    let value = single.isEnumerable ? single : .object(ListObject(gathered, type: .objectList))
    leftover = []
    try BindingTrace.scope("BIND REMAININGARGUMENTS cmd line args to param: [\(taker.name)]") {
      _ = try bindParameter(taker, value, at: extent, [.coerce])
    }
  }
}

extension TypeInfo {
  nonisolated(unsafe) static let objectList =
    TypeTable.close("System.Collections.Generic.List", [.object]) ?? .objectArray
}

/// The order in which parameters were bound: the first eight without an array of their own.
struct BindingOrder {
  private var packed: UInt64 = 0
  private var packedCount = 0
  private var more: [Int] = []

  var count: Int { more.isEmpty ? packedCount : more.count }

  subscript(place: Int) -> Int {
    more.isEmpty ? Int(packed >> UInt64(place * 8) & 0xFF) : more[place]
  }

  mutating func append(_ number: Int) {
    if more.isEmpty, packedCount < 8, number < 256 {
      packed |= UInt64(number) << UInt64(packedCount * 8)
      packedCount += 1
    } else {
      if more.isEmpty { more = numbers }
      more.append(number)
    }
  }

  mutating func remove(_ number: Int) {
    let rest = numbers.filter { $0 != number }
    self = BindingOrder()
    for number in rest { append(number) }
  }

  /// Numbers from `place` on move up.
  mutating func makeRoom(_ room: Int, at place: Int) {
    let moved = numbers.map { $0 < place ? $0 : $0 + room }
    self = BindingOrder()
    for number in moved { append(number) }
  }

  var numbers: [Int] {
    if !more.isEmpty { return more }
    return (0..<packedCount).map { self[$0] }
  }
}
