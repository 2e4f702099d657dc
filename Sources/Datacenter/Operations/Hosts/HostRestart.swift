/// Restart-Computer: machines are saved or stopped as each is set to, tickets are gone, and the
/// machines that ran come back.
package struct HostRestart: Operation {
  package let host: String
  package let session: LogonSession

  package init(_ host: String, session: LogonSession) {
    self.host = host
    self.session = session
  }

  // How long Windows takes is ours: an order of magnitude.
  private static let downTime = Interval.minutes(2)

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session)
    let machines = datacenter.machines(on: host.name)
    guard machines.allSatisfy({ $0.migration == nil }) else { throw .wrongState }
    let running = machines.filter { $0.isActive }
    var events = running.flatMap { stop($0, at: datacenter.clock) }
    events += [.clockAdvanced(Self.downTime), .host(host.name, .factChanged(.restarted))]
    let returning = running.filter { $0.automatic.start != .nothing }
    return events + returning.flatMap { start($0, at: datacenter.clock + Self.downTime) }
  }

  private func stop(_ machine: VirtualMachine, at time: Instant) -> [Event] {
    let happening: MachineHappening =
      switch machine.automatic.stop {
      case .save: .saved
      case .turnOff: .turnedOff
      case .shutDown: .shutDown
      }
    return [
      .machine(machine.id, .stateChanged(happening == .saved ? .saved : .off)),
      machine.logged(happening, at: time),
    ]
  }

  private func start(_ machine: VirtualMachine, at time: Instant) -> [Event] {
    let isSaved = machine.automatic.stop == .save
    return [
      .machine(machine.id, .stateChanged(.running)),
      machine.logged(isSaved ? .restored : .started, at: time),
    ]
  }
}
