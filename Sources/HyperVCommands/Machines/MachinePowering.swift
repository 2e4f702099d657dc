internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Start-VM and Stop-VM: machines on and off.

struct StartVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Start-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.startVM(machine.name), in: lab) else { return }
      let start = MachinePower(machine: machine.id, action: .start, session: try lab.logon)
      try call.carryOut(start, in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

struct StopVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Stop-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var force: Bool
  @Switch var passthru: Bool
  @Switch var save: Bool
  @Switch var turnOff: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    if save, turnOff { throw Refusal.notTogether("Save", "TurnOff") }
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(sentence(machine.name), in: lab),
        let action = try action(for: machine, call, lab)
      else { return }
      let stop = MachinePower(machine: machine.id, action: action, session: try lab.logon)
      try call.carryOut(stop, in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }

  /// A guest that does not answer is turned off if the user says so (hyperv-texts.md 4).
  private func action(
    for machine: VirtualMachine, _ call: Invocation, _ lab: LabContext
  ) throws -> PowerAction? {
    if turnOff { return .turnOff }
    if save { return .save }
    if force || machine.state != .running || machine.guestAnswersShutdown {
      return .shutDown(force: force)
    }
    let question = Refusal.shutdownUnavailable(machine).text
    return try call.shouldContinue(question, in: lab) ? .turnOff : nil
  }

  private func sentence(_ name: Name) -> Text {
    turnOff ? .turnOffVM(name) : save ? .saveVM(name) : .shutDownVM(name)
  }
}

// Start and shut down are in transcripts; the other two follow the pattern, and German is ours.
extension Text {
  fileprivate static func startVM(_ name: Name) -> Text {
    Text(
      en: "Start-VM will start the virtual machine \"\(name)\".",
      de: "Mit Start-VM wird der virtuelle Computer \"\(name)\" gestartet.")
  }
  fileprivate static func shutDownVM(_ name: Name) -> Text {
    Text(
      en: "Stop-VM will shut down the virtual machine \"\(name)\".",
      de: "Mit Stop-VM wird der virtuelle Computer \"\(name)\" heruntergefahren.")
  }
  fileprivate static func turnOffVM(_ name: Name) -> Text {
    Text(
      en: "Stop-VM will turn off the virtual machine \"\(name)\".",
      de: "Mit Stop-VM wird der virtuelle Computer \"\(name)\" ausgeschaltet.")
  }
  fileprivate static func saveVM(_ name: Name) -> Text {
    Text(
      en: "Stop-VM will save the state of the virtual machine \"\(name)\".",
      de: "Mit Stop-VM wird der Zustand des virtuellen Computers \"\(name)\" gespeichert.")
  }
}
