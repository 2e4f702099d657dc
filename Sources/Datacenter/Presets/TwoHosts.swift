/// The datacenter a session starts in: two Hyper-V hosts at two sites, ready for the set-up guide.
///
/// design/product.md, "The default datacenter", promises these values; transcripts rely on them.
extension Datacenter {
  package static func twoHosts(seed: UInt64 = 1) -> Datacenter {
    let preset = TwoHosts(identifiers: Identifiers(seed: seed))
    var datacenter = Datacenter(
      seed: seed, clock: Instant(year: 2025, month: 3, day: 3, hour: 9),
      signedIn: LogonSession(account: preset.administrator, host: "HV01"))
    datacenter.domains[preset.domainName] = preset.domain
    datacenter.forests[preset.domainName] = preset.forest
    datacenter.directory.establish(preset.domain, preset.accounts)
    datacenter.signedIn.id = TwoHosts.consoleSession
    for computer in preset.computers { datacenter.hosts[computer.name] = computer }
    preset.openSessions(in: &datacenter)
    for guest in TwoHosts.guests { preset.install(guest, in: &datacenter) }
    return datacenter
  }
}

private struct TwoHosts {
  let identifiers: Identifiers

  let domainName: Name = "contoso.com"
  static let headquarters: Name = "Headquarters"
  static let branch: Name = "Branch"

  var authority: SecurityIdentifier { identifiers.authority(for: "domain/contoso.com") }
  var administrator: SecurityIdentifier { authority.account(500) }
  var domainAdmins: SecurityIdentifier { authority.account(512) }

  var domain: Domain {
    var domain = Domain(name: domainName, netBIOSName: "CONTOSO", authority: authority)
    domain.sites = [Self.headquarters, Self.branch]
    domain.controllers = ["DC01", "DC02"]
    domain.nextRelativeID = 1107
    return domain
  }

  var forest: Forest {
    var forest = Forest(name: domainName)
    forest.sites = [Site(Self.headquarters), Site(Self.branch)]
    forest.siteLinks = [SiteLink([Self.headquarters, Self.branch])]
    return forest
  }

  // MARK: Sessions

  static let consoleSession: UInt64 = 0xa54c6

  /// The hosts asked for tickets of their own ten minutes ago; you signed in five minutes ago.
  func openSessions(in datacenter: inout Datacenter) {
    let since = Instant(year: 2025, month: 3, day: 3, hour: 8, minute: 50)
    for name in ["HV01", "HV02"] as [Name] {
      guard let host = datacenter.hosts[name], var ticket = datacenter.systemTicket(for: host)
      else {
        continue
      }
      ticket.issuedAt = since
      ticket.endsAt = since + Ticket.lifetime
      ticket.renewableUntil = since + Ticket.renewalLifetime
      datacenter.hosts.update(name) { $0.keep(ticket, in: LogonSession.systemID, at: since) }
    }
    let signedInAt = Instant(year: 2025, month: 3, day: 3, hour: 8, minute: 55)
    var record = LogonRecord(datacenter.signedIn, startedAt: signedInAt)
    record.tickets = [
      Ticket(
        client: administrator, server: "krbtgt/\(domainName.capitals)", at: signedInAt,
        flags: Ticket.initialFlags, controller: "DC01")
    ]
    datacenter.hosts.update("HV01") { $0.sessions.append(record) }
  }

  // MARK: Computers

  struct Computer {
    let name: Name
    let relativeID: UInt32
    let site: Name
    let lastOctet: UInt8
    let migrationOctet: UInt8?  // of the hosts with the adapter `Migration`
    let features: [Name]
  }

  static let tools: [Name] = ["RSAT-Hyper-V-Tools", "Hyper-V-Tools", "Hyper-V-PowerShell"]
  static let directory: [Name] = ["AD-Domain-Services", "DNS", "RSAT-AD-PowerShell"]

  static let list = [
    Computer(
      name: "DC01", relativeID: 1000, site: headquarters, lastOctet: 5, migrationOctet: nil,
      features: directory),
    Computer(
      name: "DC02", relativeID: 1103, site: branch, lastOctet: 6, migrationOctet: nil,
      features: directory),
    Computer(
      name: "ADMIN01", relativeID: 1104, site: headquarters, lastOctet: 20, migrationOctet: nil,
      features: tools + ["RSAT-AD-PowerShell"]),
    Computer(
      name: "HV01", relativeID: 1105, site: headquarters, lastOctet: 11, migrationOctet: 1,
      features: ["Hyper-V"] + tools + ["RSAT-AD-PowerShell"]),
    Computer(
      name: "HV02", relativeID: 1106, site: branch, lastOctet: 12, migrationOctet: 2,
      features: ["Hyper-V"] + tools + ["RSAT-AD-PowerShell"]),
  ]

