/// What a call site remembers of its last call: the overload for a target and arguments of the
/// same types (rule R10).
struct MethodSite {
  /// The type of a value, where it alone decides about overloads.
  ///
  /// It is no reference, so that looking at it counts none; the site holds the types.
  private struct Kind {
    private let form: PlainForm
    private let type: ObjectIdentifier?

    init?(_ value: Value) {
      (form, type) = (PlainForm(of: value), value.plainType.map(ObjectIdentifier.init))
      if form == .other, type == nil { return nil }
    }

    @inline(__always) func holds(_ value: Value) -> Bool {
      guard form == .other else { return form.holds(value) }
      guard case .object = value, let type = value.plainType else { return false }
      return ObjectIdentifier(type) == self.type
    }
  }

  private var target: Kind?
  /// The type whose static method is called; nil for methods of values.
  private var staticType: TypeInfo?
  private var arguments: [Kind] = []
  private var types: [TypeInfo] = []
  private var overload: MethodOverload?
  private var noted = 0
  /// A site whose types change from call to call is not worth its notes.
  var mayNote: Bool { noted < 16 }

  /// The overload, where it takes these arguments as they are.
  @inline(__always)
  func overload(
    for value: Value, isStatic: Bool, _ given: [Value]
  ) -> MethodOverload? {
    guard arguments.count == given.count, let overload else { return nil }
    if isStatic {
      guard case .object(let object) = value, object === staticType else { return nil }
    } else {
      guard let target, target.holds(value) else { return nil }
      if case .object(let object) = value, object.extendedMembers != nil { return nil }
    }
    for place in given.indices where !arguments[place].holds(given[place]) { return nil }
    return overload
  }

  /// Remembers a choice that needs no conversion: each argument is of its parameter's very type.
  mutating func note(
    _ choice: MethodBinder.Choice, for value: Value, isStatic: Bool, _ given: [Value]
  ) {
    noted += 1
    let kinds = given.compactMap { Kind($0) }
    guard kinds.count == given.count, !choice.isExpanded, choice.types.count == given.count,
      choice.overload.parameters.count == given.count,
      zip(given, choice.types).allSatisfy({ $0.plainType === $1 || $1 === TypeInfo.object })
    else { return }
    (arguments, overload) = (kinds, choice.overload)
    types = ([value] + given).compactMap(\.plainType)
    (target, staticType) =
      isStatic ? (nil, value.reference as? TypeInfo) : (Kind(value), nil)
  }
}
