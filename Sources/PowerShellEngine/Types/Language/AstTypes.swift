import PowerShellSyntax

/// The node kinds of the syntax tree as .NET types, with their properties.
enum AstTypes {
  static let namespace = "System.Management.Automation.Language."

  static var definitions: [TypeDefinition] {
    [root] + abstract + blocks + attributes + statements + pipelines + expressions
  }

  /// A node kind: its base and its own properties.
  private static func kind<N: Ast>(
    _ name: String, _ base: String, _ node: N.Type,
    _ declare: @escaping (AstMembers<N>) -> Void = { _ in }
  ) -> TypeDefinition {
    TypeDefinition(namespace + name, base: namespace + base) { m in declare(AstMembers(m)) }
  }

  private static let root = TypeDefinition(namespace + "Ast") { m in
    m.property("System.Management.Automation.Language.IScriptExtent Extent {get;}") {
      (me: AstObject) in .object(ExtentObject(me.source, me.node.extent))
    }
    m.property("System.Management.Automation.Language.Ast Parent {get;}") { (me: AstObject) in
      me.value(me.node.parent)
    }
    m.method("System.Object SafeGetValue()") { (me: AstObject, a) in
      try AstSearch.constant(me, a.session)
    }
    m.method(
      "System.Management.Automation.Language.Ast Find(scriptblock predicate, bool searchNestedScriptBlocks)"
    ) { (me: AstObject, a) in
      try AstSearch.find(me, a, stopsAtFirst: true).first ?? .null
    }
    m.method(
      "System.Collections.Generic.IEnumerable[System.Management.Automation.Language.Ast] FindAll(scriptblock predicate, bool searchNestedScriptBlocks)"
    ) { (me: AstObject, a) in
      .list(try AstSearch.find(me, a, stopsAtFirst: false))
    }
    m.method("System.Management.Automation.Language.Ast Copy()") { (me: AstObject, _) in
      .object(AstObject(me.node, me.source))
    }
  }

  private static let abstract: [TypeDefinition] = [
    kind("StatementAst", "Ast", StatementAst.self),
    kind("CommandElementAst", "Ast", CommandElementAst.self),
    kind("ExpressionAst", "CommandElementAst", ExpressionAst.self) { m in
      m.value("type StaticType {get;}") { node, _ in .object(AstSearch.staticType(of: node)) }
    },
    kind("PipelineBaseAst", "StatementAst", PipelineBaseAst.self) { m in
      m.m.method("System.Management.Automation.Language.ExpressionAst GetPureExpression()") {
        (me: AstObject, _) in me.value((me.node as? PipelineAst)?.pureExpression)
      }
    },
    kind("ChainableAst", "PipelineBaseAst", ChainableAst.self),
    kind("MemberAst", "Ast", MemberAst.self) { m in
      m.value("string Name {get;}") { node, _ in .string(node.name) }
    },
    kind("LabeledStatementAst", "StatementAst", LabeledStatementAst.self) { m in
      m.value("string Label {get;}") { node, _ in node.label.map { .string($0) } ?? .null }
      m.node("Condition") { $0.condition }
    },
    kind("LoopStatementAst", "LabeledStatementAst", LoopStatementAst.self) { m in
      m.node("Body") { $0.body }
    },
    kind("CommandBaseAst", "StatementAst", CommandBaseAst.self) { m in
      m.nodes("Redirections") { $0.redirections }
    },
    kind("RedirectionAst", "Ast", RedirectionAst.self) { m in
      m.value("System.Management.Automation.Language.RedirectionStream FromStream {get;}") {
        node, _ in AstSearch.stream(node.fromStream)
      }
    },
    kind("AttributeBaseAst", "Ast", AttributeBaseAst.self) { m in
      m.typeName("TypeName") { $0.typeName }
    },
  ]

