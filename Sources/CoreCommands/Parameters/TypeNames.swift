internal import PowerShellEngine

/// .NET types that parameters name and no Swift type stands for: `Typed<Of.DateTime>`.
enum Of {
  enum Assembly: NamedType { static let name = "System.Reflection.Assembly" }
  enum AuthenticationMechanism: NamedType {
    static let name = "System.Management.Automation.Runspaces.AuthenticationMechanism"
  }
  enum Breakpoint: NamedType { static let name = "System.Management.Automation.Breakpoint" }
  enum BreakpointType: NamedType {
    static let name = "Microsoft.PowerShell.Commands.BreakpointType"
  }
  enum Char: NamedType { static let name = "System.Char" }
  enum CimSession: NamedType { static let name = "Microsoft.Management.Infrastructure.CimSession" }
  enum CommandTypes: NamedType { static let name = "System.Management.Automation.CommandTypes" }
  enum ConsoleColor: NamedType { static let name = "System.ConsoleColor" }
  enum DateTime: NamedType { static let name = "System.DateTime" }
  enum DisplayHintType: NamedType {
    static let name = "Microsoft.PowerShell.Commands.DisplayHintType"
  }
  enum Encoding: NamedType { static let name = "System.Text.Encoding" }
  enum ErrorCategory: NamedType { static let name = "System.Management.Automation.ErrorCategory" }
  enum ErrorRecord: NamedType { static let name = "System.Management.Automation.ErrorRecord" }
  enum Exception: NamedType { static let name = "System.Exception" }
  enum Guid: NamedType { static let name = "System.Guid" }
  enum IDictionary: NamedType { static let name = "System.Collections.IDictionary" }
  enum JsonDateKind: NamedType { static let name = "Microsoft.PowerShell.Commands.JsonDateKind" }
  enum Language: NamedType { static let name = "Microsoft.PowerShell.Commands.Language" }
  enum ModuleSpecification: NamedType {
    static let name = "Microsoft.PowerShell.Commands.ModuleSpecification"
  }
  enum OutputAssemblyType: NamedType {
    static let name = "Microsoft.PowerShell.Commands.OutputAssemblyType"
  }
  enum ExecutionPolicyScope: NamedType {
    static let name = "Microsoft.PowerShell.ExecutionPolicyScope"
  }
  enum ExportAliasFormat: NamedType {
    static let name = "Microsoft.PowerShell.Commands.ExportAliasFormat"
  }
  enum Hashtable: NamedType { static let name = "System.Collections.Hashtable" }
  enum Job: NamedType { static let name = "System.Management.Automation.Job" }
  enum JobState: NamedType { static let name = "System.Management.Automation.JobState" }
  enum ProcessorArchitecture: NamedType {
    static let name = "System.Reflection.ProcessorArchitecture"
  }
  enum PSCredential: NamedType { static let name = "System.Management.Automation.PSCredential" }
  enum PSMemberTypes: NamedType { static let name = "System.Management.Automation.PSMemberTypes" }
  enum PSMemberViewTypes: NamedType {
    static let name = "System.Management.Automation.PSMemberViewTypes"
  }
  enum PSModuleInfo: NamedType { static let name = "System.Management.Automation.PSModuleInfo" }
  enum PSPropertyExpression: NamedType {
    static let name = "Microsoft.PowerShell.Commands.PSPropertyExpression"
  }
  enum PSSession: NamedType { static let name = "System.Management.Automation.Runspaces.PSSession" }
  enum PSSessionOption: NamedType {
    static let name = "System.Management.Automation.Remoting.PSSessionOption"
  }
  enum PSTypeName: NamedType { static let name = "System.Management.Automation.PSTypeName" }
  enum QuoteKind: NamedType {
    static let name = "Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind"
  }
  enum PSTraceSourceOptions: NamedType {
    static let name = "System.Management.Automation.PSTraceSourceOptions"
  }
  enum Runspace: NamedType { static let name = "System.Management.Automation.Runspaces.Runspace" }
  enum ScopedItemOptions: NamedType {
    static let name = "System.Management.Automation.ScopedItemOptions"
  }
  enum SessionStateEntryVisibility: NamedType {
    static let name = "System.Management.Automation.SessionStateEntryVisibility"
  }
  enum RuntimeType: NamedType { static let name = "System.Type" }
  enum StringEscapeHandling: NamedType { static let name = "Newtonsoft.Json.StringEscapeHandling" }
  enum SecureString: NamedType { static let name = "System.Security.SecureString" }
  enum TimeSpan: NamedType { static let name = "System.TimeSpan" }
  enum TraceOptions: NamedType { static let name = "System.Diagnostics.TraceOptions" }
  enum Uri: NamedType { static let name = "System.Uri" }
  enum VariableAccessMode: NamedType {
    static let name = "System.Management.Automation.VariableAccessMode"
  }
  enum Version: NamedType { static let name = "System.Version" }
}
