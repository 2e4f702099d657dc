import Datacenter

/// An account as files of format 1 hold it: one copy for all controllers, members listing groups.
struct Format1Account: Coded {
  var id = SecurityIdentifier.blank
  var kind = Account.Kind.user
  var name = Name("")
  var domain = Name("")
  var memberOf: [SecurityIdentifier] = []
  var servicePrincipalNames: [String] = []
  var allowedToDelegateTo: [String] = []
  var trustedToAuthForDelegation = false
  var notDelegated = false

  static var blank: Format1Account { Format1Account() }

  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try id.code(&coder)
    try kind.code(&coder)
    try name.code(&coder)
    try domain.code(&coder)
    try memberOf.code(&coder)
    try servicePrincipalNames.code(&coder)
    try allowedToDelegateTo.code(&coder)
    try trustedToAuthForDelegation.code(&coder)
    try notDelegated.code(&coder)
  }

  static func modern(_ old: [Format1Account]) -> [Account] {
    old.map { account in
      var new = Account(
        id: account.id, kind: account.kind, name: account.name, domain: account.domain)
      switch account.kind {
      case .user: new.userAccountControl = .normalAccount
      case .computer: new.userAccountControl = .workstationTrust
      case .group: new.members = old.filter { $0.memberOf.contains(account.id) }.map(\.id)
      }
      if !account.servicePrincipalNames.isEmpty {
        new.servicePrincipalNames = account.servicePrincipalNames
      }
      if !account.allowedToDelegateTo.isEmpty {
        new.allowedToDelegateTo = account.allowedToDelegateTo
      }
      if account.trustedToAuthForDelegation { new.trustedToAuthForDelegation = true }
      if account.notDelegated { new.notDelegated = true }
      return new
    }
  }
}
