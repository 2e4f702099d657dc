/// What a host is made of: memory, processors, network cards and drives.
package struct Hardware: Hashable, Sendable {
  package var memory: Int64 = 0
  package var logicalProcessors = 1
  package var processor = ProcessorModel()
  package var numaNodes = 1
  package var supportsIov = false
  package var disks: [PhysicalDisk] = []

  package init() {}
}

/// A processor model; machines move freely only between hosts of the same one.
package struct ProcessorModel: Hashable, Sendable {
  package var vendor = ""
  package var name = ""
  package var features: [String] = []  // what a guest may have come to rely on
  package var microcode = ""

  package init(vendor: String = "", name: String = "") {
    self.vendor = vendor
    self.name = name
  }
}

/// A network card of a host.
package struct NetworkAdapter: Hashable, Sendable {
  package var name = Name("")
  package var interfaceDescription = ""
  package var id = Guid.empty
  package var macAddress = ""
  package var segment = Name("")  // the wire: adapters of one segment reach each other
  package var bitsPerSecond: Int64 = 0
  package var supportsRdma = false
  package var isUp = true
  package var rdmaIsEnabled = true
  package var vlan: Int?
  package var addresses: [InterfaceAddress] = []

  package init() {}
}

extension NetworkAdapter {
  package var hasRdma: Bool { supportsRdma && rdmaIsEnabled }
}

/// An address of an adapter and the subnet it is in.
package struct InterfaceAddress: Hashable, Sendable {
  package var address: IPAddress
  package var prefixLength: Int

  package init(_ address: IPAddress, prefixLength: Int) {
    self.address = address
    self.prefixLength = prefixLength
  }

  package var subnet: Subnet { Subnet(address, prefixLength: prefixLength) }
}

/// A drive letter with its space.
package struct Volume: Hashable, Sendable {
  package var letter = ""
  package var label = ""
  package var size: Int64 = 0
  package var free: Int64 = 0

  package init(letter: String = "", label: String = "", size: Int64 = 0, free: Int64 = 0) {
    self.letter = letter
    self.label = label
    self.size = size
    self.free = free
  }
}

/// A virtual Ethernet switch of a host.
package struct VirtualSwitch: Hashable, Sendable {
  package enum Kind: Int, Sendable { case `private` = 0, `internal`, external }

  package var name = Name("")
  package var id = Guid.empty
  package var kind = Kind.private
  package var adapter: Name?  // of an external switch
  package var allowsManagementOS = false
  package var notes = ""

  package init() {}
}

extension Int64 {
  package static let kibibyte: Int64 = 1 << 10
  package static let mebibyte: Int64 = 1 << 20
  package static let gibibyte: Int64 = 1 << 30
  package static let tebibyte: Int64 = 1 << 40
}
