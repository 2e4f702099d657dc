import Messages

/// Remove-VMSavedState: the memory that was written down is thrown away; the machine is off.
package struct SavedStateRemoval: Operation {
  package let machine: VirtualMachine.ID
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, session: LogonSession) {
    self.machine = machine
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.migration == nil, machine.state == .saved else { throw .wrongState }
    return [.machine(machine.id, .stateChanged(.off)), .clockAdvanced(.seconds(0.2))]
  }
}

extension MachinePower {
  /// A saved machine goes on only if what was saved can be read (failure catalogue, F35).
  func requireReadableState(of machine: VirtualMachine) throws(Refusal) {
    guard action == .start, machine.state == .saved else { return }
    var inquiry = Inquiry()
    try inquiry.require(
      machine.security.savedStateIsReadable,
      Text(en: "Can the saved state be read?", de: "Ist der gespeicherte Zustand lesbar?"),
      of: machine.host,
      else: Refusal.savedStateUnreadable(machine).because(.savedState(of: machine)))
  }
}

extension Text {
  /// The text of the code (hresult.info has its neighbour 0xC0370029); the German is ours.
  static let savedStateUnreadable = Text(
    en:
      "Cannot restore this virtual machine because the saved state data cannot be read. Delete the "
      + "saved state data and then try to start the virtual machine. (0xC0370027)",
    de: "Dieser virtuelle Computer kann nicht wiederhergestellt werden, weil die Daten des "
      + "gespeicherten Zustands nicht gelesen werden können. Löschen Sie die Daten des gespeicherten "
      + "Zustands, und starten Sie dann den virtuellen Computer. (0xC0370027)")
}

extension Refusal {
  /// The frame of Start-VM's records around that text.
  fileprivate static func savedStateUnreadable(_ machine: VirtualMachine) -> Refusal {
    let name = machine.name
    return Refusal(
      .lines([
        Text(en: "'\(name)' failed to start.", de: "Fehler beim Starten von \"\(name)\"."),
        .savedStateUnreadable,
        .detail("'\(name)' failed to start.", "Fehler beim Starten von \"\(name)\"", machine),
      ]), "OperationFailed", .notSpecified)
  }
}
