import Datacenter
import DatacenterStore
import Foundation
import Messages
import Testing

/// A folder of its own for each test, gone afterwards.
final class Scratch {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    chmod(folder.path, 0o755)
    try? FileManager.default.removeItem(at: folder)
  }

  var file: String { folder.appending(path: "dc.hvlab").path }
  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()
  }

  func lab(stepsBetweenSnapshots: Int = 512) -> Lab {
    Lab(
      journal: SQLiteJournal(path: file), stepsBetweenSnapshots: stepsBetweenSnapshots,
      beginningWith: { .twoHosts() })
  }

  func worker(_ times: Int) throws -> (process: Process, output: Pipe) {
    let process = Process()
    let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    process.executableURL = URL(filePath: here).deletingLastPathComponent()
      .appending(path: "StoreWorker")
    process.arguments = [file, String(times)]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    return (process, output)
  }
}

private func set(_ lab: Lab, _ setting: HostSetting) throws {
  let session = try lab.datacenter.signedIn
  try lab.carryOut(HostSettingsChange(host: "HV01", settings: [setting], session: session))
}

private func limit(_ lab: Lab) throws -> UInt32? {
  try lab.datacenter.hosts["HV01"]?.migration.maximumMigrations
}

private func refusal(_ work: () throws -> Void) -> Refusal? {
  do {
    try work()
    return nil
  } catch { return error as? Refusal }
}

@Suite struct StoreTests {
  @Test func nothingIsOpenedBeforeTheFirstQuestion() throws {
    let scratch = try Scratch()
    let lab = scratch.lab()
    #expect(scratch.names.isEmpty)
    _ = try lab.datacenter
    #expect(scratch.names.contains("dc.hvlab"))
    #expect(!scratch.names.contains { $0.hasSuffix(".new") })
  }

  @Test func whatOneProcessSetsTheNextOneSees() throws {
    let scratch = try Scratch()
    do {
      let lab = scratch.lab()
      let session = try lab.datacenter.signedIn
      try set(lab, .authentication(.kerberos))
      for host in ["HV01", "HV02"] {
        try lab.carryOut(MigrationSwitch(host: host, isEnabled: true, session: session))
        try lab.carryOut(
          MigrationNetworkChange(
            host: host, subnet: "192.168.10.0/24", change: .add(priority: 1), session: session))
      }
    }
    let again = try scratch.lab().datacenter
    #expect(again.hosts["HV02"]?.migration.isEnabled == true)
    #expect(again.hosts["HV01"]?.migration.authentication == .kerberos)
    #expect(again.hosts["HV01"]?.migration.networks.map(\.priority) == [1])
  }

