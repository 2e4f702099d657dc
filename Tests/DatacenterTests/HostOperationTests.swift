import Datacenter
import Messages
import Testing

@Suite struct MigrationNetworkTests {
  private func change(
    _ bench: Bench, _ subnet: String, _ change: MigrationNetworkChange.Change, host: String = "HV01"
  ) -> MigrationNetworkChange {
    MigrationNetworkChange(host: host, subnet: subnet, change: change, session: bench.session)
  }

  private func subnets(_ bench: Bench) -> [String] {
    bench.datacenter.hosts["HV01"]?.migration.networks.map(\.subnet.description) ?? []
  }

  @Test func theGuidesLineAddsOnceAndSaysSo() throws {
    var bench = Bench()
    let line = change(bench, "192.168.10.1", .set(newSubnet: nil, newPriority: nil))
    #expect(line.remarks(in: bench.datacenter).count == 1)
    try bench.carryOut(line)
    #expect(subnets(bench) == ["192.168.10.1/32"])
    #expect(try bench.carryOut(line).isEmpty)
    #expect(line.remarks(in: bench.datacenter).isEmpty)
    #expect(subnets(bench) == ["192.168.10.1/32"])
  }

  @Test func existingEntriesChange() throws {
    var bench = Bench()
    try bench.carryOut(change(bench, "192.168.10.77/24", .add(priority: 3)))
    try bench.carryOut(
      change(bench, "192.168.10.0/24", .set(newSubnet: "fd00::1/64", newPriority: 1)))
    #expect(subnets(bench) == ["fd00::/64"])
    try bench.carryOut(change(bench, "FD00:0::/64", .remove))
    #expect(subnets(bench).isEmpty)
  }

  @Test func refusals() throws {
    var bench = Bench()
    try bench.carryOut(change(bench, "10.0.0.0/24", .add(priority: nil)))
    try bench.carryOut(change(bench, "10.1.0.0/24", .add(priority: nil)))
    for wrong in [
      "", "10.0.0", "10.0.0.0/33", "10.0.0.256", "x", "fe80::1::2", "10.0.0.0/", "1/2/3",
    ] {
      let refusal = bench.refusal(change(bench, wrong, .add(priority: nil)))
      #expect(refusal?.text.en.contains("is not valid") == true, "\(wrong)")
    }
    #expect(
      bench.refusal(change(bench, "10.0.0.9/24", .add(priority: 1)))?.errorID == "InvalidParameter")
    #expect(bench.refusal(change(bench, "10.9.0.0/24", .remove)) != nil)
    #expect(
      bench.refusal(change(bench, "10.9.0.0/24", .set(newSubnet: nil, newPriority: 4))) != nil)
    #expect(
      bench.refusal(change(bench, "10.0.0.0/24", .set(newSubnet: "10.1.0.0/24", newPriority: nil)))
        != nil)
    #expect(
      bench.refusal(change(bench, "10.0.0.0/24", .set(newSubnet: "bad", newPriority: nil))) != nil)
  }
}

@Suite struct HostAccessTests {
  @Test func namesOfAHost() {
    let datacenter = Datacenter.twoHosts()
    for name in [
      "HV02", "hv02", "hv02.contoso.com", "HV02.CONTOSO.COM", "10.0.0.12", "192.168.10.2",
    ] {
      #expect(datacenter.host(named: name, from: "HV01")?.name == "HV02", "\(name)")
    }
    for name in [".", "localhost"] {
      #expect(datacenter.host(named: name, from: "HV01")?.name == "HV01")
    }
    for name in ["", "hv02.fabrikam.com", "10.0.0.99", "hv0"] {
      #expect(datacenter.host(named: name, from: "HV01") == nil, "\(name)")
    }
  }

  @Test func whoMayNot() {
    var bench = Bench()
    func switchOn(_ host: String) -> MigrationSwitch {
      MigrationSwitch(host: host, isEnabled: true, session: bench.session)
    }
    #expect(bench.refusal(switchOn("HV99"))?.text.en.contains("could not be resolved") == true)
    #expect(bench.refusal(switchOn("DC01"))?.errorID == "ObjectNotFound")
    bench.change("HV02") { $0.administrators = [] }
    #expect(bench.refusal(switchOn("HV02"))?.errorID == "AccessDenied")
    bench.change("HV01") { $0.membership = .workgroup("WORKGROUP") }
    #expect(bench.refusal(switchOn("HV01"))?.text.en.contains("Active Directory") == true)
  }

  @Test func migrationSwitch() throws {
    var bench = Bench()
    let on = MigrationSwitch(host: "HV01", isEnabled: true, session: bench.session)
    #expect(try bench.carryOut(on).count == 1)
    #expect(try bench.carryOut(on).isEmpty)
    try bench.carryOut(MigrationSwitch(host: "HV01", isEnabled: false, session: bench.session))
    #expect(bench.datacenter.hosts["HV01"]?.migration.isEnabled == false)
  }
}

