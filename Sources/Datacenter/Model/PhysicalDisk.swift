/// A disk of a host as its controllers see it.
///
/// One that is offline may be passed through to a machine, which then cannot leave the host (F32).
package struct PhysicalDisk: Hashable, Sendable {
  package var number: Int
  package var model = ""
  package var size: Int64 = 0
  package var used: Int64 = 0  // what a copy as a dynamic disk takes
  package var isOffline = false

  package init(number: Int) { self.number = number }
}

extension Host {
  package func physicalDisk(_ number: Int) -> PhysicalDisk? {
    hardware.disks.first { $0.number == number }
  }
}

extension Datacenter {
  /// The machine that has a physical disk of its host.
  package func holder(ofDisk number: Int, on host: Host.ID) -> VirtualMachine? {
    machines(on: host).first { machine in
      machine.hardDrives.contains { $0.path == nil && $0.diskNumber == number }
    }
  }
}
