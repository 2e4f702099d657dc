import Datacenter
import Messages
import Testing

/// What administrators change about hosts themselves, and what that does to a move.
@Suite struct HostChangeTests {
  @Test func localGroups() throws {
    var bench = Bench()
    try bench.carryOut(AccountCreation(.user, name: "anna", session: bench.session))
    let anna = try #require(bench.datacenter.account(named: #"CONTOSO\anna"#)).id
    func change(_ group: String, _ isAdded: Bool, on host: String = "HV02") -> LocalGroupChange {
      LocalGroupChange(group, on: host, member: anna, isAdded: isAdded, session: bench.session)
    }
    try bench.carryOut(change("hyper-v administrators", true))
    let host = try #require(bench.datacenter.hosts["HV02"])
    #expect(bench.datacenter.mayManageHyperV(anna, on: host))
    #expect(bench.refusal(change("S-1-5-32-578", true))?.errorID == "MemberExists")
    try bench.carryOut(change("Hyper-V Administrators", false))
    #expect(bench.refusal(change("Hyper-V Administrators", false))?.errorID == "MemberNotFound")
    #expect(bench.refusal(change("Nobodies", true))?.errorID == "GroupNotFound")
    #expect(bench.refusal(change("Users", true, on: "HV09"))?.text.en.contains("resolved") == true)
    try bench.carryOut(change("Remote Desktop Users", true))
    #expect(bench.datacenter.hosts["HV02"]?.localGroup("Remote Desktop Users")?.members == [anna])
    bench.session.account = anna
    #expect(bench.refusal(change("Users", true))?.errorID == "AccessDenied")
  }

