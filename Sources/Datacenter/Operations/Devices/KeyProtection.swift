import Messages

/// Set-VMKeyProtector, Enable- and Disable-VMTPM: what keeps a machine's virtual TPM sealed.
///
/// A local key protector is sealed with the certificates of the host's own guardian: any host that
/// has both of them can open it.
package struct KeyProtectionChange: Operation {
  package enum Change: Hashable, Sendable { case newLocalProtector, tpm(isOn: Bool) }

  package let machine: VirtualMachine.ID
  package let change: Change
  package let session: LogonSession

  package init(machine: VirtualMachine.ID, change: Change, session: LogonSession) {
    self.machine = machine
    self.change = change
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let host = try datacenter.managedHost(machine.host.text, for: session)
    guard machine.generation == 2 else { throw .wrongGeneration(machine, needed: 2) }
    guard machine.migration == nil, machine.state == .off else { throw .wrongState }
    var security = machine.security
    var events: [Event] = []
    switch change {
    case .newLocalProtector:
      security.guardianCertificate = host.name.text
      if !host.security.holdsKeys(of: host.name.text) {
        var own = host.security
        own.keep(GuardianCertificate(.encryption, of: host.name.text))
        own.keep(GuardianCertificate(.signing, of: host.name.text))
        events.append(.host(host.name, .factChanged(.security(own))))
      }
    case .tpm(let isOn):
      guard !isOn || security.guardianCertificate != nil else { throw .noKeyProtector(machine) }
      security.hasTPM = isOn
    }
    guard security != machine.security else { return events }
    return events + [
      .machine(machine.id, .securityChanged(security)), .clockAdvanced(.seconds(0.3)),
    ]
  }
}

/// One of the two certificates of a guardian, in the store "Shielded VM Local Certificates".
package struct GuardianCertificate: Hashable, Sendable {
  package enum Purpose: String, CaseIterable, Sendable {
    case encryption = "Encryption"
    case signing = "Signing"
  }

  package let purpose: Purpose
  package let guardian: String  // the host that made it

  package init(_ purpose: Purpose, of guardian: String) {
    self.purpose = purpose
    self.guardian = guardian
  }

  package var subject: String {
    "CN=Shielded VM \(purpose.rawValue) Certificate (UntrustedGuardian) (\(guardian))"
  }

  /// As a host's list has one of them alone; the name of the guardian stands for both.
  fileprivate var entry: String { "\(guardian)/\(purpose.rawValue)" }
}

extension HostSecurity {
  /// Every certificate in the store.
  package var certificates: [GuardianCertificate] {
    guardianCertificates.flatMap { entry in
      let parts = entry.utf8.split(separator: UInt8(ascii: "/"))
        .map { String(decoding: $0, as: UTF8.self) }
      let guardian = parts.first ?? entry
      let purposes = GuardianCertificate.Purpose.allCases.filter {
        parts.count < 2 || $0.rawValue == parts[1]
      }
      return purposes.map { GuardianCertificate($0, of: guardian) }
    }
  }

  package func holdsKeys(of guardian: String) -> Bool {
    GuardianCertificate.Purpose.allCases.allSatisfy { purpose in
      certificates.contains { $0.purpose == purpose && Name($0.guardian) == Name(guardian) }
    }
  }

  package mutating func keep(_ certificate: GuardianCertificate) {
    guard !certificates.contains(certificate) else { return }
    let all = certificates + [certificate]
    let isWhole = GuardianCertificate.Purpose.allCases.allSatisfy { purpose in
      all.contains { $0.purpose == purpose && $0.guardian == certificate.guardian }
    }
    guard isWhole else { return guardianCertificates.append(certificate.entry) }
    guardianCertificates.removeAll {
      $0.utf8.starts(with: (certificate.guardian + "/").utf8)
    }
    guardianCertificates.append(certificate.guardian)
  }
}

/// Import-PfxCertificate into the store of the local guardians.
package struct CertificateImport: Operation {
  package let certificates: [GuardianCertificate]
  package let session: LogonSession

  package init(_ certificates: [GuardianCertificate], session: LogonSession) {
    self.certificates = certificates
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(session.host.text, for: session)
    var security = host.security
    for certificate in certificates { security.keep(certificate) }
    guard security != host.security else { return [] }
    return [.host(host.name, .factChanged(.security(security)))]
  }
}

extension Refusal {
  /// hashicorp/vagrant#11978 has the four lines; id and category follow the module's others, the
  /// German is ours.
  static func noKeyProtector(_ machine: VirtualMachine) -> Refusal {
    let failed = Text(en: "The operation failed.", de: "Fehler bei dem Vorgang.")
    return Refusal(
      .lines([
        failed,
        Text(
          en:
            "The selected security settings of a virtual machine cannot be changed without a valid "
            + "key protector configured.",
          de: "Die ausgewählten Sicherheitseinstellungen eines virtuellen Computers können ohne "
            + "gültige Schlüsselschutzvorrichtung nicht geändert werden."),
        failed,
        .detail(
          "The selected security settings of virtual machine '\(machine.name)' cannot be changed "
            + "without a valid key protector configured. Configure a valid key protector and try "
            + "again.",
          "Die ausgewählten Sicherheitseinstellungen des virtuellen Computers \"\(machine.name)\" "
            + "können ohne gültige Schlüsselschutzvorrichtung nicht geändert werden. Konfigurieren "
            + "Sie eine, und versuchen Sie es erneut", machine),
      ]), "OperationFailed", .notSpecified
    ).because(
      Cause(
        fact: Text(
          en: "\(machine.name) has no key protector yet.",
          de: "\(machine.name) hat noch keine Schlüsselschutzvorrichtung."),
        remedy: .run("Set-VMKeyProtector \(machine.name) -NewLocalKeyProtector")))
  }
}
