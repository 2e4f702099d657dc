import Messages

/// A move over another network than the one that was meant, which no message tells (F19).
///
/// The service tries the networks of its list in their order and takes the first that answers; those
/// before it are passed over in silence, and the move is slow and fills the wrong adapter.
struct SilentFallback {
  let move: MigrationParties
  let report: MigrationReport

  private var source: Host { move.source }
  private var destination: Host { move.destination }

  /// Nil where the first choice answered.
  var explanation: Explanation? {
    guard let used = report.destinationAddress else { return nil }
    let tried =
      destination.migration.useAnyNetwork ? listeners(before: used) : networks(before: used)
    guard let first = tried.first else { return nil }
    let last = Finding(
      .answers(used, source), holds: true, asked: destination.name)
    return Explanation(
      outcome: done(over: used), questions: tried.map(\.finding) + [last], fact: first.fact,
      remedy: .run(
        "Get-NetAdapter -CimSession \(destination.name); Get-VMMigrationNetwork -ComputerName "
          + "\(destination.name); Test-NetConnection <address> -Port 6600"),
      row: "F19")
  }

  private struct Attempt {
    let finding: Finding
    let fact: Text
  }

  /// The listed networks that come before the one that was used.
  private func networks(before used: IPAddress) -> [Attempt] {
    var attempts: [Attempt] = []
    for network in destination.listedNetworks {
      let own = destination.migrationListeners.map(\.address.address).filter {
        network.subnet.contains($0)
      }
      if own.contains(used) { return attempts + own.prefix { $0 != used }.map(unanswered) }
      attempts += own.isEmpty ? [withoutAddress(network.subnet)] : own.map(unanswered)
    }
    return attempts
  }

  /// With any network allowed, the faster addresses that nobody could reach.
  private func listeners(before used: IPAddress) -> [Attempt] {
    destination.migrationListeners.map(\.address.address).prefix { $0 != used }.map(unanswered)
  }

  private func withoutAddress(_ subnet: Subnet) -> Attempt {
    Attempt(
      finding: Finding(
        Text(
          en: "Has \(destination.name) an address in \(subnet), on an adapter that is up?",
          de: "Hat \(destination.name) eine Adresse in \(subnet), an einem aktiven Adapter?"),
        holds: false, asked: destination.name),
      fact: Text(
        en: "\(destination.name) lists \(subnet) first, but no adapter that is up has an address "
          + "there: the next network was taken in silence.",
        de: "\(destination.name) führt \(subnet) zuerst auf, aber kein aktiver Adapter hat dort "
          + "eine Adresse: Stillschweigend wurde das nächste Netzwerk genommen."))
  }

  private func unanswered(_ address: IPAddress) -> Attempt {
    Attempt(
      finding: Finding(.answers(address, source), holds: false, asked: destination.name),
      fact: Text(
        en: "\(address) of \(destination.name) comes first, but \(source.name) does not reach it: "
          + "the next network was taken in silence.",
        de: "\(address) von \(destination.name) kommt zuerst, aber \(source.name) erreicht die "
          + "Adresse nicht: Stillschweigend wurde das nächste Netzwerk genommen."))
  }

  private func done(over address: IPAddress) -> Text {
    let name = move.machine.name
    let network = report.network?.text ?? ""
    let seconds = Int(report.total.seconds + 0.5)
    return Text(
      en: "\(name) moved from \(source.name) to \(destination.name) over \(network), to "
        + "\(address), in \(seconds) seconds.",
      de: "\(name) wurde in \(seconds) Sekunden von \(source.name) nach \(destination.name) "
        + "verschoben, über \(network), an \(address).")
  }
}

extension Text {
  fileprivate static func answers(_ address: IPAddress, _ source: Host) -> Text {
    Text(
      en: "Does \(address) answer when \(source.name) calls?",
      de: "Antwortet \(address), wenn \(source.name) anruft?")
  }
}
