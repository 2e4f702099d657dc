internal import Datacenter
package import PowerShellEngine

/// The properties with which every class of the module ends.
extension MemberDeclarations {
  func locationProperties() {
    property("CimSession CimSession {get;}") { (me: LabObject) in
      .object(CimSessionObject(computerName: me.hostName.text))
    }
    property("string ComputerName {get;}") { (me: LabObject) in .text(me.hostName) }
    property("bool IsDeleted {get;}") { (me: LabObject) in .bool(me.isDeleted) }
  }
}

/// A session with a host's management service, as objects of the module carry it.
package final class CimSessionObject: PSObject, DynamicMembers {
  package let computerName: String
  /// What `New-CimSession` adds to a session that a script opened: number, name, identity.
  package let notes: [(name: String, value: Value)]

  package init(computerName: String, notes: [(name: String, value: Value)] = []) {
    (self.computerName, self.notes) = (computerName, notes)
  }

  package override var type: TypeInfo {
    TypeTable.find(CimSessionType.definition.fullName) ?? .object
  }
  package override func text(_ culture: Culture) -> String { "CimSession: \(computerName)" }

  package func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    notes.first { Symbol.intern($0.name) === name }?.value
  }

  package func setDynamicProperty(
    _ name: Symbol, _ value: Value, _ session: Session
  ) throws -> Bool { false }

  package var dynamicProperties: [PropertyView] {
    notes.map { PropertyView(constant: $0.name, $0.value) }
  }
}

enum CimSessionType {
  /// A text is taken for the name of a computer to have a session with.
  static var definition: TypeDefinition {
    TypeDefinition("Microsoft.Management.Infrastructure.CimSession") { m in
      m.property("string ComputerName {get;}") { (me: CimSessionObject) in
        .string(me.computerName)
      }
      m.constructor("(string computerName)") { a in
        .object(CimSessionObject(computerName: a.string(0)))
      }
    }
  }
}
