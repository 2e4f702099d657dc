import Datacenter
import Messages
import Testing

private let frame = "Virtual machine migration operation for 'web01' failed at migration "

/// One test for each way a move can be refused, and what a successful one leaves.
@Suite struct LiveMigrationTests {
  private func expect(
    _ bench: Bench, _ move: LiveMigration? = nil, lines: [String],
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let refusal = bench.refusal(move ?? bench.move("web01"))
    let id = "(Virtual machine ID \(bench.id("web01").capitals))"
    let expected = lines.map { $0.hasPrefix(frame) ? "\($0) \(id)" : $0 }
    #expect(refusal?.text.en == expected.joined(separator: "\n"), sourceLocation: sourceLocation)
    #expect(refusal?.chain.last?.holds ?? false == false)
    #expect(refusal?.text.de != refusal?.text.en)
  }

  private let source = frame + "source 'HV01'."
  private let destination = frame + "destination 'HV02'."
  private let connection =
    "The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration with host 'HV02': "
  private let noCredentials = [
    frame + "source 'HV01'.",
    "The Virtual Machine Management Service failed to establish a connection for a Virtual Machine migration with host 'HV02': No credentials are available in the security package (0x8009030E).",
    "Failed to authenticate the connection at the source host: no suitable credentials available.",
  ]
  private let incompatible =
    "The virtual machine 'web01' is not compatible with physical computer 'HV02'."

  @Test func unknownDestination() {
    let bench = Bench.ready
    expect(
      bench, bench.move("web01", to: "HV99"),
      lines: [
        "The computer 'HV99' could not be resolved. Make sure you typed the machine name correctly and that you have network access."
      ])
  }

