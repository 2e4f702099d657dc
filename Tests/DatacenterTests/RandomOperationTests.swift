import Datacenter
import Glibc
import Messages
import Testing

/// A repeatable source of choices (SplitMix64).
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(below limit: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: scrambled(state) >> 1) % limit
  }

  mutating func choice<Element>(_ elements: [Element]) -> Element {
    elements[number(below: elements.count)]
  }
}

/// Whatever anyone does, in whatever order, the datacenter stays whole and the run repeatable.
@Suite struct RandomOperationTests {
  /// A sample; `HVLAB_OPERATIONS=1000000` makes it the release's million.
  @Test func tenThousandOperationsBreakNothing() throws {
    var random = Random(seed: 42)
    var bench = Bench()
    var refused = 0
    let count = getenv("HVLAB_OPERATIONS").flatMap { Int(String(cString: $0)) } ?? 10_000
    for step in 0..<count {
      let before = bench.datacenter
      do throws(Refusal) {
        let events = try operation(&random, &bench).decide(in: before)
        bench.datacenter.apply(events)
      } catch {
        refused += 1
        bench.datacenter.apply(error.aftermath)
      }
      let broken = bench.datacenter.brokenInvariants
      try #require(broken.isEmpty, "step \(step): \(broken)")
    }
    #expect(refused > count / 100 && refused < count / 20 * 19)
    #expect(bench.datacenter.machines.count > 1)
  }

  @Test func theSameSeedGivesTheSameHistory() {
    func history() -> [String] {
      var random = Random(seed: 5)
      var bench = Bench()
      return (0..<500).map { _ in
        do throws(Refusal) {
          let events = try operation(&random, &bench).decide(in: bench.datacenter)
          bench.datacenter.apply(events)
          return "\(events)"
        } catch { return error.text.en }
      }
    }
    #expect(history() == history())
  }

