import Messages

/// Set-VMFirmware and Set-VMBios: what a machine starts from, and whom it trusts.
package struct FirmwareChange: Operation {
  package let machine: VirtualMachine.ID
  package let settings: [FirmwareSetting]
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, settings: [FirmwareSetting], session: LogonSession) {
    (self.machine, self.settings, self.session) = (machine, settings, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    var firmware = machine.firmware
    for setting in settings {
      guard machine.generation == setting.generation else {
        throw .wrongGeneration(machine, needed: setting.generation)
      }
      guard machine.migration == nil, machine.state == .off || !setting.needsOff else {
        throw .notNow(.machine, machine)
      }
      try firmware.take(setting, of: machine)
    }
    guard firmware != machine.firmware else { return [] }
    return [.machine(machine.id, .firmwareChanged(firmware))]
  }
}

package enum FirmwareSetting: Hashable, Sendable {
  case secureBoot(Bool)
  case template(String)
  case bootOrder([BootSource])
  case firstBootDevice(BootSource)
  case networkProtocol(MachineFirmware.NetworkProtocol)
  case console(MachineFirmware.Console)
  case pauseAfterBootFailure(Bool)
  case startupOrder([BootDevice])
  case numLock(Bool)

  var generation: Int {
    switch self {
    case .startupOrder, .numLock: 1
    default: 2
    }
  }

  /// Secure Boot changes only while the machine is off; a BIOS as a whole (the latter is ours).
  var needsOff: Bool {
    switch self {
    case .secureBoot, .template, .startupOrder, .numLock: true
    default: false
    }
  }
}

extension MachineFirmware {
  fileprivate mutating func take(
    _ setting: FirmwareSetting, of machine: VirtualMachine
  ) throws(Refusal) {
    switch setting {
    case .secureBoot(let isOn): secureBoot = isOn
    case .template(let text):
      guard let found = SecureBootTemplate.allCases.first(where: { Name($0.name) == Name(text) })
      else { throw .invalidValue(text, of: "SecureBootTemplate") }
      template = found
    case .bootOrder(let sources): bootOrder = try known(sources, of: machine)
    case .firstBootDevice(let source):
      let first = try known([source], of: machine)
      bootOrder = first + machine.bootSources.filter { $0 != source }
    case .networkProtocol(let choice): networkProtocol = choice
    case .console(let choice): console = choice
    case .pauseAfterBootFailure(let isOn): pausesAfterBootFailure = isOn
    case .startupOrder(let devices):
      let all: Set<BootDevice> = [.cd, .ide, .legacyNetworkAdapter, .floppy]
      guard devices.count == all.count, Set(devices) == all else {
        throw .invalidValue("\(devices.count)", of: "StartupOrder")
      }
      startupOrder = devices
    case .numLock(let isOn): numLock = isOn
    }
  }

  private func known(
    _ sources: [BootSource], of machine: VirtualMachine
  ) throws(Refusal) -> [BootSource] {
    let all = machine.bootSources
    guard sources.allSatisfy({ all.contains($0) }) else { throw .bootDeviceElsewhere(machine) }
    return sources
  }
}

extension Refusal {
  /// Ours.
  fileprivate static func bootDeviceElsewhere(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      Text(
        en: "A boot device does not belong to the virtual machine '\(machine.name)'.",
        de: "Ein Startgerät gehört nicht zum virtuellen Computer \"\(machine.name)\"."),
      "InvalidParameter", .invalidArgument)
  }
}
