/// What the clocks of the hosts show: the right time and how far each of them is off.
extension Datacenter {
  package func time(at host: Host.ID) -> Instant {
    clock + (hosts[host]?.clockOffset ?? .zero)
  }

  /// The time at the host where a new shell begins.
  package var ownTime: Instant { time(at: signedIn.host) }
}

/// Set-Date, w32tm /resync: a host's clock is set.
package struct ClockSetting: Operation {
  package enum Change: Hashable, Sendable {
    case to(Instant)
    case by(Interval)
    case synchronized  // with the domain's time, by the service Windows Time
  }

  package let change: Change
  package let session: LogonSession

  package init(_ change: Change, session: LogonSession) {
    self.change = change
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(session.host.text, for: session)
    let offset: Interval
    switch change {
    case .to(let instant): offset = instant - datacenter.clock
    case .by(let span):
      let (sum, isTooFar) = host.clockOffset.ticks.addingReportingOverflow(span.ticks)
      offset = isTooFar ? host.clockOffset : Interval(ticks: sum)
    case .synchronized:
      let controller = datacenter.controller(for: host)
      offset = controller.flatMap { datacenter.hosts[$0]?.clockOffset } ?? .zero
    }
    guard offset != host.clockOffset else { return [] }
    return [.host(host.name, .factChanged(.clockOffset(offset)))]
  }
}
