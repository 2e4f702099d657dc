import Messages

/// A machine's worker process logs on as a service; a policy that takes the right away from
/// NT VIRTUAL MACHINE\Virtual Machines (S-1-5-83-0) keeps machines from starting, too (KB 2779204).
extension Refusal {
  /// The second line is real, the German words are ours but for those of the code.
  static func workerMayNotLogOn(_ machine: VirtualMachine) -> Refusal {
    let name = machine.name
    let lines = [
      Text(en: "'\(name)' failed to start.", de: "Fehler beim Starten von \"\(name)\"."),
      .detail(
        "'\(name)' failed to start worker process: Logon Failure: The user has not been granted "
          + "the requested logon type at this computer. (0x80070569).",
        "\"\(name)\": Fehler beim Starten des Arbeitsprozesses: Anmeldung fehlgeschlagen: Dem "
          + "Benutzer wurde der angeforderte Anmeldetyp auf diesem Computer nicht erteilt. "
          + "(0x80070569)", machine),
    ]
    return Refusal(.lines(lines), "OperationFailed", .notSpecified)
  }
}
