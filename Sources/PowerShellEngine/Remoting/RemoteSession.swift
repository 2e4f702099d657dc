/// A connection that a script holds in its hands: `PSSession`.
public final class RemoteSession: PSObject, ParameterObject {
  public enum State: String { case opened = "Opened", broken = "Broken", closed = "Closed" }

  public static let parameterTypeName = "System.Management.Automation.Runspaces.PSSession"
  public let id: Int32
  public var name: String
  /// The computer as it was typed: the prompt and results show it so.
  public let computerName: String
  public let instanceID: String
  public private(set) var state = State.opened
  public let session: Session
  private let end: () -> Void
  /// Running something, or entered.
  public internal(set) var isBusy = false

  init(id: Int32, name: String?, computerName: String, instanceID: String, _ end: RemoteEnd) {
    (self.id, self.computerName, self.instanceID) = (id, computerName, instanceID)
    self.name = name ?? "Runspace\(id)"
    session = end.session
    self.end = end.close
  }

  public override var type: TypeInfo { TypeTable.find(Self.parameterTypeName) ?? .object }
  public override func text(_ culture: Culture) -> String { "[PSSession]" + name }

  public func close() {
    guard state == .opened else { return }
    state = .closed
    end()
  }
}

/// The connections of a session, in the order of their numbers.
public final class RemoteSessionTable {
  public private(set) var sessions: [RemoteSession] = []
  private var lastID: Int32 = 0

  func nextID() -> Int32 {
    lastID &+= 1
    return lastID
  }

  func add(_ session: RemoteSession) { sessions.append(session) }
  public func remove(_ session: RemoteSession) { sessions.removeAll { $0 === session } }
}

extension Invocation {
  /// Opens a connection; one that is kept has a number and stands in the session's list.
  public func connect(
    _ request: ConnectionRequest, name: String? = nil, isKept: Bool
  ) throws(ConnectionFailure) -> RemoteSession {
    guard let connector = session.remoteConnector else {
      throw ConnectionFailure(
        id: "ComputerNotFound",
        message:
          "Connecting to remote server \(request.computerName) failed with the following error message : The WinRM client cannot process the request because the server name cannot be resolved. For more information, see the about_Remote_Troubleshooting Help topic."
      )
    }
    let end = try connector.connect(request, from: session)
    let table = session.remoteSessions
    let made = RemoteSession(
      id: isKept ? table.nextID() : 0, name: name, computerName: request.computerName,
      instanceID: session.newGuidText(), end)
    if isKept { table.add(made) }
    return made
  }
}
