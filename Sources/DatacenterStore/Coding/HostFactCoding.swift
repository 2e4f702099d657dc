import Datacenter

/// How the facts about a host are written: its network, security, groups, services and shares.
extension HostNetwork: Coded {
  static var blank: HostNetwork { HostNetwork() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try routes.code(&coder)
    try hostsFile.code(&coder)
    try firewallIsOn.code(&coder)
    try firewallRules.code(&coder)
  }
}

extension Route: Coded {
  static var blank: Route { Route(.blank, by: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try destination.code(&coder)
    try nextHop.code(&coder)
    try metric.code(&coder)
  }
}

extension NameRecord: Coded {
  static var blank: NameRecord { NameRecord("", []) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try addresses.code(&coder)
  }
}

extension Router: Coded {
  static var blank: Router { Router("", []) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try interfaces.code(&coder)
  }
}

extension Router.Interface: Coded {
  static var blank: Router.Interface { Router.Interface("", .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try segment.code(&coder)
    try address.code(&coder)
  }
}

extension FirewallRule: Coded {
  static var blank: FirewallRule { FirewallRule("", "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try displayName.code(&coder)
    try group.code(&coder)
    try direction.code(&coder)
    try isEnabled.code(&coder)
    try allows.code(&coder)
    try transport.code(&coder)
    try localPort.code(&coder)
    try remotePort.code(&coder)
    try remoteSubnet.code(&coder)
  }
}

extension UInt16: Coded {
  static var blank: UInt16 { 0 }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    var number = UInt64(self)
    try coder.code(&number)
    guard let small = UInt16(exactly: number) else { throw .damaged }
    self = small
  }
}

extension HostSecurity: Coded {
  static var blank: HostSecurity { HostSecurity() }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try credentialGuard.code(&coder)
    try machinesMayLogOnAsService.code(&coder)
    try policyFileIsReadable.code(&coder)
    try credSSPClientFor.code(&coder)
    try credSSPServer.code(&coder)
    try trustedHosts.code(&coder)
    try guardianCertificates.code(&coder)
  }
}

extension LocalGroup: Coded {
  static var blank: LocalGroup { LocalGroup("", .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try id.code(&coder)
    try members.code(&coder)
  }
}

extension LocalUser: Coded {
  static var blank: LocalUser { LocalUser("", .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try id.code(&coder)
    try isEnabled.code(&coder)
  }
}

extension WindowsService: Coded {
  static var blank: WindowsService { WindowsService("", "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try displayName.code(&coder)
    try state.code(&coder)
    try startType.code(&coder)
  }
}

extension SmbShare: Coded {
  static var blank: SmbShare { SmbShare("", .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try name.code(&coder)
    try path.code(&coder)
    try description.code(&coder)
    try fullAccess.code(&coder)
    try isFaulty.code(&coder)
  }
}

extension FirewallRule.Direction: CodedChoice {
  static var blank: FirewallRule.Direction { .inbound }
}

extension FirewallRule.Transport: CodedChoice {
  static var blank: FirewallRule.Transport { .any }
}

extension WindowsService.State: CodedChoice { static var blank: WindowsService.State { .running } }

extension WindowsService.StartType: CodedChoice {
  static var blank: WindowsService.StartType { .automatic }
}
