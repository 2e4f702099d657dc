internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Set-VMKeyProtector, Enable- and Disable-VMTPM, Get-VMSecurity: the virtual TPM and what seals it.

struct SetVMKeyProtector: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMKeyProtector")
  @ParameterGroup var selector = DeviceSelector()
  @Switch var newLocalKeyProtector: Bool
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard newLocalKeyProtector, try call.shouldProcess(.setKeyProtector(machine.name), in: lab)
      else { return }
      try call.protect(machine, .newLocalProtector, passthru, lab)
    }
  }
}

struct EnableVMTPM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Enable-VMTPM")
  @ParameterGroup var selector = DeviceSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.switchTPM(machine.name, isOn: true), in: lab) else { return }
      try call.protect(machine, .tpm(isOn: true), passthru, lab)
    }
  }
}

struct DisableVMTPM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Disable-VMTPM")
  @ParameterGroup var selector = DeviceSelector()
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.switchTPM(machine.name, isOn: false), in: lab) else { return }
      try call.protect(machine, .tpm(isOn: false), passthru, lab)
    }
  }
}

struct GetVMSecurity: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMSecurity")
  @ParameterGroup var selector = DeviceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      try call.write(.object(SecurityObject(of: VirtualMachineObject(machine, lab))))
    }
  }
}

extension Invocation {
  fileprivate func protect(
    _ machine: VirtualMachine, _ change: KeyProtectionChange.Change, _ passthru: Bool,
    _ lab: LabContext
  ) throws {
    try carryOut(
      KeyProtectionChange(machine: machine.id, change: change, session: try lab.logon), in: lab)
    if passthru { try write(lab.object(machine)) }
  }
}

// In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
extension Text {
  fileprivate static func setKeyProtector(_ name: Name) -> Text {
    Text(
      en: "Set-VMKeyProtector will configure the key protector of the virtual machine \"\(name)\".",
      de: "Mit Set-VMKeyProtector wird die Schlüsselschutzvorrichtung des virtuellen Computers "
        + "\"\(name)\" konfiguriert.")
  }

  fileprivate static func switchTPM(_ name: Name, isOn: Bool) -> Text {
    Text(
      en: "\(isOn ? "Enable" : "Disable")-VMTPM will \(isOn ? "enable" : "disable") the TPM of the "
        + "virtual machine \"\(name)\".",
      de: "Mit \(isOn ? "Enable" : "Disable")-VMTPM wird das TPM des virtuellen Computers "
        + "\"\(name)\" \(isOn ? "aktiviert" : "deaktiviert").")
  }
}
