import Messages

/// Connect- and Disconnect-VMNetworkAdapter: which switch an adapter of a machine is at.
package struct AdapterConnection: Operation {
  package let machine: VirtualMachine.ID
  package let adapter: Guid
  package let switchName: String?  // nil: none
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, adapter: Guid, switchName: String?, session: LogonSession
  ) {
    self.machine = machine
    self.adapter = adapter
    self.switchName = switchName
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard let adapter = machine.adapters.first(where: { $0.id == adapter }) else {
      throw .adapterNotFound
    }
    guard let switchName else {
      return [.machine(machine.id, .adapterConnected(adapter: adapter.id, to: nil))]
    }
    guard let found = host.virtualSwitch(Name(switchName)) else {
      throw .switchNotFound(switchName)
    }
    return [.machine(machine.id, .adapterConnected(adapter: adapter.id, to: found.name))]
  }
}

extension Refusal {
  /// Real (hyperv-texts.md 3.1); the German line is ours.
  package static var adapterNotFound: Refusal {
    Refusal(
      Text(
        en: "No network adapter was found with the given criteria.",
        de: "Mit den angegebenen Kriterien wurde kein Netzwerkadapter gefunden."),
      "ObjectNotFound", .objectNotFound)
  }
}