  private func operation(_ random: inout Random, _ bench: inout Bench) -> any Operation {
    bench.session.host = random.choice(["HV01", "HV02", "ADMIN01"])
    let host = random.choice(["HV01", "HV02"])
    let machines = bench.datacenter.machines.keys
    let machine = machines.isEmpty ? .empty : random.choice(machines)
    let session = bench.session
    switch random.number(below: 18) {
    case 14: return partChange(&random, machine, bench, session)
    case 15: return checkpointChange(&random, machine, bench.datacenter, session)
    case 16: return diskChange(&random, host, session)
    case 0:
      return MigrationSwitch(host: host, isEnabled: random.number(below: 5) > 0, session: session)
    case 1: return networkChange(&random, host, session)
    case 2: return settingsChange(&random, host, session)
    case 3:
      let actions: [PowerAction] = [
        .start, .shutDown(force: false), .shutDown(force: true), .turnOff, .save, .pause, .resume,
        .reset, .reboot,
      ]
      return MachinePower(machine: machine, action: random.choice(actions), session: session)
    case 4: return creation(&random, host, session)
    case 5:
      let isCrowded = machines.count > 12
      switch random.number(below: 20) {
      case 0: return MachineRemoval(machine: machine, session: session)
      case 1...8 where isCrowded: return MachineRemoval(machine: machine, session: session)
      case 9...12: return Checkpointing(machine: machine, name: "c", session: session)
      default: return machineChange(&random, machine, session)
      }
    case 6: return machineChange(&random, machine, session)
    case 7: return switchChange(&random, host, bench.datacenter, session)
    case 8:
      // Tombstones stay, so a long run must stop making them.
      let count = bench.datacenter.directory.replicas["DC01"]?.objects.count ?? 0
      return directoryChange(&random, session, mayCreate: count < 60)
    case 9: return hostChange(&random, host, machine, session, at: bench.datacenter.clock)
    case 10:
      let spans: [Interval] = [.seconds(10), .minutes(4), .minutes(16), .minutes(2000)]
      return ClockAdvance(random.choice(spans))
    case 17:
      let plans: [StoragePlan] = [
        .moves(below: #"D:\VMs\a"#), .moves(below: #"C:\VMs"#), .moves(below: #"X:\"#),
      ]
      var move = StorageMove(machine: machine, storage: random.choice(plans), session: session)
      move.removesUnmanagedDisks = random.number(below: 2) == 0
      move.retainsCopiesAtSource = random.number(below: 4) == 0
      return move
    default:
      let plans: [StoragePlan] = [
        .stays, .moves(below: nil), .moves(below: #"D:\VMs\a"#), .moves(below: #"D:\VMs\b"#),
        .moves(below: #"C:\VMs"#), .moves(below: #"X:\"#),
      ]
      return LiveMigration(
        machine: machine, destination: host, storage: random.choice(plans), session: session)
    }
  }

  private func directoryChange(
    _ random: inout Random, _ session: LogonSession, mayCreate: Bool
  ) -> any Operation {
    let controllers = ["DC01", "DC02"]
    let (one, other) = (random.choice(controllers), random.choice(controllers))
    let name = random.choice(["HV01", "HV02", "Administrator", "Domain Admins", "new1", "nobody"])
    let service = AttributeValue.text(
      random.choice([
        "cifs/HV01", "cifs/HV02", "Microsoft Virtual System Migration Service/HV02",
        "Microsoft Virtual System Migration Service/HV01",
      ]))
    switch random.number(below: 6) {
    case 0: return ReplicationRequest(.pair(from: one, to: other), session: session)
    case 1: return ReplicationRequest(.object(name, from: one, to: other), session: session)
    case 2 where mayCreate:
      return AccountCreation(.computer, name: "new1", server: one, session: session)
    case 3:
      return AccountRemoval("new1", server: one, session: session)
    case 4:
      let flag = UserAccountControl.trustedToAuthForDelegation
      let isOn = random.number(below: 2) == 0
      return DirectoryEdit(name, server: one, [.flag(flag, isOn: isOn)], session: session)
    default:
      let attribute = random.choice([Name.allowedToDelegateTo, .servicePrincipalName])
      let changes: [DirectoryEdit.Change] = [
        .add(attribute, [service]), .remove(attribute, [service]), .clear(.allowedToDelegateTo),
        .replace(.allowedToDelegateTo, [service]),
      ]
      return DirectoryEdit(name, server: one, [random.choice(changes)], session: session)
    }
  }

  private func hostChange(
    _ random: inout Random, _ host: String, _ machine: VirtualMachine.ID, _ session: LogonSession,
    at now: Instant
  ) -> any Operation {
    switch random.number(below: 8) {
    case 6:
      var security = HostSecurity()
      security.machinesMayLogOnAsService = random.number(below: 4) > 0
      return HostFactChange([.security(security)], on: host, session: session)
    case 7:
      return PlannedMachineRemoval(machine: machine, on: host, session: session)
    case 0:
      let state = random.choice([WindowsService.State.stopped, .running, .running])
      let service = random.choice(["vmms", "WinRM", "LanmanServer"])
      return ServiceChange(service, on: host, to: state, session: session)
    case 1: return TicketPurge(of: LogonSession.systemID, session: session)
    case 2: return TicketRequest("cifs/\(host)", for: LogonSession.systemID, session: session)
    case 3: return HostRestart(host, session: session)
    case 4:
      let ways: [SignIn.Way] = [.console, .remoteShell, .remoteDesktop, .remoteShellWithCredSSP]
      return SignIn(
        to: host, by: random.choice(ways), as: session.account, session: session)
    default:
      let events: [Event] = [
        .host(Name(host), .factChanged(.powered(random.number(below: 4) > 0))),
        .host("DC02", .factChanged(.powered(random.number(below: 4) > 0))),
        .directory(
          .linkSwitched(from: "DC01", to: "DC02", isEnabled: random.number(below: 3) > 0)),
      ]
      let delay = Interval.seconds(Double(random.number(below: 100)))
      return FaultPlan(
        .add(ScheduledFault("f", at: now + delay, [random.choice(events)])))
    }
  }

  private func networkChange(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> MigrationNetworkChange {
    let subnets = [
      "192.168.10.0/24", "192.168.10.1", "192.168.10.2", "10.0.0.0/24", "fd00::/64", "no",
    ]
    let changes: [MigrationNetworkChange.Change] = [
      .add(priority: 2), .set(newSubnet: nil, newPriority: nil),
      .set(newSubnet: nil, newPriority: 1),
      .set(newSubnet: random.choice(subnets), newPriority: nil), .remove,
    ]
    return MigrationNetworkChange(
      host: host, subnet: random.choice(subnets), change: random.choice(changes), session: session)
  }

  private func creation(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> MachineCreation {
    let disks: [MachineCreation.Disk] = [
      .none, .new(path: #"D:\VMs\a.vhdx"#, size: 40 * .gibibyte),
      .new(path: "b.vhdx", size: .gibibyte), .new(path: "b.vhd", size: .gibibyte),
      .existing(path: #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#), .existing(path: "no"),
    ]
    var creation = MachineCreation(
      host: host, name: random.choice(["a", "b", "c"]), session: session)
    creation.generation = random.choice([1, 2])
    creation.disk = random.choice(disks)
    creation.memory = random.choice([.gibibyte, 8 * .gibibyte, 1])
    creation.switchName = random.choice([nil, "LAN", "no"])
    creation.path = random.choice([nil, #"D:\VMs"#, #"X:\VMs"#])
    return creation
  }

  private func machineChange(
    _ random: inout Random, _ machine: VirtualMachine.ID, _ session: LogonSession
  ) -> MachineChange {
    let settings: [MachineSetting] = [
      .name("n"), .notes("n"), .processorCount(2), .processorCount(99), .processorWeight(5),
      .compatibilityForMigration(true), .dynamicMemory(true), .dynamicMemory(false),
      .startupMemory(2 * .gibibyte), .startupMemory(40 * .gibibyte), .minimumMemory(.gibibyte),
      .maximumMemory(8 * .gibibyte), .checkpointType(.standard), .checkpointType(.disabled),
      .startAction(.start), .snapshotFolder(#"D:\s"#), .smartPagingFolder(#"X:\s"#),
    ]
    return MachineChange(
      machine: machine, subject: random.choice([.machine, .memory, .processor]),
      settings: [random.choice(settings), random.choice(settings)], session: session)
  }

  private static let diskFiles = [
    #"D:\VMs\a.vhdx"#, #"D:\VMs\d.vhdx"#, #"D:\VMs\e.vhdx"#,
    #"C:\ProgramData\Microsoft\Windows\Virtual Hard Disks\b.vhdx"#,
    #"D:\VMs\web01\Virtual Hard Disks\web01.vhdx"#, "no.vhdx",
  ]

  private func partChange(
    _ random: inout Random, _ id: VirtualMachine.ID, _ bench: Bench, _ session: LogonSession
  ) -> any Operation {
    let machine = bench.datacenter.machines[id]
    let adapter = machine?.adapters.first?.id ?? .empty
    let slot = machine?.hardDrives.last?.slot ?? ControllerSlot(.scsi, 0, 0)
    switch random.number(below: 9) {
    case 0:
      let changes: [AdapterChange.Change] = [
        .add(name: "a", switchName: nil, isLegacy: false, address: .dynamic),
        .add(name: "a", switchName: "LAN", isLegacy: true, address: .fixed("00155D000001")),
        .set(adapter: adapter, [.address(.fixed("00155D000001")), .dhcpGuard(true)]),
        .set(adapter: adapter, [.address(.dynamic), .name("b")]), .remove(adapter: adapter),
      ]
      return AdapterChange(machine: id, change: random.choice(changes), session: session)
    case 1, 2:
      let path = random.choice(Self.diskFiles)
      let leaf = machine?.hardDrives.first?.path?.description ?? "no"
      let changes: [HardDriveChange.Change] = [
        .add(SlotWish(), path: path), .add(SlotWish(type: .scsi), path: leaf), .remove(slot),
        .addPhysical(SlotWish(), disk: random.number(below: 4)),
        .set(slot, path: path, to: SlotWish()),
        .set(slot, path: nil, to: SlotWish(location: random.number(below: 3))),
      ]
      return HardDriveChange(machine: id, change: random.choice(changes), session: session)
    case 3:
      let drive = machine?.dvdDrives.first?.slot ?? slot
      let changes: [DvdDriveChange.Change] = [
        .add(SlotWish(), path: nil), .add(SlotWish(number: 1), path: "no"), .remove(drive),
        .move(drive, to: SlotWish(location: random.number(below: 3))),
      ]
      return DvdDriveChange(machine: id, change: random.choice(changes), session: session)
    case 4:
      let change = random.choice([ControllerChange.Change.add, .remove(number: 1)])
      return ControllerChange(machine: id, change: change, session: session)
    case 5:
      return IntegrationServiceChange(
        machine: id, service: random.choice(IntegrationService.Kind.allCases),
        isEnabled: random.number(below: 3) > 0, session: session)
    case 6:
      let settings: [FirmwareSetting] = [
        .secureBoot(false), .numLock(true), .firstBootDevice(.network(adapter: adapter)),
        .bootOrder([.drive(slot)]),
      ]
      return FirmwareChange(machine: id, settings: [random.choice(settings)], session: session)
    case 7:
      let change = random.choice([MeteringChange.Change.enable, .disable, .reset])
      return MeteringChange(machine: id, change: change, session: session)
    default: return VersionUpdate(machine: id, session: session)
    }
  }

  private func checkpointChange(
    _ random: inout Random, _ id: VirtualMachine.ID, _ datacenter: Datacenter,
    _ session: LogonSession
  ) -> any Operation {
    let checkpoints = datacenter.machines[id]?.checkpoints.map(\.id) ?? []
    let checkpoint = checkpoints.isEmpty ? .empty : random.choice(checkpoints)
    switch random.number(below: 5) {
    case 0: return Checkpointing(machine: id, name: "d", session: session)
    case 1:
      return CheckpointRenaming(machine: id, checkpoint: checkpoint, newName: "e", session: session)
    case 2, 3:
      return CheckpointRestoration(machine: id, checkpoint: checkpoint, session: session)
    default:
      return CheckpointRemoval(
        machine: id, checkpoint: checkpoint, withChildren: random.number(below: 2) == 0,
        session: session)
    }
  }

  private func diskChange(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> any Operation {
    let (path, other) = (random.choice(Self.diskFiles), random.choice(Self.diskFiles))
    let kinds: [DiskImageCreation.Kind] = [.dynamic, .fixed, .differencing(parent: other)]
    switch random.number(below: 4) {
    case 0:
      let size = random.choice([nil, Int64.gibibyte, 2000 * .gibibyte])
      var creation = DiskImageCreation(
        host: host, path: path, kind: random.choice(kinds), size: size, session: session)
      if random.number(below: 4) == 0 { creation.sourceDisk = random.number(below: 4) }
      return creation
    case 1:
      let size = random.choice([nil, 2 * Int64.gibibyte, 60 * .gibibyte])
      return DiskImageResizing(host: host, path: path, size: size, session: session)
    default:
      var conversion = DiskImageConversion(
        host: host, path: path, destination: other, kind: random.choice(kinds), session: session)
      conversion.deletesSource = random.number(below: 2) == 0
      return conversion
    }
  }

  private func switchChange(
    _ random: inout Random, _ host: String, _ datacenter: Datacenter, _ session: LogonSession
  ) -> VirtualSwitchChange {
    let ids = datacenter.hosts[Name(host)]?.switches.map(\.id) ?? []
    let id = ids.isEmpty ? .empty : random.choice(ids)
    let kinds: [VirtualSwitchChange.Kind] = [
      .private, .internal, .external(.name("Migration"), allowsManagementOS: true),
      .external(.name("no"), allowsManagementOS: false),
    ]
    let changes: [VirtualSwitchChange.Change] = [
      .create(name: "LAN", kind: random.choice(kinds), id: nil, notes: ""),
      .set(id, kind: random.choice(kinds), allowsManagementOS: nil, notes: "n"), .remove(id),
    ]
    return VirtualSwitchChange(host: host, change: random.choice(changes), session: session)
  }

  private func settingsChange(
    _ random: inout Random, _ host: String, _ session: LogonSession
  ) -> HostSettingsChange {
    let settings: [HostSetting] = [
      .useAnyNetwork(true), .useAnyNetwork(false), .maximumMigrations(2),
      .authentication(.kerberos),
      .authentication(.credSSP), .performanceOption(.smb), .performanceOption(.tcpIP),
      .macAddressMinimum("00155D000000"), .macAddressMaximum("00155D00FFFF"),
      .virtualHardDiskPath(#"D:\Disks"#), .virtualMachinePath(#"D:\VMs"#), .macAddressMinimum("zz"),
    ]
    return HostSettingsChange(host: host, settings: [random.choice(settings)], session: session)
  }
}
