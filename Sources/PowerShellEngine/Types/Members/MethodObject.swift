/// A method as a value: what `'a'.Substring` gives without parentheses.
public final class MethodObject: PSObject {
  let group: MethodGroup
  let target: Value

  init(_ group: MethodGroup, target: Value) { (self.group, self.target) = (group, target) }

  public override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSMethod`1")
  }

  /// The type by the names it is shown under.
  public override var typeNames: [String] {
    TypeTable.required("System.Management.Automation.PSMethod").inheritedNames
  }

  func invoke(_ arguments: [Value], _ session: Session) throws -> Value {
    if group.symbol === MemberAccess.Names.new, case .object(let type as TypeInfo) = target {
      return try MemberAccess.construct(type, arguments, session)
    }
    return try MemberAccess.call(group, target.base, arguments, session, name: group.name)
  }

  var definitions: [Value] { group.overloads.map { .string($0.shownDefinition) } }

  /// The overloads in one line, as `ToString` writes them.
  public override func text(_ culture: Culture) -> String {
    group.overloads.map(\.shownDefinition).joined(separator: ", ")
  }
}

/// A property that takes an index, as a value: `'a'.Chars`.
final class ParameterizedPropertyObject: PSObject {
  let property: PropertyMember
  let target: Value

  init(_ property: PropertyMember, target: Value) {
    (self.property, self.target) = (property, target)
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSParameterizedProperty")
  }

  override func text(_ culture: Culture) -> String { property.definition }
}
