public import PowerShellSyntax

/// Where a call stands and what it may count on while it is bound.
public struct BindingSite {
  /// What the arguments' extents count in.
  public var source: SourceText?
  /// Objects will come through the pipeline.
  public var expectsInput: Bool
  /// The call's place in its pipeline, from 1, for prompts.
  public var pipelinePosition: Int
  public var surroundings: BindingSurroundings

  public init(
    source: SourceText? = nil, expectsInput: Bool = false, pipelinePosition: Int = 1,
    surroundings: BindingSurroundings = .bare
  ) {
    (self.source, self.expectsInput) = (source, expectsInput)
    (self.pipelinePosition, self.surroundings) = (pipelinePosition, surroundings)
  }
}

/// A default for a parameter, out of `$PSDefaultParameterValues`.
public struct ParameterDefault {
  /// The parameter's name or alias, or the beginning of one.
  public let name: String
  public let value: Value
  public init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
}

/// What the binder asks of the shell around it.
///
/// The base answers like a shell without any of it.
open class BindingSurroundings {
  nonisolated(unsafe) public static let bare = BindingSurroundings()

  public init() {}

  /// The values a person gave for missing mandatory parameters; nil where nobody can be asked.
  open func prompt(for missing: [ParameterTraits], of command: CommandMetadata, at position: Int)
    throws -> [Value]?
  { nil }

  /// `$PSDefaultParameterValues` for a command.
  open func defaults(for command: CommandMetadata) -> [ParameterDefault] { [] }

  /// Runs a script block for an object of the pipeline, `$_` and the only argument; its output.
  open func run(_ block: ScriptBlock, on input: Value) throws -> [Value] { [] }

  open func warn(_ message: String) throws {}
}
