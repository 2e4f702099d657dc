/// `left -operator right`.
public final class BinaryExpressionAst: ExpressionAst {
  public let `operator`: TokenKind
  public let left: ExpressionAst
  public let right: ExpressionAst
  /// Where the operator stands.
  public let errorPosition: Extent

  public init(
    _ extent: Extent, left: ExpressionAst, operator: TokenKind, right: ExpressionAst,
    errorPosition: Extent
  ) {
    (self.left, self.operator, self.right) = (left, `operator`, right)
    self.errorPosition = errorPosition
    super.init(extent)
    adopt(left)
    adopt(right)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(left)
    visit(right)
  }
}

/// `-not $x`, `$i++`, `-join $list`, `,1`.
public final class UnaryExpressionAst: ExpressionAst {
  public let tokenKind: TokenKind
  public let child: ExpressionAst

  public init(_ extent: Extent, tokenKind: TokenKind, child: ExpressionAst) {
    (self.tokenKind, self.child) = (tokenKind, child)
    super.init(extent)
    adopt(child)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(child)
  }
}

/// `condition ? ifTrue : ifFalse`.
public final class TernaryExpressionAst: ExpressionAst {
  public let condition: ExpressionAst
  public let ifTrue: ExpressionAst
  public let ifFalse: ExpressionAst

  public init(
    _ extent: Extent, condition: ExpressionAst, ifTrue: ExpressionAst, ifFalse: ExpressionAst
  ) {
    (self.condition, self.ifTrue, self.ifFalse) = (condition, ifTrue, ifFalse)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(condition)
    visit(ifTrue)
    visit(ifFalse)
  }
}

/// `[ValidateRange(1, 2)] $x`; with a type it is a `ConvertExpressionAst`.
open class AttributedExpressionAst: ExpressionAst {
  public let attribute: AttributeBaseAst
  public let child: ExpressionAst

  public init(_ extent: Extent, attribute: AttributeBaseAst, child: ExpressionAst) {
    (self.attribute, self.child) = (attribute, child)
    super.init(extent)
    adopt(attribute)
    adopt(child)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(attribute)
    visit(child)
  }
}

/// `[int] $x`.
public final class ConvertExpressionAst: AttributedExpressionAst {}

/// `$x.Member`, `[type]::Member`, `$x?.Member`.
open class MemberExpressionAst: ExpressionAst {
  public let expression: ExpressionAst
  public let member: CommandElementAst
  public let isStatic: Bool
  public let isNullConditional: Bool

  public init(
    _ extent: Extent, expression: ExpressionAst, member: CommandElementAst, isStatic: Bool,
    isNullConditional: Bool
  ) {
    (self.expression, self.member) = (expression, member)
    (self.isStatic, self.isNullConditional) = (isStatic, isNullConditional)
    super.init(extent)
    adopt(expression)
    adopt(member)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(expression)
    visit(member)
  }
}

/// `$x.Method(arguments)`; `arguments` is nil where none were written (`$x.Method()`).
open class InvokeMemberExpressionAst: MemberExpressionAst {
  public let arguments: [ExpressionAst]?
  public let genericTypeArguments: [TypeName]

  public init(
    _ extent: Extent, expression: ExpressionAst, member: CommandElementAst,
    arguments: [ExpressionAst]?, isStatic: Bool, isNullConditional: Bool,
    genericTypeArguments: [TypeName] = []
  ) {
    (self.arguments, self.genericTypeArguments) = (arguments, genericTypeArguments)
    super.init(
      extent, expression: expression, member: member, isStatic: isStatic,
      isNullConditional: isNullConditional)
    adopt(arguments ?? [])
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(expression)
    visit(member)
    for child in arguments ?? [] { visit(child) }
  }
}

/// `: base( … )` of a constructor.
public final class BaseCtorInvokeMemberExpressionAst: InvokeMemberExpressionAst {}

