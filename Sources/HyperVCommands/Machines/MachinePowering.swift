internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Start-, Stop-, Suspend-, Resume-, Save-, Restart- and Wait-VM: a machine's way between its states.

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

struct SuspendVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Suspend-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.power(.pause, Text.suspendVM, passthru, call, lab)
  }
}

struct ResumeVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Resume-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.power(.resume, Text.resumeVM, passthru, call, lab)
  }
}

struct SaveVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Save-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.power(.save, Text.saveVMState, passthru, call, lab)
  }
}

struct RestartVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Restart-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var force: Bool
  @Switch var passthru: Bool
  @Parameter var type: Choice<RestartKind>?
  @Switch var wait: Bool
  @Parameter("For") var condition: Choice<WaitCondition>?
  @Parameter var delay: UInt16?
  @Parameter var timeout: Nullable<Int32>?
  private var assent = Assent()

  mutating func process(_ call: Invocation, in lab: LabContext) throws {
    let action: PowerAction = type?.value == .reboot ? .reboot : .reset
    try selector.forEach(call, in: lab) { machine in
      guard try assent.ask(.restartVM(machine.name), force: force, call, in: lab) else { return }
      let restart = MachinePower(machine: machine.id, action: action, session: try lab.logon)
      try call.carryOut(restart, in: lab)
      if wait { try call.carryOut(GuestWait(machine: machine.id, limit: limit), in: lab) }
      if passthru { try call.write(lab.object(machine)) }
    }
  }

  /// Without a limit, or with -1, it waits as long as it takes.
  private var limit: Interval? {
    guard let seconds = timeout?.value, seconds >= 0 else { return nil }
    return .seconds(Double(seconds))
  }
}

/// Wait-VM: until the guest is up, or the time is.
struct WaitVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Wait-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var passthru: Bool
  @Parameter("For") var condition: Choice<GuestCondition>?
  @Parameter var delay: UInt16?
  @Parameter var timeout: Int32?

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard condition.map({ [.heartbeat, .ipAddress].contains($0.value) }) ?? true else {
      throw ScriptError(.notModelled(parameter: "For", of: "Wait-VM"), lab.language)
    }
    let limit = timeout.flatMap { $0 < 0 ? nil : Interval.seconds(Double($0)) }
    try selector.forEach(call, in: lab) { machine in
      try call.carryOut(GuestWait(machine: machine.id, limit: limit), in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

extension MachineSelector {
  /// Takes each machine to another state.
  fileprivate func power(
    _ action: PowerAction, _ sentence: (Name) -> Text, _ passthru: Bool, _ call: Invocation,
    _ lab: LabContext
  ) throws {
    try forEach(call, in: lab) { machine in
      guard try call.shouldProcess(sentence(machine.name), in: lab) else { return }
      let change = MachinePower(machine: machine.id, action: action, session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

// Start and shut down are in transcripts; the others follow the pattern, and German is ours.
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
  fileprivate static func suspendVM(_ name: Name) -> Text {
    Text(
      en: "Suspend-VM will suspend the virtual machine \"\(name)\".",
      de: "Mit Suspend-VM wird der virtuelle Computer \"\(name)\" angehalten.")
  }
  fileprivate static func resumeVM(_ name: Name) -> Text {
    Text(
      en: "Resume-VM will resume the virtual machine \"\(name)\".",
      de: "Mit Resume-VM wird der virtuelle Computer \"\(name)\" fortgesetzt.")
  }
  fileprivate static func saveVMState(_ name: Name) -> Text {
    Text(
      en: "Save-VM will save the state of the virtual machine \"\(name)\".",
      de: "Mit Save-VM wird der Zustand des virtuellen Computers \"\(name)\" gespeichert.")
  }
  fileprivate static func restartVM(_ name: Name) -> Text {
    Text(
      en: "Restart-VM will restart the virtual machine \"\(name)\".",
      de: "Mit Restart-VM wird der virtuelle Computer \"\(name)\" neu gestartet.")
  }
}
