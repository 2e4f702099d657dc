import PowerShellSyntax

extension Lowering {
  func expression(_ tree: ExpressionAst) -> Node {
    switch tree {
    case let truth as BooleanConstantExpressionAst:
      ConstantNode(.bool(truth.value), truth.extent)
    case let constant as ConstantExpressionAst:
      ConstantNode(Value(constant.value), tree.extent)
    case let text as StringConstantExpressionAst: ConstantNode(.string(text.value), tree.extent)
    case let text as ExpandableStringExpressionAst: expandable(text)
    case let variable as VariableExpressionAst:
      constantVariable(variable) ?? watchedVariable(variable)
    case let binary as BinaryExpressionAst: self.binary(binary)
    case let unary as UnaryExpressionAst: self.unary(unary)
    case let ternary as TernaryExpressionAst:
      TernaryNode(
        expression(ternary.condition), expression(ternary.ifTrue), expression(ternary.ifFalse),
        tree.extent)
    case let list as ArrayLiteralAst: ArrayNode(list.elements.map(expression), tree.extent)
    case let table as HashtableAst: hashtable(table, .hashtable)
    // The base constructor has run by then.
    case is BaseCtorInvokeMemberExpressionAst: ConstantNode(.nothing, tree.extent)
    case let call as InvokeMemberExpressionAst: invocation(call)
    case let member as MemberExpressionAst: self.member(member)
    case let index as IndexExpressionAst: self.index(index)
    case let block as ScriptBlockExpressionAst:
      ScriptBlockNode(BlockSource(block.scriptBlock, source), tree.extent)
    case let type as TypeExpressionAst: TypeNode(type.typeName, tree.extent)
    case let convert as ConvertExpressionAst: conversion(convert)
    case let attributed as AttributedExpressionAst: expression(attributed.child)
    case let using as UsingExpressionAst:
      using.variableName.map { UsingVariableNode($0, tree.extent) }
        ?? expression(using.subExpression)
    default: group(tree)
    }
  }

  private func group(_ tree: ExpressionAst) -> Node {
    switch tree {
    case let group as ParenExpressionAst: ParenNode(statementValue(group.pipeline), tree.extent)
    case let array as ArrayExpressionAst:
      if let pure = array.subExpression.pureExpression {
        ArrayExpressionNode(expression(pure), isPure: true, tree.extent)
      } else {
        ArrayExpressionNode(block(array.subExpression), isPure: false, tree.extent)
      }
    case let inner as SubExpressionAst:
      if let pure = inner.subExpression.pureExpression {
        SubExpressionNode(expression(pure), isPure: true, tree.extent)
      } else {
        SubExpressionNode(block(inner.subExpression), isPure: false, tree.extent)
      }
    default: UnsupportedNode(tree.kind, tree.extent)
    }
  }

  /// `$true`, `$false` and `$null` cannot be assigned: they are constants.
  private func constantVariable(_ tree: VariableExpressionAst) -> Node? {
    guard tree.variablePath.scope == .none else { return nil }
    let name = tree.variablePath.name
    if AsciiFold.foldedEquals(name, "true") { return ConstantNode(.bool(true), tree.extent) }
    if AsciiFold.foldedEquals(name, "false") { return ConstantNode(.bool(false), tree.extent) }
    if AsciiFold.foldedEquals(name, "null") { return ConstantNode(.null, tree.extent) }
    return nil
  }

  private func expandable(_ tree: ExpandableStringExpressionAst) -> Node {
    let parts = tree.parts.map { part -> Node in
      switch part {
      case .text(let text): ConstantNode(.string(text), tree.extent)
      case .expression(let nested): expression(nested)
      }
    }
    return ExpandableStringNode(parts, tree.extent)
  }

  private func binary(_ tree: BinaryExpressionAst) -> Node {
    let left = expression(tree.left)
    let right = expression(tree.right)
    switch tree.operator {
    case .and: return LogicalNode(isAnd: true, left, right, tree.extent)
    case .or: return LogicalNode(isAnd: false, left, right, tree.extent)
    case .xor: return ExclusiveOrNode(left, right, tree.extent)
    case .dotDot: return RangeNode(left, right, tree.extent)
    case .questionQuestion: return CoalesceNode(left, right, tree.extent)
    default: break
    }
    guard let op = BinaryOperator(tree.operator) else {
      return UnsupportedNode(tree.operator.name, tree.extent)
    }
    if [.imatch, .inotmatch, .cmatch, .cnotmatch].contains(op) {
      return MatchNode(op, left, right, named(WellKnown.matches, tree.extent), tree.extent)
    }
    if op.takesBlocks { return TextOperationNode(op, left, right, tree.extent) }
    if let local = left as? LocalNode, let constant = right as? ConstantNode {
      return BinaryLocalConstantNode(op, local, constant.value, tree.extent)
    }
    if let left = left as? LocalNode, let right = right as? LocalNode {
      return BinaryLocalsNode(op, left, right, tree.extent)
    }
    if let constant = right as? ConstantNode {
      return BinaryConstantNode(op, left, constant.value, tree.extent)
    }
    return BinaryNode(op, left, right, tree.extent)
  }