  var computers: [Host] { Self.list.map(host) }

  private func host(_ computer: Computer) -> Host {
    var host = Host(computer.name)
    let localAuthority = identifiers.authority(for: "host/\(computer.name)")
    host.membership = .domain(domainName)
    host.account = authority.account(computer.relativeID)
    host.site = computer.site
    host.features = computer.features
    host.administrators = [localAuthority.account(WellKnownGroup.administrator), domainAdmins]
    host.localUsers = [
      LocalUser("Administrator", localAuthority.account(WellKnownGroup.administrator))
    ]
    if computer.migrationOctet != nil { host.security.guardianCertificates = [computer.name.text] }
    host.hardware = hardware(isHyperVHost: computer.migrationOctet != nil)
    host.hardware.disks = disks(of: computer)
    host.adapters = adapters(of: computer)
    host.volumes = [Volume(letter: "C", size: 476 * .gibibyte, free: 400 * .gibibyte)]
    guard computer.migrationOctet != nil else { return host }
    host.volumes.append(
      Volume(letter: "D", label: "VMs", size: 1863 * .gibibyte, free: 1600 * .gibibyte))
    host.switches = [lan(on: computer.name)]
    host.settings = settings(of: computer)
    return host
  }

  private func hardware(isHyperVHost: Bool) -> Hardware {
    var hardware = Hardware()
    hardware.memory = (isHyperVHost ? 64 : 16) * .gibibyte
    hardware.logicalProcessors = isHyperVHost ? 16 : 4
    let processor = "Intel(R) Xeon(R) Silver 4309Y CPU @ 2.80GHz"
    hardware.processor = ProcessorModel.named(processor) ?? ProcessorModel(name: processor)
    return hardware
  }

  /// The drives lie on disks 0 and 1; a Hyper-V host has one more, offline, to give to a machine.
  private func disks(of computer: Computer) -> [PhysicalDisk] {
    let sizes: [(size: Int64, used: Int64)] = [(477, 76), (1863, 263), (100, 18)]
    let count = computer.migrationOctet == nil ? 1 : 3
    return sizes.prefix(count).enumerated().map { number, bytes in
      var disk = PhysicalDisk(number: number)
      disk.model = "DELL PERC H755 Front SCSI Disk Device"
      disk.size = bytes.size * .gibibyte
      disk.used = bytes.used * .gibibyte
      disk.isOffline = number > 1
      return disk
    }
  }

  private func adapters(of computer: Computer) -> [NetworkAdapter] {
    let name = computer.name
    var ethernet = NetworkAdapter()
    ethernet.name = "Ethernet"
    ethernet.interfaceDescription = "Intel(R) I350 Gigabit Network Connection"
    ethernet.id = identifiers.guid(for: "adapter/\(name)/Ethernet")
    ethernet.macAddress = identifiers.macAddress(vendor: "A0369F", for: "adapter/\(name)/Ethernet")
    ethernet.segment = "Ethernet"
    ethernet.bitsPerSecond = 1_000_000_000
    ethernet.addresses = [
      InterfaceAddress(IPAddress(10, 0, 0, computer.lastOctet), prefixLength: 24)
    ]
    guard let octet = computer.migrationOctet else { return [ethernet] }
    var migration = NetworkAdapter()
    migration.name = "Migration"
    migration.interfaceDescription = "Mellanox ConnectX-4 Lx Ethernet Adapter"
    migration.id = identifiers.guid(for: "adapter/\(name)/Migration")
    migration.macAddress = identifiers.macAddress(
      vendor: "98039B", for: "adapter/\(name)/Migration")
    migration.segment = "Migration"
    migration.bitsPerSecond = 10_000_000_000
    migration.supportsRdma = true
    migration.addresses = [InterfaceAddress(IPAddress(192, 168, 10, octet), prefixLength: 24)]
    return [ethernet, migration]
  }

  private func lan(on host: Name) -> VirtualSwitch {
    var lan = VirtualSwitch()
    lan.name = "LAN"
    lan.id = identifiers.guid(for: "switch/\(host)/LAN")
    lan.kind = .external
    lan.adapter = "Ethernet"
    lan.allowsManagementOS = true
    return lan
  }

