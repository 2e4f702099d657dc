/// The states of a machine and the ways between them.
///
/// Durations are ours: orders of magnitude of a server with flash storage.
package enum PowerAction: Hashable, Sendable {
  case start
  case shutDown(force: Bool)
  case turnOff, save, pause, resume, reset, reboot
}

package enum MachineLifecycle {
  /// A stage of a power action: the state entered, and how long until the next stage.
  package struct Stage: Hashable, Sendable {
    package let state: VirtualMachine.State
    package let duration: Interval
  }

  /// The stages from the machine's state; empty when it is already there, nil when there is no way.
  package static func stages(
    _ action: PowerAction, of machine: VirtualMachine, at now: Instant
  ) -> [Stage]? {
    switch (action, machine.state) {
    case (.start, .running), (.resume, .running), (.shutDown, .off), (.turnOff, .off),
      (.save, .saved), (.pause, .paused):
      return []
    case (.start, .off):
      return [Stage(state: .starting, duration: .seconds(1.5)), .end(.running)]
    case (.start, .saved):
      return [Stage(state: .starting, duration: diskTime(machine.memory.startup)), .end(.running)]
    case (.start, .paused), (.resume, .paused):
      return [Stage(state: .resuming, duration: .seconds(0.3)), .end(.running)]
    case (.shutDown, .running):
      return [Stage(state: .stopping, duration: shutdownTime(machine, at: now)), .end(.off)]
    case (.turnOff, .running), (.turnOff, .paused):
      return [Stage(state: .stopping, duration: .seconds(0.5)), .end(.off)]
    case (.turnOff, .saved): return [.end(.off)]  // the saved memory is thrown away
    case (.save, .running), (.save, .paused):
      return [Stage(state: .saving, duration: diskTime(machine.memory.assigned)), .end(.saved)]
    case (.reset, .running), (.reset, .paused):
      return [
        Stage(state: .stopping, duration: .seconds(0.3)), .end(.off),
        Stage(state: .starting, duration: .seconds(1.2)), .end(.running),
      ]
    case (.reboot, .running):
      return [
        Stage(state: .stopping, duration: shutdownTime(machine, at: now)), .end(.off),
        Stage(state: .starting, duration: .seconds(1.2)), .end(.running),
      ]
    case (.pause, .running):
      return [Stage(state: .pausing, duration: .seconds(0.3)), .end(.paused)]
    default: return nil
    }
  }

  /// A guest that still boots shuts down once it is up; one that does not answer has five minutes
  /// (the help page of Stop-VM, -Force).
  private static func shutdownTime(_ machine: VirtualMachine, at now: Instant) -> Interval {
    guard machine.guestAnswersShutdown else { return .minutes(5) }
    let stillBooting = machine.guest.bootDuration.seconds - machine.uptime(at: now).seconds
    return .seconds(max(stillBooting, 0)) + machine.guest.shutdownDuration
  }

  private static func diskTime(_ bytes: Int64) -> Interval { .seconds(Double(bytes) / 500e6) }
}

extension MachineLifecycle.Stage {
  fileprivate static func end(_ state: VirtualMachine.State) -> MachineLifecycle.Stage {
    MachineLifecycle.Stage(state: state, duration: .zero)
  }
}

extension VirtualMachine {
  package var guestAnswersShutdown: Bool {
    guest.answersShutdown
      && integrationServices.contains { $0.kind == .shutdown && $0.isEnabled }
  }
}
