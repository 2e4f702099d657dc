/// A real command that is declared, so that it is found, bound and completed, and says at its
/// start that it is not carried out here.
final class RefusalPlan: CommandPlan {
  private let name: String

  init(_ about: CommandDescription, _ parameters: [ParameterTraits]) {
    name = about.name
    super.init(about.metadata(parameters), properties: parameters)
  }

  override func start() -> CmdletInstance { RefusalRun(name) }
}

private final class RefusalRun: CmdletInstance {
  private let name: String
  init(_ name: String) { self.name = name }

  override func begin(_ call: Invocation) throws {
    throw ScriptError(
      "NotModelled", "\(name) is a command of PowerShell that hvlab does not carry out.",
      .notImplemented, target: .string(name), exception: "System.NotSupportedException")
  }
}

extension Session {
  /// Makes commands known that are not carried out; what is known already stays.
  public func add(refused commands: [CmdletCommand]) {
    for command in commands where loadedCmdlets[Symbol.intern(command.name)] == nil {
      loadedCmdlets.add(command)
    }
    commandVersion &+= 1
  }
}
