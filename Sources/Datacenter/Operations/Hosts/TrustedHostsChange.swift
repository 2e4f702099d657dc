/// `WSMan:\localhost\Client\TrustedHosts`: computers the client talks to without Kerberos.
package struct TrustedHostsChange: Operation {
  package let list: String  // names and addresses, divided by commas; stars are allowed
  package let session: LogonSession

  package init(_ list: String, session: LogonSession) {
    self.list = list
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(session.host.text, for: session)
    var security = host.security
    security.trustedHosts = list.utf8.split(separator: UInt8(ascii: ",")).map { part in
      let blank = UInt8(ascii: " ")
      let kept = part.drop { $0 == blank }.reversed().drop { $0 == blank }.reversed()
      return String(decoding: Array(kept), as: UTF8.self)
    }.filter { !$0.isEmpty }
    guard security != host.security else { return [] }
    return [.host(host.name, .factChanged(.security(security)))]
  }
}
