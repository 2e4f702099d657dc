import Datacenter
import Messages
import Testing

/// Hosts that leave and join, clocks, keys, saved states and hidden faults in any order: the
/// datacenter stays whole.
@Suite struct RandomHostOperationTests {
  @Test func nothingBreaks() throws {
    var random = Random(seed: 7)
    var bench = Bench.ready
    var refused = 0
    for step in 0..<3000 {
      let before = bench.datacenter
      do throws(Refusal) {
        let events = try events(&random, &bench)
        bench.datacenter.apply(events)
      } catch {
        refused += 1
        bench.datacenter.apply(error.aftermath)
      }
      let broken = bench.datacenter.brokenInvariants
      try #require(broken.isEmpty, "step \(step): \(broken)")
      #expect(bench.datacenter.clock >= before.clock)
    }
    #expect(refused > 300 && refused < 2800, "\(refused)")
  }

  private func events(_ random: inout Random, _ bench: inout Bench) throws(Refusal) -> [Event] {
    let host = random.choice(["HV01", "HV02"])
    let you = bench.datacenter.signedIn.account
    let own = bench.local(Name(host))
    bench.session.host = Name(random.choice(["HV01", "HV02", "ADMIN01"]))
    bench.session.account = random.number(below: 4) == 0 ? own : you
    let (session, datacenter) = (bench.session, bench.datacenter)
    let machine = random.choice(Array(datacenter.machines.keys))
    switch random.number(below: 12) {
    case 0:
      return try DomainLeave(host, for: "WORKGROUP", as: you, session: session)
        .decide(in: datacenter)
    case 1, 2:
      return try DomainJoin(host, to: "contoso.com", as: you, session: session)
        .decide(in: datacenter)
    case 3:
      let changes: [ClockSetting.Change] = [
        .synchronized, .by(.minutes(7)), .by(Interval(ticks: .max)), .to(Instant(ticks: .min)),
      ]
      return try ClockSetting(random.choice(changes), session: session).decide(in: datacenter)
    case 4:
      let changes: [KeyProtectionChange.Change] = [
        .newLocalProtector, .tpm(isOn: true), .tpm(isOn: false),
      ]
      return try KeyProtectionChange(
        machine: machine, change: random.choice(changes), session: session
      ).decide(in: datacenter)
    case 5: return try SavedStateRemoval(machine: machine, session: session).decide(in: datacenter)
    case 6:
      let presets: [FaultPreset] = [
        .corruptPolicy(host: host),
        .spoilSavedState(
          host: host, machine: datacenter.machines[machine]?.name.text ?? ""),
        .faultyShare(host: host, share: "x"),
      ]
      let (breaking, mending) = try random.choice(presets).events(in: datacenter)
      return random.number(below: 2) == 0 ? breaking : breaking + mending
    case 7:
      let lists = ["*", "HV02,10.0.0.12", ",,", ""]
      return try TrustedHostsChange(random.choice(lists), session: session).decide(in: datacenter)
    case 8: return try ManagementSetup(session: session).decide(in: datacenter)
    case 9:
      let actions: [PowerAction] = [.start, .save, .turnOff]
      return try MachinePower(machine: machine, action: random.choice(actions), session: session)
        .decide(in: datacenter)
    case 10:
      return try CertificateImport(
        [GuardianCertificate(random.choice([.signing, .encryption]), of: host)], session: session
      ).decide(in: datacenter)
    default:
      let move = LiveMigration(
        machine: machine, destination: host, storage: .moves(below: #"D:\VMs\r"#),
        session: session)
      _ = move.finding(in: datacenter)
      return try move.decide(in: datacenter)
    }
  }
}
