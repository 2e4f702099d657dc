import Messages

/// What broke a move that was under way (F16); all sentences are ours.
extension Cause {
  static func linkLost(_ address: IPAddress, _ source: Host.ID, by fault: Name) -> Cause {
    Cause(
      "F16",
      fact: Text(
        en:
          "In the middle \(source) lost the connection to \(address) (\(fault)); the machine runs "
          + "on at \(source).",
        de:
          "Mittendrin verlor \(source) die Verbindung zu \(address) (\(fault)); der Computer läuft "
          + "auf \(source) weiter."),
      remedy: Text(
        en:
          "Mend the connection and try again: Get-NetAdapter, Test-NetConnection \(address) -Port "
          + "6600",
        de: "Die Verbindung wiederherstellen und erneut versuchen: Get-NetAdapter, "
          + "Test-NetConnection \(address) -Port 6600"))
  }

  static func serviceLost(_ host: Host, by fault: Name) -> Cause {
    let name = host.name
    return Cause(
      "F16",
      fact: host.isPoweredOn
        ? Text(
          en: "In the middle the service vmms of \(name) stopped (\(fault)).",
          de: "Mittendrin endete der Dienst vmms von \(name) (\(fault)).")
        : Text(
          en: "In the middle \(name) lost power (\(fault)).",
          de: "Mittendrin fiel \(name) aus (\(fault))."),
      remedy: host.isPoweredOn
        ? .run("Invoke-Command \(name) { Start-Service vmms }")
        : Text(en: "Switch \(name) on.", de: "\(name) einschalten."))
  }
}
