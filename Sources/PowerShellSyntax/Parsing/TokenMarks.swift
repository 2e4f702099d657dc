/// What the parser finds out about words: which name a command, a member, a type, an attribute.
struct TokenMarks {
  private var marks: [Int32: TokenFlags] = [:]

  /// The tokens with what the tree says of them.
  static func marked(_ tokens: [Token], by tree: ScriptBlockAst) -> [Token] {
    var found = TokenMarks()
    var waiting: [Ast] = [tree]
    while let node = waiting.popLast() {
      found.look(at: node)
      waiting.append(contentsOf: node.children)
    }
    return tokens.map { token in
      guard let flags = found.marks[token.extent.start] else { return token }
      var marked = token
      marked.flags.formUnion(flags)
      return marked
    }
  }

  private mutating func look(at node: Ast) {
    switch node {
    case let command as CommandAst:
      guard let name = command.commandElements.first as? StringConstantExpressionAst,
        name.stringConstantType == .bareWord
      else { return }
      marks[name.extent.start] = .commandName
    case let member as MemberExpressionAst:
      if member.member is StringConstantExpressionAst {
        marks[member.member.extent.start] = .memberName
      }
    case let type as TypeExpressionAst: mark(type.typeName, .typeName)
    case let attribute as AttributeAst: mark(attribute.typeName, .attributeName)
    case let constraint as TypeConstraintAst: mark(constraint.typeName, .typeName)
    default: return
    }
  }

  private mutating func mark(_ name: TypeName, _ flags: TokenFlags) {
    switch name {
    case .simple(_, let extent): marks[extent.start] = flags
    case .array(let element, _, _): mark(element, flags)
    case .generic(let base, let arguments, _):
      mark(base, flags)
      for argument in arguments { mark(argument, .typeName) }
    }
  }
}
