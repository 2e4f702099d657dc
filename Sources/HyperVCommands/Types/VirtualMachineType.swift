internal import Datacenter
internal import Messages
internal import PowerShellEngine

/// `VirtualMachine`: what Get-VM gives.
///
/// The aliases come first, as `Format-List *` prints them.
enum VirtualMachineType {
  static var definition: TypeDefinition {
    TypeDefinition(HyperVType.virtualMachine, base: HyperVType.namespace + "VirtualMachineBase") {
      aliases($0)
      files($0)
      automatics($0)
      load($0)
      status($0)
      replication($0)
      identity($0)
      devices($0)
      resources($0)
      origin($0)
      $0.locationProperties()
    }
  }

  private typealias Me = VirtualMachineObject

  private static func aliases(_ m: MemberDeclarations) {
    m.extended(.alias, "guid ParentCheckpointId = ParentSnapshotId") { (me: Me) in
      me.parentCheckpointID
    }
    m.extended(.alias, "string ParentCheckpointName = ParentSnapshotName") { (me: Me) in
      me.parentCheckpointName
    }
    m.extended(.alias, "string VMName = Name") { (me: Me) in .text(me.machine.name) }
    m.extended(.alias, "guid VMId = Id") { (me: Me) in .guid(me.id) }
    m.extended(.alias, "string CheckpointFileLocation = SnapshotFileLocation") { (me: Me) in
      .string(me.machine.paths.snapshots.description)
    }
  }

  private static func files(_ m: MemberDeclarations) {
    m.property("string ConfigurationLocation {get;}") { (me: Me) in
      .string(me.machine.paths.configuration.description)
    }
    m.property("bool SmartPagingFileInUse {get;}") { (_: Me) in .bool(false) }
    m.property("string SmartPagingFilePath {get;set;}") { (me: Me) in
      .string(me.machine.paths.smartPaging.description)
    }
    m.property("string SnapshotFileLocation {get;set;}") { (me: Me) in
      .string(me.machine.paths.snapshots.description)
    }
  }

  private static func automatics(_ m: MemberDeclarations) {
    m.property("Microsoft.HyperV.PowerShell.StartAction AutomaticStartAction {get;set;}") {
      (me: Me) in .member("StartAction", me.machine.automatic.start)
    }
    m.property("int AutomaticStartDelay {get;set;}") { (me: Me) in
      .whole(me.machine.automatic.startDelay)
    }
    m.property("Microsoft.HyperV.PowerShell.StopAction AutomaticStopAction {get;set;}") {
      (me: Me) in .member("StopAction", me.machine.automatic.stop)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.CriticalErrorAction AutomaticCriticalErrorAction {get;set;}"
    ) { (me: Me) in .member("CriticalErrorAction", me.machine.automatic.criticalError) }
    m.property("int AutomaticCriticalErrorActionTimeout {get;set;}") { (me: Me) in
      .whole(me.machine.automatic.criticalErrorTimeout)
    }
    m.property("bool AutomaticCheckpointsEnabled {get;set;}") { (me: Me) in
      .bool(me.machine.automaticCheckpointsEnabled)
    }
  }

  private static func load(_ m: MemberDeclarations) {
    m.property("int CPUUsage {get;}") { (me: Me) in .whole(me.processorUsage) }
    m.property("long MemoryAssigned {get;}") { (me: Me) in .long(me.machine.memoryAssigned) }
    // What a guest asks for is not simulated: a running one asks for what it has.
    m.property("long MemoryDemand {get;}") { (me: Me) in .long(me.machine.memoryAssigned) }
    m.property("string MemoryStatus {get;}") { (me: Me) in
      .string(me.machine.isActive && me.machine.memory.isDynamic ? "OK" : "")
    }
    m.property("System.Nullable[bool] NumaAligned {get;}") { (me: Me) in
      me.machine.isActive ? .bool(true) : .null
    }
    m.property("int NumaNodesCount {get;}") { (_: Me) in .whole(1) }
    m.property("int NumaSocketCount {get;}") { (_: Me) in .whole(1) }
  }

