internal import Datacenter
internal import Messages
internal import PowerShellEngine

// The subnets a host takes live migrations in on: Add-, Get-, Remove-, Set-VMMigrationNetwork.

struct AddVMMigrationNetwork: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Add-VMMigrationNetwork")
  @Parameter var subnet: String
  @Parameter var priority: UInt32?
  @ParameterGroup var target = HostTarget()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      guard try call.shouldProcess(.addNetwork(subnet, host.name), in: lab) else { return }
      let change = MigrationNetworkChange(
        host: host.name.text, subnet: subnet, change: .add(priority: priority),
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(network: subnet, of: host, lab) }
    }
  }
}

struct GetVMMigrationNetwork: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMMigrationNetwork")
  @Parameter var subnet: [String]?
  @ParameterGroup var target = HostTarget()
  @Parameter var priority: [UInt32]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for wanted in subnet ?? ["*"] {
        try call.reporting(lab) {
          for network in try SubnetPattern(wanted).networks(of: host, byFinder: true)
          where priority?.contains(network.priority ?? 0) ?? true {
            try call.write(lab.object(network, of: host))
          }
        }
      }
    }
  }
}

struct SetVMMigrationNetwork: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMMigrationNetwork")
  @Parameter var subnet: String
  @Parameter var newSubnet: String?
  @Parameter var newPriority: UInt32?
  @ParameterGroup var target = HostTarget()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for name in try SubnetPattern(subnet).names(on: host) {
        try call.reporting(lab) { try change(name, on: host, call, lab) }
      }
    }
  }

  private func change(
    _ name: String, on host: HyperVHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.setNetwork(name, host.name), in: lab) else { return }
    let change = MigrationNetworkChange(
      host: host.name.text, subnet: name,
      change: .set(newSubnet: newSubnet, newPriority: newPriority), session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(network: newSubnet ?? name, of: host, lab) }
  }
}

struct RemoveVMMigrationNetwork: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMMigrationNetwork")
  @Parameter var subnet: String
  @ParameterGroup var target = HostTarget()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for name in try SubnetPattern(subnet).names(on: host) {
        try call.reporting(lab) { try remove(name, on: host, call, lab) }
      }
    }
  }

  private func remove(
    _ name: String, on host: HyperVHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.removeNetwork(name, host.name), in: lab) else { return }
    let removed = Subnet(name).flatMap { host.migration.network($0) }
    let change = MigrationNetworkChange(
      host: host.name.text, subnet: name, change: .remove, session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru, let removed { try call.write(lab.object(removed, of: host)) }
  }
}

/// A subnet as it is typed: one entry in any spelling, or a wildcard over the entries' texts.
struct SubnetPattern {
  private let pattern: NamePattern

  init(_ text: String) { pattern = NamePattern(text) }

  /// The entries meant; a literal that means none is refused.
  func networks(of host: HyperVHost, byFinder: Bool) throws -> [MigrationNetwork] {
    guard pattern.isLiteral else {
      return try host.migration.networks.filter { try pattern.matches($0.subnet.description) }
    }
    guard let subnet = Subnet(pattern.text) else { throw Refusal.invalidSubnet(pattern.text) }
    guard let network = host.migration.network(subnet) else {
      var refusal = Refusal.networkNotFound(pattern.text)
      if byFinder { refusal.target = pattern.text }
      throw refusal
    }
    return [network]
  }

  /// What an operation is to be asked for: the literal as typed, else each entry that matches.
  func names(on host: HyperVHost) throws -> [String] {
    if pattern.isLiteral { return [pattern.text] }
    return try networks(of: host, byFinder: false).map(\.subnet.description)
  }
}

extension Invocation {
  /// `-Passthru`: the entry as the host has it now.
  fileprivate func write(network text: String, of host: HyperVHost, _ lab: LabContext) throws {
    guard let subnet = Subnet(text),
      let network = try lab.datacenter.hosts[host.name]?.migration.network(subnet)
    else { return }
    try write(lab.object(network, of: host))
  }
}

// In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
extension Text {
  fileprivate static func addNetwork(_ subnet: String, _ host: Name) -> Text {
    Text(
      en: "Add-VMMigrationNetwork will add the migration network \"\(subnet)\" to computer "
        + "\"\(host)\".",
      de: "Mit Add-VMMigrationNetwork wird das Migrationsnetzwerk \"\(subnet)\" auf Computer "
        + "\"\(host)\" hinzugefügt.")
  }
  fileprivate static func setNetwork(_ subnet: String, _ host: Name) -> Text {
    Text(
      en: "Set-VMMigrationNetwork will configure the migration network \"\(subnet)\" on computer "
        + "\"\(host)\".",
      de: "Mit Set-VMMigrationNetwork wird das Migrationsnetzwerk \"\(subnet)\" auf Computer "
        + "\"\(host)\" konfiguriert.")
  }
  fileprivate static func removeNetwork(_ subnet: String, _ host: Name) -> Text {
    Text(
      en: "Remove-VMMigrationNetwork will remove the migration network \"\(subnet)\" from "
        + "computer \"\(host)\".",
      de: "Mit Remove-VMMigrationNetwork wird das Migrationsnetzwerk \"\(subnet)\" von Computer "
        + "\"\(host)\" entfernt.")
  }
}