/// `[int]` as a value.
public final class TypeExpressionAst: ExpressionAst {
  public let typeName: TypeName
  public init(_ extent: Extent, typeName: TypeName) {
    self.typeName = typeName
    super.init(extent)
  }
}

/// `$name`, `${name}`, `$scope:name`, `@name`.
public final class VariableExpressionAst: ExpressionAst {
  public let variablePath: VariablePath
  public let isSplatted: Bool
  public init(_ extent: Extent, variablePath: VariablePath, isSplatted: Bool) {
    (self.variablePath, self.isSplatted) = (variablePath, isSplatted)
    super.init(extent)
  }
}

/// What a variable's name says: `global:x`, `env:PATH`, `x`.
public struct VariablePath: Equatable, Sendable {
  public enum Scope: Sendable {
    /// No scope is written.
    case none
    case global, script, local, `private`, using, workflow
    /// `variable:x`, the variable drive.
    case variable
    /// Another drive: `env:PATH`, `function:f`.
    case drive
  }
  /// As written, without the dollar sign.
  public let userPath: String
  public let scope: Scope
  /// The drive's name where `scope` is `.drive`.
  public let driveName: String?
  /// The name without scope or drive.
  public let name: String

  public init(userPath: String, scope: Scope, driveName: String? = nil, name: String) {
    (self.userPath, self.scope) = (userPath, scope)
    (self.driveName, self.name) = (driveName, name)
  }
}

/// A number, as PowerShell types its literals.
public enum NumericConstant: Equatable, Sendable {
  case int8(Int8), uint8(UInt8), int16(Int16), uint16(UInt16)
  case int32(Int32), uint32(UInt32), int64(Int64), uint64(UInt64)
  case double(Double)
  /// `mantissa` × 10^(−`scale`), negated where `isNegative`.
  case decimal(mantissa: UInt128, scale: Int, isNegative: Bool)
  /// In decimal digits, with a sign where negative.
  case bigInteger(String)

  /// The .NET type's name without its namespace.
  public var typeName: String {
    switch self {
    case .int8: "SByte"
    case .uint8: "Byte"
    case .int16: "Int16"
    case .uint16: "UInt16"
    case .int32: "Int32"
    case .uint32: "UInt32"
    case .int64: "Int64"
    case .uint64: "UInt64"
    case .double: "Double"
    case .decimal: "Decimal"
    case .bigInteger: "BigInteger"
    }
  }
}

/// A number.
public final class ConstantExpressionAst: ExpressionAst {
  public let value: NumericConstant
  public init(_ extent: Extent, value: NumericConstant) {
    self.value = value
    super.init(extent)
  }
}

/// `true`, where an attribute's argument is left out: `[Parameter(Mandatory)]`.
///
/// PowerShell keeps it as one more `ConstantExpressionAst`, and calls it so.
public final class BooleanConstantExpressionAst: ExpressionAst {
  public let value: Bool
  public init(_ extent: Extent, value: Bool) {
    self.value = value
    super.init(extent)
  }
  public override var kind: String { "ConstantExpressionAst" }
}

/// How a string was written.
public enum StringConstantType: String, Sendable {
  case singleQuoted = "SingleQuoted"
  case singleQuotedHereString = "SingleQuotedHereString"
  case doubleQuoted = "DoubleQuoted"
  case doubleQuotedHereString = "DoubleQuotedHereString"
  case bareWord = "BareWord"
}

/// A string without expansion.
public final class StringConstantExpressionAst: ExpressionAst {
  public let value: String
  public let stringConstantType: StringConstantType
  public init(_ extent: Extent, value: String, stringConstantType: StringConstantType) {
    (self.value, self.stringConstantType) = (value, stringConstantType)
    super.init(extent)
  }
}

