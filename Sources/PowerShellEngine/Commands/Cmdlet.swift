/// A command's name and what it does to the world.
public struct CommandDescription: Sendable {
  public enum Effect: Sendable {
    public enum Impact: Int, Sendable { case none, low, medium, high }
    /// Neither `-WhatIf` nor `-Confirm`.
    case reads
    /// `-WhatIf` and `-Confirm` are implied.
    case changes(impact: Impact)
  }
  public let name: String
  public let effect: Effect
  public let defaultSet: String?
  /// The class's name behind the comma of error ids: `Microsoft.HyperV.PowerShell.Commands.GetVM`.
  public let className: String
  public let aliases: [String]
  /// Where the parameters are declared, if not by the properties of the command's struct: those
  /// then read the parameters of their names, and may leave others out.
  public let parameters: (@Sendable () -> [ParameterTraits])?
  /// Arguments are bound as those of a function: positions by order where none is named, types
  /// converted as an attribute of the parameter does.
  public let bindsAsFunction: Bool

  public init(
    _ name: String, effect: Effect = .reads, defaultSet: String? = nil,
    class className: String = "",
    aliases: [String] = [], bindsAsFunction: Bool = false,
    parameters: (@Sendable () -> [ParameterTraits])? = nil
  ) {
    (self.name, self.effect, self.defaultSet) = (name, effect, defaultSet)
    (self.className, self.aliases) = (className, aliases)
    (self.bindsAsFunction, self.parameters) = (bindsAsFunction, parameters)
  }
}

/// A command written in Swift: a value whose wrapped properties are its parameters.
///
/// One instance runs a whole pipeline: `begin`, `process` for each object, `end`. Private state
/// of class type is made in `begin`, never as a property's default: the prototype is shared.
public protocol Cmdlet {
  static var about: CommandDescription { get }
  /// Whether `process` reads the pipeline's objects by `Invocation.object(or:)`: then they need
  /// not be written into a property each time.
  static var readsCurrentObject: Bool { get }
  init()
  mutating func begin(_ call: Invocation) throws
  mutating func process(_ call: Invocation) throws
  mutating func end(_ call: Invocation) throws
  /// Runs however the pipeline ended.
  mutating func clean(_ call: Invocation)
  /// Parameters that depend on what is bound already (`Get-ChildItem -File`, by provider).
  mutating func dynamicParameters(_ call: Invocation) -> [ParameterTraits]
}

extension Cmdlet {
  public static var readsCurrentObject: Bool { false }
  public func begin(_ call: Invocation) throws {}
  public func process(_ call: Invocation) throws {}
  public func end(_ call: Invocation) throws {}
  public func clean(_ call: Invocation) {}
  public func dynamicParameters(_ call: Invocation) -> [ParameterTraits] { [] }
}

/// What a running cmdlet holds in its hand: its pipeline, its session, what was bound.
public final class Invocation {
  public let session: Session
  /// The scope the command was called in.
  public let frame: Frame
  public let command: Command
  /// The next stage.
  public internal(set) var out: Sink
  /// What `-OutVariable` and `-PipelineVariable` see pass.
  var variables: VariableSink?
  public internal(set) var streams: Streams
  public internal(set) var parameterSetName = "__AllParameterSets"
  /// The parameters given, by command line or pipeline, as `$PSBoundParameters`.
  public internal(set) var boundParameters: TableObject {
    get {
      knownBound ?? stage?.boundParameters ?? ownFrame?.boundParameters
        ?? remembered?.memo.boundParameters(remembered?.arguments ?? []) ?? TableObject()
    }
    set { knownBound = newValue }
  }
  private var knownBound: TableObject?
  /// The values of dynamic parameters.
  public var dynamicValues: [Symbol: Value] { stage?.dynamicValues ?? [:] }
  var metadata: CommandMetadata?
  /// How a cmdlet that stands alone was bound, where that was known beforehand.
  var remembered: (memo: BindingMemo, arguments: [Argument])?
  /// The stage the command runs as: it says what is bound when someone asks; most calls never do.
  ///
  /// The stage takes itself away when it goes.
  unowned(unsafe) var stage: Stage?
  public internal(set) var common = CommonParameters()
  /// Where the call stands.
  public let position: Position?
  public let invocationName: String
  /// The object in the pipeline at the moment; `.unset` for a call without input.
  public internal(set) var currentObject: Value = .unset
  public internal(set) var expectsInput = false
  public internal(set) var pipelinePosition = 1
  public internal(set) var pipelineLength = 1
  var confirmation = Confirmation()
  /// The scope of the function that runs, where the command is one; gone when its call ends.
  unowned(unsafe) var ownFrame: Frame?
  /// The pipeline it is a command of: an error that it reports is that one's.
  let pipeline: UInt32

  init(
    session: Session, frame: Frame, command: Command, out: Sink, streams: Streams,
    position: Position?, invocationName: String
  ) {
    (self.session, self.frame, self.command) = (session, frame, command)
    pipeline = session.pulse.pointee.pipeline
    (self.out, self.streams) = (out, streams)
    (self.position, self.invocationName) = (position, invocationName)
  }

  /// The pipeline's object, or what `-InputObject` was given.
  @inline(__always) public func object(or given: AnyObjectValue?) -> Value? {
    if case .unset = currentObject { return given?.value }
    return currentObject
  }

  /// Writes one object; a collection goes on as a whole.
  @inline(__always) public func write(_ value: Value) throws { try out.write(value) }

  /// Writes the elements of a collection one by one.
  public func enumerate(_ value: Value) throws { try out.enumerate(value) }

  public func isBound(_ name: String) -> Bool { boundParameters.contains(.string(name)) }

  /// Ends the pipeline's earlier stages quietly: the stage has all it wants.
  public func stopUpstream() throws -> Never { throw StopUpstream(stage: stage ?? self) }
}
