/// `sc config start=`: how a service starts.
package struct ServiceStart: Operation {
  package let service: WindowsService
  package let host: String
  package let session: LogonSession
  package let port: UInt16

  package init(
    _ service: WindowsService, on host: String, session: LogonSession, over port: UInt16
  ) {
    self.service = service
    self.host = host
    self.session = session
    self.port = port
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.administeredHost(host, for: session, over: port)
    guard var changed = host.service(service.name) else {
      throw .serviceNotFound(service.name.text)
    }
    guard changed.startType != service.startType else { return [] }
    changed.startType = service.startType
    return [.host(host.name, .factChanged(.service(changed)))]
  }
}
