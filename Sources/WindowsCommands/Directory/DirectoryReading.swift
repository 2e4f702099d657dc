internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A controller's answers about its objects, as the directory module asks for them.
struct DirectoryReading {
  let datacenter: Datacenter
  let server: WindowsHost
  let replica: Replica
  let domain: Domain

  /// The controller of `-Server`, or the one that the session's host talks to.
  init(_ server: String?, in lab: LabContext) throws {
    datacenter = try lab.datacenter
    self.server = try datacenter.directoryServer(server, for: try lab.logon)
    guard let replica = datacenter.directory.replicas[self.server.name],
      let domain = datacenter.domain(of: self.server)
    else { throw Refusal.noDirectoryServer }
    (self.replica, self.domain) = (replica, domain)
  }

  func view(_ account: Account) -> AccountView {
    AccountView(account: account, reading: self)
  }

  func account(_ identity: String, _ kinds: [Account.Kind]) throws -> Account {
    let found = datacenter.account(identifiedBy: identity, at: server.name, kinds)
    guard let found else { throw Refusal.noSuchObject(identity, under: domain) }
    return found
  }

  /// Below `-SearchBase`: whose distinguished name ends with it.
  func accounts(_ kinds: [Account.Kind], below base: String?, oneLevel: Bool = false) -> [Account] {
    let all = replica.accounts.filter { kinds.contains($0.kind) }
    guard let base else { return all }
    let tail = Array(("," + base).small.utf8)
    return all.filter {
      let place = Array(datacenter.distinguishedName(of: $0).small.utf8)
      guard place.count > tail.count, place.suffix(tail.count) == tail[...] else { return false }
      return !oneLevel || !place.dropLast(tail.count).contains(UInt8(ascii: ","))
    }
  }
}

/// An object of the directory with the names of its properties.
struct AccountView {
  let account: Account
  let reading: DirectoryReading

  var distinguishedName: String { reading.datacenter.distinguishedName(of: account) }
  var datacenter: Datacenter { reading.datacenter }

  var className: String {
    switch account.kind {
    case .user: "user"
    case .computer: "computer"
    case .group: "group"
    }
  }

  var typeName: String {
    switch account.kind {
    case .user: Kinds.User.typeName
    case .computer: Kinds.Computer.typeName
    case .group: Kinds.Group.typeName
    }
  }

  /// The value of a property; nil: there is none of this name, or the attribute has no value.
  func value(_ name: Name) -> Value? {
    if let own = DirectoryProperties.named(name, of: account.kind) { return own.value(self) }
    let attribute = DirectoryProperties.attribute(of: name)
    let values = account[attribute].map(plain)
    guard !values.isEmpty else { return nil }
    let isMultiple = DirectoryProperties.isMultiple(attribute)
    return isMultiple ? .list(values) : values.first
  }

  /// What a stored value looks like: an account is its distinguished name.
  func plain(_ value: AttributeValue) -> Value {
    switch value {
    case .text(let text): .string(text)
    case .number(let number):
      Int32(exactly: number).map { .int($0) } ?? .long(number)
    case .account(let id): .string(name(of: id))
    }
  }

  func name(of id: Account.ID) -> String {
    let found = reading.replica.account(id) ?? datacenter.account(id)
    return found.map { datacenter.distinguishedName(of: $0) } ?? id.description
  }

  /// The object with some of its properties, in the order of their names.
  func object(_ names: [String], as type: String? = nil) -> Value {
    let items = names.compactMap { name -> (name: String, value: Value)? in
      value(Name(name)).map { (name, $0) }
    }
    let sorted = items.sorted { Name($0.name) < Name($1.name) }
    return .item(type ?? typeName, sorted, words: distinguishedName)
  }
}
