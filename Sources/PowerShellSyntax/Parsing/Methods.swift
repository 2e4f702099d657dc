/// Methods and constructors of a class.
extension ScriptParser {
  func parseFunctionMember(
    _ name: StringConstantExpressionAst, _ className: String, _ head: MemberHead
  ) -> FunctionMemberAst? {
    var end = name.extent
    var hasError = false
    let written = parseFunctionParameters(&end, &hasError)
    if written == nil { reportIncomplete(.missingMethodParameterList, after(name)) }
    let parameters = written ?? []
    let isConstructor = equalNames(name.value, className)
    let baseCall =
      isConstructor && !head.isStatic ? parseBaseCall(&end, &hasError) : nil
    skipNewlines()
    let lCurly = next()
    guard lCurly.kind == .lCurly, !hasError, written != nil else {
      if lCurly.kind != .lCurly || written == nil { unget(lCurly) }
      if !hasError { reportIncomplete(.missingFunctionBody, after(end)) }
      synchronize(to: .rCurly, consumesClosing: false)
      return nil
    }
    let body = withComma(disabled: false) {
      inMode(.command) {
        parseScriptBlock(after: lCurly, isFilter: false, predefined: baseCall)
      }
    }
    let function = FunctionDefinitionAst(
      span(name.extent, body.extent), isFilter: false, name: name.value, nameExtent: name.extent,
      parameters: parameters, body: body)
    var attributes: FunctionMemberAst.Attributes = [.public]
    if head.isStatic { attributes.insert(.static) }
    if head.isHidden { attributes.insert(.hidden) }
    skipNewlines(andSemicolons: true)
    return FunctionMemberAst(
      span(head.start ?? name.extent, function.extent), name: name.value,
      attributes: head.attributes, returnType: head.type, methodAttributes: attributes,
      isConstructor: isConstructor, function: function)
  }

  func equalNames(_ one: String, _ other: String) -> Bool {
    one.utf8.count == other.utf8.count
      && one.lowercased().utf8.elementsEqual(other.lowercased().utf8)
  }

  /// `: base( … )`; where it is left out, a call without arguments that stands nowhere.
  private func parseBaseCall(_ end: inout Extent, _ hasError: inout Bool) -> StatementAst {
    skipNewlines()
    let colon = peek()
    var arguments: [ExpressionAst]?
    var extent = Extent(0, 0)
    var baseExtent = Extent(0, 0)
    if colon.kind == .colon || colon.kind == .label {
      resync(to: Int(colon.scanned.start) + 1)
      end = Extent(Int(colon.extent.start), Int(colon.extent.start) + 1)
      skipNewlines()
      let base = next()
      if base.kind == .base {
        baseExtent = base.extent
        skipNewlines()
        let lParen = next()
        if lParen.kind == .lParen {
          let list = parseArgumentList(lParen)
          arguments = list.0
          end = list.1
          extent = span(baseExtent, end)
        } else {
          unget(lParen)
          hasError = true
          reportIncomplete(.missingMethodParameterList, after(base))
        }
      } else {
        unget(base)
        hasError = true
        reportIncomplete(.missingBaseCtorCall, after(end))
      }
    }
    return baseCallStatement(extent, baseExtent, arguments)
  }

  private func baseCallStatement(
    _ extent: Extent, _ baseExtent: Extent, _ arguments: [ExpressionAst]?
  ) -> StatementAst {
    let this = VariableExpressionAst(
      baseExtent, variablePath: VariablePath(parsing: "this"), isSplatted: false)
    let member = StringConstantExpressionAst(
      baseExtent, value: ".ctor", stringConstantType: .bareWord)
    let call = BaseCtorInvokeMemberExpressionAst(
      extent, expression: this, member: member, arguments: arguments, isStatic: false,
      isNullConditional: false)
    return CommandExpressionAst(extent, expression: call, redirections: [])
  }
}