  private static let blocks: [TypeDefinition] = [
    kind("ScriptBlockAst", "Ast", ScriptBlockAst.self) { m in
      m.nodes("Attributes") { $0.attributes }
      m.nodes("UsingStatements") { $0.usingStatements }
      m.node("ParamBlock") { $0.paramBlock }
      m.node("DynamicParamBlock") { $0.dynamicParamBlock }
      m.node("BeginBlock") { $0.beginBlock }
      m.node("ProcessBlock") { $0.processBlock }
      m.node("EndBlock") { $0.endBlock }
      m.node("CleanBlock") { $0.cleanBlock }
      m.m.method("scriptblock GetScriptBlock()") { (me: AstObject, a) in
        guard let tree = me.node as? ScriptBlockAst else { return .null }
        return .object(
          ScriptBlock(BlockSource(tree, me.source), state: a.session.globalState))
      }
    },
    kind("ParamBlockAst", "Ast", ParamBlockAst.self) { m in
      m.nodes("Attributes") { $0.attributes }
      m.nodes("Parameters") { $0.parameters }
    },
    kind("NamedBlockAst", "Ast", NamedBlockAst.self) { m in
      m.value("System.Management.Automation.Language.TokenKind BlockKind {get;}") { node, _ in
        EnumValues.named(namespace + "TokenKind", node.blockKind.rawValue)
      }
      m.flag("Unnamed") { $0.isUnnamed }
      m.nodes("Statements") { $0.statements }
      m.nodes("Traps") { $0.traps }
    },
    kind("StatementBlockAst", "Ast", StatementBlockAst.self) { m in
      m.nodes("Statements") { $0.statements }
      m.nodes("Traps") { $0.traps }
    },
    kind("FunctionDefinitionAst", "StatementAst", FunctionDefinitionAst.self) { m in
      m.flag("IsFilter") { $0.isFilter }
      m.flag("IsWorkflow") { $0.isWorkflow }
      m.text("Name") { $0.name }
      m.value("System.Object Parameters {get;}") { node, me in
        node.parameters.map { me.list($0) } ?? .null
      }
      m.node("Body") { $0.body }
    },
    kind("TypeDefinitionAst", "StatementAst", TypeDefinitionAst.self) { m in
      m.text("Name") { $0.name }
      m.nodes("Attributes") { $0.attributes }
      m.nodes("BaseTypes") { $0.baseTypes }
      m.nodes("Members") { $0.members }
      m.value("System.Management.Automation.Language.TypeAttributes TypeAttributes {get;}") {
        node, _ in EnumValues.named(namespace + "TypeAttributes", node.typeAttributes.rawValue)
      }
      m.flag("IsClass") { $0.typeAttributes == .class }
      m.flag("IsEnum") { $0.typeAttributes == .enum }
      m.flag("IsInterface") { $0.typeAttributes == .interface }
    },
    kind("PropertyMemberAst", "MemberAst", PropertyMemberAst.self) { m in
      m.node("PropertyType") { $0.propertyType }
      m.node("InitialValue") { $0.initialValue }
      m.nodes("Attributes") { $0.attributes }
      m.flag("IsStatic") { $0.propertyAttributes.contains(.static) }
      m.flag("IsHidden") { $0.propertyAttributes.contains(.hidden) }
    },
    kind("FunctionMemberAst", "MemberAst", FunctionMemberAst.self) { m in
      m.node("ReturnType") { $0.returnType }
      m.nodes("Attributes") { $0.attributes }
      m.nodes("Parameters") { $0.function.parameters ?? [] }
      m.node("Body") { $0.function.body }
      m.flag("IsStatic") { $0.methodAttributes.contains(.static) }
      m.flag("IsHidden") { $0.methodAttributes.contains(.hidden) }
      m.flag("IsConstructor") { $0.isConstructor }
    },
    kind("UsingStatementAst", "StatementAst", UsingStatementAst.self) { m in
      m.node("Name") { $0.name }
      m.node("Alias") { $0.alias }
      m.node("ModuleSpecification") { $0.moduleSpecification }
    },
    kind("DataStatementAst", "StatementAst", DataStatementAst.self) { m in
      m.value("string Variable {get;}") { node, _ in node.variable.map { .string($0) } ?? .null }
      m.nodes("CommandsAllowed") { $0.commandsAllowed }
      m.node("Body") { $0.body }
    },
  ]

  private static let attributes: [TypeDefinition] = [
    kind("AttributeAst", "AttributeBaseAst", AttributeAst.self) { m in
      m.nodes("PositionalArguments") { $0.positionalArguments }
      m.nodes("NamedArguments") { $0.namedArguments }
    },
    kind("TypeConstraintAst", "AttributeBaseAst", TypeConstraintAst.self),
    kind("NamedAttributeArgumentAst", "Ast", NamedAttributeArgumentAst.self) { m in
      m.text("ArgumentName") { $0.argumentName }
      m.node("Argument") { $0.argument }
      m.flag("ExpressionOmitted") { $0.isExpressionOmitted }
    },
    kind("ParameterAst", "Ast", ParameterAst.self) { m in
      m.nodes("Attributes") { $0.attributes }
      m.node("Name") { $0.name }
      m.node("DefaultValue") { $0.defaultValue }
      m.value("type StaticType {get;}") { node, _ in
        let constraint = node.attributes.compactMap { $0 as? TypeConstraintAst }.first
        return .object(constraint.flatMap { TypeTable.find($0.typeName) } ?? .object)
      }
    },
  ]

