import Messages

/// repadmin /syncall, repadmin /replicate and Sync-ADObject: replication that does not wait.
package struct ReplicationRequest: Operation {
  package enum Scope: Sendable {
    case pull(to: String)  // /syncall DC: from all its partners
    case push(from: String)  // /syncall DC /P: to all its partners
    case pair(from: String, to: String)  // /replicate
    case object(String, from: String, to: String)  // Sync-ADObject, /replsingleobj
  }

  package let scope: Scope
  package let session: LogonSession

  package init(_ scope: Scope, session: LogonSession) {
    self.scope = scope
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    switch scope {
    case .pull(let name):
      let target = try server(name, datacenter)
      return try partners(of: target, datacenter).map { (source) throws(Refusal) in
        try event(source, target, datacenter)
      }
    case .push(let name):
      let source = try server(name, datacenter)
      return try partners(of: source, datacenter).map { (target) throws(Refusal) in
        try event(source, target, datacenter)
      }
    case .pair(let from, let to):
      return [try event(try server(from, datacenter), try server(to, datacenter), datacenter)]
    case .object(let identity, let from, let to):
      let (source, target) = (try server(from, datacenter), try server(to, datacenter))
      _ = try event(source, target, datacenter)
      let account = datacenter.account(identifiedBy: identity, at: source.name)
      guard let account else {
        throw .noSuchObject(identity, under: datacenter.domain(of: source))
      }
      return [.directory(.objectReplicated(account.id, from: source.name, to: target.name))]
    }
  }

  private func server(_ name: String, _ datacenter: Datacenter) throws(Refusal) -> Host {
    guard let host = datacenter.host(named: name, from: session.host),
      datacenter.directory.replicas[host.name] != nil, datacenter.carries(session, to: host)
    else { throw .directoryServerDown }
    guard datacenter.isAdministrator(session.account, on: host) else {
      throw .replicationAccessDenied
    }
    return host
  }

  private func partners(of host: Host, _ datacenter: Datacenter) -> [Host] {
    datacenter.domain(of: host)?.controllers.compactMap {
      $0 == host.name ? nil : datacenter.hosts[$0]
    } ?? []
  }

  private func event(
    _ source: Host, _ target: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> Event {
    guard let link = datacenter.directory.link(from: source.name, to: target.name),
      datacenter.isReachable(link)
    else { throw .remoteProcedureServerUnavailable(source.name) }
    guard link.isEnabled else { throw .replicationDisabled(source.name) }
    return .directory(.replicated(from: source.name, to: target.name))
  }
}

extension Refusal {
  /// The Windows text of 1722, as repadmin prints it (neighbours-views.md 2.2).
  package static func remoteProcedureServerUnavailable(_ host: Host.ID) -> Refusal {
    Refusal(
      Text(en: "The RPC server is unavailable.", de: "Der RPC-Server ist nicht verfügbar."),
      "1722", .resourceUnavailable, target: host.text
    ).because(
      Cause(
        "F09",
        fact: Text(
          en: "\(host) does not answer: switched off, or no way to it.",
          de: "\(host) antwortet nicht: ausgeschaltet, oder kein Weg dorthin."),
        remedy: Text(en: "Bring \(host) back.", de: "\(host) wieder erreichbar machen.")))
  }

  /// The Windows text of 8456.
  package static func replicationDisabled(_ host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "The source server is currently rejecting replication requests.",
        de: "Der Quellserver lehnt momentan Replikationsanforderungen ab."),
      "8456", .resourceUnavailable, target: host.text
    ).because(
      Cause(
        "F09",
        fact: Text(
          en: "Replication from \(host) is switched off.",
          de: "Die Replikation von \(host) ist abgeschaltet."),
        remedy: .run("repadmin /options \(host) -DISABLE_OUTBOUND_REPL")))
  }

  /// The Windows text of 8453.
  package static var replicationAccessDenied: Refusal {
    Refusal(
      Text(en: "Replication access was denied.", de: "Der Replikationszugriff wurde verweigert."),
      "8453", .permissionDenied)
  }
}
