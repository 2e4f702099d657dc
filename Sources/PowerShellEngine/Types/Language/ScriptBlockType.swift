import PowerShellSyntax

/// `System.Management.Automation.ScriptBlock`: making, running and looking into blocks.
enum ScriptBlockType {
  static let definition = TypeDefinition("System.Management.Automation.ScriptBlock") { m in
    m.function("static scriptblock Create(string script)") { a in
      .object(try create(a.string(0), a.session))
    }
    m.property("System.Management.Automation.Language.Ast Ast {get;}") { (me: ScriptBlock) in
      // A function's block is its definition.
      .object(AstObject((me.tree.parent as? FunctionDefinitionAst) ?? me.tree, me.source))
    }
    m.property("string File {get;}") { (me: ScriptBlock) in
      me.source.file.map { .string($0) } ?? .null
    }
    m.property("bool IsFilter {get;}") { (me: ScriptBlock) in .bool(me.isFilter) }
    m.property("bool IsConfiguration {get;}") { (_: ScriptBlock) in .bool(false) }
    m.property("psmoduleinfo Module {get;}") { (me: ScriptBlock) in
      me.state.module.map { .object($0) } ?? .null
    }
    m.property("System.Collections.Generic.List[System.Attribute] Attributes {get;}") {
      (me: ScriptBlock) in .list(try me.customAttributes.map(\.value))
    }
    m.property("System.Management.Automation.PSToken StartPosition {get;}") { (me: ScriptBlock) in
      .object(ExtentObject(me.source, me.tree.extent))
    }
    m.property(
      "bool DebuggerHidden {get;set;}", get: { (_: ScriptBlock) in .bool(false) },
      set: { (_: ScriptBlock, _: Value) in })
    m.property("guid Id {get;}") { (me: ScriptBlock) in
      let number = UInt64(UInt(bitPattern: ObjectIdentifier(me.literal.code).hashValue))
      return .object(
        GuidObject((0..<16).map { UInt8(truncatingIfNeeded: number >> UInt64($0 % 8 * 8)) }))
    }
    declareCalls(m)
  }

  private static func declareCalls(_ m: MemberDeclarations) {
    m.method(
      "System.Collections.ObjectModel.Collection[psobject] Invoke(params System.Object[] args)"
    ) {
      (me: ScriptBlock, a) in
      let result = try plainly(me) {
        try a.session.invokeBlock(me, this: .unset, arguments: arguments(a))
      }
      let type = TypeTable.close("System.Collections.ObjectModel.Collection", [.psObject])
      return .object(ListObject(try result.outputElements(), type: type ?? .objectArray))
    }
    m.method("System.Object InvokeReturnAsIs(params System.Object[] args)") {
      (me: ScriptBlock, a) in
      try plainly(me) { try a.session.invokeBlock(me, this: .unset, arguments: arguments(a)) }
    }
    m.method(
      "System.Collections.ObjectModel.Collection[psobject] InvokeWithContext(System.Collections.IDictionary functionsToDefine, System.Collections.Generic.List[psvariable] variablesToDefine, params System.Object[] args)"
    ) { (me: ScriptBlock, a) in
      let given = a.count > 2 && !a[2].isNull ? a.list(2) : []
      let call = BlockCall(arguments: given)
      let result = try a.session.runBlock(
        me, call, functions: a[0], variables: a[1].isNull ? [] : a.list(1))
      return .object(
        ListObject(try result.outputElements(), type: .psObjectCollection))
    }
    m.method(
      "System.Management.Automation.SteppablePipeline GetSteppablePipeline()",
      "System.Management.Automation.SteppablePipeline GetSteppablePipeline(System.Object commandOrigin)"
    ) { (me: ScriptBlock, a) in .object(try SteppablePipeline(me, in: a.session.executing)) }
    m.method("scriptblock GetNewClosure()") { (me: ScriptBlock, a) in
      .object(a.session.closure(of: me))
    }
    m.method("void CheckRestrictedLanguage()") { (_: ScriptBlock, _) in .nothing }
  }

  private static func arguments(_ a: Arguments) -> [Value] {
    if a.count == 1, case .array(let list) = a[0] { return list.elements }
    return a.values
  }

  private static func create(_ text: String, _ session: Session) throws -> ScriptBlock {
    let source = SourceText(text)
    let parsed = Parser.parse(source)
    if let record = ErrorRecord.parseError(parsed.diagnostics(in: session), source) {
      throw DotNetException(record.exception)
    }
    return ScriptBlock(BlockSource(parsed.tree, source), state: session.executing.state)
  }

  /// A call from .NET binds a plain block's arguments without a binder: what fails is the cast.
  private static func plainly(
    _ block: ScriptBlock, _ body: () throws -> Value
  ) throws -> Value {
    do {
      return try body()
    } catch let error as ScriptError where !block.literal.code.isAdvanced {
      let exception = error.record.exception
      guard exception.type.name == "ParameterBindingArgumentTransformationException",
        let cast = exception.inner?.inner, cast.type.name == "PSInvalidCastException"
      else { throw error }
      throw DotNetException(cast)
    }
  }
}

extension Value {
  /// What a pipeline gave, as a list: nothing is no element.
  func outputElements() throws -> [Value] { isNothing ? [] : try elements() }
}

extension Session {
  /// The block with the variables of the scope it is made in copied (`GetNewClosure`).
  func closure(of block: ScriptBlock) -> ScriptBlock {
    let frame = executing
    let state = SessionState(module: Module("__DynamicModule"))
    let top = Frame(
      living: Layout([], canGrow: true), session: self, state: state, parent: global, caller: nil,
      out: NullSink(), streams: defaultStreams)
    top.isScriptScope = true
    state.top = top
    for variable in frame.copiedVariables { top.define(variable) }
    return ScriptBlock(block.literal, state: state)
  }
}
