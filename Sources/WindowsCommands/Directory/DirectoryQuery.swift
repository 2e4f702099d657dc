internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// What Get-ADComputer and its kin share: filter or identity, properties, server.
struct DirectoryQuery {
  var filter: String?
  var ldapFilter: String?
  var identity: String?
  var properties: [String]
  var server: String?
  var searchBase: String?
  var searchScope: String?
  var limit: Int?

  func run(
    _ kinds: [Account.Kind], _ call: Invocation, in lab: LabContext,
    _ write: (AccountView) throws -> Void
  ) throws {
    let reading = try DirectoryReading(server, in: lab)
    for name in properties where !name.utf8.elementsEqual("*".utf8) {
      guard DirectoryProperties.isKnown(Name(name)) else { throw Refusal.badProperty(name) }
    }
    if let identity {
      return try write(reading.view(try reading.account(identity, kinds)))
    }
    let wanted = try parsed(call)
    let isFlat = searchScope.map { Name($0) == "OneLevel" } ?? false
    let found = reading.accounts(kinds, below: searchBase, oneLevel: isFlat)
      .map(reading.view).filter { wanted.matches($0) }
    for view in limit.map({ Array(found.prefix($0)) }) ?? found { try write(view) }
  }

  private func parsed(_ call: Invocation) throws -> DirectoryFilter {
    if let ldapFilter {
      var parser = LDAPFilterParser(ldapFilter)
      return try parser.filter()
    }
    var parser = FilterParser(filter ?? "*", call.frame)
    return try parser.filter()
  }

  /// The names of the properties an object is to have, each in the spelling that was asked for.
  func names(for view: AccountView, _ defaults: [String]) -> [String] {
    if properties.contains(where: { $0.utf8.elementsEqual("*".utf8) }) {
      return DirectoryProperties.everything(about: view)
    }
    let asked = Set(properties.map { Name($0) })
    return defaults.filter { !asked.contains(Name($0)) } + properties
  }
}

extension Refusal {
  fileprivate static func badProperty(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "One or more properties are invalid.\r\nParameter name: \(name)",
        de: "Mindestens eine Eigenschaft ist ungültig.\r\nParametername: \(name)"),
      "ActiveDirectoryCmdlet:System.ArgumentException", .invalidArgument, target: name)
  }
}
