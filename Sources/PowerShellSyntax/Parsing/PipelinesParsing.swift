/// Assignments, chains, pipelines and redirections.
extension ScriptParser {
  /// An assignment, or pipelines joined by `&&` and `||`.
  func parsePipelineChain() -> PipelineBaseAst? {
    nested { parsePipelineChainHere() }
  }

  private func parsePipelineChainHere() -> PipelineBaseAst? {
    let before = lexer.mode
    set(.expression)
    var expression = parseExpression()
    if let left = expression {
      let token = peek()
      if token.has(.assignmentOperator) {
        skip()
        set(before)
        return parseAssignmentStatement(left, token)
      }
    }
    set(before)

    var chain: ChainableAst?
    var chainOperator: Token?
    while true {
      let isCommand = expression == nil && chain == nil
      guard let pipeline = parsePipeline(startingWith: expression, isCommand: isCommand) else {
        guard let chainOperator, let chain else { return nil }
        let follower = peek()
        reportIncomplete(
          .emptyPipelineChainElement,
          follower.kind == .andAnd || follower.kind == .orOr
            ? span(chainOperator.extent, follower.extent) : after(chainOperator))
        return ErrorStatementAst(span(chain.extent, chainOperator.extent), nested: [chain])
      }
      expression = nil
      var isBackground = false
      var end = pipeline.extent
      if let chainOperator, let left = chain {
        chain = PipelineChainAst(
          span(left.extent, pipeline.extent), lhs: left, rhs: pipeline,
          operator: chainOperator.kind, isBackground: false)
      } else {
        chain = pipeline
      }
      let token = peek()
      switch token.kind {
      case .andAnd, .orOr:
        skip()
        skipNewlines()
        chainOperator = token
        continue
      case .ampersand:
        skip()
        isBackground = true
        end = token.extent
        let follower = peek()
        if follower.kind == .andAnd || follower.kind == .orOr {
          skip()
          report(.backgroundOperatorInPipelineChain, follower.extent)
          return ErrorStatementAst(
            span(chain?.extent ?? pipeline.extent, follower.extent),
            nested: chain.map { [$0] } ?? [])
        }
      default: break
      }
      return isBackground ? background(chain ?? pipeline, end) : chain
    }
  }

  /// The same, to be run as a job.
  private func background(_ chain: ChainableAst, _ end: Extent) -> PipelineBaseAst {
    let extent = span(chain.extent, end)
    if let pipeline = chain as? PipelineAst {
      return PipelineAst(
        extent, pipelineElements: pipeline.pipelineElements, isBackground: true)
    }
    guard let pair = chain as? PipelineChainAst else { return chain }
    return PipelineChainAst(
      extent, lhs: pair.lhsPipelineChain, rhs: pair.rhsPipeline, operator: pair.operator,
      isBackground: true)
  }

  private func parseAssignmentStatement(
    _ left: ExpressionAst, _ token: Token
  ) -> AssignmentStatementAst {
    skipNewlines()
    var right = parseStatement()
    if right == nil {
      reportIncomplete(.expectedValueExpression(lexer.string(token)), after(token))
    }
    // A pure expression stands there without the pipeline around it.
    if let pipeline = right as? PipelineAst, !pipeline.isBackground,
      pipeline.pipelineElements.count == 1
    {
      right = pipeline.pipelineElements[0] as? CommandExpressionAst ?? pipeline
    }
    let statement = right ?? ErrorStatementAst(after(token))
    right = nil
    return AssignmentStatementAst(
      span(left.extent, statement.extent), left: left, operator: token.kind, right: statement,
      errorPosition: token.extent)
  }

  /// Commands and expressions joined by `|`; the first expression may have been read.
  func parsePipeline(
    startingWith first: ExpressionAst?, isCommand: Bool
  ) -> PipelineAst? {
    var elements: [CommandBaseAst] = []
    var expression = first
    var isCommand = isCommand
    var pipe: Token?
    scanning: while true {
      let start = expression ?? (isCommand ? nil : parseExpression())
      expression = nil
      isCommand = false
      var element: CommandBaseAst?
      if let start {
        if !elements.isEmpty { report(.expressionsMustBeFirstInPipeline, start.extent) }
        element = parseCommandExpression(start)
      } else {
        element = parseCommand()
      }
      if let element {
        elements.append(element)
      } else if !elements.isEmpty || peek().kind == .pipe {
        reportIncomplete(.emptyPipeElement, pipe.map { after($0) } ?? peek().extent)
      }
      var token = peek()
      if token.kind == .newLine, lexer.isPipeContinuation(after: Int(token.scanned.end)) {
        skipNewlines()
        token = peek()
      }
      switch token.kind {
      case .semi, .newLine, .rParen, .rCurly, .endOfInput, .andAnd, .orOr, .ampersand:
        break scanning
      case .pipe:
        skip()
        pipe = token
        skipNewlines()
        if peek().kind == .endOfInput {
          reportIncomplete(.emptyPipeElement, after(token))
          break scanning
        }
      default:
        report(.unexpectedToken(lexer.string(token)), token.extent)
        break scanning
      }
    }
    guard let first = elements.first, let last = elements.last else { return nil }
    return PipelineAst(
      span(first.extent, last.extent), pipelineElements: elements, isBackground: false)
  }

  private func parseCommandExpression(_ expression: ExpressionAst) -> CommandExpressionAst {
    var redirections = Redirections()
    var end = expression.extent
    while peek().kind == .redirection || peek().kind == .redirectInStd {
      parseRedirection(next(), &redirections, &end)
    }
    return CommandExpressionAst(
      span(expression.extent, end), expression: expression, redirections: redirections.inOrder)
  }

  /// A command's redirections, one for each stream.
  struct Redirections {
    private var byStream: [RedirectionAst?] = []
    /// By the stream's number, as PowerShell keeps them.
    var inOrder: [RedirectionAst] { byStream.compactMap { $0 } }

    mutating func add(_ redirection: RedirectionAst) -> Bool {
      if byStream.isEmpty { byStream = Array(repeating: nil, count: 7) }
      let stream = redirection.fromStream.rawValue
      guard byStream[stream] == nil else { return false }
      byStream[stream] = redirection
      return true
    }
  }

  func parseRedirection(
    _ token: Token, _ redirections: inout Redirections, _ end: inout Extent
  ) {
    let redirection: RedirectionAst
    if case .merging(let from, let to) = token.value {
      if to != .output || from == to {
        report(.redirectionNotSupported(lexer.string(token)), token.extent)
      }
      redirection = MergingRedirectionAst(token.extent, fromStream: from, toStream: .output)
    } else {
      var location = parseSingleCommandArgument(.fileName)
      if location == nil { reportIncomplete(.missingFileSpecification, after(token)) }
      let found = location ?? ErrorExpressionAst(token.extent)
      location = nil
      end = found.extent
      guard case .file(let from, let isAppend) = token.value else {
        return report(.redirectionNotSupported(lexer.string(token)), token.extent)
      }
      redirection = FileRedirectionAst(
        span(token.extent, found.extent), fromStream: from, location: found, isAppend: isAppend)
    }
    end = redirection.extent
    if !redirections.add(redirection) {
      report(
        .streamAlreadyRedirected(streamName(redirection.fromStream)), redirection.extent)
    }
  }

  private func streamName(_ stream: RedirectionStream) -> String {
    switch stream {
    case .all: "all"
    case .output: "output"
    case .error: "error"
    case .warning: "warning"
    case .verbose: "verbose"
    case .debug: "debug"
    case .information: "information"
    }
  }
}
