package import Datacenter
internal import Messages
package import PowerShellEngine

/// A cmdlet of the Hyper-V module: it resolves, asks, lets the datacenter decide, and carries out.
///
/// What the datacenter refuses becomes an error record and the next object gets its turn.
/// The struct has properties for the parameters that the simulation models; others are refused by
/// name.
protocol HyperVCmdlet: Cmdlet {
  mutating func process(_ call: Invocation, in lab: LabContext) throws
}

extension HyperVCmdlet {
  /// Takes in what other shells on the same datacenter have done.
  func begin(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reporting(lab) { try lab.lab.refresh() }
  }

  mutating func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.refuseUnread(lab, except: ["AsJob"])
    if try call.runAsJob(lab) { return }
    try call.reporting(lab) { try process(call, in: lab) }
  }
}

extension Invocation {
  /// Refuses parameters by name that the command's struct has no properties for, but for some that
  /// the command reads of the bound ones.
  package func refuseUnread(_ lab: LabContext, except read: Set<String> = []) throws {
    guard let unread = (command as? CmdletCommand)?.plan.unread, !unread.isEmpty else { return }
    let bound = boundParameters
    for name in unread where bound.contains(.string(name)) && !read.contains(name) {
      throw ScriptError(.notModelled(parameter: name, of: command.name), lab.language)
    }
  }
}

/// A command of the real module that the simulation does not carry out: once its arguments are
/// bound, it is refused by name.
package struct UnmodelledCommand: Cmdlet {
  package static let about = CommandDescription("Hyper-V")

  package init() {}

  package func process(_ call: Invocation) throws {
    throw ScriptError.notModelled(command: call.command.name, try call.lab.language)
  }
}

extension Invocation {
  /// Runs a piece of work; what the datacenter refuses in it is reported and the rest goes on.
  package func reporting(_ lab: LabContext, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let refusal as Refusal {
      lab.lastRefusal = refusal
      try writeError(refusal.error(in: lab.language))
    }
  }

  /// Carries an operation out and passes on what goes with its success.
  package func carryOut(_ operation: some Operation, in lab: LabContext) throws {
    let outcome = try lab.lab.carryOut(operation)
    if let afterword = outcome.afterword {
      lab.lastAfterword = afterword
      lab.note(afterword.fact)
    }
    for remark in outcome.remarks {
      switch remark {
      case .warning(let text): try writeWarning(text[lab.language])
      case .note(let text): lab.note(text)
      }
    }
  }
}

extension CommandDescription {
  /// A command of the module, with the parameters that the real one declares.
  init(hyperV name: String) {
    self = CommandDeclaration.named(name)?.description ?? CommandDescription(name)
  }
}
