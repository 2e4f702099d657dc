import PowerShellSyntax

/// An attribute whose class a script wrote: it changes or checks the values of a parameter.
///
/// What counts is the class it derives from: `ArgumentTransformationAttribute`,
/// `ValidateArgumentsAttribute` or `ValidateEnumeratedArgumentsAttribute`.
public final class CustomAttribute: @unchecked Sendable {
  public let value: Value
  private let session: Session

  init(_ value: Value, _ session: Session) { (self.value, self.session) = (value, session) }

  private func isA(_ name: String) -> Bool {
    TypeTable.find("System.Management.Automation." + name).map(value.type.isSubtype) ?? false
  }

  var changesValues: Bool { isA("ArgumentTransformationAttribute") }
  var checksElements: Bool { isA("ValidateEnumeratedArgumentsAttribute") }
  var checksValues: Bool { isA("ValidateArgumentsAttribute") }

  func changed(_ argument: Value) throws -> Value {
    try call("Transform", [engine, argument]).orNull
  }

  /// What the check says against a value; nil where it says nothing.
  func objection(to argument: Value) throws -> String? {
    do {
      _ =
        try checksElements
        ? call("ValidateElement", [argument]) : call("Validate", [argument, engine])
      return nil
    } catch let error as ScriptError {
      return error.record.exception.message
    }
  }

  private var engine: Value { session.global.lookup(Symbol.intern("ExecutionContext")).orNull }

  private func call(_ name: String, _ arguments: [Value]) throws -> Value {
    try MemberAccess.invoke(value, Symbol.intern(name), arguments, session)
  }
}

extension FunctionDeclaration {
  /// The attribute as an object, where a script wrote its class.
  func custom(_ attribute: AttributeAst) throws -> CustomAttribute? {
    guard !session.scriptTypes.isEmpty, let type = scriptClass(of: attribute) else { return nil }
    let made = try MemberAccess.construct(
      type, attribute.positionalArguments.map(evaluate), session)
    for argument in attribute.namedArguments {
      try MemberAccess.set(
        made, Symbol.intern(argument.argumentName),
        argument.isExpressionOmitted ? .bool(true) : evaluate(argument.argument), session)
    }
    return CustomAttribute(made, session)
  }

  private func scriptClass(of attribute: AttributeAst) -> TypeInfo? {
    let name = attribute.typeName.fullName
    let found = session.scriptType(named: name) ?? session.scriptType(named: name + "Attribute")
    return found?.scriptClass == nil ? nil : found
  }

  /// A custom attribute's check or change of a variable.
  func customValidation(_ attribute: AttributeAst) throws -> Validation? {
    guard let made = try custom(attribute) else { return nil }
    if made.changesValues { return .change(made) }
    return made.checksElements || made.checksValues ? .custom(made) : nil
  }

  func read(_ made: CustomAttribute, into traits: inout ParameterTraits) {
    traits.customAttributes.append(made)
    if made.changesValues {
      traits.transformations.append(.custom { try made.changed($0) })
    } else if made.checksElements || made.checksValues {
      traits.validations.append(.custom(made))
    }
  }
}

extension ScriptBlock {
  /// The attributes of the `param` block whose classes scripts wrote.
  var customAttributes: [CustomAttribute] {
    get throws {
      let attributes = (tree.paramBlock?.attributes ?? []).compactMap { $0 as? AttributeAst }
      let home = state.current ?? state.top
      let declaration = FunctionDeclaration(
        name: "", attributes: [], parameters: [], session: home.session,
        evaluate: { [source] in try home.constant($0, source) })
      return try attributes.compactMap(declaration.custom)
    }
  }
}

extension Validation {
  /// The words of a set that a class of the script's makes up (`IValidateSetValuesGenerator`).
  public static func words(of generator: TypeInfo, _ session: Session) throws -> [String] {
    let made = try MemberAccess.construct(generator, [], session)
    let words = try MemberAccess.invoke(made, Symbol.intern("GetValidValues"), [], session)
    return (words.listElements ?? [words]).map { $0.text(.invariant) }
  }
}
