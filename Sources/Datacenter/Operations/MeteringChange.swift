import Messages

/// Enable-, Disable- and Reset-VMResourceMetering: whether a machine's use is measured, and since when.
package struct MeteringChange: Operation {
  package enum Change: Hashable, Sendable { case enable, disable, reset }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    (self.machine, self.change, self.session) = (machine, change, session)
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    _ = try datacenter.managedHost(machine.host.text, for: session)
    let start = ResourceMetering(since: datacenter.clock)
    switch change {
    case .enable:
      return machine.metering == nil ? [.machine(machine.id, .meteringChanged(start))] : []
    case .disable:
      return machine.metering == nil ? [] : [.machine(machine.id, .meteringChanged(nil))]
    case .reset:
      guard machine.metering != nil else { throw .notMetered(machine) }
      return [.machine(machine.id, .meteringChanged(start))]
    }
  }
}

/// What Measure-VM says of a machine: its workload is steady, so averages are those of the moment.
package struct MeteringReport: Hashable, Sendable {
  package let duration: Interval
  package let processorMegahertz: UInt64
  package let memoryMegabytes: UInt64
  package let diskMegabytes: UInt64

  /// A processor has 2400 MHz (ours: the model knows none).
  package static let megahertz = 2400

  package init(of machine: VirtualMachine, in datacenter: Datacenter) throws(Refusal) {
    guard let metering = machine.metering else { throw .notMetered(machine) }
    duration = datacenter.clock - metering.since
    let usage = machine.state == .running ? machine.guest.processorUsage : 0
    processorMegahertz = UInt64(
      clamping: usage * machine.processor.count * Self.megahertz / 100)
    memoryMegabytes = UInt64(clamping: machine.memoryAssigned / .mebibyte)
    let sizes = machine.diskPaths.map {
      datacenter.images[FileLocation(host: machine.host, path: $0)]?.size ?? 0
    }
    diskMegabytes = UInt64(clamping: sizes.reduce(0, &+) / .mebibyte)
  }
}

extension Refusal {
  /// Ours.
  package static func notMetered(_ machine: VirtualMachine) -> Refusal {
    Refusal(
      Text(
        en: "Resource metering is not enabled for the virtual machine '\(machine.name)'.",
        de: "Für den virtuellen Computer \"\(machine.name)\" ist die Ressourcenmessung nicht "
          + "aktiviert."),
      "InvalidOperation", .invalidOperation)
  }
}
