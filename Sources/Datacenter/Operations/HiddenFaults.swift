import Messages

/// Faults that lie where no command of the host reaches: in a file of Windows, on a filer, in what a
/// machine wrote down (failure catalogue, F47, F48, F35).
extension FaultPreset {
  /// Registry.pol is corrupt: Group Policy fails, and the listener for migrations is disabled.
  static func policyEvents(of host: Host, at now: Instant) -> (breaking: [Event], mending: [Event])
  {
    var broken = host.security
    broken.policyFileIsReadable = false
    return (
      [
        .host(host.name, .factChanged(.security(broken))),
        .host(host.name, .logged(.policyFailed(at: now))),
        .host(host.name, .logged(.listenerDisabled(at: now))),
      ], [.host(host.name, .factChanged(.security(host.security)))]
    )
  }

  /// A share of a filer that loses track of its locks.
  static func shareEvents(
    _ name: String, of host: Host
  ) throws(Refusal) -> (breaking: [Event], mending: [Event]) {
    guard var share = host.shares.first(where: { $0.name == Name(name) }) else {
      throw .noSuchThing(name, on: host.name)
    }
    let before = share
    share.isFaulty = true
    return (
      [.host(host.name, .factChanged(.share(share)))],
      [.host(host.name, .factChanged(.share(before)))]
    )
  }

  /// What a machine wrote down when it was saved cannot be read any more.
  static func savedStateEvents(
    of name: String, on host: Host, in datacenter: Datacenter
  ) throws(Refusal) -> (breaking: [Event], mending: [Event]) {
    let named = datacenter.machines(named: name, on: host.name)
    guard let machine = named.first(where: { $0.state == .saved }) else {
      throw .noSuchThing(name, on: host.name)
    }
    var spoilt = machine.security
    spoilt.savedStateIsReadable = false
    return (
      [.machine(machine.id, .securityChanged(spoilt))],
      [.machine(machine.id, .securityChanged(machine.security))]
    )
  }
}

extension EventLogEntry {
  /// From memory, the German ours.
  fileprivate static func policyFailed(at now: Instant) -> EventLogEntry {
    var entry = EventLogEntry(
      id: 1096, level: .error,
      message: Text(
        en: "The processing of Group Policy failed. Windows could not apply the registry-based "
          + "policy settings for the Group Policy object LocalGPO. Group Policy settings will not be "
          + "resolved until this event is resolved. View the event details for more information on "
          + "the file name and path that caused the failure.",
        de: "Fehler bei der Verarbeitung der Gruppenrichtlinie. Die registrierungsbasierten "
          + "Richtlinieneinstellungen für das Gruppenrichtlinienobjekt LocalGPO konnten nicht "
          + "angewendet werden."),
      machine: nil, at: now)
    (entry.log, entry.provider) = ("System", "Microsoft-Windows-GroupPolicy")
    return entry
  }

  /// The sentence is the guide's, that it has this number of the guide's list is ours.
  fileprivate static func listenerDisabled(at now: Instant) -> EventLogEntry {
    EventLogEntry(
      id: 20406, level: .warning,
      message: Text(
        en: "The Virtual Machine Management Service disabled the listener for Virtual Machine "
          + "migration connections.",
        de: "Der Verwaltungsdienst für virtuelle Computer hat den Listener für die Migration "
          + "virtueller Computer deaktiviert."),
      machine: nil, at: now)
  }
}
