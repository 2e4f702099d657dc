internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-VMMemory and Set-VMMemory: how much memory a machine has, and of which kind.

struct GetVMMemory: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMMemory")
  @ParameterGroup var source = PartSource()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try source.forEach(call, in: lab) { try call.write(.object(MemoryObject(of: $0))) }
  }
}

struct SetVMMemory: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMMemory")
  @ParameterGroup var selector = DeviceSelector()
  @Parameter("VMMemory") var memories: [Object<MemoryObject>]?
  @Parameter var buffer: Nullable<Int32>?
  @Parameter var dynamicMemoryEnabled: Bool?
  @Parameter var maximumBytes: Nullable<Int64>?
  @Parameter var startupBytes: Nullable<Int64>?
  @Parameter var minimumBytes: Nullable<Int64>?
  @Parameter var priority: Nullable<Int32>?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let memories else {
      return try selector.forEach(call, in: lab) { try set($0, call, lab) }
    }
    let machines = memories.compactMap { $0.object?.machine }
    try MachineSelection.machines(machines, call, in: lab) { try set($0, call, lab) }
  }

  private func set(_ machine: VirtualMachine, _ call: Invocation, _ lab: LabContext) throws {
    guard try call.shouldProcess(.setMemory(machine.name), in: lab) else { return }
    let change = MachineChange(
      machine: machine.id, subject: .memory, settings: settings, session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(.object(MemoryObject(of: VirtualMachineObject(machine, lab)))) }
  }

  private var settings: [MachineSetting] {
    let all: [MachineSetting?] = [
      dynamicMemoryEnabled.map { .dynamicMemory($0) },
      startupBytes?.value.map { .startupMemory($0) },
      minimumBytes?.value.map { .minimumMemory($0) },
      maximumBytes?.value.map { .maximumMemory($0) },
      buffer?.value.map { .memoryBuffer(Int($0)) },
      priority?.value.map { .memoryPriority(Int($0)) },
    ]
    return all.compactMap { $0 }
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func setMemory(_ name: Name) -> Text {
    Text(
      en: "Set-VMMemory will configure the memory settings of the virtual machine \"\(name)\".",
      de: "Mit Set-VMMemory werden die Arbeitsspeichereinstellungen des virtuellen Computers "
        + "\"\(name)\" konfiguriert.")
  }
}
