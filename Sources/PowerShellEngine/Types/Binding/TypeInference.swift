/// Finds the type arguments of a generic method from the arguments of a call.
enum TypeInference {
  /// The parameters' types with the method's own type parameters filled in; nil where one stays
  /// open.
  static func types(of overload: MethodOverload, _ arguments: [Value]) -> [TypeInfo]? {
    var found: [String: TypeInfo] = [:]
    for (parameter, argument) in zip(overload.parameters, arguments) {
      guard infer(parameter.type, argument, overload.typeParameters, &found) else { return nil }
    }
    guard overload.typeParameters.allSatisfy({ found[$0] != nil }) else { return nil }
    return overload.parameters.map { close($0.type, overload.owner, found) }
  }

  private static func infer(
    _ pattern: String, _ argument: Value, _ names: [String], _ found: inout [String: TypeInfo]
  ) -> Bool {
    guard let name = names.first(where: { mentions(pattern, $0) }) else { return true }
    if case .object(let reference as ReferenceObject) = argument {
      return infer(pattern, reference.value, names, &found)
    }
    guard !argument.isNull else { return true }
    let type = argument.base.type
    if pattern == name { return note(type, name, &found) }
    // A delegate's types follow from the other arguments.
    if argument.base.reference is ScriptBlock { return true }
    if type.isDelegate { return inferDelegate(pattern, type, names, &found) }
    guard pattern == name + "[]" || type.isEnumerated || type.isArray else { return false }
    guard let element = argument.effectiveElement else { return false }
    return note(pattern == name + "[]" ? (type.element ?? element) : element, name, &found)
  }

  /// A typed delegate says what its own type arguments are.
  private static func inferDelegate(
    _ pattern: String, _ type: TypeInfo, _ names: [String], _ found: inout [String: TypeInfo]
  ) -> Bool {
    guard let parts = TypeTable.parts(of: pattern) else { return true }
    for (part, argument) in zip(parts.arguments, type.genericArguments)
    where names.contains(part) && found[part] == nil {
      found[part] = argument
    }
    return true
  }

  private static func note(
    _ type: TypeInfo, _ name: String, _ found: inout [String: TypeInfo]
  ) -> Bool {
    guard let known = found[name], known !== type else {
      found[name] = type
      return true
    }
    if type.isSubtype(of: known) { return true }
    guard known.isSubtype(of: type) else { return false }
    found[name] = type
    return true
  }

  private static func mentions(_ pattern: String, _ name: String) -> Bool {
    pattern.utf8.split { $0 == 0x5B || $0 == 0x5D || $0 == 0x2C }
      .contains { $0.elementsEqual(name.utf8) }
  }

  private static func close(
    _ pattern: String, _ owner: TypeInfo, _ found: [String: TypeInfo]
  ) -> TypeInfo {
    if let type = found[pattern] { return type }
    if let parts = TypeTable.parts(of: pattern) {
      guard !parts.arguments.isEmpty else { return .array(of: close(parts.head, owner, found)) }
      let arguments = parts.arguments.map { close($0, owner, found) }
      if let closed = TypeTable.close(parts.head, arguments) { return closed }
    }
    return TypeTable.named(pattern, in: owner) ?? .object
  }
}
