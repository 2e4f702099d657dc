internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// The hosts that a command of a CIM module works on.
struct CimTarget {
  @Parameter var cimSession: [CimSessionReference]?

  /// Does a piece of work on each host; a host that refuses does not keep the next from its turn.
  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (WindowsHost) throws -> Void
  ) throws {
    let names = try cimSession?.map { try $0.computerName() } ?? [lab.logon.host.text]
    for name in names {
      try call.reportingRefusals(lab) { try work(try lab.administeredHost(name)) }
    }
  }
}

extension LabContext {
  /// A host that the user administers, the own one where none is named.
  func administeredHost(_ name: String?) throws -> WindowsHost {
    let session = try logon
    return try datacenter.administeredHost(name ?? session.host.text, for: session)
  }

  /// The host the session runs on: looking at it needs no rights.
  var ownHost: WindowsHost {
    get throws {
      let name = try logon.host
      guard let host = try datacenter.hosts[name] else { throw Refusal.unresolved(name.text) }
      return host
    }
  }
}

extension Refusal {
  /// What every command of a CIM module says of a name that is not there (neighbours-views.md 4).
  static func noInstance(_ type: String, _ property: String, _ value: String) -> Refusal {
    Refusal(
      .init(
        en: "No \(type) objects found with property '\(property)' equal to '\(value)'.  Verify "
          + "the value of the property and retry.",
        de: "Es wurden keine \(type)-Objekte gefunden, deren Eigenschaft \"\(property)\" gleich "
          + "\"\(value)\" ist.  Überprüfen Sie den Wert der Eigenschaft, und wiederholen Sie den "
          + "Vorgang."),
      "CmdletizationQuery_NotFound_\(property)", .objectNotFound, target: value)
  }
}

/// Things chosen by names: wildcards may match nothing, a literal name must be there.
struct NamedChoice {
  let type: String
  let property: String

  func choose<Thing>(
    _ names: [String]?, of things: [Thing], by name: (Thing) -> String, _ call: Invocation,
    _ lab: LabContext
  ) throws -> [Thing] {
    guard let names else { return things }
    var found: [Thing] = []
    for wanted in names {
      let pattern = try NamePattern(wanted)
      let matching = things.filter { pattern.matches(name($0)) }
      found += matching
      guard matching.isEmpty, !NamePattern.isPattern(wanted) else { continue }
      try call.reportingRefusals(lab) { throw Refusal.noInstance(type, property, wanted) }
    }
    return found
  }
}
