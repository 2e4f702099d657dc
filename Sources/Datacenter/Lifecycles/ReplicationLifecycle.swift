/// What happens by itself while the clock runs: replication by schedule, and faults that come due.
///
/// The steps are taken at their own moments and in a fixed order, so that one long wait and many
/// short ones end in the same datacenter.
extension Datacenter {
  mutating func pass(_ span: Interval) {
    let end = clock + max(span, .zero)
    while let next = nextFault(until: end) {
      replicate(until: next.at)
      clock = max(clock, next.at)
      faults.removeAll { $0.name == next.name }
      apply(next.events)
    }
    replicate(until: end)
    clock = end
  }

  private func nextFault(until end: Instant) -> ScheduledFault? {
    faults.filter { $0.at <= end }.min { ($0.at, $0.name) < ($1.at, $1.name) }
  }

  private mutating func replicate(until end: Instant) {
    while let (index, moment) = nextDueLink(until: end) {
      clock = max(clock, moment)
      if isReachable(directory.links[index]) {
        replicate(over: index)
      } else {
        fail(index, until: end)
      }
    }
  }

  private func nextDueLink(until end: Instant) -> (index: Int, moment: Instant)? {
    var next: (index: Int, moment: Instant)?
    for index in directory.links.indices {
      guard let moment = due(directory.links[index]), moment <= end else { continue }
      if next.map({ moment < $0.moment }) ?? true { next = (index, moment) }
    }
    return next
  }

  /// A partner that cannot be reached now is not reached before the next thing changes: the tries
  /// until then are counted, not made one by one.
  private mutating func fail(_ index: Int, until end: Instant) {
    let interval = scheduleInterval(of: directory.links[index]) ?? .minutes(1)
    let more = interval.ticks > 0 ? (end - clock).ticks / interval.ticks : 0
    directory.links[index].failed(at: clock + Interval(ticks: more * interval.ticks))
    directory.links[index].failures += Int(clamping: more)
  }

  /// Brings everything that is pending over a link.
  mutating func replicate(over index: Int) {
    let link = directory.links[index]
    for account in link.pending { copy(account, from: link.source, to: link.target) }
    directory.links[index].succeeded(at: clock)
  }

  /// Takes one object's newer attributes to another controller, which tells its own partners.
  mutating func copy(_ id: Account.ID, from source: Host.ID, to target: Host.ID) {
    guard let theirs = directory.replicas[source]?.objects[id],
      var replica = directory.replicas[target]
    else { return }
    if var mine = replica.objects[id] {
      guard mine.merge(theirs) else { return }
      replica.keep(mine)
    } else {
      replica.keep(theirs)
    }
    directory.replicas[target] = replica
    announce(id, at: target, except: source)
  }

  mutating func announce(_ id: Account.ID, at controller: Host.ID, except source: Host.ID? = nil) {
    for index in directory.links.indices
    where directory.links[index].source == controller && directory.links[index].target != source {
      directory.links[index].announce(id, at: clock)
    }
  }
}

/// Something that will go wrong, or right again, at a moment: a list of events under a name.
package struct ScheduledFault: Sendable {
  package var name: Name
  package var at: Instant
  package var events: [Event]

  package init(_ name: Name, at: Instant, _ events: [Event]) {
    self.name = name
    self.at = at
    self.events = events
  }
}
