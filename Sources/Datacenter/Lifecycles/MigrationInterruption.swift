import Messages

/// What breaks a migration that is under way: a fault that comes due before the machine has arrived.
///
/// The machine goes on running at the source: what was copied is thrown away, and only the clock,
/// the fault itself and the event log show that anything was tried.
extension MigrationParties {
  func requireWayThrough(
    _ stages: [MigrationStage], _ connection: MigrationConnection, after asked: [Finding]
  ) throws(Refusal) {
    let beginning = stages.first?.events ?? []
    let end = datacenter.clock + stages.reduce(.zero) { $0 + $1.duration }
    let due = datacenter.faults.filter { $0.at < end }.sorted { $0.at < $1.at }
    for fault in due {
      let passed = max(fault.at - datacenter.clock, .zero)
      let then = datacenter.applying([.clockAdvanced(passed)])
      guard var interrupted = breakage(in: then, connection, by: fault.name) else { continue }
      let question = Finding(
        Text(
          en: "Does the connection last until the machine has arrived?",
          de: "Hält die Verbindung, bis der Computer angekommen ist?"),
        holds: false, asked: destination.name)
      interrupted.chain = asked + [question]
      interrupted.aftermath = broken(beginning, after: passed) + leftovers(in: then)
      throw interrupted
    }
  }

  /// The events of the beginning without their own passing of time, then what ends it.
  private func broken(_ beginning: [Event], after passed: Interval) -> [Event] {
    let started = beginning.filter {
      if case .clockAdvanced = $0 { return false }
      return true
    }
    return started + [.clockAdvanced(passed), .machine(machine.id, .migrationFailed)]
  }

  /// The destination clears its planned machine away, unless its own service is what stopped (F28).
  private func leftovers(in then: Datacenter) -> [Event] {
    guard let other = then.hosts[destination.name],
      !other.runs(WindowsService.machineManagement), !other.plannedLeftovers.contains(machine.id)
    else { return [] }
    return [
      .host(other.name, .factChanged(.leftovers(other.plannedLeftovers + [machine.id])))
    ]
  }

  private func breakage(
    in then: Datacenter, _ connection: MigrationConnection, by fault: Name
  ) -> Refusal? {
    guard let one = then.hosts[source.name], let other = then.hosts[destination.name] else {
      return nil
    }
    let service = WindowsService.machineManagement
    guard one.runs(service), other.runs(service) else {
      let stopped = one.runs(service) ? other : one
      return refusals.connectionLost(isClosed: other.isPoweredOn).because(
        .serviceLost(stopped, by: fault))
    }
    let address = connection.destinationAddress
    guard case .reached(let path) = then.contact(address, of: other, from: one),
      one.firewallLetsOut(Port.migration, to: path.destinationAddress),
      other.firewallAdmits(Port.migration, from: path.sourceAddress)
    else {
      return refusals.connectionLost(isClosed: false).because(
        .linkLost(address, source.name, by: fault))
    }
    for volume in other.volumes {
      let needed = relocation.copies.filter { $0.to.path.drive == volume.letter }
        .reduce(0) { $0 + $1.image.fileSize }
      guard needed > volume.free else { continue }
      return refusals.diskFull(volume.letter).because(.space(volume, other.name, needed: needed))
    }
    return nil
  }
}
