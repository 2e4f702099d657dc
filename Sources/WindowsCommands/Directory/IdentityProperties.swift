internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// What every object of the directory has: names, identifiers, moments, groups.
enum IdentityProperties {
  private static let all: [Account.Kind] = [.user, .group, .computer]

  nonisolated(unsafe) static let table: [DirectoryProperty] = [
    text("DistinguishedName") { $0.distinguishedName },
    text("CN") { $0.account.commonName },
    text("Name") { $0.account.commonName },
    text("ObjectClass") { $0.className },
    text("SamAccountName") { $0.account.name.text },
    DirectoryProperty(name: "ObjectGUID", kinds: all) { .guid($0.account.guid) },
    text("SID") { $0.account.id.description },
    text("objectSid") { $0.account.id.description },
    text("CanonicalName") { canonicalName($0) },
    text("ObjectCategory") {
      let name =
        switch $0.account.kind {
        case .user: "Person"
        case .group: "Group"
        case .computer: "Computer"
        }
      return "CN=\(name),CN=Schema,CN=Configuration,\($0.reading.domain.distinguishedName)"
    },
    DirectoryProperty(name: "MemberOf", kinds: all) { view in
      .strings(
        view.reading.replica.groups(of: view.account.id).map {
          view.datacenter.distinguishedName(of: $0)
        })
    },
    moment("Created", \.created), moment("createTimeStamp", \.created),
    moment("whenCreated", \.created), moment("Modified", \.modified),
    moment("modifyTimeStamp", \.modified), moment("whenChanged", \.modified),
    optional("Description", .description, all), optional("DisplayName", "displayName", all),
    DirectoryProperty(name: "ManagedBy", kinds: [.computer, .group]) { view in
      view.account["managedBy"].first.map(view.plain) ?? .null
    },
    DirectoryProperty(name: "ProtectedFromAccidentalDeletion", kinds: all) { _ in .bool(false) },
    DirectoryProperty(name: "Deleted", kinds: all) { _ in .null },
    // Groups.
    DirectoryProperty(name: "GroupCategory", kinds: [.group]) {
      .string((groupType($0) & 0x8000_0000) == 0 ? "Distribution" : "Security")
    },
    DirectoryProperty(name: "GroupScope", kinds: [.group]) {
      let type = groupType($0)
      return .string(type & 4 != 0 ? "DomainLocal" : type & 8 != 0 ? "Universal" : "Global")
    },
    DirectoryProperty(name: "Members", kinds: [.group]) { view in
      .strings(view.account.members.map(view.name))
    },
  ]

  private static func groupType(_ view: AccountView) -> Int64 {
    (view.account[.groupType].first?.number ?? -2_147_483_646) & 0xFFFF_FFFF
  }

  private static func text(
    _ name: String, _ value: @escaping (AccountView) -> String
  ) -> DirectoryProperty {
    DirectoryProperty(name: name, kinds: all) { .string(value($0)) }
  }

  private static func moment(
    _ name: String, _ path: KeyPath<Account, Instant?>
  ) -> DirectoryProperty {
    DirectoryProperty(name: name, kinds: all) { view in
      view.account[keyPath: path].map { .moment($0) } ?? .null
    }
  }

  /// An attribute that the module always lists, empty or not.
  static func optional(
    _ name: String, _ attribute: Name, _ kinds: [Account.Kind]
  ) -> DirectoryProperty {
    DirectoryProperty(name: name, kinds: kinds) { view in
      view.account[attribute].first.map(view.plain) ?? .null
    }
  }

  /// `contoso.com/Computers/HV01`.
  private static func canonicalName(_ view: AccountView) -> String {
    let container = view.account.container.utf8.split(separator: 0x2C).reversed().map { part in
      String(decoding: part.drop { $0 != 0x3D }.dropFirst(), as: UTF8.self)
    }
    return ([view.account.domain.text] + container + [view.account.commonName])
      .joined(separator: "/")
  }
}

extension Account {
  /// The preset's objects were made before the history begins.
  fileprivate var created: Instant? { stamps.min() ?? Self.beginning }
  fileprivate var modified: Instant? { stamps.max() ?? Self.beginning }

  private var stamps: [Instant] {
    attributes.map(\.stamp.time).filter { $0.ticks > 0 }
  }

  private static let beginning = Instant(year: 2024, month: 11, day: 12, hour: 13, minute: 40)
}
