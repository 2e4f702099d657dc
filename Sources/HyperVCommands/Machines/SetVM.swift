internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Set-VM: a machine's settings, several at once.
struct SetVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VM")
  @ParameterGroup var selector = MachineSelector()
  @Parameter var processorCount: Nullable<Int64>?
  @Switch var dynamicMemory: Bool
  @Switch var staticMemory: Bool
  @Parameter var memoryMinimumBytes: Nullable<Int64>?
  @Parameter var memoryMaximumBytes: Nullable<Int64>?
  @Parameter var memoryStartupBytes: Nullable<Int64>?
  @Parameter var automaticStartAction: Nullable<Choice<AutomaticActions.Start>>?
  @Parameter var automaticStopAction: Nullable<Choice<AutomaticActions.Stop>>?
  @Parameter var automaticStartDelay: Nullable<Int32>?
  @Parameter var automaticCriticalErrorAction: Nullable<Choice<AutomaticActions.CriticalError>>?
  @Parameter var automaticCriticalErrorActionTimeout: Nullable<Int32>?
  @Parameter var automaticCheckpointsEnabled: Nullable<Bool>?
  @Parameter var notes: String?
  @Parameter("NewVMName") var newVMName: String?
  @Parameter var snapshotFileLocation: String?
  @Parameter var smartPagingFilePath: String?
  @Parameter var checkpointType: Nullable<Choice<VirtualMachine.CheckpointType>>?
  @Switch var allowUnverifiedPaths: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if dynamicMemory, staticMemory {
      throw Refusal.notTogether("DynamicMemory", "StaticMemory")
    }
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.setVM(machine.name), in: lab) else { return }
      let change = MachineChange(
        machine: machine.id, settings: settings, session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }

  private var settings: [MachineSetting] {
    let memory: [MachineSetting?] = [
      dynamicMemory ? .dynamicMemory(true) : staticMemory ? .dynamicMemory(false) : nil,
      memoryMinimumBytes?.value.map { .minimumMemory($0) },
      memoryMaximumBytes?.value.map { .maximumMemory($0) },
      memoryStartupBytes?.value.map { .startupMemory($0) },
    ]
    let others: [MachineSetting?] = [
      processorCount?.value.map { .processorCount(Int($0)) },
      automaticCheckpointsEnabled?.value.map { .automaticCheckpoints($0) },
      checkpointType?.value.map { .checkpointType($0.value) },
      notes.map { .notes($0) }, newVMName.map { .name($0) },
      snapshotFileLocation.map { .snapshotFolder($0) },
      smartPagingFilePath.map { .smartPagingFolder($0) },
    ]
    return (memory + others + automatic).compactMap { $0 }
  }

  private var automatic: [MachineSetting?] {
    [
      automaticStartAction?.value.map { .startAction($0.value) },
      automaticStopAction?.value.map { .stopAction($0.value) },
      automaticStartDelay?.value.map { .startDelay(Int($0)) },
      automaticCriticalErrorAction?.value.map { .criticalErrorAction($0.value) },
      automaticCriticalErrorActionTimeout?.value.map { .criticalErrorTimeout(Int($0)) },
    ]
  }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func setVM(_ name: Name) -> Text {
    Text(
      en: "Set-VM will configure the settings of the virtual machine \"\(name)\".",
      de: "Mit Set-VM werden die Einstellungen des virtuellen Computers \"\(name)\" konfiguriert.")
  }
}
