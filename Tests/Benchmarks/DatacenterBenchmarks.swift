internal import CoreCommands
internal import Datacenter
internal import DatacenterStore
internal import Glibc
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine
internal import PowerShellSyntax

/// What the simulated datacenter costs: opening a large one, a durable change, a decision, history.
enum DatacenterBenchmarks {
  private static let hostCount = 1_000
  private static let machinesOnHost = 50

  static func run() throws {
    // First, while the heap has no room left over from the others.
    try measureHistory()
    try measureOpening()
    try measureDurableChange()
    measureDecision()
    try measureCommands()
  }

  /// 1,000 hosts with 50 machines each, made of the first host and its machine.
  private static func large() -> Datacenter {
    var datacenter = Datacenter.twoHosts()
    guard let host = datacenter.hosts["HV01"],
      let machine = datacenter.machines.values.first(where: { $0.name == "web01" })
    else { return datacenter }
    for number in 0..<hostCount {
      var copy = host
      copy.name = Name("NODE\(number)")
      copy.machines = []
      for place in 0..<machinesOnHost {
        var guest = machine
        guest.id = datacenter.identifiers.guid(for: "machine/\(number)/\(place)")
        (guest.name, guest.host) = (Name("vm\(number)-\(place)"), copy.name)
        copy.machines.append(guest.id)
        datacenter.machines[guest.id] = guest
      }
      datacenter.hosts[copy.name] = copy
    }
    return datacenter
  }

  private static func measureOpening() throws {
    let path = "/tmp/hvlab-benchmark-\(getpid()).hvlab"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    let start = large()
    _ = try Lab(journal: SQLiteJournal(path: path)) { start }.datacenter
    let spent = try Measuring.best(of: 3) {
      _ = try Lab(journal: SQLiteJournal(path: path)) { start }.datacenter
    }
    Measuring.report("opening 1,000 hosts with 50,000 machines", spent / 1e6, "ms")
  }

  private static func measureDurableChange() throws {
    let path = "/tmp/hvlab-benchmark-\(getpid()).hvlab"
    defer { for ending in ["", "-wal", "-shm"] { unlink(path + ending) } }
    let lab = Lab(journal: SQLiteJournal(path: path)) { Datacenter.twoHosts() }
    let spent = try Measuring.best(of: 5) {
      for _ in 0..<200 { _ = try lab.carryOut(ClockAdvance(Interval(ticks: 10_000_000))) }
    }
    Measuring.report("one durable change", spent / 200 / 1e3, "µs")
  }

  private static func measureDecision() {
    var datacenter = Datacenter.twoHosts()
    for (host, network) in [("HV01", "192.168.10.1"), ("HV02", "192.168.10.2")] {
      datacenter.hosts.update(Name(host)) { host in
        host.migration.isEnabled = true
        host.migration.networks = Subnet(network).map { [MigrationNetwork($0)] } ?? []
      }
    }
    let machine = datacenter.machines.values.first { $0.name == "web01" }?.id ?? .empty
    let move = LiveMigration(
      machine: machine, destination: "HV02", storage: .moves(below: #"D:\VMs\moved"#),
      session: datacenter.signedIn)
    let spent = Measuring.best(of: 5) {
      for _ in 0..<1_000 { _ = try? move.decide(in: datacenter) }
    }
    Measuring.report("one live-migration decision", spent / 1_000 / 1e3, "µs")
  }

  private static func measureHistory() throws {
    let start = large()
    let lab = Lab { start }
    _ = try lab.datacenter
    let before = Measuring.residentBytes
    for _ in 0..<10_000 { _ = try lab.carryOut(ClockAdvance(Interval(ticks: 10_000_000))) }
    Measuring.report(
      "10,000 steps of history on that datacenter", (Measuring.residentBytes - before) / 1e6, "MB")
  }

  /// A command over the lab, and the first naming of another.
  private static func measureCommands() throws {
    func spend(_ text: String, times: Int) throws -> Double {
      let session = Session(host: Host())
      Session.current = session
      CoreModules.install(into: session)
      HyperVModule.install(
        into: session, lab: Lab { Datacenter.twoHosts() }, language: .english)
      session.defineInitialState()
      // Modules are loaded, and the datacenter is there.
      try run("$null = Get-VMHost", in: session)
      return try Measuring.best(of: times) { try run(text, in: session) }
    }
    Measuring.report("Get-VM on one host", try spend("$x = Get-VM", times: 20) / 1e3, "µs")
    Measuring.report(
      "first naming of a cmdlet", try spend("$x = Get-VMSwitch -Name none*", times: 1) / 1e3, "µs")
  }

  private static func run(_ text: String, in session: Session) throws {
    let source = SourceText(text)
    try session.run(Parser.parse(source).tree, source, out: NullSink())
  }
}
