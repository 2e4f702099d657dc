package import Messages

/// Start-VM, Stop-VM and their kin: a machine's way from one state to another.
package struct MachinePower: Operation {
  package let machine: VirtualMachine.ID
  package let action: PowerAction
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, action: PowerAction, session: LogonSession) {
    self.machine = machine
    self.action = action
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil,
      let stages = MachineLifecycle.stages(action, of: machine, at: datacenter.clock)
    else { throw .wrongState }
    guard !stages.isEmpty else { return [] }
    if action == .shutDown(force: false) || action == .reboot, !machine.guestAnswersShutdown {
      throw .shutdownUnavailable(machine)
    }
    var events: [Event] = []
    if action == .start, !machine.isActive {
      do throws(Refusal) {
        events = try preparations(for: machine, on: host, datacenter)
      } catch {
        throw error.logged(forStartOf: machine, at: datacenter.clock)
      }
    }
    var end = datacenter.clock
    for stage in stages {
      events.append(.machine(machine.id, .stateChanged(stage.state)))
      end = end + stage.duration
      if stage.duration > .zero { events.append(.clockAdvanced(stage.duration)) }
    }
    return events + [machine.logged(action.happening(from: machine.state), at: end)]
  }

  /// What a start asks for and takes before the machine runs.
  private func preparations(
    for machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> [Event] {
    try requireReadableState(of: machine)
    guard host.security.machinesMayLogOnAsService else {
      throw Refusal.workerMayNotLogOn(machine).because(.logonType(host.name))
    }
    try requireMemory(for: machine, on: host, datacenter)
    return try addressAssignments(for: machine, on: host, datacenter)
  }

  package func remarks(in datacenter: Datacenter) -> [Remark] {
    guard let machine = datacenter.machines[machine],
      MachineLifecycle.stages(action, of: machine, at: datacenter.clock)?.isEmpty == true
    else { return [] }
    return [.warning(.alreadyInState)]
  }

  private func requireMemory(
    for machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) {
    guard machine.memory.startup <= datacenter.memoryAvailable(on: host) else {
      throw .notEnoughMemory(for: machine)
    }
  }

  /// An adapter with a dynamic address gets the host's lowest free one at its first start.
  private func addressAssignments(
    for machine: VirtualMachine, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> [Event] {
    let needing = machine.adapters.filter {
      $0.hasDynamicMacAddress && $0.macAddress == "000000000000"
    }
    guard !needing.isEmpty else { return [] }
    let others = datacenter.machines(on: host.name).flatMap(\.adapters).map(\.macAddress)
    var pool = AddressPool(host.settings, taken: Set(others))
    var events: [Event] = []
    for adapter in needing {
      guard let address = pool.next() else { throw .addressPoolExhausted(for: machine) }
      events.append(.machine(machine.id, .macAddressAssigned(adapter: adapter.id, address)))
    }
    return events
  }
}

/// The free addresses of a host's range, lowest first.
struct AddressPool {
  private var candidates: ClosedRange<UInt64>.Iterator
  private let taken: Set<String>

  init(_ settings: HostSettings, taken: Set<String>) {
    let low = UInt64(settings.macAddressMinimum, radix: 16) ?? 0
    let high = UInt64(settings.macAddressMaximum, radix: 16) ?? 0
    candidates = (low...max(low, high)).makeIterator()
    self.taken = taken
  }

  mutating func next() -> String? {
    while let number = candidates.next() {
      let address = Name(String(decoding: hexDigits(number, 12), as: UTF8.self)).capitals
      if !taken.contains(address) { return address }
    }
    return nil
  }
}

extension Text {
  /// The warning of Start-VM and Stop-VM when there is nothing to do (hyperv-texts.md 3.3).
  package static let alreadyInState = Text(
    en: "The virtual machine is already in the specified state.",
    de: "Der virtuelle Computer befindet sich bereits im angegebenen Zustand.")  // ours

  /// A detail line of a record: it ends with the machine's id, in German before the full stop.
  static func detail(_ en: String, _ de: String, _ machine: VirtualMachine) -> Text {
    Text(
      en: "\(en) (Virtual machine ID \(machine.id.capitals))",
      de: "\(de) (ID des virtuellen Computers \(machine.id.capitals)).")
  }
}

extension Refusal {
  package static var wrongState: Refusal {
    Refusal(
      Text(
        en: "The operation cannot be performed while the virtual machine is in its current state.",
        // ours
        de:
          "Der Vorgang kann im aktuellen Zustand des virtuellen Computers nicht ausgeführt werden."
      ),
      "InvalidState", .invalidOperation)
  }

  /// At a prompt this is a question, and yes turns the machine off.
  package static func shutdownUnavailable(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V cannot shut down virtual machine \(machine.name) because the Shutdown "
          + "integration service is unavailable. To avoid potential data loss, you can pause or "
          + "save the state of the virtual machine. The other option is to turn off the virtual "
          + "machine, but data loss might occur.",
        // ours
        de: "Der virtuelle Computer \(machine.name) kann nicht heruntergefahren werden, weil der "
          + "Integrationsdienst für das Herunterfahren nicht verfügbar ist. Um Datenverlust zu "
          + "vermeiden, können Sie den virtuellen Computer anhalten oder seinen Zustand speichern. "
          + "Sie können ihn auch ausschalten, dabei können jedoch Daten verloren gehen."),
      "InvalidOperation", .invalidOperation)
  }

  /// The six lines of a real record: short reasons first, then the same with the id
  /// (hyperv-texts.md 3.4); of the German ones the first and the fourth are known.
  package static func notEnoughMemory(for machine: VirtualMachine) -> Refusal {
    let name = machine.name
    let megabytes = machine.memory.startup / .mebibyte
    let cause =
      "Not enough memory resources are available to complete this operation. (0x8007000E)."
    let ursache =
      "Es sind nicht genügend Arbeitsspeicherressourcen verfügbar, um diesen Vorgang "
      + "abzuschließen. (0x8007000E)"
    let lines = [
      Text(en: "'\(name)' failed to start.", de: "Fehler beim Starten von \"\(name)\"."),
      Text(
        en: "Not enough memory in the system to start the virtual machine \(name).",
        de: "Im System ist nicht genügend Arbeitsspeicher vorhanden, um den virtuellen Computer "
          + "\(name) zu starten."),
      Text(
        en: "Could not initialize memory: \(cause)",
        de: "Der Arbeitsspeicher konnte nicht initialisiert werden: \(ursache)."),
      .detail("'\(name)' failed to start.", "Fehler beim Starten von \"\(name)\"", machine),
      .detail(
        "Not enough memory in the system to start the virtual machine \(name) with ram size "
          + "\(megabytes) megabytes.",
        "Im System ist nicht genügend Arbeitsspeicher vorhanden, um den virtuellen Computer "
          + "\(name) mit \(megabytes) Megabyte zu starten", machine),
      .detail(
        "'\(name)' could not initialize memory: \(cause)",
        "\"\(name)\" konnte den Arbeitsspeicher nicht initialisieren: \(ursache)", machine),
    ]
    return Refusal(.lines(lines), "OutOfMemory", .fromStdErr)
  }

  /// That a pool can run out is documented, the sentence is ours.
  package static func addressPoolExhausted(for machine: VirtualMachine) -> Refusal {
    let lines = [
      Text(
        en: "'\(machine.name)' failed to start.", de: "Fehler beim Starten von \"\(machine.name)\"."
      ),
      Text(
        en: "No available MAC address for virtual machine '\(machine.name)'.",
        de: "Für den virtuellen Computer \"\(machine.name)\" ist keine MAC-Adresse verfügbar."),
    ]
    return Refusal(.lines(lines), "OperationFailed", .notSpecified)
  }
}
