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
      while let member = parseMember(name.value) {
        members.append(member)
        end = member.extent
      }
    }
    closeTypeBody(lCurly, &end)
    return TypeDefinitionAst(
      span(attributes.first?.extent ?? token.extent, end), name: name.value,
      typeAttributes: .class, attributes: attributes, baseTypes: baseTypes, members: members)
  }

  func openTypeBody(_ token: Token, _ end: Extent) -> Token? {
    let lCurly = next()
    if lCurly.kind == .lCurly { return lCurly }
    unget(lCurly)
    reportIncomplete(.missingTypeBody(token.kind.text), after(end))
    return nil
  }

  func closeTypeBody(_ lCurly: Token, _ end: inout Extent) {
    let rCurly = next()
    if rCurly.kind == .rCurly {
      end = rCurly.extent
    } else {
      unget(rCurly)
      reportIncomplete(.missingEndCurlyBrace, after(lCurly), noticedAt: rCurly.extent)
    }
  }

  /// `: Base, Interface`.
  func parseBaseTypes(_ end: inout Extent) -> [TypeConstraintAst] {
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
  struct MemberHead {
    var start: Extent?
    var attributes: [AttributeAst] = []
    var type: TypeConstraintAst?
    var last: AttributeBaseAst?
    var isStatic = false
    var isHidden = false
  }

  private func parseMember(_ className: String) -> MemberAst? {
    var head = MemberHead()
    let token = parseMemberHead(&head)
    if token.kind == .variable {
      skip()
      return parsePropertyMember(token, head)
    }
    if let name = parseSimpleName() {
      return parseFunctionMember(name, className, head)
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

  private func parsePropertyMember(_ token: Token, _ head: MemberHead) -> PropertyMemberAst {
    var attributes: PropertyMemberAst.Attributes = [.public]
    if head.isStatic { attributes.insert(.static) }
    if head.isHidden { attributes.insert(.hidden) }
    var end = token.extent
    let initial = parseInitialValue(&end, isEnum: false) ?? nil
    endMember(&end)
    return PropertyMemberAst(
      span(head.start ?? token.extent, end), name: variableName(token), propertyType: head.type,
      attributes: head.attributes, propertyAttributes: attributes, initialValue: initial)
  }

  /// Nil where `=` stands alone; `.some(nil)` where there is none.
  func parseInitialValue(_ end: inout Extent, isEnum: Bool) -> ExpressionAst?? {
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

  func endMember(_ end: inout Extent) {
    let terminator = peek()
    switch terminator.kind {
    case .semi: end = terminator.extent
    case .newLine, .rCurly: break
    default: reportIncomplete(.missingPropertyTerminator, after(end))
    }
    skipNewlines(andSemicolons: true)
  }
}