  /// The pool of addresses takes two bytes of the host's IPv4 address (hyperv-behaviour.md 1).
  private func settings(of computer: Computer) -> HostSettings {
    var settings = HostSettings()
    let prefix = "00155D00" + hex(UInt64(computer.lastOctet), 2)
    settings.macAddressMinimum = prefix + "00"
    settings.macAddressMaximum = prefix + "FF"
    let ports = "C003FF" + hex(identifiers.number(for: "wwpn/\(computer.name)"), 6)
    settings.fibreChannelWwpnMinimum = ports + "0000"
    settings.fibreChannelWwpnMaximum = ports + "FFFF"
    return settings
  }

  private func hex(_ number: UInt64, _ count: Int) -> String {
    Name(String(decoding: hexDigits(number, count), as: UTF8.self)).capitals
  }

  // MARK: Accounts

  var accounts: [Account] {
    var admin = account(WellKnownGroup.administrator, .user, "Administrator")
    admin.userAccountControl = [.normalAccount, .passwordNeverExpires]
    admin[.primaryGroupID] = [.number(Int64(WellKnownGroup.domainUsers))]
    return [admin] + groups + Self.list.map(account)
  }

  private var groups: [Account] {
    let groups: [(UInt32, Name, [SecurityIdentifier])] = [
      (WellKnownGroup.domainAdmins, "Domain Admins", [administrator]),
      (WellKnownGroup.enterpriseAdmins, "Enterprise Admins", [administrator]),
      (WellKnownGroup.domainUsers, "Domain Users", []),
      (WellKnownGroup.domainComputers, "Domain Computers", []),
      (WellKnownGroup.domainControllers, "Domain Controllers", []),
      (WellKnownGroup.protectedUsers, "Protected Users", []),
    ]
    return groups.map { id, name, members in
      var group = account(id, .group, name)
      let isUniversal = id == WellKnownGroup.enterpriseAdmins
      group[.groupType] = [.number(isUniversal ? -2_147_483_640 : -2_147_483_646)]
      group.members = members
      return group
    }
  }

  private func account(_ id: UInt32, _ kind: Account.Kind, _ name: Name) -> Account {
    Account(
      id: authority.account(id), guid: identifiers.guid(for: "account/\(name)"), kind: kind,
      name: name, domain: domainName)
  }

  private func account(of computer: Computer) -> Account {
    let isController = computer.features.contains("AD-Domain-Services")
    var account = account(computer.relativeID, .computer, Name("\(computer.name)$"))
    if isController { account.container = "OU=Domain Controllers" }
    account.userAccountControl =
      isController ? [.serverTrust, .trustedForDelegation] : .workstationTrust
    account[.primaryGroupID] = [
      .number(
        Int64(isController ? WellKnownGroup.domainControllers : WellKnownGroup.domainComputers))
    ]
    account[.dnsHostName] = [.text("\(computer.name).\(domainName)")]
    var services = DomainServices.ofEveryMember
    if isController { services += ["ldap", "DNS"] }
    if computer.migrationOctet != nil { services += DomainServices.ofHyperV }
    account.servicePrincipalNames = services.flatMap {
      ["\($0)/\(computer.name)", "\($0)/\(computer.name).\(domainName)"]
    }
    return account
  }
}

// MARK: Machines

extension TwoHosts {
  struct Guest {
    let name: Name
    let host: Name
    var generation = 2
    var version = ConfigurationVersion(10)
    var processors = 1
    var memory: Int64
    var dynamic: ClosedRange<Int64>?
    var disk: (size: Int64, used: Int64)
    var dirty: Int64 = 0
    var workingSet: Int64 = 0
    var compressibility = 50
    var processorUsage = 0
    var startedAt: Instant?
    var iso: String?
    var octet: UInt8  // of its addresses: 10.0.0.x in the guest, the last byte of the MAC pool
  }

