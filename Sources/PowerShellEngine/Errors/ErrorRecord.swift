public import PowerShellSyntax

/// PowerShell's error categories (`System.Management.Automation.ErrorCategory`).
public enum ErrorCategory: Int, Sendable {
  case notSpecified = 0
  case openError, closeError, deviceError, deadlockDetected, invalidArgument, invalidData
  case invalidOperation, invalidResult, invalidType, metadataError, notImplemented, notInstalled
  case objectNotFound, operationStopped, operationTimeout, syntaxError, parserError
  case permissionDenied, resourceBusy, resourceExists, resourceUnavailable, readError, writeError
  case fromStdErr, securityError, protocolError, connectionError, authenticationError
  case limitsExceeded, quotaExceeded, notEnabled

  /// As PowerShell writes it: `ObjectNotFound`.
  public var name: String {
    let text = String(describing: self)
    return text.prefix(1).uppercased() + text.dropFirst()
  }
}

/// Where something stands: an extent and the text it counts in.
public struct Position {
  public let source: SourceText
  public let extent: Extent
  public init(_ source: SourceText, _ extent: Extent) {
    (self.source, self.extent) = (source, extent)
  }
  public var text: String { source.slice(extent) }
  public var line: Int { source.position(of: Int(extent.start)).line }
  public var column: Int { source.position(of: Int(extent.start)).column }
}

/// A .NET exception: type, message, what caused it.
public final class ExceptionObject: PSObject, FieldHolder {
  public let exceptionType: TypeInfo
  public var message: String
  public internal(set) var inner: ExceptionObject?
  /// What a script class that derives from an exception adds.
  var fields: [Value] = []
  /// The record that a PowerShell exception carries (`RuntimeException.ErrorRecord`).
  public weak var record: ErrorRecord?
  /// Further properties by name (`ParamName`, `CommandName` …).
  public var details: [(name: String, value: Value)] = []

  public init(_ type: TypeInfo, _ message: String, inner: ExceptionObject? = nil) {
    (exceptionType, self.message, self.inner) = (type, message, inner)
  }

  /// An exception of a type by its full name, or without `System.`.
  public convenience init(
    _ typeName: String, _ message: String, inner: ExceptionObject? = nil
  ) {
    let type = TypeTable.find(typeName) ?? TypeTable.required("System.Exception")
    self.init(type, message, inner: inner)
  }

  public override var type: TypeInfo { exceptionType }
  public override func text(_ culture: Culture) -> String {
    let head = exceptionType.fullName + ": " + message
    guard let inner else { return head }
    return head + "\n ---> " + inner.text(culture)
      + "\n   --- End of inner exception stack trace ---"
  }
}

/// An error as PowerShell records it.
public final class ErrorRecord: PSObject {
  public let exception: ExceptionObject
  /// The id a command gave, without the command's name.
  public var errorID: String
  public var category: ErrorCategory
  public var target: Value
  /// The command that reported it: its name for `CategoryInfo.Activity`, and what stands behind
  /// the comma of `FullyQualifiedErrorId`.
  public var activity = ""
  public var originID = ""
  public var reason: String?
  public var targetName: String?
  public var targetTypeName: String?
  /// A text shown instead of the exception's (`ErrorDetails.Message`).
  public var details: String?
  public var recommendedAction: String?
  /// The computer it comes from, where that is another one.
  public var origin: OriginInfoObject?
  public var position: Position?
  public var invocation: InvocationInfo?
  /// The lines of `ScriptStackTrace`, innermost first.
  public var stackTrace: [String] = []
  /// A `throw` statement threw it, as PowerShell's own exception.
  public var isThrown = false
  /// A `throw` statement threw it: no cmdlet it passes makes it its own.
  var isRaised = false
  /// It reached the output by way of the error stream (`2>&1`) and is still shown as an error.
  public var isFromErrorStream = false
  /// It has been shown or stored already: an error is counted once in `$Error`.
  var isRecorded = false

