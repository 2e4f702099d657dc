import Messages

/// DestroySystem of the management service: what a broken move left at its destination goes away.
package struct PlannedMachineRemoval: Operation {
  package let machine: VirtualMachine.ID
  package let host: String
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, on host: String, session: LogonSession) {
    (self.machine, self.host, self.session) = (machine, host, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    guard host.plannedLeftovers.contains(machine) else { throw .machineNotFound(id: machine) }
    let others = host.plannedLeftovers.filter { $0 != machine }
    return [.host(host.name, .factChanged(.leftovers(others)))]
  }
}
