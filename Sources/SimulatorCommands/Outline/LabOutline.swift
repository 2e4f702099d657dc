internal import Datacenter
internal import Messages

/// A whole datacenter as a lab file has it: for export, import and comparison alike.
///
/// Sessions, tickets, event logs, checkpoints of machines and pending replication are left out.
struct LabOutline {
  var seed: UInt64 = 1
  var clock = Instant(year: 2025, month: 3, day: 3, hour: 9)
  var user = ""
  var computer: Name = ""
  var hosts: [Host] = []
  var machines: [VirtualMachine] = []
  var images: [StoredImage] = []
  var domains: [DomainPart] = []
  var forests: [Forest] = []

  private static var schema: Schema<LabOutline> {
    Schema([
      .number("Seed", \.seed).key, Addresses.moment("Clock", \.clock).key,
      .text("User", \.user).key,
      .name("Computer", \.computer).key,
      .list("Forests", \.forests, of: DirectorySchema.forest, blank: Forest(name: "")),
      .list("Domains", \.domains, of: DirectorySchema.domain, blank: DomainPart()),
      .list("Hosts", \.hosts, of: HostSchema.host, blank: Host("")),
      .list("Machines", \.machines, of: MachineSchema.machine, blank: blankMachine),
      .list("Files", \.images, of: MachineSchema.image, blank: blankImage),
    ])
  }

  private static var blankMachine: VirtualMachine { VirtualMachine(id: .empty, name: "", host: "") }

  private static var blankImage: StoredImage {
    StoredImage(location: FileLocation(host: "", path: WindowsPath("")), image: DiskImage())
  }

  init() {}

  init(_ datacenter: Datacenter) {
    seed = datacenter.seed
    clock = datacenter.clock
    computer = datacenter.signedIn.host
    user =
      datacenter.account(datacenter.signedIn.account).map { datacenter.qualifiedName(of: $0) }
      ?? datacenter.signedIn.account.description
    hosts = datacenter.hosts.values.sorted { $0.name < $1.name }
    machines = datacenter.machines.values.sorted {
      ($0.host, $0.name, $0.id) < ($1.host, $1.name, $1.id)
    }
    images = datacenter.images.map { StoredImage(location: $0.key, image: $0.value) }.sorted {
      ($0.location.host.text, "\($0.location.path)") < (
        $1.location.host.text, "\($1.location.path)"
      )
    }
    forests = datacenter.forests.values.sorted { $0.name < $1.name }
    domains = datacenter.domains.values.sorted { $0.name < $1.name }.map { domain in
      let replica = domain.controllers.first.flatMap { datacenter.directory.replicas[$0] }
      return DomainPart(domain: domain, accounts: (replica?.accounts ?? []).map(AccountPart.init))
    }
  }

  /// In full: with everything that is as usual, for comparing.
  static func of(_ datacenter: Datacenter, inFull isFull: Bool = false) -> DataNode {
    schema.node(LabOutline(datacenter), besides: isFull ? nil : LabOutline())
  }

  static func host(_ host: Host) -> DataNode { HostSchema.host.node(host, besides: nil) }

  /// The datacenter of a lab file; nil where there are mistakes.
  static func read(_ text: String, _ mistakes: Mistakes) -> Datacenter? {
    guard let node = DataFileReader.read(text, mistakes) else { return nil }
    var outline = LabOutline()
    schema.read(node, into: &outline, mistakes)
    outline.check(node, mistakes)
    return mistakes.list.isEmpty ? outline.datacenter(node, mistakes) : nil
  }

