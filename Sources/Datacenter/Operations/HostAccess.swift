import Messages

/// Reaching a host's management service: the name must resolve, the role be there, the rights suffice.
extension Datacenter {
  package func managedHost(_ name: String, for session: LogonSession) throws(Refusal) -> Host {
    guard let host = host(named: name, from: session.host) else { throw .unresolved(name) }
    guard host.hasHyperV else { throw .noManagementService(on: host.name) }
    guard mayManageHyperV(session.account, on: host) else { throw .accessDenied(on: host.name) }
    return host
  }

  /// The machines of a name, at least one; Get-VM as the finder refuses in words of its own.
  package func machines(
    named name: String, on host: Host, byFinder: Bool = false
  ) throws(Refusal) -> [VirtualMachine] {
    let found = machines(named: name, on: host.name)
    guard !found.isEmpty else { throw .machineNotFound(name, byFinder: byFinder) }
    return found
  }
}

extension Refusal {
  package static func unresolved(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "The computer '\(name)' could not be resolved. "
          + "Make sure you typed the machine name correctly and that you have network access.",
        // ours: the German sentence is not known
        de: "Der Computer \"\(name)\" konnte nicht aufgelöst werden. Stellen Sie sicher, "
          + "dass der Computername richtig eingegeben wurde und dass Netzwerkzugriff besteht."),
      "InvalidParameter", .invalidArgument)
  }

  package static func noManagementService(on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V encountered an error trying to access an object on computer '\(host)' "
          + "because the object was not found. The object might have been deleted, or you might "
          + "not have permission to perform the task. Verify that the Virtual Machine Management "
          + "service on the computer is running. If the service is running, try to perform the "
          + "task again by using Run as Administrator.",
        // ours
        de: "Beim Zugriff auf ein Objekt auf Computer \"\(host)\" ist in Hyper-V ein Fehler "
          + "aufgetreten, weil das Objekt nicht gefunden wurde. Das Objekt wurde möglicherweise "
          + "gelöscht, oder Sie sind nicht zum Ausführen der Aufgabe berechtigt. Stellen Sie "
          + "sicher, dass der Verwaltungsdienst für virtuelle Computer auf dem Computer ausgeführt "
          + "wird. Wird er ausgeführt, wiederholen Sie die Aufgabe als Administrator."),
      "ObjectNotFound", .objectNotFound)
  }

  package static func accessDenied(on host: Host.ID) -> Refusal {
    Refusal(
      Text(
        en: "You do not have the required permission to complete this task. Contact the "
          + "administrator of the authorization policy for the computer '\(host)'.",
        de: "Sie besitzen nicht die erforderliche Berechtigung für diese Aufgabe. Wenden Sie sich "
          + "an den Administrator der Autorisierungsrichtlinie für Computer \"\(host)\"."),
      "AccessDenied", .permissionDenied)
  }

  /// Get-VM reports an invalid argument and the name as target; every other command an object that
  /// was not found, without a target (hyperv-texts.md 3.1).
  package static func machineNotFound(_ name: String, byFinder: Bool = false) -> Refusal {
    let text = Text(
      en: "Hyper-V was unable to find a virtual machine with name \"\(name)\".",
      de: "Von Hyper-V wurde kein virtueller Computer mit dem Namen \"\(name)\" gefunden.")
    return byFinder
      ? Refusal(text, "InvalidParameter", .invalidArgument, target: name)
      : Refusal(text, "ObjectNotFound", .objectNotFound)
  }

  package static func machineNotFound(id: VirtualMachine.ID) -> Refusal {
    Refusal(
      Text(
        en: "Hyper-V was unable to find a virtual machine with id \"\(id)\".",
        de: "Von Hyper-V wurde kein virtueller Computer mit der ID \"\(id)\" gefunden."),
      "ObjectNotFound", .objectNotFound)
  }
}
