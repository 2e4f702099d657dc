import Datacenter
import Messages
import Testing

/// Undo, redo, returns and copies of a lab.
@Suite struct TimelineTests {
  private func lab() -> Lab { Lab { Datacenter.twoHosts() } }

  private func step(_ lab: Lab, _ minutes: Double) throws {
    try lab.carryOut(ClockAdvance(.minutes(minutes)))
  }

  private func undo(_ lab: Lab, _ count: Int = 1) throws {
    let found = try #require(try lab.timeline.undoing(count))
    try lab.returnTo(version: found.version)
  }

  private func redo(_ lab: Lab, _ count: Int = 1) throws {
    let found = try #require(try lab.timeline.redoing(count))
    try lab.returnTo(version: found.version)
  }

  private func minutes(_ lab: Lab) throws -> Int {
    Int((try lab.datacenter.clock - Datacenter.twoHosts().clock).seconds / 60)
  }

  @Test func undoAndRedo() throws {
    let lab = lab()
    for minute in [1.0, 2, 4] { try step(lab, minute) }
    try undo(lab)
    #expect(try minutes(lab) == 3)
    try undo(lab, 2)
    #expect(try minutes(lab) == 0)
    #expect(try lab.timeline.undoing(1) == nil)
    try redo(lab)
    #expect(try minutes(lab) == 1)
    try redo(lab, 9)
    #expect(try minutes(lab) == 7)
    #expect(try lab.timeline.redoing(1) == nil)
  }

  @Test func aNewStepEndsRedo() throws {
    let lab = lab()
    try step(lab, 1)
    try undo(lab)
    try step(lab, 2)
    #expect(try lab.timeline.redoing(1) == nil)
    try undo(lab)
    #expect(try minutes(lab) == 0)
  }

  @Test func aRestoreIsUndone() throws {
    let lab = lab()
    try step(lab, 1)
    try lab.carryOut(LabMark("here"))
    try step(lab, 2)
    let version = try #require(try lab.timeline.version(named: "here"))
    try lab.returnTo(version: version, asRestoring: true)
    #expect(try minutes(lab) == 1)
    try undo(lab)
    #expect(try minutes(lab) == 3)
    try redo(lab)
    #expect(try minutes(lab) == 1)
  }

  @Test func aTrialLeavesNothing() throws {
    let lab = lab()
    try step(lab, 1)
    let run = try lab.trying { try step(lab, 60) }
    #expect(run.after.clock - run.before.clock == .minutes(60))
    #expect(try minutes(lab) == 1)
    #expect(try lab.version == 1)
    struct Failure: Error {}
    #expect(throws: Failure.self) {
      try lab.trying {
        try step(lab, 5)
        throw Failure()
      }
    }
    #expect(try minutes(lab) == 1)
  }

  @Test func manyStepsComeBack() throws {
    let lab = lab()
    for _ in 0..<2000 { try step(lab, 1) }
    for _ in 0..<2000 { try undo(lab) }
    #expect(try minutes(lab) == 0)
    try redo(lab, 2000)
    #expect(try minutes(lab) == 2000)
  }
}
