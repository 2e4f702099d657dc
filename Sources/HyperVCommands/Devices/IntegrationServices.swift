internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Enable- and Disable-VMIntegrationService.

struct EnableVMIntegrationService: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Enable-VMIntegrationService")
  @ParameterGroup var services = ServiceSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try services.forEach(call, in: lab) {
      try call.switchService($0, isEnabled: true, passthru, lab)
    }
  }
}

struct DisableVMIntegrationService: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Disable-VMIntegrationService")
  @ParameterGroup var services = ServiceSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try services.forEach(call, in: lab) {
      try call.switchService($0, isEnabled: false, passthru, lab)
    }
  }
}

/// `-Name` with `-VMName` or `-VM`, or `-VMIntegrationService`: the services a command works on.
struct ServiceSelector {
  @Parameter var name: [String]?
  @ParameterGroup var machines = DeviceSelector()
  @Parameter("VMIntegrationService") var services: [Object<IntegrationComponentObject>]?

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (IntegrationComponentObject) throws -> Void
  ) throws {
    if let services {
      for object in services.compactMap(\.object) {
        try call.reporting(lab) { try work(object) }
      }
      return
    }
    try machines.forEach(call, in: lab) { machine in
      let object = VirtualMachineObject(machine, lab)
      for pattern in (name ?? []).map({ NamePattern($0) }) {
        try call.reporting(lab) {
          let found = try machine.integrationServices.filter { try pattern.matches($0.kind.name) }
          if found.isEmpty { throw Refusal.integrationServiceNotFound(pattern.text) }
          for service in found { try work(IntegrationComponentObject(service, of: object)) }
        }
      }
    }
  }
}

extension Invocation {
  fileprivate func switchService(
    _ service: IntegrationComponentObject, isEnabled: Bool, _ passthru: Bool, _ lab: LabContext
  ) throws {
    let machine = service.machine.machine.name
    let sentence =
      isEnabled ? Text.enable(service.name, machine) : Text.disable(service.name, machine)
    guard try shouldProcess(sentence, in: lab) else { return }
    let change = IntegrationServiceChange(
      machine: service.machine.id, service: service.service.kind, isEnabled: isEnabled,
      session: try lab.logon)
    try carryOut(change, in: lab)
    if passthru { try write(.object(service)) }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func enable(_ service: String, _ machine: Name) -> Text {
    Text(
      en: "Enable-VMIntegrationService will enable the integration service \"\(service)\" of the "
        + "virtual machine \"\(machine)\".",
      de:
        "Mit Enable-VMIntegrationService wird der Integrationsdienst \"\(service)\" des virtuellen "
        + "Computers \"\(machine)\" aktiviert.")
  }
  fileprivate static func disable(_ service: String, _ machine: Name) -> Text {
    Text(
      en: "Disable-VMIntegrationService will disable the integration service \"\(service)\" of the "
        + "virtual machine \"\(machine)\".",
      de: "Mit Disable-VMIntegrationService wird der Integrationsdienst \"\(service)\" des "
        + "virtuellen Computers \"\(machine)\" deaktiviert.")
  }
}
