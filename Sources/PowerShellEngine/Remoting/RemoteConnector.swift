/// Opens sessions at other computers: the engine runs them, whoever knows the computers connects.
public protocol RemoteConnector: AnyObject {
  /// A session at a computer, with a logon of its own there.
  func connect(
    _ request: ConnectionRequest, from session: Session
  ) throws(ConnectionFailure) -> RemoteEnd
}

/// What is asked for when a connection is opened.
public struct ConnectionRequest {
  /// The name as it was typed.
  public var computerName: String
  /// `DOMAIN\name` of `-Credential`; nil: whoever asks.
  public var user: String?
  public var isCredSSP = false

  public init(_ computerName: String) { self.computerName = computerName }
}

/// The far end of a connection.
public struct RemoteEnd {
  public let session: Session
  /// Signs out there.
  public let close: () -> Void

  public init(_ session: Session, close: @escaping () -> Void) {
    (self.session, self.close) = (session, close)
  }
}

/// Why a connection was not opened, in the words of the transport.
public struct ConnectionFailure: Error {
  /// The part of the error id that names the reason: `AccessDenied`.
  public let id: String
  public let message: String

  public init(id: String, message: String) { (self.id, self.message) = (id, message) }
}

/// What a session at another computer finds there.
public struct RemoteSurroundings {
  public var computerName: String
  public var drives: [(name: String, volume: FileVolume)] = []
  public var home = "C:\\"
  public var location = FilePath(drive: "C", names: [])
  public var environment = EnvironmentBlock()
  /// What the modules' commands work on there.
  public var world: AnyObject?
  /// Whether a module of the caller's is installed there.
  public var hasModule: (String) -> Bool = { _ in true }

  public init(computerName: String) { self.computerName = computerName }
}

extension Session {
  /// A session as a fresh process on another computer has it: commands, time and chance are this
  /// session's, nothing else is.
  public func makeRemote(_ surroundings: RemoteSurroundings) -> Session {
    let child = Session(host: host, culture: culture, cultures: cultures, maximumSlots: 1_000_000)
    child.uiCulture = uiCulture
    child.cmdlets = cmdlets.keeping(surroundings.hasModule)
    child.world = surroundings.world
    child.remoteConnector = remoteConnector
    child.helpPages = helpPages
    for drive in surroundings.drives { child.drives.add(drive.name, drive.volume) }
    child.drives.home = surroundings.home
    child.defineInitialState()
    child.environment = surroundings.environment
    for drive in drives.drives where !drive.isFileDrive && child.drives.drive(drive.name) == nil {
      child.drives.add(drive.name, drive.provider, details: drive.details)
    }
    child.drives.stand(at: surroundings.location)
    child.adoptAliases(of: self, surroundings.hasModule)
    (child.openFileHook, child.sleepHook, child.clock) = (openFileHook, sleepHook, clock)
    child.random = RandomSource(state: random.next())
    child.strands = baton
    let check = isStopRequested
    let turns = baton
    child.isStopRequested = { turns.current.isStopping || check() }
    child.commandVersion = Session.nextVersionBase()
    child.isRemote = true
    return child
  }

  /// The aliases of modules' commands, and the host.
  private func adoptAliases(of parent: Session, _ hasModule: (String) -> Bool) {
    for (symbol, alias) in parent.global.aliases ?? [:]
    where !alias.moduleName.isEmpty && hasModule(alias.moduleName) {
      if global.aliases?[symbol] == nil { global.aliases?[symbol] = alias }
    }
    let host = Symbol.intern("Host")
    let value = parent.global.lookup(host)
    if !value.isUnset { try? global.assign(host, value) }
  }
}

extension CommandTable {
  func keeping(_ hasModule: (String) -> Bool) -> CommandTable {
    var kept = CommandTable()
    for command in order where hasModule(command.moduleName) { kept.add(command) }
    return kept
  }
}
