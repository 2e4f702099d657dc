/// A module: its own session state, and what it lends to others.
public final class Module: PSObject {
  public let name: String
  public var path = ""
  public internal(set) var state: SessionState?
  public internal(set) var exportedCommands: [Command] = []
  public internal(set) var exportedVariables: [Variable] = []
  public var exports: Exports?
  public var version = "0.0"
  public var details = ""

  public init(_ name: String) { self.name = name }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSModuleInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { name }
}