  @Test func aMoveSurvivesStorageWithEverything() throws {
    let scratch = try Scratch()
    let lab = scratch.lab()
    let session = try lab.datacenter.signedIn
    for host in ["HV01", "HV02"] {
      try lab.carryOut(MigrationSwitch(host: host, isEnabled: true, session: session))
      try lab.carryOut(
        HostSettingsChange(host: host, settings: [.useAnyNetwork(true)], session: session))
    }
    let web01 = try #require(try lab.datacenter.machines(named: "web01", on: "HV01").first)
    try lab.carryOut(
      LiveMigration(
        machine: web01.id, destination: "HV02", storage: .moves(below: #"D:\VMs\web01"#),
        session: session))
    let here = try lab.datacenter
    let there = try scratch.lab().datacenter
    #expect(there.machines[web01.id]?.lastMigration == here.machines[web01.id]?.lastMigration)
    #expect(there.machines[web01.id]?.host == "HV02")
    #expect(there.hosts["HV01"]?.eventLog.inOrder == here.hosts["HV01"]?.eventLog.inOrder)
    #expect(there.clock == here.clock)
    #expect(there.brokenInvariants.isEmpty)
  }

  /// Replayed event by event, and read from a snapshot.
  @Test(arguments: [1, 512]) func whatIsMadeSurvivesStorage(stepsBetweenSnapshots: Int) throws {
    let scratch = try Scratch()
    let lab = scratch.lab(stepsBetweenSnapshots: stepsBetweenSnapshots)
    let session = try lab.datacenter.signedIn
    var creation = MachineCreation(host: "HV01", name: "new", session: session)
    creation.disk = .new(path: #"D:\new.vhdx"#, size: 10 * .gibibyte)
    creation.bootDevice = .vhd
    try lab.carryOut(creation)
    let id = try #require(try lab.datacenter.machines(named: "new", on: "HV01").first?.id)
    let legacy = try #require(try lab.datacenter.machines(named: "legacy01", on: "HV01").first)
    let settings: [MachineSetting] = [
      .name("renamed"), .notes("n"), .processorCount(4), .startupMemory(2 * .gibibyte),
      .startAction(.start), .checkpointType(.standard), .automaticCheckpoints(true),
    ]
    try lab.carryOut(MachineChange(machine: id, settings: settings, session: session))
    for name in ["one", "two"] {
      try lab.carryOut(Checkpointing(machine: id, name: name, session: session))
    }
    let lan = try #require(try lab.datacenter.hosts["HV01"]?.switches.first)
    for change: VirtualSwitchChange.Change in [
      .create(name: "s", kind: .internal, id: nil, notes: "n"),
      .set(lan.id, kind: .private, allowsManagementOS: nil, notes: "n"), .remove(lan.id),
    ] {
      try lab.carryOut(VirtualSwitchChange(host: "HV01", change: change, session: session))
    }
    try lab.carryOut(
      MediumChange(
        machine: legacy.id, slot: legacy.dvdDrives[0].slot, path: nil, session: session))
    let removed = try #require(try lab.datacenter.machines(named: "app01", on: "HV01").first)
    try lab.carryOut(MachineRemoval(machine: removed.id, session: session))
    let (here, there) = (try lab.datacenter, try scratch.lab().datacenter)
    #expect("\(here.machines.values)" == "\(there.machines.values)")
    #expect(here.hosts["HV01"]?.switches == there.hosts["HV01"]?.switches)
    #expect(there.machines[id]?.checkpoints.count == 2)
    #expect(there.brokenInvariants == [])
  }

  @Test func snapshotsAndUndoAgreeWithReplay() throws {
    let scratch = try Scratch()
    let lab = scratch.lab(stepsBetweenSnapshots: 7)
    for number in 1...20 { try set(lab, .maximumMigrations(UInt32(number + 100))) }
    try lab.returnTo(version: 3)
    #expect(try limit(lab) == 103)
    try set(lab, .maximumMigrations(500))
    let other = scratch.lab()
    #expect(try limit(other) == 500)
    #expect(try other.version == 22)
    #expect(try other.datacenter(at: 21).hosts["HV01"]?.migration.maximumMigrations == 103)
    #expect(try other.datacenter(at: 12).hosts["HV01"]?.migration.maximumMigrations == 112)
    #expect(refusal { try other.returnTo(version: 99) } != nil)
  }

  @Test func aLabSeesWhatAnotherOneDid() throws {
    let scratch = try Scratch()
    let (one, other) = (scratch.lab(), scratch.lab())
    _ = try other.datacenter
    try set(one, .maximumMigrations(7))
    try other.refresh()
    #expect(try limit(other) == 7)
    try set(one, .maximumMigrations(8))  // the other one does not know yet, and decides again
    let session = try other.datacenter.signedIn
    try other.carryOut(MigrationSwitch(host: "HV01", isEnabled: true, session: session))
    #expect(try limit(other) == 8)
    try one.refresh()
    #expect(try one.datacenter.hosts["HV01"]?.migration.isEnabled == true)
  }

  @Test func twoProcessesLoseNoChange() throws {
    let scratch = try Scratch()
    let workers = [try scratch.worker(1000), try scratch.worker(1000)]
    for worker in workers {
      _ = worker.output.fileHandleForReading.readDataToEndOfFile()
      worker.process.waitUntilExit()
      #expect(worker.process.terminationStatus == 0)
    }
    let lab = scratch.lab()
    #expect(try limit(lab) == 2002)
    #expect(try lab.version == 2000)
  }

  /// A sample; the thousand kills of the release command are the same loop.
  @Test func aKilledProcessLosesNothingItSaid() throws {
    let scratch = try Scratch()
    let kills = Int(ProcessInfo.processInfo.environment["HVLAB_KILLS"] ?? "") ?? 12
    for round in 0..<kills {
      let (process, output) = try scratch.worker(100_000)
      usleep(UInt32(20_000 + round * 3_000))
      kill(process.processIdentifier, SIGKILL)
      let said = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      let lines = String(decoding: said, as: UTF8.self).split(separator: "\n")
      let acknowledged = lines.last.flatMap { UInt32($0) } ?? 2
      guard FileManager.default.fileExists(atPath: scratch.file) else { continue }
      let datacenter = try scratch.lab().datacenter
      let kept = datacenter.hosts["HV01"]?.migration.maximumMigrations ?? 0
      #expect(kept >= acknowledged)
      #expect(kept == datacenter.hosts["HV02"]?.migration.maximumMigrations)
    }
  }
}

@Suite struct UnusableFileTests {
  /// Opening fails with the sentence, and the file stays byte for byte what it was.
  private func expectRefused(_ scratch: Scratch, _ sentence: String) throws {
    let before = try Data(contentsOf: URL(filePath: scratch.file))
    let refused = refusal { _ = try scratch.lab().datacenter }
    #expect(refused?.text.en.contains(sentence) == true, "\(refused?.text.en ?? "no refusal")")
    #expect(refused?.category == .openError)
    #expect(try Data(contentsOf: URL(filePath: scratch.file)) == before)
    #expect(scratch.names == ["dc.hvlab"])
  }

  private func made(_ change: (inout Data) -> Void) throws -> Scratch {
    let scratch = try Scratch()
    do {
      let lab = scratch.lab()
      for number in 1...30 { try set(lab, .maximumMigrations(UInt32(number))) }
    }
    var bytes = try Data(contentsOf: URL(filePath: scratch.file))
    change(&bytes)
    try bytes.write(to: URL(filePath: scratch.file))
    return scratch
  }

  @Test func emptyFile() throws {
    try expectRefused(try made { $0 = Data() }, "is empty")
  }

  @Test func foreignFile() throws {
    try expectRefused(
      try made { $0 = Data("Name,State\nweb01,Running\n".utf8) }, "is not a state file")
  }

  @Test func foreignDatabase() throws {
    try expectRefused(try made { $0[68] = 0 }, "is not a state file")
  }

  @Test func newerFile() throws {
    try expectRefused(try made { $0[63] = 9 }, "newer version")
  }

  @Test func truncatedFile() throws {
    try expectRefused(try made { $0 = $0.prefix($0.count / 2) }, "is damaged")
    try expectRefused(try made { $0 = $0.prefix(50) }, "is damaged")
  }

  @Test func damagedFile() throws {
    let scratch = try made { bytes in
      for place in stride(from: 200, to: bytes.count, by: 97) { bytes[place] ^= 0x55 }
    }
    try expectRefused(scratch, "is damaged")
  }

  @Test func oneFlippedBitInARow() throws {
    let scratch = try made { bytes in
      if let place = bytes.firstRange(of: Data("contoso.com".utf8))?.lowerBound {
        bytes[place] ^= 1
      }
    }
    try expectRefused(scratch, "is damaged")
  }

  @Test func folderInsteadOfAFile() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.file, withIntermediateDirectories: false)
    let refused = refusal { _ = try scratch.lab().datacenter }
    #expect(refused?.text.en.contains("is not a regular file") == true)
  }

