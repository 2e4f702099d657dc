import Messages

/// Kerberos lets nobody in whose clock is more than five minutes off (failure catalogue, F49).
extension RemoteShellAdmission {
  func checkClocks(_ here: Host, _ inquiry: inout Inquiry) throws(Refusal) {
    guard let controller = datacenter.controller(for: here) else { return }
    let right = datacenter.hosts[controller]?.clockOffset ?? .zero
    for computer in [here, host] {
      let skew = computer.clockOffset.seconds - right.seconds
      try inquiry.require(
        abs(skew) <= 300,
        Text(
          en:
            "Kerberos: do the clocks of \(computer.name) and \(controller) agree within 5 minutes?",
          de: "Kerberos: Stimmen die Uhren von \(computer.name) und \(controller) auf 5 Minuten "
            + "überein?"),
        of: controller,
        else: Refusal.timeSkew(wish.host).because(.clockSkew(computer, skew, controller)))
    }
  }
}

extension Refusal {
  /// The frame of other Kerberos trouble (neighbours-views.md 7) around the Windows text of the code;
  /// that they meet here, and the German, are ours.
  fileprivate static func timeSkew(_ host: String) -> Refusal {
    .remoting(
      host,
      "WinRM cannot process the request. The following error with errorcode 0x80070576 occurred "
        + "while using Kerberos authentication: There is a time and/or date difference between the "
        + "client and server.",
      "Die Anforderung kann von WinRM nicht verarbeitet werden. Bei der Kerberos-Authentifizierung "
        + "ist der folgende Fehler mit dem Fehlercode 0x80070576 aufgetreten: Zwischen dem Client und "
        + "dem Server besteht ein Zeit- und/oder Datumsunterschied.", "-2147023498")
  }
}
