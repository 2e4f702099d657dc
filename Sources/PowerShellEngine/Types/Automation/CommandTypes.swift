/// Commands as scripts see them: `Get-Command`, `$MyInvocation.MyCommand`.
extension TypeDefinition {
  static let commandTypes: [TypeDefinition] =
    [
      TypeDefinition("System.Management.Automation.CommandInfo", isAbstract: true) { m in
        m.property("string Name {get;}") { (me: Command) in .string(me.name) }
        m.property("System.Management.Automation.CommandTypes CommandType {get;}") {
          (me: Command) in
          EnumValues.numbered("System.Management.Automation.CommandTypes", Int64(me.kind.rawValue))
        }
        m.property("string ModuleName {get;}") { (me: Command) in .string(me.moduleName) }
        m.property("string Source {get;}") { (me: Command) in .string(me.moduleName) }
      }
    ]
    + ["Alias", "Cmdlet", "ExternalScript", "Function", "Script"].map { kind in
      TypeDefinition(
        "System.Management.Automation.\(kind)Info",
        base: "System.Management.Automation.CommandInfo")
    }
}
