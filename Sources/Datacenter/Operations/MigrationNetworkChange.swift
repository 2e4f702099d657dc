import Messages

/// Add-, Set- and Remove-VMMigrationNetwork: the subnets a host takes live migrations in on.
package struct MigrationNetworkChange: Operation {
  package enum Change: Sendable {
    case add(priority: UInt32?)
    case set(newSubnet: String?, newPriority: UInt32?)
    case remove
  }

  package let host: String
  package let subnet: String  // literal: wildcards are matched against Get's answer by the command
  package let change: Change
  package let session: LogonSession

  package init(host: String, subnet: String, change: Change, session: LogonSession) {
    self.host = host
    self.subnet = subnet
    self.change = change
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    let subnet = try normalised(subnet)
    let existing = host.migration.network(subnet)
    switch change {
    case .add(let priority):
      guard existing == nil else { throw .networkExists(subnet, on: host.name) }
      return [added(subnet, priority, host)]
    case .set(nil, nil):
      // The set-up guide runs this on a host without networks: product.md, "The guide against the
      // real module". A second run changes nothing.
      return existing == nil ? [added(subnet, nil, host)] : []
    case .set(let newSubnet, let newPriority):
      guard let existing else { throw .networkNotFound(self.subnet) }
      return try replaced(existing, newSubnet, newPriority, host)
    case .remove:
      guard existing != nil else { throw .networkNotFound(self.subnet) }
      return [.host(host.name, .migrationNetworkRemoved(subnet))]
    }
  }

  package func remarks(in datacenter: Datacenter) -> [Remark] {
    guard case .set(nil, nil) = change, let subnet = Subnet(subnet),
      let host = datacenter.host(named: host, from: session.host),
      host.migration.network(subnet) == nil
    else { return [] }
    return [.note(.networkAddedBySet(subnet))]
  }

  private func added(_ subnet: Subnet, _ priority: UInt32?, _ host: Host) -> Event {
    .host(host.name, .migrationNetworkAdded(MigrationNetwork(subnet, priority: priority)))
  }

  private func replaced(
    _ existing: MigrationNetwork, _ newSubnet: String?, _ newPriority: UInt32?, _ host: Host
  ) throws(Refusal) -> [Event] {
    var network = existing
    if let newSubnet { network.subnet = try normalised(newSubnet) }
    if let newPriority { network.priority = newPriority }
    guard network != existing else { return [] }
    if network.subnet != existing.subnet, host.migration.network(network.subnet) != nil {
      throw .networkExists(network.subnet, on: host.name)
    }
    return [.host(host.name, .migrationNetworkReplaced(existing.subnet, by: network))]
  }
}

private func normalised(_ text: String) throws(Refusal) -> Subnet {
  guard let subnet = Subnet(text) else { throw .invalidSubnet(text) }
  return subnet
}

// No public transcript shows these refusals (hyperv-behaviour.md 9): the sentences are ours, id and
// category follow the pattern of the module's other lookups.
extension Refusal {
  package static func invalidSubnet(_ text: String) -> Refusal {
    Refusal(
      Text(
        en: "The subnet '\(text)' is not valid. Specify an IPv4 or IPv6 address or prefix, "
          + "for example 192.168.10.0/24 or fd00::/64.",
        de: "Das Subnetz \"\(text)\" ist ungültig. Geben Sie eine IPv4- oder IPv6-Adresse oder "
          + "ein Präfix an, zum Beispiel 192.168.10.0/24 oder fd00::/64."),
      "InvalidParameter", .invalidArgument)
  }

  package static func networkNotFound(_ subnet: String) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V was unable to find a migration network with subnet \"\(subnet)\".",
        de: "Von Hyper-V wurde kein Migrationsnetzwerk mit dem Subnetz \"\(subnet)\" gefunden."),
      "InvalidParameter", .invalidArgument)
  }

  package static func networkExists(_ subnet: Subnet, on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "The migration network \"\(subnet)\" already exists on computer '\(host)'.",
        de: "Das Migrationsnetzwerk \"\(subnet)\" ist auf Computer \"\(host)\" bereits vorhanden."),
      "InvalidParameter", .invalidArgument)
  }
}

extension Text {
  fileprivate static func networkAddedBySet(_ subnet: Subnet) -> Text {
    Text(
      en: "Set-VMMigrationNetwork found no entry \(subnet) and added it, as the set-up guide "
        + "expects. A real host only changes existing entries: there, use "
        + "Add-VMMigrationNetwork \(subnet).",
      de: "Set-VMMigrationNetwork fand keinen Eintrag \(subnet) und hat ihn angelegt, wie es die "
        + "Anleitung erwartet. Ein echter Host ändert nur vorhandene Einträge: dort hilft "
        + "Add-VMMigrationNetwork \(subnet).")
  }
}