@Suite struct HostSettingsTests {
  private func change(_ bench: Bench, _ settings: HostSetting...) -> HostSettingsChange {
    HostSettingsChange(host: "HV01", settings: settings, session: bench.session)
  }

  @Test func everySetting() throws {
    var bench = Bench()
    try bench.carryOut(
      change(
        bench, .virtualHardDiskPath(#"D:\Disks\"#), .virtualMachinePath(#"D:\VMs"#),
        .macAddressMinimum("00-15-5d-01-02-00"), .macAddressMaximum("00:15:5D:01:02:FF"),
        .fibreChannelWwnn("c003ff0000ffff01"), .fibreChannelWwpnMinimum("C003FF0000000001"),
        .fibreChannelWwpnMaximum("C003FF0000000002"), .numaSpanning(false),
        .enhancedSessionMode(true), .resourceMeteringSaveInterval(.seconds(7200)),
        .maximumStorageMigrations(4), .maximumMigrations(6), .useAnyNetwork(true),
        .authentication(.kerberos), .performanceOption(.smb)))
    let host = try #require(bench.datacenter.hosts["HV01"])
    #expect(host.settings.virtualHardDiskPath == #"D:\Disks"#)
    #expect(host.settings.macAddressMinimum == "00155D010200")
    #expect(host.settings.fibreChannelWwnn == "C003FF0000FFFF01")
    #expect(host.settings.maximumStorageMigrations == 4)
    #expect(host.migration.maximumMigrations == 6)
    #expect(host.migration.authentication == .kerberos)
    #expect(host.migration.performanceOption == .smb)
    #expect(host.migration.useAnyNetwork && host.settings.enableEnhancedSessionMode)
  }

  @Test(arguments: [
    HostSetting.virtualHardDiskPath("Disks"), .virtualMachinePath(#"E:\VMs"#),
    .macAddressMinimum("00155D"), .macAddressMaximum("00155D0000GG"),
    .macAddressMaximum("000000000000"), .fibreChannelWwnn("12"),
    .fibreChannelWwpnMinimum("FFFFFFFFFFFFFFFF"), .resourceMeteringSaveInterval(.seconds(60)),
  ])
  func refusals(setting: HostSetting) {
    let bench = Bench()
    #expect(bench.refusal(change(bench, .maximumMigrations(9), setting)) != nil)
  }
}

@Suite struct MachinePowerTests {
  private func power(_ bench: Bench, _ name: String, _ action: PowerAction) -> MachinePower {
    MachinePower(machine: bench.id(name), action: action, session: bench.session)
  }

  @Test func theWayThroughTheStates() throws {
    var bench = Bench()
    let steps: [(PowerAction, VirtualMachine.State)] = [
      (.start, .running), (.pause, .paused), (.resume, .running), (.save, .saved),
      (.start, .running), (.shutDown(force: false), .off), (.start, .running), (.turnOff, .off),
    ]
    for (action, state) in steps {
      try bench.carryOut(power(bench, "app01", action))
      #expect(bench.machine("app01")?.state == state)
    }
    #expect(bench.datacenter.clock > Datacenter.twoHosts().clock)
  }

  @Test func nothingToDoIsAWarning() throws {
    var bench = Bench()
    for (name, action) in [("web01", PowerAction.start), ("app01", .shutDown(force: false))] {
      let wish = power(bench, name, action)
      #expect(wish.remarks(in: bench.datacenter) == [.warning(.alreadyInState)])
      #expect(try bench.carryOut(wish).isEmpty)
    }
  }

  @Test func refusals() throws {
    var bench = Bench()
    #expect(bench.refusal(power(bench, "app01", .save))?.errorID == "InvalidState")
    #expect(bench.refusal(power(bench, "nobody", .start))?.errorID == "ObjectNotFound")
    bench.change("HV01") { $0.hardware.memory = 22 * .gibibyte }
    let memory = bench.refusal(power(bench, "app01", .start))
    #expect(memory?.errorID == "OutOfMemory")
    #expect(memory?.text.en.split(separator: "\n").count == 6)
    bench.change("HV01") { $0.hardware.memory = 64 * .gibibyte }
    bench.change("HV01") { $0.settings.macAddressMaximum = $0.settings.macAddressMinimum }
    bench.change(machine: "app01") { $0.adapters[0].macAddress = "000000000000" }
    #expect(bench.refusal(power(bench, "app01", .start))?.text.en.contains("MAC address") == true)
    bench.change(machine: "web01") { $0.guest.answersShutdown = false }
    #expect(
      bench.refusal(power(bench, "web01", .shutDown(force: false)))?.errorID == "InvalidOperation")
    let clock = bench.datacenter.clock
    try bench.carryOut(power(bench, "web01", .shutDown(force: true)))
    #expect(bench.datacenter.clock == clock + .minutes(5))
  }

  @Test func anAddressComesFromThePool() throws {
    var bench = Bench()
    bench.change(machine: "app01") { $0.adapters[0].macAddress = "000000000000" }
    try bench.carryOut(power(bench, "app01", .start))
    #expect(bench.machine("app01")?.adapters.first?.macAddress == "00155D000B02")
  }
}
