/// `function` or `filter`.
public final class FunctionDefinitionAst: StatementAst {
  public let isFilter: Bool
  public let isWorkflow: Bool
  public let name: String
  /// Where the name stands.
  public let nameExtent: Extent
  /// The parameters in parentheses after the name, if that form is used.
  public let parameters: [ParameterAst]?
  public let body: ScriptBlockAst

  public init(
    _ extent: Extent, isFilter: Bool, isWorkflow: Bool = false, name: String, nameExtent: Extent,
    parameters: [ParameterAst]?, body: ScriptBlockAst
  ) {
    (self.isFilter, self.isWorkflow) = (isFilter, isWorkflow)
    (self.name, self.nameExtent) = (name, nameExtent)
    (self.parameters, self.body) = (parameters, body)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in parameters ?? [] { visit(child) }
    visit(body)
  }
}

/// `class`, `enum` or `interface`.
public final class TypeDefinitionAst: StatementAst {
  public enum TypeAttributes: String, Sendable {
    case `class` = "Class"
    case `interface` = "Interface"
    case `enum` = "Enum"
  }
  public let name: String
  public let typeAttributes: TypeAttributes
  public let attributes: [AttributeBaseAst]
  public let baseTypes: [TypeConstraintAst]
  public let members: [MemberAst]

  public init(
    _ extent: Extent, name: String, typeAttributes: TypeAttributes,
    attributes: [AttributeBaseAst], baseTypes: [TypeConstraintAst], members: [MemberAst]
  ) {
    (self.name, self.typeAttributes, self.attributes) = (name, typeAttributes, attributes)
    (self.baseTypes, self.members) = (baseTypes, members)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in attributes { visit(child) }
    for child in baseTypes { visit(child) }
    for child in members { visit(child) }
  }
}

/// A member of a class or an enum.
open class MemberAst: Ast {
  public let name: String
  public init(_ extent: Extent, name: String) {
    self.name = name
    super.init(extent)
  }
}

/// A property of a class, or a value of an enum.
public final class PropertyMemberAst: MemberAst {
  public struct Attributes: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let `public` = Attributes(rawValue: 1)
    public static let `private` = Attributes(rawValue: 2)
    public static let `static` = Attributes(rawValue: 16)
    public static let literal = Attributes(rawValue: 32)
    public static let hidden = Attributes(rawValue: 64)
  }
  public let propertyType: TypeConstraintAst?
  public let attributes: [AttributeAst]
  public let propertyAttributes: Attributes
  public let initialValue: ExpressionAst?

  public init(
    _ extent: Extent, name: String, propertyType: TypeConstraintAst?, attributes: [AttributeAst],
    propertyAttributes: Attributes, initialValue: ExpressionAst?
  ) {
    (self.propertyType, self.attributes) = (propertyType, attributes)
    (self.propertyAttributes, self.initialValue) = (propertyAttributes, initialValue)
    super.init(extent, name: name)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let propertyType { visit(propertyType) }
    for child in attributes { visit(child) }
    if let initialValue { visit(initialValue) }
  }
}

/// A method or constructor of a class.
public final class FunctionMemberAst: MemberAst {
  public struct Attributes: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let `public` = Attributes(rawValue: 1)
    public static let `private` = Attributes(rawValue: 2)
    public static let `static` = Attributes(rawValue: 16)
    public static let hidden = Attributes(rawValue: 64)
  }
  public let attributes: [AttributeAst]
  public let returnType: TypeConstraintAst?
  public let methodAttributes: Attributes
  public let isConstructor: Bool
  /// Parameters and body, as PowerShell keeps them: a function definition.
  public let function: FunctionDefinitionAst

  public init(
    _ extent: Extent, name: String, attributes: [AttributeAst], returnType: TypeConstraintAst?,
    methodAttributes: Attributes, isConstructor: Bool, function: FunctionDefinitionAst
  ) {
    (self.attributes, self.returnType) = (attributes, returnType)
    (self.methodAttributes, self.isConstructor) = (methodAttributes, isConstructor)
    self.function = function
    super.init(extent, name: name)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in attributes { visit(child) }
    if let returnType { visit(returnType) }
    visit(function)
  }
}

/// `using namespace`, `using module`, `using assembly`.
public final class UsingStatementAst: StatementAst {
  public enum UsingStatementKind: String, Sendable {
    case assembly = "Assembly"
    case command = "Command"
    case module = "Module"
    case namespace = "Namespace"
    case type = "Type"
  }
  public let usingStatementKind: UsingStatementKind
  public let name: StringConstantExpressionAst?
  public let alias: StringConstantExpressionAst?
  public let moduleSpecification: HashtableAst?

  public init(
    _ extent: Extent, usingStatementKind: UsingStatementKind, name: StringConstantExpressionAst?,
    alias: StringConstantExpressionAst? = nil, moduleSpecification: HashtableAst? = nil
  ) {
    (self.usingStatementKind, self.name) = (usingStatementKind, name)
    (self.alias, self.moduleSpecification) = (alias, moduleSpecification)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let name { visit(name) }
    if let alias { visit(alias) }
    if let moduleSpecification { visit(moduleSpecification) }
  }
}

/// `data name -SupportedCommand … { … }`.
public final class DataStatementAst: StatementAst {
  public let variable: String?
  public let commandsAllowed: [ExpressionAst]
  public let body: StatementBlockAst

  public init(
    _ extent: Extent, variable: String?, commandsAllowed: [ExpressionAst], body: StatementBlockAst
  ) {
    (self.variable, self.commandsAllowed, self.body) = (variable, commandsAllowed, body)
    super.init(extent)
    adopt(commandsAllowed)
    adopt(body)
  }

  /// The commands allowed are no part of what PowerShell visits.
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(body)
  }
}