  private static let statements: [TypeDefinition] = [
    kind("IfStatementAst", "StatementAst", IfStatementAst.self) { m in
      m.pairs("Clauses") { $0.clauses.map { ($0.condition, $0.body) } }
      m.node("ElseClause") { $0.elseClause }
    },
    kind("ForEachStatementAst", "LoopStatementAst", ForEachStatementAst.self) { m in
      m.node("Variable") { $0.variable }
      m.node("ThrottleLimit") { $0.throttleLimit }
    },
    kind("ForStatementAst", "LoopStatementAst", ForStatementAst.self) { m in
      m.node("Initializer") { $0.initializer }
      m.node("Iterator") { $0.iterator }
    },
    kind("WhileStatementAst", "LoopStatementAst", WhileStatementAst.self),
    kind("DoWhileStatementAst", "LoopStatementAst", DoWhileStatementAst.self),
    kind("DoUntilStatementAst", "LoopStatementAst", DoUntilStatementAst.self),
    kind("SwitchStatementAst", "LabeledStatementAst", SwitchStatementAst.self) { m in
      m.value("System.Management.Automation.Language.SwitchFlags Flags {get;}") { node, _ in
        EnumValues.numbered(namespace + "SwitchFlags", Int64(node.flags.rawValue))
      }
      m.pairs("Clauses") { $0.clauses.map { ($0.pattern, $0.body) } }
      m.node("Default") { $0.defaultClause }
    },
    kind("TryStatementAst", "StatementAst", TryStatementAst.self) { m in
      m.node("Body") { $0.body }
      m.nodes("CatchClauses") { $0.catchClauses }
      m.node("Finally") { $0.finally }
    },
    kind("CatchClauseAst", "Ast", CatchClauseAst.self) { m in
      m.nodes("CatchTypes") { $0.catchTypes }
      m.flag("IsCatchAll") { $0.catchTypes.isEmpty }
      m.node("Body") { $0.body }
    },
    kind("TrapStatementAst", "StatementAst", TrapStatementAst.self) { m in
      m.node("TrapType") { $0.trapType }
      m.node("Body") { $0.body }
    },
    kind("BreakStatementAst", "StatementAst", BreakStatementAst.self) { m in
      m.node("Label") { $0.label }
    },
    kind("ContinueStatementAst", "StatementAst", ContinueStatementAst.self) { m in
      m.node("Label") { $0.label }
    },
    kind("ReturnStatementAst", "StatementAst", ReturnStatementAst.self) { m in
      m.node("Pipeline") { $0.pipeline }
    },
    kind("ExitStatementAst", "StatementAst", ExitStatementAst.self) { m in
      m.node("Pipeline") { $0.pipeline }
    },
    kind("ThrowStatementAst", "StatementAst", ThrowStatementAst.self) { m in
      m.node("Pipeline") { $0.pipeline }
      m.flag("IsRethrow") { $0.pipeline == nil }
    },
    kind("BlockStatementAst", "StatementAst", BlockStatementAst.self) { m in
      m.node("Body") { $0.body }
    },
  ]

