/// Resource-based constrained delegation: the account of the destination says who may act on behalf
/// of others there (`msDS-AllowedToActOnBehalfOfOtherIdentity`), for each of its services.
extension Datacenter.DelegationAnswer {
  func isAdmitted(_ source: Host, by destination: Host, in datacenter: Datacenter) -> Bool {
    guard let account = source.account, let replica = datacenter.directory.replicas[controller]
    else { return false }
    return replica.account(destination.account)?.allowedToActOnBehalf.contains(account) == true
  }
}
