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
  public var kind = Kind.script
  public var accessMode = Value.null
  /// What its manifest says; an empty one for a module without.
  public internal(set) var manifest = ModuleManifest()
  /// The folder it was read from.
  public internal(set) var folder = ""
  public internal(set) var nested: [Module] = []
  public internal(set) var required: [Module] = []
  /// The prefix of its commands, where `Import-Module -Prefix` or the manifest gave one.
  public internal(set) var prefix = ""
  /// The block that runs before `Remove-Module` takes it away.
  public internal(set) var onRemove: ScriptBlock?
  var privateData: Value?
  /// The block it was made of.
  var definition: ScriptBlock?
  /// The file of its root module, where a manifest stands before it.
  var rootFile: String?
  /// What importing made known in another state, to be taken away again.
  var lent: [Command] = []

  /// `System.Management.Automation.ModuleType`.
  public enum Kind: Int64, Sendable { case script, binary, manifest, cim, workflow }

  public init(_ name: String) { self.name = name }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSModuleInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { name }
}