  private static let pipelines: [TypeDefinition] = [
    kind("PipelineAst", "ChainableAst", PipelineAst.self) { m in
      m.nodes("PipelineElements") { $0.pipelineElements }
      m.flag("Background") { $0.isBackground }
    },
    kind("PipelineChainAst", "ChainableAst", PipelineChainAst.self) { m in
      m.node("LhsPipelineChain") { $0.lhsPipelineChain }
      m.node("RhsPipeline") { $0.rhsPipeline }
      m.token("Operator") { $0.operator }
      m.flag("Background") { $0.isBackground }
    },
    kind("AssignmentStatementAst", "PipelineBaseAst", AssignmentStatementAst.self) { m in
      m.node("Left") { $0.left }
      m.token("Operator") { $0.operator }
      m.node("Right") { $0.right }
      m.extent("ErrorPosition") { $0.errorPosition }
    },
    kind("ErrorStatementAst", "PipelineBaseAst", ErrorStatementAst.self) { m in
      m.nodes("NestedAst") { $0.nested }
    },
    kind("CommandAst", "CommandBaseAst", CommandAst.self) { m in
      m.nodes("CommandElements") { $0.commandElements }
      m.token("InvocationOperator") { $0.invocationOperator }
      m.m.method("string GetCommandName()") { (me: AstObject, _) in
        guard let command = me.node as? CommandAst,
          let name = command.commandElements.first as? StringConstantExpressionAst
        else { return .null }
        return .string(name.value)
      }
    },
    kind("CommandExpressionAst", "CommandBaseAst", CommandExpressionAst.self) { m in
      m.node("Expression") { $0.expression }
    },
    kind("CommandParameterAst", "CommandElementAst", CommandParameterAst.self) { m in
      m.text("ParameterName") { $0.parameterName }
      m.node("Argument") { $0.argument }
      m.extent("ErrorPosition") { $0.errorPosition }
    },
    kind("MergingRedirectionAst", "RedirectionAst", MergingRedirectionAst.self) { m in
      m.value("System.Management.Automation.Language.RedirectionStream ToStream {get;}") {
        node, _ in AstSearch.stream(node.toStream)
      }
    },
    kind("FileRedirectionAst", "RedirectionAst", FileRedirectionAst.self) { m in
      m.node("Location") { $0.location }
      m.flag("Append") { $0.isAppend }
    },
  ]

  private static let expressions: [TypeDefinition] = [
    kind("BinaryExpressionAst", "ExpressionAst", BinaryExpressionAst.self) { m in
      m.token("Operator") { $0.operator }
      m.node("Left") { $0.left }
      m.node("Right") { $0.right }
      m.extent("ErrorPosition") { $0.errorPosition }
    },
    kind("UnaryExpressionAst", "ExpressionAst", UnaryExpressionAst.self) { m in
      m.token("TokenKind") { $0.tokenKind }
      m.node("Child") { $0.child }
    },
    kind("TernaryExpressionAst", "ExpressionAst", TernaryExpressionAst.self) { m in
      m.node("Condition") { $0.condition }
      m.node("IfTrue") { $0.ifTrue }
      m.node("IfFalse") { $0.ifFalse }
    },
    kind("AttributedExpressionAst", "ExpressionAst", AttributedExpressionAst.self) { m in
      m.node("Attribute") { $0.attribute }
      m.node("Child") { $0.child }
    },
    kind("ConvertExpressionAst", "AttributedExpressionAst", ConvertExpressionAst.self) { m in
      m.node("Type") { $0.attribute }
    },
    kind("MemberExpressionAst", "ExpressionAst", MemberExpressionAst.self) { m in
      m.node("Expression") { $0.expression }
      m.node("Member") { $0.member }
      m.flag("Static") { $0.isStatic }
      m.flag("NullConditional") { $0.isNullConditional }
    },
    kind("InvokeMemberExpressionAst", "MemberExpressionAst", InvokeMemberExpressionAst.self) {
      m in
      m.value("System.Object Arguments {get;}") { node, me in
        node.arguments.map { me.list($0) } ?? .null
      }
    },
    kind(
      "BaseCtorInvokeMemberExpressionAst", "InvokeMemberExpressionAst",
      BaseCtorInvokeMemberExpressionAst.self),
    kind("TypeExpressionAst", "ExpressionAst", TypeExpressionAst.self) { m in
      m.typeName("TypeName") { $0.typeName }
    },
    kind("VariableExpressionAst", "ExpressionAst", VariableExpressionAst.self) { m in
      m.value("System.Management.Automation.VariablePath VariablePath {get;}") { node, _ in
        .object(VariablePathObject(node.variablePath))
      }
      m.flag("Splatted") { $0.isSplatted }
    },
    kind("ConstantExpressionAst", "ExpressionAst", ExpressionAst.self) { m in
      m.value("System.Object Value {get;}") { node, _ in
        switch node {
        case let constant as ConstantExpressionAst: Value(constant.value)
        case let truth as BooleanConstantExpressionAst: .bool(truth.value)
        default: .null
        }
      }
    },
    kind(
      "StringConstantExpressionAst", "ConstantExpressionAst", StringConstantExpressionAst.self
    ) { m in
      m.text("Value") { $0.value }
      m.value("System.Management.Automation.Language.StringConstantType StringConstantType {get;}")
      { node, _ in
        EnumValues.named(namespace + "StringConstantType", node.stringConstantType.rawValue)
      }
    },
    kind("ExpandableStringExpressionAst", "ExpressionAst", ExpandableStringExpressionAst.self) {
      m in
      m.text("Value") { $0.value }
      m.value("System.Management.Automation.Language.StringConstantType StringConstantType {get;}")
      { node, _ in
        EnumValues.named(namespace + "StringConstantType", node.stringConstantType.rawValue)
      }
      m.nodes("NestedExpressions") { $0.nestedExpressions }
    },
    kind("ScriptBlockExpressionAst", "ExpressionAst", ScriptBlockExpressionAst.self) { m in
      m.node("ScriptBlock") { $0.scriptBlock }
    },
    kind("ArrayLiteralAst", "ExpressionAst", ArrayLiteralAst.self) { m in
      m.nodes("Elements") { $0.elements }
    },
    kind("HashtableAst", "ExpressionAst", HashtableAst.self) { m in
      m.pairs("KeyValuePairs") { $0.keyValuePairs.map { ($0.key, $0.value) } }
    },
    kind("ArrayExpressionAst", "ExpressionAst", ArrayExpressionAst.self) { m in
      m.node("SubExpression") { $0.subExpression }
    },
    kind("SubExpressionAst", "ExpressionAst", SubExpressionAst.self) { m in
      m.node("SubExpression") { $0.subExpression }
    },
    kind("ParenExpressionAst", "ExpressionAst", ParenExpressionAst.self) { m in
      m.node("Pipeline") { $0.pipeline }
    },
    kind("UsingExpressionAst", "ExpressionAst", UsingExpressionAst.self) { m in
      m.node("SubExpression") { $0.subExpression }
    },
    kind("IndexExpressionAst", "ExpressionAst", IndexExpressionAst.self) { m in
      m.node("Target") { $0.target }
      m.node("Index") { $0.index }
      m.flag("NullConditional") { $0.isNullConditional }
    },
    kind("ErrorExpressionAst", "ExpressionAst", ErrorExpressionAst.self) { m in
      m.nodes("NestedAst") { $0.nested }
    },
  ]
}

