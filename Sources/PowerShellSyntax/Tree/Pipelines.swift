/// What stands where a pipeline may: a pipeline, a chain of them, an assignment, an error.
open class PipelineBaseAst: StatementAst {}

/// What may stand beside `&&` and `||`.
open class ChainableAst: PipelineBaseAst {}

/// Commands joined by `|`.
public final class PipelineAst: ChainableAst {
  public let pipelineElements: [CommandBaseAst]
  public let isBackground: Bool

  public init(_ extent: Extent, pipelineElements: [CommandBaseAst], isBackground: Bool) {
    (self.pipelineElements, self.isBackground) = (pipelineElements, isBackground)
    super.init(extent)
    adopt(pipelineElements)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in pipelineElements { visit(child) }
  }

  /// The expression, where the pipeline is nothing else and redirects nothing.
  public var pureExpression: ExpressionAst? {
    guard !isBackground, pipelineElements.count == 1,
      let only = pipelineElements[0] as? CommandExpressionAst, only.redirections.isEmpty
    else { return nil }
    return only.expression
  }
}

/// `a && b` or `a || b`.
public final class PipelineChainAst: ChainableAst {
  public let lhsPipelineChain: ChainableAst
  public let rhsPipeline: PipelineAst
  /// `andAnd` or `orOr`.
  public let `operator`: TokenKind
  public let isBackground: Bool

  public init(
    _ extent: Extent, lhs: ChainableAst, rhs: PipelineAst, operator: TokenKind, isBackground: Bool
  ) {
    (lhsPipelineChain, rhsPipeline) = (lhs, rhs)
    (self.operator, self.isBackground) = (`operator`, isBackground)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(lhsPipelineChain)
    visit(rhsPipeline)
  }
}

/// `left = right`, `left += right`, ….
public final class AssignmentStatementAst: PipelineBaseAst {
  public let left: ExpressionAst
  public let `operator`: TokenKind
  public let right: StatementAst
  /// Where the operator stands.
  public let errorPosition: Extent

  public init(
    _ extent: Extent, left: ExpressionAst, operator: TokenKind, right: StatementAst,
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

/// What could not be parsed as a statement.
public final class ErrorStatementAst: PipelineBaseAst {
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

/// A stage of a pipeline, with its redirections.
open class CommandBaseAst: StatementAst {
  public let redirections: [RedirectionAst]
  public init(_ extent: Extent, redirections: [RedirectionAst]) {
    self.redirections = redirections
    super.init(extent)
  }
}

/// A command with its arguments.
public final class CommandAst: CommandBaseAst {
  public let commandElements: [CommandElementAst]
  /// `ampersand` (`&`), `dot` (`.`), or `unknown` for a plain name.
  public let invocationOperator: TokenKind

  public init(
    _ extent: Extent, commandElements: [CommandElementAst], invocationOperator: TokenKind,
    redirections: [RedirectionAst]
  ) {
    self.commandElements = commandElements
    self.invocationOperator = invocationOperator
    super.init(extent, redirections: redirections)
    adopt(commandElements)
    adopt(redirections)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in commandElements { visit(child) }
    for child in redirections { visit(child) }
  }
}

/// An expression as a stage of a pipeline.
public final class CommandExpressionAst: CommandBaseAst {
  public let expression: ExpressionAst

  public init(_ extent: Extent, expression: ExpressionAst, redirections: [RedirectionAst]) {
    self.expression = expression
    super.init(extent, redirections: redirections)
    adopt(expression)
    adopt(redirections)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(expression)
    for child in redirections { visit(child) }
  }
}

/// `-Name`, or `-Name:argument`.
public final class CommandParameterAst: CommandElementAst {
  public let parameterName: String
  public let argument: ExpressionAst?
  /// Where the parameter itself stands, without the argument.
  public let errorPosition: Extent

  public init(
    _ extent: Extent, parameterName: String, argument: ExpressionAst?, errorPosition: Extent
  ) {
    (self.parameterName, self.argument) = (parameterName, argument)
    self.errorPosition = errorPosition
    super.init(extent)
    adopt(argument)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let argument { visit(argument) }
  }
}

/// The output streams of a command, by PowerShell's numbers.
public enum RedirectionStream: Int, Sendable {
  case all = 0
  case output, error, warning, verbose, debug, information
}

/// A redirection.
open class RedirectionAst: Ast {
  public let fromStream: RedirectionStream
  public init(_ extent: Extent, fromStream: RedirectionStream) {
    self.fromStream = fromStream
    super.init(extent)
  }
}

/// `2>&1`.
public final class MergingRedirectionAst: RedirectionAst {
  public let toStream: RedirectionStream
  public init(_ extent: Extent, fromStream: RedirectionStream, toStream: RedirectionStream) {
    self.toStream = toStream
    super.init(extent, fromStream: fromStream)
  }
}

/// `> file` or `>> file`.
public final class FileRedirectionAst: RedirectionAst {
  public let location: ExpressionAst
  public let isAppend: Bool

  public init(
    _ extent: Extent, fromStream: RedirectionStream, location: ExpressionAst, isAppend: Bool
  ) {
    (self.location, self.isAppend) = (location, isAppend)
    super.init(extent, fromStream: fromStream)
    adopt(location)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(location)
  }
}
