/// How a host finds others: routes, names of its own, and what its firewall lets through.
package struct HostNetwork: Hashable, Sendable {
  package var routes: [Route] = []  // besides those of the adapters' own subnets
  package var hostsFile: [NameRecord] = []  // drivers\etc\hosts
  package var firewallIsOn = true
  package var firewallRules: [FirewallRule] = []  // changed and added ones; the rest is built in

  package init() {}
}

/// A way to a subnet that is not on any of the host's own wires.
package struct Route: Hashable, Sendable {
  package var destination: Subnet
  package var nextHop: IPAddress
  package var metric: Int

  package init(_ destination: Subnet, by nextHop: IPAddress, metric: Int = 256) {
    self.destination = destination
    self.nextHop = nextHop
    self.metric = metric
  }
}

/// A name with the addresses it stands for.
package struct NameRecord: Hashable, Sendable {
  package var name: Name
  package var addresses: [IPAddress]

  package init(_ name: Name, _ addresses: [IPAddress]) {
    self.name = name
    self.addresses = addresses
  }
}

/// A router between wires: where it is on each of them.
package struct Router: Hashable, Sendable {
  package struct Interface: Hashable, Sendable {
    package var segment: Name
    package var address: InterfaceAddress

    package init(_ segment: Name, _ address: InterfaceAddress) {
      self.segment = segment
      self.address = address
    }
  }

  package var name: Name
  package var interfaces: [Interface]

  package init(_ name: Name, _ interfaces: [Interface]) {
    self.name = name
    self.interfaces = interfaces
  }
}

/// A rule of the Windows firewall.
package struct FirewallRule: Hashable, Sendable {
  package enum Direction: Int, Sendable { case inbound = 1, outbound }
  package enum Transport: Int, Sendable { case any = 0, icmp = 1, tcp = 6, udp = 17 }

  package var name: Name
  package var displayName: String
  package var group: String
  package var direction = Direction.inbound
  package var isEnabled = true
  package var allows = true
  package var transport = Transport.tcp
  package var localPort: UInt16?  // of inbound rules; nil: any
  package var remotePort: UInt16?  // of outbound rules
  package var remoteSubnet: Subnet?

  package init(_ name: Name, _ displayName: String, group: String = "", port: UInt16? = nil) {
    self.name = name
    self.displayName = displayName
    self.group = group
    localPort = port
  }

  func matches(_ port: UInt16?, _ transport: Transport, from address: IPAddress?) -> Bool {
    let own = direction == .inbound ? localPort : remotePort
    return isEnabled && (self.transport == .any || self.transport == transport)
      && (own == nil || own == port)
      && (remoteSubnet.map { subnet in address.map(subnet.contains) ?? false } ?? true)
  }
}

extension Host {
  /// Every rule: the built-in ones of what is installed, as they were changed, and the added ones.
  package var firewallRules: [FirewallRule] {
    let changed = network.firewallRules
    let builtIn = Self.builtInRules.filter { rule in
      (rule.feature.map { features.contains($0) } ?? true)
        && !changed.contains { $0.name == rule.rule.name }
    }
    return builtIn.map(\.rule) + changed
  }

  /// Blocking rules win; without a rule, what comes in is dropped and what goes out may go.
  package func firewallAdmits(
    _ port: UInt16, _ transport: FirewallRule.Transport = .tcp, from address: IPAddress?
  ) -> Bool {
    decide(.inbound, port, transport, address) ?? !network.firewallIsOn
  }

  package func firewallLetsOut(_ port: UInt16, to address: IPAddress?) -> Bool {
    decide(.outbound, port, .tcp, address) ?? true
  }

  private func decide(
    _ direction: FirewallRule.Direction, _ port: UInt16, _ transport: FirewallRule.Transport,
    _ address: IPAddress?
  ) -> Bool? {
    guard network.firewallIsOn else { return true }
    var answer: Bool?
    func ask(_ rule: FirewallRule) {
      guard rule.direction == direction, rule.matches(port, transport, from: address) else {
        return
      }
      answer = (answer ?? true) && rule.allows
    }
    for rule in network.firewallRules { ask(rule) }
    for (feature, rule) in Self.builtInRules where feature.map({ features.contains($0) }) ?? true {
      if !network.firewallRules.contains(where: { $0.name == rule.name }) { ask(rule) }
    }
    return answer
  }

  private static let builtInRules: [(feature: Name?, rule: FirewallRule)] = {
    var ping = FirewallRule(
      "FPS-ICMP4-ERQ-In", "File and Printer Sharing (Echo Request - ICMPv4-In)",
      group: "File and Printer Sharing")
    ping.transport = .icmp
    return [
      (
        "Hyper-V",
        FirewallRule(
          "VIRT-MIGL-In-TCP-NoScope", "Hyper-V (MIG-TCP-In)", group: "Hyper-V",
          port: Port.migration)
      ),
      (
        nil,
        FirewallRule(
          "WINRM-HTTP-In-TCP", "Windows Remote Management (HTTP-In)",
          group: "Windows Remote Management", port: Port.management)
      ),
      (
        nil,
        FirewallRule(
          "FPS-SMB-In-TCP", "File and Printer Sharing (SMB-In)",
          group: "File and Printer Sharing", port: Port.fileSharing)
      ),
      (nil, ping),
      (
        nil,
        FirewallRule(
          "RemoteDesktop-UserMode-In-TCP", "Remote Desktop - User Mode (TCP-In)",
          group: "Remote Desktop", port: Port.remoteDesktop)
      ),
      (
        "AD-Domain-Services",
        FirewallRule(
          "ADDS-LDAP-TCP-In", "Active Directory Domain Controller - LDAP (TCP-In)",
          group: "Active Directory Domain Services", port: Port.directory)
      ),
      (
        "AD-Domain-Services",
        FirewallRule(
          "ADDS-Kerberos-TCP-In", "Kerberos Key Distribution Center (TCP-In)",
          group: "Kerberos Key Distribution Center", port: Port.kerberos)
      ),
      (
        "DNS",
        FirewallRule(
          "DNSSrv-DNS-TCP-In", "DNS (TCP, Incoming)", group: "DNS Service", port: Port.names)
      ),
    ]
  }()
}

/// The ports of the lesson.
package enum Port {
  package static let names: UInt16 = 53
  package static let kerberos: UInt16 = 88
  package static let directory: UInt16 = 389
  package static let fileSharing: UInt16 = 445
  package static let remoteDesktop: UInt16 = 3389
  package static let management: UInt16 = 5985
  package static let migration: UInt16 = 6600
}
