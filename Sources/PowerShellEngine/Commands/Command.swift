/// A command by name: `System.Management.Automation.CommandInfo`.
open class Command: PSObject {
  public enum Kind: Int, Sendable {
    case alias = 1
    case function = 2
    case filter = 4
    case cmdlet = 8
    case externalScript = 16
    case application = 32
    case script = 64
    case configuration = 256

    /// `Cmdlet`, as `CommandType` shows it.
    public var name: String {
      let text = String(describing: self)
      return text.prefix(1).uppercased() + text.dropFirst()
    }
  }

  public let name: String
  public let kind: Kind
  public internal(set) var moduleName: String

  public init(_ name: String, _ kind: Kind, module moduleName: String = "") {
    (self.name, self.kind, self.moduleName) = (name, kind, moduleName)
  }

  open override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ScriptInfo") ?? .object
  }

  /// What the binder needs; nil for what takes anything.
  open var metadata: CommandMetadata? { nil }
}

/// `Set-Alias`.
public final class AliasCommand: Command {
  public let definition: String
  public var options: VariableOptions = []
  public init(_ name: String, _ definition: String, module: String = "") {
    self.definition = definition
    super.init(name, .alias, module: module)
  }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.AliasInfo") ?? .object
  }
}

/// A function or filter.
public final class FunctionCommand: Command {
  public let block: ScriptBlock
  public var options: VariableOptions = []
  public init(_ name: String, _ block: ScriptBlock, isFilter: Bool = false, module: String = "") {
    self.block = block
    super.init(name, isFilter ? .filter : .function, module: module)
  }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.FunctionInfo") ?? .object
  }
  public override var metadata: CommandMetadata? {
    try? block.literal.code.metadata(name, Session.current.global)
  }
}

/// A script block that was called: a command without a name of its own.
public final class BlockCommand: Command {
  public let block: ScriptBlock
  public init(_ block: ScriptBlock) {
    self.block = block
    super.init("", .script)
  }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ScriptInfo") ?? .object
  }
}

/// A cmdlet; until `plan` is asked for, only its description is read.
public final class CmdletCommand: Command {
  public let about: CommandDescription
  private let makePlan: (CmdletCommand) -> CommandPlan
  public private(set) lazy var plan = makePlan(self)

  /// A description of its own lets one type serve several commands.
  public init<C: Cmdlet>(_ type: C.Type, about: CommandDescription? = nil, module: String) {
    let about = about ?? C.about
    self.about = about
    makePlan = { CmdletPlan<C>($0) }
    super.init(about.name, .cmdlet, module: module)
  }

  /// A command that is known and not carried out: it binds its arguments and refuses.
  public init(
    refusing about: CommandDescription, module: String,
    _ parameters: @escaping () -> [ParameterTraits]
  ) {
    self.about = about
    makePlan = { _ in RefusalPlan(about, parameters()) }
    super.init(about.name, .cmdlet, module: module)
  }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.CmdletInfo") ?? .object
  }
  public override var metadata: CommandMetadata? { plan.metadata }
}

/// A cmdlet's parameters, read once, and how an instance is made.
public class CommandPlan {
  public let metadata: CommandMetadata
  /// The parameters that the command's struct has properties for.
  public let properties: [ParameterTraits]
  /// The declared parameters that it has none for.
  public let unread: [String]

  init(_ metadata: CommandMetadata, properties: [ParameterTraits]) {
    (self.metadata, self.properties) = (metadata, properties)
    unread = metadata.parameters.map(\.name).filter { name in
      !properties.contains { AsciiFold.foldedEquals($0.name, name) }
    }
  }

  func start() -> CmdletInstance { preconditionFailure("abstract") }
  var readsCurrentObject: Bool { false }
}

/// One run of a cmdlet.
class CmdletInstance {
  /// Binds the parameter with this number; nil restores its default.
  func bind(_ parameter: Int, _ value: Value?) throws {}
  func begin(_ call: Invocation) throws {}
  func process(_ call: Invocation) throws {}
  func end(_ call: Invocation) throws {}
  func clean(_ call: Invocation) {}
  func dynamicParameters(_ call: Invocation) -> [ParameterTraits] { [] }
}

final class CmdletPlan<C: Cmdlet>: CommandPlan {
  let prototype: C
  /// By parameter number; nil where the struct does not read the parameter.
  let slots: [Declarations.Slot?]

  init(_ command: CmdletCommand) {
    var sample = C()
    let found = Declarations(of: sample)
    withUnsafeMutablePointer(to: &sample) { place in
      // Blanked, so that copying the prototype retains nothing.
      for slot in found.slots {
        (UnsafeMutableRawPointer(place) + slot.offset)
          .assumingMemoryBound(to: ParameterDeclaration?.self).pointee = nil
      }
    }
    prototype = sample
    if let declared = command.about.parameters?() {
      let traits = declared.map(found.completing)
      slots = traits.map { found.slot(named: $0.name) }
      super.init(command.about.metadata(traits), properties: found.traits)
    } else {
      slots = found.slots
      super.init(command.about.metadata(found.traits), properties: found.traits)
    }
  }

  override func start() -> CmdletInstance { CmdletRun(self) }
  override var readsCurrentObject: Bool { C.readsCurrentObject }
}

extension CommandDescription {
  func metadata(_ parameters: [ParameterTraits]) -> CommandMetadata {
    let impact: Effect.Impact? = if case .changes(let impact) = effect { impact } else { nil }
    return CommandMetadata(
      name: name, parameters: bindsAsFunction ? CommandMetadata.numbered(parameters) : parameters,
      defaultSet: defaultSet, supportsShouldProcess: impact != nil,
      confirmImpact: impact ?? .medium, originID: className,
      coercion: bindsAsFunction ? .byAttribute : .byBinder)
  }
}

final class CmdletRun<C: Cmdlet>: CmdletInstance {
  private var cmdlet: C
  private let slots: [Declarations.Slot?]

  init(_ plan: CmdletPlan<C>) { (cmdlet, slots) = (plan.prototype, plan.slots) }

  override func bind(_ parameter: Int, _ value: Value?) throws {
    guard let slot = slots[parameter] else { return }
    try withUnsafeMutablePointer(to: &cmdlet) {
      try slot.declaration.write(UnsafeMutableRawPointer($0) + slot.offset, value)
    }
  }

  override func begin(_ call: Invocation) throws { try cmdlet.begin(call) }
  override func process(_ call: Invocation) throws { try cmdlet.process(call) }
  override func end(_ call: Invocation) throws { try cmdlet.end(call) }
  override func clean(_ call: Invocation) { cmdlet.clean(call) }
  override func dynamicParameters(_ call: Invocation) -> [ParameterTraits] {
    cmdlet.dynamicParameters(call)
  }
}
