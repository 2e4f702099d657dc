import PowerShellSyntax

/// Makes nodes of a tree, for one layout: once for each block and use.
final class Lowering {
  let source: SourceText
  let layout: Layout
  /// The body of a class's method: `return` gives its value, nothing else is written.
  let isMethod: Bool
  /// The code runs in a scope of its own, whose locals the layout knows.
  private let hasLocals: Bool
  /// Locals that an earlier statement has assigned.
  private var assigned: Set<Symbol> = []
  /// Statements tell the debugger that they are about to run.
  let isWatched: Bool

  init(
    source: SourceText, layout: Layout, isMethod: Bool = false, hasLocals: Bool = false
  ) {
    (self.source, self.layout, self.isMethod) = (source, layout, isMethod)
    self.hasLocals = hasLocals
    isWatched = Watching.applies(to: source)
  }

  // MARK: Blocks

  func block(_ tree: NamedBlockAst) -> Node {
    sequence(tree.statements, tree.traps, tree.extent)
  }

  /// What a nested block assigns may not be assigned behind it.
  func block(_ tree: StatementBlockAst) -> Node {
    let before = assigned
    defer { assigned = before }
    return sequence(tree.statements, tree.traps, tree.extent)
  }

  private func sequence(
    _ statements: [StatementAst], _ traps: [TrapStatementAst], _ extent: Extent
  ) -> Node {
    SequenceNode(
      statements.map(statement),
      traps: traps.map { TrapCode($0.trapType.map(type), block($0.body)) },
      extent)
  }

  func parameter(_ tree: ParameterAst) -> ParameterCode {
    let symbol = Symbol.intern(tree.name.variablePath.name)
    assigned.insert(symbol)
    let constraint = tree.attributes.compactMap { $0 as? TypeConstraintAst }.first
    return ParameterCode(
      tree, slot: layout.slot(of: symbol) ?? layout.slotMakingRoom(for: symbol) ?? 0,
      constraint: constraint.map(type),
      attributes: tree.attributes.compactMap { $0 as? AttributeAst },
      fallback: tree.defaultValue.map(expression))
  }

  func type(_ tree: AttributeBaseAst) -> TypeNode { TypeNode(tree.typeName, tree.extent) }

  // MARK: Statements

  func statement(_ tree: StatementAst) -> Node {
    isWatched ? watched(plainStatement(tree), tree) : plainStatement(tree)
  }

  private func plainStatement(_ tree: StatementAst) -> Node {
    switch tree {
    case let pipeline as PipelineBaseAst: statement(pipeline)
    case let element as CommandBaseAst:
      ExpressionStatementNode(stage(element), isCommand: tree.saysHowItWent, tree.extent)
    case let definition as FunctionDefinitionAst: function(definition)
    case let statement as IfStatementAst:
      IfNode(
        statement.clauses.map { (condition($0.condition), block($0.body)) },
        statement.elseClause.map(block), statement.extent)
    case let loop as LabeledStatementAst: labeled(loop)
    case let statement as TryStatementAst: attempt(statement)
    case let jump as BreakStatementAst:
      JumpNode(.break, jump.label.map(expression), jump.extent)
    case let jump as ContinueStatementAst:
      JumpNode(.continue, jump.label.map(expression), jump.extent)
    case let statement as ReturnStatementAst:
      isMethod
        ? MethodReturnNode(statement.pipeline.map(watchedValue), statement.extent)
        : ReturnNode(statement.pipeline.map(watchedValue), statement.extent)
    case let statement as ExitStatementAst:
      ExitNode(statement.pipeline.map(statementValue), statement.extent)
    case let statement as ThrowStatementAst:
      ThrowNode(statement.pipeline.map(statementValue), statement.extent)
    case let data as DataStatementAst: self.data(data)
    // Types are defined before the script's first statement runs.
    case is TypeDefinitionAst: SequenceNode([], traps: [], tree.extent)
    case let statement as BlockStatementAst: block(statement.body)
    case is UsingStatementAst: SequenceNode([], traps: [], tree.extent)
    default: UnsupportedNode(tree.kind, tree.extent)
    }
  }

