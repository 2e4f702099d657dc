import Datacenter
import Messages
import Testing

/// A repeatable source of choices (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: scrambled(state) >> 1) % limit
  }

  mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }
}

/// Whatever anyone does, in whatever order, the datacenter stays whole and the run repeatable.
@Suite struct RandomOperationTests {
  @Test func tenThousandOperationsBreakNothing() throws {
    var random = Random(seed: 42)
    var bench = Bench()
    var refused = 0
    for step in 0..<10_000 {
      let before = bench.datacenter
      do throws(Refusal) {
        let events = try operation(&random, &bench).decide(in: before)
        bench.datacenter.apply(events)
      } catch {
        refused += 1
        bench.datacenter.apply(error.aftermath)
      }
      let broken = bench.datacenter.brokenInvariants
      try #require(broken.isEmpty, "step \(step): \(broken)")
    }
    #expect(refused > 100 && refused < 9_000)
    #expect(bench.datacenter.machines.count == 5)
  }

  @Test func theSameSeedGivesTheSameHistory() {
    func history() -> [String] {
      var random = Random(seed: 5)
      var bench = Bench()
      return (0..<500).map { _ in
        do throws(Refusal) {
          let events = try operation(&random, &bench).decide(in: bench.datacenter)
          bench.datacenter.apply(events)
          return "\(events)"
        } catch { return error.text.en }
      }
    }
    #expect(history() == history())
  }

  private func operation(_ random: inout Random, _ bench: inout Bench) -> any Operation {
    bench.session.host = random.choice(["HV01", "HV02"])
    let host = random.choice(["HV01", "HV02"])
    let machine = random.choice(bench.datacenter.machines.keys)
    let session = bench.session
    switch random.number(below: 6) {
    case 0:
      return MigrationSwitch(host: host, isEnabled: random.number(below: 5) > 0, session: session)
    case 1: return networkChange(&random, host, session)
    case 2: return settingsChange(&random, host, session)
    case 3:
      let actions: [PowerAction] = [
        .start, .shutDown(force: false), .shutDown(force: true), .turnOff, .save, .pause, .resume,
      ]
      return MachinePower(machine: machine, action: random.choice(actions), session: session)
    default:
      let plans: [StoragePlan] = [
        .stays, .moves(below: nil), .moves(below: #"D:\VMs\a"#), .moves(below: #"D:\VMs\b"#),
        .moves(below: #"C:\VMs"#), .moves(below: #"X:\"#),
      ]
      return LiveMigration(
        machine: machine, destination: host, storage: random.choice(plans), session: session)
    }
  }

  private func networkChange(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> MigrationNetworkChange {
    let subnets = [
      "192.168.10.0/24", "192.168.10.1", "192.168.10.2", "10.0.0.0/24", "fd00::/64", "no",
    ]
    let changes: [MigrationNetworkChange.Change] = [
      .add(priority: 2), .set(newSubnet: nil, newPriority: nil),
      .set(newSubnet: nil, newPriority: 1),
      .set(newSubnet: random.choice(subnets), newPriority: nil), .remove,
    ]
    return MigrationNetworkChange(
      host: host, subnet: random.choice(subnets), change: random.choice(changes), session: session)
  }

  private func settingsChange(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> HostSettingsChange {
    let settings: [HostSetting] = [
      .useAnyNetwork(true), .useAnyNetwork(false), .maximumMigrations(2),
      .authentication(.kerberos),
      .authentication(.credSSP), .performanceOption(.smb), .performanceOption(.tcpIP),
      .macAddressMinimum("00155D000000"), .macAddressMaximum("00155D00FFFF"),
      .virtualHardDiskPath(#"D:\Disks"#), .virtualMachinePath(#"D:\VMs"#), .macAddressMinimum("zz"),
    ]
    return HostSettingsChange(host: host, settings: [random.choice(settings)], session: session)
  }
}
