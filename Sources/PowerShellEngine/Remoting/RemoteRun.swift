/// `Invoke-Command` at another computer: what it writes comes over as copies that know where they
/// come from.
public struct RemoteRun {
  private let call: Invocation
  private let remote: RemoteSession
  private let hidesName: Bool

  public init(_ call: Invocation, in remote: RemoteSession, hidesName: Bool) {
    (self.call, self.remote, self.hidesName) = (call, remote, hidesName)
  }

  /// Runs a block there; an error that ends it ends the command here.
  public func run(_ order: JobOrder) throws {
    let (here, there) = (call.session, remote.session)
    let travel = Deserialization(session: here)
    let using = try UsingValues.gather(order.block, call.frame)
    UsingValues.define(using.map { ($0.name, travel.copy($0.value)) }, in: there)
    let arguments = order.arguments.map(travel.copy)
    let input = order.input?.map(travel.copy)
    there.stepBudget = here.stepBudget
    defer { here.stepBudget = there.stepBudget }
    let way = WayBack(call, RemoteOrigin(remote, hidesName: hidesName))
    let saved = (there.defaultStreams, there.global.streams)
    there.defaultStreams = way.streams
    there.global.streams = way.streams
    defer { (there.defaultStreams, there.global.streams) = saved }
    do {
      try there.running {
        try there.runText(
          order.block.text(.invariant), arguments, input, into: way.sink(nil),
          isDotSourced: order.isDotSourced)
      }
    } catch let error as ScriptError {
      throw ScriptError(way.origin.copy(error.record, there))
    } catch is StoppedHere {
      if let failure = way.failure { throw failure }
    }
  }
}

/// Where a result comes from.
struct RemoteOrigin {
  let computerName: String
  let instanceID: String
  let showsName: Bool

  init(_ remote: RemoteSession, hidesName: Bool) {
    (computerName, instanceID) = (remote.computerName, remote.instanceID)
    showsName = !hidesName
  }

  /// A value of there as it arrives here.
  func copy(_ value: Value, _ there: Session) -> Value {
    if case .object(let record as ErrorRecord) = value.base { return .object(copy(record, there)) }
    let copy = Deserialization(session: there).copy(value)
    if copy.isNull { return copy }
    return noted(copy)
  }

  func copy(_ record: ErrorRecord, _ there: Session) -> ErrorRecord {
    let made = Deserialization(session: there).copy(record)
    made.origin = record.origin ?? OriginInfoObject(computerName, instanceID)
    return made
  }

  private func noted(_ value: Value) -> Value {
    let notes: [(String, Value)] = [
      ("PSComputerName", .string(computerName)),
      ("RunspaceId", PowerShellTypes.guid(instanceID)),
      ("PSShowComputerName", .bool(showsName)),
    ]
    if case .object(let bag as PropertyBag) = value.base {
      for (name, value) in notes {
        bag.remove(Symbol.intern(name))
        bag.add(name, value)
      }
      return value
    }
    let carrier: PSObject
    if let object = value.reference { carrier = object } else { carrier = ExtendedValue(value) }
    let members = carrier.extendedMembers ?? ExtendedMembers()
    for (name, value) in notes { members.add(ExtendedMember(name, .note(value))) }
    carrier.extendedMembers = members
    return Value(carrier)
  }
}

/// Something on this side ended the run there; nothing there can catch it.
private struct StoppedHere: Error {}

/// The streams of a run there, as sinks of the command here.
private final class WayBack {
  let origin: RemoteOrigin
  /// What ended the run on this side.
  private(set) var failure: (any Error)?
  private let call: Invocation
  private let here: Session

  init(_ call: Invocation, _ origin: RemoteOrigin) {
    (self.call, self.origin, here) = (call, origin, call.session)
  }

  lazy var streams = Streams(
    error: sink(.error), warning: sink(.warning), verbose: sink(.verbose), debug: sink(.debug),
    information: sink(.information))

  func sink(_ stream: StreamKind?) -> Sink {
    RemoteSink { [unowned self] value in try take(value, stream) }
  }

  private func take(_ value: Value, _ stream: StreamKind?) throws {
    let there = Session.current
    let copy = origin.copy(value, there)
    do {
      try here.running {
        guard let stream else { return try call.write(copy) }
        if stream == .error, case .object(let record as ErrorRecord) = copy.base {
          return try call.passOn(record)
        }
        try call.streams[stream].write(copy)
      }
    } catch {
      failure = error
      throw StoppedHere()
    }
  }
}

private final class RemoteSink: Sink {
  private let take: (Value) throws -> Void
  init(_ take: @escaping (Value) throws -> Void) { self.take = take }
  override func write(_ value: Value) throws { try take(value) }
}

/// `$_.OriginInfo`: the computer an error comes from.
public final class OriginInfoObject: PSObject {
  public let computerName: String
  let instanceID: String

  public init(_ computerName: String, _ instanceID: String) {
    (self.computerName, self.instanceID) = (computerName, instanceID)
  }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Remoting.OriginInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { computerName }
}
