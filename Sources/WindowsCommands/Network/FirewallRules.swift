internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The rules that a command's parameters choose.
struct RuleSelector {
  @Parameter var name: [String]?
  @Parameter var displayName: [String]?
  @Parameter var displayGroup: [String]?
  @Parameter var group: [String]?

  func rules(
    of host: WindowsHost, _ call: Invocation, _ lab: LabContext
  ) throws -> [FirewallRule] {
    let all = host.firewallRules
    if let name {
      return try choice("InstanceID").choose(name, of: all, by: \.name.text, call, lab)
    }
    if let displayName {
      return try choice("DisplayName").choose(displayName, of: all, by: \.displayName, call, lab)
    }
    if let group = displayGroup ?? group {
      let property = displayGroup == nil ? "RuleGroup" : "DisplayGroup"
      return try choice(property).choose(group, of: all, by: \.group, call, lab)
    }
    return all
  }

  private func choice(_ property: String) -> NamedChoice {
    NamedChoice(type: "MSFT_NetFirewallRule", property: property)
  }
}

enum FirewallObject {
  static func object(_ rule: FirewallRule) -> Value {
    .item(
      WindowsTypes.network + "MSFT_NetFirewallRule",
      [
        ("Name", .text(rule.name)), ("DisplayName", .string(rule.displayName)),
        ("Description", .string("")), ("DisplayGroup", .string(rule.group)),
        ("Group", .string(rule.group)), ("Enabled", .string(rule.isEnabled ? "True" : "False")),
        ("Profile", .string("Any")), ("Platform", .list([])),
        ("Direction", .string(rule.direction == .inbound ? "Inbound" : "Outbound")),
        ("Action", .string(rule.allows ? "Allow" : "Block")),
        ("EdgeTraversalPolicy", .string("Block")), ("LooseSourceMapping", .bool(false)),
        ("LocalOnlyMapping", .bool(false)), ("Owner", .null), ("PrimaryStatus", .string("OK")),
        ("Status", .string("The rule was parsed successfully from the store. (65536)")),
        ("EnforcementStatus", .string("NotApplicable")),
        ("PolicyStoreSource", .string("PersistentStore")),
        ("PolicyStoreSourceType", .string("Local")), ("RemoteDynamicKeywordAddresses", .list([])),
        ("PolicyAppId", .null),
      ], words: rule.name.text)
  }

  /// What `-Protocol`, `-LocalPort` and the others say of a rule.
  static func apply(_ call: Invocation, to rule: inout FirewallRule) throws {
    let bound = call.boundParameters
    func text(_ name: String) -> String? {
      guard let value = bound[.string(name)], !value.isNull else { return nil }
      return value.parts.first?.text(.invariant)
    }
    if let enabled = text("Enabled") { rule.isEnabled = Name(enabled) == "True" }
    if let action = text("Action") { rule.allows = Name(action) != "Block" }
    if let direction = text("Direction") {
      rule.direction = Name(direction) == "Outbound" ? .outbound : .inbound
    }
    if let transport = text("Protocol") {
      switch Name(transport) {
      case "TCP", "6": rule.transport = .tcp
      case "UDP", "17": rule.transport = .udp
      case "ICMPv4", "ICMPv6", "1": rule.transport = .icmp
      default: rule.transport = .any
      }
    }
    if let port = text("LocalPort") { rule.localPort = UInt16(port) }
    if let port = text("RemotePort") { rule.remotePort = UInt16(port) }
    if let address = text("RemoteAddress") {
      rule.remoteSubnet = Subnet(address)
    }
    if let name = text("NewDisplayName") { rule.displayName = name }
  }

  static let read: Set<String> = [
    "Enabled", "Action", "Direction", "Protocol", "LocalPort", "RemotePort", "RemoteAddress",
    "NewDisplayName", "Profile", "Description",
  ]
}

/// Get-NetFirewallRule.
struct GetNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-NetFirewallRule")
  static let alsoReads: Set<String> = ["Enabled", "Direction", "Action"]
  @ParameterGroup var selector = RuleSelector()
  @Switch var all: Bool
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for rule in try selector.rules(of: host, call, lab) {
        let object = FirewallObject.object(rule)
        guard isWanted(object, call) else { continue }
        try call.write(object)
      }
    }
  }

  private func isWanted(_ object: Value, _ call: Invocation) -> Bool {
    guard let item = object.base.reference as? ItemObject else { return false }
    return Self.alsoReads.allSatisfy { name in
      guard let wanted = call.boundParameters[.string(name)] else { return true }
      let own = Name(item[name]?.text(.invariant) ?? "")
      return wanted.parts.contains { Name($0.text(.invariant)) == own }
    }
  }
}

