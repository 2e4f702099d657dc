public import PowerShellEngine

/// The commands of PowerShell's own modules, by module.
public enum CoreModules {
  public static func install(into session: Session) {
    session.add(core, module: "Microsoft.PowerShell.Core")
    session.add(utility, module: "Microsoft.PowerShell.Utility")
    session.add(ItemCommands.management, module: "Microsoft.PowerShell.Management")
  }

  private static var core: [any Cmdlet.Type] { [ForEachObject.self] }
  private static var utility: [any Cmdlet.Type] { [WriteOutput.self] }
}