  private static func status(_ m: MemberDeclarations) {
    m.property("System.Nullable[Microsoft.HyperV.PowerShell.VMHeartbeatStatus] Heartbeat {get;}") {
      (me: Me) in me.heartbeat
    }
    m.property("string IntegrationServicesState {get;}") { (_: Me) in .string("") }
    m.property("version IntegrationServicesVersion {get;}") { (_: Me) in .null }
    m.property("timespan Uptime {get;}") { (me: Me) in .span(me.uptime) }
    m.property("Microsoft.HyperV.PowerShell.VMOperationalStatus[] OperationalStatus {get;}") {
      (me: Me) in .list(me.operationalStatus.map { .member("VMOperationalStatus", $0) })
    }
    m.property(
      "System.Nullable[Microsoft.HyperV.PowerShell.VMOperationalStatus] PrimaryOperationalStatus {get;}"
    ) { (me: Me) in me.status(0) }
    m.property(
      "System.Nullable[Microsoft.HyperV.PowerShell.VMOperationalStatus] SecondaryOperationalStatus {get;}"
    ) { (me: Me) in me.status(1) }
    m.property("string[] StatusDescriptions {get;}") { (me: Me) in
      .strings(me.statusDescriptions)
    }
    m.property("string PrimaryStatusDescription {get;}") { (me: Me) in
      .string(me.statusDescriptions.first ?? "")
    }
    m.property("string SecondaryStatusDescription {get;}") { (me: Me) in
      .string(me.statusDescriptions.dropFirst().first ?? "")
    }
    m.property("string Status {get;}") { (me: Me) in .string(me.statusDescriptions.last ?? "") }
  }

  private static func replication(_ m: MemberDeclarations) {
    m.property("Microsoft.HyperV.PowerShell.VMReplicationHealthState ReplicationHealth {get;}") {
      (_: Me) in .member("VMReplicationHealthState", 0)
    }
    m.property("Microsoft.HyperV.PowerShell.VMReplicationMode ReplicationMode {get;}") {
      (_: Me) in .member("VMReplicationMode", 0)
    }
    m.property("Microsoft.HyperV.PowerShell.VMReplicationState ReplicationState {get;}") {
      (_: Me) in .member("VMReplicationState", 0)
    }
    m.property("bool ResourceMeteringEnabled {get;}") { (me: Me) in
      .bool(me.machine.metering != nil)
    }
    m.property("Microsoft.HyperV.PowerShell.CheckpointType CheckpointType {get;set;}") {
      (me: Me) in .member("CheckpointType", me.machine.checkpointType)
    }
    m.property(
      "Microsoft.HyperV.PowerShell.EnhancedSessionTransportType EnhancedSessionTransportType {get;set;}"
    ) { (_: Me) in .member("EnhancedSessionTransportType", 0) }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.VMGroup] Groups {get;}"
    ) { (_: Me) in .list([]) }
  }

  private static func identity(_ m: MemberDeclarations) {
    m.property("string Version {get;}") { (me: Me) in .string(me.machine.version.description) }
    m.property("Microsoft.HyperV.PowerShell.VirtualMachineType VirtualMachineType {get;}") {
      (_: Me) in .member("VirtualMachineType", 3)
    }
    m.property("Microsoft.HyperV.PowerShell.VirtualMachineSubType VirtualMachineSubType {get;}") {
      (me: Me) in .member("VirtualMachineSubType", me.machine.generation)
    }
    m.property("string Notes {get;set;}") { (me: Me) in .string(me.machine.notes) }
    m.property("Microsoft.HyperV.PowerShell.VMState State {get;}") { (me: Me) in
      .member("VMState", me.machine.state)
    }
  }

  private static func devices(_ m: MemberDeclarations) {
    m.property("Microsoft.HyperV.PowerShell.VMComPort ComPort1 {get;}") { (me: Me) in
      me.comPort(1)
    }
    m.property("Microsoft.HyperV.PowerShell.VMComPort ComPort2 {get;}") { (me: Me) in
      me.comPort(2)
    }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.DvdDrive] DVDDrives {get;}"
    ) { (me: Me) in .list(me.dvdDrives) }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.VMFibreChannelHba] FibreChannelHostBusAdapters {get;}"
    ) { (_: Me) in .list([]) }
    m.property("Microsoft.HyperV.PowerShell.VMFloppyDiskDrive FloppyDrive {get;}") { (_: Me) in
      .null
    }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.HardDiskDrive] HardDrives {get;}"
    ) { (me: Me) in .list(me.hardDrives) }
    m.property("Microsoft.HyperV.PowerShell.VMRemoteFx3DVideoAdapter RemoteFxAdapter {get;}") {
      (_: Me) in .null
    }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.VMIntegrationComponent] VMIntegrationService {get;}"
    ) { (me: Me) in .list(me.integrationServices) }
  }

  private static func resources(_ m: MemberDeclarations) {
    m.property("bool DynamicMemoryEnabled {get;}") { (me: Me) in
      .bool(me.machine.memory.isDynamic)
    }
    m.property("long MemoryMaximum {get;}") { (me: Me) in .long(me.machine.memory.maximum) }
    m.property("long MemoryMinimum {get;}") { (me: Me) in .long(me.machine.memory.minimum) }
    m.property("long MemoryStartup {get;}") { (me: Me) in .long(me.machine.memory.startup) }
    m.property("long ProcessorCount {get;}") { (me: Me) in
      .long(Int64(me.machine.processor.count))
    }
    m.property("bool BatteryPassthroughEnabled {get;set;}") { (_: Me) in .bool(true) }
    m.property("int Generation {get;}") { (me: Me) in .whole(me.machine.generation) }
    m.property("bool IsClustered {get;}") { (_: Me) in .bool(false) }
  }

  private static func origin(_ m: MemberDeclarations) {
    m.property("System.Nullable[guid] ParentSnapshotId {get;}") { (me: Me) in
      me.parentCheckpointID
    }
    m.property("string ParentSnapshotName {get;}") { (me: Me) in me.parentCheckpointName }
    m.property("string Path {get;}") { (me: Me) in
      .string(me.machine.paths.configuration.description)
    }
    m.property("long SizeOfSystemFiles {get;}") { (me: Me) in .long(me.sizeOfSystemFiles) }
    m.property("bool GuestControlledCacheTypes {get;set;}") { (_: Me) in .bool(false) }
    m.property("uint LowMemoryMappedIoSpace {get;set;}") { (_: Me) in .unsigned(134_217_728) }
    m.property("ulong HighMemoryMappedIoSpace {get;set;}") { (_: Me) in
      .number(.uint64(536_870_912))
    }
    m.property("Microsoft.HyperV.PowerShell.OnOffState LockOnDisconnect {get;set;}") { (_: Me) in
      .member("OnOffState", 1)
    }
    m.property("datetime CreationTime {get;}") { (me: Me) in .moment(me.machine.createdAt) }
    m.property("guid Id {get;}") { (me: Me) in .guid(me.id) }
    m.property("string Name {get;}") { (me: Me) in .text(me.machine.name) }
    m.property(
      "System.Collections.Generic.IReadOnlyList[Microsoft.HyperV.PowerShell.VMNetworkAdapter] NetworkAdapters {get;}"
    ) { (me: Me) in .list(me.networkAdapters) }
  }
}