/// Properties of one node kind, by what they give.
struct AstMembers<N: Ast> {
  let m: MemberDeclarations
  init(_ m: MemberDeclarations) { self.m = m }

  func value(_ signature: String, _ get: @escaping (N, AstObject) -> Value) {
    m.property(signature) { (me: AstObject) in
      guard let node = me.node as? N else { return .null }
      return get(node, me)
    }
  }

  func node(_ name: String, _ get: @escaping (N) -> Ast?) {
    value("System.Management.Automation.Language.Ast \(name) {get;}") { $1.value(get($0)) }
  }

  func nodes(_ name: String, _ get: @escaping (N) -> [Ast]) {
    value(
      "System.Collections.ObjectModel.ReadOnlyCollection[System.Management.Automation.Language.Ast] \(name) {get;}"
    ) { $1.list(get($0)) }
  }

  /// Pairs of nodes, as `Tuple` with Item1 and Item2.
  func pairs(_ name: String, _ get: @escaping (N) -> [(Ast, Ast)]) {
    value("System.Object \(name) {get;}") { node, me in
      .list(
        get(node).map {
          .object(PropertyBag([("Item1", me.value($0.0)), ("Item2", me.value($0.1))]))
        })
    }
  }

  func flag(_ name: String, _ get: @escaping (N) -> Bool) {
    value("bool \(name) {get;}") { node, _ in .bool(get(node)) }
  }

  func text(_ name: String, _ get: @escaping (N) -> String) {
    value("string \(name) {get;}") { node, _ in .string(get(node)) }
  }

  func token(_ name: String, _ get: @escaping (N) -> TokenKind) {
    value("System.Management.Automation.Language.TokenKind \(name) {get;}") { node, _ in
      EnumValues.named(AstTypes.namespace + "TokenKind", get(node).name)
    }
  }

  func extent(_ name: String, _ get: @escaping (N) -> Extent) {
    value("System.Management.Automation.Language.IScriptExtent \(name) {get;}") { node, me in
      .object(ExtentObject(me.source, get(node)))
    }
  }

  func typeName(_ name: String, _ get: @escaping (N) -> TypeName) {
    value("System.Management.Automation.Language.ITypeName \(name) {get;}") { node, me in
      .object(TypeNameObject(get(node), me.source))
    }
  }
}
