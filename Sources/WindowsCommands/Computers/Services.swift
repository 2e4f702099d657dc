internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The services that a command's parameters choose.
struct ServiceChoice {
  let names: [String]?
  let displayNames: [String]?
  let objects: [Item<Kinds.Service>]?

  func services(_ call: Invocation, _ lab: LabContext) throws -> [WindowsService] {
    let all = try lab.ownHost.services
    if let objects {
      return objects.compactMap { object in all.first { $0.name == Name(object.identity) } }
    }
    let wanted = names ?? displayNames
    guard let wanted else { return all }
    var found: [WindowsService] = []
    for text in wanted {
      let pattern = try NamePattern(text)
      let matching = all.filter {
        pattern.matches(names == nil ? $0.displayName : $0.name.text)
          || (names != nil && pattern.matches($0.displayName))
      }
      found += matching
      guard matching.isEmpty, !NamePattern.isPattern(text) else { continue }
      try call.reportingRefusals(lab) {
        throw names == nil ? Refusal.noDisplayName(text) : Refusal.serviceNotFound(text)
      }
    }
    return found
  }

  static func object(_ service: WindowsService) -> Value {
    let startType =
      switch service.startType {
      case .automatic: "Automatic"
      case .manual: "Manual"
      case .disabled: "Disabled"
      }
    let isRunning = service.state == .running
    return .item(
      WindowsTypes.service,
      [
        ("Name", .text(service.name)), ("RequiredServices", .list([])),
        ("CanPauseAndContinue", .bool(false)), ("CanShutdown", .bool(isRunning)),
        ("CanStop", .bool(isRunning)), ("DisplayName", .string(service.displayName)),
        ("DependentServices", .list([])), ("MachineName", .string(".")),
        ("ServiceName", .text(service.name)), ("ServicesDependedOn", .list([])),
        ("StartType", .string(startType)), ("Status", .string(isRunning ? "Running" : "Stopped")),
      ], words: service.name.text)
  }
}

/// The parameters with which services are chosen.
struct ServiceSelector {
  @Parameter var name: [String]?
  @Parameter var displayName: [String]?
  @Parameter var inputObject: [Item<Kinds.Service>]?

  var choice: ServiceChoice {
    ServiceChoice(names: name, displayNames: displayName, objects: inputObject)
  }
}

/// Get-Service.
struct GetService: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-Service")
  @ParameterGroup var selector = ServiceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    for service in try selector.choice.services(call, lab) {
      try call.write(ServiceChoice.object(service))
    }
  }
}

/// What Start-, Stop- and Restart-Service do to each service that is chosen.
private struct ServiceMoving {
  let choice: ServiceChoice
  let steps: [WindowsService.State]
  let verb: String
  let passThru: Bool

  func run(_ call: Invocation, in lab: LabContext) throws {
    let host = try lab.logon.host
    for service in try choice.services(call, lab) {
      let title = "\(service.displayName) (\(service.name))"
      guard try call.shouldProcess(title, verb) else { continue }
      try call.reportingRefusals(lab) {
        for state in steps {
          try call.carryOut(
            ServiceChange(
              service.name.text, on: host.text, to: state, session: try lab.logon), in: lab)
        }
        guard passThru, let now = try lab.ownHost.service(service.name) else { return }
        try call.write(ServiceChoice.object(now))
      }
    }
  }
}

/// Start-Service.
struct StartService: WindowsCmdlet {
  static let about = CommandDescription(windows: "Start-Service")
  @ParameterGroup var selector = ServiceSelector()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try ServiceMoving(
      choice: selector.choice, steps: [.running], verb: "Start-Service", passThru: passThru
    ).run(call, in: lab)
  }
}

/// Stop-Service.
struct StopService: WindowsCmdlet {
  static let about = CommandDescription(windows: "Stop-Service")
  @ParameterGroup var selector = ServiceSelector()
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try ServiceMoving(
      choice: selector.choice, steps: [.stopped], verb: "Stop-Service", passThru: passThru
    ).run(call, in: lab)
  }
}

/// Restart-Service.
struct RestartService: WindowsCmdlet {
  static let about = CommandDescription(windows: "Restart-Service")
  @ParameterGroup var selector = ServiceSelector()
  @Switch var force: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try ServiceMoving(
      choice: selector.choice, steps: [.stopped, .running], verb: "Restart-Service",
      passThru: passThru
    ).run(call, in: lab)
  }
}

/// Set-Service: how a service starts, and whether it runs.
struct SetService: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-Service")
  static let alsoReads: Set<String> = ["StartupType"]
  @Parameter var name: String?
  @Parameter var inputObject: Item<Kinds.Service>?
  @Parameter var status: String?
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let host = try lab.ownHost
    let wanted = name ?? inputObject?.identity ?? ""
    guard var service = host.service(Name(wanted)) else { throw Refusal.serviceNotFound(wanted) }
    guard try call.shouldProcess("\(service.displayName) (\(service.name))", "Set-Service") else {
      return
    }
    if let type = call.boundParameters[.string("StartupType")] {
      switch Name(type.text(.invariant)) {
      case "Disabled": service.startType = .disabled
      case "Manual": service.startType = .manual
      default: service.startType = .automatic
      }
      try call.carryOut(
        HostFactChange([.service(service)], on: host.name.text, session: try lab.logon), in: lab)
    }
    if let status {
      let state: WindowsService.State = Name(status) == "Running" ? .running : .stopped
      try call.carryOut(
        ServiceChange(
          service.name.text, on: host.name.text, to: state, session: try lab.logon), in: lab)
    }
    guard passThru, let now = try lab.ownHost.service(service.name) else { return }
    try call.write(ServiceChoice.object(now))
  }
}

extension Refusal {
  fileprivate static func noDisplayName(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "Cannot find any service with display name '\(name)'.",
        de: "Es wurde kein Dienst mit dem Anzeigenamen \"\(name)\" gefunden."),
      "NoServiceFoundForGivenDisplayName", .objectNotFound, target: name)
  }
}
