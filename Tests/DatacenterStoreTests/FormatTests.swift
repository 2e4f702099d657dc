import Datacenter
import DatacenterStore
import Foundation
import Messages
import Testing

/// What older versions of hvlab wrote must open, and everything new must come back as it was.
@Suite struct FormatTests {
  private let old = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Files/format-1.hvlab")

  private func copied(_ name: String = "format-1") throws -> Scratch {
    let scratch = try Scratch()
    let file = old.deletingLastPathComponent().appending(path: "\(name).hvlab")
    try FileManager.default.copyItem(atPath: file.path, toPath: scratch.file)
    chmod(scratch.file, 0o644)
    return scratch
  }

  @Test func aFileOfFormat1() throws {
    let scratch = try copied()
    let datacenter = try scratch.lab().datacenter
    #expect(datacenter.brokenInvariants == [])
    #expect(datacenter.machines(on: "HV02").map(\.name.text) == ["file01", "web01"])
    let host = try #require(datacenter.hosts["HV01"])
    #expect(host.migration.isEnabled && !host.credentialGuardEnabled)
    #expect(datacenter.mayManageHyperV(datacenter.signedIn.account, on: host))
    for controller in ["DC01", "DC02"] as [Name] {
      let account = datacenter.directory.replicas[controller]?.account(named: "HV02")
      #expect(account?.servicePrincipalNames.count == 14)
    }
    #expect(datacenter.domains["contoso.com"]?.nextRelativeID == 1107)
    #expect(datacenter.scheduleOfTheBranch == .minutes(15))
  }

  @Test func aFileOfFormat2() throws {
    let scratch = try copied("format-2")
    let datacenter = try scratch.lab().datacenter
    #expect(datacenter.brokenInvariants == [])
    #expect(datacenter.machines(on: "HV02").map(\.name.text) == ["file01", "web01"])
    #expect(datacenter.machines(on: "HV01").contains { $0.name == "made01" })
    let host = try #require(datacenter.hosts["HV01"])
    #expect(host.hardware.disks.isEmpty && host.adapters.contains { !$0.rdmaIsEnabled })
  }

  @Test func aFileOfFormat1IsContinuedInTheNewOne() throws {
    let scratch = try copied()
    do {
      let lab = scratch.lab(stepsBetweenSnapshots: 1)
      let session = try lab.datacenter.signedIn
      try lab.carryOut(
        DirectoryEdit(
          "HV01", [.add(.allowedToDelegateTo, [.text("cifs/HV02")])], session: session))
    }
    let account = try scratch.lab().datacenter.directory.replicas["DC01"]?.account(named: "HV01")
    #expect(account?.allowedToDelegateTo == ["cifs/HV02"])
  }

  @Test(arguments: [1, 512]) func everythingNewSurvives(stepsBetweenSnapshots: Int) throws {
    let scratch = try Scratch()
    let lab = scratch.lab(stepsBetweenSnapshots: stepsBetweenSnapshots)
    let session = try lab.datacenter.signedIn
    let machine = try #require(lab.datacenter.machines(on: "HV01").first)
    for step in steps(session) + [partEvents(of: machine)] {
      try lab.carryOut(Given(events: step))
    }
    let (here, there) = (try lab.datacenter, try scratch.lab().datacenter)
    #expect("\(DatacenterParts(of: here))" == "\(DatacenterParts(of: there))")
    #expect(there.faults.map(\.name.text) == ["late"])
    #expect(there.hosts["HV01"]?.firewallRules.contains { $0.name == "x" } == true)
  }

  private func partEvents(of machine: VirtualMachine) -> [Event] {
    var adapter = VirtualNetworkAdapter(id: .empty, name: "n", switchName: "LAN")
    adapter.port.mirroring = .source
    adapter.port.guardsDhcp = true
    var firmware = MachineFirmware()
    firmware.secureBoot = false
    firmware.template = .openSourceShieldedVM
    firmware.bootOrder = [.network(adapter: .empty), .drive(ControllerSlot(.scsi, 0, 1))]
    firmware.startupOrder = [.floppy, .cd]
    var machineThen = machine
    machineThen.processorFeatures = ["avx"]
    let checkpoint = Checkpoint(id: Guid(high: 1, low: 2), name: "c", machine: machineThen)
    var image = DiskImage()
    image.blockSize = 1
    image.physicalSectorSize = 512
    let drives = [HardDiskDrive(slot: ControllerSlot(.scsi, 0, 7), path: WindowsPath("D:\\x.vhdx"))]
    var security = MachineSecurity()
    security.hasTPM = true
    security.guardianCertificate = "HV01"
    let events: [MachineEvent] = [
      .securityChanged(security), .checkpointsChanged([checkpoint], current: checkpoint.id),
      .restored(checkpoint.id, drives: drives), .hardDrivesChanged(drives),
      .dvdDrivesChanged([DvdDrive(slot: ControllerSlot(.ide, 1, 1))]), .adaptersChanged([adapter]),
      .controllersChanged(scsi: 3), .integrationServiceSwitched(.vss, isEnabled: false),
      .firmwareChanged(firmware), .meteringChanged(ResourceMetering(since: Instant(ticks: 9))),
      .versionUpdated(ConfigurationVersion(11, 2)),
    ]
    let file = FileLocation(host: "HV01", path: WindowsPath("D:\\x.vhdx"))
    return [.image(file, .created(image))] + events.map { .machine(machine.id, $0) }
  }

