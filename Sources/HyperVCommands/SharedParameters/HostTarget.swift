internal import Datacenter
internal import PowerShellEngine

/// The hosts a command works on: `-ComputerName`, `-CimSession`, `-Credential`.
///
/// The three occur in many shapes (position, set, pipeline); a command names its own.
struct HostTarget {
  @Parameter var computerName: [String]?
  @Parameter var cimSession: [CimSessionReference]?
  @Parameter var credential: [CredentialReference]?

  /// Where each of the three stands; an empty list: in every set, by name only.
  struct Shape {
    var computerName: [SetTraits] = []
    var cimSession: [SetTraits] = []
    var credential: [SetTraits] = []
  }

  init(_ shape: Shape) {
    _computerName = Parameter(in: shape.computerName, validate: [.notNullOrEmpty])
    _cimSession = Parameter(in: shape.cimSession, validate: [.notNullOrEmpty])
    _credential = Parameter(in: shape.credential, validate: [.notNullOrEmpty])
  }

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

extension HostTarget.Shape {
  /// Hosts are all the command is about: Enable-VMMigration, Set-VMHost.
  static let acting = HostTarget.Shape(
    computerName: [.in("ComputerName", position: 0)],
    cimSession: [.in("CimSession", position: 0, mandatory: true)],
    credential: [.in("ComputerName", position: 1)])

  /// The same with sessions taken from the objects in the pipeline.
  static let settingHosts = HostTarget.Shape(
    computerName: acting.computerName,
    cimSession: [.in("CimSession", position: 0, mandatory: true, from: .byPropertyName)],
    credential: acting.credential)

  /// The same with names from the pipeline too: Get-VMHost.
  static let gettingHosts = HostTarget.Shape(
    computerName: [.in("ComputerName", position: 0, from: .byValue)],
    cimSession: settingHosts.cimSession,
    credential: [.in("ComputerName", position: 1, from: .byValue)])

  /// By name only, in certain sets.
  static func sets(_ names: String...) -> HostTarget.Shape {
    let sets = names.map { SetTraits.in($0) }
    return HostTarget.Shape(computerName: sets, cimSession: sets, credential: sets)
  }

  /// Names in some sets, sessions in others.
  static func sets(_ names: [String], sessions: [String]) -> HostTarget.Shape {
    let sets = names.map { SetTraits.in($0) }
    return HostTarget.Shape(
      computerName: sets, cimSession: sessions.map { SetTraits.in($0) }, credential: sets)
  }

  /// In the command's only set, sessions taken from the objects in the pipeline.
  static let ofNetworks = HostTarget.Shape(
    cimSession: [.in(SetTraits.all, from: .byPropertyName)])

  /// Get-VMMigrationNetwork takes names of hosts from the pipeline as well.
  static let gettingNetworks = HostTarget.Shape(
    computerName: [.in(SetTraits.all, from: .byValue)], cimSession: ofNetworks.cimSession)

  static let settingNetworks = HostTarget.Shape(
    computerName: [.in("ComputerName")],
    cimSession: [.in("CimSession", from: .byPropertyName)],
    credential: [.in("ComputerName")])
}
