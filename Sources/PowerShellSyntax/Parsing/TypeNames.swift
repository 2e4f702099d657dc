/// Types' names: plain, of arrays, generic, with an assembly.
extension ScriptParser {
  func parseTypeName(allowsAssembly: Bool = true) -> (name: TypeName, first: Token)? {
    inMode(.typeName) {
      let token = peek()
      guard token.kind == .identifier else { return nil }
      skip()
      return (finishTypeName(token, allowsAssembly: allowsAssembly), token)
    }
  }

  private func finishTypeName(_ token: Token, allowsAssembly: Bool) -> TypeName {
    let simple = TypeName.simple(lexer.string(token), token.extent)
    let follower = peek()
    if follower.kind == .lBracket {
      skip()
      return parseTypeBrackets(simple, follower)
    }
    if follower.kind == .comma, allowsAssembly {
      skip()
      return parseAssemblyName(token, follower)
    }
    return simple
  }

  /// Behind `Name[`.
  private func parseTypeBrackets(_ name: TypeName, _ lBracket: Token) -> TypeName {
    let token = next()
    switch token.kind {
    case .rBracket, .comma: return parseArrayTypeName(name, token)
    case .lBracket, .identifier: return parseGenericTypeName(name, token)
    default:
      if token.kind == .endOfInput {
        unget(token)
        reportIncomplete(.missingTypename, after(lBracket))
      } else {
        report(.unexpectedToken(lexer.string(token)), token.extent)
        synchronize(to: .rBracket, consumesClosing: true)
      }
      return name
    }
  }

  private func parseArrayTypeName(_ element: TypeName, _ first: Token) -> TypeName {
    var token = first
    var rank = 1
    while token.kind == .comma {
      rank += 1
      token = next()
    }
    var end = token.extent
    if token.kind != .rBracket {
      unget(token)
      reportIncomplete(
        .endSquareBracketExpectedAtEndOfAttribute, before(token), noticedAt: token.extent)
      end = before(token)
    }
    let array = TypeName.array(element, rank: rank, span(element.extent, end))
    let follower = peek()
    guard follower.kind == .lBracket, depth < Self.deepest else { return array }
    skip()
    let inner = next()
    if inner.kind == .comma || inner.kind == .rBracket { return parseArrayTypeName(array, inner) }
    report(.unexpectedToken(lexer.string(inner)), inner.extent)
    synchronize(to: .rBracket, consumesClosing: true)
    return array
  }

  private func parseGenericTypeName(_ name: TypeName, _ first: Token) -> TypeName {
    unget(first)
    var arguments: [TypeName] = []
    while let argument = parseGenericArgument() {
      arguments.append(argument)
      guard peek().kind == .comma else { break }
      skip()
    }
    let rBracket = next()
    var end = rBracket.extent
    if rBracket.kind != .rBracket {
      unget(rBracket)
      reportIncomplete(
        .endSquareBracketExpectedAtEndOfAttribute, before(rBracket), noticedAt: rBracket.extent)
      end = before(rBracket)
    }
    let generic = TypeName.generic(name, arguments, span(name.extent, end))
    let follower = peek()
    guard follower.kind == .lBracket else { return generic }
    skip()
    let inner = next()
    if inner.kind == .comma || inner.kind == .rBracket {
      return parseArrayTypeName(generic, inner)
    }
    report(.unexpectedToken(lexer.string(inner)), inner.extent)
    synchronize(to: .rBracket, consumesClosing: true)
    return generic
  }

  /// `int` or `[int, assembly]`.
  func parseGenericArgument() -> TypeName? {
    nested {
      skipNewlines()
      let token = peek()
      if token.kind == .identifier {
        skip()
        return finishTypeName(token, allowsAssembly: false)
      }
      guard token.kind == .lBracket else { return nil }
      skip()
      let inner = next()
      guard inner.kind == .identifier else {
        unget(inner)
        reportIncomplete(.missingTypename, after(token))
        return nil
      }
      let name = finishTypeName(inner, allowsAssembly: true)
      let rBracket = next()
      if rBracket.kind != .rBracket {
        unget(rBracket)
        reportIncomplete(
          .endSquareBracketExpectedAtEndOfAttribute, before(rBracket), noticedAt: rBracket.extent)
      }
      return name
    }
  }

  private func parseAssemblyName(_ name: Token, _ comma: Token) -> TypeName {
    let start = lexer.index
    var place = start
    while place < lexer.end {
      let byte = lexer.text[place]
      if byte == 0x5D || byte == 0x5B || byte == 0x0A || byte == 0x0D || byte == 0x28 { break }
      place += 1
    }
    ungot = nil
    lexer.index = place
    let written = lexer.string(start, place)
    if written.utf8.allSatisfy({ $0 == 0x20 }) {
      reportIncomplete(.missingAssemblyNameSpecification, after(comma))
      return .simple(lexer.string(name), name.extent)
    }
    return .simple(
      lexer.string(name) + "," + written, span(name.extent, lexer.extent(start, place)))
  }
}
