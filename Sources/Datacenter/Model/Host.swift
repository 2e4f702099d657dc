/// A Windows computer of the datacenter, whether or not it has the Hyper-V role.
package struct Host: Sendable {
  package typealias ID = Name

  package var name: Name
  package var operatingSystem = OperatingSystem(.server2022)
  package var membership = Membership.workgroup("WORKGROUP")
  package var account: SecurityIdentifier?  // its computer account in the domain
  package var site: Name?
  package var features: [Name] = []  // roles and features by their Install-WindowsFeature names
  package var administrators: [SecurityIdentifier] = []
  package var hyperVAdministrators: [SecurityIdentifier] = []
  package var hardware = Hardware()
  package var adapters: [NetworkAdapter] = []
  package var volumes: [Volume] = []
  package var switches: [VirtualSwitch] = []
  package var settings = HostSettings()
  package var migration = MigrationSettings()
  package var machines: [VirtualMachine.ID] = []
  package var eventLog = EventLog()
  package var isPoweredOn = true
  package var restartPending = false
  package var clockOffset = Interval.zero  // how far its clock is ahead of the right time
  package var network = HostNetwork()
  package var security = HostSecurity()
  package var localUsers: [LocalUser] = []
  package var otherGroups: [LocalGroup] = []  // besides the two above
  package var changedServices: [WindowsService] = []  // that are not as they were installed
  package var shares: [SmbShare] = []
  package var sessions: [LogonRecord] = []
  package var plannedLeftovers: [VirtualMachine.ID] = []  // of moves that broke off

  package init(_ name: Name) { self.name = name }

  package enum Membership: Hashable, Sendable {
    case workgroup(Name)
    case domain(Name)
  }

  package var domain: Name? {
    guard case .domain(let domain) = membership else { return nil }
    return domain
  }

  package var hasHyperV: Bool { features.contains("Hyper-V") }
  package var hasHyperVModule: Bool { features.contains("Hyper-V-PowerShell") }

  package var fullName: String { domain.map { "\(name).\($0)" } ?? name.text }

  package func volume(of path: WindowsPath) -> Volume? {
    path.drive.flatMap { drive in volumes.first { $0.letter == drive } }
  }

  package func virtualSwitch(_ name: Name) -> VirtualSwitch? { switches.first { $0.name == name } }

  package var addresses: [IPAddress] { adapters.flatMap { $0.addresses.map(\.address) } }
}
