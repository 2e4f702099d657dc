/// A service of a host, and which of them listens where.
package struct WindowsService: Hashable, Sendable {
  package enum State: Int, Sendable { case stopped = 1, running = 4 }
  package enum StartType: Int, Sendable { case automatic = 2, manual, disabled }

  package var name: Name
  package var displayName: String
  package var state: State
  package var startType: StartType

  package init(
    _ name: Name, _ displayName: String, _ state: State = .running,
    _ startType: StartType = .automatic
  ) {
    self.name = name
    self.displayName = displayName
    self.state = state
    self.startType = startType
  }

  package static let machineManagement: Name = "vmms"
  package static let remoteManagement: Name = "WinRM"
  package static let server: Name = "LanmanServer"
  package static let directory: Name = "NTDS"
  package static let directoryWebServices: Name = "ADWS"
  package static let keyDistribution: Name = "Kdc"
  package static let names: Name = "DNS"
  package static let logon: Name = "Netlogon"
}

extension Host {
  /// What is installed, in the state it is in; sorted by name as Get-Service does.
  package var services: [WindowsService] {
    let builtIn = Self.builtInServices.filter { entry in
      entry.feature.map { features.contains($0) } ?? true
    }
    return builtIn.map { entry in
      changedServices.first { $0.name == entry.service.name } ?? entry.service
    }.sorted { $0.name < $1.name }
  }

  package func service(_ name: Name) -> WindowsService? {
    let entry = Self.builtInServices.first { $0.service.name == name }
    guard let entry, entry.feature.map({ features.contains($0) }) ?? true else { return nil }
    return changedServices.first { $0.name == name } ?? entry.service
  }

  package func runs(_ name: Name) -> Bool {
    isPoweredOn && service(name)?.state == .running
  }

  /// Whether something answers on a port, whatever the firewall says.
  package func listens(on port: UInt16) -> Bool {
    switch port {
    case Port.names: runs(WindowsService.names)
    case Port.kerberos: runs(WindowsService.keyDistribution)
    case Port.directory: runs(WindowsService.directory)
    case Port.fileSharing: runs(WindowsService.server)
    case Port.remoteDesktop: runs("TermService")
    case Port.management: runs(WindowsService.remoteManagement)
    case Port.migration: !migrationListeners.isEmpty
    default: false
    }
  }

  private static let builtInServices: [(feature: Name?, service: WindowsService)] = [
    ("Hyper-V", WindowsService("vmms", "Hyper-V Virtual Machine Management")),
    ("Hyper-V", WindowsService("vmcompute", "Hyper-V Host Compute Service", .running, .manual)),
    (nil, WindowsService("WinRM", "Windows Remote Management (WS-Management)")),
    (nil, WindowsService("LanmanServer", "Server")),
    (nil, WindowsService("LanmanWorkstation", "Workstation")),
    (nil, WindowsService("Netlogon", "Netlogon")),
    (nil, WindowsService("Dnscache", "DNS Client")),
    (nil, WindowsService("EventLog", "Windows Event Log")),
    (nil, WindowsService("TermService", "Remote Desktop Services", .running, .manual)),
    (nil, WindowsService("W32Time", "Windows Time")),
    ("AD-Domain-Services", WindowsService("NTDS", "Active Directory Domain Services")),
    ("AD-Domain-Services", WindowsService("ADWS", "Active Directory Web Services")),
    ("AD-Domain-Services", WindowsService("Kdc", "Kerberos Key Distribution Center")),
    ("DNS", WindowsService("DNS", "DNS Server")),
  ]
}
