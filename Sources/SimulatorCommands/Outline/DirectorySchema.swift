internal import Datacenter
internal import Messages

/// A domain with its accounts, as a lab file has it: every controller holds the same.
struct DomainPart {
  var domain = Domain(name: "", netBIOSName: "", authority: SecurityIdentifier(""))
  var accounts: [AccountPart] = []
}

/// An account whose identity is settled once all its fields are read.
struct AccountPart {
  var name: Name = ""
  var kind = Account.Kind.user
  var id = SecurityIdentifier("")
  var guid = Guid.empty
  var container = ""
  var attributes: [DirectoryAttribute] = []

  init() {}

  init(_ account: Account) {
    (name, kind, id, guid) = (account.name, account.kind, account.id, account.guid)
    (container, attributes) = (account.container, account.attributes)
  }

  func account(in domain: Name) -> Account {
    var made = Account(
      id: id, guid: guid, kind: kind, name: name, domain: domain,
      container: container.utf8.isEmpty ? nil : container)
    for attribute in attributes { made[attribute.name] = attribute.values }
    return made
  }
}

enum DirectorySchema {
  static var domain: Schema<DomainPart> {
    Schema([
      .name("Name", \.domain.name).key, .name("NetBIOSName", \.domain.netBIOSName).key,
      Identity.account("Authority", \.domain.authority).key, .name("Forest", \.domain.forest),
      .texts("Sites", \.domain.sites, \.text, { Name($0) }),
      .texts("Controllers", \.domain.controllers, \.text, { Name($0) }),
      .number("NextRelativeId", \.domain.nextRelativeID),
      .list("Trusts", \.domain.trusts, of: trust, blank: Trust("")),
      .list("Accounts", \.accounts, of: account, blank: AccountPart()),
    ])
  }

  private static var trust: Schema<Trust> {
    Schema([
      .name("Name", \.partner).key,
      .choice(
        "Direction", \.direction,
        [
          ("Disabled", .disabled), ("Inbound", .inbound), ("Outbound", .outbound),
          ("BiDirectional", .bidirectional),
        ]),
      .truth("ForestTrust", \.isForestTrust),
    ])
  }

  private static var account: Schema<AccountPart> {
    Schema([
      .name("Name", \.name).key,
      .choice("Kind", \.kind, [("User", .user), ("Group", .group), ("Computer", .computer)]),
      Identity.account("Id", \.id).key, Identity.guid("Guid", \.guid),
      .text("Container", \.container), attributes,
    ])
  }

  private static var attributes: Field<AccountPart> {
    Field(
      name: "Attributes",
      get: { account, _ in
        let entries = account.attributes.filter { !$0.values.isEmpty }.map { attribute in
          (key: attribute.name.text, node: DataNode(.list(attribute.values.map(\.node))))
        }
        return entries.isEmpty ? nil : DataNode(.table(entries))
      }
    ) { account, node, _ in
      guard case .table(let entries) = node.content else {
        return .needed("a table", "eine Tabelle")
      }
      account.attributes = entries.map { key, value in
        DirectoryAttribute(Name(key), (value.elements ?? [value]).compactMap(AttributeValue.init))
      }
      return nil
    }
  }

  static var forest: Schema<Forest> {
    Schema([
      .name("Name", \.name).key, .list("Sites", \.sites, of: site, blank: Site("")),
      .list("SiteLinks", \.siteLinks, of: link, blank: SiteLink([])),
    ])
  }

  private static var site: Schema<Site> {
    Schema([
      .name("Name", \.name).key,
      .texts(
        "Subnets", \.subnets, { "\($0)" }, { Subnet($0) }, needing: .needed("subnets", "Subnetze")),
    ])
  }

  private static var link: Schema<SiteLink> {
    Schema([
      .name("Name", \.name).key, .texts("Sites", \.sites, \.text, { Name($0) }),
      .number("Cost", \.cost), .number("IntervalMinutes", \.minutes, in: 1...100_000),
      .truth("NotifiesOfChanges", \.notifiesOfChanges),
    ])
  }
}

extension SiteLink {
  fileprivate var minutes: Int64 {
    get { interval.ticks / 600_000_000 }
    set { interval = .minutes(Double(newValue)) }
  }
}

extension AttributeValue {
  fileprivate var node: DataNode {
    switch self {
    case .text(let text): .text(text)
    case .number(let number): DataNode(.number(number))
    case .account(let id): .text("SID:" + id.description)
    }
  }

  fileprivate init?(_ node: DataNode) {
    switch node.content {
    case .number(let number): self = .number(number)
    case .text(let text):
      let mark = "SID:".utf8
      self =
        text.utf8.starts(with: mark)
        ? .account(
          SecurityIdentifier(String(decoding: text.utf8.dropFirst(mark.count), as: UTF8.self)))
        : .text(text)
    default: return nil
    }
  }
}