/// A string with variables and sub-expressions in it.
public final class ExpandableStringExpressionAst: ExpressionAst {
  /// A piece of the string: text with escapes resolved, or one of `nestedExpressions`.
  public enum Part {
    case text(String)
    case expression(ExpressionAst)
  }
  /// The text as written between the quotes.
  public let value: String
  public let stringConstantType: StringConstantType
  public let parts: [Part]

  public init(
    _ extent: Extent, value: String, stringConstantType: StringConstantType, parts: [Part]
  ) {
    (self.value, self.stringConstantType, self.parts) = (value, stringConstantType, parts)
    super.init(extent)
    adoptChildren()
  }

  public var nestedExpressions: [ExpressionAst] {
    parts.compactMap { if case .expression(let nested) = $0 { nested } else { nil } }
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for case .expression(let nested) in parts { visit(nested) }
  }
}

/// `{ … }` as a value.
public final class ScriptBlockExpressionAst: ExpressionAst {
  public let scriptBlock: ScriptBlockAst
  public init(_ extent: Extent, scriptBlock: ScriptBlockAst) {
    self.scriptBlock = scriptBlock
    super.init(extent)
    adopt(scriptBlock)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(scriptBlock)
  }
}

/// `a, b, c`.
public final class ArrayLiteralAst: ExpressionAst {
  public let elements: [ExpressionAst]
  public init(_ extent: Extent, elements: [ExpressionAst]) {
    self.elements = elements
    super.init(extent)
    adopt(elements)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in elements { visit(child) }
  }
}

/// `@{ key = value }`.
public final class HashtableAst: ExpressionAst {
  public let keyValuePairs: [(key: ExpressionAst, value: StatementAst)]
  public init(_ extent: Extent, keyValuePairs: [(key: ExpressionAst, value: StatementAst)]) {
    self.keyValuePairs = keyValuePairs
    super.init(extent)
    adoptChildren()
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    for pair in keyValuePairs {
      visit(pair.key)
      visit(pair.value)
    }
  }
}

/// `@( … )`.
public final class ArrayExpressionAst: ExpressionAst {
  public let subExpression: StatementBlockAst
  public init(_ extent: Extent, subExpression: StatementBlockAst) {
    self.subExpression = subExpression
    super.init(extent)
    adopt(subExpression)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(subExpression)
  }
}

/// `$( … )`.
public final class SubExpressionAst: ExpressionAst {
  public let subExpression: StatementBlockAst
  public init(_ extent: Extent, subExpression: StatementBlockAst) {
    self.subExpression = subExpression
    super.init(extent)
    adopt(subExpression)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(subExpression)
  }
}

/// `( … )`.
public final class ParenExpressionAst: ExpressionAst {
  public let pipeline: PipelineBaseAst
  public init(_ extent: Extent, pipeline: PipelineBaseAst) {
    self.pipeline = pipeline
    super.init(extent)
    adopt(pipeline)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(pipeline)
  }
}

/// `$using:x`.
public final class UsingExpressionAst: ExpressionAst {
  public let subExpression: ExpressionAst
  public init(_ extent: Extent, subExpression: ExpressionAst) {
    self.subExpression = subExpression
    super.init(extent)
    adopt(subExpression)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(subExpression)
  }
}

/// `$x[index]`, `$x?[index]`.
public final class IndexExpressionAst: ExpressionAst {
  public let target: ExpressionAst
  public let index: ExpressionAst
  public let isNullConditional: Bool

  public init(
    _ extent: Extent, target: ExpressionAst, index: ExpressionAst, isNullConditional: Bool
  ) {
    (self.target, self.index, self.isNullConditional) = (target, index, isNullConditional)
    super.init(extent)
    adopt(target)
    adopt(index)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(target)
    visit(index)
  }
}

/// What could not be parsed as an expression.
public final class ErrorExpressionAst: ExpressionAst {
  public let nested: [Ast]
  public init(_ extent: Extent, nested: [Ast] = []) {
    self.nested = nested
    super.init(extent)
    adopt(nested)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in nested { visit(child) }
  }
}
