/// The inbound connection of one controller from another, with what has still to come over it.
package struct ReplicationLink: Hashable, Sendable {
  package let source: Host.ID
  package let target: Host.ID
  package var isEnabled = true
  package var pending: [Account.ID] = []  // changed at the source since the last success
  package var pendingSince: Instant?
  package var lastAttempt: Instant?
  package var lastSuccess: Instant?
  package var failures = 0  // in a row

  package init(from source: Host.ID, to target: Host.ID) {
    self.source = source
    self.target = target
  }

  mutating func announce(_ account: Account.ID, at now: Instant) {
    if !pending.contains(account) { pending.append(account) }
    if pendingSince == nil { pendingSince = now }
  }

  mutating func succeeded(at now: Instant) {
    pending = []
    pendingSince = nil
    lastAttempt = now
    lastSuccess = now
    failures = 0
  }

  mutating func failed(at now: Instant) {
    lastAttempt = now
    failures += 1
  }
}

extension Datacenter {
  /// When a link replicates next, if there is anything to replicate.
  ///
  /// Inside a site a partner is told of a change after 15 seconds; between sites the schedule rules,
  /// here every whole interval since midnight (Microsoft's replication concepts; the offset is ours).
  package func due(_ link: ReplicationLink) -> Instant? {
    guard let since = link.pendingSince, link.isEnabled else { return nil }
    let earliest = max(since, link.lastAttempt ?? since)
    guard let interval = scheduleInterval(of: link) else {
      return earliest + (link.failures > 0 ? .minutes(1) : .seconds(15))
    }
    return nextTick(after: earliest, every: interval)
  }

  /// Nil: the two are partners who notify each other.
  package func scheduleInterval(of link: ReplicationLink) -> Interval? {
    let sites = (hosts[link.source]?.site, hosts[link.target]?.site)
    guard let domain = hosts[link.source].flatMap(domain(of:)) else { return nil }
    guard let forest = forests[domain.forest] else {
      return sites.0 == sites.1 ? nil : domain.replicationInterval
    }
    guard !forest.isNotified(between: sites.0, and: sites.1) else { return nil }
    return forest.link(between: sites.0, and: sites.1)?.interval ?? domain.replicationInterval
  }

  /// Whether the two controllers can talk to each other at all.
  package func isReachable(_ link: ReplicationLink) -> Bool {
    guard let source = hosts[link.source], let target = hosts[link.target] else { return false }
    return source.isPoweredOn && target.isPoweredOn && canReach(source, from: target)
  }

  /// When a link was last tried and last succeeded, counting the idle runs of its schedule.
  package func lastRuns(of link: ReplicationLink) -> (attempt: Instant?, success: Instant?) {
    guard link.isEnabled, link.failures == 0, let interval = scheduleInterval(of: link),
      interval.ticks > 0
    else { return (link.lastAttempt, link.lastSuccess) }
    // What is pending came after the last run.
    let moment = link.pendingSince ?? clock
    let tick = Instant(ticks: moment.ticks - moment.ticks % interval.ticks)
    return (max(link.lastAttempt ?? tick, tick), max(link.lastSuccess ?? tick, tick))
  }
}

/// The first whole multiple of an interval after a moment.
private func nextTick(after moment: Instant, every interval: Interval) -> Instant {
  guard interval.ticks > 0 else { return moment }
  return Instant(ticks: moment.ticks - moment.ticks % interval.ticks) + interval
}
