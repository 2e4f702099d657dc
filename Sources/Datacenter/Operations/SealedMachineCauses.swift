import Messages

/// Machines that only some host or nothing at all can open again (failure catalogue, F34, F35).
extension Cause {
  static func keyProtector(of machine: VirtualMachine, _ guardian: String, on host: Host) -> Cause {
    let there = host.security.certificates.filter { Name($0.guardian) == Name(guardian) }
    let missing = GuardianCertificate.Purpose.allCases.filter { purpose in
      !there.contains { $0.purpose == purpose }
    }.map { GuardianCertificate($0, of: guardian).subject }.joined(separator: ", ")
    return Cause(
      "F34",
      fact: Text(
        en: "The key protector of \(machine.name) opens with the certificates of the guardian of "
          + "\(guardian) alone; \(host.name) lacks \(missing).",
        de:
          "Die Schlüsselschutzvorrichtung von \(machine.name) öffnet sich nur mit den Zertifikaten "
          + "des Wächters von \(guardian); auf \(host.name) fehlen \(missing)."),
      remedy: Text(
        en: "Export both of Cert:\\LocalMachine\\Shielded VM Local Certificates at \(guardian) "
          + "(Export-PfxCertificate), import them on \(host.name) (Import-PfxCertificate).",
        de: "Beide aus Cert:\\LocalMachine\\Shielded VM Local Certificates auf \(guardian) "
          + "exportieren (Export-PfxCertificate) und auf \(host.name) importieren "
          + "(Import-PfxCertificate)."))
  }

  static func savedState(of machine: VirtualMachine) -> Cause {
    Cause(
      "F35",
      fact: Text(
        en: "What \(machine.name) wrote down when it was saved is damaged: its memory is lost, its "
          + "disks are not.",
        de: "Was \(machine.name) beim Speichern aufgeschrieben hat, ist beschädigt: Der "
          + "Arbeitsspeicher ist verloren, die Datenträger nicht."),
      remedy: .run("Remove-VMSavedState \(machine.name)"))
  }
}
