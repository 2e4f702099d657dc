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
    var events: [Event] = running.map {
      .machine($0.id, .stateChanged($0.automatic.stop == .save ? .saved : .off))
    }
    events += [.clockAdvanced(Self.downTime), .host(host.name, .factChanged(.restarted))]
    let returning = running.filter { $0.automatic.start != .nothing }
    return events + returning.map { .machine($0.id, .stateChanged(.running)) }
  }
}
