internal import Datacenter
internal import Messages

/// Hosts in a lab file.
enum HostSchema {
  static var host: Schema<Host> {
    Schema(identity + hardware + software + migration + access)
  }

  private static var identity: [Field<Host>] {
    [
      .name("Name", \.name).key,
      .choice(
        "OperatingSystem", \.operatingSystem.release,
        OperatingSystem.Release.allCases.map { ($0.name, $0) }),
      .choice(
        "Edition", \.operatingSystem.edition,
        [("Standard", .standard), ("Datacenter", .datacenter), ("HyperVServer", .hyperVServer)]),
      .optional(
        "Domain", \.domainName, \.text, { Name($0) }, needing: .needed("a domain", "eine Domäne")),
      .optional(
        "Workgroup", \.workgroupName, \.text, { Name($0) },
        needing: .needed("a workgroup", "eine Arbeitsgruppe")),
      .optional(
        "Account", \.account, \.description, Identity.read, needing: Identity.needed),
      .optional("Site", \.site, \.text, { Name($0) }, needing: .needed("a site", "ein Standort")),
      .truth("PoweredOn", \.isPoweredOn),
    ]
  }

  private static var hardware: [Field<Host>] {
    [
      .number("Memory", \.hardware.memory),
      .number("LogicalProcessors", \.hardware.logicalProcessors, in: 1...2048),
      .text("ProcessorVendor", \.hardware.processor.vendor),
      .text("ProcessorName", \.hardware.processor.name),
      .texts("ProcessorFeatures", \.hardware.processor.features, { $0 }, { $0 }),
      .text("ProcessorMicrocode", \.hardware.processor.microcode),
      .number("NumaNodes", \.hardware.numaNodes, in: 1...64),
      .list("Adapters", \.adapters, of: adapter, blank: NetworkAdapter()),
      .list("Volumes", \.volumes, of: volume, blank: Volume()),
      .list("Disks", \.hardware.disks, of: disk, blank: PhysicalDisk(number: 0)),
    ]
  }

  private static var software: [Field<Host>] {
    [
      .texts("Features", \.features, \.text, { Name($0) }),
      .list("Switches", \.switches, of: virtualSwitch, blank: VirtualSwitch()),
      .text("VirtualHardDiskPath", \.settings.virtualHardDiskPath),
      .text("VirtualMachinePath", \.settings.virtualMachinePath),
      .text("MacAddressMinimum", \.settings.macAddressMinimum),
      .text("MacAddressMaximum", \.settings.macAddressMaximum),
      .text("FibreChannelWwpnMinimum", \.settings.fibreChannelWwpnMinimum),
      .text("FibreChannelWwpnMaximum", \.settings.fibreChannelWwpnMaximum),
      .truth("NumaSpanning", \.settings.numaSpanningEnabled),
      .truth("EnhancedSessionMode", \.settings.enableEnhancedSessionMode),
      .number("MaximumStorageMigrations", \.settings.maximumStorageMigrations),
      .list(
        "ChangedServices", \.changedServices, of: service, blank: WindowsService("", "")),
    ]
  }

  private static var migration: [Field<Host>] {
    [
      .truth("MigrationEnabled", \.migration.isEnabled),
      .choice(
        "MigrationAuthentication", \.migration.authentication,
        [("CredSSP", .credSSP), ("Kerberos", .kerberos)]),
      .choice(
        "MigrationPerformance", \.migration.performanceOption,
        [("TCPIP", .tcpIP), ("Compression", .compression), ("SMB", .smb)]),
      .number("MaximumMigrations", \.migration.maximumMigrations),
      .truth("UseAnyNetwork", \.migration.useAnyNetwork),
      .list(
        "MigrationNetworks", \.migration.networks, of: network, blank: MigrationNetwork(.nowhere)),
    ]
  }

  private static var access: [Field<Host>] {
    [
      .texts(
        "Administrators", \.administrators, \.description, Identity.read, needing: Identity.needed),
      .texts(
        "HyperVAdministrators", \.hyperVAdministrators, \.description, Identity.read,
        needing: Identity.needed),
      .texts("DelegatesCredentialsTo", \.security.credSSPClientFor, { $0 }, { $0 }),
      .truth("ReceivesCredentials", \.security.credSSPServer),
      .texts("TrustedHosts", \.security.trustedHosts, { $0 }, { $0 }),
      .texts("GuardianCertificates", \.security.guardianCertificates, { $0 }, { $0 }),
      .choice(
        "CredentialGuard", \.security.credentialGuard,
        [("AsInstalled", nil), ("On", true), ("Off", false)]),
      .truth("MachinesMayLogOnAsService", \.security.machinesMayLogOnAsService),
      .texts(
        "PlannedLeftovers", \.plannedLeftovers, { "\($0)" }, { Guid($0) },
        needing: .needed("GUIDs", "GUIDs")),
      .truth("FirewallOn", \.network.firewallIsOn),
      .list("LocalUsers", \.localUsers, of: user, blank: LocalUser("", SecurityIdentifier(""))),
      .list("Shares", \.shares, of: share, blank: SmbShare("", WindowsPath(""))),
      .truth("PolicyReadable", \.security.policyFileIsReadable),
      .number("ClockOffsetSeconds", \.secondsAhead, in: -864_000...864_000),
    ]
  }

