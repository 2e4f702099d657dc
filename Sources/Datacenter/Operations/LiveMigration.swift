import Messages

/// Move-VM: a machine goes to another host, running or not, with its storage or without.
///
/// The questions come in the order the real service asks them: what the source can know by itself,
/// then the connection, then what the destination says. Nothing has changed when one says no.
package struct LiveMigration: Operation {
  package let machine: VirtualMachine.ID
  package let destination: String
  package let storage: StoragePlan
  package let session: LogonSession
  package var retainsCopiesAtSource = false  // -RetainVhdCopiesOnSource
  package var removesUnmanagedDisks = false  // -RemoveSourceUnmanagedVhds

  package init(
    machine: VirtualMachine.ID, destination: String, storage: StoragePlan, session: LogonSession
  ) {
    self.machine = machine
    self.destination = destination
    self.storage = storage
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    try stages(in: datacenter).flatMap(\.events)
  }

  /// The move as its stages, for who wants to look while the clock runs.
  package func stages(in datacenter: Datacenter) throws(Refusal) -> [MigrationStage] {
    let move = try parties(in: datacenter)
    do throws(Refusal) {
      return try stages(of: move, Inquiry(.silent))
    } catch {
      return try stages(of: move, Inquiry(.recording))
    }
  }

  /// A move that went another way than the one that was meant (F19), or left something to be mended
  /// (F36, F37).
  package func afterword(in datacenter: Datacenter, after events: [Event]) -> Explanation? {
    for case .machine(_, .migrationFinished(let report)) in events {
      guard let move = try? parties(in: datacenter) else { return nil }
      return SilentFallback(move: move, report: report).explanation ?? finding(in: datacenter)
    }
    return nil
  }

  /// What Compare-VM reports; the source and the connection may refuse it altogether.
  package func incompatibilities(in datacenter: Datacenter) throws(Refusal) -> [Incompatibility] {
    let move = try parties(in: datacenter)
    var first = Inquiry()
    try checkSource(move, &first)
    _ = try connect(move, &first)
    var inquiry = Inquiry(.collecting)
    try checkDestination(move, &inquiry)
    return inquiry.refusals.map { Incompatibility($0) }
  }

  private func stages(
    of move: MigrationParties, _ inquiry: Inquiry
  ) throws(Refusal) -> [MigrationStage] {
    var inquiry = inquiry
    do throws(Refusal) {
      let connection = try ask(move, &inquiry)
      let stages = move.stages(over: connection, self, traces: inquiry.traces)
      try move.requireWayThrough(stages, connection, after: inquiry.findings)
      return stages
    } catch {
      throw error.logged(for: move)
    }
  }

  /// All questions of a move; the way to the destination comes of them.
  func ask(
    _ move: MigrationParties, _ inquiry: inout Inquiry
  ) throws(Refusal) -> MigrationConnection {
    try checkSource(move, &inquiry)
    let connection = try connect(move, &inquiry)
    try checkDestination(move, &inquiry)
    return connection
  }

  func parties(in datacenter: Datacenter) throws(Refusal) -> MigrationParties {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let source = try datacenter.managedHost(machine.host.text, for: session)
    guard let target = datacenter.host(named: destination, from: session.host) else {
      throw .unresolved(destination)
    }
    let relocation = StorageRelocation(of: machine, by: storage, to: target, in: datacenter)
    return MigrationParties(
      datacenter: datacenter, machine: machine, source: source, destination: target,
      relocation: relocation, movesDisks: storage.movesDisks, session: session)
  }

  private func checkSource(_ move: MigrationParties, _ inquiry: inout Inquiry) throws(Refusal) {
    let (source, refuse) = (move.source, move.refusals)
    try inquiry.require(
      source.name != move.destination.name,
      Text(en: "Is the destination another host?", de: "Ist das Ziel ein anderer Host?"),
      else: refuse.sameHost.because(.sameHost(source.name)))
    try inquiry.require(
      source.migration.isEnabled,
      Text(
        en: "Is live migration enabled on the source \(source.name)?",
        de: "Ist die Livemigration auf der Quelle \(source.name) aktiviert?"),
      of: source.name,
      else: Refusal.migrationDisabledAtSource.because(.disabled("F12", on: source.name)))
    try inquiry.require(
      move.machine.migration == nil && move.hasSteadyState,
      Text(
        en: "Is \(move.machine.name) in a state that can move?",
        de: "Ist \(move.machine.name) in einem Zustand, der sich verschieben lässt?"),
      else: Refusal.wrongState.because(.busy(move.machine)))
    try checkLimit(of: source, move, &inquiry)
    try inquiry.require(
      move.datacenter.trust(between: source, and: move.destination),
      Text(
        en: "Are both hosts in one domain, or in domains that trust each other?",
        de: "Sind beide Hosts in einer Domäne oder in Domänen, die einander vertrauen?"),
      else: refuse.noCredentials.because(.noTrust(move)))
    try inquiry.require(
      move.datacenter.domain(owning: session.account) != nil,
      Text(
        en: "Is the user an account of a domain?", de: "Ist der Benutzer ein Konto einer Domäne?"),
      of: source.name, else: refuse.noCredentials.because(.localAccount))
  }

  private func connect(
    _ move: MigrationParties, _ inquiry: inout Inquiry
  ) throws(Refusal) -> MigrationConnection {
    let (source, destination, refuse) = (move.source, move.destination, move.refusals)
    try inquiry.require(
      destination.isPoweredOn,
      Text(en: "Is \(destination.name) switched on?", de: "Ist \(destination.name) eingeschaltet?"),
      of: destination.name, else: refuse.connectionTimedOut.because(.poweredOff(destination.name)))
    let answering = move.datacenter.answering(to: destination, askedBy: source)
    try inquiry.require(
      answering == destination.name,
      Text(
        en: "Does the name \(destination.name) lead to that host?",
        de: "Führt der Name \(destination.name) zu diesem Host?"),
      of: answering, else: refuse.wrongPrincipal.because(.wrongName(destination, answering)))
    try inquiry.require(
      !destination.migrationListeners.isEmpty,
      Text(
        en:
          "Does \(destination.name) listen for migrations: enabled, and on an address of its own?",
        de: "Nimmt \(destination.name) Migrationen an: aktiviert und auf einer eigenen Adresse?"),
      of: destination.name, else: refuse.connectionRefused.because(.notListening(destination)))
    let connection = try connection(move, &inquiry)
    try MigrationAuthentication(session: session, move: move).check(&inquiry)
    guard move.movesDisks || source.migration.performanceOption == .smb else { return connection }
    try inquiry.require(
      move.datacenter.accepts(Port.fileSharing, on: destination, from: source),
      Text(
        en: "Does \(destination.name) answer on port 445, for SMB?",
        de: "Antwortet \(destination.name) auf Port 445, für SMB?"),
      of: destination.name,
      else: refuse.networkPathMissing.because(.fileSharingClosed(destination.name)))
    return connection
  }

  private func connection(
    _ move: MigrationParties, _ inquiry: inout Inquiry
  ) throws(Refusal) -> MigrationConnection {
    let (source, destination, refuse) = (move.source, move.destination, move.refusals)
    func question() -> Text {
      Text(
        en: "Is a listening address of \(destination.name) reachable from \(source.name)?",
        de: "Ist eine Adresse, auf der \(destination.name) Migrationen annimmt, von "
          + "\(source.name) aus erreichbar?")
    }
    let refusal: Refusal
    var asked = destination.name
    switch move.datacenter.migrationContact(from: source, to: destination) {
    case .connected(let connection):
      try inquiry.require(true, question(), of: asked, else: refuse.connectionTimedOut)
      return connection
    case .misdirected(let stranger, let address):
      asked = stranger
      refusal = refuse.wrongPrincipal.because(.wrongNetwork(address, stranger))
    case .blockedAtSource:
      asked = source.name
      refusal = refuse.connectionForbidden.because(.blockedAtSource(move))
    case .dropped: refusal = refuse.connectionTimedOut.because(.dropped(move))
    case .silence: refusal = refuse.connectionTimedOut.because(.unreachable(move))
    }
    try inquiry.require(false, question(), of: asked, else: refusal)
    throw refusal
  }

  private func checkDestination(_ move: MigrationParties, _ inquiry: inout Inquiry) throws(Refusal)
  {
    let destination = move.destination
    try inquiry.require(
      move.datacenter.mayManageHyperV(session.account, on: destination),
      Text(
        en: "Is the user an administrator or Hyper-V administrator on \(destination.name)?",
        de: "Ist der Benutzer Administrator oder Hyper-V-Administrator auf \(destination.name)?"),
      of: destination.name,
      else: move.refusals.generalAccessDenied(at: .destination).because(
        .noRights(on: destination.name)))
    try checkLimit(of: destination, move, &inquiry)
    try move.checkPlanning(&inquiry)
    try move.checkCompatibility(&inquiry)
    try move.checkStorage(&inquiry)
  }

  private func checkLimit(
    of host: Host, _ move: MigrationParties, _ inquiry: inout Inquiry
  ) throws(Refusal) {
    let limit = host.migration.maximumMigrations
    try inquiry.require(
      move.datacenter.migrations(at: host.name) < Int(limit),
      Text(
        en: "Is there room below the limit of \(limit) migrations on \(host.name)?",
        de: "Ist auf \(host.name) noch Platz unter der Grenze von \(limit) Migrationen?"),
      of: host.name,
      else: Refusal.migrationLimitReached(for: move.machine, limit).because(
        .limit(limit, on: host.name)))
  }
}

/// What a migration is about: the machine, the two hosts, the files, and the moment.
struct MigrationParties: Sendable {
  let datacenter: Datacenter
  let machine: VirtualMachine
  let source: Host
  let destination: Host
  let relocation: StorageRelocation
  let movesDisks: Bool
  let session: LogonSession

  var refusals: MigrationRefusals {
    MigrationRefusals(machine: machine, source: source.name, destination: destination.name)
  }

  var hasSteadyState: Bool { [.running, .off, .saved, .paused].contains(machine.state) }
}
