/// `if … elseif … else …`.
public final class IfStatementAst: StatementAst {
  public let clauses: [(condition: PipelineBaseAst, body: StatementBlockAst)]
  public let elseClause: StatementBlockAst?

  public init(
    _ extent: Extent, clauses: [(condition: PipelineBaseAst, body: StatementBlockAst)],
    elseClause: StatementBlockAst?
  ) {
    (self.clauses, self.elseClause) = (clauses, elseClause)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for pair in clauses {
      visit(pair.condition)
      visit(pair.body)
    }
    if let elseClause { visit(elseClause) }
  }
}

/// A statement that may carry a label: loops and `switch`.
open class LabeledStatementAst: StatementAst {
  public let label: String?
  public let condition: PipelineBaseAst?
  public init(_ extent: Extent, label: String?, condition: PipelineBaseAst?) {
    (self.label, self.condition) = (label, condition)
    super.init(extent)
  }
}

/// A loop.
open class LoopStatementAst: LabeledStatementAst {
  public let body: StatementBlockAst
  public init(
    _ extent: Extent, label: String?, condition: PipelineBaseAst?, body: StatementBlockAst
  ) {
    self.body = body
    super.init(extent, label: label, condition: condition)
    adoptChildren()
  }
}

/// `foreach ($variable in condition) { … }`.
public final class ForEachStatementAst: LoopStatementAst {
  public let variable: VariableExpressionAst
  public let isParallel: Bool
  public let throttleLimit: ExpressionAst?

  public init(
    _ extent: Extent, label: String?, isParallel: Bool, throttleLimit: ExpressionAst?,
    variable: VariableExpressionAst, expression: PipelineBaseAst, body: StatementBlockAst
  ) {
    (self.variable, self.isParallel, self.throttleLimit) = (variable, isParallel, throttleLimit)
    super.init(extent, label: label, condition: expression, body: body)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(variable)
    if let condition { visit(condition) }
    if let throttleLimit { visit(throttleLimit) }
    visit(body)
  }
}

/// `for (initializer; condition; iterator) { … }`.
public final class ForStatementAst: LoopStatementAst {
  public let initializer: PipelineBaseAst?
  public let iterator: PipelineBaseAst?

  public init(
    _ extent: Extent, label: String?, initializer: PipelineBaseAst?, condition: PipelineBaseAst?,
    iterator: PipelineBaseAst?, body: StatementBlockAst
  ) {
    (self.initializer, self.iterator) = (initializer, iterator)
    super.init(extent, label: label, condition: condition, body: body)
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let initializer { visit(initializer) }
    if let condition { visit(condition) }
    if let iterator { visit(iterator) }
    visit(body)
  }
}

/// `while (condition) { … }`.
public final class WhileStatementAst: LoopStatementAst {
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let condition { visit(condition) }
    visit(body)
  }
}

/// `do { … } while (condition)`.
public final class DoWhileStatementAst: LoopStatementAst {
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let condition { visit(condition) }
    visit(body)
  }
}

/// `do { … } until (condition)`.
public final class DoUntilStatementAst: LoopStatementAst {
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let condition { visit(condition) }
    visit(body)
  }
}

/// `switch -flags (condition) { clauses }`.
public final class SwitchStatementAst: LabeledStatementAst {
  public struct Flags: OptionSet, Sendable {
    public let rawValue: Int
    public init(rawValue: Int) { self.rawValue = rawValue }
    public static let file = Flags(rawValue: 1)
    public static let regex = Flags(rawValue: 2)
    public static let wildcard = Flags(rawValue: 4)
    public static let exact = Flags(rawValue: 8)
    public static let caseSensitive = Flags(rawValue: 16)
    public static let parallel = Flags(rawValue: 32)
  }
  public let flags: Flags
  public let clauses: [(pattern: ExpressionAst, body: StatementBlockAst)]
  public let defaultClause: StatementBlockAst?

