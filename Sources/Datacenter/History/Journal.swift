package import Messages

/// Keeps the history of a datacenter: the four calls that a store has to answer.
///
/// A version is the number of steps taken since the start; a step is the list of events one
/// operation decided, and it is kept whole or not at all.
package protocol Journal: AnyObject {
  /// The datacenter at a version (nil: the newest). An empty journal begins with the one given.
  func open(at version: Int?, beginningWith start: () -> Datacenter) throws(JournalFailure)
    -> Versioned
  /// The steps after a version, oldest first.
  func steps(since version: Int) throws(JournalFailure) -> [[Event]]
  /// Adds a step if the journal still ends at the version; false: someone else was faster.
  func append(_ step: [Event], expecting version: Int) throws(JournalFailure) -> Bool
  /// Lets later openings start from here instead of from the beginning.
  func snapshot(_ state: Versioned) throws(JournalFailure)
}

/// A datacenter and how many steps led to it.
package struct Versioned: Sendable {
  package var datacenter: Datacenter
  package var version: Int

  package init(_ datacenter: Datacenter, version: Int) {
    self.datacenter = datacenter
    self.version = version
  }
}

/// Why a journal cannot be read or written.
package struct JournalFailure: Error, Sendable {
  package enum Kind: Sendable { case unusable, readOnly, busy, writing }

  package let kind: Kind
  package let text: Text

  package init(_ kind: Kind, _ text: Text) {
    self.kind = kind
    self.text = text
  }
}

/// The journal of a session without a file: gone when the process ends.
package final class MemoryJournal: Journal {
  private var first: Datacenter?
  private var steps: [[Event]] = []
  private var latest: Versioned?

  package init() {}

  package func open(at version: Int?, beginningWith start: () -> Datacenter) -> Versioned {
    let first = first ?? start()
    self.first = first
    let version = min(max(version ?? steps.count, 0), steps.count)
    let nearest = latest.flatMap { $0.version <= version ? $0 : nil }
    var state = nearest ?? Versioned(first, version: 0)
    replay(Array(steps[state.version..<version]), onto: &state) { target in
      open(at: target, beginningWith: start).datacenter
    }
    return state
  }

  package func steps(since version: Int) -> [[Event]] { Array(steps.dropFirst(max(version, 0))) }

  package func append(_ step: [Event], expecting version: Int) -> Bool {
    guard version == steps.count else { return false }
    steps.append(step)
    return true
  }

  package func snapshot(_ state: Versioned) { latest = state }
}

/// Takes recorded steps; a return to an earlier version asks for the datacenter of then.
package func replay<Failure: Error>(
  _ steps: [[Event]], onto state: inout Versioned,
  reopening: (Int) throws(Failure) -> Datacenter
) throws(Failure) {
  for step in steps {
    for event in step {
      switch event {
      case .returned(let version), .restored(let version):
        state.datacenter = try reopening(version)
      default: state.datacenter.apply(event)
      }
    }
    state.version += 1
  }
}
