internal import PowerShellEngine

/// `Remove-PSBreakpoint`.
struct RemovePSBreakpoint: Cmdlet {
  static let about = CommandDescription(
    "Remove-PSBreakpoint", effect: .changes(impact: .medium), defaultSet: "Breakpoint",
    class: "Microsoft.PowerShell.Commands.RemovePSBreakpointCommand")
  @Parameter(
    in: [.in("Breakpoint", position: 0, mandatory: true, from: .byValue)], validate: [.notNull])
  var breakpoint: [Typed<Of.Breakpoint>]?
  @Parameter(
    in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var id: [Int32]?
  @Parameter(in: [.in("Id", from: .byPropertyName)], aliases: ["RunspaceId"]) var runspace:
    Typed<Of.Runspace>?

  func process(_ call: Invocation) throws {
    for breakpoint in try BreakpointSelection(breakpoint, id).find(call) {
      guard try call.shouldProcess(breakpoint.text(.invariant)) else { continue }
      call.session.debugger.remove(breakpoint)
    }
  }
}

/// `Enable-PSBreakpoint`.
struct EnablePSBreakpoint: Cmdlet {
  static let about = CommandDescription(
    "Enable-PSBreakpoint", effect: .changes(impact: .medium), defaultSet: "Breakpoint",
    class: "Microsoft.PowerShell.Commands.EnablePSBreakpointCommand")
  @Parameter(
    in: [.in("Breakpoint", position: 0, mandatory: true, from: .byValue)], validate: [.notNull])
  var breakpoint: [Typed<Of.Breakpoint>]?
  @Parameter(
    in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var id: [Int32]?
  @Switch var passThru: Bool
  @Parameter(in: [.in("Id", from: .byPropertyName)], aliases: ["RunspaceId"]) var runspace:
    Typed<Of.Runspace>?

  func process(_ call: Invocation) throws {
    for breakpoint in try BreakpointSelection(breakpoint, id).find(call) {
      guard try call.shouldProcess(breakpoint.text(.invariant)) else { continue }
      breakpoint.isEnabled = true
      if passThru { try call.write(.object(breakpoint)) }
    }
  }
}

/// `Disable-PSBreakpoint`.
struct DisablePSBreakpoint: Cmdlet {
  static let about = CommandDescription(
    "Disable-PSBreakpoint", effect: .changes(impact: .medium), defaultSet: "Breakpoint",
    class: "Microsoft.PowerShell.Commands.DisablePSBreakpointCommand")
  @Parameter(
    in: [.in("Breakpoint", position: 0, mandatory: true, from: .byValue)], validate: [.notNull])
  var breakpoint: [Typed<Of.Breakpoint>]?
  @Parameter(
    in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var id: [Int32]?
  @Switch var passThru: Bool
  @Parameter(in: [.in("Id", from: .byPropertyName)], aliases: ["RunspaceId"]) var runspace:
    Typed<Of.Runspace>?

  func process(_ call: Invocation) throws {
    for breakpoint in try BreakpointSelection(breakpoint, id).find(call) {
      guard try call.shouldProcess(breakpoint.text(.invariant)) else { continue }
      breakpoint.isEnabled = false
      if passThru { try call.write(.object(breakpoint)) }
    }
  }
}

/// The breakpoints a command means, by object or number.
struct BreakpointSelection {
  private let given: [Typed<Of.Breakpoint>]?
  private let ids: [Int32]?
  init(_ given: [Typed<Of.Breakpoint>]?, _ ids: [Int32]?) { (self.given, self.ids) = (given, ids) }

  func find(_ call: Invocation) throws -> [Breakpoint] {
    var found = (given ?? []).compactMap { $0.value.base.reference as? Breakpoint }
    for id in ids ?? [] {
      guard let known = call.session.debugger.breakpoints.first(where: { $0.id == id }) else {
        try call.writeError(.breakpointNotFound(id))
        continue
      }
      found.append(known)
    }
    return found
  }
}
