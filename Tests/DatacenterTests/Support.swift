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
