internal import Datacenter
internal import HyperVCommands
internal import Messages

/// sc: services of this host or another one, over RPC, so that WinRM itself can be started.
///
/// The layout is Windows' own, from memory; the programs speak English.
enum ServiceControl {
  static func run(_ run: ProgramRun) throws -> Int32 {
    var words = run.words[...]
    var target = run.host.name.text
    if let first = words.first, first.utf8.starts(with: "\\\\".utf8) {
      target = String(decoding: first.utf8.dropFirst(2), as: UTF8.self)
      words = words.dropFirst()
    }
    guard let verb = words.first.map({ Name($0) }), let name = words.dropFirst().first else {
      return try run.say(
        "DESCRIPTION:",
        "        SC is a command line program used for communicating with the",
        "        Service Control Manager and services.", "USAGE:",
        "        sc <server> [command] [service name] <option1> <option2>...", "")
    }
    let service = ServiceUnderControl(run: run, target: target, name: name)
    switch verb {
    case "query": return try service.query()
    case "start": return try service.move(to: .running)
    case "stop": return try service.move(to: .stopped)
    case "config": return try service.configure(Array(words.dropFirst(2)))
    default:
      return try run.say("", "*** Unrecognized Command ***", "") + 1639
    }
  }
}

private struct ServiceUnderControl {
  let run: ProgramRun
  let target: String
  let name: String

  /// The host, once the caller has shown that it may, and its service.
  private func found() throws -> (WindowsHost, WindowsService)? {
    let host: WindowsHost
    do throws(Refusal) {
      host = try run.datacenter.administeredHost(target, for: run.session, over: Port.fileSharing)
    } catch {
      run.lab.lastRefusal = error
      let isDenied = error.errorID.utf8.starts(with: "AccessDenied".utf8)
      return try refuse(
        "OpenSCManager", isDenied ? 5 : 1722,
        isDenied ? "Access is denied." : "The RPC server is unavailable.")
    }
    guard let service = host.service(Name(name)) else {
      return try refuse(
        "EnumQueryServicesStatus:OpenService", 1060,
        "The specified service does not exist as an installed service.")
    }
    return (host, service)
  }

  private func refuse(
    _ function: String, _ code: Int, _ reason: String
  ) throws -> (WindowsHost, WindowsService)? {
    try run.say("[SC] \(function) FAILED \(code):", "", reason, "")
    return nil
  }

  func query() throws -> Int32 {
    guard let (_, service) = try found() else { return 1 }
    let isRunning = service.state == .running
    return try show(service, isRunning ? "4  RUNNING " : "1  STOPPED ", isStoppable: isRunning)
  }

  private func show(
    _ service: WindowsService, _ state: String, isStoppable: Bool = false
  ) throws -> Int32 {
    let accepts =
      isStoppable
      ? "(STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN)"
      : "(NOT_STOPPABLE, NOT_PAUSABLE, IGNORES_SHUTDOWN)"
    return try run.say(
      "", "SERVICE_NAME: \(service.name) ",
      "        TYPE               : 30  WIN32  ", "        STATE              : \(state)",
      "                                \(accepts)",
      "        WIN32_EXIT_CODE    : 0  (0x0)", "        SERVICE_EXIT_CODE  : 0  (0x0)",
      "        CHECKPOINT         : 0x0", "        WAIT_HINT          : 0x0")
  }

  func move(to state: WindowsService.State) throws -> Int32 {
    guard let (host, service) = try found() else { return 1 }
    guard service.state != state else {
      return state == .running
        ? try fail("StartService", 1056, "An instance of the service is already running.")
        : try fail("ControlService", 1062, "The service has not been started.")
    }
    guard state == .stopped || service.startType != .disabled else {
      return try fail(
        "StartService", 1058,
        "The service cannot be started, either because it is disabled or because it has no enabled "
          + "devices associated with it.")
    }
    var change = ServiceChange(
      service.name.text, on: host.name.text, to: state, session: run.session)
    change.port = Port.fileSharing
    try run.carryOut(change)
    return try show(service, state == .running ? "2  START_PENDING " : "3  STOP_PENDING ")
  }

  private func fail(_ function: String, _ code: Int, _ reason: String) throws -> Int32 {
    _ = try refuse(function, code, reason)
    return Int32(code)
  }

  /// `start= auto`: in Windows the blank belongs to it.
  func configure(_ words: [String]) throws -> Int32 {
    guard let (host, found) = try found() else { return 1 }
    var service = found
    guard let place = words.firstIndex(where: { Name($0) == "start=" }), place + 1 < words.count
    else { return try run.say("[SC] ChangeServiceConfig SUCCESS") }
    switch Name(words[place + 1]) {
    case "auto": service.startType = .automatic
    case "demand": service.startType = .manual
    case "disabled": service.startType = .disabled
    default: return try fail("ChangeServiceConfig", 87, "The parameter is incorrect.")
    }
    try run.carryOut(
      ServiceStart(service, on: host.name.text, session: run.session, over: Port.fileSharing))
    return try run.say("[SC] ChangeServiceConfig SUCCESS")
  }
}