  // MARK: Parts

  private static var adapter: Schema<NetworkAdapter> {
    Schema([
      .name("Name", \.name).key, .text("Description", \.interfaceDescription),
      Identity.guid("Id", \.id), .text("MacAddress", \.macAddress), .name("Segment", \.segment),
      .number("BitsPerSecond", \.bitsPerSecond), .truth("SupportsRdma", \.supportsRdma),
      .truth("RdmaEnabled", \.rdmaIsEnabled), .truth("Up", \.isUp),
      .texts(
        "Addresses", \.addresses, { "\($0.address)/\($0.prefixLength)" }, Addresses.interface,
        needing: .needed("addresses like 10.0.0.1/24", "Adressen wie 10.0.0.1/24")),
      .optional(
        "Vlan", \.vlan, { "\($0)" }, { Int($0) },
        needing: .needed("the number of a VLAN as a text", "die Nummer eines VLAN als Text")),
    ])
  }

  private static var volume: Schema<Volume> {
    Schema([
      .text("Letter", \.letter).key, .text("Label", \.label), .number("Size", \.size),
      .number("Free", \.free),
    ])
  }

  private static var disk: Schema<PhysicalDisk> {
    Schema([
      .number("Number", \.number, in: 0...9999).key, .text("Model", \.model),
      .number("Size", \.size), .number("Used", \.used), .truth("Offline", \.isOffline),
    ])
  }

  private static var virtualSwitch: Schema<VirtualSwitch> {
    Schema([
      .name("Name", \.name).key, Identity.guid("Id", \.id),
      .choice(
        "Type", \.kind, [("Private", .private), ("Internal", .internal), ("External", .external)]),
      .optional(
        "Adapter", \.adapter, \.text, { Name($0) }, needing: .needed("an adapter", "ein Adapter")),
      .truth("AllowManagementOS", \.allowsManagementOS), .text("Notes", \.notes),
    ])
  }

  private static var network: Schema<MigrationNetwork> {
    Schema([
      Field(name: "Subnet", isKey: true, get: { root, _ in .text("\(root.subnet)") }) {
        root, node, _ in
        guard case .text(let text) = node.content, let subnet = Subnet(text) else {
          return .needed("a subnet like 10.0.0.0/24", "ein Subnetz wie 10.0.0.0/24")
        }
        root.subnet = subnet
        return nil
      },
      Field(
        name: "Priority", get: { root, _ in root.priority.map { DataNode(.number(Int64($0))) } }
      ) { root, node, _ in
        guard case .number(let number) = node.content, let priority = UInt32(exactly: number) else {
          return .needed("a whole number", "eine ganze Zahl")
        }
        root.priority = priority
        return nil
      },
    ])
  }

  private static var service: Schema<WindowsService> {
    Schema([
      .name("Name", \.name).key, .text("DisplayName", \.displayName),
      .choice("State", \.state, [("Running", .running), ("Stopped", .stopped)]),
      .choice(
        "StartType", \.startType,
        [("Automatic", .automatic), ("Manual", .manual), ("Disabled", .disabled)]),
    ])
  }

  private static var user: Schema<LocalUser> {
    Schema([
      .name("Name", \.name).key, Identity.account("Id", \.id), .truth("Enabled", \.isEnabled),
    ])
  }

  private static var share: Schema<SmbShare> {
    Schema([
      .name("Name", \.name).key, Addresses.path("Path", \.path),
      .text("Description", \.description),
      .texts(
        "FullAccess", \.fullAccess, \.description, Identity.read, needing: Identity.needed),
      .truth("Faulty", \.isFaulty),
    ])
  }
}

extension Host {
  /// How far the clock is ahead, in whole seconds.
  fileprivate var secondsAhead: Int64 {
    get { clockOffset.ticks / 10_000_000 }
    set { clockOffset = Interval(ticks: newValue &* 10_000_000) }
  }

  fileprivate var domainName: Name? {
    get { domain }
    set { if let newValue { membership = .domain(newValue) } }
  }

  fileprivate var workgroupName: Name? {
    get {
      guard case .workgroup(let name) = membership else { return nil }
      return name
    }
    set { if let newValue { membership = .workgroup(newValue) } }
  }
}
