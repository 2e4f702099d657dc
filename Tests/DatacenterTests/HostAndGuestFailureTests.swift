import Datacenter
import Messages
import Testing

/// Rows F34 to F37, F39, F40 and F47 to F50 of the failure catalogue: what made them, what they say,
/// and that what mends them does.
@Suite struct HostAndGuestFailureTests {
  // MARK: F39

  @Test func aWorkgroupKnowsNobody() throws {
    var bench = Bench.ready
    let you = bench.session.account
    try bench.carryOut(
      DomainLeave("HV02", for: "WORKGROUP", as: you, session: bench.session))
    let host = try #require(bench.datacenter.hosts["HV02"])
    #expect(host.membership == .workgroup("WORKGROUP") && host.account == nil)
    #expect(host.administrators == [bench.local("HV02")])
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F39")
    let asked = [
      bench.refusal(MigrationSwitch(host: "HV02", isEnabled: true, session: bench.session)),
      bench.refusal(HostRestart("HV02", session: bench.session)),
    ]
    for refusal in asked { #expect(refusal?.explanation.row == "F39") }
    // The computer's own administrator lets it in again; the account is enabled where it was found.
    bench.session.account = bench.local("HV02")
    try bench.carryOut(
      DomainJoin("HV02", to: "contoso.com", as: you, session: bench.session))
    bench.session.account = you
    let account = bench.datacenter.hosts["HV02"]?.account
    #expect(bench.datacenter.directory.replicas["DC02"]?.account(account)?.isEnabled == true)
    try bench.carryOut(bench.move("web01"))
  }

  @Test func leavingADomain() throws {
    var bench = Bench()
    let session = bench.session
    func leave(_ host: String, _ account: Account.ID) -> DomainLeave {
      DomainLeave(host, for: "W", as: account, session: session)
    }
    #expect(bench.refusal(leave("DC01", session.account))?.errorID == "ComputerNotInDomain")
    #expect(bench.refusal(leave("HV02", bench.local("HV02")))?.errorID == "FailToUnjoinDomain")
    try bench.carryOut(leave("HV01", session.account))
    bench.session.account = bench.local("HV01")
    let again = DomainLeave("HV01", for: "W", as: session.account, session: bench.session)
    #expect(bench.refusal(again)?.errorID == "ComputerNotInDomain")
  }

  @Test func anotherDomainWithoutATrust() throws {
    var bench = Bench.ready
    var other = Domain(
      name: "fabrikam.com", netBIOSName: "FABRIKAM",
      authority: SecurityIdentifier("S-1-5-21-9-9-9"))
    bench.datacenter.domains["fabrikam.com"] = other
    bench.change("HV02") { $0.membership = .domain("fabrikam.com") }
    let refusal = try #require(bench.refusal(bench.move("web01")))
    #expect(refusal.explanation.row == "F39")
    #expect(refusal.explanation.fact.en.contains("HV02: fabrikam.com"))
    let manage = MigrationSwitch(host: "HV02", isEnabled: true, session: bench.session)
    #expect(bench.refusal(manage)?.explanation.row == "F39")
    other.trusts = [Trust("contoso.com")]
    bench.datacenter.domains["fabrikam.com"] = other
    bench.datacenter.domains.update("contoso.com") { $0.trusts = [Trust("fabrikam.com")] }
    #expect(bench.refusal(bench.move("web01"))?.explanation.row != "F39")
  }

  // MARK: F49

  @Test(arguments: [301.0, 86_400]) func clocksApart(_ seconds: Double) throws {
    var bench = Bench.ready
    for host in ["HV01", "HV02"] as [Name] {
      bench.change(host) { $0.migration.authentication = .kerberos }
    }
    try bench.carryOut(ClockSetting(.by(.seconds(300)), session: bench.session))
    #expect(bench.refusal(bench.move("web01")) == nil)
    let late = Interval(ticks: -Interval.seconds(300 + seconds).ticks)
    try bench.carryOut(ClockSetting(.by(late), session: bench.session))
    let refusal = try #require(bench.refusal(bench.move("web01")))
    #expect(refusal.explanation.row == "F49")
    #expect(refusal.explanation.fact.en.contains("\(Int(seconds)) seconds behind"))
    #expect(bench.datacenter.ownTime < bench.datacenter.clock)
    try bench.carryOut(ClockSetting(.synchronized, session: bench.session))
    #expect(bench.datacenter.ownTime == bench.datacenter.clock)
    try bench.carryOut(bench.move("web01"))
  }

  @Test func whoMaySetTheClock() throws {
    var bench = Bench()
    let noon = Instant(year: 2025, month: 3, day: 3, hour: 12)
    try bench.carryOut(ClockSetting(.to(noon), session: bench.session))
    #expect(bench.datacenter.time(at: "HV01") == noon)
    #expect(bench.datacenter.time(at: "HV02") == bench.datacenter.clock)
    bench.change("HV01") { $0.administrators = [] }
    let refusal = bench.refusal(ClockSetting(.synchronized, session: bench.session))
    #expect(refusal?.errorID == "AccessDenied")
  }

  // MARK: F50

  @Test func filesOfAFileServerFromAfar() throws {
    var bench = Bench.ready
    bench.putOnShare()
    let iso = WindowsPath(#"\\ADMIN01\VMs\setup.iso"#)
    var image = DiskImage()
    image.format = .iso
    bench.datacenter.images[FileLocation(host: "", path: iso)] = image
    bench.datacenter.images[FileLocation(host: "", path: WindowsPath(#"\\ADMIN01\VMs\d.vhdx"#))] =
      DiskImage()
    let file = bench.id("file01")
    bench.change(machine: "file01") {
      $0.dvdDrives = [DvdDrive(slot: ControllerSlot(.scsi, 0, 5))]
    }
    let session = bench.session
    let medium = MediumChange(
      machine: file, slot: ControllerSlot(.scsi, 0, 5), path: iso.description, session: session)
    let drive = DvdDriveChange(
      machine: file, change: .add(SlotWish(), path: iso.description), session: session)
    let disk = HardDriveChange(
      machine: file, change: .add(SlotWish(), path: #"\\ADMIN01\VMs\d.vhdx"#), session: session)
    func rows(_ bench: Bench) -> [String?] {
      [bench.refusal(medium), bench.refusal(drive), bench.refusal(disk)].map {
        $0?.text.en.contains("User Account does not have permission to open attachment.") == true
          ? $0?.explanation.row : $0?.errorID
      }
    }
    #expect(rows(bench) == ["F50", "F50", "F50"])
    func delegate(_ bench: inout Bench, at controllers: [Host.ID]) {
      bench.change(account: "HV02", at: controllers) { $0.delegate(to: "ADMIN01", ["cifs"]) }
    }
    delegate(&bench, at: ["DC01"])  // HV02 asks DC02
    #expect(bench.refusal(medium)?.explanation.remedy.en.contains("repadmin") == true)
    delegate(&bench, at: ["DC02"])
    #expect(bench.refusal(medium)?.explanation.remedy.en.hasPrefix("klist purge") == true)
    bench.purgeTickets()
    #expect(rows(bench) == [nil, nil, nil])
    bench.change("ADMIN01") {
      $0.changedServices = [WindowsService(WindowsService.server, "Server", .stopped)]
    }
    #expect(rows(bench) == ["F50", "F50", "F50"])
    bench.change("ADMIN01") { $0.changedServices = [] }
    bench.change(account: "HV02") { $0.allowedToDelegateTo = [] }
    bench.purgeTickets()
    bench.session.host = "HV02"
    let here = MediumChange(
      machine: file, slot: ControllerSlot(.scsi, 0, 5), path: iso.description,
      session: bench.session)
    #expect(bench.refusal(here) == nil)  // who is signed in there needs no delegation
  }

  @Test func aMoveFromAfarNeedsTheFileServerToo() throws {
    var bench = Bench.delegated
    bench.putOnShare()
    let move = bench.move("web01", .stays)
    let refusal = try #require(bench.refusal(move))
    #expect(refusal.explanation.row == "F50" && refusal.text.en.contains("(0x80070005)"))
    bench.datacenter.apply(refusal.aftermath)
    bench.change(account: "HV01") { account in
      account.allowedToDelegateTo += ["cifs/ADMIN01", "cifs/ADMIN01.contoso.com"]
    }
    #expect(bench.refusal(move)?.explanation.remedy.en.hasPrefix("klist purge") == true)
    bench.purgeTickets()
    try bench.carryOut(move)
  }

  // MARK: F36, F37

  @Test func aLongBlackoutIsExplained() throws {
    var bench = Bench.ready
    for host in ["HV01", "HV02"] as [Name] {
      bench.change(host) { host in
        for index in host.adapters.indices { host.adapters[index].bitsPerSecond = 100_000_000 }
      }
    }
    let finding = try #require(bench.move("db01").finding(in: bench.datacenter))
    #expect(finding.row == "F37")
    #expect(finding.outcome?.en.contains("with an unexpectedly long blackout time of") == true)
    #expect(finding.questions.last?.holds == false)
    #expect(Bench.ready.move("db01").finding(in: Bench.ready.datacenter) == nil)
    bench.change("HV01") { $0.migration.isEnabled = false }
    #expect(bench.move("db01").finding(in: bench.datacenter) == nil)  // a refusal is none
  }

  @Test(arguments: [true, false]) func anotherNetworkIsExplained(_ isVlan: Bool) throws {
    var bench = Bench.ready
    let address = try #require(bench.machine("web01")?.adapters.first?.addresses.first)
    let from = try #require(bench.datacenter.hosts["ADMIN01"])
    #expect(bench.datacenter.guestAnswers(address, to: from))
    bench.change("HV02") { host in
      if isVlan {
        for index in host.adapters.indices where host.adapters[index].name == "Ethernet" {
          host.adapters[index].vlan = 20
        }
      } else {
        host.switches[0].adapter = "Migration"
      }
    }
    let move = bench.move("web01")
    let finding = try #require(move.finding(in: bench.datacenter))
    #expect(finding.row == "F36")
    #expect(finding.fact.en.contains("on different networks"))
    try bench.carryOut(move)
    #expect(!bench.datacenter.guestAnswers(address, to: from))
    #expect(bench.datacenter.hosts["HV01"]?.eventLog.inOrder.last?.id == 21024)
    bench.change("HV02") { host in
      host.switches[0].adapter = "Ethernet"
      for index in host.adapters.indices { host.adapters[index].vlan = nil }
    }
    #expect(bench.datacenter.guestAnswers(address, to: from))
  }

  // MARK: F35

  @Test func aSpoiltStateNeitherStartsNorMoves() throws {
    var bench = Bench.ready
    let id = bench.id("web01")
    let session = bench.session
    func power(_ action: PowerAction) -> MachinePower {
      MachinePower(machine: id, action: action, session: session)
    }
    try bench.carryOut(power(.save))
    let (breaking, mending) = try FaultPreset.spoilSavedState(host: "HV01", machine: "web01")
      .events(in: bench.datacenter)
    bench.datacenter.apply(breaking)
    let refusal = try #require(bench.refusal(power(.start)))
    #expect(refusal.text.en.contains("(0xC0370027)") && refusal.explanation.row == "F35")
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F35")
    #expect(bench.datacenter.applying(mending).machines[id]?.security.savedStateIsReadable == true)
    let removal = SavedStateRemoval(machine: id, session: session)
    try bench.carryOut(removal)
    #expect(bench.machine("web01")?.state == .off)
    #expect(bench.refusal(removal)?.errorID == "InvalidState")
    try bench.carryOut(power(.start))
    try bench.carryOut(power(.save))
    try bench.carryOut(power(.start))  // what is written anew can be read
  }

  @Test func aSavedMachineDependsOnItsProcessor() throws {
    var bench = Bench.ready
    let save = MachinePower(machine: bench.id("web01"), action: .save, session: bench.session)
    try bench.carryOut(save)
    bench.change("HV02") { host in
      host.hardware.processor.name = "Older"
      host.hardware.processor.features.removeLast()
    }
    #expect(bench.refusal(bench.move("web01"))?.explanation.row == "F21")
    try bench.carryOut(SavedStateRemoval(machine: bench.id("web01"), session: bench.session))
    try bench.carryOut(bench.move("web01"))
  }

  // MARK: F34

  @Test func aTpmNeedsItsKeysThere() throws {
    var bench = Bench.ready
    let session = bench.session
    func change(_ name: String, _ change: KeyProtectionChange.Change) -> KeyProtectionChange {
      KeyProtectionChange(machine: bench.id(name), change: change, session: session)
    }
    let (protector, tpm) = (change("app01", .newLocalProtector), change("app01", .tpm(isOn: true)))
    #expect(bench.refusal(tpm)?.text.en.contains("without a valid key protector") == true)
    #expect(bench.refusal(change("web01", .newLocalProtector))?.errorID == "InvalidState")
    #expect(bench.refusal(change("legacy01", .newLocalProtector))?.errorID == "NotSupported")
    try bench.carryOut(protector)
    #expect(bench.refusal(bench.move("app01")) == nil)
    try bench.carryOut(tpm)
    #expect(bench.refusal(bench.move("app01"))?.explanation.row == "F34")
    // Both certificates are needed.
    bench.session.host = "HV02"
    try bench.carryOut(
      CertificateImport([GuardianCertificate(.signing, of: "HV01")], session: bench.session))
    bench.session = session
    let fact = bench.refusal(bench.move("app01"))?.explanation.fact.en ?? ""
    #expect(fact.contains("Encryption") && !fact.contains("Signing"))
    bench.session.host = "HV02"
    try bench.carryOut(
      CertificateImport([GuardianCertificate(.encryption, of: "HV01")], session: bench.session))
    #expect(bench.datacenter.hosts["HV02"]?.security.guardianCertificates == ["HV02", "HV01"])
    bench.session = session
    try bench.carryOut(bench.move("app01"))
  }

  @Test func aHostMakesItsGuardianWhenItIsNeeded() throws {
    var bench = Bench()
    bench.change("HV01") { $0.security.guardianCertificates = [] }
    try bench.carryOut(
      KeyProtectionChange(
        machine: bench.id("app01"), change: .newLocalProtector, session: bench.session))
    #expect(bench.datacenter.hosts["HV01"]?.security.certificates.count == 2)
    try bench.carryOut(
      KeyProtectionChange(
        machine: bench.id("app01"), change: .tpm(isOn: true), session: bench.session))
    try bench.carryOut(
      KeyProtectionChange(
        machine: bench.id("app01"), change: .tpm(isOn: false), session: bench.session))
    #expect(bench.machine("app01")?.security.hasTPM == false)
  }

  // MARK: F47, F48

  @Test func hiddenFaultsComeAndGo() throws {
    var bench = Bench.ready
    bench.putOnShare()
    let faults: [(preset: FaultPreset, row: String)] = [
      (.corruptPolicy(host: "HV02"), "F47"), (.faultyShare(host: "ADMIN01", share: "vms"), "F48"),
    ]
    for (preset, row) in faults {
      let (breaking, mending) = try preset.events(in: bench.datacenter)
      bench.datacenter.apply(breaking)
      #expect(bench.datacenter.brokenInvariants == [])
      #expect(bench.refusal(bench.move("web01", .stays))?.explanation.row == row)
      bench.datacenter.apply(mending)
    }
    #expect(bench.refusal(bench.move("web01", .stays)) == nil)
    let log = bench.datacenter.hosts["HV02"]?.eventLog.inOrder.map(\.id)
    #expect(log == [1096, 20406])
  }

  @Test func faultsNeedSomethingToSpoil() throws {
    let bench = Bench()
    let presets: [FaultPreset] = [
      .faultyShare(host: "ADMIN01", share: "none"),
      .spoilSavedState(host: "HV01", machine: "web01"), .corruptPolicy(host: "HV09"),
    ]
    for preset in presets {
      #expect(throws: Refusal.self) { try preset.events(in: bench.datacenter) }
    }
  }
}