  public init(
    _ exception: ExceptionObject, id: String, category: ErrorCategory = .notSpecified,
    target: Value = .null
  ) {
    self.exception = exception
    (errorID, self.category, self.target) = (id, category, target)
    super.init()
    if exception.record == nil { exception.record = self }
  }

  public override var type: TypeInfo {
    origin == nil
      ? .errorRecord
      : TypeTable.find("System.Management.Automation.Runspaces.RemotingErrorRecord")
        ?? .errorRecord
  }

  public var fullyQualifiedErrorID: String {
    originID.isEmpty ? errorID : errorID.isEmpty ? originID : errorID + "," + originID
  }

  /// What is shown: the details where there are some, else the exception's message.
  public var message: String { details ?? exception.message }

  public override func text(_ culture: Culture) -> String { message }
}

/// An error on its way up: the only thing scripts can catch.
///
/// Errors stay on the thread of their session, which alone runs: hence the unchecked conformance.
public struct ScriptError: Error, @unchecked Sendable {
  public let record: ErrorRecord
  /// Thrown by `throw` or `-ErrorAction Stop`: no statement swallows it.
  public var isStopping = false
  /// Thrown by `ThrowTerminatingError`: it ends the function, not the script that called it.
  var endsCommand = false
  /// A command reported it, and a preference made it stop.
  var isPromoted = false
  public init(_ record: ErrorRecord) { self.record = record }

  /// An error of the language itself: a `RuntimeException` unless another type is named.
  public init(
    _ id: String, _ message: String, _ category: ErrorCategory = .invalidOperation,
    target: Value = .null,
    exception typeName: String = "System.Management.Automation.RuntimeException",
    inner: ExceptionObject? = nil
  ) {
    let exception = ExceptionObject(typeName, message, inner: inner)
    record = ErrorRecord(exception, id: id, category: category, target: target)
  }

  /// A .NET exception as it leaves a member: id and wrapping are added by the caller.
  public static func exception(
    _ typeName: String, _ message: String, inner: ExceptionObject? = nil
  ) -> DotNetException {
    DotNetException(ExceptionObject(typeName, message, inner: inner))
  }
}

/// What a .NET member throws, before PowerShell wraps it into an error record of its own.
public struct DotNetException: Error, @unchecked Sendable {
  public let exception: ExceptionObject
  public init(_ exception: ExceptionObject) { self.exception = exception }
  public init(_ typeName: String, _ message: String) {
    exception = ExceptionObject(typeName, message)
  }
}

/// `break`, `continue` or `return` on its way out of an expression or a pipeline.
struct FlowSignal: Error {
  let completion: Completion
  let label: String?
}

/// A pipeline's later stage has all it wants (`Select-Object -First`).
struct StopUpstream: Error, @unchecked Sendable {
  /// The stage, or the call of a cmdlet that stands alone.
  let stage: AnyObject
}

/// `exit`.
public struct ExitSignal: Error {
  public let code: Int32
}

/// Ctrl+C, or the end of a step budget: nothing catches it, `finally` runs.
public struct PipelineStopped: Error {
  public let isOutOfBudget: Bool
}

/// How a command was called: `$MyInvocation`.
public final class InvocationInfo: PSObject {
  public let commandName: String
  public let invocationName: String
  public let position: Position?
  public let boundParameters: TableObject
  public let unboundArguments: [Value]
  public let command: Command?
  public var pipelineLength = 1
  public var pipelinePosition = 1
  public var expectsInput = false

  public init(
    commandName: String, invocationName: String, position: Position?, command: Command?,
    boundParameters: TableObject = TableObject(), unboundArguments: [Value] = []
  ) {
    (self.commandName, self.invocationName) = (commandName, invocationName)
    (self.position, self.command) = (position, command)
    (self.boundParameters, self.unboundArguments) = (boundParameters, unboundArguments)
  }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.InvocationInfo") ?? .object
  }
}
