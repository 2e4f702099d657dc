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
    var inquiry = Inquiry()
    let move = try parties(in: datacenter)
    do throws(Refusal) {
      try checkSource(move, &inquiry)
      let connection = try connect(move, &inquiry)
      try checkDestination(move, &inquiry)
      return move.stages(over: connection, self)
    } catch {
      throw error.logged(for: move)
    }
  }

  private func parties(in datacenter: Datacenter) throws(Refusal) -> MigrationParties {
    guard let machine = datacenter.machines[machine] else { throw .machineNotFound(id: machine) }
    let source = try datacenter.managedHost(machine.host.text, for: session)
    guard let target = datacenter.host(named: destination, from: session.host) else {
      throw .unresolved(destination)
    }
    let relocation = StorageRelocation(of: machine, by: storage, to: target, in: datacenter)
    return MigrationParties(
      datacenter: datacenter, machine: machine, source: source, destination: target,
      relocation: relocation, movesDisks: storage.movesDisks)
  }

  private func checkSource(_ move: MigrationParties, _ inquiry: inout Inquiry) throws(Refusal) {
    let (source, refuse) = (move.source, move.refusals)
    try inquiry.require(
      source.name != move.destination.name,
      Text(en: "Is the destination another host?", de: "Ist das Ziel ein anderer Host?"),
      else: refuse.sameHost)
    try inquiry.require(
      source.migration.isEnabled,
      Text(
        en: "Is live migration enabled on the source \(source.name)?",
        de: "Ist die Livemigration auf der Quelle \(source.name) aktiviert?"),
      else: .migrationDisabledAtSource)
    try inquiry.require(
      move.machine.migration == nil && move.hasSteadyState,
      Text(
        en: "Is \(move.machine.name) in a state that can move?",
        de: "Ist \(move.machine.name) in einem Zustand, der sich verschieben lässt?"),
      else: .wrongState)
    try checkLimit(of: source, move, &inquiry)
    try inquiry.require(
      move.datacenter.trust(between: source, and: move.destination),
      Text(
        en: "Are both hosts in one domain, or in domains that trust each other?",
        de: "Sind beide Hosts in einer Domäne oder in Domänen, die einander vertrauen?"),
      else: refuse.noCredentials)
  }

  private func connect(
    _ move: MigrationParties, _ inquiry: inout Inquiry
  ) throws(Refusal) -> MigrationConnection {
    let (source, destination, refuse) = (move.source, move.destination, move.refusals)
    try inquiry.require(
      destination.hasHyperV && !destination.migrationListeners.isEmpty,
      Text(
        en:
          "Does \(destination.name) listen for migrations: enabled, and on an address of its own?",
        de: "Nimmt \(destination.name) Migrationen an: aktiviert und auf einer eigenen Adresse?"),
      else: refuse.connectionRefused)
    let connection = source.connection(to: destination)
    try inquiry.require(
      connection != nil,
      Text(
        en: "Is a listening address of \(destination.name) reachable from \(source.name)?",
        de: "Ist eine Adresse, auf der \(destination.name) Migrationen annimmt, von "
          + "\(source.name) aus erreichbar?"),
      else: refuse.connectionTimedOut)
    guard let connection else { throw refuse.connectionTimedOut }
    let authentication = MigrationAuthentication(
      session: session, source: source, destination: destination, movesStorage: move.movesDisks)
    try authentication.check(in: move.datacenter, &inquiry, refuse)
    return connection
  }

  private func checkDestination(_ move: MigrationParties, _ inquiry: inout Inquiry) throws(Refusal)
  {
    let destination = move.destination
    try inquiry.require(
      move.datacenter.mayManageHyperV(session.account, on: destination),
      Text(
        en: "Is the user an administrator or Hyper-V administrator on \(destination.name)?",
        de: "Ist der Benutzer Administrator oder Hyper-V-Administrator auf \(destination.name)?"),
      else: move.refusals.generalAccessDenied(at: .destination))
    try checkLimit(of: destination, move, &inquiry)
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
      else: .migrationLimitReached(for: move.machine, limit))
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

  var refusals: MigrationRefusals {
    MigrationRefusals(machine: machine, source: source.name, destination: destination.name)
  }

  var hasSteadyState: Bool { [.running, .off, .saved, .paused].contains(machine.state) }
}

extension Datacenter {
  /// Live migration needs one domain or trusting domains; a workgroup has neither.
  func trust(between one: Host, and other: Host) -> Bool {
    guard let first = domain(of: one), let second = domain(of: other) else { return false }
    return first.name == second.name
      || (first.trusts.contains(second.name) && second.trusts.contains(first.name))
  }
}
