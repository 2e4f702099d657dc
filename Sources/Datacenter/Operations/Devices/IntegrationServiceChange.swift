import Messages

/// Enable- and Disable-VMIntegrationService: what guest and host do for each other.
package struct IntegrationServiceChange: Operation {
  package let machine: VirtualMachine.ID
  package let service: IntegrationService.Kind
  package let isEnabled: Bool
  package let session: LogonSession

  package init(
    machine: VirtualMachine.ID, service: IntegrationService.Kind, isEnabled: Bool,
    session: LogonSession
  ) {
    (self.machine, self.service, self.session) = (machine, service, session)
    self.isEnabled = isEnabled
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    let known = machine.integrationServices.first { $0.kind == service }
    guard let known else { throw .integrationServiceNotFound(service.name) }
    guard machine.migration == nil, machine.state != .saved else { throw .wrongState }
    guard known.isEnabled != isEnabled else { return [] }
    return [
      .machine(machine.id, .integrationServiceSwitched(service, isEnabled: isEnabled)),
      .clockAdvanced(.seconds(0.2)),
    ]
  }
}
