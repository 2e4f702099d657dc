import Messages

/// Why a delegation that may well have been set does not count: found by comparing what the ticket
/// says with what each controller and each account says.
struct DelegationDiagnosis: Sendable {
  let move: MigrationParties
  let session: LogonSession
  let answer: Datacenter.DelegationAnswer

  private var source: Host { move.source }
  private var destination: Host { move.destination }

  func cause(missing service: String) -> Cause {
    let isEntered = { (grant: DelegationGrant) in grant.covers(service, on: destination) }
    if let late = late(isEntered) { return late }
    if service == MigrationAuthentication.fileService { return .fileServiceMissing(move) }
    if let wrong = wrongObject(service) { return .delegationOnWrongObject(move, wrong) }
    if reverse(service) { return .delegationOneWay(move) }
    return session.host == source.name
      ? .sessionWithoutCredentials(move) : .noDelegation(move)
  }

  /// F04, unless the bit is on its way already.
  var protocolCause: Cause { late(\.anyProtocol) ?? .kerberosOnly(move) }

  /// F08: the host's controller knows it, the ticket does not; F09: only another controller knows.
  private func late(_ isSet: (DelegationGrant) -> Bool) -> Cause? {
    let datacenter = move.datacenter
    func knows(_ controller: Host.ID) -> Bool {
      datacenter.directory.replicas[controller]?.account(source.account)
        .map { isSet(DelegationGrant(of: $0)) } ?? false
    }
    guard let controller = datacenter.controller(for: source) else { return nil }
    if knows(controller), let since = answer.cachedSince {
      return .staleTicket(move, since: since)
    }
    let others = datacenter.domain(of: source)?.controllers ?? []
    guard let informed = others.first(where: knows) else { return nil }
    return .notReplicated(move, known: informed, asked: controller)
  }

  /// F06: on the destination, on the user, or naming the source itself.
  private func wrongObject(_ service: String) -> String? {
    guard let replica = move.datacenter.replica(for: source) else { return nil }
    let own = replica.account(source.account)
    if let own, DelegationGrant(of: own).covers(service, on: source) { return "\(source.name)$" }
    for id in [destination.account, session.account] {
      guard let account = replica.account(id) else { continue }
      if DelegationGrant(of: account).covers(service, on: destination) { return account.name.text }
    }
    return nil
  }

  /// F05: the other direction is there.
  private func reverse(_ service: String) -> Bool {
    let account = move.datacenter.replica(for: source)?.account(destination.account)
    return account.map { DelegationGrant(of: $0).covers(service, on: source) } ?? false
  }
}
