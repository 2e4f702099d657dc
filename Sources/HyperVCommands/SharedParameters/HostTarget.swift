internal import Datacenter
internal import PowerShellEngine

/// The hosts a command works on: `-ComputerName`, `-CimSession`; `-Credential` is refused, since the
/// datacenter keeps no passwords.
struct HostTarget {
  @Parameter var computerName: [String]?
  @Parameter var cimSession: [CimSessionReference]?

  /// Names of the hosts in the order given; without any, the host the user works on.
  func names(in lab: LabContext) throws -> [String] {
    if let computerName { return computerName }
    if let cimSession { return try cimSession.map { try $0.computerName() } }
    return [try lab.logon.host.text]
  }

  /// Does a piece of work on each host; a host that refuses does not keep the next from its turn.
  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (HyperVHost) throws -> Void
  ) throws {
    for name in try names(in: lab) {
      try call.reporting(lab) { try work(try lab.host(name)) }
    }
  }
}
