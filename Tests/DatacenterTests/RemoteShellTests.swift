import Datacenter
import Messages
import Testing

/// Opening a PowerShell session at another host: rows F43 and F44 of the failure catalogue, one test
/// a refusal.
@Suite struct RemoteShellTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let says: String
    let row: String?
    let questions: Int  // that were asked, the last one in vain
    var host = "HV02"
    var way = SignIn.Way.remoteShell
    var hasPassword = false
    let prepare: @Sendable (inout Bench) -> Void
    var testDescription: String { says }
  }

  private static let list: [Case] = [
    Case(says: "and explicit credentials are provided", row: "F44", questions: 1, host: "10.0.0.12")
    { _ in },
    Case(
      says: "must be added to the TrustedHosts configuration setting", row: "F44", questions: 1
    ) { bench in bench.change("HV02") { $0.membership = .workgroup("WORKGROUP") } },
    Case(
      says: "must be added to the TrustedHosts configuration setting", row: "F44", questions: 1
    ) { bench in bench.session.account = bench.local("HV02") },
    Case(says: "There is a time and/or date difference", row: "F49", questions: 2) { bench in
      bench.change("HV01") { $0.clockOffset = .seconds(301) }
    },
    Case(says: "There is a time and/or date difference", row: "F49", questions: 3) { bench in
      bench.change("HV02") { $0.clockOffset = .minutes(20) }
    },
    Case(says: "WinRM cannot complete the operation.", row: nil, questions: 4) { bench in
      bench.change("HV02") { $0.isPoweredOn = false }
    },
    Case(says: "WinRM cannot complete the operation.", row: "F44", questions: 5) { bench in
      bench.change("HV02") { $0.adapters = [] }
    },
    Case(says: "WinRM cannot complete the operation.", row: "F44", questions: 5) { bench in
      bench.block("HV02", .inbound)
    },
    Case(says: "WinRM cannot complete the operation.", row: "F44", questions: 5) { bench in
      bench.block("HV01", .outbound)
    },
    Case(says: "\"winrm quickconfig\".", row: "F44", questions: 6) { bench in
      bench.stopWinRM("HV02", .automatic)
    },
    Case(says: "\"winrm quickconfig\".", row: "F44", questions: 6) { bench in
      bench.stopWinRM("HV02", .disabled)
    },
    Case(says: "The user name or password is incorrect.", row: "F39", questions: 5) { bench in
      bench.session.account = bench.local("HV02")
      bench.change("HV02") { $0.localUsers = [] }
      bench.change("HV01") { $0.security.trustedHosts = ["*"] }
    },
    Case(says: "has expired", row: nil, questions: 8) { bench in
      bench.change(account: "Administrator") { $0.setFlag(.passwordExpired, true) }
    },
    Case(says: "Access is denied.", row: "F42", questions: 9) { bench in
      bench.session = LogonSession(
        account: bench.session.account, host: "HV01", kind: .remoteShell)
    },
    Case(says: "Access is denied.", row: "F26", questions: 10) { bench in
      bench.change("HV02") { $0.administrators = [] }
    },
    Case(
      says: "CredSSP authentication is currently disabled in the client configuration.", row: "F43",
      questions: 1, way: .remoteShellWithCredSSP
    ) { _ in },
    Case(
      says: "does not allow the delegation of the user credentials to the target computer. Use "
        + "gpedit.msc", row: "F43", questions: 2, way: .remoteShellWithCredSSP
    ) { bench in bench.change("HV01") { $0.security.credSSPClientFor = ["wsman/DC01"] } },
    Case(
      says: "because the computer is not trusted.", row: "F43", questions: 8,
      way: .remoteShellWithCredSSP
    ) { bench in
      bench.allowCredSSP()
      bench.change(account: "HV02") { account in
        account.servicePrincipalNames.removeAll { $0.utf8.starts(with: "WSMAN/".utf8) }
      }
    },
    Case(
      says: "because the computer is not trusted.", row: "F43", questions: 8,
      way: .remoteShellWithCredSSP
    ) { bench in
      bench.allowCredSSP()
      bench.change(account: "ADMIN01") { $0.servicePrincipalNames.append("WSMAN/HV02") }
    },
    Case(
      says: "is not supported by the server", row: "F43", questions: 9,
      way: .remoteShellWithCredSSP
    ) { bench in
      bench.allowCredSSP()
      bench.change("HV02") { $0.security.credSSPServer = false }
    },
  ]

  @Test(arguments: list) func refuses(_ test: Case) throws {
    var bench = Bench()
    test.prepare(&bench)
    var wish = SignIn(
      to: test.host, by: test.way, as: bench.session.account, session: bench.session)
    wish.hasPassword = test.hasPassword
    let refusal = try #require(bench.refusal(wish))
    #expect(refusal.text.en.contains(test.says), "\(refusal.text.en)")
    #expect(refusal.text.de != refusal.text.en)
    #expect(refusal.explanation.row == test.row)
    #expect(refusal.explanation.questions.count == test.questions)
    #expect(refusal.explanation.questions.last?.holds == false)
    #expect(!refusal.explanation.questions.dropLast().contains { !$0.holds })
  }

  @Test func eachCauseHasItsCure() throws {
    var bench = Bench()
    bench.stopWinRM("HV02", .disabled)
    let wish = SignIn(
      to: "HV02", by: .remoteShell, as: bench.session.account, session: bench.session)
    #expect(
      bench.refusal(wish)?.explanation.remedy.en.contains("config WinRM start= auto") == true)
    // Over WinRM nothing can be mended, over RPC it can.
    let start = ServiceChange("WinRM", on: "HV02", to: .running, session: bench.session)
    #expect(bench.refusal(start)?.explanation.row == "F44")
    guard var service = bench.datacenter.hosts["HV02"]?.service("WinRM") else { return }
    service.startType = .automatic
    try bench.carryOut(
      ServiceStart(service, on: "HV02", session: bench.session, over: Port.fileSharing))
    var remote = start
    remote.port = Port.fileSharing
    try bench.carryOut(remote)
    #expect(bench.refusal(wish) == nil)
  }

  @Test func trustedHosts() throws {
    var bench = Bench()
    bench.session.account = bench.local("HV02")
    var wish = SignIn(
      to: "10.0.0.12", by: .remoteShell, as: bench.session.account, session: bench.session)
    wish.hasPassword = true
    #expect(bench.refusal(wish) != nil)
    for list in ["10.0.0.12", "HV01, 10.0.*", "*"] {
      bench.session.account = bench.datacenter.signedIn.account
      try bench.carryOut(TrustedHostsChange(list, session: bench.session))
      #expect(bench.refusal(wish) == nil, "\(list)")
    }
    bench.change("HV01") { $0.security.trustedHosts = ["<local>"] }
    #expect(bench.refusal(wish) != nil)
    let named = SignIn(to: "HV02", by: .remoteShell, as: wish.account, session: bench.session)
    #expect(bench.refusal(named) == nil)
  }

  @Test func quickConfig() throws {
    var bench = Bench()
    bench.stopWinRM("HV01", .disabled)
    bench.block("HV01", .inbound)
    let host = try #require(bench.datacenter.hosts["HV01"])
    #expect(ManagementSetup.steps(for: host) == [.start, .startAutomatically, .openFirewall])
    try bench.carryOut(ManagementSetup(session: bench.session))
    let after = try #require(bench.datacenter.hosts["HV01"])
    #expect(ManagementSetup.steps(for: after).isEmpty)
    #expect(after.runs("WinRM") && after.firewallAdmits(5985, from: nil))
    #expect(try bench.carryOut(ManagementSetup(session: bench.session)).isEmpty)
    bench.change("HV01") { $0.administrators = [] }
    #expect(bench.refusal(ManagementSetup(session: bench.session))?.errorID == "AccessDenied")
  }
}

extension Bench {
  /// The administrator that only the computer itself knows.
  func local(_ host: Host.ID) -> Account.ID {
    datacenter.hosts[host]?.localUsers.first?.id ?? SecurityIdentifier("")
  }

  mutating func stopWinRM(_ host: Host.ID, _ start: WindowsService.StartType) {
    change(host) { $0.changedServices = [WindowsService("WinRM", "WinRM", .stopped, start)] }
  }

  mutating func block(_ host: Host.ID, _ direction: FirewallRule.Direction) {
    change(host) { host in
      var rule = FirewallRule("WINRM-HTTP-In-TCP", "WinRM", port: Port.management)
      rule.isEnabled = direction == .outbound
      rule.direction = direction
      rule.remotePort = Port.management
      rule.allows = direction == .inbound
      if direction == .outbound { rule.name = "out" }
      host.network.firewallRules = [rule]
    }
  }

  mutating func allowCredSSP() {
    change("HV01") { $0.security.credSSPClientFor = ["wsman/*"] }
    change("HV02") { $0.security.credSSPServer = true }
  }
}
