package import Datacenter
package import Messages
package import PowerShellEngine

/// The Hyper-V module: its commands, the .NET types of what they give, and their default views.
package enum HyperVModule {
  package static let name = "Hyper-V"

  /// Makes the module known to a session that works on a lab.
  @discardableResult
  package static func install(
    into session: Session, lab: Lab, language: Language
  ) -> LabContext {
    let context = LabContext(lab: lab, language: language)
    session.world = context
    TypeTable.register(HyperVType.definitions)
    session.add(commands, module: name)
    session.valueSources.append { [weak context] in context?.values(for: $0) }
    return context
  }

  /// Every command, by family.
  package static var commands: [any Cmdlet.Type] { machines + migration }

  private static var machines: [any Cmdlet.Type] { [GetVM.self, StartVM.self, StopVM.self] }

  private static var migration: [any Cmdlet.Type] {
    [
      EnableVMMigration.self, DisableVMMigration.self, AddVMMigrationNetwork.self,
      GetVMMigrationNetwork.self, SetVMMigrationNetwork.self, RemoveVMMigrationNetwork.self,
      GetVMHost.self, SetVMHost.self, MoveVM.self,
    ]
  }
}
