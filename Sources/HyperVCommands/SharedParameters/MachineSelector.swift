internal import Datacenter
internal import PowerShellEngine

/// The machines a command works on: by name on the hosts named, or as objects.
enum MachineSelection {
  /// The machines that names mean on a host; a literal name without a match is refused.
  static func machines(
    named patterns: [String], on host: HyperVHost, byFinder: Bool = false, _ call: Invocation,
    in lab: LabContext, _ work: (VirtualMachine) throws -> Void
  ) throws {
    for text in patterns {
      try call.reporting(lab) {
        for machine in try machines(matching: text, on: host, byFinder: byFinder, in: lab) {
          try call.reporting(lab) { try work(machine) }
        }
      }
    }
  }

  private static func machines(
    matching text: String, on host: HyperVHost, byFinder: Bool, in lab: LabContext
  ) throws -> [VirtualMachine] {
    let pattern = NamePattern(text)
    let found = try lab.datacenter.machines(on: host.name).filter {
      try pattern.matches($0.name.text)
    }
    if found.isEmpty, pattern.isLiteral {
      throw Refusal.machineNotFound(text, byFinder: byFinder)
    }
    return found
  }

  /// The machines that names mean on hosts.
  ///
  /// A host without a management service gives two records: that it has none, and that the machine
  /// was not found (hyperv-texts.md 3.2).
  static func machines(
    named patterns: [String], on target: HostTarget, _ call: Invocation, in lab: LabContext,
    _ work: (VirtualMachine) throws -> Void
  ) throws {
    for name in try target.names(in: lab) {
      do {
        let host = try lab.host(name)
        try machines(named: patterns, on: host, call, in: lab, work)
      } catch let refusal as Refusal {
        try call.writeError(ScriptError(refusal, lab.language))
        guard refusal.category == .objectNotFound else { continue }
        for pattern in patterns where NamePattern(pattern).isLiteral {
          try call.writeError(ScriptError(.machineNotFound(pattern), lab.language))
        }
      }
    }
  }

  /// Machines given as objects; one that is gone is refused.
  static func machines(
    _ objects: [VirtualMachineObject], _ call: Invocation, in lab: LabContext,
    _ work: (VirtualMachine) throws -> Void
  ) throws {
    for object in objects {
      try call.reporting(lab) {
        guard let machine = try lab.datacenter.machines[object.id] else {
          throw Refusal.machineNotFound(id: object.id)
        }
        try work(machine)
      }
    }
  }
}

/// `-Name` or `-VM` of the commands that take several machines: Start-VM, Stop-VM.
struct MachineSelector {
  @Parameter var name: [String]?
  @Parameter("VM") var machines: [Object<VirtualMachineObject>]?
  @ParameterGroup var target = HostTarget()

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (VirtualMachine) throws -> Void
  ) throws {
    if let machines {
      let objects = machines.compactMap(\.object)
      return try MachineSelection.machines(objects, call, in: lab, work)
    }
    try MachineSelection.machines(named: name ?? [], on: target, call, in: lab, work)
  }
}