/// New-NetFirewallRule.
struct NewNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-NetFirewallRule")
  static let alsoReads = FirewallObject.read
  @Parameter var displayName: String
  @Parameter var name: String?
  @Parameter var group: String?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let guid = try lab.datacenter.identifiers.guid(for: "rule/\(host.name)/\(displayName)")
      let id = Name(name ?? "{\(guid)}")
      guard !host.firewallRules.contains(where: { $0.name == id }) else {
        throw Refusal.ruleExists
      }
      var rule = FirewallRule(id, displayName, group: group ?? "")
      rule.transport = .any
      try FirewallObject.apply(call, to: &rule)
      guard try call.shouldProcess(displayName, "New-NetFirewallRule") else { return }
      try call.carryOut(
        FirewallRuleChange(rule, on: host.name.text, session: try lab.logon), in: lab)
      try call.write(FirewallObject.object(rule))
    }
  }
}

/// A change of the rules that are chosen.
private struct RuleChanging {
  let selector: RuleSelector
  let objects: [Item<Kinds.Instance>]?
  let target: CimTarget
  let verb: String
  let passThru: Bool

  func run(
    _ call: Invocation, in lab: LabContext, _ change: (inout FirewallRule) throws -> Void
  ) throws {
    try target.forEach(call, in: lab) { host in
      for rule in try chosen(host, call, lab) {
        guard try call.shouldProcess(rule.displayName, verb) else { continue }
        var changed = rule
        try change(&changed)
        try call.carryOut(
          FirewallRuleChange(changed, on: host.name.text, session: try lab.logon), in: lab)
        if passThru { try call.write(FirewallObject.object(changed)) }
      }
    }
  }

  func chosen(
    _ host: WindowsHost, _ call: Invocation, _ lab: LabContext
  ) throws -> [FirewallRule] {
    guard let objects else { return try selector.rules(of: host, call, lab) }
    let names = objects.map { Name($0.identity) }
    return host.firewallRules.filter { names.contains($0.name) }
  }
}

/// Set-NetFirewallRule.
struct SetNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-NetFirewallRule")
  static let alsoReads = FirewallObject.read
  @ParameterGroup var selector = RuleSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try RuleChanging(
      selector: selector, objects: inputObject, target: target, verb: "Set-NetFirewallRule",
      passThru: passThru
    ).run(call, in: lab) { try FirewallObject.apply(call, to: &$0) }
  }
}

/// Enable-NetFirewallRule.
struct EnableNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "Enable-NetFirewallRule")
  @ParameterGroup var selector = RuleSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @Switch var all: Bool
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try RuleChanging(
      selector: selector, objects: inputObject, target: target, verb: "Enable-NetFirewallRule",
      passThru: passThru
    ).run(call, in: lab) { $0.isEnabled = true }
  }
}

/// Disable-NetFirewallRule.
struct DisableNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "Disable-NetFirewallRule")
  @ParameterGroup var selector = RuleSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @Switch var all: Bool
  @ParameterGroup var target = CimTarget()
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try RuleChanging(
      selector: selector, objects: inputObject, target: target, verb: "Disable-NetFirewallRule",
      passThru: passThru
    ).run(call, in: lab) { $0.isEnabled = false }
  }
}

/// Remove-NetFirewallRule: of the rules that were added.
struct RemoveNetFirewallRule: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-NetFirewallRule")
  @ParameterGroup var selector = RuleSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let changing = RuleChanging(
      selector: selector, objects: inputObject, target: target, verb: "", passThru: false)
    try target.forEach(call, in: lab) { host in
      for rule in try changing.chosen(host, call, lab) {
        guard try call.shouldProcess(rule.displayName, "Remove-NetFirewallRule"),
          var network = try lab.datacenter.hosts[host.name]?.network
        else { continue }
        network.firewallRules.removeAll { $0.name == rule.name }
        try call.carryOut(
          HostFactChange([.network(network)], on: host.name.text, session: try lab.logon), in: lab)
      }
    }
  }
}

extension Refusal {
  fileprivate static var ruleExists: Refusal {
    Refusal(
      Text(
        en: "Cannot create a file when that file already exists.",
        de: "Eine Datei kann nicht erstellt werden, wenn sie bereits vorhanden ist."),
      "Windows System Error 183", .resourceExists)
  }
}
