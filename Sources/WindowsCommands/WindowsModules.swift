internal import HyperVCommands
internal import Messages
internal import OutputLayout
package import PowerShellEngine
internal import WindowsDeclarations

/// The modules of a Windows host beside Hyper-V: the directory, roles, network, services, and the
/// programs of the command line.
package enum WindowsModules {
  /// Makes them known to a session whose world is a lab already.
  package static func install(into session: Session) {
    TypeTable.register(TypeFamily("Windows") { WindowsTypes.definitions })
    session.add(whenNamed: load)
    session.drives.add("Cert", CertificateProvider(), details: "X509 Certificate Provider")
    ViewTable.register { WindowsViews.all }
    let language = (session.world as? LabContext)?.language ?? .english
    session.helpPages.append { WindowsHelp.page(for: $0, language) }
  }

  private static func load(into session: Session) {
    let modelled = Dictionary(
      uniqueKeysWithValues: modelledCommands.map { ($0.about.name, $0) })
    for (module, table) in DeclaredModules.all {
      for declaration in table.all {
        if let type = modelled[declaration.name] {
          session.add([CmdletCommand(type, module: module)])
        } else {
          session.add(refused: [
            CmdletCommand(
              UnmodelledCommand.self, about: declaration.description, module: module)
          ])
        }
        for alias in declaration.aliases {
          session.add(AliasCommand(alias, declaration.name, module: module))
        }
      }
    }
    session.add([CmdletCommand(GetLabExplanation.self, module: "Hvlab")])
    session.add([CmdletCommand(TestConnection.self, module: "Microsoft.PowerShell.Management")])
    session.add([CmdletCommand(SetDate.self, module: "Microsoft.PowerShell.Utility")])
    session.add([ExportPfxCertificate.self, ImportPfxCertificate.self], module: "PKI")
    session.add(AliasCommand("why", "Get-LabExplanation", module: "Hvlab"))
    session.add(Programs.all)
  }

  /// The names of the commands that have a help page.
  package static var helpNames: [String] { WindowsHelp.names }

  /// The names of the commands that the simulation carries out.
  package static var modelledNames: [String] { modelledCommands.map { $0.about.name } }

  private static var modelledCommands: [any WindowsCmdlet.Type] {
    directory + computers + network + [
      GetCimInstance.self, InvokeCimMethod.self, NewCimSession.self, GetCimSession.self,
      RemoveCimSession.self,
    ]
  }

  private static var directory: [any WindowsCmdlet.Type] {
    [
      GetADComputer.self, GetADUser.self, GetADGroup.self, GetADObject.self, SetADComputer.self,
      SetADUser.self, SetADGroup.self, SetADObject.self, SetADAccountControl.self,
      NewADComputer.self, NewADUser.self, NewADGroup.self, RemoveADComputer.self,
      RemoveADUser.self, RemoveADGroup.self, EnableADAccount.self, DisableADAccount.self,
      AddADGroupMember.self, GetADGroupMember.self, RemoveADGroupMember.self,
      GetADPrincipalGroupMembership.self, GetADDomain.self, GetADForest.self,
      GetADDomainController.self, GetADTrust.self, SyncADObject.self,
      GetADReplicationPartnerMetadata.self, GetADReplicationFailure.self,
      GetADReplicationSite.self, GetADReplicationSiteLink.self,
      GetADReplicationAttributeMetadata.self,
    ]
  }

  private static var computers: [any WindowsCmdlet.Type] {
    [
      GetWindowsFeature.self, InstallWindowsFeature.self, UninstallWindowsFeature.self,
      GetLocalGroup.self, GetLocalGroupMember.self, AddLocalGroupMember.self,
      RemoveLocalGroupMember.self, GetLocalUser.self, GetService.self, StartService.self,
      StopService.self, RestartService.self, SetService.self, RestartComputer.self,
      AddComputer.self, RemoveComputer.self, GetWinEvent.self, GetVolume.self,
    ]
  }

  private static var network: [any WindowsCmdlet.Type] {
    [
      GetNetAdapter.self, EnableNetAdapter.self, DisableNetAdapter.self, SetNetAdapter.self,
      GetNetAdapterRdma.self,
      EnableNetAdapterRdma.self, DisableNetAdapterRdma.self, GetNetIPAddress.self,
      NewNetIPAddress.self, RemoveNetIPAddress.self, GetNetRoute.self, NewNetRoute.self,
      GetNetFirewallRule.self, NewNetFirewallRule.self, SetNetFirewallRule.self,
      EnableNetFirewallRule.self, DisableNetFirewallRule.self, RemoveNetFirewallRule.self,
      TestNetConnection.self, ResolveDnsName.self, GetSmbShare.self, NewSmbShare.self,
      RemoveSmbShare.self, GetSmbMultichannelConnection.self,
    ]
  }
}

/// The modules of the table in the binary.
enum DeclaredModules {
  static let all: [(name: String, table: DeclarationTable)] = {
    var count = 0
    guard let first = hvlab_windows_modules(&count) else { return [] }
    return (0..<count).map { index in
      let pattern = String(cString: first[index].class_name)
      let table = DeclarationTable(
        count: first[index].count, className: { className($0, pattern) }
      ) { entry in
        var count = 0
        guard let modules = hvlab_windows_modules(&count), index < count,
          entry < modules[index].count, let commands = modules[index].commands
        else { preconditionFailure("the table of commands ends before \(entry)") }
        return commands[entry]
      }
      return (String(cString: first[index].name), table)
    }
  }()

  /// The class behind the comma of error ids; a command of a CIM module has its own name there.
  private static func className(_ name: String, _ pattern: String) -> String {
    guard !pattern.isEmpty else { return wholeClasses[name] ?? name }
    let own = usedClasses[name] ?? DeclarationTable.withoutDash(name)
    return String(
      decoding: pattern.utf8.flatMap { $0 == UInt8(ascii: "#") ? Array(own.utf8) : [$0] },
      as: UTF8.self)
  }

  /// Cmdlets of modules whose other commands are functions.
  private static let wholeClasses = [
    "Resolve-DnsName": "Microsoft.DnsClient.Commands.ResolveDnsName"
  ]

  /// Commands that are named after an older one (neighbours-views.md 3).
  private static let usedClasses = [
    "Install-WindowsFeature": "AddWindowsFeature",
    "Uninstall-WindowsFeature": "RemoveWindowsFeature",
  ]

  static func declaration(_ name: String) -> CommandDeclaration? {
    for (_, table) in all {
      if let found = table.named(name) { return found }
    }
    return nil
  }
}

extension CommandDescription {
  /// A command with the parameters that the real one declares.
  init(windows name: String) {
    self = DeclaredModules.declaration(name)?.description ?? CommandDescription(name)
  }
}
