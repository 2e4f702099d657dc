import Messages

/// The one place that holds a current datacenter: decisions go in, events are kept, history grows.
///
/// Several processes may share a journal. A step is appended only if nobody was faster; otherwise
/// the others' steps are taken first and the decision is made again on what they left.
package final class Lab {
  private var journal: any Journal
  private var start: () -> Datacenter
  private var state: Versioned?
  private var earlier: [Int: Datacenter] = [:]  // versions seen here, so that undo needs no replay
  private let stepsBetweenSnapshots: Int
  private var knownTimeline: Timeline?

  /// Nothing is opened until the first question.
  package init(
    journal: any Journal = MemoryJournal(), stepsBetweenSnapshots: Int = 512,
    beginningWith start: @escaping () -> Datacenter
  ) {
    self.journal = journal
    self.start = start
    self.stepsBetweenSnapshots = max(stepsBetweenSnapshots, 1)
  }

  /// The datacenter as this process knows it; the first call opens the journal.
  package var datacenter: Datacenter {
    get throws(Refusal) { try opened().datacenter }
  }

  /// How many steps led to the datacenter.
  package var version: Int {
    get throws(Refusal) { try opened().version }
  }

  /// Takes in what other processes have done; to be called before each pipeline.
  package func refresh() throws(Refusal) {
    var state = try opened()
    try refusing { () throws(JournalFailure) in try catchUp(&state) }
    self.state = state
  }

  /// Decides, keeps and applies; a refusal may leave log entries and time gone by, nothing else.
  @discardableResult
  package func carryOut(_ operation: some Operation) throws(Refusal) -> Outcome {
    while true {
      let before = try opened()
      let events: [Event]
      do throws(Refusal) {
        events = try operation.decide(in: before.datacenter)
      } catch {
        guard try logged(error, after: before) else { continue }
        throw error
      }
      let remarks = operation.remarks(in: before.datacenter)
      guard !events.isEmpty else { return Outcome(events: [], remarks: remarks, afterword: nil) }
      let afterword = operation.afterword(in: before.datacenter, after: events)
      guard try keep(events, after: before) else { continue }
      return Outcome(events: events, remarks: remarks, afterword: afterword)
    }
  }

  /// Steps of history since a version, newest last.
  package func history(since version: Int = 0) throws(Refusal) -> [[Event]] {
    _ = try opened()
    return try refusing { () throws(JournalFailure) in try journal.steps(since: version) }
  }

  /// The datacenter as it was at a version.
  package func datacenter(at version: Int) throws(Refusal) -> Datacenter {
    if let known = earlier[version] { return known }
    return try refusing { () throws(JournalFailure) in
      try journal.open(at: version, beginningWith: start).datacenter
    }
  }

  /// Goes back to an earlier version, as a new step, so that it can be undone in turn.
  package func returnTo(version: Int, asRestoring isRestoring: Bool = false) throws(Refusal) {
    while true {
      let before = try opened()
      guard (0...before.version).contains(version) else { throw .noSuchVersion(version) }
      let event = isRestoring ? Event.restored(toVersion: version) : .returned(toVersion: version)
      if try keep([event], after: before) { return }
    }
  }
}

extension Lab {
  /// The history as undo, checkpoints and the list of events see it; kept from call to call.
  package var timeline: Timeline {
    get throws(Refusal) {
      let beginning = try opened()
      var timeline: Timeline
      if let knownTimeline {
        timeline = knownTimeline
      } else {
        timeline = Timeline(startingAt: try datacenter(at: 0).clock)
      }
      guard timeline.version < beginning.version else { return timeline }
      for step in try history(since: timeline.version) { timeline.take(step) }
      knownTimeline = timeline
      return timeline
    }
  }

  /// Runs something on a copy: whatever it does, the datacenter and its history stay as they are.
  package func trying<Result>(
    _ body: () throws -> Result
  ) throws -> (result: Result, before: Datacenter, after: Datacenter) {
    let before = try opened()
    let kept = (journal, start, state, earlier, knownTimeline)
    defer { (journal, start, state, earlier, knownTimeline) = kept }
    let copy = MemoryJournal()
    start = { before.datacenter }
    state = copy.open(at: nil, beginningWith: start)
    (journal, earlier, knownTimeline) = (copy, [:], nil)
    let result = try body()
    return (result, before.datacenter, try opened().datacenter)
  }
}

/// What an operation did, and what goes with it.
package struct Outcome: Sendable {
  package let events: [Event]
  package let remarks: [Remark]
  package let afterword: Explanation?
}

extension Lab {
  private func opened() throws(Refusal) -> Versioned {
    if let state { return state }
    let opened = try refusing { () throws(JournalFailure) in
      try journal.open(at: nil, beginningWith: start)
    }
    state = opened
    return opened
  }

  /// Keeps what a refusal leaves behind; that this fails does not hide the refusal itself.
  private func logged(_ refusal: Refusal, after before: Versioned) throws(Refusal) -> Bool {
    guard !refusal.aftermath.isEmpty else { return true }
    do throws(Refusal) {
      return try keep(refusal.aftermath, after: before)
    } catch {
      throw refusal
    }
  }

  /// False: another process was faster; its steps are taken in by then.
  private func keep(_ step: [Event], after before: Versioned) throws(Refusal) -> Bool {
    var state = before
    return try refusing { () throws(JournalFailure) in
      let isKept = try journal.append(step, expecting: before.version)
      if isKept {
        try take([step], onto: &state)
        if state.version % stepsBetweenSnapshots == 0 { try journal.snapshot(state) }
      } else {
        try catchUp(&state)
      }
      self.state = state
      return isKept
    }
  }

  private func catchUp(_ state: inout Versioned) throws(JournalFailure) {
    try take(try journal.steps(since: state.version), onto: &state)
  }

  private func take(_ steps: [[Event]], onto state: inout Versioned) throws(JournalFailure) {
    for step in steps {
      earlier[state.version] = state.datacenter
      try replay([step], onto: &state) { (version) throws(JournalFailure) in
        if let known = earlier[version] { return known }
        return try journal.open(at: version, beginningWith: start).datacenter
      }
    }
  }

  private func refusing<Value>(
    _ work: () throws(JournalFailure) -> Value
  ) throws(Refusal) -> Value {
    do throws(JournalFailure) {
      return try work()
    } catch {
      throw Refusal(error)
    }
  }
}

extension Refusal {
  init(_ failure: JournalFailure) {
    let isReading = failure.kind == .unusable
    self.init(
      failure.text, isReading ? "StateFileUnusable" : "StateFileNotWritten",
      isReading ? .openError : .writeError)
  }

  package static func noSuchVersion(_ version: Int) -> Refusal {
    Refusal(
      Text(
        en: "There is no step \(version) in the history.",
        de: "In der Geschichte gibt es keinen Schritt \(version)."),
      "InvalidArgument", .invalidArgument)
  }
}
