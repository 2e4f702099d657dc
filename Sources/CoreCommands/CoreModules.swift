public import PowerShellEngine

/// The commands of PowerShell's own modules, by module.
public enum CoreModules {
  public static func install(into session: Session) {
    TypeTable.register(
      CoreTypes.definitions + ItemCommands.types + CompletionTypes.definitions + HelpDesk.types
        + HostTypes.definitions)
    HelpDesk.registerViews()
    HostTypes.define(in: session)
    session.global.setAlias(AliasCommand("help", "Get-Help"))
    session.add(core, module: "Microsoft.PowerShell.Core")
    session.add(utility, module: "Microsoft.PowerShell.Utility")
    session.add(ItemCommands.utility, module: "Microsoft.PowerShell.Utility")
    session.add(ItemCommands.management, module: "Microsoft.PowerShell.Management")
  }

  private static var core: [any Cmdlet.Type] {
    [
      ExportModuleMember.self, ForEachObject.self, GetCommand.self, GetHelp.self, GetModule.self,
      ImportModule.self, NewModule.self, RegisterArgumentCompleter.self, RemoveModule.self,
      TabExpansion2.self, InvokeCommand.self, OutDefault.self,
      OutHost.self,
      OutNull.self, SetStrictMode.self, WhereObject.self,
    ]
  }

  private static var utility: [any Cmdlet.Type] {
    objects + writing + formatting + variables + data + various
  }

  private static var formatting: [any Cmdlet.Type] {
    [
      FormatCustom.self, FormatList.self, FormatTable.self, FormatWide.self, GetError.self,
      OutFile.self, OutString.self,
    ]
  }

  private static var objects: [any Cmdlet.Type] {
    [
      AddMember.self, CompareObject.self, GetMember.self, GetUnique.self, GroupObject.self,
      MeasureObject.self, NewObject.self, SelectObject.self, SortObject.self, TeeObject.self,
    ]
  }

  private static var writing: [any Cmdlet.Type] {
    [
      WriteDebug.self, WriteError.self, WriteHost.self, WriteInformation.self, WriteOutput.self,
      WriteProgress.self, WriteVerbose.self, WriteWarning.self,
    ]
  }

  private static var variables: [any Cmdlet.Type] {
    [
      ClearVariable.self, GetVariable.self, NewVariable.self, RemoveVariable.self,
      SetVariable.self, GetAlias.self, NewAlias.self, RemoveAlias.self, SetAlias.self,
    ]
  }

  private static var data: [any Cmdlet.Type] {
    [
      ConvertFromCsv.self, ConvertFromJson.self, ConvertFromStringData.self, ConvertToCsv.self,
      ConvertToHtml.self, ConvertToJson.self, ExportCsv.self, ImportCsv.self, JoinString.self,
    ]
  }

  private static var various: [any Cmdlet.Type] {
    [
      AddType.self, GetCulture.self, GetUICulture.self, GetPSCallStack.self, NewGuid.self,
      ReadHost.self, GetDate.self, GetRandom.self, GetSecureRandom.self, GetVerb.self,
      InvokeExpression.self,
      MeasureCommand.self, NewTimeSpan.self, StartSleep.self,
    ]
  }
}
