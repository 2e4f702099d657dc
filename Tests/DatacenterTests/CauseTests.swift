import Datacenter
import Messages
import Testing

/// How the causes of the failure catalogue come about, and what mends them.
@Suite struct CauseTests {
  // MARK: F16 and F28

  private func broken(_ event: Event) throws -> (bench: Bench, refusal: Refusal) {
    var bench = Bench.ready
    let at = bench.datacenter.clock + .seconds(5)
    try bench.carryOut(FaultPlan(.add(ScheduledFault("fault", at: at, [event]))))
    let refusal = try #require(bench.refusal(bench.move("db01")))
    bench.datacenter.apply(refusal.aftermath)
    #expect(bench.datacenter.brokenInvariants == [])
    return (bench, refusal)
  }

  @Test func aServiceThatStopsLeavesAPlannedMachine() throws {
    let stopped = WindowsService(WindowsService.machineManagement, "", .stopped)
    var (bench, refusal) = try broken(.host("HV02", .factChanged(.service(stopped))))
    #expect(refusal.explanation.fact.en.contains("service vmms of HV02 stopped (fault)"))
    #expect(refusal.explanation.questions.count > 20)
    #expect(bench.datacenter.hosts["HV02"]?.plannedLeftovers == [bench.id("db01")])
    try bench.carryOut(
      ServiceChange("vmms", on: "HV02", to: .running, session: bench.session))
    #expect(bench.refusal(bench.move("db01"))?.explanation.row == "F28")
    #expect(bench.refusal(bench.move("web01")) == nil)
    let removal = PlannedMachineRemoval(
      machine: bench.id("db01"), on: "HV02", session: bench.session)
    try bench.carryOut(removal)
    #expect(bench.refusal(removal)?.errorID == "ObjectNotFound")
    try bench.carryOut(bench.move("db01"))
  }

  @Test func aDestinationThatLosesPowerLeavesOneToo() throws {
    let (bench, refusal) = try broken(.host("HV02", .factChanged(.powered(false))))
    #expect(refusal.explanation.fact.en.contains("HV02 lost power"))
    #expect(bench.datacenter.hosts["HV02"]?.plannedLeftovers == [bench.id("db01")])
  }

  @Test func afterALostLinkTheDestinationClearsUp() throws {
    var down = try #require(Bench.ready.datacenter.hosts["HV02"]?.adapters.last)
    down.isUp = false
    let (bench, refusal) = try broken(.host("HV02", .factChanged(.adapter(down))))
    #expect(refusal.explanation.fact.en.contains("HV01 lost the connection to 192.168.10.2"))
    #expect(bench.datacenter.hosts["HV02"]?.plannedLeftovers == [])
  }

  @Test func aDiskThatFillsUpIsNamed() throws {
    let full = Volume(letter: "D", label: "VMs", size: 1863 * .gibibyte, free: .gibibyte)
    let (_, refusal) = try broken(.host("HV02", .factChanged(.volume(full))))
    #expect(refusal.explanation.row == "F25")
  }

  // MARK: F19

  @Test func theSecondNetworkIsTakenInSilence() throws {
    var bench = Bench.ready
    let meant = try #require(Subnet("192.168.10.0/24")), other = try #require(Subnet("10.0.0.0/24"))
    bench.change("HV02") { host in
      host.migration.networks = [
        MigrationNetwork(other, priority: 2), MigrationNetwork(meant, priority: 1),
      ]
    }
    let plain = bench.move("web01")
    #expect(plain.afterword(in: bench.datacenter, after: try bench.carryOut(plain)) == nil)
    bench.change("HV01") { host in
      for index in host.adapters.indices where host.adapters[index].name == "Migration" {
        host.adapters[index].vlan = 7
      }
    }
    let before = bench.datacenter
    let move = bench.move("db01")
    let word = try #require(move.afterword(in: before, after: try bench.carryOut(move)))
    #expect(word.row == "F19" && word.questions.map(\.holds) == [false, true])
    #expect(word.fact.en.contains("192.168.10.2 of HV02 comes first, but HV01 does not reach it"))
    #expect(word.outcome?.en.contains("over Ethernet, to 10.0.0.12") == true)
    #expect(word.fact.en != word.fact.de && word.outcome?.en != word.outcome?.de)
  }

  @Test func aNetworkWithoutAnAddressIsPassedOver() throws {
    var bench = Bench.ready
    bench.change("HV02") { host in
      host.migration.networks = ["192.168.77.0/24", "192.168.10.0/24"].compactMap {
        Subnet($0).map { MigrationNetwork($0) }
      }
    }
    let before = bench.datacenter
    let move = bench.move("web01")
    let word = try #require(move.afterword(in: before, after: try bench.carryOut(move)))
    #expect(word.fact.en.contains("HV02 lists 192.168.77.0/24 first"))
  }

