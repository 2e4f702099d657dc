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
    guard !argument.isNull else { return true }
    let type = argument.base.type
    if pattern == name { return note(type, name, &found) }
    // A delegate's types follow from the other arguments.
    if type.isDelegate || argument.base.reference is ScriptBlock { return true }
    guard pattern == name + "[]" || type.isEnumerated || type.isArray else { return false }
    guard let element = argument.effectiveElement else { return false }
    return note(pattern == name + "[]" ? (type.element ?? element) : element, name, &found)
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
    for (name, type) in found {
      if pattern == name { return type }
      if pattern == name + "[]" { return .array(of: type) }
      if pattern.utf8.last == 0x5D, let place = pattern.utf8.firstIndex(of: 0x5B),
        pattern.utf8[place...].elementsEqual("[\(name)]".utf8),
        let closed = TypeTable.close(String(pattern[..<place]) + "`1", [type])
      {
        return closed
      }
    }
    return TypeTable.named(pattern, in: owner) ?? .object
  }
}