  /// What no single field can tell: names that mean nothing, things that are there twice.
  private func check(_ node: DataNode, _ mistakes: Mistakes) {
    let names = hosts.map(\.name)
    func line(_ list: String, _ place: Int, _ key: String) -> Int {
      let element = node[list]?.elements.flatMap { $0.indices.contains(place) ? $0[place] : nil }
      return element?[key]?.line ?? element?.line ?? 1
    }
    for (place, name) in names.enumerated() where names[..<place].contains(name) {
      mistakes.add(line("Hosts", place, "Name"), .twice(name.text))
    }
    for (place, host) in hosts.enumerated() {
      if let domain = host.domain, !domains.contains(where: { $0.domain.name == domain }) {
        mistakes.add(line("Hosts", place, "Domain"), .unknown(domain.text))
      }
      for volume in host.volumes where volume.free > volume.size {
        mistakes.add(
          line("Hosts", place, "Volumes"),
          Text(
            en: "Drive \(volume.letter) has more free than it is large.",
            de: "Laufwerk \(volume.letter) hat mehr frei, als es groß ist."))
      }
    }
    for (place, machine) in machines.enumerated() {
      if !names.contains(machine.host) {
        mistakes.add(line("Machines", place, "Host"), .unknown(machine.host.text))
      }
    }
    for (place, image) in images.enumerated() where !names.contains(image.location.host) {
      mistakes.add(line("Files", place, "Host"), .unknown(image.location.host.text))
    }
    for (place, part) in domains.enumerated() {
      for controller in part.domain.controllers where !names.contains(controller) {
        mistakes.add(line("Domains", place, "Controllers"), .unknown(controller.text))
      }
    }
    if !names.contains(computer) {
      mistakes.add(node["Computer"]?.line ?? 1, .unknown(computer.text))
    }
  }

  private func datacenter(_ node: DataNode, _ mistakes: Mistakes) -> Datacenter? {
    let nobody = LogonSession(account: SecurityIdentifier(""), host: computer)
    var datacenter = Datacenter(seed: seed, clock: clock, signedIn: nobody)
    for forest in forests { datacenter.forests[forest.name] = forest }
    for part in domains {
      datacenter.domains[part.domain.name] = part.domain
      datacenter.directory.establish(
        part.domain, part.accounts.map { $0.account(in: part.domain.name) })
    }
    for host in hosts { datacenter.hosts[host.name] = host }
    for (place, machine) in machines.enumerated() { add(machine, place, to: &datacenter) }
    for image in images { datacenter.images[image.location] = image.image }
    guard let account = account(in: datacenter) else {
      mistakes.add(node["User"]?.line ?? 1, .unknown(user))
      return nil
    }
    datacenter.signedIn = LogonSession(account: account, host: computer)
    datacenter.signedIn.id = 0xa54c6
    let record = LogonRecord(datacenter.signedIn, startedAt: clock)
    datacenter.hosts.update(computer) { $0.sessions.append(record) }
    for rule in datacenter.brokenInvariants { mistakes.add(1, Text(en: rule, de: rule)) }
    return datacenter
  }

  /// A machine without an id gets one of the seed; one that runs has its memory.
  private func add(_ machine: VirtualMachine, _ place: Int, to datacenter: inout Datacenter) {
    var machine = machine
    if machine.id == .empty {
      machine.id = datacenter.identifiers.guid(for: "machine/\(machine.name)/\(place)")
    }
    for index in machine.adapters.indices where machine.adapters[index].id == .empty {
      machine.adapters[index].id = datacenter.identifiers.guid(
        for: "machine/\(machine.name)/\(place)/adapter/\(index)")
    }
    if machine.isActive {
      if machine.memory.assigned == 0 { machine.memory.assigned = machine.memory.startup }
      if machine.startedAt == nil { machine.startedAt = clock }
    }
    datacenter.machines[machine.id] = machine
    datacenter.hosts.update(machine.host) { $0.machines.append(machine.id) }
  }

  private func account(in datacenter: Datacenter) -> Account.ID? {
    if let found = datacenter.account(named: user) { return found.id }
    let local = datacenter.hosts[computer]?.localUsers ?? []
    return local.first { $0.id.description == user || "\(computer)\\\($0.name)" == user }?.id
  }
}

extension Text {
  fileprivate static func twice(_ name: String) -> Text {
    Text(en: "'\(name)' is there twice.", de: "\"\(name)\" gibt es zweimal.")
  }

  fileprivate static func unknown(_ name: String) -> Text {
    Text(
      en: "Nothing in this file is called '\(name)'.",
      de: "Nichts in dieser Datei heißt \"\(name)\".")
  }
}
