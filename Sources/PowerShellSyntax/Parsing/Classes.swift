/// `class` and `enum` with their members.
extension ScriptParser {
  func parseTypeDefinition(_ attributes: [AttributeBaseAst], _ token: Token) -> StatementAst {
    skipNewlines()
    guard let name = parseSimpleName() else {
      reportIncomplete(.missingNameAfterKeyword(lexer.string(token)), after(token))
      return ErrorStatementAst(token.extent)
    }
    skipNewlines()
    var end = name.extent
    let baseTypes = parseBaseTypes(&end)
    skipNewlines()
    guard let lCurly = openTypeBody(token, end) else {
      return ErrorStatementAst(span(token.extent, end))
    }
    var members: [MemberAst] = []
    end = lCurly.extent
    skipNewlines()
    inMode(.expression) {
      while let member = parseClassMember(name.value) {
        members.append(member)
        end = member.extent
      }
    }
    closeTypeBody(lCurly, &end)
    return TypeDefinitionAst(
      span(attributes.first?.extent ?? token.extent, end), name: name.value,
      typeAttributes: .class, attributes: attributes, baseTypes: baseTypes, members: members)
  }

  private func openTypeBody(_ token: Token, _ end: Extent) -> Token? {
    let lCurly = next()
    if lCurly.kind == .lCurly { return lCurly }
    unget(lCurly)
    reportIncomplete(.missingTypeBody(token.kind.text), after(end))
    return nil
  }

  private func closeTypeBody(_ lCurly: Token, _ end: inout Extent) {
    let rCurly = next()
    if rCurly.kind == .rCurly {
      end = rCurly.extent
    } else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, after(lCurly), noticedAt: rCurly.extent)
    }
  }

  /// `: Base, Interface`.
  private func parseBaseTypes(_ end: inout Extent) -> [TypeConstraintAst] {
    inMode(.expression) {
      let colon = peek()
      guard colon.kind == .colon || colon.kind == .label else { return [] }
      resync(to: Int(colon.scanned.start) + 1)
      end = Extent(Int(colon.extent.start), Int(colon.extent.start) + 1)
      var types: [TypeConstraintAst] = []
      while true {
        skipNewlines()
        guard let (name, _) = parseTypeName(allowsAssembly: false) else {
          reportIncomplete(.typeNameExpected, after(end))
          return types
        }
        types.append(TypeConstraintAst(name.extent, typeName: name))
        end = name.extent
        skipNewlines()
        let comma = peek()
        guard comma.kind == .comma else { return types }
        end = comma.extent
        skip()
      }
    }
  }

  /// What stands before a member's name.
  private struct MemberHead {
    var start: Extent?
    var attributes: [AttributeAst] = []
    var type: TypeConstraintAst?
    var last: AttributeBaseAst?
    var isStatic = false
    var isHidden = false
  }

  private func parseClassMember(_ className: String) -> MemberAst? {
    var head = MemberHead()
    let token = parseMemberHead(&head)
    if token.kind == .variable {
      skip()
      return parseProperty(token, head)
    }
    if let name = parseSimpleName() {
      return parseMethod(name, className, head)
    }
    if let last = head.type?.extent ?? head.last?.extent ?? head.start {
      reportIncomplete(.incompleteMemberDefinition, after(last))
    }
    return nil
  }

  private func parseMemberHead(_ head: inout MemberHead) -> Token {
    while true {
      skipNewlines()
      if let attribute = parseAttribute() {
        head.start = head.start ?? attribute.extent
        head.last = attribute
        if let real = attribute as? AttributeAst {
          head.attributes.append(real)
        } else if head.type == nil {
          head.type = attribute as? TypeConstraintAst
        } else {
          report(.tooManyTypes, attribute.extent)
        }
        continue
      }
      let token = peek()
      switch token.kind {
      case .static:
        if head.isStatic { report(.duplicateQualifier(lexer.string(token)), token.extent) }
        head.isStatic = true
      case .hidden:
        if head.isHidden { report(.duplicateQualifier(lexer.string(token)), token.extent) }
        head.isHidden = true
      default: return token
      }
      head.start = head.start ?? token.extent
      skip()
    }
  }

  private func parseProperty(_ token: Token, _ head: MemberHead) -> PropertyMemberAst {
    var attributes: PropertyMemberAst.Attributes = [.public]
    if head.isStatic { attributes.insert(.static) }
    if head.isHidden { attributes.insert(.hidden) }
    var end = token.extent
    let initial = parseInitialValue(&end, isEnum: false) ?? nil
    endMember(&end)
    let name: String = if case .text(let name) = token.value { name } else { "" }
    return PropertyMemberAst(
      span(head.start ?? token.extent, end), name: name, propertyType: head.type,
      attributes: head.attributes, propertyAttributes: attributes, initialValue: initial)
  }

  /// Nil where `=` stands alone; `.some(nil)` where there is none.
  private func parseInitialValue(_ end: inout Extent, isEnum: Bool) -> ExpressionAst?? {
    let equals = peek()
    guard equals.kind == .equals else { return .some(nil) }
    skip()
    skipNewlines()
    guard let value = withComma(disabled: isEnum, { parseExpression() }) else {
      if isEnum {
        reportIncomplete(.expectedValueExpression(equals.kind.text), after(equals))
        end = equals.extent
      }
      return nil
    }
    end = value.extent
    return value
  }

  private func endMember(_ end: inout Extent) {
    let terminator = peek()
    switch terminator.kind {
    case .semi: end = terminator.extent
    case .newLine, .rCurly: break
    default: reportIncomplete(.missingPropertyTerminator, after(end))
    }
    skipNewlines(andSemicolons: true)
  }

  // MARK: Methods

  private func parseMethod(
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

  // MARK: Enums

  func parseEnumDefinition(_ attributes: [AttributeBaseAst], _ token: Token) -> StatementAst {
    skipNewlines()
    guard let name = parseSimpleName() else {
      reportIncomplete(.missingNameAfterKeyword(lexer.string(token)), after(token))
      return ErrorStatementAst(token.extent)
    }
    skipNewlines()
    var end = name.extent
    let baseTypes = parseBaseTypes(&end)
    skipNewlines()
    guard let lCurly = openTypeBody(token, end) else {
      return ErrorStatementAst(span(token.extent, end))
    }
    var members: [MemberAst] = []
    end = lCurly.extent
    inMode(.expression) {
      skipNewlines()
      while let member = parseEnumMember() {
        members.append(member)
        end = member.extent
      }
    }
    closeTypeBody(lCurly, &end)
    return TypeDefinitionAst(
      span(attributes.first?.extent ?? token.extent, end), name: name.value,
      typeAttributes: .enum, attributes: attributes, baseTypes: baseTypes, members: members)
  }

  private func parseEnumMember() -> PropertyMemberAst? {
    guard let name = parseSimpleName() else { return nil }
    var end = name.extent
    let initial = parseInitialValue(&end, isEnum: true)
    // Where the value is missing, that is mistake enough.
    if initial == nil { skipNewlines(andSemicolons: true) } else { endMember(&end) }
    return PropertyMemberAst(
      span(name.extent, end), name: name.value, propertyType: nil, attributes: [],
      propertyAttributes: [.public, .static, .literal], initialValue: initial ?? nil)
  }
}
