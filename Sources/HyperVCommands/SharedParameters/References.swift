internal import Datacenter
package import PowerShellEngine

// Swift types of parameters whose .NET types belong to others: sessions, credentials, identifiers.

/// A `CimSession`, or the name of a computer that stands for a session with it.
package struct CimSessionReference: ParameterValue {
  private let session: Value

  package static var parameterType: TypeInfo {
    TypeTable.find("Microsoft.Management.Infrastructure.CimSession") ?? .object
  }
  package static var placeholder: CimSessionReference { CimSessionReference(session: .null) }
  package static func taken(from value: Value) throws -> CimSessionReference {
    CimSessionReference(session: value)
  }

  /// The session itself, where it is one that a script opened.
  package var object: CimSessionObject? { session.base.reference as? CimSessionObject }

  package func computerName() throws -> String {
    let name = try MemberAccess.get(session, Symbol.intern("ComputerName"), Session.current)
    return (name ?? session).text(.invariant)
  }
}

/// The id of a machine.
struct MachineIdentifier: ParameterValue {
  let guid: Guid

  static var parameterType: TypeInfo { TypeTable.find("System.Guid") ?? .string }
  static var placeholder: MachineIdentifier { MachineIdentifier(guid: .empty) }
  static func taken(from value: Value) throws -> MachineIdentifier {
    let text = value.text(.invariant)
    guard let guid = Guid(text) else { throw Refusal.invalidValue(text, of: "Id") }
    return MachineIdentifier(guid: guid)
  }
}

/// A length of time.
struct SpanParameter: ParameterValue {
  let interval: Interval

  static var parameterType: TypeInfo { TypeTable.find("System.TimeSpan") ?? .object }
  static var placeholder: SpanParameter { SpanParameter(interval: .zero) }
  static func taken(from value: Value) throws -> SpanParameter {
    let ticks = try MemberAccess.get(value, Symbol.intern("Ticks"), Session.current)
    return SpanParameter(interval: Interval(ticks: ticks?.integerOrZero ?? 0))
  }
}