  private func unary(_ tree: UnaryExpressionAst) -> Node {
    switch tree.tokenKind {
    case .not, .exclaim: return NotNode(expression(tree.child), tree.extent)
    case .comma: return ArrayNode([expression(tree.child)], tree.extent)
    case .plusPlus: return step(tree, 1, isPostfix: false)
    case .minusMinus: return step(tree, -1, isPostfix: false)
    case .postfixPlusPlus: return step(tree, 1, isPostfix: true)
    case .postfixMinusMinus: return step(tree, -1, isPostfix: true)
    default: break
    }
    guard let op = UnaryOperator(tree.tokenKind) else {
      return UnsupportedNode(tree.tokenKind.name, tree.extent)
    }
    return UnaryNode(op, expression(tree.child), tree.extent)
  }

  private func step(_ tree: UnaryExpressionAst, _ delta: Int32, isPostfix: Bool) -> Node {
    let target = watchedTarget(tree.child)
    if let local = target as? LocalNode {
      return LocalStepNode(local, delta: delta, isPostfix: isPostfix, tree.extent)
    }
    return StepNode(target, delta: delta, isPostfix: isPostfix, tree.extent)
  }

  private func hashtable(_ tree: HashtableAst, _ form: HashtableNode.Form) -> Node {
    HashtableNode(
      tree.keyValuePairs.map { (key: expression($0.key), value: statementValue($0.value)) },
      form: form, tree.extent)
  }

  private func conversion(_ tree: ConvertExpressionAst) -> Node {
    let name = tree.attribute.typeName.fullName
    if let table = tree.child as? HashtableAst {
      if AsciiFold.foldedEquals(name, "ordered") { return hashtable(table, .ordered) }
      if AsciiFold.foldedEquals(name, "pscustomobject") { return hashtable(table, .object) }
    }
    if AsciiFold.foldedEquals(name, "ref") {
      // Taking a reference to a variable does not read it: nobody is told.
      let variable = (tree.child as? VariableExpressionAst).map(variable)
      return ReferenceNode(variable ?? expression(tree.child), tree.extent)
    }
    if AsciiFold.foldedEquals(name, "pscustomobject") {
      return CustomObjectNode(expression(tree.child), tree.extent)
    }
    return ConvertNode(type(tree.attribute), expression(tree.child), tree.extent)
  }

  func member(_ tree: MemberExpressionAst) -> TargetNode {
    let object = expression(tree.expression)
    guard let name = tree.member as? StringConstantExpressionAst else {
      let computed =
        (tree.member as? ExpressionAst).map(expression) ?? ConstantNode(.null, tree.extent)
      return ComputedMemberNode(
        object, computed, isStatic: tree.isStatic, isNullConditional: tree.isNullConditional,
        tree.extent)
    }
    if tree.isStatic {
      return StaticMemberNode(object, Symbol.intern(name.value), tree.extent)
    }
    return MemberNode(object, name.value, isNullConditional: tree.isNullConditional, tree.extent)
  }

  private func invocation(_ tree: InvokeMemberExpressionAst) -> Node {
    if let call = baseCall(tree) { return call }
    let name = (tree.member as? ExpressionAst).map(expression) ?? ConstantNode(.null, tree.extent)
    return InvokeMemberNode(
      expression(tree.expression), name: name, arguments: (tree.arguments ?? []).map(expression),
      isStatic: tree.isStatic, isNullConditional: tree.isNullConditional, tree.extent)
  }

  /// `([Base] $this).Method(…)` in a method: the base class's own method is meant.
  private func baseCall(_ tree: InvokeMemberExpressionAst) -> Node? {
    guard isMethod, !tree.isStatic, let group = tree.expression as? ParenExpressionAst,
      let pure = (group.pipeline as? PipelineAst)?.pureExpression as? ConvertExpressionAst,
      let name = tree.member as? StringConstantExpressionAst
    else { return nil }
    return BaseCallNode(
      expression(pure.child), as: type(pure.attribute), name.value,
      (tree.arguments ?? []).map(expression), tree.extent)
  }

  /// `[object]` makes a number the key of an ordered dictionary rather than a place in it.
  private func indexed(_ tree: ExpressionAst) -> Node {
    let node = expression(tree)
    guard let cast = tree as? ConvertExpressionAst,
      AsciiFold.foldedEquals(cast.attribute.typeName.fullName, "object")
    else { return node }
    return KeyNode(node, tree.extent)
  }

  func index(_ tree: IndexExpressionAst) -> TargetNode {
    IndexNode(
      expression(tree.target), indexed(tree.index), isNullConditional: tree.isNullConditional,
      tree.extent)
  }
}

extension StatementBlockAst {
  /// The expression, where the block is nothing else.
  var pureExpression: ExpressionAst? {
    guard traps.isEmpty, statements.count == 1, let only = statements[0] as? PipelineAst else {
      return nil
    }
    return only.pureExpression
  }
}

extension Value {
  /// The value of a numeric literal.
  init(_ constant: NumericConstant) {
    switch constant {
    case .int8(let number): self = .number(.int8(number))
    case .uint8(let number): self = .number(.uint8(number))
    case .int16(let number): self = .number(.int16(number))
    case .uint16(let number): self = .number(.uint16(number))
    case .int32(let number): self = .int(number)
    case .uint32(let number): self = .number(.uint32(number))
    case .int64(let number): self = .long(number)
    case .uint64(let number): self = .number(.uint64(number))
    case .double(let number): self = .double(number)
    case .decimal(let mantissa, let scale, let isNegative):
      self = .number(
        .decimal(DecimalNumber(mantissa, scale: scale, isNegative: isNegative)))
    case .bigInteger(let digits): self = .number(.big((try? BigNumber.parse(digits)) ?? .zero))
    }
  }
}
