public import PowerShellSyntax

/// Where a call stands and what it may count on while it is bound.
public struct BindingSite {
  /// What the arguments' extents count in.
  public var source: SourceText?
  /// Objects will come through the pipeline.
  public var expectsInput: Bool
  /// The call's place in its pipeline, from 1, for prompts.
  public var pipelinePosition: Int
  /// The scope whose defaults, streams and host the call may use; nil for a bare binder.
  ///
  /// It outlives the call.
  unowned(unsafe) let frame: Frame?
  var surroundings: BindingSurroundings { BindingSurroundings(frame: frame) }

  public init(
    source: SourceText? = nil, expectsInput: Bool = false, pipelinePosition: Int = 1,
    frame: Frame? = nil
  ) {
    (self.source, self.expectsInput) = (source, expectsInput)
    (self.pipelinePosition, self.frame) = (pipelinePosition, frame)
  }
}

/// A default for a parameter, out of `$PSDefaultParameterValues`.
public struct ParameterDefault {
  /// The parameter's name or alias, or the beginning of one.
  public let name: String
  public let value: Value
  public init(_ name: String, _ value: Value) { (self.name, self.value) = (name, value) }
}
