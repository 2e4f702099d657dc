/// `[Name( … )]` or a type constraint `[int]`.
open class AttributeBaseAst: Ast {
  public let typeName: TypeName
  public init(_ extent: Extent, typeName: TypeName) {
    self.typeName = typeName
    super.init(extent)
  }
}

/// `[Parameter(Mandatory, Position = 0)]`.
public final class AttributeAst: AttributeBaseAst {
  public let positionalArguments: [ExpressionAst]
  public let namedArguments: [NamedAttributeArgumentAst]

  public init(
    _ extent: Extent, typeName: TypeName, positionalArguments: [ExpressionAst],
    namedArguments: [NamedAttributeArgumentAst]
  ) {
    self.positionalArguments = positionalArguments
    self.namedArguments = namedArguments
    super.init(extent, typeName: typeName)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in positionalArguments { visit(child) }
    for child in namedArguments { visit(child) }
  }
}

/// `[int]` before a parameter, a variable or a member.
public final class TypeConstraintAst: AttributeBaseAst {}

/// `Position = 0`, or `Mandatory` alone.
public final class NamedAttributeArgumentAst: Ast {
  public let argumentName: String
  public let argument: ExpressionAst
  public let isExpressionOmitted: Bool

  public init(
    _ extent: Extent, argumentName: String, argument: ExpressionAst, isExpressionOmitted: Bool
  ) {
    self.argumentName = argumentName
    self.argument = argument
    self.isExpressionOmitted = isExpressionOmitted
    super.init(extent)
    adopt(argument)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(argument)
  }
}

/// A parameter of a function or script block.
public final class ParameterAst: Ast {
  public let attributes: [AttributeBaseAst]
  public let name: VariableExpressionAst
  public let defaultValue: ExpressionAst?

  public init(
    _ extent: Extent, attributes: [AttributeBaseAst], name: VariableExpressionAst,
    defaultValue: ExpressionAst?
  ) {
    (self.attributes, self.name, self.defaultValue) = (attributes, name, defaultValue)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in attributes { visit(child) }
    visit(name)
    if let defaultValue { visit(defaultValue) }
  }
}

/// The name of a type as written: `int`, `System.Collections.Generic.List[int]`, `string[]`.
public indirect enum TypeName: Equatable, Sendable {
  case simple(String, Extent)
  case generic(TypeName, [TypeName], Extent)
  case array(TypeName, rank: Int, Extent)

  public var extent: Extent {
    switch self {
    case .simple(_, let extent), .generic(_, _, let extent), .array(_, _, let extent): extent
    }
  }

  /// As PowerShell writes it back: `List[int]`, `string[]`, `int[,]`.
  public var fullName: String {
    switch self {
    case .simple(let name, _): name
    case .generic(let name, let arguments, _):
      name.fullName + "[" + arguments.map(\.fullName).joined(separator: ",") + "]"
    case .array(let element, let rank, _):
      element.fullName + "[" + String(repeating: ",", count: rank - 1) + "]"
    }
  }
}
