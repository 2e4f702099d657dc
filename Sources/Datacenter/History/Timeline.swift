/// The steps of a journal as someone sees who goes back and forth in it.
///
/// A return is a step too, so a journal only grows; which versions lie behind and ahead of the
/// present one follows from the steps alone, and every process that shares the journal agrees.
package struct Timeline: Sendable {
  package struct Step: Sendable {
    package let version: Int
    package let time: Instant
    package let events: [Event]
  }

  package private(set) var steps: [Step] = []
  /// Named versions, oldest first; a name used again means the later one.
  package private(set) var marks: [(name: Name, version: Int)] = []
  /// Versions that undo goes back to, the nearest last.
  private var past: [Int] = []
  /// Versions that redo goes on to, the nearest last.
  private var future: [Int] = []
  private var current = 0
  private var same: [Int] = [0]  // by version: the version whose datacenter it has again
  private var clocks: [Instant]

  package init(startingAt clock: Instant) { clocks = [clock] }

  package var version: Int { steps.count }

  package mutating func take(_ events: [Event]) {
    let version = steps.count + 1
    var clock = clocks.last ?? Instant(ticks: 0)
    var target: Int?
    for event in events {
      switch event {
      case .clockAdvanced(let span): clock = clock + span
      case .returned(let earlier) where same.indices.contains(earlier):
        target = same[earlier]
        clock = clocks[earlier]
      case .restored(let earlier) where same.indices.contains(earlier): clock = clocks[earlier]
      case .replaced(let datacenter): clock = datacenter.clock
      case .marked(let name):
        marks.removeAll { $0.name == name }
        marks.append((name, version))
      default: break
      }
    }
    clocks.append(clock)
    steps.append(Step(version: version, time: clock, events: events))
    if let target {
      go(to: target)
    } else if !events.allSatisfy(\.isMark) {
      past.append(current)
      future = []
      current = version
    }
    same.append(current)
  }

  private mutating func go(to target: Int) {
    if let place = past.lastIndex(of: target) {
      future.append(current)
      future += past[(place + 1)...].reversed()
      past.removeSubrange(place...)
    } else if let place = future.lastIndex(of: target) {
      past.append(current)
      past += future[(place + 1)...].reversed()
      future.removeSubrange(place...)
    } else {
      past.append(current)
      future = []
    }
    current = target
  }

  /// The version to go back to so that some steps are undone, and those steps, newest first.
  package func undoing(_ count: Int) -> (version: Int, steps: [Step])? {
    var found: [Step] = []
    var (place, version) = (past.count, current)
    while found.count < count, place > 0 {
      if let step = step(version), !step.isHousekeeping { found.append(step) }
      place -= 1
      version = past[place]
    }
    return found.isEmpty ? nil : (version, found)
  }

  /// The version to go on to so that some undone steps hold again, and those steps.
  package func redoing(_ count: Int) -> (version: Int, steps: [Step])? {
    var found: [Step] = []
    var (place, version) = (future.count, current)
    while place > 0 {
      guard let next = step(future[place - 1]) else { break }
      if !next.isHousekeeping {
        if found.count == count { break }
        found.append(next)
      }
      place -= 1
      version = future[place]
    }
    return found.isEmpty ? nil : (version, found)
  }

  private func step(_ version: Int) -> Step? {
    steps.indices.contains(version - 1) ? steps[version - 1] : nil
  }

  package func version(named name: Name) -> Int? { marks.last { $0.name == name }?.version }
}

extension Timeline.Step {
  /// Entries in logs, tickets and sessions: nobody means them by "the last step".
  package var isHousekeeping: Bool { events.allSatisfy(\.isTrace) }
}

extension Event {
  fileprivate var isMark: Bool {
    if case .marked = self { return true }
    return false
  }

  /// An entry in a log, a ticket, a session, a name: no change anyone asked for.
  package var isTrace: Bool {
    switch self {
    case .host(_, .logged), .host(_, .session), .marked: true
    default: false
    }
  }
}