  private func statement(_ tree: PipelineBaseAst) -> Node {
    switch tree {
    case let assignment as AssignmentStatementAst: self.assignment(assignment)
    default: statement(pipeline(tree), tree)
    }
  }

  /// A step says itself that it succeeded.
  private func statement(_ node: Node, _ tree: PipelineBaseAst) -> Node {
    node is LocalStepNode
      ? node : ExpressionStatementNode(node, isCommand: tree.saysHowItWent, tree.extent)
  }

  private func function(_ tree: FunctionDefinitionAst) -> Node {
    let literal = BlockSource(tree.body, source, functionParameters: tree.parameters)
    return FunctionDefinitionNode(tree, literal, tree.extent)
  }

  private func labeled(_ tree: LabeledStatementAst) -> Node {
    switch tree {
    case let loop as ForEachStatementAst: forEach(loop)
    case let loop as ForStatementAst:
      ForNode(
        label: loop.label, loop.initializer.map { statement($0 as StatementAst) },
        loop.condition.map(condition),
        loop.iterator.map { statement($0 as StatementAst) }, block(loop.body), loop.extent)
    case let loop as WhileStatementAst:
      WhileNode(
        .whileDo, label: loop.label, condition(loop.condition), block(loop.body), loop.extent)
    case let loop as DoWhileStatementAst:
      WhileNode(
        .doWhile, label: loop.label, condition(loop.condition), block(loop.body), loop.extent)
    case let loop as DoUntilStatementAst:
      WhileNode(
        .doUntil, label: loop.label, condition(loop.condition), block(loop.body), loop.extent)
    case let choice as SwitchStatementAst: self.switch(choice)
    default: UnsupportedNode(tree.kind, tree.extent)
    }
  }

  private func forEach(_ tree: ForEachStatementAst) -> Node {
    let variable = variable(tree.variable)
    let list = watchedList(tree)
    noteAssigned(variable)
    let body = block(tree.body)
    let target = watched(variable, as: tree.variable)
    if tree.body.mentions("foreach") {
      return EnumeratedLoopNode(label: tree.label, target, list, body, tree.extent)
    }
    return ForEachNode(label: tree.label, target, list, body, tree.extent)
  }

  /// From here on the target is a local with a value of its own.
  @discardableResult private func noteAssigned(_ target: TargetNode) -> Bool {
    let local = target as? LocalNode ?? (target as? ConstrainedTargetNode)?.target as? LocalNode
    guard hasLocals, let local, layout.isLocal(local.slot) else { return false }
    return assigned.insert(local.symbol).inserted
  }

  /// What `foreach` and `switch` walk: all that a pipeline wrote, each object as it came.
  func walked(_ tree: PipelineBaseAst?) -> Node {
    let list = condition(tree)
    guard let pipeline = tree as? PipelineAst, pipeline.pureExpression == nil else { return list }
    return OutputListNode(list, pipeline.extent)
  }

  func condition(_ tree: PipelineBaseAst?) -> Node {
    tree.map(watchedValue) ?? ConstantNode(.bool(true), Extent(0, 0))
  }

  private func `switch`(_ tree: SwitchStatementAst) -> Node {
    let clauses = tree.clauses.map { (pattern: expression($0.pattern), body: block($0.body)) }
    return SwitchNode(
      label: tree.label, flags: tree.flags, subject: walked(tree.condition), clauses: clauses,
      otherwise: tree.defaultClause.map(block),
      matches: tree.flags.contains(.regex) ? named(WellKnown.matches, tree.extent) : nil,
      tree.extent)
  }

  private func attempt(_ tree: TryStatementAst) -> Node {
    let clauses = tree.catchClauses.map {
      TryNode.Clause(types: $0.catchTypes.map(type), body: block($0.body))
    }
    return TryNode(block(tree.body), clauses, tree.finally.map(block), tree.extent)
  }

