import Messages

/// Enable-VMMigration and Disable-VMMigration: whether a host takes part in live migration.
package struct MigrationSwitch: Operation {
  package let host: String
  package let isEnabled: Bool
  package let session: LogonSession

  package init(host: String, isEnabled: Bool, session: LogonSession) {
    self.host = host
    self.isEnabled = isEnabled
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    guard host.migration.isEnabled != isEnabled else { return [] }
    if isEnabled, host.domain == nil { throw .notInDomain(host.name) }
    return [.host(host.name, .migrationSwitched(isEnabled: isEnabled))]
  }
}

extension Refusal {
  /// The rule is documented (DSC's VMHost resource checks it), the native sentence is not: ours.
  package static func notInDomain(_ host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Live migration cannot be enabled on '\(host)'. "
          + "The computer must be joined to an Active Directory domain.",
        de: "Die Livemigration kann auf \"\(host)\" nicht aktiviert werden. "
          + "Der Computer muss einer Active Directory-Domäne angehören."),
      "InvalidOperation", .invalidOperation)
  }
}
