internal import Datacenter
internal import Messages
internal import PowerShellEngine

// New-VM, Remove-VM and Rename-VM: machines come, go and change their names.

struct NewVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "New-VM")
  @Parameter var name: String?
  @Parameter var memoryStartupBytes: Nullable<Int64>?
  @Parameter var generation: Nullable<Int16>?
  @Parameter var bootDevice: Nullable<Choice<BootDevice>>?
  @Switch("NoVHD") var noVHD: Bool
  @Parameter("NewVHDPath") var newVHDPath: String?
  @Parameter("NewVHDSizeBytes") var newVHDSizeBytes: UInt64?
  @Parameter("VHDPath") var vhdPath: String?
  @Parameter var switchName: String?
  @Parameter var path: String?
  @Parameter(transform: [VersionParameter.typedNumber]) var version: VersionParameter?
  @Switch var force: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    // The name a machine gets without one (help page of New-VM).
    let name = name ?? "New Virtual Machine"
    try target.forEach(call, in: lab) { host in
      guard try call.shouldProcess(.newVM(Name(name)), in: lab) else { return }
      let known = Set(try lab.datacenter.hosts[host.name]?.machines ?? [])
      try call.carryOut(creation(of: name, on: host, try lab.logon), in: lab)
      for id in try lab.datacenter.hosts[host.name]?.machines ?? [] where !known.contains(id) {
        if let machine = try lab.datacenter.machines[id] { try call.write(lab.object(machine)) }
      }
    }
  }

  private func creation(
    of name: String, on host: HyperVHost, _ session: LogonSession
  ) -> MachineCreation {
    var creation = MachineCreation(host: host.name.text, name: name, session: session)
    if let bytes = memoryStartupBytes?.value { creation.memory = bytes }
    if let generation = generation?.value { creation.generation = Int(generation) }
    creation.disk = disk
    creation.switchName = switchName
    creation.path = path
    creation.version = version?.version
    creation.bootDevice = bootDevice?.value?.value
    return creation
  }

  private var disk: MachineCreation.Disk {
    if let newVHDPath {
      return .new(path: newVHDPath, size: Int64(clamping: newVHDSizeBytes ?? 0))
    }
    return vhdPath.map { .existing(path: $0) } ?? .none
  }
}

/// A configuration version: `-Version 9.0`.
struct VersionParameter: ParameterValue {
  let version: ConfigurationVersion

  static var parameterType: TypeInfo { TypeTable.find("System.Version") ?? .object }
  static var placeholder: VersionParameter { VersionParameter(version: ConfigurationVersion(0)) }

  /// `9.0` is a number to the shell, and yet means the version it was typed as.
  static var typedNumber: ArgumentTransformation {
    .custom { value in
      guard case .double(let number) = value.base, number == number.rounded(), number >= 0,
        let whole = Int64(exactly: number)
      else { return value }
      return .string("\(whole).0")
    }
  }

  static func taken(from value: Value) throws -> VersionParameter {
    let parts = value.text(.invariant).utf8.split(separator: UInt8(ascii: "."))
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    return VersionParameter(
      version: ConfigurationVersion(parts.first ?? 0, parts.dropFirst().first ?? 0))
  }
}

struct RemoveVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VM")
  @ParameterGroup var selector = MachineSelector()
  @Switch var force: Bool
  @Switch var passthru: Bool
  private var assent = Assent()

  mutating func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try assent.ask(.removeVM(machine.name), force: force, call, in: lab) else { return }
      let object = lab.object(machine)
      try call.carryOut(
        MachineRemoval(machine: machine.id, session: try lab.logon), in: lab)
      if passthru { try call.write(object) }
    }
  }
}

struct RenameVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Rename-VM")
  @ParameterGroup var selector = MachineSelector()
  @Parameter var newName: String
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.renameVM(machine.name, newName), in: lab) else { return }
      let change = MachineChange(
        machine: machine.id, settings: [.name(newName)], session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

// Remove is in a transcript, the others follow the pattern (hyperv-texts.md 4).
extension Text {
  fileprivate static func newVM(_ name: Name) -> Text {
    Text(
      en: "New-VM will create a new virtual machine \"\(name)\".",
      de: "Mit New-VM wird ein neuer virtueller Computer \"\(name)\" erstellt.")
  }
  fileprivate static func removeVM(_ name: Name) -> Text {
    Text(
      en: "Remove-VM will remove virtual machine \"\(name)\".",
      de: "Mit Remove-VM wird der virtuelle Computer \"\(name)\" entfernt.")
  }
  fileprivate static func renameVM(_ name: Name, _ newName: String) -> Text {
    Text(
      en: "Rename-VM will rename the virtual machine \"\(name)\" to \"\(newName)\".",
      de: "Mit Rename-VM wird der virtuelle Computer \"\(name)\" in \"\(newName)\" umbenannt.")
  }
}
