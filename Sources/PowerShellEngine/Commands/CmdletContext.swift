/// `$PSCmdlet`: the running advanced function as its script sees it.
public final class CmdletContext: PSObject {
  public let call: Invocation
  init(_ call: Invocation) { self.call = call }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSScriptCmdlet")
      ?? TypeTable.find("System.Management.Automation.PSCmdlet") ?? .object
  }
}
