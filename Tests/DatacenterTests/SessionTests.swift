import Datacenter
import Messages
import Testing

/// Sessions, what they carry, and how long a ticket is believed.
@Suite struct SessionTests {
  private func signIn(
    _ bench: inout Bench, _ host: String, _ way: SignIn.Way
  ) throws -> LogonSession {
    let events = try bench.carryOut(
      SignIn(to: host, by: way, as: bench.session.account, session: bench.session))
    guard case .host(_, .session(.opened(let record))) = try #require(events.first) else {
      throw Refusal.wrongState
    }
    return record.session
  }

  @Test func aTicketIsBelievedForFifteenMinutes() throws {
    var bench = Bench.remote  // the ticket of HV01 is ten minutes old
    bench.change(account: "HV01") { $0.delegate(to: "HV02") }
    let refusal = try #require(bench.refusal(bench.move("web01")))
    #expect(refusal.explanation.row == "F08")
    #expect(refusal.explanation.remedy.en.contains("klist purge -li 0x3e7"))
    try bench.carryOut(ClockAdvance(.minutes(4.9)))
    #expect(bench.refusal(bench.move("web01")) != nil)
    try bench.carryOut(ClockAdvance(.minutes(0.1)))
    #expect(bench.refusal(bench.move("web01")) == nil)
  }

  @Test func aFailedTryFetchesTheTicketThatIsInTheWayAfterwards() throws {
    var bench = Bench.remote
    bench.purgeTickets()
    let refusal = try #require(bench.refusal(bench.move("web01")))
    bench.datacenter.apply(refusal.aftermath)
    #expect(bench.datacenter.hosts["HV01"]?.tickets(of: 0x3e7).count == 1)
    bench.change(account: "HV01") { $0.delegate(to: "HV02") }
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F08")
    bench.session.host = "HV01"
    try bench.carryOut(TicketPurge(of: LogonSession.systemID, session: bench.session))
    bench.session.host = "ADMIN01"
    #expect(bench.refusal(bench.move("web01")) == nil)
  }

  @Test func aRestartAsksAnew() throws {
    var bench = Bench.remote
    bench.change(account: "HV01") { $0.delegate(to: "HV02") }
    try bench.carryOut(HostRestart("HV01", session: bench.session))
    #expect(bench.machine("web01")?.state == .running)
    #expect(bench.machine("app01")?.state == .off)
    #expect(bench.refusal(bench.move("web01")) == nil)
  }

  @Test func ticketsOfASession() throws {
    var bench = Bench()
    let own = bench.session.id
    try bench.carryOut(TicketRequest("cifs/HV02", session: bench.session))
    try bench.carryOut(TicketRequest("CIFS/hv02", session: bench.session))
    let tickets = bench.datacenter.hosts["HV01"]?.tickets(of: own)
    #expect(tickets?.map(\.server) == ["krbtgt/CONTOSO.COM", "CIFS/hv02"])
    #expect(tickets?.last?.endsAt == bench.datacenter.clock + .minutes(600))
    #expect(bench.refusal(TicketRequest("cifs/nowhere", session: bench.session)) != nil)
    #expect(
      bench.refusal(TicketPurge(of: 0x123, session: bench.session))?.errorID == "1312")
    try bench.carryOut(TicketPurge(session: bench.session))
    #expect(bench.datacenter.hosts["HV01"]?.tickets(of: own).isEmpty == true)
    try bench.carryOut(TicketRequest("krbtgt", for: 0x3e7, session: bench.session))
    bench.change("HV01") { $0.administrators = [] }
    #expect(
      bench.refusal(TicketPurge(of: LogonSession.systemID, session: bench.session))?.errorID == "5")
  }

  @Test func theSecondHop() throws {
    var bench = Bench.ready
    let shell = try signIn(&bench, "HV02", .remoteShell)
    #expect(shell.credentials == .nothing && shell.origin == "HV01" && shell.id != 0)
    bench.session = shell
    let there = MigrationSwitch(host: "HV01", isEnabled: false, session: shell)
    #expect(bench.refusal(there)?.explanation.row == "F42")
    #expect(bench.refusal(MigrationSwitch(host: "HV02", isEnabled: false, session: shell)) == nil)
    let hop = SignIn(to: "HV01", by: .remoteShell, as: shell.account, session: shell)
    #expect(bench.refusal(hop)?.text.en.hasSuffix("Access is denied.") == true)
    let list = DirectoryEdit("HV01", [.clear(.description)], session: shell)
    #expect(bench.refusal(list)?.errorID == "ActiveDirectoryServer:1355")
    // Resource-based delegation at the target lets it through, with the next look at the directory.
    let between = try #require(bench.datacenter.hosts["HV02"]?.account)
    bench.change(account: "HV01") { $0.allowedToActOnBehalf = [between] }
    #expect(bench.refusal(there) == nil)
    bench.change(account: "Administrator") { $0.notDelegated = true }
    #expect(bench.refusal(there) != nil)
    try bench.carryOut(SignOut(shell))
    #expect(bench.datacenter.hosts["HV02"]?.hasSession(shell.id) == false)
  }

  @Test func aHostTrustedForDelegationGetsTheTicket() throws {
    var bench = Bench.ready
    bench.change(account: "HV02") { $0.setFlag(.trustedForDelegation, true) }
    let shell = try signIn(&bench, "HV02", .remoteShell)
    #expect(shell.kind == .remoteShellWithDelegation && shell.credentials == .forwardedTicket)
    bench.session = shell
    #expect(bench.refusal(MigrationSwitch(host: "HV01", isEnabled: false, session: shell)) == nil)
    #expect(bench.refusal(bench.move("file01", to: "HV01")) != nil)  // CredSSP wants a password
    let protected = bench.session.account.authority.account(WellKnownGroup.protectedUsers)
    bench.change(account: "Protected Users") { $0.members = [shell.account] }
    #expect(bench.datacenter.isMember(shell.account, of: [protected]))
    bench.session = bench.datacenter.signedIn
    #expect(try signIn(&bench, "HV02", .remoteShell).kind == .remoteShell)
  }

  @Test func credSSPNeedsBothSidesAndAPolicy() throws {
    var bench = Bench.ready
    let wish = SignIn(
      to: "HV02", by: .remoteShellWithCredSSP, as: bench.session.account, session: bench.session)
    let refusal = try #require(bench.refusal(wish))
    #expect(refusal.text.en.contains("CredSSP authentication is currently disabled"))
    #expect(refusal.explanation.row == "F43")
    bench.change("HV02") { $0.security.credSSPServer = true }
    #expect(bench.refusal(wish) != nil)
    bench.change("HV01") { $0.security.credSSPClientFor = ["WSMAN/*.CONTOSO.com"] }
    let shell = try signIn(&bench, "HV02", .remoteShellWithCredSSP)
    bench.session = shell
    try bench.carryOut(bench.move("file01", to: "HV01"))
  }

  @Test func refusals() throws {
    var bench = Bench()
    func wish(_ host: String, _ way: SignIn.Way) -> SignIn {
      SignIn(to: host, by: way, as: bench.session.account, session: bench.session)
    }
    #expect(bench.refusal(wish("HV09", .remoteShell)) != nil)
    bench.change("HV02") {
      $0.changedServices = [WindowsService(WindowsService.remoteManagement, "WinRM", .stopped)]
    }
    #expect(bench.refusal(wish("HV02", .remoteShell))?.explanation.row == "F44")
    bench.change("HV02") { $0.changedServices = [] }
    bench.change("HV02") { $0.administrators = [] }
    #expect(bench.refusal(wish("HV02", .remoteShell))?.explanation.row == "F26")
    #expect(bench.refusal(wish("HV02", .remoteDesktop))?.errorID == "LogonTypeNotGranted")
    let you = bench.session.account
    bench.change("HV02") {
      $0.otherGroups = [LocalGroup("Remote Desktop Users", .remoteDesktopUsers, [you])]
    }
    #expect(bench.refusal(wish("HV02", .remoteDesktop)) == nil)
    bench.change("HV02") { $0.membership = .workgroup("WORKGROUP") }
    #expect(bench.refusal(wish("HV02", .remoteDesktop))?.errorID == "LogonFailure")
    bench.change("HV02") { $0.isPoweredOn = false }
    #expect(bench.refusal(wish("HV02", .console)) != nil)
  }

  @Test func credentialGuardComesWithTheRelease() {
    var host = Host("X")
    host.membership = .domain("contoso.com")
    #expect(!host.credentialGuardEnabled)
    host.operatingSystem = OperatingSystem(.server2025)
    #expect(host.credentialGuardEnabled)
    host.credentialGuardEnabled = false
    #expect(!host.credentialGuardEnabled)
    host.security.credentialGuard = nil
    host.features = ["AD-Domain-Services"]
    #expect(!host.credentialGuardEnabled)
    host.features = []
    host.membership = .workgroup("WORKGROUP")
    #expect(!host.credentialGuardEnabled)
  }
}