  public init(
    _ extent: Extent, label: String?, condition: PipelineBaseAst, flags: Flags,
    clauses: [(pattern: ExpressionAst, body: StatementBlockAst)], defaultClause: StatementBlockAst?
  ) {
    (self.flags, self.clauses, self.defaultClause) = (flags, clauses, defaultClause)
    super.init(extent, label: label, condition: condition)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let condition { visit(condition) }
    for pair in clauses {
      visit(pair.pattern)
      visit(pair.body)
    }
    if let defaultClause { visit(defaultClause) }
  }
}

/// `try { … } catch [types] { … } finally { … }`.
public final class TryStatementAst: StatementAst {
  public let body: StatementBlockAst
  public let catchClauses: [CatchClauseAst]
  public let finally: StatementBlockAst?

  public init(
    _ extent: Extent, body: StatementBlockAst, catchClauses: [CatchClauseAst],
    finally: StatementBlockAst?
  ) {
    (self.body, self.catchClauses, self.finally) = (body, catchClauses, finally)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(body)
    for child in catchClauses { visit(child) }
    if let finally { visit(finally) }
  }
}

/// `catch [Type], [Type] { … }`.
public final class CatchClauseAst: Ast {
  public let catchTypes: [TypeConstraintAst]
  public let body: StatementBlockAst

  public init(_ extent: Extent, catchTypes: [TypeConstraintAst], body: StatementBlockAst) {
    (self.catchTypes, self.body) = (catchTypes, body)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    for child in catchTypes { visit(child) }
    visit(body)
  }
}

/// `trap [Type] { … }`.
public final class TrapStatementAst: StatementAst {
  public let trapType: TypeConstraintAst?
  public let body: StatementBlockAst

  public init(_ extent: Extent, trapType: TypeConstraintAst?, body: StatementBlockAst) {
    (self.trapType, self.body) = (trapType, body)
    super.init(extent)
    adoptChildren()
  }

  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let trapType { visit(trapType) }
    visit(body)
  }
}

/// `break label`.
public final class BreakStatementAst: StatementAst {
  public let label: ExpressionAst?
  public init(_ extent: Extent, label: ExpressionAst?) {
    self.label = label
    super.init(extent)
    adopt(label)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let label { visit(label) }
  }
}

/// `continue label`.
public final class ContinueStatementAst: StatementAst {
  public let label: ExpressionAst?
  public init(_ extent: Extent, label: ExpressionAst?) {
    self.label = label
    super.init(extent)
    adopt(label)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let label { visit(label) }
  }
}

/// `return pipeline`.
public final class ReturnStatementAst: StatementAst {
  public let pipeline: PipelineBaseAst?
  public init(_ extent: Extent, pipeline: PipelineBaseAst?) {
    self.pipeline = pipeline
    super.init(extent)
    adopt(pipeline)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let pipeline { visit(pipeline) }
  }
}

/// `exit pipeline`.
public final class ExitStatementAst: StatementAst {
  public let pipeline: PipelineBaseAst?
  public init(_ extent: Extent, pipeline: PipelineBaseAst?) {
    self.pipeline = pipeline
    super.init(extent)
    adopt(pipeline)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let pipeline { visit(pipeline) }
  }
}

/// `throw pipeline`; without one, the caught error again.
public final class ThrowStatementAst: StatementAst {
  public let pipeline: PipelineBaseAst?
  public init(_ extent: Extent, pipeline: PipelineBaseAst?) {
    self.pipeline = pipeline
    super.init(extent)
    adopt(pipeline)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    if let pipeline { visit(pipeline) }
  }
}

/// A statement block used as a statement, such as `parallel { … }`.
public final class BlockStatementAst: StatementAst {
  public let keyword: String
  public let body: StatementBlockAst
  public init(_ extent: Extent, keyword: String, body: StatementBlockAst) {
    (self.keyword, self.body) = (keyword, body)
    super.init(extent)
    adopt(body)
  }
  public override func forEachChild(_ visit: (Ast) -> Void) {
    visit(body)
  }
}
