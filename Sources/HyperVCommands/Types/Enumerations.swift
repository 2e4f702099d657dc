internal import PowerShellEngine

/// The enumerations of the Hyper-V module, with their numbers (facts/hyperv-types.json).
enum HyperVEnumerations {
  static let definitions: [TypeDefinition] =
    definitions(table, in: HyperVType.namespace) + definitions(others, in: "")

  private static func definitions(_ table: String, in namespace: String) -> [TypeDefinition] {
    table.utf8.split(separator: UInt8(ascii: "\n")).map {
      let words = $0.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
      return TypeDefinition(
        enumeration: namespace + (words.first ?? ""), words.dropFirst().compactMap(member))
    }
  }

  /// The short names of the enumerations.
  static let names = Set(
    table.utf8.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0.prefix { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    })

  private static func member(_ text: String) -> (name: String, value: Int64)? {
    let parts = text.utf8.split(separator: UInt8(ascii: "="))
    guard parts.count == 2, let value = Int64(String(decoding: parts[1], as: UTF8.self)) else {
      return nil
    }
    return (String(decoding: parts[0], as: UTF8.self), value)
  }

  // One line a type: its name, then members with numbers, smallest first.
  private static let table = """
    BootDevice Floppy=0 CD=1 IDE=2 LegacyNetworkAdapter=3 NetworkAdapter=4 VHD=5
    BootSourceType Unknown=0 Drive=1 Network=2 File=3
    CacheAttributes Default=0 WriteCacheEnabled=1 WriteCacheAndFUAEnabled=2 WriteCacheDisabled=3
    CaptureLiveState CaptureCrashConsistentState=0 CaptureSavedState=1 CaptureDataConsistentState=2
    CheckpointType Disabled=2 Production=3 ProductionOnly=4 Standard=5
    ConsoleModeType Default=0 COM1=1 COM2=2 None=3
    ControllerType IDE=0 SCSI=1 PMEM=2
    CopyFileSourceType Host=0
    CriticalErrorAction None=0 Pause=1
    DvdMediaType None=0 ISO=1 PassThrough=2
    EnhancedSessionTransportType VMBus=0 HvSocket=1
    GroupType VMCollectionType=0 ManagementCollectionType=1
    GuestIsolationType TrustedLaunch=0 Vbs=1 Snp=2 Tdx=3 Disabled=16
    IPProtocolPreference IPv4=0 IPv6=1
    IovInterruptModerationValue Default=0 Adaptive=1 Off=2 Low=100 Medium=200 High=300
    MigrationAuthenticationType CredSSP=0 Kerberos=1
    OnOffState On=0 Off=1
    OperationType MoveVirtualMachine=0 ImportVirtualMachine=1 MoveVirtualMachineAndStorage=2
    RecoveryAuthenticationType Kerberos=1 Certificate=2 CertificateAndKerberos=3
    ReplicationAuthenticationType Kerberos=1 Certificate=2
    ResolutionType Maximum=2 Single=3 Default=4
    SnapshotType Standard=0 Recovery=1 Planned=2 Missing=5 Replica=6 AppConsistentReplica=7 SyncedReplica=8
    StartAction Nothing=2 StartIfRunning=3 Start=4
    StopAction TurnOff=2 Save=3 ShutDown=4
    ThreadCount Automatic=0 Low=1 Medium=2 High=3
    VMConnectAceAccessType Allowed=0 Denied=1
    VMHeartbeatStatus Unknown=0 Disabled=1 NoContact=2 Error=3 LostCommunication=4 OkApplicationsUnknown=5 OkApplicationsHealthy=6 OkApplicationsCritical=7 Paused=8
    VMIntegrationComponentOperationalStatus Ok=2 Degraded=3 Error=6 NonRecoverableError=7 NoContact=12 LostCommunication=13 ProtocolMismatch=32775 ApplicationCritical=32782 CommunicationTimedOut=32783 CommunicationFailed=32784 Disabled=32896
    VMMigrationPerformance TCPIP=0 Compression=1 SMB=2
    VMNetworkAdapterAclAction Allow=1 Deny=2 Meter=3
    VMNetworkAdapterAclDirection Inbound=1 Outbound=2 Both=3
    VMNetworkAdapterAclType Mac=1 IPv4=2 IPv6=3 WildcardIPv4=4 WildcardIPv6=5 WildcardBoth=6 WildcardMac=7
    VMNetworkAdapterExtendedAclAction Allow=1 Deny=2
    VMNetworkAdapterExtendedAclDirection Inbound=1 Outbound=2
    VMNetworkAdapterIsolationMode None=0 NativeVirtualSubnet=1 ExternalVirtualSubnet=2 Vlan=3
    VMNetworkAdapterOperationalStatus Unknown=0 Other=1 Ok=2 Degraded=3 Stressed=4 PredictiveFailure=5 Error=6 NonRecoverableError=7 Starting=8 Stopping=9 Stopped=10 InService=11 NoContact=12 LostCommunication=13 Aborted=14 Dormant=15 SupportingEntity=16 Completed=17 PowerMode=18 ProtocolVersion=32775
    VMNetworkAdapterPortMirroringMode None=0 Destination=1 Source=2
    VMNetworkAdapterPrivateVlanMode Isolated=1 Community=2 Promiscuous=3
    VMNetworkAdapterVlanMode Untagged=0 Access=1 Trunk=2 Private=3
    VMOperationalStatus Ok=2 Degraded=3 PredictiveFailure=5 InService=11 Dormant=15 SupportingEntityInError=16 ApplyingSnapshot=23769 CreatingSnapshot=32768 DeletingSnapshot=32770 WaitingToStart=32771 MergingDisks=32772 ExportingVirtualMachine=32773 MigratingVirtualMachine=32774 BackingUpVirtualMachine=32776 ModifyingUpVirtualMachine=32777 StorageMigrationPhaseOne=32778 StorageMigrationPhaseTwo=32779 MigratingPlannedVm=32780 CheckingCompatibility=32781 ApplicationCriticalState=32782 CommunicationTimedOut=32783 CommunicationFailed=32784 NoIommu=32785 NoIovSupportInNic=32786 SwitchNotInIovMode=32787 IovBlockedByPolicy=32788 IovNoAvailResources=32789 IovGuestDriversNeeded=32790 CriticalIoError=32795
    VMProcessorOperationalStatus Ok=2 HostResourceProtectionFirst=40000 HostResourceProtectionUnknown=40000 HostResourceProtectionEnabled=40001 HostResourceProtectionDisabled=40002 HostResourceProtectionDegradedSuspended=40003 HostResourceProtectionLast=40004 HostResourceProtectionDegradedFirst=40020 HostResourceProtectionDegradedSerialPipe=40020 HostResourceProtectionDegradedSynthDebug=40021 HostResourceProtectionDegradedLegacyNic=40022 HostResourceProtectionDegradedDvdMedia=40023 HostResourceProtectionDegradedFloppyMedia=40024 HostResourceProtectionDegradedLast=40025
    VMReplicationHealthState NotApplicable=0 Normal=1 Warning=2 Critical=3
    VMReplicationMode None=0 Primary=1 Replica=2 TestReplica=3 ExtendedReplica=4
    VMReplicationRelationshipType Simple=0 Extended=1
    VMReplicationServerOperationalStatus Unknown=0 Other=1 Ok=2 Degraded=3 Stressed=4 PredictiveFailure=5 Error=6 NonRecoverableError=7 Starting=8 Stopping=9 Stopped=10 InService=11 NoContact=12 LostCommunication=13 Aborted=14 Dormant=15 SupportingEntityInError=16 Completed=17 PowerMode=18
    VMReplicationState Disabled=0 ReadyForInitialReplication=1 InitialReplicationInProgress=2 WaitingForInitialReplication=3 Replicating=4 PreparedForFailover=5 FailedOverWaitingCompletion=6 FailedOver=7 Suspended=8 Error=9 WaitingForStartResynchronize=10 Resynchronizing=11 ResynchronizeSuspended=12 RecoveryInProgress=13 FailbackInProgress=14 FailbackComplete=15 WaitingForUpdateCompletion=16 UpdateError=17 WaitingForRepurposeCompletion=18 PreparedForSyncReplication=19 PreparedForGroupReverseReplication=20 FiredrillInProgress=21
    VMReplicationType None=0 Regular=1 ApplicationConsistent=2 Planned=3
    VMResourcePoolType Memory=0 Processor=1 Ethernet=2 VHD=3 ISO=4 VFD=5 FibreChannelPort=6 FibreChannelConnection=7 PciExpress=8
    VMState Other=1 Running=2 Off=3 Stopping=4 Saved=6 Paused=9 Starting=10 Reset=11 Saving=32773 Pausing=32776 Resuming=32777 FastSaved=32779 FastSaving=32780 ForceShutdown=32781 ForceReboot=32782 Hibernated=32783 ComponentServicing=32784 RunningCritical=32785 OffCritical=32786 StoppingCritical=32787 SavedCritical=32788 PausedCritical=32789 StartingCritical=32790 ResetCritical=32791 SavingCritical=32792 PausingCritical=32793 ResumingCritical=32794 FastSavedCritical=32795 FastSavingCritical=32796
    VMSwitchBandwidthMode Default=0 Weight=1 Absolute=2 None=3
    VMSwitchExtensionType Unknown=0 Capture=1 Filter=2 Forwarding=3 Monitoring=4 Native=5
    VMSwitchLoadBalancingAlgorithm HyperVPort=4 Dynamic=5
    VMSwitchTeamingMode SwitchIndependent=1
    VMSwitchType Private=0 Internal=1 External=2
    VirtualMachineSubType Unknown=0 Generation1=1 Generation2=2
    VirtualMachineType RealizedVirtualMachine=3 PlannedVirtualMachine=4
    VrssQueueSchedulingModeType Dynamic=0 StaticVmq=1 StaticVrss=2
    VrssVmbusChannelAffinityPolicyType None=1 Weak=2 Strong=3 Strict=4
    WaitVMTypes Heartbeat=0 IPAddress=1 Reboot=2 MemoryOperations=3
    WmiProtocolIFType None=0 Other=1 IPv4=4096 IPv6=4097 IPv4v6=4098
    """

  // By their full names: those that a command's class or another library brings along.
  private static let others = """
    System.Diagnostics.TraceLevel Off=0 Error=1 Warning=2 Info=3 Verbose=4
    Microsoft.HyperV.PowerShell.Commands.RestartVM+RestartType Reset=0 Reboot=1
    Microsoft.HyperV.PowerShell.Commands.RestartVM+WaitVMTypes Heartbeat=0 IPAddress=1
    Microsoft.Vhd.PowerShell.VhdCompactMode Full=0 Quick=1 Retrim=2 Pretrimmed=3 Prezeroed=4
    Microsoft.Vhd.PowerShell.VhdFormat Unknown=0 VHD=2 VHDX=3 VHDSet=4
    Microsoft.Vhd.PowerShell.VhdType Unknown=0 Fixed=2 Dynamic=3 Differencing=4
    Microsoft.Virtualization.Client.Management.DisableOnFailoverFeature None=0 RDMA=1
    Microsoft.Virtualization.Client.Management.VirtualHardDiskPmemAddressAbstractionType None=0 BTT=1 Unknown=65535
    """
}