// MARK: What the properties are made of

extension VirtualMachineObject {
  fileprivate var parentCheckpointID: Value {
    machine.currentCheckpoint.map { .guid($0) } ?? .null
  }

  fileprivate var parentCheckpointName: Value {
    let parent = machine.checkpoints.first { $0.id == machine.currentCheckpoint }
    return parent.map { .text($0.name) } ?? .null
  }

  var processorUsage: Int { machine.state == .running ? machine.guest.processorUsage : 0 }

  var uptime: Interval {
    guard let now = try? lab.datacenter.clock else { return .zero }
    return machine.uptime(at: now)
  }

  /// 2 is Ok; a second entry says what is going on (32774: the machine is being moved).
  var operationalStatus: [Int] { machine.migration == nil ? [2] : [2, 32774] }

  func status(_ place: Int) -> Value {
    operationalStatus.indices.contains(place)
      ? .member("VMOperationalStatus", operationalStatus[place]) : .null
  }

  var statusDescriptions: [String] {
    let texts: [Text] =
      machine.migration == nil ? [.operatingNormally] : [.operatingNormally, .migrating]
    return texts.map { $0[lab.language] }
  }

  /// `OkApplicationsUnknown` of a guest that is up, `NoContact` of one that is not yet, nothing of
  /// a machine that is off.
  var heartbeat: Value {
    guard machine.state == .running, let now = try? lab.datacenter.clock else { return .null }
    let isOn = machine.integrationServices.contains { $0.kind == .heartbeat && $0.isEnabled }
    return .member("VMHeartbeatStatus", !isOn ? 1 : machine.guestIsUp(at: now) ? 5 : 2)
  }

  /// The configuration and, of a machine that holds memory, its runtime file; sizes are ours.
  var sizeOfSystemFiles: Int64 {
    (machine.isActive ? 4 * Int64.mebibyte : 0) + 84 * .kibibyte
  }
}

extension Text {
  // The German word was not found in public material: ours.
  fileprivate static let operatingNormally = Text(
    en: "Operating normally", de: "Normaler Betrieb")
  fileprivate static let migrating = Text(
    en: "Migrating virtual machine", de: "Virtueller Computer wird migriert")
}
