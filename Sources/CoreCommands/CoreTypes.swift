internal import PowerShellEngine

/// .NET types that core commands give out or take.
enum CoreTypes {
  static let definitions: [TypeDefinition] =
    enumerations + [
      TypeDefinition(
        record: "Microsoft.PowerShell.Commands.GroupInfo",
        "System.Collections.ArrayList Values {get;}", "int Count {get;}",
        "System.Collections.ObjectModel.Collection[psobject] Group {get;}", "string Name {get;}"),
      TypeDefinition(
        record: "Microsoft.PowerShell.Commands.GroupInfoNoElement",
        base: "Microsoft.PowerShell.Commands.GroupInfo",
        "System.Collections.ArrayList Values {get;}", "int Count {get;}",
        "System.Collections.ObjectModel.Collection[psobject] Group {get;}", "string Name {get;}"),
      TypeDefinition(
        record: "System.Management.Automation.VerbInfo", "string Verb {get;set;}",
        "string AliasPrefix {get;set;}", "string Group {get;set;}", "string Description {get;set;}"
      ),
      TypeDefinition(
        "System.Management.Automation.OrderedHashtable", base: "System.Collections.Hashtable"),
      TypeDefinition(
        record: "System.Management.Automation.CallStackFrame", "string Command {get;}",
        "string Arguments {get;}", "string Location {get;}", "string FunctionName {get;}",
        "string ScriptName {get;}", "int ScriptLineNumber {get;}",
        "System.Management.Automation.InvocationInfo InvocationInfo {get;}"),
      TypeDefinition("Microsoft.PowerShell.Commands.MeasureInfo"),
      measure("GenericMeasureInfo", extreme: "System.Nullable[double]"),
      measure("GenericObjectMeasureInfo", extreme: "System.Object"),
      TypeDefinition(
        record: "Microsoft.PowerShell.Commands.TextMeasureInfo",
        base: "Microsoft.PowerShell.Commands.MeasureInfo",
        "System.Nullable[int] Lines {get;set;}", "System.Nullable[int] Words {get;set;}",
        "System.Nullable[int] Characters {get;set;}", "string Property {get;set;}"),
      TypeDefinition(
        record: "Microsoft.PowerShell.Commands.MemberDefinition", "string TypeName {get;}",
        "string Name {get;}", "System.Management.Automation.PSMemberTypes MemberType {get;}",
        "string Definition {get;}"),
    ]

  private static func measure(_ name: String, extreme: String) -> TypeDefinition {
    TypeDefinition(
      record: "Microsoft.PowerShell.Commands." + name,
      base: "Microsoft.PowerShell.Commands.MeasureInfo", "int Count {get;set;}",
      "System.Nullable[double] Average {get;set;}", "System.Nullable[double] Sum {get;set;}",
      "\(extreme) Maximum {get;set;}", "\(extreme) Minimum {get;set;}",
      "System.Nullable[double] StandardDeviation {get;set;}", "string Property {get;set;}")
  }

  private static let enumerations: [TypeDefinition] = [
    TypeDefinition(
      enumeration: "System.Management.Automation.PSMemberViewTypes",
      [("Extended", 1), ("Adapted", 2), ("Base", 4), ("All", 7)], isFlags: true),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.Commands.ExportAliasFormat", counting: "Csv", "Script"),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.ExecutionPolicyScope", counting: "Process", "CurrentUser",
      "LocalMachine", "UserPolicy", "MachinePolicy"),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.ExecutionPolicy",
      [
        ("Unrestricted", 0), ("RemoteSigned", 1), ("AllSigned", 2), ("Restricted", 3),
        ("Default", 3), ("Bypass", 4), ("Undefined", 5),
      ]),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.Commands.DisplayHintType", counting: "Date", "Time",
      "DateTime"),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.Commands.BaseCsvWritingCommand+QuoteKind",
      counting:
        "Never", "Always", "AsNeeded"),
    TypeDefinition(
      enumeration: "Newtonsoft.Json.StringEscapeHandling", counting: "Default", "EscapeNonAscii",
      "EscapeHtml"),
    TypeDefinition(
      enumeration: "Microsoft.PowerShell.Commands.JsonDateKind", counting: "Default", "Local",
      "Utc", "Offset", "String"),
    TypeDefinition(
      enumeration: "System.Management.Automation.VariableAccessMode", counting: "Read", "Write",
      "ReadWrite"),
  ]
}
