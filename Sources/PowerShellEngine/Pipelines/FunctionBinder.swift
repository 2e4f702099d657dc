import PowerShellSyntax

/// Binds the parameters of an advanced function into its frame.
struct FunctionBinder {
  private let code: BlockCode
  private let frame: Frame
  let streams: Streams

  init(
    _ code: BlockCode, command: Command?, _ frame: Frame, _ caller: Frame, _ streams: Streams,
    _ out: Sink, _ site: Position?
  ) throws {
    (self.code, self.frame, self.streams) = (code, frame, streams)
  }

  mutating func bindCommandLine(_ arguments: [Argument]) throws {
    try SimpleBinding.bind(arguments, code, frame)
  }

  mutating func bindPipeline(_ value: Value) throws {
    for parameter in code.parameters
    where parameter.attributes.contains(where: { $0.isNamed("Parameter") }) {
      try SimpleBinding.set(parameter, value, frame)
      return
    }
  }

  mutating func finish() throws {}
}

/// What the binder reads of a function: its `param` block as traits.
enum FunctionMetadata {
  static func make(_ name: String, _ code: BlockCode, _ f: Frame) throws -> CommandMetadata {
    CommandMetadata(name: name, parameters: [], originID: name)
  }
}

extension [AttributeAst] {
  /// The checks that these attributes ask for.
  func validations(_ f: Frame) throws -> [Validation] { [] }
}
