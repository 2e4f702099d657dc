import Datacenter
import Messages
import Testing

/// A row of the failure catalogue: what is wrong, and what the real service is known to say.
struct CatalogueRow: Sendable, CustomTestStringConvertible {
  let id: String
  let says: [String]  // in this order, in English
  let bench: @Sendable () -> Bench
  var machine = "web01"
  var destination = "HV02"
  var plan = StoragePlan.moves(below: #"D:\VMs\moved"#)

  var testDescription: String { id }

  init(
    _ id: String, _ says: String..., machine: String = "web01", destination: String = "HV02",
    plan: StoragePlan = .moves(below: #"D:\VMs\moved"#), start: Bench = .ready,
    _ prepare: @escaping @Sendable (inout Bench) -> Void
  ) {
    self.id = id
    self.says = says
    self.machine = machine
    self.destination = destination
    self.plan = plan
    bench = {
      var bench = start
      prepare(&bench)
      return bench
    }
  }
}

private let none = "No credentials are available in the security package (0x8009030E)."
private let service = "Microsoft Virtual System Migration Service"

private let list: [CatalogueRow] = [
  CatalogueRow("F01", none) { $0.session.host = "ADMIN01" },
  CatalogueRow("F01b", none, machine: "file01", destination: "HV01") { $0.session.host = "HV01" },
  CatalogueRow("F01", none, start: .delegated) { bench in
    bench.change(account: "Administrator") { $0.notDelegated = true }
  },
  CatalogueRow("F01", none, start: .delegated) { bench in
    let you = bench.session.account
    bench.change(account: "Protected Users") { $0.members = [you] }
  },
  CatalogueRow("F01", none, start: .remote) { $0.purgeTickets() },
  CatalogueRow(
    "F02", "The credentials supplied to the package were not recognized (0x8009030D)",
    "Make sure the operation is initiated on the source host of the migration"
  ) { bench in bench.change("HV02") { $0.migration.authentication = .kerberos } },
  CatalogueRow("F03", none) { bench in
    bench.change("HV01") { $0.operatingSystem = OperatingSystem(.server2025) }
  },
  CatalogueRow("F04", none, start: .delegated) { bench in
    bench.change(account: "HV01") { $0.trustedToAuthForDelegation = false }
  },
  CatalogueRow("F05", none, machine: "file01", destination: "HV01", start: .delegated) { bench in
    bench.change(account: "HV02") { $0.allowedToDelegateTo = [] }
  },
  CatalogueRow("F06", none, start: .remote) { bench in
    bench.purgeTickets()
    bench.change(account: "HV01") { $0.delegate(to: "HV01") }
  },
  CatalogueRow("F06", none, start: .remote) { bench in
    bench.purgeTickets()
    bench.change(account: "Administrator") { $0.delegate(to: "HV02") }
  },
  CatalogueRow("F06", none, start: .remote) { bench in
    bench.purgeTickets()
    bench.change(account: "HV02") { $0.delegate(to: "HV02") }
  },
  CatalogueRow("F07", "General access denied error (0x80070005)", start: .delegated) { bench in
    bench.change(account: "HV01") { $0.delegate(to: "HV02", [service]) }
  },
  CatalogueRow("F08", none, start: .remote) { bench in
    bench.change(account: "HV01") { $0.delegate(to: "HV02") }
  },
  CatalogueRow("F09", none, start: .remote) { bench in
    bench.purgeTickets()
    guard let id = bench.datacenter.hosts["HV01"]?.account else { return }
    let services = ["HV02", "hv02.contoso.com"].map { AttributeValue.text("\(service)/\($0)") }
    bench.datacenter.apply(
      .directory(.attributeSet(id, .allowedToDelegateTo, services, at: "DC02")))
  },
  CatalogueRow(
    "F10", "host 'HV02': The target principal name is incorrect. (0x80090322)",
    "at the source host: The target principal name is incorrect. (0x80090322)"
  ) { bench in  // a private network first, whose addresses mean another computer here
    for (host, segment) in [("HV02", "Elsewhere"), ("ADMIN01", "Migration")] {
      bench.change(Name(host)) { host in
        var adapter = NetworkAdapter()
        adapter.name = "Private"
        adapter.segment = Name(segment)
        adapter.addresses = [InterfaceAddress(IPAddress(192, 168, 10, 9), prefixLength: 24)]
        host.adapters.append(adapter)
        let subnet = Subnet(IPAddress(192, 168, 10, 9), prefixLength: 32)
        host.migration.networks.insert(MigrationNetwork(subnet, priority: 0), at: 0)
      }
    }
  },
  CatalogueRow("F10", "(0x80090322)") { bench in
    bench.datacenter.apply(
      .directory(.nameRecorded("hv02.contoso.com", [IPAddress(10, 0, 0, 20)])))
  },
  CatalogueRow("F10", "(0x80090322)") { bench in
    bench.change("HV01") { $0.network.hostsFile = [NameRecord("HV02", [IPAddress(10, 9, 9, 9)])] }
  },
  CatalogueRow("F10", "(0x80090322)", start: .delegated) { bench in
    bench.change(account: "ADMIN01") { $0.servicePrincipalNames.append("\(service)/HV02") }
  },
  CatalogueRow("F11", "(0x80090303)", start: .delegated) { bench in
    bench.change(account: "HV02") { account in
      account.servicePrincipalNames.removeAll { $0.hasPrefix(service) }
    }
  },
  CatalogueRow("F12", "Use the Enable-VMMigration cmdlet") { bench in
    bench.change("HV01") { $0.migration.isEnabled = false }
  },
  CatalogueRow(
    "F13",
    "No connection could be made because the target machine actively refused it. (0x8007274D)"
  ) { bench in bench.change("HV02") { $0.migration.isEnabled = false } },
  CatalogueRow("F14", "respond after a period of time", "(0x8007274C)") { bench in
    bench.change("HV02") { host in
      for index in host.adapters.indices { host.adapters[index].vlan = 12 }
    }
  },
  CatalogueRow("F14", "(0x8007274C)") { bench in
    bench.change("HV02") { host in
      guard var rule = host.firewallRules.first(where: { $0.localPort == 6600 }) else { return }
      rule.isEnabled = false
      host.network.firewallRules = [rule]
    }
  },
  CatalogueRow("F15", "in a way forbidden by its access permissions", "0x8007271D") { bench in
    var rule = FirewallRule("antivirus", "Antivirus")
    rule.direction = .outbound
    rule.remotePort = 6600
    rule.allows = false
    bench.change("HV01") { $0.network.firewallRules = [rule] }
  },
  CatalogueRow("F18", "(0x8007274D)") { bench in
    bench.change("HV02") { $0.migration.networks = [] }
  },
  CatalogueRow(
    "F20", "is not compatible with physical computer", "Could not find Ethernet switch 'LAN'."
  ) { bench in bench.change("HV02") { $0.switches = [] } },
  CatalogueRow("F21", "is using processor-specific features not supported on host 'HV02'.") {
    bench in
    bench.change("HV02") {
      $0.hardware.processor = ProcessorModel(vendor: "GenuineIntel", name: "Older")
    }
  },
  CatalogueRow("F21b", "processor-specific features") { bench in
    bench.change("HV02") { $0.hardware.processor.microcode = "0xd0003a5" }
    bench.change(machine: "web01") { $0.processor.compatibilityForMigration = true }
  },
  CatalogueRow("F22", "configuration version '10.0' is not supported") { bench in
    bench.change("HV02") { $0.operatingSystem = OperatingSystem(.server2019) }
  },
  CatalogueRow("F23", "could not initialize memory: Ran out of memory (0x8007000E).") { bench in
    bench.change("HV02") { $0.hardware.memory = 6 * .gibibyte }
  },
  CatalogueRow(
    "F24", "The system cannot find the path", plan: .moves(below: #"E:\VMs"#)
  ) { _ in },
  CatalogueRow("F25", "(0x80070070)") { bench in
    bench.change("HV02") { $0.volumes[1].free = .gibibyte }
  },
  CatalogueRow("F26", "General access denied error (0x80070005)") { bench in
    bench.change("HV02") { $0.administrators = [] }
  },
  CatalogueRow(
    "F27",
    "Failed to create Planned Virtual Machine at migration destination: Logon failure: the user",
    "(0x80070569)"
  ) { bench in bench.change("HV02") { $0.security.machinesMayLogOnAsService = false } },
  CatalogueRow(
    "F28",
    "Failed to create Planned Virtual Machine at migration destination: The object already exists."
  ) { bench in
    let id = bench.id("web01")
    bench.change("HV02") { $0.plannedLeftovers = [id] }
  },
  CatalogueRow("F29", "No mapping between account names and security IDs was done. (0x80070534)") {
    bench in
    bench.change(machine: "web01") {
      $0.security.creator = SecurityIdentifier("S-1-5-21-1-2-3-1001")
    }
  },
  CatalogueRow("F30", "migration limit '0' was reached") { bench in
    bench.change("HV01") { $0.migration.maximumMigrations = 0 }
  },
  CatalogueRow("F31", "(0xC03A0014)", machine: "legacy01") { _ in },
  CatalogueRow("F31b", "(0xC03A0014)") { bench in
    let path = WindowsPath(#"C:\Windows\System32\vmguest.iso"#)
    bench.change(machine: "web01") {
      $0.dvdDrives = [DvdDrive(slot: ControllerSlot(.scsi, 0, 1), path: path)]
    }
    for host in ["HV01", "HV02"] as [Name] {
      bench.datacenter.images[FileLocation(host: host, path: path)] = DiskImage()
    }
  },
  CatalogueRow("F32", "physical disk") { bench in
    bench.change(machine: "web01") {
      $0.hardDrives.append(HardDiskDrive(slot: ControllerSlot(.scsi, 0, 1), path: nil))
    }
  },
  CatalogueRow(
    "F34", "The version of the device 'Microsoft Virtual TPM Device'",
    "The key protector for the virtual machine could not be unwrapped."
  ) { bench in bench.change(machine: "web01") { $0.security.hasTPM = true } },
  CatalogueRow(
    "F35", "Cannot restore this virtual machine because the saved state data cannot be read.",
    "(0xC0370027)"
  ) { bench in
    bench.datacenter.apply(.machine(bench.id("web01"), .stateChanged(.saved)))
    bench.change(machine: "web01") { $0.security.savedStateIsReadable = false }
  },
  CatalogueRow("F38", "(0x80070035)") { bench in
    bench.change("HV02") {
      $0.changedServices = [WindowsService(WindowsService.server, "Server", .stopped)]
    }
  },
  CatalogueRow("F39", none) { bench in
    bench.change("HV02") { $0.membership = .workgroup("WORKGROUP") }
  },
  CatalogueRow("F40", none) { bench in
    guard let local = bench.datacenter.hosts["HV01"]?.localUsers.first else { return }
    bench.session.account = local.id
  },
  CatalogueRow("F42", "You do not have the required permission") { bench in
    bench.session = LogonSession(
      account: bench.session.account, host: "ADMIN01", kind: .remoteShell)
  },
  CatalogueRow("F46", "Move-VMStorage", destination: "HV01") { _ in },
  CatalogueRow("F47", "(0x8007274D)") { bench in
    bench.change("HV02") { $0.security.policyFileIsReadable = false }
  },
  CatalogueRow("F48", "(0x80048054)", plan: .stays) { bench in
    bench.putOnShare()
    bench.change("ADMIN01") { $0.shares[0].isFaulty = true }
  },
  CatalogueRow("F49", "(0x80090324)", start: .delegated) { bench in
    bench.change("HV02") { $0.clockOffset = .seconds(301) }
  },
  CatalogueRow(
    "F50", "User account does not have permission required to open attachment", plan: .stays
  ) { bench in
    bench.putOnShare()
    bench.change("ADMIN01") {
      $0.changedServices = [WindowsService(WindowsService.server, "Server", .stopped)]
    }
  },
]

extension Bench {
  /// The files of web01 on \\ADMIN01\VMs.
  mutating func putOnShare() {
    let disk = WindowsPath(#"\\ADMIN01\VMs\web01.vhdx"#)
    change("ADMIN01") { $0.shares = [SmbShare("VMs", WindowsPath(#"C:\VMs"#))] }
    change(machine: "web01") {
      $0.paths = MachinePaths(allIn: disk.parent)
      $0.hardDrives[0].path = disk
    }
    datacenter.images[FileLocation(host: "", path: disk)] = DiskImage()
  }
}

@Suite struct FailureCatalogueTests {
  @Test(arguments: list) func row(_ row: CatalogueRow) throws {
    let bench = row.bench()
    #expect(bench.datacenter.brokenInvariants == [])
    let refusal = try #require(
      bench.refusal(bench.move(row.machine, to: row.destination, row.plan)), "it went through")
    var rest = Substring(refusal.text.en)
    for words in row.says {
      let place = rest.firstRange(of: words)
      #expect(place != nil, "\(words) is not in \(refusal.text.en)")
      if let place { rest = rest[place.upperBound...] }
    }
    #expect(refusal.explanation.row == row.id)
    #expect(!refusal.explanation.remedy.en.isEmpty && !refusal.explanation.fact.de.isEmpty)
    #expect(refusal.text.en != refusal.text.de)
    let answers = refusal.explanation.questions.map(\.holds)
    #expect(!answers.dropLast().contains(false))
    #expect(answers.last != true)
    // What a refusal leaves: entries in logs and tickets.
    let after = bench.datacenter.applying(refusal.aftermath)
    #expect(after.brokenInvariants == [])
    #expect(after.machines[bench.id(row.machine)]?.migration == nil)
    #expect(after.clock == bench.datacenter.clock)
  }

  @Test func aComparisonListsEverything() throws {
    var bench = Bench.ready
    bench.change("HV02") {
      $0.switches = []
      $0.volumes[1].free = 0
    }
    let move = bench.move("legacy01", to: "HV02")
    let found = try move.incompatibilities(in: bench.datacenter)
    #expect(found.map(\.messageID) == [33012, 40010, nil])
    #expect(found.map(\.cause?.row) == ["F20", "F31", "F25"])
    #expect(found.first?.message.en == "Could not find Ethernet switch 'LAN'.")
    #expect(found[1].source == .dvdDrive(ControllerSlot(.ide, 1, 0)))
    bench.change("HV02") { $0.migration.isEnabled = false }
    let refused = try? move.incompatibilities(in: bench.datacenter)
    #expect(refused == nil)
    #expect(try bench.move("web01").incompatibilities(in: Bench.ready.datacenter).isEmpty)
  }

  @Test func aShareNeedsNoStorageToMove() throws {
    var bench = Bench.ready
    bench.putOnShare()
    try bench.carryOut(bench.move("web01", .stays))
    #expect(bench.machine("web01")?.host == "HV02")
  }

  @Test func theWholeGuideFromAnotherComputer() throws {
    var bench = Bench.remote
    for (host, other) in [("HV01", "HV02"), ("HV02", "HV01")] {
      let names = ["Microsoft Virtual System Migration Service", "cifs"].flatMap {
        [AttributeValue.text("\($0)/\(other)"), .text("\($0)/\(other).contoso.com")]
      }
      try bench.carryOut(
        DirectoryEdit(
          host,
          [.add(.allowedToDelegateTo, names), .flag(.trustedToAuthForDelegation, isOn: true)],
          session: bench.session))
    }
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F08")
    let back = bench.move("file01", to: "HV01")
    #expect(bench.refusal(back)?.explanation.row == "F09")  // HV02 asks DC02
    try bench.carryOut(ReplicationRequest(.push(from: "DC01"), session: bench.session))
    #expect(bench.refusal(back)?.explanation.row == "F08")
    try bench.carryOut(ClockAdvance(.minutes(5)))
    try bench.carryOut(bench.move("web01", .moves(below: #"D:\VMs\web01"#)))
    try bench.carryOut(back)
  }

  @Test func aListedNetworkThatIsOutOfReachIsPassedOverInSilence() throws {
    var bench = Bench.ready  // F19
    bench.change("HV02") { host in
      host.migration.useAnyNetwork = true
      for index in host.adapters.indices where host.adapters[index].name == "Migration" {
        host.adapters[index].segment = "Elsewhere"
      }
    }
    try bench.carryOut(bench.move("web01"))
    #expect(bench.machine("web01")?.lastMigration?.network == "Ethernet")
  }

  @Test func aLongBlackoutIsAWarning() throws {
    var bench = Bench.ready  // F37
    for host in ["HV01", "HV02"] as [Name] {
      bench.change(host) { host in
        for index in host.adapters.indices { host.adapters[index].bitsPerSecond = 100_000_000 }
      }
    }
    try bench.carryOut(bench.move("db01"))
    let log = bench.datacenter.hosts["HV01"]?.eventLog.inOrder ?? []
    #expect(log.last?.id == 20417)
    #expect(log.last?.message.en.contains("with an unexpectedly long blackout time of") == true)
  }

  @Test func aSwitchOfTheSameNameOnAnotherWire() throws {
    var bench = Bench.ready  // F36
    #expect(bench.machine("web01")?.lastMigration == nil)
    bench.change("HV02") { $0.switches[0].adapter = "Migration" }
    try bench.carryOut(bench.move("web01"))
    #expect(bench.machine("web01")?.lastMigration?.isolatedAdapters == ["Network Adapter"])
  }

  @Test func twoMigrationsShareTheWire() throws {
    var alone = Bench.ready
    try alone.carryOut(alone.move("db01"))
    var bench = Bench.ready
    let busy = MigrationInProgress(
      source: "HV01", destination: "HV02", startedAt: bench.datacenter.clock, movesStorage: false)
    bench.datacenter.apply(.machine(bench.id("web01"), .migrationStarted(busy)))
    try bench.carryOut(bench.move("db01"))
    let (one, two) = (alone.machine("db01")?.lastMigration, bench.machine("db01")?.lastMigration)
    #expect(try #require(two).memoryDuration > #require(one).memoryDuration)
  }

  @Test func withoutRdmaSmbIsPlain() throws {
    var bench = Bench.ready  // F38
    bench.change("HV01") { $0.migration.performanceOption = .smb }
    var plain = bench
    plain.change("HV01") { host in
      for index in host.adapters.indices { host.adapters[index].rdmaIsEnabled = false }
    }
    try bench.carryOut(bench.move("db01"))
    try plain.carryOut(plain.move("db01"))
    let (direct, slower) = (
      bench.machine("db01")?.lastMigration, plain.machine("db01")?.lastMigration
    )
    #expect(try #require(direct).processorTime < #require(slower).processorTime)
  }

  @Test func aRouteReachesAnotherWire() throws {
    var bench = Bench.ready
    let (here, there) = (IPAddress(192, 168, 10, 1), IPAddress(192, 168, 20, 2))
    bench.change("HV02") { host in
      for index in host.adapters.indices where host.adapters[index].name == "Migration" {
        host.adapters[index].segment = "Far"
        host.adapters[index].addresses = [InterfaceAddress(there, prefixLength: 24)]
      }
      host.migration.networks = [MigrationNetwork(Subnet(there, prefixLength: 24))]
    }
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F14")
    let gateway = IPAddress(192, 168, 10, 254)
    bench.datacenter.routers = [
      Router(
        "R1",
        [
          Router.Interface("Migration", InterfaceAddress(gateway, prefixLength: 24)),
          Router.Interface("Far", InterfaceAddress(IPAddress(192, 168, 20, 254), prefixLength: 24)),
        ])
    ]
    bench.change("HV01") {
      $0.network.routes = [Route(Subnet(there, prefixLength: 24), by: gateway)]
    }
    try bench.carryOut(bench.move("web01"))
    #expect(bench.machine("web01")?.lastMigration?.sourceAddress == here)
  }
}
