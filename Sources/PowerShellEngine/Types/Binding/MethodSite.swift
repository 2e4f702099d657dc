/// What a call site remembers of its last call: the overload for a target and arguments of the
/// same types (rule R10).
struct MethodSite {
  private var type: TypeInfo?
  private var argumentTypes: [TypeInfo] = []
  private var overload: MethodOverload?
  private var noted = 0
  /// A site whose types change from call to call is not worth its notes.
  var mayNote: Bool { noted < 16 }

  /// The overload, where it takes these arguments as they are.
  @inline(__always)
  func overload(for type: TypeInfo, _ arguments: [Value]) -> MethodOverload? {
    guard self.type === type, argumentTypes.count == arguments.count else { return nil }
    for place in arguments.indices where arguments[place].plainType !== argumentTypes[place] {
      return nil
    }
    return overload
  }

  /// Remembers a choice that needs no conversion: each argument is of its parameter's very type.
  mutating func note(_ choice: MethodBinder.Choice, for type: TypeInfo, _ arguments: [Value]) {
    noted += 1
    let types = arguments.compactMap(\.plainType)
    guard types.count == arguments.count, !choice.isExpanded,
      choice.types.count == arguments.count,
      choice.overload.parameters.count == arguments.count,
      zip(types, choice.types).allSatisfy({ $0 === $1 || $1 === TypeInfo.object })
    else { return }
    (self.type, argumentTypes, overload) = (type, types, choice.overload)
  }
}
