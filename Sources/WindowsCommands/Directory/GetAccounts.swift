internal import Datacenter
internal import HyperVCommands
internal import PowerShellEngine

/// The parameters of a query besides its identity.
struct QueryParameters {
  @Parameter var filter: String?
  @Parameter("LDAPFilter") var ldapFilter: String?
  @Parameter var properties: [String]?
  @Parameter var server: String?
  @Parameter var searchBase: String?
  @Parameter var searchScope: String?
  @Parameter var resultSetSize: Nullable<Int32>?

  func query(identity: String?) -> DirectoryQuery {
    DirectoryQuery(
      filter: filter, ldapFilter: ldapFilter, identity: identity, properties: properties ?? [],
      server: server, searchBase: searchBase, searchScope: searchScope,
      limit: resultSetSize?.value.map { Int($0) })
  }
}

/// Get-ADComputer.
struct GetADComputer: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADComputer")
  @ParameterGroup var parameters = QueryParameters()
  @Parameter var identity: Item<Kinds.Computer>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let query = parameters.query(identity: identity?.identity)
    try query.run([.computer], call, in: lab) {
      try call.write($0.object(query.names(for: $0, DirectoryProperties.defaults(of: .computer))))
    }
  }
}

/// Get-ADUser.
struct GetADUser: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADUser")
  @ParameterGroup var parameters = QueryParameters()
  @Parameter var identity: Item<Kinds.User>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let query = parameters.query(identity: identity?.identity)
    try query.run([.user], call, in: lab) {
      try call.write($0.object(query.names(for: $0, DirectoryProperties.defaults(of: .user))))
    }
  }
}

/// Get-ADGroup.
struct GetADGroup: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADGroup")
  @ParameterGroup var parameters = QueryParameters()
  @Parameter var identity: Item<Kinds.Group>?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let query = parameters.query(identity: identity?.identity)
    try query.run([.group], call, in: lab) {
      try call.write($0.object(query.names(for: $0, DirectoryProperties.defaults(of: .group))))
    }
  }
}

/// Get-ADObject: an object of any class, by few properties.
struct GetADObject: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-ADObject")
  @ParameterGroup var parameters = QueryParameters()
  @Parameter var identity: Item<Kinds.Object>?

  private static let defaults = ["DistinguishedName", "Name", "ObjectClass", "ObjectGUID"]

  func process(_ call: Invocation, in lab: LabContext) throws {
    let query = parameters.query(identity: identity?.identity)
    try query.run([.user, .group, .computer], call, in: lab) {
      try call.write(
        $0.object(query.names(for: $0, Self.defaults), as: Kinds.Object.typeName))
    }
  }
}
