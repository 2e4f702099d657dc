import Messages

/// Update-VMVersion: a machine that is off gets the newest configuration version of its host, for good.
package struct VersionUpdate: Operation {
  package let machine: VirtualMachine.ID
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, session: LogonSession) {
    (self.machine, self.session) = (machine, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.state == .off, machine.migration == nil else { throw .notNow(.machine, machine) }
    let newest = host.operatingSystem.release.defaultVersion
    guard machine.version < newest else { return [] }
    return [.machine(machine.id, .versionUpdated(newest)), .clockAdvanced(.seconds(1))]
  }
}
