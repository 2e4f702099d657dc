import Datacenter
import Messages
import Testing

/// The default datacenter and the hands of whoever sits at HV01.
struct Bench {
  var datacenter = Datacenter.twoHosts()
  var session: LogonSession

  init() { session = datacenter.signedIn }

  mutating func change(_ host: Host.ID, _ change: (inout Host) -> Void) {
    datacenter.hosts.update(host, change)
  }

  mutating func change(machine name: String, _ change: (inout VirtualMachine) -> Void) {
    datacenter.machines.update(id(name), change)
  }

  /// Changes a directory object at some controllers, or at all of them.
  mutating func change(
    account name: String, at controllers: [Host.ID] = ["DC01", "DC02"],
    _ change: (inout Account) -> Void
  ) {
    for controller in controllers {
      guard let id = datacenter.directory.replicas[controller]?.account(named: name)?.id else {
        continue
      }
      datacenter.directory.replicas.update(controller) { $0.update(id, change) }
    }
  }

  /// The hosts ask for new tickets, as after `klist purge -li 0x3e7`.
  mutating func purgeTickets() {
    for host in ["HV01", "HV02"] as [Name] {
      datacenter.apply(.host(host, .session(.ticketsPurged(of: LogonSession.systemID))))
    }
  }

  /// Kerberos on both hosts, and you at ADMIN01, from where delegation is needed.
  static var remote: Bench {
    var bench = Bench.ready
    for host in ["HV01", "HV02"] as [Name] {
      bench.change(host) { $0.migration.authentication = .kerberos }
    }
    bench.session.host = "ADMIN01"
    return bench
  }

  /// The same with everything that the set-up guide asks for.
  static var delegated: Bench {
    var bench = Bench.remote
    bench.change(account: "HV01") { $0.delegate(to: "HV02") }
    bench.change(account: "HV02") { $0.delegate(to: "HV01") }
    bench.purgeTickets()
    return bench
  }

  func id(_ name: String) -> VirtualMachine.ID {
    datacenter.machines.values.first { $0.name == Name(name) }?.id ?? .empty
  }

  func machine(_ name: String) -> VirtualMachine? { datacenter.machines[id(name)] }

  /// Both hosts ready for a move, over the network of that name.
  static var ready: Bench {
    var bench = Bench()
    for (host, address) in [("HV01", "192.168.10.1"), ("HV02", "192.168.10.2")] {
      bench.change(Name(host)) { host in
        host.migration.isEnabled = true
        host.migration.networks = [Subnet(address).map { MigrationNetwork($0) }].compactMap { $0 }
      }
    }
    return bench
  }

  func move(
    _ name: String, to destination: String = "HV02",
    _ storage: StoragePlan = .moves(below: #"D:\VMs\moved"#)
  ) -> LiveMigration {
    LiveMigration(machine: id(name), destination: destination, storage: storage, session: session)
  }

  func refusal(_ operation: some Operation) -> Refusal? {
    do throws(Refusal) {
      _ = try operation.decide(in: datacenter)
      return nil
    } catch { return error }
  }

  @discardableResult
  mutating func carryOut(_ operation: some Operation) throws -> [Event] {
    let events = try operation.decide(in: datacenter)
    datacenter.apply(events)
    #expect(datacenter.brokenInvariants == [])
    return events
  }
}

extension Account {
  mutating func delegate(
    to host: String,
    _ services: [String] = ["Microsoft Virtual System Migration Service", "cifs"],
    anyProtocol: Bool = true
  ) {
    allowedToDelegateTo = services.flatMap { ["\($0)/\(host)", "\($0)/\(host).contoso.com"] }
    trustedToAuthForDelegation = anyProtocol
  }
}
