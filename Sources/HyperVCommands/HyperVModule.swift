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
    TypeTable.register(TypeFamily(name) { HyperVType.definitions })
    session.add(whenNamed: load)
    session.valueSources.append { [weak context] in context?.values(for: $0) }
    return context
  }

  private static func load(into session: Session) {
    session.add(commands)
    for declaration in CommandDeclaration.all {
      for alias in declaration.aliases {
        session.add(AliasCommand(alias, declaration.name, module: name))
      }
    }
  }

  /// Every command of the real module: those of the simulation, and the others, which bind their
  /// arguments and are refused by name.
  private static var commands: [CmdletCommand] {
    var modelled: [String: any HyperVCmdlet.Type] = [:]
    for type in modelledCommands { modelled[type.about.name] = type }
    return CommandDeclaration.all.map { declaration in
      if let type = modelled[declaration.name] { return command(type) }
      return CmdletCommand(
        UnmodelledCommand.self, about: declaration.description, module: name)
    }
  }

  private static func command<C: HyperVCmdlet>(_ type: C.Type) -> CmdletCommand {
    CmdletCommand(type, module: name)
  }

  /// The names of the commands that the simulation carries out.
  package static var modelledNames: [String] { modelledCommands.map { $0.about.name } }

  private static var modelledCommands: [any HyperVCmdlet.Type] {
    machines + devices + migration
  }

  private static var machines: [any HyperVCmdlet.Type] {
    [
      GetVM.self, ExportVM.self, ImportVM.self, StartVM.self, StopVM.self, SuspendVM.self,
      ResumeVM.self, SaveVM.self,
      RestartVM.self, WaitVM.self, NewVM.self, RemoveVM.self, RenameVM.self, SetVM.self,
      CheckpointVM.self,
      GetVMSnapshot.self, RestoreVMSnapshot.self, RemoveVMSnapshot.self, RenameVMSnapshot.self,
      UpdateVMVersion.self, EnableVMResourceMetering.self, DisableVMResourceMetering.self,
      ResetVMResourceMetering.self, MeasureVM.self, RemoveVMSavedState.self,
      SetVMKeyProtector.self, EnableVMTPM.self, DisableVMTPM.self, GetVMSecurity.self,
    ]
  }

  private static var devices: [any HyperVCmdlet.Type] {
    [
      GetVMProcessor.self, SetVMProcessor.self, GetVMMemory.self, SetVMMemory.self,
      GetVMNetworkAdapter.self, GetVMHardDiskDrive.self, ConnectVMNetworkAdapter.self,
      DisconnectVMNetworkAdapter.self, GetVMDvdDrive.self, SetVMDvdDrive.self,
      GetVMIntegrationService.self, GetVMSwitch.self, NewVMSwitch.self,
      SetVMSwitch.self, RenameVMSwitch.self, RemoveVMSwitch.self,
    ] + pluggable
  }

  private static var pluggable: [any HyperVCmdlet.Type] {
    [
      AddVMNetworkAdapter.self, SetVMNetworkAdapter.self, RenameVMNetworkAdapter.self,
      RemoveVMNetworkAdapter.self, SetVMNetworkAdapterVlan.self, GetVMNetworkAdapterVlan.self,
      AddVMHardDiskDrive.self, SetVMHardDiskDrive.self,
      RemoveVMHardDiskDrive.self, AddVMDvdDrive.self, RemoveVMDvdDrive.self,
      GetVMScsiController.self, AddVMScsiController.self, RemoveVMScsiController.self,
      EnableVMIntegrationService.self, DisableVMIntegrationService.self, GetVMFirmware.self,
      SetVMFirmware.self, GetVMBios.self, SetVMBios.self, NewVHD.self, GetVHD.self,
      ResizeVHD.self, ConvertVHD.self,
    ]
  }

  private static var migration: [any HyperVCmdlet.Type] {
    [
      EnableVMMigration.self, DisableVMMigration.self, AddVMMigrationNetwork.self,
      GetVMMigrationNetwork.self, SetVMMigrationNetwork.self, RemoveVMMigrationNetwork.self,
      GetVMHost.self, SetVMHost.self, GetVMHostSupportedVersion.self, MoveVM.self,
      CompareVM.self, MoveVMStorage.self,
    ]
  }
}
