/// Who answers when a host calls an address, and over which wires.
package enum Contact: Sendable {
  case reached(NetworkPath)
  case misdirected(to: Host.ID)  // another computer has the address there
  case silence
}

package struct NetworkPath: Sendable {
  package let sourceAddress: IPAddress
  package let destinationAddress: IPAddress
  package let sourceAdapter: NetworkAdapter
  package let destinationAdapter: NetworkAdapter
  package let isRouted: Bool
}

extension Datacenter {
  /// A call to an address that is meant for a certain host.
  package func contact(_ address: IPAddress, of target: Host, from source: Host) -> Contact {
    var misdirection: Host.ID?
    for adapter in source.adapters where adapter.isUp {
      guard let own = adapter.addresses.first(where: { $0.subnet.contains(address) }) else {
        continue
      }
      if let theirs = target.adapter(with: address, onWireOf: adapter) {
        return .reached(
          NetworkPath(
            sourceAddress: own.address, destinationAddress: address, sourceAdapter: adapter,
            destinationAdapter: theirs, isRouted: false))
      }
      misdirection = misdirection ?? stranger(at: address, onWireOf: adapter, besides: target.name)
    }
    if let misdirection { return .misdirected(to: misdirection) }
    return routed(to: address, of: target, from: source).map { .reached($0) } ?? .silence
  }

  private func stranger(
    at address: IPAddress, onWireOf adapter: NetworkAdapter, besides target: Host.ID
  ) -> Host.ID? {
    hosts.values.first {
      $0.name != target && $0.isPoweredOn && $0.adapter(with: address, onWireOf: adapter) != nil
    }?.name
  }

  private func routed(
    to address: IPAddress, of target: Host, from source: Host
  ) -> NetworkPath? {
    guard !routers.isEmpty else { return nil }
    let routes = source.network.routes.filter { $0.destination.contains(address) }.sorted {
      ($1.destination.prefixLength, $0.metric) < ($0.destination.prefixLength, $1.metric)
    }
    for route in routes {
      for adapter in source.adapters where adapter.isUp {
        guard let own = adapter.addresses.first(where: { $0.subnet.contains(route.nextHop) }),
          let theirs = beyond(route.nextHop, adapter, address, target)
        else { continue }
        return NetworkPath(
          sourceAddress: own.address, destinationAddress: address, sourceAdapter: adapter,
          destinationAdapter: theirs, isRouted: true)
      }
    }
    return nil
  }

  /// The target's adapter behind the router at an address of the adapter's wire.
  private func beyond(
    _ nextHop: IPAddress, _ adapter: NetworkAdapter, _ address: IPAddress, _ target: Host
  ) -> NetworkAdapter? {
    let routers = routers.filter {
      $0.interfaces.contains { $0.segment == adapter.segment && $0.address.address == nextHop }
    }
    let segments = routers.flatMap(\.interfaces).filter { $0.address.subnet.contains(address) }
      .map(\.segment)
    return target.adapters.first { theirs in
      theirs.isUp && segments.contains(theirs.segment)
        && theirs.addresses.contains { $0.address == address }
    }
  }

  /// Whether any of a host's addresses answers.
  package func canReach(_ target: Host, from source: Host) -> Bool {
    path(to: target, from: source) != nil
  }

  package func path(to target: Host, from source: Host) -> NetworkPath? {
    guard target.isPoweredOn, source.isPoweredOn else { return nil }
    for address in target.addresses {
      if case .reached(let path) = contact(address, of: target, from: source) { return path }
    }
    return nil
  }

  /// Whether a call to a port gets through: the wire, both firewalls, and somebody who listens.
  package func accepts(
    _ port: UInt16, on target: Host, from source: Host
  ) -> Bool {
    if source.name == target.name { return target.listens(on: port) }
    guard let path = path(to: target, from: source) else { return false }
    return source.firewallLetsOut(port, to: path.destinationAddress)
      && target.firewallAdmits(port, from: path.sourceAddress) && target.listens(on: port)
  }

  /// What a name means to a host: its hosts file, then the records, then what hosts register.
  package func addresses(of name: String, askedBy host: Host) -> [IPAddress] {
    if let address = IPAddress(name) { return [address] }
    let wanted = Name(name)
    if let entry = host.network.hostsFile.first(where: { $0.name == wanted }) {
      return entry.addresses
    }
    let full = name.utf8.contains(UInt8(ascii: ".")) ? wanted : Name("\(name).\(host.domain ?? "")")
    if let addresses = nameRecords[full] { return addresses }
    guard let target = self.host(named: name, from: host.name) else { return [] }
    return target.adapters.first { !$0.addresses.isEmpty }?.addresses.map(\.address) ?? []
  }

  /// The computer that answers to another one's name, by the addresses the name resolves to.
  func answering(to target: Host, askedBy source: Host) -> Host.ID? {
    guard !nameRecords.isEmpty || !source.network.hostsFile.isEmpty else { return target.name }
    for name in [target.name.text, target.fullName] {
      let addresses = addresses(of: name, askedBy: source)
      for address in addresses where !target.addresses.contains(address) {
        return hosts.values.first { $0.addresses.contains(address) }?.name
      }
    }
    return target.name
  }
}

extension Host {
  func adapter(with address: IPAddress, onWireOf other: NetworkAdapter) -> NetworkAdapter? {
    adapters.first { mine in
      mine.isUp && mine.segment == other.segment && mine.vlan == other.vlan
        && mine.addresses.contains { $0.address == address }
    }
  }
}
