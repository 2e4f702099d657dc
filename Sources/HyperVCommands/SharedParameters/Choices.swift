internal import Datacenter
internal import PowerShellEngine

/// A choice of the datacenter that the module has an enumeration for, with the same numbers.
protocol EnumerationChoice: RawRepresentable where RawValue == Int {
  /// The short name of the enumeration.
  static var enumeration: String { get }
  static var placeholder: Self { get }
  /// Where the enumeration is; that of the module itself, if nothing else is said.
  static var namespace: String { get }
}

extension EnumerationChoice {
  static var namespace: String { HyperVType.namespace }
}

/// A parameter that takes a member of such an enumeration.
struct Choice<C: EnumerationChoice>: ParameterValue {
  let value: C

  static var parameterType: TypeInfo {
    TypeTable.find(C.namespace + C.enumeration) ?? .string
  }
  static var placeholder: Choice<C> { Choice(value: C.placeholder) }

  /// A number that the enumeration lacks, or a member that the datacenter does not know.
  static func taken(from value: Value) throws -> Choice<C> {
    guard let choice = C(rawValue: Int(value.integerOrZero)) else {
      throw Refusal.invalidValue(value.text(.invariant), of: C.enumeration)
    }
    return Choice(value: choice)
  }
}

extension AutomaticActions.Start: EnumerationChoice {
  static var enumeration: String { "StartAction" }
  static var placeholder: AutomaticActions.Start { .nothing }
}

extension AutomaticActions.Stop: EnumerationChoice {
  static var enumeration: String { "StopAction" }
  static var placeholder: AutomaticActions.Stop { .save }
}

extension AutomaticActions.CriticalError: EnumerationChoice {
  static var enumeration: String { "CriticalErrorAction" }
  static var placeholder: AutomaticActions.CriticalError { .none }
}

extension VirtualMachine.CheckpointType: EnumerationChoice {
  static var enumeration: String { "CheckpointType" }
  static var placeholder: VirtualMachine.CheckpointType { .production }
}

extension VirtualSwitch.Kind: EnumerationChoice {
  static var enumeration: String { "VMSwitchType" }
  static var placeholder: VirtualSwitch.Kind { .private }
}

extension ControllerType: EnumerationChoice {
  static var enumeration: String { "ControllerType" }
  static var placeholder: ControllerType { .scsi }
}

extension BootDevice: EnumerationChoice {
  static var enumeration: String { "BootDevice" }
  static var placeholder: BootDevice { .vhd }
}

extension Checkpoint.Kind: EnumerationChoice {
  static var enumeration: String { "SnapshotType" }
  static var placeholder: Checkpoint.Kind { .standard }
}

extension MachineFirmware.NetworkProtocol: EnumerationChoice {
  static var enumeration: String { "IPProtocolPreference" }
  static var placeholder: MachineFirmware.NetworkProtocol { .ipv4 }
}

extension MachineFirmware.Console: EnumerationChoice {
  static var enumeration: String { "ConsoleModeType" }
  static var placeholder: MachineFirmware.Console { .standard }
}

extension AdapterPort.Mirroring: EnumerationChoice {
  static var enumeration: String { "VMNetworkAdapterPortMirroringMode" }
  static var placeholder: AdapterPort.Mirroring { .none }
}

/// A setting that is on or off; the module counts the other way round.
enum OnOff: Int, EnumerationChoice {
  case on = 0, off
  static var enumeration: String { "OnOffState" }
  static var placeholder: OnOff { .on }
  init(_ isOn: Bool) { self = isOn ? .on : .off }
}

/// The kind of a virtual disk, as the commands for files name it.
enum DiskKind: Int, EnumerationChoice {
  case unknown = 0, fixed = 2, dynamic, differencing
  static var enumeration: String { "VhdType" }
  static var placeholder: DiskKind { .dynamic }
  static var namespace: String { HyperVType.diskNamespace }
}

/// What Restart-VM waits for; a guest that is up has both.
enum WaitCondition: Int, EnumerationChoice {
  case heartbeat = 0, ipAddress
  static var enumeration: String { "Commands.RestartVM+WaitVMTypes" }
  static var placeholder: WaitCondition { .heartbeat }
}

/// What Wait-VM waits for; of a guest that is up the simulation knows the first two.
enum GuestCondition: Int, EnumerationChoice {
  case heartbeat = 0, ipAddress, reboot, memoryOperations
  static var enumeration: String { "WaitVMTypes" }
  static var placeholder: GuestCondition { .heartbeat }
}

/// How Restart-VM does it.
enum RestartKind: Int, EnumerationChoice {
  case reset = 0, reboot
  static var enumeration: String { "Commands.RestartVM+RestartType" }
  static var placeholder: RestartKind { .reset }
}