  @Test func services() throws {
    var bench = Bench()
    func change(_ name: String, _ state: WindowsService.State) -> ServiceChange {
      ServiceChange(name, on: "HV02", to: state, session: bench.session)
    }
    try bench.carryOut(change("VMMS", .stopped))
    #expect(try bench.carryOut(change("vmms", .stopped)).isEmpty)
    let move = MigrationSwitch(host: "HV02", isEnabled: true, session: bench.session)
    let refusal = try #require(bench.refusal(move))
    #expect(refusal.errorID == "ObjectNotFound")
    #expect(refusal.explanation.remedy.en == "Start-Service vmms on HV02")
    try bench.carryOut(change("vmms", .running))
    #expect(bench.refusal(move) == nil)
    #expect(bench.refusal(change("nothing", .running))?.errorID == "NoServiceFoundForGivenName")
    bench.change("HV02") { $0.changedServices[0].startType = .disabled }
    bench.change("HV02") { $0.changedServices[0].state = .stopped }
    #expect(bench.refusal(change("vmms", .running))?.errorID == "CouldNotStartService")
    try bench.carryOut(change("WinRM", .stopped))
    #expect(
      bench.refusal(change("WinRM", .running))?.errorID == "CannotConnect,PSSessionOpenFailed")
  }

  @Test func firewallRules() throws {
    var bench = Bench.ready
    var rule = try #require(
      bench.datacenter.hosts["HV02"]?.firewallRules.first { $0.localPort == Port.migration })
    rule.allows = false
    let change = FirewallRuleChange(rule, on: "HV02", session: bench.session)
    try bench.carryOut(change)
    #expect(try bench.carryOut(change).isEmpty)
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F14")
    bench.change("HV02") { $0.network.firewallIsOn = false }
    #expect(bench.refusal(bench.move("web01")) == nil)
    bench.change("HV02") { $0.network.firewallIsOn = true }
    rule.allows = true
    rule.remoteSubnet = Subnet(IPAddress(10, 0, 0, 0), prefixLength: 24)
    try bench.carryOut(FirewallRuleChange(rule, on: "HV02", session: bench.session))
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F14")  // only the other subnet
  }

  @Test func ports() throws {
    let datacenter = Bench.ready.datacenter
    let here = try #require(datacenter.hosts["HV01"])
    let there = try #require(datacenter.hosts["HV02"])
    let controller = try #require(datacenter.hosts["DC01"])
    for (port, host, isOpen) in [
      (Port.migration, there, true), (Port.fileSharing, there, true),
      (Port.management, there, true),
      (Port.directory, there, false), (Port.directory, controller, true),
      (Port.kerberos, controller, true), (Port.names, controller, true),
      (Port.migration, controller, false), (Port.remoteDesktop, there, true), (1, there, false),
    ] {
      #expect(datacenter.accepts(port, on: host, from: here) == isOpen, "\(port) \(host.name)")
    }
    #expect(datacenter.accepts(Port.migration, on: here, from: here))
  }

  @Test func names() throws {
    var datacenter = Datacenter.twoHosts()
    let here = try #require(datacenter.hosts["HV01"])
    func ask(_ name: String) -> [String] {
      datacenter.addresses(of: name, askedBy: here).map(\.description)
    }
    #expect(ask("hv02") == ["10.0.0.12"] && ask("HV02.contoso.com") == ["10.0.0.12"])
    #expect(ask("10.1.1.1") == ["10.1.1.1"] && ask("nobody").isEmpty)
    datacenter.apply(.directory(.nameRecorded("web.contoso.com", [IPAddress(10, 0, 0, 101)])))
    #expect(ask("web") == ["10.0.0.101"])
    datacenter.apply(.directory(.nameRecorded("web.contoso.com", [])))
    #expect(ask("web").isEmpty)
  }

  @Test func aHostFromNothing() throws {
    var bench = Bench.ready
    var host = Host("HV03")
    host.hardware = bench.datacenter.hosts["HV02"]?.hardware ?? Hardware()
    host.site = "Headquarters"
    var adapter = NetworkAdapter()
    adapter.name = "Ethernet"
    adapter.segment = "Ethernet"
    adapter.bitsPerSecond = 1_000_000_000
    adapter.addresses = [InterfaceAddress(IPAddress(10, 0, 0, 13), prefixLength: 24)]
    host.adapters = [adapter]
    host.volumes = [Volume(letter: "D", size: 500 * .gibibyte, free: 400 * .gibibyte)]
    host.switches = bench.datacenter.hosts["HV02"]?.switches ?? []
    let local = SecurityIdentifier("S-1-5-21-9-9-9-500")
    host.administrators = [local]
    host.localUsers = [LocalUser("Administrator", local)]
    bench.datacenter.hosts["HV03"] = host
    let you = bench.session.account
    var there = LogonSession(account: local, host: "HV03")

    func join(_ domain: String, as account: Account.ID) -> DomainJoin {
      DomainJoin(".", to: domain, as: account, session: there)
    }
    #expect(bench.refusal(join("nowhere.com", as: you))?.text.en.contains("could not be") == true)
    #expect(bench.refusal(join("contoso.com", as: local))?.text.en.contains("denied") == true)
    try bench.carryOut(join("CONTOSO", as: you))
    #expect(
      bench.refusal(join("contoso.com", as: you))?.errorID == "AddComputerToSameDomain")
    #expect(bench.datacenter.hosts["HV03"]?.restartPending == true)
    try bench.carryOut(HostRestart("HV03", session: there))
    #expect(bench.datacenter.hosts["HV03"]?.restartPending == false)

    there.account = you
    let role = FeatureChange(
      ["Hyper-V", "Hyper-V-PowerShell"], on: "HV03", isInstalled: true, session: there)
    try bench.carryOut(role)
    #expect(try bench.carryOut(role).isEmpty)
    try bench.carryOut(MigrationSwitch(host: "HV03", isEnabled: true, session: there))
    try bench.carryOut(
      HostSettingsChange(host: "HV03", settings: [.useAnyNetwork(true)], session: there))
    let account = bench.datacenter.directory.replicas["DC01"]?.account(named: "HV03")
    #expect(account?.servicePrincipalNames.count == 14)
    try bench.carryOut(bench.move("web01", to: "HV03"))
    let removal = FeatureChange(["Hyper-V"], on: "HV03", isInstalled: false, session: there)
    #expect(bench.refusal(removal)?.errorID == "InvalidState")
    try bench.carryOut(HostFactChange([.clockOffset(.seconds(5))], on: "HV03", session: there))
  }

  @Test func anotherDomainIsTrustedOrNot() throws {
    var bench = Bench.ready
    let authority = SecurityIdentifier("S-1-5-21-7-7-7")
    var other = Domain(name: "fabrikam.com", netBIOSName: "FABRIKAM", authority: authority)
    other.controllers = []
    bench.datacenter.domains["fabrikam.com"] = other
    bench.change("HV02") { $0.membership = .domain("fabrikam.com") }
    func row() -> String? { bench.refusal(bench.move("web01"))?.explanation.row }
    #expect(row() == "F39")
    other.trusts = [Trust("contoso.com")]
    bench.datacenter.domains["fabrikam.com"] = other
    #expect(row() == "F39")  // one way is not enough
    bench.datacenter.domains.update("contoso.com") { $0.trusts = [Trust("fabrikam.com", .inbound)] }
    #expect(row() == "F39")
    bench.datacenter.domains.update("contoso.com") { $0.trusts = [Trust("fabrikam.com")] }
    #expect(row() == nil)
    bench.datacenter.domains.update("contoso.com") { $0.trusts = [] }
    bench.datacenter.domains.update("fabrikam.com") {
      $0.trusts = []
      $0.forest = "contoso.com"
    }
    #expect(row() == nil)
  }
}