  @Test func folderThatIsMissing() throws {
    let lab = Lab(journal: SQLiteJournal(path: "/nowhere/dc.hvlab")) { .twoHosts() }
    let refused = refusal { _ = try lab.datacenter }
    #expect(
      refused?.text.en
        == "The state file '/nowhere/dc.hvlab' cannot be opened: No such file or directory.")
  }

  @Test(arguments: [false, true]) func readOnlyFile(folderToo: Bool) throws {
    let scratch = try made { _ in }
    chmod(scratch.file, 0o444)
    if folderToo { chmod(scratch.folder.path, 0o555) }
    let before = try Data(contentsOf: URL(filePath: scratch.file))
    let lab = scratch.lab()
    #expect(try limit(lab) == 30)
    let refused = refusal { try set(lab, .maximumMigrations(99)) }
    #expect(refused?.category == .writeError)
    #expect(refused?.text.de.contains("schreibgeschützt") == true)
    #expect(try limit(lab) == 30)
    #expect(scratch.names == ["dc.hvlab"])
    #expect(try Data(contentsOf: URL(filePath: scratch.file)) == before)
  }

  @Test(arguments: [false, true]) func aFileThatWasTakenAway(anotherStands: Bool) throws {
    let scratch = try made { _ in }
    let lab = scratch.lab()
    #expect(try limit(lab) == 30)
    try FileManager.default.removeItem(atPath: scratch.file)
    if anotherStands { try Data("mine".utf8).write(to: URL(filePath: scratch.file)) }
    let refused = refusal { try set(lab, .maximumMigrations(99)) }
    #expect(refused?.text.en.contains("was moved, deleted or replaced") == true)
    #expect(try limit(lab) == 30)
  }
}
