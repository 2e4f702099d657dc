/// The body of a script, function or script block.
public final class ScriptBlockAst: Ast {
  public let attributes: [AttributeBaseAst]
  public let usingStatements: [UsingStatementAst]
  public let paramBlock: ParamBlockAst?
  public let dynamicParamBlock: NamedBlockAst?
  public let beginBlock: NamedBlockAst?
  public let processBlock: NamedBlockAst?
  public let endBlock: NamedBlockAst?
  public let cleanBlock: NamedBlockAst?
  public let requirements: ScriptRequirements?
  /// The text the tree was made of; only a root has one.
  public internal(set) var source: SourceText?

  public init(
    _ extent: Extent, attributes: [AttributeBaseAst] = [],
    usingStatements: [UsingStatementAst] = [], paramBlock: ParamBlockAst? = nil,
    dynamicParamBlock: NamedBlockAst? = nil, beginBlock: NamedBlockAst? = nil,
    processBlock: NamedBlockAst? = nil, endBlock: NamedBlockAst? = nil,
    cleanBlock: NamedBlockAst? = nil, requirements: ScriptRequirements? = nil
  ) {
    self.attributes = attributes
    self.usingStatements = usingStatements
    self.paramBlock = paramBlock
    self.dynamicParamBlock = dynamicParamBlock
    self.beginBlock = beginBlock
    self.processBlock = processBlock
    self.endBlock = endBlock
    self.cleanBlock = cleanBlock
    self.requirements = requirements
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in attributes { visit(child) }
    for child in usingStatements { visit(child) }
    if let paramBlock { visit(paramBlock) }
    if let dynamicParamBlock { visit(dynamicParamBlock) }
    if let beginBlock { visit(beginBlock) }
    if let processBlock { visit(processBlock) }
    if let endBlock { visit(endBlock) }
    if let cleanBlock { visit(cleanBlock) }
  }
}

/// What `#requires` lines ask for.
public struct ScriptRequirements: Sendable {
  public var version: String?
  public var editions: [String] = []
  public var modules: [String] = []
  public var isElevationRequired = false
  public init() {}
}

/// `param( … )` with its attributes.
public final class ParamBlockAst: Ast {
  public let attributes: [AttributeBaseAst]
  public let parameters: [ParameterAst]

  public init(_ extent: Extent, attributes: [AttributeBaseAst], parameters: [ParameterAst]) {
    (self.attributes, self.parameters) = (attributes, parameters)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in attributes { visit(child) }
    for child in parameters { visit(child) }
  }
}

/// `begin`, `process`, `end`, `clean` or `dynamicparam`; `end` is unnamed for a plain body.
public final class NamedBlockAst: Ast {
  public enum BlockKind: String, Sendable {
    case begin = "Begin"
    case process = "Process"
    case end = "End"
    case clean = "Clean"
    case dynamicparam = "Dynamicparam"
  }
  public let blockKind: BlockKind
  public let isUnnamed: Bool
  public let statements: [StatementAst]
  public let traps: [TrapStatementAst]

  public init(
    _ extent: Extent, blockKind: BlockKind, isUnnamed: Bool, statements: [StatementAst],
    traps: [TrapStatementAst]
  ) {
    (self.blockKind, self.isUnnamed) = (blockKind, isUnnamed)
    (self.statements, self.traps) = (statements, traps)
    super.init(extent)
    adopt(traps)
    adopt(statements)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in traps { visit(child) }
    for child in statements { visit(child) }
  }
}

/// `{ … }` as the body of a statement.
public final class StatementBlockAst: Ast {
  public let statements: [StatementAst]
  public let traps: [TrapStatementAst]

  public init(_ extent: Extent, statements: [StatementAst], traps: [TrapStatementAst]) {
    (self.statements, self.traps) = (statements, traps)
    super.init(extent)
    adopt(traps)
    adopt(statements)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in traps { visit(child) }
    for child in statements { visit(child) }
  }
}
