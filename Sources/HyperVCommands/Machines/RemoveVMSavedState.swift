internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// Remove-VMSavedState: what a machine wrote down when it was saved goes; the machine is off.
struct RemoveVMSavedState: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMSavedState")
  @ParameterGroup var selector = DeviceSelector()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.removeSavedState(machine.name), in: lab) else { return }
      try call.carryOut(
        SavedStateRemoval(machine: machine.id, session: try lab.logon), in: lab)
    }
  }
}

extension Text {
  /// In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func removeSavedState(_ name: Name) -> Text {
    Text(
      en: "Remove-VMSavedState will remove the saved state of the virtual machine \"\(name)\".",
      de: "Mit Remove-VMSavedState wird der gespeicherte Zustand des virtuellen Computers "
        + "\"\(name)\" entfernt.")
  }
}
