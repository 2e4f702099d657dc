import Messages

/// Clocks that are too far apart for Kerberos (failure catalogue, F49).
extension Cause {
  static func clockSkew(_ host: Host, _ skew: Double, _ controller: Host.ID) -> Cause {
    let seconds = Int(min(abs(skew), 1e9))
    let isAhead = skew > 0
    let start = host.runs("W32Time") ? "" : "Start-Service W32Time; "
    return Cause(
      "F49",
      fact: Text(
        en:
          "The clock of \(host.name) is \(seconds) seconds \(isAhead ? "ahead of" : "behind") that "
          + "of \(controller); Kerberos allows 300.",
        de: "Die Uhr von \(host.name) geht gegenüber der von \(controller) um \(seconds) Sekunden "
          + "\(isAhead ? "vor" : "nach"); Kerberos erlaubt 300."),
      remedy: .run("\(start)w32tm /resync (\(host.name))"))
  }
}
