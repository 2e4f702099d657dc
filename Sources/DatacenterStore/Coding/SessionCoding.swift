import Datacenter

/// How sessions and tickets are written.
extension LogonSession: Coded {
  static var blank: LogonSession { LogonSession(account: .blank, host: "") }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try account.code(&coder)
    try host.code(&coder)
    try kind.code(&coder)
    guard coder.format >= 2 else { return }
    try id.code(&coder)
    try origin.code(&coder)
  }
}

extension LogonRecord: Coded {
  static var blank: LogonRecord { LogonRecord(.blank, startedAt: .blank) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try session.code(&coder)
    try startedAt.code(&coder)
    try tickets.code(&coder)
  }
}

extension Ticket: Coded {
  static var blank: Ticket {
    Ticket(client: .blank, server: "", at: .blank, flags: 0, controller: "")
  }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try client.code(&coder)
    try server.code(&coder)
    try issuedAt.code(&coder)
    try endsAt.code(&coder)
    try renewableUntil.code(&coder)
    try flags.code(&coder)
    try controller.code(&coder)
    try grant.code(&coder)
  }
}

extension DelegationGrant: Coded {
  static var blank: DelegationGrant { DelegationGrant(services: [], anyProtocol: false) }
  mutating func code(_ coder: inout Coder) throws(CodingFailure) {
    try services.code(&coder)
    try anyProtocol.code(&coder)
  }
}

extension LogonSession.Kind: CodedChoice { static var blank: LogonSession.Kind { .console } }
