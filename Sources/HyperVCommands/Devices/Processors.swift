internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMProcessor and Set-VMProcessor: a machine's virtual processors.

struct GetVMProcessor: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMProcessor")
  @ParameterGroup var source = PartSource()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try source.forEach(call, in: lab) { try call.write(.object(ProcessorObject(of: $0))) }
  }
}

struct SetVMProcessor: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMProcessor")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMProcessor") var processors: [Object<ProcessorObject>]?
  @Parameter var count: Nullable<Int64>?
  @Parameter var compatibilityForMigrationEnabled: Nullable<Bool>?
  @Parameter var compatibilityForOlderOperatingSystemsEnabled: Nullable<Bool>?
  @Parameter var maximum: Nullable<Int64>?
  @Parameter var reserve: Nullable<Int64>?
  @Parameter var relativeWeight: Nullable<Int32>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let processors else {
      return try selector.forEach(call, in: lab) { try set($0, call, lab) }
    }
    let machines = processors.compactMap { $0.object?.machine }
    try MachineSelection.machines(machines, call, in: lab) { try set($0, call, lab) }
  }

  private func set(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.setProcessor(machine.name), in: lab) else { return }
    let change = MachineChange(
      machine: machine.id, subject: .processor, settings: settings, session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(ProcessorObject(of: VirtualMachineObject(machine, lab)))) }
  }

  private var settings: [MachineSetting] {
    let all: [MachineSetting?] = [
      count?.value.map { .processorCount(Int($0)) },
      compatibilityForMigrationEnabled?.value.map { .compatibilityForMigration($0) },
      compatibilityForOlderOperatingSystemsEnabled?.value.map { .compatibilityForOlderSystems($0) },
      maximum?.value.map { .processorMaximum(Int($0)) },
      reserve?.value.map { .processorReserve(Int($0)) },
      relativeWeight?.value.map { .processorWeight(Int($0)) },
    ]
    return all.compactMap { $0 }
  }
}

extension Text {
  /// Real: hyperv-texts.md 4.
  fileprivate static func setProcessor(_ name: Name) -> Text {
    Text(
      en: "Set-VMProcessor will configure the processor settings of the virtual machine "
        + "\"\(name)\".",
      de: "Mit Set-VMProcessor werden die Prozessoreinstellungen des virtuellen Computers "
        + "\"\(name)\" konfiguriert.")
  }
}
