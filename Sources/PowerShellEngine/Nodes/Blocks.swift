import PowerShellSyntax

/// Statements as a value: what they write.
final class CollectNode: Node {
  private let body: Node
  init(_ body: Node, _ extent: Extent) {
    self.body = body
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try body.collect(f) }
  override func execute(_ f: Frame) throws -> Completion { try body.execute(f) }
}

/// What a pipeline writes, as a list: its only object is not taken apart.
final class OutputListNode: Node {
  private let pipeline: Node
  init(_ pipeline: Node, _ extent: Extent) {
    self.pipeline = pipeline
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    let collector = Collector()
    try pipeline.run(f, into: collector)
    return collector.isEmpty ? .nothing : .list(collector.elements)
  }
}

/// `( … )`: the value of a statement, whatever it is, written out as a whole.
final class ParenNode: Node {
  private let inner: Node
  init(_ inner: Node, _ extent: Extent) {
    self.inner = inner
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { try inner.evaluate(f) }
  override func test(_ f: Frame) throws -> Bool { try inner.test(f) }
}

/// `a && b`, `a || b`.
final class ChainNode: Node {
  private let left: Node
  private let right: Node
  private let isAnd: Bool
  init(_ left: Node, _ right: Node, isAnd: Bool, _ extent: Extent) {
    (self.left, self.right, self.isAnd) = (left, right, isAnd)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value { try collect(f) }

  override func execute(_ f: Frame) throws -> Completion {
    let session = f.session
    session.lastSucceeded = true
    do {
      let completion = try left.execute(f)
      if completion != .normal { return completion }
    } catch let error as ScriptError {
      f.locate(error.record, left.extent)
      session.lastSucceeded = false
      try f.settle(error)
    }
    return session.lastSucceeded == isAnd ? try right.execute(f) : .normal
  }
}

/// `pipeline &`: a job.
final class BackgroundNode: Node {
  private let pipeline: PipelineAst
  private let source: SourceText
  init(_ pipeline: PipelineAst, _ source: SourceText, _ extent: Extent) {
    (self.pipeline, self.source) = (pipeline, source)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    .object(try BackgroundCommand(tree: pipeline, source: source).start(f))
  }
}

/// `function name { … }`.
final class FunctionDefinitionNode: Node {
  private let tree: FunctionDefinitionAst
  private let literal: BlockSource
  /// What `[Alias('x')]` before the `param` block names.
  private let aliases: [String]

  init(_ tree: FunctionDefinitionAst, _ literal: BlockSource, _ extent: Extent) {
    (self.tree, self.literal) = (tree, literal)
    aliases = (tree.body.paramBlock?.attributes ?? [])
      .compactMap { $0 as? AttributeAst }.filter { $0.isNamed("Alias") }
      .flatMap(\.positionalArguments).compactMap { ($0 as? StringConstantExpressionAst)?.value }
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    _ = try execute(f)
    return .nothing
  }

  override func execute(_ f: Frame) throws -> Completion {
    let path = VariablePath(command: tree.name)
    let block = ScriptBlock(literal, state: f.state)
    block.isFilter = tree.isFilter
    let scope: Frame =
      switch path.scope {
      case .global: f.session.global
      case .script: f.scriptScope
      default: f
      }
    let function = FunctionCommand(
      path.name, block, isFilter: tree.isFilter, module: f.state.module?.name ?? "")
    scope.functions = scope.functions ?? [:]
    scope.functions?[Symbol.intern(path.name)] = function
    for alias in aliases {
      scope.aliases = scope.aliases ?? [:]
      scope.aliases?[Symbol.intern(alias)] = AliasCommand(alias, path.name)
    }
    return .normal
  }
}

extension VariablePath {
  /// The scope and name of `function global:f`.
  init(command text: String) {
    for (prefix, scope) in [
      ("global:", Scope.global), ("script:", .script), ("local:", .local), ("private:", .private),
    ] {
      let head = String(decoding: text.utf8.prefix(prefix.utf8.count), as: UTF8.self)
      if AsciiFold.foldedEquals(head, prefix) {
        let name = String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
        self.init(userPath: text, scope: scope, name: name)
        return
      }
    }
    self.init(userPath: text, scope: .none, name: text)
  }
}

/// What cannot be run is refused by name.
final class UnsupportedNode: Node {
  private let what: String
  init(_ what: String, _ extent: Extent) {
    self.what = what
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { throw ScriptError.unsupported(what) }
}

/// What cannot be assigned to.
final class UnsupportedTarget: TargetNode {
  private let what: String
  init(_ what: String, _ extent: Extent) {
    self.what = what
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { throw ScriptError.unsupported(what) }
  override func assign(_ value: Value, _ f: Frame) throws { throw ScriptError.unsupported(what) }
}

extension ScriptError {
  static func unsupported(_ what: String) -> ScriptError {
    ScriptError("NotSupported", "hvlab does not run this: \(what).", .notImplemented)
  }
}