  private func data(_ tree: DataStatementAst) -> Node {
    guard let name = tree.variable else { return block(tree.body) }
    let target = named(Symbol.intern(name), tree.extent)
    return AssignmentNode(
      target, CollectNode(block(tree.body), tree.extent), tree.extent)
  }

  // MARK: Pipelines

  /// The value of a statement that stands in parentheses, after `=`, `return`, as a condition.
  func statementValue(_ tree: StatementAst) -> Node {
    if let value = tree as? CommandExpressionAst {
      return value.redirections.isEmpty ? expression(value.expression) : stage(value)
    }
    if let pipeline = tree as? PipelineBaseAst {
      if let assignment = pipeline as? AssignmentStatementAst { return self.assignment(assignment) }
      return self.pipeline(pipeline)
    }
    if let value = tree as? CommandExpressionAst, value.redirections.isEmpty {
      return expression(value.expression)
    }
    return CollectNode(statement(tree), tree.extent)
  }

  func pipeline(_ tree: PipelineBaseAst) -> Node {
    switch tree {
    case let assignment as AssignmentStatementAst: return self.assignment(assignment)
    case let chain as PipelineChainAst:
      return ChainNode(
        pipeline(chain.lhsPipelineChain), pipeline(chain.rhsPipeline),
        isAnd: chain.operator == .andAnd, chain.extent)
    case let pipeline as PipelineAst:
      if let pure = pipeline.pureExpression { return expression(pure) }
      if pipeline.isBackground { return BackgroundNode(pipeline, source, pipeline.extent) }
      let elements = pipeline.pipelineElements.map(stage)
      return elements.count == 1 ? elements[0] : PipelineNode(elements, pipeline.extent)
    default: return UnsupportedNode(tree.kind, tree.extent)
    }
  }

  /// The commands of a pipeline, for one that is run step by step.
  func steps(_ tree: PipelineAst) -> [StageNode] { tree.pipelineElements.map(stage) }

  private func stage(_ tree: CommandBaseAst) -> StageNode {
    let redirections = tree.redirections.compactMap(redirection)
    switch tree {
    case let command as CommandAst: return self.command(command, redirections)
    case let value as CommandExpressionAst:
      return ExpressionStageNode(expression(value.expression), redirections, tree.extent)
    default: return ExpressionStageNode(UnsupportedNode(tree.kind, tree.extent), [], tree.extent)
    }
  }

  private func redirection(_ tree: RedirectionAst) -> RedirectionCode? {
    switch tree {
    case let merge as MergingRedirectionAst: .merge(from: merge.fromStream, to: merge.toStream)
    case let file as FileRedirectionAst:
      .file(from: file.fromStream, expression(file.location), isAppend: file.isAppend)
    default: nil
    }
  }

  private func command(_ tree: CommandAst, _ redirections: [RedirectionCode]) -> StageNode {
    let op: CommandNode.Operator =
      switch tree.invocationOperator {
      case .ampersand: .call
      case .dot: .dot
      default: .none
      }
    guard let first = tree.commandElements.first as? ExpressionAst else {
      // Nothing but a redirection: its text is taken for the name.
      let name = ConstantNode(.string(source.slice(tree.extent)), tree.extent)
      return CommandNode(name, [], op, [], source, tree.extent)
    }
    let elements = tree.commandElements.dropFirst().map(element)
    return CommandNode(expression(first), elements, op, redirections, source, tree.extent)
  }

  private func element(_ tree: CommandElementAst) -> CommandNode.Element {
    switch tree {
    case let parameter as CommandParameterAst:
      return .parameter(
        parameter.parameterName, parameter.argument.map(argument), parameter.extent)
    case let variable as VariableExpressionAst where variable.isSplatted:
      return .splat(self.variable(variable))
    case let using as UsingExpressionAst
    where (using.subExpression as? VariableExpressionAst)?.isSplatted == true:
      return .splat(expression(using))
    case let value as ExpressionAst: return .value(argument(value))
    default: return .value(UnsupportedNode(tree.kind, tree.extent))
    }
  }

