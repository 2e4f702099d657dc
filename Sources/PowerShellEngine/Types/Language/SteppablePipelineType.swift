import PowerShellSyntax

/// `{ … }.GetSteppablePipeline()`: a pipeline that a script runs step by step, as proxies do.
final class SteppablePipeline: PSObject {
  private let stages: [Stage]
  /// The scope it was made in; once that has ended, no step can be taken.
  private let home: Frame
  private let exit: ExitSink

  /// Where the last stage writes: to a cmdlet's output, else kept until the step is over.
  private final class ExitSink: Sink {
    var target: Sink?
    var kept: [Value] = []
    override func write(_ value: Value) throws {
      if let target { try target.write(value) } else { kept.append(value) }
    }
  }

  init(_ block: ScriptBlock, in home: Frame) throws {
    guard let pipeline = block.tree.onlyPipeline else { throw ScriptError.notOnePipeline() }
    self.home = home
    let exit = ExitSink()
    self.exit = exit
    let elements = Lowering(source: block.source, layout: home.code?.layout ?? Layout.empty)
      .steps(pipeline)
    home.makeRoom()
    var next: Sink = exit
    var stages: [Stage] = []
    for (index, element) in elements.enumerated().reversed() {
      let position = PipelinePosition(
        number: index + 1, length: elements.count, expectsInput: true)
      let stage = try element.stage(home, out: next, position)
      stages.append(stage)
      next = stage
    }
    self.stages = stages.reversed()
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.SteppablePipeline")
  }

  func begin(_ given: Value) throws -> Value {
    exit.target = (given.base.reference as? CmdletContext)?.call.out
    return try step {
      for stage in stages { try stage.prepare() }
      for stage in stages { try stage.start() }
    }
  }

  func process(_ value: Value?) throws -> Value {
    try step {
      guard let first = stages.first else { return }
      if let value { try first.write(value) } else { try first.runWithoutInput() }
    }
  }

  func end() throws -> Value { try step { for stage in stages { try stage.finish() } } }

  /// What a step writes is its result, unless a cmdlet takes it.
  private func step(_ body: () throws -> Void) throws -> Value {
    guard !home.isClosed else { throw ScriptError.pipelineGone() }
    try body()
    defer { exit.kept = [] }
    return exit.kept.isEmpty ? .nothing : .list(exit.kept)
  }

  static let definition = TypeDefinition("System.Management.Automation.SteppablePipeline") { m in
    m.method("void Begin(System.Object command)") { (me: SteppablePipeline, a) in
      try me.begin(a[0])
    }
    m.method(
      "System.Object Begin(bool expectInput, System.Management.Automation.EngineIntrinsics context)"
    ) { (me: SteppablePipeline, a) in try me.begin(a[0]) }
    m.method("System.Object Process(System.Object input)") { (me: SteppablePipeline, a) in
      try me.process(a[0])
    }
    m.method("System.Object Process()") { (me: SteppablePipeline, _) in try me.process(nil) }
    m.method("System.Object End()") { (me: SteppablePipeline, _) in try me.end() }
    m.method("void Clean()", "void Dispose()") { (_: SteppablePipeline, _) in .nothing }
  }
}

extension ScriptBlockAst {
  /// The pipeline of commands, where the block is nothing else.
  fileprivate var onlyPipeline: PipelineAst? {
    guard beginBlock == nil, processBlock == nil, let statements = endBlock?.statements,
      statements.count == 1, let pipeline = statements[0] as? PipelineAst,
      pipeline.pipelineElements.allSatisfy({ $0 is CommandAst })
    else { return nil }
    return pipeline
  }
}

extension ScriptError {
  static func notOnePipeline() -> ScriptError {
    ScriptError(
      "CanConvertOneClauseOnly",
      "Only a script block that contains exactly one pipeline or command can be converted. Expressions or control structures are not permitted. Verify that the script block contains exactly one pipeline or command.",
      .notSpecified)
  }

  static func pipelineGone() -> ScriptError {
    ScriptError(
      "InvalidOperation", "The scope that the pipeline belongs to has ended.", .invalidOperation)
  }
}
