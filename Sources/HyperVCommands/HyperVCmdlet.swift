internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// A cmdlet of the Hyper-V module: it resolves, asks, lets the datacenter decide, and carries out.
///
/// What the datacenter refuses becomes an error record and the next object gets its turn.
protocol HyperVCmdlet: Cmdlet {
  /// Parameters that the real command has and the simulation does not model: refused by name.
  static var unmodelled: [String] { get }
  mutating func process(_ call: Invocation, in lab: LabContext) throws
}

extension HyperVCmdlet {
  static var unmodelled: [String] { [] }

  /// Takes in what other shells on the same datacenter have done.
  func begin(_ call: Invocation) throws {
    let lab = try call.lab
    try Self.refuseUnmodelled(call, lab)
    try call.reporting(lab) { try lab.lab.refresh() }
  }

  mutating func process(_ call: Invocation) throws {
    let lab = try call.lab
    if call.expectsInput { try Self.refuseUnmodelled(call, lab) }
    try call.reporting(lab) { try process(call, in: lab) }
  }

  private static func refuseUnmodelled(_ call: Invocation, _ lab: LabContext) throws {
    for name in unmodelled where call.isBound(name) {
      throw ScriptError(.notModelled(parameter: name, of: about.name), lab.language)
    }
  }
}

extension Invocation {
  /// Runs a piece of work; what the datacenter refuses in it is reported and the rest goes on.
  func reporting(_ lab: LabContext, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let refusal as Refusal {
      try writeError(ScriptError(refusal, lab.language))
    }
  }

  /// Carries an operation out and passes on what goes with its success.
  func carryOut(_ operation: some Operation, in lab: LabContext) throws {
    for remark in try lab.lab.carryOut(operation).remarks {
      switch remark {
      case .warning(let text): try writeWarning(text[lab.language])
      case .note(let text): lab.note(text)
      }
    }
  }
}

extension CommandDescription {
  /// A command of the module; its class is its name without the dash (hyperv-behaviour.md 6).
  init(hyperV name: String, effect: Effect = .reads, defaultSet: String? = nil) {
    let className = String(decoding: name.utf8.filter { $0 != UInt8(ascii: "-") }, as: UTF8.self)
    self.init(
      name, effect: effect, defaultSet: defaultSet,
      class: "Microsoft.HyperV.PowerShell.Commands." + className)
  }
}