  // MARK: Assignment

  private func assignment(_ tree: AssignmentStatementAst) -> Node {
    let value = statementValue(tree.right)
    let target = ownTarget(tree)
    switch tree.operator {
    case .equals:
      return tree.right.saysHowItWent
        ? CommandAssignmentNode(target, value, tree.extent)
        : AssignmentNode(target, value, tree.extent)
    case .questionQuestionEquals: return CoalesceAssignmentNode(target, value, tree.extent)
    default:
      guard let op = BinaryOperator(assignment: tree.operator) else {
        return UnsupportedNode(tree.operator.name, tree.extent)
      }
      let isCommand = tree.right.saysHowItWent
      if let local = target as? LocalNode, !isCommand {
        return LocalUpdateNode(op, local, value, tree.extent)
      }
      return UpdateNode(op, target, value, isCommand: isCommand, tree.extent)
    }
  }

  /// The target; a local that may not be assigned yet begins at null when it is updated.
  private func ownTarget(_ tree: AssignmentStatementAst) -> TargetNode {
    let target = self.target(tree.left)
    guard noteAssigned(target), tree.operator != .equals, let local = target as? LocalNode else {
      return watched(target, as: tree.left)
    }
    return watched(FreshLocalNode(local, tree.left.extent), as: tree.left)
  }

  func target(_ tree: ExpressionAst) -> TargetNode {
    switch tree {
    case let variable as VariableExpressionAst: return self.variable(variable)
    case let member as InvokeMemberExpressionAst: return UnsupportedTarget(member.kind, tree.extent)
    case let member as MemberExpressionAst: return self.member(member)
    case let index as IndexExpressionAst: return self.index(index)
    case let list as ArrayLiteralAst:
      return ListTargetNode(list.elements.map(watchedTarget), tree.extent)
    case let attributed as AttributedExpressionAst: return constrained(attributed)
    case let group as ParenExpressionAst:
      if let inner = (group.pipeline as? PipelineAst)?.pureExpression { return target(inner) }
      return UnsupportedTarget(tree.kind, tree.extent)
    default: return UnsupportedTarget(tree.kind, tree.extent)
    }
  }

  private func constrained(_ tree: AttributedExpressionAst) -> TargetNode {
    var constraint: TypeNode?
    var attributes: [AttributeAst] = []
    var next: ExpressionAst = tree
    while let attributed = next as? AttributedExpressionAst {
      if let attribute = attributed.attribute as? AttributeAst {
        attributes.append(attribute)
      } else if constraint == nil {
        constraint = type(attributed.attribute)
      }
      next = attributed.child
    }
    return ConstrainedTargetNode(
      target(next), constraint: constraint, attributes: attributes, tree.extent)
  }

  /// A variable by name, with a slot where the layout has one.
  func named(_ symbol: Symbol, _ extent: Extent) -> TargetNode {
    if let slot = layout.slot(of: symbol) ?? layout.slotMakingRoom(for: symbol) {
      return LocalNode(slot, symbol, extent)
    }
    return DynamicVariableNode(symbol, extent)
  }

  func variable(_ tree: VariableExpressionAst) -> TargetNode {
    let path = tree.variablePath
    var symbol = Symbol.intern(path.name)
    if symbol === WellKnown.psItem { symbol = WellKnown.underscore }
    ParameterDefaults.note(symbol)
    switch path.scope {
    case .none, .using, .workflow, .variable:
      if let slot = layout.slot(of: symbol) {
        return LocalNode(
          slot, symbol, tree.extent, isDefinite: hasLocals && assigned.contains(symbol))
      }
      return DynamicVariableNode(symbol, tree.extent)
    case .global, .script, .local, .private:
      return ScopedVariableNode(path.scope, symbol, tree.extent)
    case .drive:
      return DriveVariableNode(drive: path.driveName ?? "", name: path.name, tree.extent)
    }
  }
}
