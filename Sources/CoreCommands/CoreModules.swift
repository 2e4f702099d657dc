public import PowerShellEngine

/// The commands of PowerShell's own modules, by module.
public enum CoreModules {
  public static func install(into session: Session) {
    TypeTable.register(
      TypeFamily("Core") {
        CoreTypes.definitions + ItemCommands.types + DebuggingTypes.definitions
          + CompletionTypes.definitions + HelpDesk.types + HostTypes.definitions + more
      })
    HelpDesk.registerViews()
    HostTypes.define(in: session)
    session.add(whenNamed: load)
    session.add(refusedWhenNamed: { $0.add(refused: RefusedCommands.all()) })
  }

  private static func load(into session: Session) {
    session.add(AliasCommand("help", "Get-Help"))
    session.add(core + jobs + remoting + [SetPSDebug.self], module: "Microsoft.PowerShell.Core")
    session.add([StartThreadJob.self], module: "Microsoft.PowerShell.ThreadJob")
    session.add(utility + debugging, module: "Microsoft.PowerShell.Utility")
    session.add(ItemCommands.utility, module: "Microsoft.PowerShell.Utility")
    session.add(ItemCommands.management, module: "Microsoft.PowerShell.Management")
    session.add(
      [GetProcess.self, StopProcess.self], module: "Microsoft.PowerShell.Management")
    session.add(
      [
        ConvertFromSecureString.self, ConvertToSecureString.self, GetCredential.self,
        GetExecutionPolicy.self,
      ], module: "Microsoft.PowerShell.Security")
  }

  private static var more: [TypeDefinition] {
    [.serializer, .byteCollection, .typeData, HistoryInfo.type, .processInfo, .processException]
      + TypeDefinition.matchInfo
  }

  private static var core: [any Cmdlet.Type] {
    [
      AddHistory.self, ClearHistory.self, GetHistory.self, InvokeHistory.self,
      ExportModuleMember.self, ForEachObject.self, GetCommand.self, GetHelp.self, GetModule.self,
      ImportModule.self, NewModule.self, NewModuleManifest.self, RegisterArgumentCompleter.self,
      RemoveModule.self, TabExpansion2.self, TestModuleManifest.self, InvokeCommand.self,
      OutDefault.self,
      OutHost.self,
      OutNull.self, SetStrictMode.self, WhereObject.self,
    ]
  }

  private static var jobs: [any Cmdlet.Type] {
    [
      GetJob.self, ReceiveJob.self, RemoveJob.self, StartJob.self, StopJob.self, WaitJob.self,
    ]
  }

  private static var remoting: [any Cmdlet.Type] {
    [
      EnterPSSession.self, ExitPSSession.self, NewPSSession.self, GetPSSession.self,
      RemovePSSession.self,
    ]
  }

  private static var debugging: [any Cmdlet.Type] {
    [
      DisablePSBreakpoint.self, EnablePSBreakpoint.self, GetPSBreakpoint.self,
      RemovePSBreakpoint.self, SetPSBreakpoint.self, TraceCommand.self, WaitDebugger.self,
    ]
  }

  private static var utility: [any Cmdlet.Type] {
    objects + writing + formatting + variables + data + serialization + typeData + text + various
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
      SetVariable.self, ExportAlias.self, GetAlias.self, ImportAlias.self, NewAlias.self,
      RemoveAlias.self, SetAlias.self,
    ]
  }

  private static var data: [any Cmdlet.Type] {
    [
      ConvertFromCsv.self, ConvertFromJson.self, ConvertFromStringData.self, ConvertToCsv.self,
      ConvertToHtml.self, ConvertToJson.self, ExportCsv.self, ImportCsv.self, JoinString.self,
    ]
  }

  private static var typeData: [any Cmdlet.Type] {
    [GetTypeData.self, RemoveTypeData.self, UpdateTypeData.self, UpdateList.self]
  }

  private static var text: [any Cmdlet.Type] {
    [FormatHex.self, ImportLocalizedData.self, SelectString.self, TestJson.self]
  }

  private static var serialization: [any Cmdlet.Type] {
    [
      ConvertFromCliXml.self, ConvertToCliXml.self, ConvertToXml.self, ExportClixml.self,
      ImportClixml.self,
    ]
  }

  private static var various: [any Cmdlet.Type] {
    [
      AddType.self, GetCulture.self, GetHost.self, GetUICulture.self, GetPSCallStack.self,
      NewGuid.self,
      ReadHost.self, GetDate.self, GetRandom.self, GetSecureRandom.self, GetVerb.self,
      InvokeExpression.self,
      MeasureCommand.self, NewTimeSpan.self, StartSleep.self,
    ]
  }
}
