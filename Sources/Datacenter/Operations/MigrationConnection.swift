/// The network part of a migration: where the destination listens, and from where it is reached.
struct MigrationConnection: Sendable {
  let sourceAddress: IPAddress
  let destinationAddress: IPAddress
  let link: MigrationLink
  let multichannel: [MigrationLink]
}

/// An address a host takes migrations in on.
struct MigrationListener: Hashable, Sendable {
  let address: InterfaceAddress
  let adapter: NetworkAdapter
}

extension Host {
  /// The addresses the migration service listens on, preferred ones first; empty: it does not listen.
  ///
  /// A listed subnet takes the host's addresses within it, by priority and then by the order of the
  /// list. With any network allowed, Windows prefers the faster link (automatic interface metric).
  var migrationListeners: [MigrationListener] {
    guard migration.isEnabled else { return [] }
    let all = adapters.filter(\.isUp).flatMap { adapter in
      adapter.addresses.map { MigrationListener(address: $0, adapter: adapter) }
    }
    if migration.useAnyNetwork {
      return stablySorted(all) { $0.adapter.bitsPerSecond > $1.adapter.bitsPerSecond }
    }
    let networks = stablySorted(migration.networks) {
      ($0.priority ?? .max) < ($1.priority ?? .max)
    }
    return networks.flatMap { network in
      all.filter { network.subnet.contains($0.address.address) }
    }
  }

  /// The first of the destination's listening addresses that lies on a wire both hosts are on.
  func connection(to destination: Host) -> MigrationConnection? {
    for listener in destination.migrationListeners {
      guard let (adapter, address) = way(to: listener) else { continue }
      return MigrationConnection(
        sourceAddress: address.address, destinationAddress: listener.address.address,
        link: MigrationLink(adapter, listener.adapter), multichannel: links(to: destination))
    }
    return nil
  }

  private func way(to listener: MigrationListener) -> (NetworkAdapter, InterfaceAddress)? {
    for adapter in adapters where adapter.isUp && adapter.segment == listener.adapter.segment {
      if let own = adapter.addresses.first(where: {
        $0.subnet.contains(listener.address.address)
      }) {
        return (adapter, own)
      }
    }
    return nil
  }

  /// The adapters SMB Multichannel uses: the fastest that both hosts have on one wire.
  func links(to other: Host) -> [MigrationLink] {
    let links = adapters.filter(\.isUp).flatMap { mine in
      other.adapters.filter { $0.isUp && $0.segment == mine.segment }.map {
        MigrationLink(mine, $0)
      }
    }
    let fastest = links.map(\.bytesPerSecond).max() ?? 0
    return links.filter { $0.bytesPerSecond == fastest }
  }
}

extension MigrationLink {
  init(_ one: NetworkAdapter, _ other: NetworkAdapter) {
    segment = one.segment
    bytesPerSecond = Double(max(min(one.bitsPerSecond, other.bitsPerSecond), 1)) / 8
    isRdma = one.supportsRdma && other.supportsRdma
  }
}

/// The standard library does not promise that its sort keeps the order of equals.
private func stablySorted<Element>(
  _ elements: [Element], by precedes: (Element, Element) -> Bool
) -> [Element] {
  elements.enumerated().sorted { left, right in
    if precedes(left.element, right.element) { return true }
    if precedes(right.element, left.element) { return false }
    return left.offset < right.offset
  }.map(\.element)
}
