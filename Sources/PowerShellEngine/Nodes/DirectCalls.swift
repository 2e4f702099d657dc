import PowerShellSyntax

// The short roads of a call that stands alone: no stage, no binder.

extension CommandNode {
  // MARK: A plain function, called with values in order

  /// The function that the name means, where it can be called by the short road.
  func plainFunction(_ f: Frame) -> FunctionCommand? {
    if !lookup.holds(f) {
      guard let literalName else { return nil }
      lookup.note(try? CommandTarget.find(named: literalName, f), f)
      lookup.isPlain = isPlain(lookup.target, f)
    }
    guard lookup.isPlain, case .function(let function)? = lookup.target else { return nil }
    return function
  }

  func isPlain(_ target: CommandTarget?, _ f: Frame) -> Bool {
    guard case .function(let function)? = target else { return false }
    let code = function.block.literal.code
    return code.isSimple && code.hasOnlyEnd && elements.count <= code.parameters.count
      && function.block.state === f.state
  }

  func callPlainly(
    _ function: FunctionCommand, _ f: Frame, out: Sink, _ streams: Streams
  ) throws {
    let code = function.block.literal.code
    try inScope(of: function, code, f, out: out, streams) { frame in
      try bindPlainly(code, f, frame)
    }
  }

  private func bindPlainly(_ code: BlockCode, _ f: Frame, _ frame: Frame) throws {
    for (index, parameter) in code.parameters.enumerated() {
      guard index < elements.count, case .value(let node) = elements[index] else {
        try SimpleBinding.setDefault(parameter, frame)
        continue
      }
      let value = try node.evaluate(f)
      if parameter.constraint == nil {
        frame.slots[parameter.slot] = value.orNull
      } else {
        do {
          try SimpleBinding.set(parameter, value, frame)
        } catch let error as ScriptError {
          throw error.inBinding(of: frame, at: node.extent)
        }
      }
    }
  }

  /// Runs a function's `end` block in a scope of its own, once its parameters are bound.
  @inline(__always)
  private func inScope(
    of function: FunctionCommand, _ code: BlockCode, _ f: Frame, out: Sink, _ streams: Streams,
    bind: (Frame) throws -> Void
  ) throws {
    guard f.depth < f.session.maximumDepth else { throw located(.callDepthOverflow(), f) }
    try f.poll()
    let frame = try Frame(
      layout: code.layout, session: f.session, state: f.state, parent: f, caller: f, out: out,
      streams: streams)
    defer { frame.close() }
    frame.code = code
    frame.command = function
    frame.callNode = self
    do {
      try bind(frame)
    } catch let error as ScriptError {
      throw located(error, f)
    }
    guard let end = code.end else { return }
    do {
      let completion = try end.execute(frame)
      if completion == .break || completion == .continue {
        throw FlowSignal(completion: completion, label: frame.label)
      }
    } catch let signal as FlowSignal where signal.completion == .return {
      return
    }
  }

  // MARK: A command whose last call was bound in a way that holds for this one

  /// Runs the command; false where it has to take the long road after all.
  func call(
    _ target: CommandTarget, by memo: BindingMemo, _ arguments: [Argument], _ f: Frame,
    out: Sink, _ streams: Streams
  ) throws -> Bool {
    switch target {
    case .cmdlet(let cmdlet) where cmdlet.plan.metadata === memo.metadata:
      return try call(cmdlet, by: memo, arguments, f, out: out, streams)
    case .function(let function):
      let code = function.block.literal.code
      guard code.hasOnlyEnd, !code.namesBoundParameters, function.block.state === f.state,
        try code.metadata(function.name, f) === memo.metadata
      else { return false }
      try inScope(of: function, code, f, out: out, streams) { frame in
        try bind(code, by: memo, arguments, frame)
      }
      return true
    case .block, .script, .cmdlet, .program: return false
    }
  }

  private func call(
    _ cmdlet: CmdletCommand, by memo: BindingMemo, _ arguments: [Argument], _ f: Frame,
    out: Sink, _ streams: Streams
  ) throws -> Bool {
    let instance = cmdlet.plan.start()
    let call = Invocation(
      session: f.session, frame: f, command: cmdlet, out: out, streams: streams, position: site,
      invocationName: literalName ?? cmdlet.name)
    call.metadata = memo.metadata
    call.remembered = (memo, arguments)
    call.parameterSetName = memo.parameterSetName
    var isDone = true
    try call.decorating {
      try memo.bind(instance, arguments)
      guard instance.dynamicParameters(call).isEmpty else { return isDone = false }
      defer { instance.clean(call) }
      do {
        try instance.begin(call)
        try instance.process(call)
      } catch let stop as StopUpstream where stop.stage === call {
        // It wants no more, and there is no more.
      }
      try instance.end(call)
    }
    return isDone
  }

  private func bind(
    _ code: BlockCode, by memo: BindingMemo, _ arguments: [Argument], _ frame: Frame
  ) throws {
    for place in memo.places {
      try FunctionBinder.store(
        memo.value(place, arguments), code.parameters[place.parameter.number], frame)
    }
    if let rest = memo.rest, let value = memo.restValue(arguments) {
      try FunctionBinder.store(value, code.parameters[rest.parameter], frame)
    }
    for parameter in code.parameters where frame.slots[parameter.slot].isUnset {
      try SimpleBinding.setDefault(parameter, frame)
    }
  }

  // MARK: What the function may ask of its call

  /// `$PSCmdlet` of a function that was called directly.
  func invocation(of frame: Frame) -> Invocation? {
    guard let memo, let code = frame.code, code.isAdvanced, let caller = frame.caller else {
      return nil
    }
    let site = FunctionCallSite(
      command: frame.command, caller: caller, out: frame.out, streams: frame.streams,
      site: site, invocationName: literalName ?? "", position: PipelinePosition())
    let call = site.makeInvocation(memo.metadata)
    call.parameterSetName = memo.parameterSetName
    call.ownFrame = frame
    return call
  }

  /// `$PSBoundParameters` of a function that was called directly, by what its parameters hold.
  func boundParameters(of frame: Frame) -> TableObject? {
    guard let code = frame.code else { return nil }
    let table = TableObject.boundParameters()
    let numbers =
      isPlainCall && code.isSimple
      ? Array(code.parameters.indices.prefix(elements.count)) : memo?.boundNumbers ?? []
    for number in numbers where number < code.parameters.count {
      let parameter = code.parameters[number]
      table.set(.string(parameter.name), frame.read(parameter.slot))
    }
    return table
  }
}
