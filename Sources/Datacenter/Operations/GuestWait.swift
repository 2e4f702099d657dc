import Messages

/// Waiting until a machine's guest is up, as long as the limit allows.
package struct GuestWait: Operation {
  package let machine: VirtualMachine.ID
  package let limit: Interval?

  package init(machine: VirtualMachine.ID, limit: Interval?) {
    self.machine = machine
    self.limit = limit
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    guard machine.state == .running else { throw .wrongState }
    let uptime = machine.uptime(at: datacenter.clock)
    guard machine.guest.bootDuration > uptime else { return [] }
    let rest = Interval(ticks: machine.guest.bootDuration.ticks - uptime.ticks)
    guard let limit, limit < rest else { return [.clockAdvanced(rest)] }
    throw .guestNotUp(machine, waited: limit)
  }
}

extension Refusal {
  /// Ours; the wait itself has taken its time.
  static func guestNotUp(_ machine: VirtualMachine, waited limit: Interval) -> Refusal {
    let seconds = limit.ticks / 10_000_000
    var refusal = Refusal(
      Text(
        en: "The virtual machine '\(machine.name)' was not up within \(seconds) seconds.",
        de: "Der virtuelle Computer \"\(machine.name)\" war nach \(seconds) Sekunden noch nicht "
          + "bereit."),
      "OperationTimeout", .notSpecified)
    refusal.aftermath = [.clockAdvanced(limit)]
    return refusal
  }
}
