internal import Datacenter
internal import PowerShellEngine

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
final class CimSessionObject: PSObject {
  let computerName: String
  init(computerName: String) { self.computerName = computerName }

  override var type: TypeInfo { TypeTable.find(CimSessionType.definition.fullName) ?? .object }
  override func text(_ culture: Culture) -> String { "CimSession: \(computerName)" }
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
