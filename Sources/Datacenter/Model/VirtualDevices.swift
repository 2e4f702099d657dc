/// What is plugged into a machine: drives, adapters and integration services.
package enum ControllerType: Int, Sendable { case ide = 0, scsi, pmem }

/// The place of a drive on a controller.
package struct ControllerSlot: Hashable, Sendable {
  package var type: ControllerType
  package var number: Int
  package var location: Int

  package init(_ type: ControllerType, _ number: Int, _ location: Int) {
    self.type = type
    self.number = number
    self.location = location
  }
}

package struct HardDiskDrive: Hashable, Sendable {
  package var slot: ControllerSlot
  package var path: WindowsPath?  // nil: a physical disk of the host is passed through
  package var diskNumber: Int?

  package init(slot: ControllerSlot, path: WindowsPath?) {
    self.slot = slot
    self.path = path
  }
}

package struct DvdDrive: Hashable, Sendable {
  package var slot: ControllerSlot
  package var path: WindowsPath?  // nil: the drive is empty

  package init(slot: ControllerSlot, path: WindowsPath? = nil) {
    self.slot = slot
    self.path = path
  }
}

package struct VirtualNetworkAdapter: Hashable, Sendable {
  package var id: Guid
  package var name: Name
  package var switchName: Name?
  package var macAddress = "000000000000"
  package var hasDynamicMacAddress = true
  package var isLegacy = false
  package var addresses: [IPAddress] = []
  package var vlan: Int?
  package var port = AdapterPort()

  package init(id: Guid, name: Name, switchName: Name? = nil) {
    self.id = id
    self.name = name
    self.switchName = switchName
  }
}

package struct IntegrationService: Hashable, Sendable {
  package enum Kind: Int, CaseIterable, Sendable {
    case guestServiceInterface = 1, heartbeat, keyValuePairExchange, shutdown, timeSynchronization,
      vss
  }

  package var kind: Kind
  package var isEnabled: Bool

  package init(_ kind: Kind, isEnabled: Bool) {
    self.kind = kind
    self.isEnabled = isEnabled
  }

  /// As in a new machine: all but the guest services, in the order Get-VMIntegrationService prints.
  package static let all = Kind.allCases.map {
    IntegrationService($0, isEnabled: $0 != .guestServiceInterface)
  }
}

extension IntegrationService.Kind {
  package var name: String {
    switch self {
    case .guestServiceInterface: "Guest Service Interface"
    case .heartbeat: "Heartbeat"
    case .keyValuePairExchange: "Key-Value Pair Exchange"
    case .shutdown: "Shutdown"
    case .timeSynchronization: "Time Synchronization"
    case .vss: "VSS"
    }
  }
}

/// A virtual disk file or an ISO image, wherever it lies.
package struct DiskImage: Hashable, Sendable {
  package enum Format: Int, Sendable { case iso = 1, vhd, vhdx, vhdSet }
  package enum Allocation: Int, Sendable { case fixed = 2, dynamic, differencing }

  package var format = Format.vhdx
  package var allocation = Allocation.dynamic
  package var size: Int64 = 0  // what the guest sees
  package var fileSize: Int64 = 0  // what it takes on its volume
  package var identifier = Guid.empty
  package var parent: WindowsPath?
  package var blockSize: Int64 = 32 * .mebibyte
  package var logicalSectorSize: Int64 = 512
  package var physicalSectorSize: Int64 = 4096

  package init() {}
}
