import Datacenter
import Messages
import Testing

/// Machines made, changed, checkpointed and removed, and virtual switches: one test per refusal.
@Suite struct MachineOperationTests {
  private func creation(_ bench: Bench, _ change: (inout MachineCreation) -> Void = { _ in })
    -> MachineCreation
  {
    var creation = MachineCreation(host: "HV01", name: "new", session: bench.session)
    change(&creation)
    return creation
  }

  private func first(_ refusal: Refusal?) -> String? {
    refusal?.text.en.split(separator: "\n").first.map(String.init)
  }

  private func last(_ refusal: Refusal?) -> String? {
    refusal?.text.en.split(separator: "\n").last.map(String.init)
  }

  @Test func aMachineIsMadeWithItsDisk() throws {
    var bench = Bench()
    let free = bench.datacenter.hosts["HV01"]?.volumes[1].free ?? 0
    try bench.carryOut(
      creation(bench) {
        $0.disk = .new(path: #"D:\a.vhdx"#, size: 10 * .gibibyte)
        $0.generation = 2
      })
    let machine = try #require(bench.machine("new"))
    #expect(machine.hardDrives.first?.slot == ControllerSlot(.scsi, 0, 0))
    #expect(machine.state == .off)
    #expect(bench.datacenter.hosts["HV01"]?.volumes[1].free == free - 4 * .mebibyte)
    try bench.carryOut(MachineRemoval(machine: machine.id, session: bench.session))
    #expect(bench.machine("new") == nil)
    #expect(
      bench.datacenter.images[FileLocation(host: "HV01", path: WindowsPath(#"D:\a.vhdx"#))] != nil)
  }

  @Test func newMachinesAreRefused() {
    let bench = Bench()
    let cases: [((inout MachineCreation) -> Void, String, String)] = [
      ({ $0.memory = 3 }, "InvalidParameter", "Failed to modify device 'Memory'."),
      (
        { $0.version = ConfigurationVersion(12) }, "InvalidParameter",
        "The configuration version '12.0' is not supported on computer 'HV01'."
      ),
      ({ $0.path = #"Q:\"# }, "ObjectNotFound", "Failed to create a new virtual machine."),
      (
        { $0.switchName = "no" }, "InvalidParameter",
        "Hyper-V was unable to find a virtual switch with name \"no\"."
      ),
      (
        { $0.disk = .existing(path: #"D:\no.vhdx"#) }, "ObjectNotFound",
        "Failed to add device 'Synthetic Disk Drive'."
      ),
      (
        { $0.disk = .existing(path: #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#) },
        "OperationFailed", "Failed to add device 'Synthetic Disk Drive'."
      ),
      (
        { $0.disk = .new(path: #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#, size: .gibibyte) },
        "OperationFailed", "Failed to create the virtual hard disk."
      ),
      (
        { $0.disk = .new(path: #"Q:\a.vhdx"#, size: .gibibyte) }, "OperationFailed",
        "Failed to create the virtual hard disk."
      ),
      (
        { $0.disk = .new(path: #"D:\a.iso"#, size: .gibibyte) }, "InvalidParameter",
        #"The file name 'D:\a.iso' must end in .vhdx, or in .vhd for a machine of generation 1."#
      ),
      (
        { $0.disk = .new(path: #"D:\a.vhdx"#, size: 1) }, "InvalidParameter",
        #"The size of the virtual hard disk 'D:\a.vhdx' must be between 3 MB and 64 TB."#
      ),
    ]
    for (change, id, text) in cases {
      let refusal = bench.refusal(creation(bench, change))
      #expect(refusal?.errorID == id, "\(text)")
      #expect(first(refusal) == text)
    }
  }

  @Test func aMachineThatRunsIsNotRemoved() {
    let bench = Bench()
    let removal = MachineRemoval(machine: bench.id("web01"), session: bench.session)
    #expect(bench.refusal(removal)?.errorID == "InvalidState")
    #expect(
      bench.refusal(MachineRemoval(machine: .empty, session: bench.session))?.errorID
        == "ObjectNotFound")
  }

  @Test func waitingHasALimit() throws {
    var bench = Bench()
    let id = bench.id("web01")
    try bench.carryOut(MachinePower(machine: id, action: .reset, session: bench.session))
    let refusal = bench.refusal(GuestWait(machine: id, limit: .seconds(2)))
    #expect(refusal?.text.en == "The virtual machine 'web01' was not up within 2 seconds.")
    #expect(refusal?.aftermath.count == 1)
    try bench.carryOut(GuestWait(machine: id, limit: nil))
    #expect(bench.machine("web01")?.guestIsUp(at: bench.datacenter.clock) == true)
    #expect(bench.refusal(GuestWait(machine: bench.id("app01"), limit: nil)) != nil)
  }

  @Test func changesAreRefused() {
    let bench = Bench()
    let cases: [(String, MachineChange.Subject, [MachineSetting], String, String?)] = [
      ("web01", .machine, [.processorCount(3)], "InvalidState", nil),
      ("web01", .processor, [.compatibilityForMigration(true)], "InvalidState", nil),
      ("web01", .memory, [.dynamicMemory(true)], "InvalidState", nil),
      ("web01", .memory, [.startupMemory(60 * .gibibyte)], "OutOfMemory", nil),
      ("app01", .memory, [.minimumMemory(2 * .gibibyte)], "InvalidParameter", nil),
      ("app01", .memory, [.startupMemory(5)], "InvalidParameter", nil),
      (
        "app01", .memory, [.memoryBuffer(1)], "InvalidParameter",
        "The value of the parameter 'Buffer' must be between 5 and 2000."
      ),
      ("app01", .memory, [.memoryPriority(101)], "InvalidParameter", nil),
      (
        "app01", .processor, [.processorCount(17)], "InvalidParameter",
        "The value of the parameter 'Count' must be between 1 and 16."
      ),
      ("app01", .processor, [.processorReserve(101)], "InvalidParameter", nil),
      ("app01", .processor, [.processorMaximum(-1)], "InvalidParameter", nil),
      ("app01", .processor, [.processorWeight(0)], "InvalidParameter", nil),
      ("app01", .machine, [.snapshotFolder(#"Q:\"#)], "InvalidParameter", nil),
      ("web01", .machine, [.smartPagingFolder(#"D:\p"#)], "InvalidState", nil),
    ]
    for (name, subject, settings, id, text) in cases {
      let change = MachineChange(
        machine: bench.id(name), subject: subject, settings: settings, session: bench.session)
      let refusal = bench.refusal(change)
      #expect(refusal?.errorID == id, "\(settings)")
      if let text { #expect(refusal?.text.en == text) }
    }
  }

  @Test func allSettingsOrNone() throws {
    var bench = Bench()
    let change = MachineChange(
      machine: bench.id("app01"), settings: [.notes("n"), .processorCount(99)],
      session: bench.session)
    #expect(bench.refusal(change) != nil)
    try bench.carryOut(
      MachineChange(
        machine: bench.id("app01"), settings: [.notes("n"), .processorCount(9)],
        session: bench.session))
    #expect(bench.machine("app01")?.notes == "n")
    #expect(bench.machine("app01")?.processor.count == 9)
  }

  @Test func checkpointsChainTheirDisks() throws {
    var bench = Bench()
    for name in ["one", "two"] {
      try bench.carryOut(
        Checkpointing(machine: bench.id("web01"), name: name, session: bench.session))
    }
    let machine = try #require(bench.machine("web01"))
    #expect(machine.checkpoints.map(\.name) == ["one", "two"])
    #expect(machine.checkpoints.last?.parent == machine.checkpoints.first?.id)
    let images = bench.datacenter.images
    let disk = machine.diskPaths.first.map { images[FileLocation(host: "HV01", path: $0)] } ?? nil
    #expect(disk?.parent == machine.checkpoints.last?.machine.diskPaths.first)
    try bench.carryOut(
      MachinePower(machine: machine.id, action: .turnOff, session: bench.session))
    try bench.carryOut(MachineRemoval(machine: machine.id, session: bench.session))
    #expect(bench.datacenter.images.keys.allSatisfy { !$0.path.description.hasSuffix("avhdx") })
  }

  @Test func checkpointsAreRefused() {
    var bench = Bench()
    bench.change(machine: "app01") { $0.checkpointType = .disabled }
    bench.change(machine: "legacy01") { $0.hardDrives[0].path = nil }
    bench.change(machine: "web01") { $0.state = .stopping }
    func refusal(_ name: String) -> Refusal? {
      bench.refusal(Checkpointing(machine: bench.id(name), name: "c", session: bench.session))
    }
    #expect(
      last(refusal("app01"))?.hasPrefix("Checkpoints have been disabled for 'app01'.") == true)
    #expect(last(refusal("legacy01"))?.hasPrefix("'legacy01' has a physical disk") == true)
    #expect(refusal("web01")?.errorID == "InvalidState")
    var many = Bench()
    while many.machine("db01")?.checkpoints.count ?? 50 < 50 {
      let next = Checkpointing(machine: many.id("db01"), name: "c", session: many.session)
      guard (try? many.carryOut(next)) != nil else { break }
    }
    let next = Checkpointing(machine: many.id("db01"), name: "c", session: many.session)
    #expect(last(many.refusal(next))?.hasPrefix("'db01' has 50 checkpoints") == true)
    bench.change("HV01") { host in
      for index in host.volumes.indices { host.volumes[index].free = 0 }
    }
    #expect(last(refusal("db01"))?.contains("0x80070070") == true)
  }

  @Test func switchesAreRefused() {
    let bench = Bench()
    func refusal(_ change: VirtualSwitchChange.Change) -> String? {
      first(
        bench.refusal(VirtualSwitchChange(host: "HV01", change: change, session: bench.session)))
    }
    let lan = bench.datacenter.hosts["HV01"]?.switches.first?.id ?? .empty
    let create = { VirtualSwitchChange.Change.create(name: "s", kind: $0, id: $1, notes: "") }
    #expect(
      refusal(create(.external(.name("no"), allowsManagementOS: true), nil))
        == "Failed while creating virtual Ethernet switch.")
    #expect(refusal(create(.private, lan)) == "Failed while creating virtual Ethernet switch.")
    #expect(
      refusal(create(.external(.name("Ethernet"), allowsManagementOS: true), nil))
        == "Failed while adding virtual Ethernet switch connections.")
    #expect(
      refusal(.set(lan, kind: .private, allowsManagementOS: true, notes: nil))?
        .hasPrefix("The virtual switch 'LAN' is not connected to an external network") == true)
    #expect(refusal(.remove(.empty))?.hasPrefix("Hyper-V was unable to find") == true)
  }

  @Test func aRemovedSwitchLeavesAdaptersWithout() throws {
    var bench = Bench()
    let lan = bench.datacenter.hosts["HV01"]?.switches.first?.id ?? .empty
    try bench.carryOut(
      VirtualSwitchChange(host: "HV01", change: .remove(lan), session: bench.session))
    #expect(bench.machine("web01")?.adapters.first?.switchName == nil)
    #expect(bench.machine("file01")?.adapters.first?.switchName == "LAN")
  }
}

/// What the logs of a host say of its machines.
@Suite struct MachineEventTests {
  @Test func everyWayIsLoggedByTheWorkerProcess() throws {
    var bench = Bench()
    let id = bench.id("web01")
    let ways: [(PowerAction, Int)] = [
      (.pause, 18516), (.resume, 18518), (.save, 18510), (.start, 18596), (.reset, 18512),
      (.reboot, 18514), (.shutDown(force: false), 18504), (.start, 18500), (.turnOff, 18502),
    ]
    for (action, number) in ways {
      try bench.carryOut(MachinePower(machine: id, action: action, session: bench.session))
      let entry = bench.datacenter.hosts["HV01"]?.eventLog.inOrder.last
      #expect(entry?.id == number, "\(action)")
      #expect(entry?.log == "Microsoft-Windows-Hyper-V-Worker-Admin")
      #expect(entry?.time == bench.datacenter.clock)
      #expect(entry?.machine == id)
    }
  }

  @Test func theServiceLogsThatMachinesComeAndGo() throws {
    var bench = Bench()
    try bench.carryOut(MachineCreation(host: "HV01", name: "lab01", session: bench.session))
    let removal = MachineRemoval(machine: bench.id("lab01"), session: bench.session)
    try bench.carryOut(removal)
    let entries = bench.datacenter.hosts["HV01"]?.eventLog.inOrder ?? []
    #expect(entries.map(\.id) == [13002, 18304, 13003])
    #expect(entries.allSatisfy { $0.log == EventLogEntry.managementLog })
  }

  @Test func aStartThatFailsLeavesItsSummary() throws {
    var bench = Bench()
    let id = bench.id("app01")
    bench.datacenter.machines.update(id) { $0.memory.startup = .tebibyte }
    let start = MachinePower(machine: id, action: .start, session: bench.session)
    let refusal = try #require(bench.refusal(start))
    guard case .host("HV01", .logged(let entry)) = refusal.aftermath.last else {
      Issue.record("nothing is logged")
      return
    }
    #expect(entry.id == 15130)
    #expect(entry.message.en.utf8.starts(with: "'app01' failed to start.".utf8))
  }
}