  static let guests = [
    Guest(
      name: "web01", host: "HV01", processors: 2, memory: 4, disk: (40, 12), dirty: 40,
      workingSet: 400, processorUsage: 3,
      startedAt: Instant(
        year: 2025, month: 2, day: 28, hour: 6, minute: 12, second: 44, millisecond: 123), octet: 0),
    Guest(
      name: "db01", host: "HV01", processors: 4, memory: 16, disk: (200, 60), dirty: 250,
      workingSet: 3072, compressibility: 35, processorUsage: 12,
      startedAt: Instant(
        year: 2025, month: 2, day: 28, hour: 6, minute: 10, second: 2, millisecond: 871), octet: 1),
    Guest(
      name: "app01", host: "HV01", processors: 2, memory: 1, dynamic: 1...4, disk: (60, 15),
      dirty: 20, octet: 2),
    Guest(
      name: "legacy01", host: "HV01", generation: 1, version: ConfigurationVersion(8), memory: 1,
      disk: (20, 8), dirty: 5, iso: #"D:\ISO\WindowsServer2016.iso"#, octet: 3),
    Guest(
      name: "file01", host: "HV02", processors: 2, memory: 2, disk: (100, 30), dirty: 15,
      processorUsage: 1,
      startedAt: Instant(
        year: 2025, month: 3, day: 1, hour: 22, minute: 47, second: 31, millisecond: 406), octet: 0),
  ]

  func install(_ guest: Guest, in datacenter: inout Datacenter) {
    let id = identifiers.guid(for: "machine/\(guest.name)")
    var machine = VirtualMachine(id: id, name: guest.name, host: guest.host)
    let folder = WindowsPath(#"D:\VMs"#).appending(guest.name.text)
    let disk = folder.appending("Virtual Hard Disks").appending("\(guest.name).vhdx")
    machine.generation = guest.generation
    machine.version = guest.version
    machine.createdAt = Instant(
      year: 2024, month: 11, day: 12, hour: 14, minute: 3 + Int(guest.octet), second: 17)
    machine.paths = MachinePaths(allIn: folder)
    machine.processor.count = guest.processors
    machine.memory = memory(of: guest)
    machine.guest = profile(of: guest)
    let isOld = guest.generation == 1
    machine.hardDrives = [
      HardDiskDrive(slot: ControllerSlot(isOld ? .ide : .scsi, 0, 0), path: disk)
    ]
    if isOld {
      machine.dvdDrives = [
        DvdDrive(slot: ControllerSlot(.ide, 1, 0), path: guest.iso.map { WindowsPath($0) })
      ]
    }
    machine.adapters = [adapter(of: guest, datacenter.hosts[guest.host])]
    if let startedAt = guest.startedAt {
      machine.state = .running
      machine.startedAt = startedAt
      machine.memory.assigned = machine.memory.startup
    }
    datacenter.machines[id] = machine
    datacenter.hosts.update(guest.host) { $0.machines.append(id) }
    store(guest, disk, in: &datacenter)
  }

  private func memory(of guest: Guest) -> MachineMemory {
    var memory = MachineMemory()
    memory.startup = guest.memory * .gibibyte
    if let range = guest.dynamic {
      memory.isDynamic = true
      memory.minimum = range.lowerBound * .gibibyte
      memory.maximum = range.upperBound * .gibibyte
    }
    return memory
  }

  private func profile(of guest: Guest) -> GuestProfile {
    var profile = GuestProfile()
    profile.dirtyBytesPerSecond = guest.dirty * .mebibyte
    profile.workingSet = guest.workingSet * .mebibyte
    profile.compressibility = guest.compressibility
    profile.processorUsage = guest.processorUsage
    return profile
  }

  private func adapter(of guest: Guest, _ host: Host?) -> VirtualNetworkAdapter {
    var adapter = VirtualNetworkAdapter(
      id: identifiers.guid(for: "machine/\(guest.name)/adapter"), name: "Network Adapter",
      switchName: "LAN")
    let pool = UInt64(host?.settings.macAddressMinimum ?? "", radix: 16) ?? 0
    adapter.macAddress = hex(pool + UInt64(guest.octet), 12)
    let first: UInt8 = guest.host == "HV01" ? 101 : 111
    adapter.addresses = [IPAddress(10, 0, 0, first + guest.octet)]
    return adapter
  }

  /// The files are part of what the volumes' used space already counts.
  private func store(_ guest: Guest, _ disk: WindowsPath, in datacenter: inout Datacenter) {
    var image = DiskImage()
    image.size = guest.disk.size * .gibibyte
    image.fileSize = guest.disk.used * .gibibyte
    image.identifier = identifiers.guid(for: "disk/\(guest.name)")
    datacenter.images[FileLocation(host: guest.host, path: disk)] = image
    guard let iso = guest.iso else { return }
    var medium = DiskImage()
    medium.format = .iso
    medium.allocation = .fixed
    medium.size = 6 * .gibibyte
    medium.fileSize = 6 * .gibibyte
    datacenter.images[FileLocation(host: guest.host, path: WindowsPath(iso))] = medium
  }
}
