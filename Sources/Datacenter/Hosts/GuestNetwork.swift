/// Whether a guest answers on the network: its switch must hang on the caller's wire.
extension Datacenter {
  package func guestAnswers(_ address: IPAddress, to host: Host) -> Bool {
    guard
      let machine = machines.values.first(where: { machine in
        machine.guestIsUp(at: clock) && machine.adapters.contains { $0.addresses.contains(address) }
      }), let home = hosts[machine.host], home.isPoweredOn
    else { return false }
    return machine.adapters.contains { adapter in
      guard adapter.addresses.contains(address), let name = adapter.switchName,
        let wire = home.wire(of: name), wire.isUp
      else { return false }
      let vlan = adapter.vlan ?? wire.vlan
      return host.adapters.contains { mine in
        mine.isUp && mine.segment == wire.segment && mine.vlan == vlan
          && mine.addresses.contains { $0.subnet.contains(address) }
      }
    }
  }
}
