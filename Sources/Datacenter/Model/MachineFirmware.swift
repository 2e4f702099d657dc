/// What a machine starts with before its guest does: UEFI of generation 2, the BIOS of generation 1.
package struct MachineFirmware: Hashable, Sendable {
  package enum NetworkProtocol: Int, Sendable { case ipv4 = 0, ipv6 }
  package enum Console: Int, Sendable { case standard = 0, com1, com2, none }

  package var secureBoot = true
  package var template = SecureBootTemplate.microsoftWindows
  package var networkProtocol = NetworkProtocol.ipv4
  package var console = Console.standard
  package var pausesAfterBootFailure = false
  /// Those named come first, the rest as they are plugged in.
  package var bootOrder: [BootSource] = []
  package var numLock = false
  package var startupOrder = [BootDevice.cd, .ide, .legacyNetworkAdapter, .floppy]

  package init() {}
}

/// Whose signatures Secure Boot trusts.
package enum SecureBootTemplate: Int, CaseIterable, Sendable {
  case microsoftWindows = 1, microsoftUEFICertificateAuthority, openSourceShieldedVM

  package var name: String {
    switch self {
    case .microsoftWindows: "MicrosoftWindows"
    case .microsoftUEFICertificateAuthority: "MicrosoftUEFICertificateAuthority"
    case .openSourceShieldedVM: "OpenSourceShieldedVM"
    }
  }
}

/// A device that UEFI tries to start from.
package enum BootSource: Hashable, Sendable {
  case drive(ControllerSlot)
  case network(adapter: Guid)
}

extension VirtualMachine {
  /// All devices a machine of generation 2 can start from, in the order they are tried.
  package var bootSources: [BootSource] {
    let disks = hardDrives.map { BootSource.drive($0.slot) }
    let media = dvdDrives.map { BootSource.drive($0.slot) }
    let networks = adapters.map { BootSource.network(adapter: $0.id) }
    let plugged =
      switch bootDevice {
      case .cd: media + disks + networks
      case .networkAdapter, .legacyNetworkAdapter: networks + disks + media
      default: disks + media + networks
      }
    let named = firmware.bootOrder.filter { plugged.contains($0) }
    return named + plugged.filter { !named.contains($0) }
  }
}

/// What a machine has used since somebody began to measure it.
package struct ResourceMetering: Hashable, Sendable {
  package var since: Instant

  package init(since: Instant) { self.since = since }
}

/// What the port of a virtual switch does for an adapter.
package struct AdapterPort: Hashable, Sendable {
  package enum Mirroring: Int, Sendable { case none = 0, destination, source }

  package var allowsAddressSpoofing = false
  package var guardsDhcp = false
  package var guardsRouters = false
  package var mirroring = Mirroring.none
  package var allowsTeaming = false
  package var passesPriorityTags = false
  package var namesDevice = false

  package init() {}
}
