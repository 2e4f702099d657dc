/// A parameter's type, sorted by what the binder does with values of it.
enum ValueShape {
  case object, string, int32, int64, double, boolean, nullableBoolean, switchParameter
  case array(of: TypeInfo)
  /// A list class: `ArrayList`, `Collection<T>`, `List<T>`; elements of a known type or any.
  case list(of: TypeInfo?)
  /// Another numeric type.
  case number(NumberCode)
  case other

  init(_ type: TypeInfo) {
    self =
      switch type {
      case TypeInfo.object, TypeInfo.psObject: .object
      case TypeInfo.string: .string
      case TypeInfo.int32: .int32
      case TypeInfo.int64: .int64
      case TypeInfo.double: .double
      case TypeInfo.boolean: .boolean
      case TypeInfo.switchParameter: .switchParameter
      default: Self.rarer(type)
      }
  }

  private static func rarer(_ type: TypeInfo) -> ValueShape {
    if let element = type.element { return .array(of: element) }
    if type.name == "Nullable`1", type.genericArguments.first === TypeInfo.boolean {
      return .nullableBoolean
    }
    switch type.name {
    case "ArrayList": return .list(of: nil)
    case "List`1", "Collection`1", "IList`1", "ICollection`1", "HashSet`1", "LinkedList`1":
      return .list(of: type.genericArguments.first)
    default: break
    }
    guard !type.isEnum, let code = NumberCode(type), code.isNumber else { return .other }
    return .number(code)
  }

  /// The value is one of the type as it is.
  @inline(__always) func holds(_ value: Value, _ type: TypeInfo) -> Bool {
    switch (self, value) {
    case (.object, _), (.string, .string), (.int32, .int), (.int64, .long), (.double, .double),
      (.boolean, .bool):
      true
    default: holdsSlow(value, type)
    }
  }

  @inline(never) private func holdsSlow(_ value: Value, _ type: TypeInfo) -> Bool {
    let base = value.base
    return base.isNull ? false : base.type.isSubtype(of: type)
  }

  var element: TypeInfo? {
    switch self {
    case .array(let element): element
    case .list(let element): element
    default: nil
    }
  }

  var isCollection: Bool {
    switch self {
    case .array, .list: true
    default: false
    }
  }

  var isTruth: Bool {
    switch self {
    case .boolean, .nullableBoolean, .switchParameter: true
    default: false
    }
  }
}

extension Value {
  /// The elements of what .NET calls an `IList`: arrays and list classes, not tables.
  var listElements: [Value]? {
    switch base {
    case .array(let array): array.elements
    case .object(let list as ListObject): list.elements
    default: nil
    }
  }

  var isScriptBlock: Bool {
    if case .object(let object) = self { return object.unwrapped.reference is ScriptBlock }
    return false
  }
}

extension Value {
  /// A number of any kind, not a bool, a char or a value of an enumeration.
  var isNumeric: Bool {
    guard let operand = NumericOperand(self) else { return false }
    return operand.code.isNumber && operand.enumType == nil
  }

  nonisolated(unsafe) private static let on = Value.object(SwitchObject(true))
  nonisolated(unsafe) private static let off = Value.object(SwitchObject(false))

  /// A switch that was given.
  static var presentSwitch: Value { on }
  static func switchValue(_ isPresent: Bool) -> Value { isPresent ? on : off }
}
