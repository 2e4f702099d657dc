/// The network part of a migration: where the destination listens, and from where it is reached.
struct MigrationConnection: Sendable {
  let sourceAddress: IPAddress
  let destinationAddress: IPAddress
  let link: MigrationLink
  let multichannel: [MigrationLink]
}

/// What became of the attempts to connect, listener by listener.
enum MigrationContact: Sendable {
  case connected(MigrationConnection)
  case misdirected(to: Host.ID, IPAddress)
  case blockedAtSource(IPAddress)
  case dropped(IPAddress)  // by the destination's firewall
  case silence
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
    guard hasHyperV, migration.isEnabled, security.policyFileIsReadable,
      runs(WindowsService.machineManagement)
    else { return [] }
    let all = adapters.filter(\.isUp).flatMap { adapter in
      adapter.addresses.map { MigrationListener(address: $0, adapter: adapter) }
    }
    if migration.useAnyNetwork {
      return stablySorted(all) { $0.adapter.bitsPerSecond > $1.adapter.bitsPerSecond }
    }
    return listedNetworks.flatMap { network in
      all.filter { network.subnet.contains($0.address.address) }
    }
  }

  /// The list by priority, then in its own order.
  var listedNetworks: [MigrationNetwork] {
    stablySorted(migration.networks) { ($0.priority ?? .max) < ($1.priority ?? .max) }
  }

  /// The adapters SMB Multichannel uses: the fastest that both hosts have on one wire.
  func links(to other: Host) -> [MigrationLink] {
    let links = adapters.filter(\.isUp).flatMap { mine in
      other.adapters.filter { $0.isUp && $0.segment == mine.segment && $0.vlan == mine.vlan }.map {
        MigrationLink(mine, $0)
      }
    }
    let fastest = links.map(\.bytesPerSecond).max() ?? 0
    return links.filter { $0.bytesPerSecond == fastest }
  }
}

extension Datacenter {
  /// Tries the destination's listening addresses in their order; the first answer counts, and a
  /// listener nobody answers for is passed over in silence (failure catalogue, F19).
  func migrationContact(from source: Host, to destination: Host) -> MigrationContact {
    var best = MigrationContact.silence
    for listener in destination.migrationListeners {
      let address = listener.address.address
      switch contact(address, of: destination, from: source) {
      case .reached(let path):
        if !source.firewallLetsOut(Port.migration, to: address) {
          best = .blockedAtSource(address)
        } else if !destination.firewallAdmits(Port.migration, from: path.sourceAddress) {
          best = .dropped(address)
        } else {
          return .connected(connection(over: path, source, destination))
        }
      case .misdirected(let stranger): return .misdirected(to: stranger, address)
      case .silence: continue
      }
    }
    return best
  }

  private func connection(
    over path: NetworkPath, _ source: Host, _ destination: Host
  ) -> MigrationConnection {
    let link = MigrationLink(path.sourceAdapter, path.destinationAdapter)
    let links = source.links(to: destination)
    return MigrationConnection(
      sourceAddress: path.sourceAddress, destinationAddress: path.destinationAddress, link: link,
      multichannel: links.isEmpty ? [link] : links)
  }
}

extension MigrationLink {
  init(_ one: NetworkAdapter, _ other: NetworkAdapter) {
    segment = one.segment
    bytesPerSecond = Double(max(min(one.bitsPerSecond, other.bitsPerSecond), 1)) / 8
    isRdma = one.hasRdma && other.hasRdma
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