  @Test func withAnyNetworkTheFasterOneIsMeant() throws {
    var bench = Bench.ready
    bench.change("HV02") { $0.migration.useAnyNetwork = true }
    bench.change("HV01") { host in
      for index in host.adapters.indices where host.adapters[index].name == "Migration" {
        host.adapters[index].isUp = false
      }
    }
    let before = bench.datacenter
    let move = bench.move("web01")
    let word = try #require(move.afterword(in: before, after: try bench.carryOut(move)))
    #expect(word.questions.map(\.holds) == [false, true])
  }

  // MARK: F21, F21b, F22: hosts change

  @Test func hostsAreUpgradedButNotDowngraded() throws {
    let bench = Bench.ready
    let faults = try FaultPreset.upgradeSystem(host: "HV01", release: "2025")
      .events(in: bench.datacenter)
    let after = bench.datacenter.applying(faults.breaking)
    #expect(after.hosts["HV01"]?.operatingSystem.release == .server2025)
    #expect(after.hosts["HV01"]?.credentialGuardEnabled == true)
    let back = after.applying(faults.mending)
    #expect(back.hosts["HV01"]?.operatingSystem == OperatingSystem(.server2022))
    for release in ["2019", "2022", "11", ""] {
      #expect(throws: Refusal.self) {
        try FaultPreset.upgradeSystem(host: "HV01", release: release).events(in: bench.datacenter)
      }
    }
  }

  @Test(arguments: [
    (FaultPreset.updateMicrocode(host: "HV02", revision: "0xd0003a5"), false, "F21b"),
    (.updateMicrocode(host: "HV02", revision: "0xd0003a5"), true, "F21b"),
    (.replaceProcessor(host: "HV02", vendor: nil, name: "Older"), false, "F21"),
    (.replaceProcessor(host: "HV02", vendor: nil, name: "Older"), true, ""),
    (.replaceProcessor(host: "HV02", vendor: "AuthenticAMD", name: "EPYC"), true, "F21"),
  ])
  func processors(_ fault: FaultPreset, isCompatible: Bool, row: String) throws {
    var bench = Bench.ready
    bench.change(machine: "web01") { $0.processor.compatibilityForMigration = isCompatible }
    bench.datacenter.apply(try fault.events(in: bench.datacenter).breaking)
    #expect((bench.refusal(bench.move("web01"))?.explanation.row ?? "") == row)
    try bench.carryOut(bench.move("app01"))  // it is off
  }

  @Test func aMachineStartedOnTheOlderHostMovesBothWays() throws {
    var bench = Bench.delegated
    let older = "Intel(R) Xeon(R) CPU E5-2640 v4 @ 2.40GHz"
    let fault = FaultPreset.replaceProcessor(host: "HV02", vendor: nil, name: older)
    bench.datacenter.apply(try fault.events(in: bench.datacenter).breaking)
    let there = StoragePlan.moves(below: #"D:\VMs\there"#)
    // file01 runs on the older one, web01 on the newer.
    try bench.carryOut(bench.move("file01", to: "HV01"))
    #expect(bench.machine("file01")?.processorFeatures?.contains("avx512f") == false)
    try bench.carryOut(bench.move("file01", there))
    let refusal = try #require(bench.refusal(bench.move("web01")))
    #expect(refusal.explanation.fact.en.contains("which lacks avx512f, avx512vnni, sha, vaes."))
    try bench.carryOut(bench.move("file01", to: "HV01"))
    for action in [PowerAction.save, .start] {  // what is saved goes on with what it had
      try bench.carryOut(
        MachinePower(machine: bench.id("file01"), action: action, session: bench.session))
      #expect(bench.machine("file01")?.processorFeatures != nil)
    }
    try bench.carryOut(
      MachinePower(machine: bench.id("file01"), action: .reset, session: bench.session))
    #expect(bench.machine("file01")?.processorFeatures == nil)
    #expect(bench.refusal(bench.move("file01", there))?.explanation.row == "F21")
  }

  @Test func theLogHasTheIdsOfTheCatalogue() throws {
    var bench = Bench.ready
    bench.change("HV02") { $0.operatingSystem = OperatingSystem(.server2019) }
    let version = try #require(bench.refusal(bench.move("web01")))
    bench.datacenter.apply(version.aftermath)
    bench.change("HV02") { $0.operatingSystem = OperatingSystem(.server2022) }
    bench.change(machine: "web01") {
      $0.security.creator = SecurityIdentifier("S-1-5-21-1-2-3-1001")
    }
    let creator = try #require(bench.refusal(bench.move("web01")))
    bench.datacenter.apply(creator.aftermath)
    let log = bench.datacenter.hosts["HV01"]?.eventLog.inOrder ?? []
    #expect(log.map(\.id) == [10698, 21024, 1106, 21024])
    #expect(log[2].log == EventLogEntry.operationalLog)
  }

  // MARK: F27

  @Test func withoutTheRightNothingStarts() throws {
    var bench = Bench.ready
    bench.change("HV01") { $0.security.machinesMayLogOnAsService = false }
    let start = MachinePower(machine: bench.id("app01"), action: .start, session: bench.session)
    let refusal = try #require(bench.refusal(start))
    #expect(refusal.text.en.contains("failed to start worker process: Logon Failure"))
    #expect(refusal.explanation.row == "F27")
    bench.change("HV01") { $0.security.machinesMayLogOnAsService = true }
    try bench.carryOut(start)
  }

  // MARK: F29

  @Test func aDeletedCreatorIsForgottenWhereItHasReplicated() throws {
    var bench = Bench.ready
    let admins = SecurityIdentifier.administrators
    try bench.carryOut(AccountCreation(.user, name: "erin", session: bench.session))
    let erin = try #require(bench.datacenter.account(named: #"CONTOSO\erin"#)).id
    bench.change("HV01") { $0.administrators.append(erin) }
    var theirs = bench.session
    theirs.account = erin
    var creation = MachineCreation(host: "HV01", name: "lab01", session: theirs)
    creation.path = #"D:\VMs"#
    try bench.carryOut(creation)
    #expect(bench.machine("lab01")?.security.creator == erin && admins != erin)
    try bench.carryOut(
      MachinePower(machine: bench.id("lab01"), action: .start, session: bench.session))
    try bench.carryOut(ReplicationRequest(.push(from: "DC01"), session: bench.session))
    #expect(bench.refusal(bench.move("lab01")) == nil)
    try bench.carryOut(AccountRemoval("erin", session: bench.session))
    #expect(bench.refusal(bench.move("lab01")) == nil)  // DC02, which HV02 asks, still knows it
    try bench.carryOut(ReplicationRequest(.push(from: "DC01"), session: bench.session))
    #expect(bench.refusal(bench.move("lab01"))?.explanation.row == "F29")
    try bench.carryOut(
      MachinePower(machine: bench.id("lab01"), action: .save, session: bench.session))
    try bench.carryOut(bench.move("lab01"))
  }

  // MARK: F32

  private func add(_ disk: Int, to name: String, _ bench: Bench) -> HardDriveChange {
    HardDriveChange(
      machine: bench.id(name), change: .addPhysical(SlotWish(), disk: disk), session: bench.session)
  }

  @Test func aPhysicalDiskMustBeThereOfflineAndFree() throws {
    var bench = Bench.ready
    let reasons = [(0, "is online"), (9, "has no physical disk 9")]
    for (disk, words) in reasons {
      #expect(bench.refusal(add(disk, to: "db01", bench))?.text.en.contains(words) == true)
    }
    try bench.carryOut(add(2, to: "db01", bench))
    #expect(
      bench.refusal(add(2, to: "web01", bench))?.text.en.contains("attached to 'db01' already")
        == true)
    #expect(bench.machine("db01")?.hardDrives.last?.diskNumber == 2)
    let refusal = try #require(bench.refusal(bench.move("db01")))
    #expect(refusal.explanation.row == "F32")
    #expect(refusal.explanation.fact.en.contains("Disk 2 of HV01"))
    let checkpoint = Checkpointing(
      machine: bench.id("db01"), name: "c", session: bench.session)
    #expect(bench.refusal(checkpoint) != nil)
  }

  @Test func aPhysicalDiskBecomesAFile() throws {
    var bench = Bench.ready
    try bench.carryOut(add(2, to: "db01", bench))
    let copies: [(kind: DiskImageCreation.Kind, size: Int64)] = [(.dynamic, 18), (.fixed, 100)]
    for (kind, size) in copies {
      let path = "D:\\copy\(size).vhdx"
      var copy = DiskImageCreation(
        host: "HV01", path: path, kind: kind, size: nil, session: bench.session)
      copy.sourceDisk = 2
      try bench.carryOut(copy)
      let image = bench.datacenter.images[FileLocation(host: "HV01", path: WindowsPath(path))]
      #expect(image?.size == 100 * .gibibyte && image?.fileSize == size * .gibibyte)
    }
    var missing = DiskImageCreation(
      host: "HV01", path: #"D:\x.vhdx"#, kind: .dynamic, size: nil, session: bench.session)
    missing.sourceDisk = 7
    #expect(bench.refusal(missing)?.text.en.contains("The physical disk 7") == true)
    let slot = try #require(bench.machine("db01")?.hardDrives.last?.slot)
    try bench.carryOut(
      HardDriveChange(machine: bench.id("db01"), change: .remove(slot), session: bench.session))
    try bench.carryOut(
      HardDriveChange(
        machine: bench.id("db01"), change: .add(SlotWish(), path: #"D:\copy18.vhdx"#),
        session: bench.session))
    try bench.carryOut(bench.move("db01"))
    #expect(bench.machine("db01")?.host == "HV02")
  }
}
