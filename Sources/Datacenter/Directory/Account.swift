/// An object of the directory that can sign in or hold members: a user, a group or a computer.
///
/// Attributes are kept by their LDAP names, each with a stamp, because controllers replicate single
/// attributes and settle conflicts by the stamps (MS-DRSR, "replPropertyMetaData").
package struct Account: Hashable, Sendable {
  package typealias ID = SecurityIdentifier

  package enum Kind: Int, Sendable { case user = 1, group, computer }

  package let id: ID  // objectSid
  package let guid: Guid  // objectGUID
  package let kind: Kind
  package let name: Name  // sAMAccountName; a computer's ends with $
  package let domain: Name
  package var container: String  // CN=Computers: the DN between the name and the domain
  package private(set) var attributes: [DirectoryAttribute] = []  // sorted by name

  package init(
    id: ID, guid: Guid = .empty, kind: Kind, name: Name, domain: Name, container: String? = nil
  ) {
    self.id = id
    self.guid = guid
    self.kind = kind
    self.name = name
    self.domain = domain
    self.container = container ?? (kind == .computer ? "CN=Computers" : "CN=Users")
  }

  /// As stored: the attributes of a copy that comes from a file.
  package init(_ frame: Account, attributes: [DirectoryAttribute]) {
    self = frame
    self.attributes = attributes
  }

  /// The name without a computer's dollar sign.
  package var commonName: String {
    guard kind == .computer, name.text.utf8.last == UInt8(ascii: "$") else { return name.text }
    return String(decoding: name.text.utf8.dropLast(), as: UTF8.self)
  }

  /// The values of an attribute; setting them keeps the stamp, as a preset does.
  package subscript(attribute: Name) -> [AttributeValue] {
    get { self.attribute(attribute)?.values ?? [] }
    set {
      set(DirectoryAttribute(attribute, newValue, self.attribute(attribute)?.stamp ?? Stamp()))
    }
  }

  package func attribute(_ name: Name) -> DirectoryAttribute? {
    let place = place(of: name)
    guard place < attributes.count, attributes[place].name == name else { return nil }
    return attributes[place]
  }

  mutating func set(_ attribute: DirectoryAttribute) {
    let place = place(of: attribute.name)
    if place < attributes.count, attributes[place].name == attribute.name {
      attributes[place] = attribute
    } else {
      attributes.insert(attribute, at: place)
    }
  }

  /// Where the name is, or would be.
  private func place(of name: Name) -> Int {
    var (low, high) = (0, attributes.count)
    while low < high {
      let middle = (low + high) / 2
      if attributes[middle].name < name { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Takes the partner's newer attributes; false: there were none.
  mutating func merge(_ other: Account) -> Bool {
    var isChanged = false
    for theirs in other.attributes where (attribute(theirs.name)?.stamp ?? Stamp()) < theirs.stamp {
      set(theirs)
      isChanged = true
    }
    return isChanged
  }
}

/// An attribute with the stamp of its last change; no values: it was cleared.
package struct DirectoryAttribute: Hashable, Sendable {
  package var name: Name
  package var values: [AttributeValue]
  package var stamp: Stamp

  package init(_ name: Name, _ values: [AttributeValue], _ stamp: Stamp = Stamp()) {
    self.name = name
    self.values = values
    self.stamp = stamp
  }
}

/// Who changed an attribute when, and how many changes came before.
package struct Stamp: Hashable, Comparable, Sendable {
  package var version = 0
  package var time = Instant(ticks: 0)
  package var origin: Host.ID = ""

  package init() {}

  package init(version: Int, time: Instant, origin: Host.ID) {
    self.version = version
    self.time = time
    self.origin = origin
  }

  /// The higher version wins, then the later change, then a controller's identity.
  package static func < (left: Stamp, right: Stamp) -> Bool {
    (left.version, left.time, left.origin) < (right.version, right.time, right.origin)
  }
}

/// A value of an attribute.
package enum AttributeValue: Hashable, Sendable {
  case text(String)
  case number(Int64)
  case account(Account.ID)

  package var text: String? {
    guard case .text(let text) = self else { return nil }
    return text
  }

  package var number: Int64? {
    guard case .number(let number) = self else { return nil }
    return number
  }

  package var account: Account.ID? {
    guard case .account(let account) = self else { return nil }
    return account
  }

  /// Directory strings compare without regard to case.
  package func matches(_ other: AttributeValue) -> Bool {
    guard case .text(let mine) = self, case .text(let theirs) = other else { return self == other }
    return Name(mine) == Name(theirs)
  }
}