  @Test func unknownMachine() {
    let bench = Bench.ready
    let refusal = bench.refusal(bench.move("nobody"))
    #expect(refusal?.errorID == "ObjectNotFound")
    #expect(
      throws: Refusal.self,
      performing: {
        let host = try #require(bench.datacenter.hosts["HV01"])
        _ = try bench.datacenter.machines(named: "nobody", on: host)
      })
  }

  @Test func noRightsAtTheSource() {
    var bench = Bench.ready
    bench.change("HV01") { $0.administrators = [] }
    #expect(bench.refusal(bench.move("web01"))?.category == .permissionDenied)
  }

  @Test func sameHost() {
    let bench = Bench.ready
    #expect(
      bench.refusal(bench.move("web01", to: "hv01.contoso.com"))?.text.en.contains("Move-VMStorage")
        == true)
  }

  @Test func disabledAtTheSource() {
    var bench = Bench.ready
    bench.change("HV01") { $0.migration.isEnabled = false }
    expect(
      bench,
      lines: [
        "The source host is not configured for live migration. Use the Enable-VMMigration cmdlet to modify the Hyper-V settings on the source host to enable migration."
      ])
  }

  @Test func disabledAtTheDestination() {
    var bench = Bench.ready
    bench.change("HV02") { $0.migration.isEnabled = false }
    expect(
      bench,
      lines: [
        source,
        connection
          + "No connection could be made because the target machine actively refused it. (0x8007274D).",
      ])
  }

  @Test func noNetworkAtTheDestination() {
    var bench = Bench.ready
    bench.change("HV02") { $0.migration.networks = [] }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("0x8007274D") == true)
  }

  @Test func networkOutOfReach() {
    var bench = Bench.ready
    bench.change("HV02") { host in
      for index in host.adapters.indices where host.adapters[index].name == "Migration" {
        host.adapters[index].segment = "Elsewhere"
      }
    }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("0x8007274C") == true)
  }

  @Test func limitReached() {
    var bench = Bench.ready
    bench.change("HV01") { $0.migration.maximumMigrations = 1 }
    let busy = MigrationInProgress(
      source: "HV01", destination: "HV02", startedAt: bench.datacenter.clock, movesStorage: false)
    bench.datacenter.apply(.machine(bench.id("db01"), .migrationStarted(busy)))
    expect(
      bench,
      lines: [
        "Failed to perform migration on virtual machine 'web01' because virtual machine migration limit '1' was reached, please wait for completion of an ongoing migration operation."
      ])
    bench.change("HV01") { $0.migration.maximumMigrations = 2 }
    bench.change("HV02") { $0.migration.maximumMigrations = 0 }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("limit '0'") == true)
  }

  @Test func alreadyMoving() {
    var bench = Bench.ready
    let busy = MigrationInProgress(
      source: "HV01", destination: "HV02", startedAt: bench.datacenter.clock, movesStorage: false)
    bench.datacenter.apply(.machine(bench.id("web01"), .migrationStarted(busy)))
    #expect(bench.refusal(bench.move("web01"))?.errorID == "InvalidState")
  }

  @Test func workgroupAndUntrustedDomain() {
    var bench = Bench.ready
    bench.change("HV02") { $0.membership = .workgroup("WORKGROUP") }
    expect(bench, lines: noCredentials)
    bench.change("HV02") { $0.membership = .domain("fabrikam.com") }
    expect(bench, lines: noCredentials)
  }

  @Test func differentProtocols() {
    var bench = Bench.ready
    bench.change("HV02") { $0.migration.authentication = .kerberos }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("0x8009030D") == true)
  }

  @Test func credSSPNeedsASessionAtTheSource() {
    var bench = Bench.ready
    bench.session.host = "ADMIN01"
    expect(bench, lines: noCredentials)
    bench.session = LogonSession(
      account: bench.session.account, host: "HV01", kind: .remoteShell)
    expect(bench, lines: noCredentials)
    bench.session.kind = .remoteShellWithCredSSP
    #expect(bench.refusal(bench.move("web01")) == nil)
    bench.change("HV01") { $0.credentialGuardEnabled = true }
    expect(bench, lines: noCredentials)
  }

  @Test func kerberosFromElsewhereNeedsDelegation() {
    var bench = Bench.remote
    bench.session.host = "HV01"
    #expect(bench.refusal(bench.move("web01")) == nil)  // the guide's session: at the source itself
    bench.session.host = "ADMIN01"
    bench.purgeTickets()
    expect(bench, lines: noCredentials)
    bench.change(account: "HV01") {
      $0.allowedToDelegateTo = ["Microsoft Virtual System Migration Service/hv02.contoso.com"]
    }
    expect(bench, lines: noCredentials)  // Kerberos only: F04
    bench.change(account: "HV01") { $0.trustedToAuthForDelegation = true }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("0x80070005") == true)  // F07
    bench.change(account: "HV01") { $0.allowedToDelegateTo.append("cifs/HV02") }
    #expect(bench.refusal(bench.move("web01")) == nil)
    bench.change(account: "Administrator") { $0.notDelegated = true }
    expect(bench, lines: noCredentials)
  }

  @Test func noRightsAtTheDestination() {
    var bench = Bench.ready
    bench.change("HV02") { $0.administrators = [] }
    expect(bench, lines: [destination, "General access denied error (0x80070005)."])
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F26")
    let you = bench.session.account
    bench.change("HV02") { $0.hyperVAdministrators = [you] }
    #expect(bench.refusal(bench.move("web01")) == nil)
  }

  @Test func versionTooNew() {
    var bench = Bench.ready
    bench.change("HV02") { $0.operatingSystem = OperatingSystem(.server2019) }
    expect(
      bench,
      lines: [
        incompatible,
        "The virtual machine configuration version '10.0' is not supported on host 'HV02'.",
      ])
  }

  @Test func otherProcessor() {
    var bench = Bench.ready
    bench.change("HV02") {
      $0.hardware.processor = ProcessorModel(vendor: "GenuineIntel", name: "Older")
    }
    #expect(
      bench.refusal(bench.move("web01"))?.text.en.contains("processor-specific features") == true)
    #expect(bench.refusal(bench.move("app01")) == nil)  // off: nothing depends on it
    bench.change(machine: "web01") { $0.processor.compatibilityForMigration = true }
    #expect(bench.refusal(bench.move("web01")) == nil)
    bench.change("HV02") { $0.hardware.processor.vendor = "AuthenticAMD" }
    #expect(bench.refusal(bench.move("web01")) != nil)
  }

  @Test func switchMissing() {
    var bench = Bench.ready
    bench.change("HV02") { $0.switches = [] }
    expect(bench, lines: [incompatible, "Could not find Ethernet switch 'LAN'."])
  }

  @Test func isoOnlyAtTheSource() {
    let refusal = Bench.ready.refusal(Bench.ready.move("legacy01"))
    #expect(refusal?.text.en.contains("(0xC03A0014)") == true)
  }

  @Test func notEnoughMemory() {
    var bench = Bench.ready
    bench.change("HV02") { $0.hardware.memory = 6 * .gibibyte }
    expect(
      bench,
      lines: [destination, "'web01' could not initialize memory: Ran out of memory (0x8007000E)."])
  }

  @Test func physicalDisk() {
    var bench = Bench.ready
    bench.change(machine: "web01") {
      $0.hardDrives.append(HardDiskDrive(slot: ControllerSlot(.scsi, 0, 1), path: nil))
    }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("physical disk") == true)
  }

  @Test func localStorageStaysBehind() {
    let bench = Bench.ready
    #expect(bench.refusal(bench.move("web01", .stays))?.text.en.contains("not accessible") == true)
  }

  @Test func pathMissing() {
    let bench = Bench.ready
    let refusal = bench.refusal(bench.move("web01", .moves(below: #"E:\VMs"#)))
    #expect(refusal?.text.en.contains("The system cannot find the path specified.") == true)
    #expect(bench.refusal(bench.move("web01", .moves(below: "VMs"))) != nil)
  }

  @Test func fileInTheWay() throws {
    var bench = Bench.ready
    let path = WindowsPath(#"D:\VMs\moved\Virtual Hard Disks\web01.vhdx"#)
    bench.datacenter.images[FileLocation(host: "HV02", path: path)] = DiskImage()
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("(0x80070050)") == true)
  }

  @Test func diskFull() {
    var bench = Bench.ready
    bench.change("HV02") { $0.volumes[1].free = .gibibyte }
    #expect(bench.refusal(bench.move("web01"))?.text.en.contains("(0x80070070)") == true)
  }

  @Test func aRefusalLeavesAnEntryInTheEventLogAndNothingElse() throws {
    var bench = Bench.ready
    bench.change("HV02") { $0.switches = [] }
    let start = bench.datacenter
    let lab = Lab { start }
    #expect(throws: Refusal.self) { try lab.carryOut(bench.move("web01")) }
    let log = try lab.datacenter.hosts["HV01"]?.eventLog.inOrder ?? []
    #expect(log.map(\.id) == [21024])
    #expect(try lab.datacenter.machines[bench.id("web01")]?.host == "HV01")
  }

  @Test func theMoveOfTheGuide() throws {
    var bench = Bench.ready
    let before = try #require(bench.machine("web01"))
    let clock = bench.datacenter.clock
    try bench.carryOut(bench.move("web01", .moves(below: #"D:\VMs\web01"#)))
    let after = try #require(bench.machine("web01"))
    #expect(after.host == "HV02")
    #expect(after.state == .running)
    #expect(after.startedAt == before.startedAt)
    #expect(after.diskPaths == [WindowsPath(#"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#)])
    #expect(bench.datacenter.hosts["HV01"]?.volumes[1].free == 1612 * .gibibyte)
    #expect(bench.datacenter.hosts["HV02"]?.volumes[1].free == 1588 * .gibibyte)
    let report = try #require(after.lastMigration)
    #expect(report.network == "Migration")
    #expect(report.destinationAddress == IPAddress(192, 168, 10, 2))
    #expect(bench.datacenter.clock == clock + report.total)
    let log = bench.datacenter.hosts["HV01"]?.eventLog.inOrder ?? []
    #expect(log.map(\.id) == [20413, 20415])
    #expect(log.last?.message.en.contains("machine  'web01' with a blackout time of 0.") == true)
    // and back again, over the other host's console
    bench.session.host = "HV02"
    try bench.carryOut(bench.move("web01", to: "HV01", .moves(below: #"D:\VMs\web01"#)))
    #expect(bench.machine("web01")?.host == "HV01")
  }

  @Test func partsGoWhereTheyAreTold() throws {
    var bench = Bench.ready
    var paths = IndividualPaths()
    paths.configuration = #"D:\Config"#
    paths.snapshots = #"D:\Snapshots"#
    paths.disks = [
      DiskMove(
        source: #"d:\vms\WEB01\virtual hard disks\web01.vhdx"#, destination: #"C:\Disks\web01.vhdx"#
      )
    ]
    try bench.carryOut(bench.move("web01", .individually(paths)))
    let machine = try #require(bench.machine("web01"))
    #expect(machine.diskPaths == [WindowsPath(#"C:\Disks\web01.vhdx"#)])
    #expect(machine.paths.configuration == WindowsPath(#"D:\Config"#))
    #expect(machine.paths.snapshots == WindowsPath(#"D:\Snapshots"#))
  }

  @Test func theOptionChangesWhatAMoveTakes() throws {
    var durations: [MigrationSettings.PerformanceOption: MigrationReport] = [:]
    for option in [MigrationSettings.PerformanceOption.tcpIP, .compression, .smb] {
      var bench = Bench.ready
      bench.change("HV01") { $0.migration.performanceOption = option }
      try bench.carryOut(bench.move("db01"))
      durations[option] = bench.machine("db01")?.lastMigration
    }
    let (tcp, compressed, direct) = (durations[.tcpIP], durations[.compression], durations[.smb])
    #expect(try #require(tcp).wireBytes > #require(compressed).wireBytes)
    #expect(try #require(tcp).memoryDuration > #require(direct).memoryDuration)
    #expect(try #require(direct).processorTime < #require(tcp).processorTime)
  }

  @Test func prioritiesChooseTheNetwork() throws {
    var bench = Bench.ready
    let networks = [
      MigrationNetwork(Subnet(IPAddress(192, 168, 10, 0), prefixLength: 24), priority: 5),
      MigrationNetwork(Subnet(IPAddress(10, 0, 0, 0), prefixLength: 24), priority: 1),
    ]
    bench.change("HV02") { $0.migration.networks = networks }
    try bench.carryOut(bench.move("web01"))
    #expect(bench.machine("web01")?.lastMigration?.network == "Ethernet")
    var any = Bench.ready
    any.change("HV02") {
      $0.migration.networks = []
      $0.migration.useAnyNetwork = true
    }
    try any.carryOut(any.move("web01"))
    #expect(any.machine("web01")?.lastMigration?.network == "Migration")
  }

  @Test func aDifferencingDiskTakesItsParentAlong() throws {
    var bench = Bench.ready
    let child = try #require(bench.machine("web01")?.diskPaths.first)
    var parent = DiskImage()
    parent.fileSize = .gibibyte
    let base = WindowsPath(#"D:\Base\base.vhdx"#)
    bench.datacenter.images[FileLocation(host: "HV01", path: base)] = parent
    bench.datacenter.images.update(FileLocation(host: "HV01", path: child)) {
      $0.allocation = .differencing
      $0.parent = base
    }
    try bench.carryOut(bench.move("web01"))
    let moved = WindowsPath(#"D:\VMs\moved\Virtual Hard Disks\base.vhdx"#)
    #expect(bench.datacenter.images[FileLocation(host: "HV02", path: moved)] != nil)
    #expect(bench.datacenter.images[FileLocation(host: "HV01", path: base)] != nil)
  }
}
