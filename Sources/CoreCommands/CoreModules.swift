public import PowerShellEngine

/// The commands of PowerShell's own modules, by module.
public enum CoreModules {
  public static func install(into session: Session) {
    session.add(core, module: "Microsoft.PowerShell.Core")
    session.add(utility, module: "Microsoft.PowerShell.Utility")
  }

  private static var core: [any Cmdlet.Type] {
    [ForEachObject.self, OutDefault.self, OutHost.self, OutNull.self]
  }
  private static var utility: [any Cmdlet.Type] {
    [
      FormatCustom.self, FormatList.self, FormatTable.self, FormatWide.self, OutString.self,
      WriteOutput.self,
    ]
  }
}
