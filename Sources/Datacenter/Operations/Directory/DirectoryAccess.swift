import Messages

/// Reaching a domain controller: found by site or named, running, and willing to let the user write.
extension Datacenter {
  /// The controller a directory command talks to.
  package func directoryServer(
    _ name: String?, for session: LogonSession
  ) throws(Refusal) -> Host {
    guard let here = hosts[session.host] else { throw .noDirectoryServer }
    guard let name else {
      guard let found = controller(for: here).flatMap({ hosts[$0] }),
        reaches(found, from: here, session)
      else { throw .noDirectoryServer }
      return found
    }
    // A domain's name stands for any controller of it.
    let domain = domains[Name(name)]
    let candidates = domain?.controllers.compactMap { hosts[$0] } ?? []
    let named = host(named: name, from: here.name).map { [$0] } ?? []
    guard let found = (named + candidates).first(where: { reaches($0, from: here, session) }) else {
      throw .directoryServerDown
    }
    return found
  }

  private func reaches(_ server: Host, from here: Host, _ session: LogonSession) -> Bool {
    directory.replicas[server.name] != nil && server.runs(WindowsService.directoryWebServices)
      && server.runs(WindowsService.directory) && carries(session, to: server)
      && (server.name == here.name || canReach(server, from: here))
  }

  func requireWriting(_ session: LogonSession, at server: Host) throws(Refusal) {
    guard let domain = domain(of: server), mayAdminister(domain, session.account, at: server.name)
    else { throw .insufficientAccessRights }
  }
}

// Texts and ids: neighbours-views.md 1.8; Windows shows them in English here, the German is ours.
extension Refusal {
  package static var noDirectoryServer: Refusal {
    Refusal(
      Text(
        en: "Unable to find a default server with Active Directory Web Services running.",
        de: "Es wurde kein Standardserver gefunden, auf dem die Active Directory-Webdienste "
          + "ausgeführt werden."),
      "ActiveDirectoryServer:1355", .resourceUnavailable)
  }

  package static var directoryServerDown: Refusal {
    Refusal(
      Text(
        en: "Unable to contact the server. This may be because this server does not exist, it is "
          + "currently down, or it does not have the Active Directory Web Services running.",
        de: "Der Server kann nicht kontaktiert werden. Möglicherweise ist der Server nicht "
          + "vorhanden oder ausgefallen, oder es werden auf ihm keine Active "
          + "Directory-Webdienste ausgeführt."),
      "ActiveDirectoryServer:0", .resourceUnavailable)
  }

  package static var insufficientAccessRights: Refusal {
    Refusal(
      Text(
        en: "Insufficient access rights to perform the operation",
        de: "Nicht genügend Zugriffsrechte, um den Vorgang auszuführen"),
      "ActiveDirectoryServer:8344", .notSpecified
    ).because(
      Cause(
        "F26",
        fact: Text(
          en: "Only Domain Admins may change this object.",
          de: "Nur Domänen-Admins dürfen dieses Objekt ändern."),
        remedy: Text(
          en: "Sign in with an account of Domain Admins.",
          de: "Mit einem Konto aus Domänen-Admins anmelden.")))
  }

  package static func noSuchObject(_ identity: String, under domain: Domain?) -> Refusal {
    let isDistinguished = identity.utf8.contains(UInt8(ascii: "="))
    let place = domain?.distinguishedName ?? ""
    let text =
      isDistinguished
      ? Text(en: "Directory object not found", de: "Verzeichnisobjekt nicht gefunden")
      : Text(
        en: "Cannot find an object with identity: '\(identity)' under: '\(place)'.",
        de: "Es wurde kein Objekt mit der Identität \"\(identity)\" unter \"\(place)\" gefunden.")
    return Refusal(
      text,
      "ActiveDirectoryCmdlet:Microsoft.ActiveDirectory.Management.ADIdentityNotFoundException",
      .objectNotFound, target: identity)
  }

  package static var servicePrincipalNameNotUnique: Refusal {
    Refusal(
      Text(
        en: "The operation failed because SPN value provided for addition/modification is not "
          + "unique forest-wide",
        de: "Fehler bei diesem Vorgang. Der für das Hinzufügen/Ändern angegebene SPN-Wert ist "
          + "nicht gesamtstrukturweit eindeutig"),
      "ActiveDirectoryServer:8647", .notSpecified
    ).because(
      Cause(
        "F10",
        fact: Text(
          en: "Another account holds this service principal name.",
          de: "Ein anderes Konto trägt diesen Dienstprinzipalnamen."),
        remedy: .run("setspn -Q <name>; setspn -D <name> <account>")))
  }

  /// The Windows text of error 1379; that the directory gives it here is ours.
  package static func accountExists(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "The specified account already exists",
        de: "Das angegebene Konto ist bereits vorhanden."),
      "ActiveDirectoryServer:1316", .resourceExists, target: name)
  }
}