  private func steps(_ session: LogonSession) -> [[Event]] {
    let address = IPAddress(10, 0, 0, 99)
    let subnet = Subnet(address, prefixLength: 24)
    var network = HostNetwork()
    network.routes = [Route(subnet, by: address, metric: 5)]
    network.hostsFile = [NameRecord("x", [address])]
    var rule = FirewallRule("x", "X", group: "g", port: 445)
    rule.remoteSubnet = subnet
    rule.remotePort = 6600
    rule.direction = .outbound
    network.firewallRules = [rule]
    var security = HostSecurity()
    security.credentialGuard = true
    security.credSSPClientFor = ["*"]
    security.trustedHosts = ["*"]
    var share = SmbShare("s", WindowsPath(#"D:\s"#))
    share.fullAccess = [.users]
    var hardware = Hardware()
    hardware.processor.features = ["avx2"]
    hardware.processor.microcode = "0x1"
    var disk = PhysicalDisk(number: 2)
    disk.isOffline = true
    disk.size = 5
    hardware.disks = [disk]
    var adapter = NetworkAdapter()
    adapter.name = "New"
    adapter.vlan = 7
    adapter.rdmaIsEnabled = false
    var domain = Domain(name: "fabrikam.com", netBIOSName: "FABRIKAM", authority: .users)
    domain.trusts = [Trust("contoso.com", .outbound, isForestTrust: true)]
    var forest = Forest(name: "fabrikam.com")
    forest.sites = [Site("Here", subnets: [subnet])]
    forest.siteLinks = [SiteLink(["Here"], interval: .minutes(3))]
    let record = LogonRecord(session, startedAt: Instant(ticks: 5))
    let ticket = Ticket(
      client: session.account, server: "cifs/HV02", at: Instant(ticks: 7), flags: 9,
      controller: "DC01", grant: DelegationGrant(services: ["a"], anyProtocol: true))
    let facts: [HostFact] = [
      .membership(.domain("contoso.com"), account: .users, site: "Branch"),
      .operatingSystem(OperatingSystem(.server2025, .datacenter)), .features(["Hyper-V", "DNS"]),
      .restarted, .clockOffset(.seconds(400)), .hardware(hardware), .adapter(adapter),
      .volume(Volume(letter: "E", size: 5, free: 4)), .network(network), .security(security),
      .localGroup(LocalGroup("g", .remoteDesktopUsers, [.users])),
      .localUser(LocalUser("u", .users)),
      .service(WindowsService("vmms", "x", .stopped, .disabled)),
      .share(share), .shareRemoved("other"), .leftovers([.empty]), .restartPending(true),
      .powered(true),
    ]
    let account = Account(
      id: session.account.authority.account(1700), kind: .group, name: "G", domain: "contoso.com")
    let directory: [DirectoryEvent] = [
      .created(account, at: "DC01"),
      .attributeSet(
        account.id, .member, [.account(session.account), .text("t"), .number(-3)], at: "DC01"),
      .linkSwitched(from: "DC02", to: "DC01", isEnabled: false),
      .objectReplicated(account.id, from: "DC01", to: "DC02"), .domainChanged(domain),
      .forestChanged(forest), .nameRecorded("a.contoso.com", [address]),
      .attributeSet(account.id, .description, [], at: "DC01"),
      .replicated(from: "DC01", to: "DC02"),
      .attributeSet(account.id, .description, [.text("pending")], at: "DC01"),
    ]
    let sessions: [SessionEvent] = [
      .opened(record), .ticketKept(ticket, in: session.id), .closed(99), .ticketsPurged(of: 98),
    ]
    let late = ScheduledFault(
      "late", at: Instant(year: 2030, month: 1, day: 1),
      [.host("HV02", .factChanged(.powered(false))), .directory(.domainChanged(domain))])
    return [
      facts.map { .host("HV01", .factChanged($0)) }, directory.map { .directory($0) },
      sessions.map { .host("HV01", .session($0)) }, [.faultScheduled(late), .faultRemoved("none")],
    ]
  }
}

extension Datacenter {
  fileprivate var scheduleOfTheBranch: Interval? {
    directory.link(from: "DC01", to: "DC02").flatMap { scheduleInterval(of: $0) }
  }
}
