import Datacenter
import Messages
import Testing

private let migration = "Microsoft Virtual System Migration Service"

/// A directory with two controllers: who knows what when, and who may change it.
@Suite struct DirectoryTests {
  private func delegation(_ bench: Bench, at controller: Host.ID) -> [String] {
    bench.datacenter.directory.replicas[controller]?.account(named: "HV01")?.allowedToDelegateTo
      ?? []
  }

  private func edit(
    _ bench: Bench, _ changes: DirectoryEdit.Change..., of identity: String = "HV01",
    at server: String? = "DC01"
  ) -> DirectoryEdit {
    DirectoryEdit(identity, server: server, changes, session: bench.session)
  }

  private var addition: DirectoryEdit.Change {
    .add(.allowedToDelegateTo, [.text("\(migration)/HV02")])
  }

  @Test func aChangeTravelsByTheScheduleOfTheSiteLink() throws {
    var bench = Bench()
    try bench.carryOut(ClockAdvance(.minutes(2)))
    try bench.carryOut(edit(bench, addition))
    #expect(delegation(bench, at: "DC01").count == 1)
    try bench.carryOut(ClockAdvance(.minutes(12.9)))
    #expect(delegation(bench, at: "DC02").isEmpty)  // 09:14:54
    try bench.carryOut(ClockAdvance(.minutes(0.1)))
    #expect(delegation(bench, at: "DC02").count == 1)  // 09:15
    let link = try #require(bench.datacenter.directory.link(from: "DC01", to: "DC02"))
    #expect(link.lastSuccess == Instant(year: 2025, month: 3, day: 3, hour: 9, minute: 15))
    try bench.carryOut(ClockAdvance(.minutes(40)))
    #expect(
      bench.datacenter.lastRuns(of: link).success
        == Instant(year: 2025, month: 3, day: 3, hour: 9, minute: 45))
  }

  @Test func insideASiteControllersNotifyEachOther() throws {
    var bench = Bench()
    bench.change("DC02") { $0.site = "Headquarters" }
    try bench.carryOut(edit(bench, addition))
    try bench.carryOut(ClockAdvance(.seconds(15)))
    #expect(delegation(bench, at: "DC02").count == 1)
  }

  @Test func forcedReplicationDoesNotWait() throws {
    for scope in [
      ReplicationRequest.Scope.push(from: "DC01"), .pull(to: "dc02.contoso.com"),
      .pair(from: "DC01", to: "DC02"), .object("HV01$", from: "DC01", to: "DC02"),
    ] {
      var bench = Bench()
      try bench.carryOut(edit(bench, addition))
      try bench.carryOut(ReplicationRequest(scope, session: bench.session))
      #expect(delegation(bench, at: "DC02").count == 1, "\(scope)")
    }
  }

  @Test func theLaterChangeOfOneAttributeWinsEverywhere() throws {
    var bench = Bench()
    try bench.carryOut(edit(bench, .replace(.description, [.text("one")])))
    try bench.carryOut(ClockAdvance(.seconds(1)))
    try bench.carryOut(edit(bench, .replace(.description, [.text("two")]), at: "DC02"))
    try bench.carryOut(edit(bench, addition))
    try bench.carryOut(ClockAdvance(.minutes(60)))
    for controller in ["DC01", "DC02"] as [Name] {
      let account = bench.datacenter.directory.replicas[controller]?.account(named: "HV01")
      #expect(account?[.description] == [.text("two")])
      #expect(account?.allowedToDelegateTo.count == 1)
    }
  }

  @Test func everyKindOfChange() throws {
    var bench = Bench()
    let other = AttributeValue.text("cifs/HV02")
    try bench.carryOut(edit(bench, addition, .add(.allowedToDelegateTo, [other, other])))
    try bench.carryOut(edit(bench, .remove(.allowedToDelegateTo, [.text("CIFS/hv02")])))
    #expect(delegation(bench, at: "DC01") == ["\(migration)/HV02"])
    try bench.carryOut(edit(bench, .replace(.allowedToDelegateTo, [other])))
    #expect(delegation(bench, at: "DC01") == ["cifs/HV02"])
    try bench.carryOut(edit(bench, .clear(.allowedToDelegateTo)))
    #expect(delegation(bench, at: "DC01").isEmpty)
    try bench.carryOut(edit(bench, .flag(.trustedToAuthForDelegation, isOn: true)))
    let account = bench.datacenter.directory.replicas["DC01"]?.account(named: "HV01")
    #expect(account?.userAccountControl.rawValue == 0x1001000)
    #expect(try bench.carryOut(edit(bench, .flag(.workstationTrust, isOn: true))).isEmpty)
  }

  @Test func identities() throws {
    let datacenter = Datacenter.twoHosts()
    let account = try #require(datacenter.account(named: #"contoso\hv01$"#))
    for text in [
      "HV01", "hv01$", #"CONTOSO\HV01$"#, "CN=HV01,CN=Computers,DC=contoso,DC=com",
      account.id.description, account.guid.description,
    ] {
      #expect(datacenter.account(identifiedBy: text, at: "DC02")?.id == account.id, "\(text)")
    }
    #expect(datacenter.account(identifiedBy: "HV01", at: "DC02", [.user]) == nil)
    let controller = try #require(datacenter.account(named: #"CONTOSO\DC01$"#))
    #expect(
      datacenter.distinguishedName(of: controller)
        == "CN=DC01,OU=Domain Controllers,DC=contoso,DC=com")
  }

  @Test func accountsBeginAndEndAtOneController() throws {
    var bench = Bench()
    for server in ["DC01", "DC02"] {
      try bench.carryOut(
        AccountCreation(.computer, name: "HV0\(server)", server: server, session: bench.session))
    }
    #expect(bench.datacenter.directory.replicas["DC02"]?.account(named: "HV0DC01") == nil)
    try bench.carryOut(ClockAdvance(.minutes(15)))
    let one = try #require(bench.datacenter.directory.replicas["DC02"]?.account(named: "HV0DC01"))
    #expect(one.id != bench.datacenter.directory.replicas["DC01"]?.account(named: "HV0DC02")?.id)
    try bench.carryOut(AccountRemoval("HV0DC01", server: "DC02", session: bench.session))
    try bench.carryOut(ClockAdvance(.minutes(15)))
    #expect(bench.datacenter.directory.replicas["DC01"]?.account(named: "HV0DC01") == nil)
  }

  @Test func groupsNest() throws {
    var bench = Bench()
    try bench.carryOut(AccountCreation(.user, name: "anna", session: bench.session))
    try bench.carryOut(AccountCreation(.group, name: "Operators", session: bench.session))
    let anna = try #require(bench.datacenter.account(named: #"CONTOSO\anna"#))
    let group = try #require(bench.datacenter.account(named: #"CONTOSO\Operators"#))
    let host = try #require(bench.datacenter.hosts["HV01"])
    #expect(!bench.datacenter.mayManageHyperV(anna.id, on: host))
    try bench.carryOut(edit(bench, .add(.member, [.account(anna.id)]), of: "Operators"))
    try bench.carryOut(edit(bench, .add(.member, [.account(group.id)]), of: "Domain Admins"))
    #expect(bench.datacenter.mayManageHyperV(anna.id, on: host))
    let users = host.localGroup("users")
    #expect(users?.members.isEmpty == true)
    let domainUsers = anna.id.authority.account(WellKnownGroup.domainUsers)
    #expect(bench.datacenter.isMember(anna.id, of: [domainUsers]))  // the primary group
  }

  @Test func refusals() throws {
    var bench = Bench()
    #expect(
      bench.refusal(edit(bench, addition, of: "nobody"))?.text.en
        == "Cannot find an object with identity: 'nobody' under: 'DC=contoso,DC=com'.")
    #expect(
      bench.refusal(edit(bench, addition, of: "CN=x,DC=y"))?.text.en == "Directory object not found"
    )
    #expect(
      bench.refusal(edit(bench, addition, at: "DC09"))?.errorID == "ActiveDirectoryServer:0")
    #expect(bench.refusal(edit(bench, addition, at: "HV02"))?.errorID == "ActiveDirectoryServer:0")
    #expect(
      bench.refusal(AccountCreation(.computer, name: "HV01", session: bench.session))?.category
        == .resourceExists)
    #expect(bench.refusal(AccountRemoval("nobody", session: bench.session)) != nil)
    try bench.carryOut(AccountCreation(.user, name: "anna", session: bench.session))
    let anna = try #require(bench.datacenter.account(named: #"CONTOSO\anna"#)).id
    bench.session.account = anna
    #expect(bench.refusal(edit(bench, addition))?.errorID == "ActiveDirectoryServer:8344")
    #expect(
      bench.refusal(ReplicationRequest(.pull(to: "DC01"), session: bench.session))?.errorID
        == "8453")
    for name in ["DC01", "DC02"] as [Name] { bench.change(name) { $0.isPoweredOn = false } }
    #expect(bench.refusal(edit(bench, addition, at: nil))?.errorID == "ActiveDirectoryServer:1355")
  }

  @Test func aControllerThatIsDownIsReplacedAndCatchesUp() throws {
    var bench = Bench()
    bench.change("DC02") { $0.isPoweredOn = false }
    let host = try #require(bench.datacenter.hosts["HV02"])
    #expect(bench.datacenter.controller(for: host) == "DC01")
    try bench.carryOut(edit(bench, addition))
    let push = ReplicationRequest(.push(from: "DC01"), session: bench.session)
    #expect(bench.refusal(push)?.text.en == "The RPC server is unavailable.")
    try bench.carryOut(ClockAdvance(.minutes(600_000)))
    #expect(bench.datacenter.directory.link(from: "DC01", to: "DC02")?.failures ?? 0 > 1000)
    bench.change("DC02") { $0.isPoweredOn = true }
    #expect(bench.datacenter.controller(for: host) == "DC02")
    try bench.carryOut(ClockAdvance(.minutes(15)))
    #expect(delegation(bench, at: "DC02").count == 1)
  }

  @Test func droppedReplication() throws {
    var bench = Bench()
    bench.datacenter.apply(.directory(.linkSwitched(from: "DC01", to: "DC02", isEnabled: false)))
    try bench.carryOut(edit(bench, addition))
    try bench.carryOut(ClockAdvance(.minutes(100)))
    #expect(delegation(bench, at: "DC02").isEmpty)
    let request = ReplicationRequest(.pair(from: "DC01", to: "DC02"), session: bench.session)
    #expect(bench.refusal(request)?.errorID == "8456")
    let single = ReplicationRequest(
      .object("HV01", from: "DC01", to: "DC02"), session: bench.session)
    #expect(bench.refusal(single)?.explanation.row == "F09")
  }

  @Test func aServiceBelongsToOneAccount() throws {
    var bench = Bench()
    let name = AttributeValue.text("http/shop")
    try bench.carryOut(edit(bench, .add(.servicePrincipalName, [name]), of: "HV01"))
    let second = edit(bench, .add(.servicePrincipalName, [.text("HTTP/SHOP")]), of: "HV02")
    #expect(bench.refusal(second)?.errorID == "ActiveDirectoryServer:8647")
    // The other controller does not know yet: so duplicates come about.
    try bench.carryOut(edit(bench, .add(.servicePrincipalName, [name]), of: "HV02", at: "DC02"))
    try bench.carryOut(ClockAdvance(.minutes(15)))
    let duplicates = bench.datacenter.directory.replicas["DC01"]?.duplicateServicePrincipalNames
    #expect(duplicates?.map(\.name) == ["http/shop"])
    #expect(duplicates?.first?.holders.map(\.name.text) == ["HV01$", "HV02$"])
  }
}
