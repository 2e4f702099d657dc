import Datacenter
import Messages
import Testing

/// Whatever happens on the way, the machine is whole, and it is at the source.
@Suite struct InterruptionTests {
  private func interrupted(
    _ bench: Bench, after seconds: Double = 5, _ events: Event...
  ) throws -> (refusal: Refusal, after: Datacenter) {
    var bench = bench
    let at = bench.datacenter.clock + .seconds(seconds)
    try bench.carryOut(FaultPlan(.add(ScheduledFault("fault", at: at, events))))
    let refusal = try #require(bench.refusal(bench.move("db01")))
    let after = bench.datacenter.applying(refusal.aftermath)
    #expect(after.brokenInvariants == [])
    let machine = try #require(after.machines[bench.id("db01")])
    #expect(machine.host == "HV01" && machine.migration == nil)
    #expect(machine.diskPaths == bench.machine("db01")?.diskPaths)
    #expect(after.hosts["HV02"]?.volumes[1].free == bench.datacenter.hosts["HV02"]?.volumes[1].free)
    #expect(after.clock == at)
    #expect(after.faults.isEmpty)
    let log = after.hosts["HV01"]?.eventLog.inOrder.suffix(2) ?? []
    #expect(log.map(\.id) == [20413, 21024] && log.last?.time == at)
    #expect(refusal.explanation.row == "F16")
    return (refusal, after)
  }

  private func migrationAdapter(_ bench: Bench, isUp: Bool) throws -> NetworkAdapter {
    var adapter = try #require(bench.datacenter.hosts["HV02"]?.adapters.last)
    adapter.isUp = isUp
    return adapter
  }

  @Test func theLinkGoesDown() throws {
    let bench = Bench.ready
    let down = try migrationAdapter(bench, isUp: false)
    let (refusal, after) = try interrupted(bench, .host("HV02", .factChanged(.adapter(down))))
    #expect(refusal.text.en.contains("the timeout period expired. (0x800705B4)."))
    #expect(after.machines[bench.id("db01")]?.state == .running)
  }

  @Test func theServiceAtTheDestinationStops() throws {
    let stopped = WindowsService(WindowsService.machineManagement, "", .stopped)
    let (refusal, _) = try interrupted(
      Bench.ready, .host("HV02", .factChanged(.service(stopped))))
    #expect(refusal.text.en.contains("forcibly closed by the remote host. (0x80072746)."))
  }

  @Test func theDestinationLosesPower() throws {
    let (refusal, after) = try interrupted(
      Bench.ready, .host("HV02", .factChanged(.powered(false))))
    #expect(refusal.text.en.contains("(0x800705B4)"))
    #expect(after.machines[Bench().id("file01")]?.state == .off)
  }

  @Test func theSourceLosesPower() throws {
    let bench = Bench.ready
    let (_, after) = try interrupted(bench, .host("HV01", .factChanged(.powered(false))))
    #expect(after.machines[bench.id("db01")]?.state == .off)
  }

  @Test func theDiskFillsUp() throws {
    let full = Volume(letter: "D", label: "VMs", size: 1863 * .gibibyte, free: .gibibyte)
    var bench = Bench.ready
    let at = bench.datacenter.clock + .seconds(5)
    try bench.carryOut(
      FaultPlan(
        .add(ScheduledFault("full", at: at, [.host("HV02", .factChanged(.volume(full)))]))))
    #expect(bench.refusal(bench.move("db01"))?.text.en.contains("(0x80070070)") == true)
  }

  @Test func aFaultThatDoesNotConcernTheMoveOrComesTooLate() throws {
    for (seconds, host) in [(5.0, "DC02"), (100_000, "HV02")] as [(Double, Name)] {
      var bench = Bench.ready
      let fault = ScheduledFault(
        "f", at: bench.datacenter.clock + .seconds(seconds),
        [.host(host, .factChanged(.powered(false)))])
      try bench.carryOut(FaultPlan(.add(fault)))
      try bench.carryOut(bench.move("db01"))
      #expect(bench.machine("db01")?.host == "HV02")
    }
  }

  @Test func faultsComeAndGo() throws {
    var bench = Bench()
    let off = Event.host("DC02", .factChanged(.powered(false)))
    let at = bench.datacenter.clock + .minutes(1)
    try bench.carryOut(FaultPlan(.add(ScheduledFault("one", at: at, [off]))))
    try bench.carryOut(FaultPlan(.remove("one")))
    #expect(try bench.carryOut(FaultPlan(.remove("one"))).isEmpty)
    try bench.carryOut(ClockAdvance(.minutes(2)))
    #expect(bench.datacenter.hosts["DC02"]?.isPoweredOn == true)
    try bench.carryOut(FaultPlan(.add(ScheduledFault("past", at: at, [off]))))
    #expect(bench.datacenter.hosts["DC02"]?.isPoweredOn == false)
  }

  @Test func oneLongWaitEqualsManyShortOnes() throws {
    func wait(_ steps: Int) throws -> Datacenter {
      var bench = Bench()
      let down = try migrationAdapter(bench, isUp: false)
      for (minutes, event) in [
        (3, Event.host("DC02", .factChanged(.powered(false)))),
        (40, .host("HV02", .factChanged(.adapter(down)))),
        (50, .host("DC02", .factChanged(.powered(true)))),
      ] as [(Double, Event)] {
        let at = bench.datacenter.clock + .minutes(minutes)
        try bench.carryOut(FaultPlan(.add(ScheduledFault(Name("\(minutes)"), at: at, [event]))))
      }
      try bench.carryOut(
        DirectoryEdit(
          "HV01", server: "DC01", [.clear(.servicePrincipalName)], session: bench.session))
      for _ in 0..<steps { try bench.carryOut(ClockAdvance(.seconds(7200 / Double(steps)))) }
      return bench.datacenter
    }
    let (one, many) = (try wait(1), try wait(720))
    #expect(one.clock == many.clock)
    #expect(one.directory.links == many.directory.links)
    let replicas = try [one, many].map { try #require($0.directory.replicas["DC02"]).accounts }
    #expect(replicas[0] == replicas[1])
  }
}
