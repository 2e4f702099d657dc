internal import Datacenter
internal import HyperVCommands
internal import PowerShellEngine

/// Set-NetAdapter: the VLAN of an adapter; 0 takes it off.
struct SetNetAdapter: WindowsCmdlet {
  static let about = CommandDescription(windows: "Set-NetAdapter")
  @ParameterGroup var selector = AdapterSelector()
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @Parameter("VlanID") var vlan: UInt16?
  @ParameterGroup var target = CimTarget()
  @Switch var noRestart: Bool
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    let number = vlan.map { Int($0) }
    try AdapterChanging(
      selector: selector, objects: inputObject, target: target, verb: "Set-NetAdapter",
      passThru: passThru
    ).run(call, in: lab) { adapter in
      if let number { adapter.vlan = number == 0 ? nil : number }
    }
  }
}
