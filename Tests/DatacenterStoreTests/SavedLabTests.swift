import Datacenter
import DatacenterStore
import Foundation
import Messages
import Testing

/// A lab written as the bytes of a state file opens again with its history.
@Suite struct SavedLabTests {
  @Test func historySurvives() throws {
    let lab = Lab { Datacenter.twoHosts() }
    try lab.carryOut(LabMark("start"))
    try lab.carryOut(ClockAdvance(.minutes(5)))
    try lab.returnTo(version: 1)
    try lab.carryOut(LabReplacement(Datacenter.twoHosts(seed: 7)))
    try lab.returnTo(version: 1, asRestoring: true)
    let path = NSTemporaryDirectory() + UUID().uuidString + ".hvlab"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    try Data(StateFileBytes.holding(lab)).write(to: URL(fileURLWithPath: path))
    let opened = Lab(journal: SQLiteJournal(path: path)) { Datacenter.twoHosts(seed: 99) }
    #expect(try opened.version == 5)
    #expect(try opened.datacenter.seed == 1)
    #expect(try opened.timeline.version(named: "start") == 1)
    let back = try #require(try opened.timeline.undoing(1))
    try opened.returnTo(version: back.version)
    #expect(try opened.datacenter.seed == 7)
  }
}
