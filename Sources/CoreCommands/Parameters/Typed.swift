internal import PowerShellEngine

/// A .NET type by its full name, for parameters.
protocol NamedType {
  static var name: String { get }
}

/// A parameter whose .NET type is known by name alone: the value as the binder converted it.
struct Typed<Name: NamedType>: ParameterValue {
  let value: Value
  static var parameterType: TypeInfo { TypeTable.find(Name.name) ?? .object }
  static var placeholder: Typed<Name> { Typed(value: .null) }
  static func taken(from value: Value) throws -> Typed<Name> { Typed(value: value) }

  /// The value as text: an enumeration's name.
  var text: String { value.base.text(.invariant) }
}
