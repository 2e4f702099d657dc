/// `enum` with its values.
extension ScriptParser {
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
