/// What a host's policies and certificates say about who may do what.
package struct HostSecurity: Hashable, Sendable {
  /// Nil: as the release does by itself.
  package var credentialGuard: Bool?
  /// The right "Log on as a service" of NT VIRTUAL MACHINE\Virtual Machines.
  package var machinesMayLogOnAsService = true
  /// Registry.pol can be read; otherwise Group Policy fails and with it the migration listener.
  package var policyFileIsReadable = true
  package var credSSPClientFor: [String] = []  // WSMAN/… of Enable-WSManCredSSP -Role Client
  package var credSSPServer = false
  package var trustedHosts: [String] = []
  package var guardianCertificates: [String] = []  // of virtual TPMs, by name

  package init() {}
}

/// A group of the computer itself.
package struct LocalGroup: Hashable, Sendable {
  package var name: Name
  package var id: SecurityIdentifier
  package var members: [SecurityIdentifier]

  package init(_ name: Name, _ id: SecurityIdentifier, _ members: [SecurityIdentifier] = []) {
    self.name = name
    self.id = id
    self.members = members
  }
}

/// An account of the computer itself; no other computer knows it.
package struct LocalUser: Hashable, Sendable {
  package var name: Name
  package var id: SecurityIdentifier
  package var isEnabled = true

  package init(_ name: Name, _ id: SecurityIdentifier) {
    self.name = name
    self.id = id
  }
}

/// A folder of a host that others reach as `\\HOST\name`.
package struct SmbShare: Hashable, Sendable {
  package var name: Name
  package var path: WindowsPath
  package var description = ""
  package var fullAccess: [SecurityIdentifier] = []
  package var isFaulty = false  // a filer with the oplock trouble of F48

  package init(_ name: Name, _ path: WindowsPath) {
    self.name = name
    self.path = path
  }
}

extension Host {
  /// On by default on Windows Server 2025 in a domain, but for its controllers (SETUP).
  package var credentialGuardEnabled: Bool {
    get {
      security.credentialGuard
        ?? (operatingSystem.release == .server2025 && domain != nil && !isDomainController)
    }
    set { security.credentialGuard = newValue }
  }

  package var isDomainController: Bool { features.contains("AD-Domain-Services") }

  /// The groups of the computer, sorted by name.
  package var localGroups: [LocalGroup] {
    let known = [
      LocalGroup("Administrators", .administrators, administrators),
      LocalGroup("Hyper-V Administrators", .hyperVAdministrators, hyperVAdministrators),
    ]
    let standard: [LocalGroup] = [
      LocalGroup("Remote Desktop Users", .remoteDesktopUsers),
      LocalGroup("Remote Management Users", .remoteManagementUsers),
      LocalGroup("Users", .users),
    ]
    let others = standard.filter { group in !otherGroups.contains { $0.id == group.id } }
    return (known + others + otherGroups).sorted { $0.name < $1.name }
  }

  package func localGroup(_ name: String) -> LocalGroup? {
    localGroups.first { $0.name == Name(name) || $0.id.description == name }
  }

  mutating func keep(_ group: LocalGroup) {
    switch group.id {
    case .administrators: administrators = group.members
    case .hyperVAdministrators: hyperVAdministrators = group.members
    default:
      otherGroups.removeAll { $0.id == group.id }
      otherGroups.append(group)
    }
  }
}
