/// What must hold after any list of decided events; each broken rule is a sentence for a failing test.
extension Datacenter {
  package var brokenInvariants: [String] {
    hosts.values.flatMap(broken(in:)) + machines.values.flatMap(broken(in:)) + brokenInDirectory
  }

  private func broken(in host: Host) -> [String] {
    var broken: [String] = []
    func require(_ holds: Bool, _ rule: String) {
      if !holds { broken.append("\(host.name): \(rule)") }
    }

    require(Set(host.machines).count == host.machines.count, "a machine is listed twice")
    require(
      host.machines.allSatisfy { machines[$0]?.host == host.name }, "a listed machine is elsewhere")
    let subnets = host.migration.networks.map(\.subnet)
    require(Set(subnets).count == subnets.count, "a migration network is listed twice")
    require(memoryAssigned(on: host) <= host.hardware.memory, "more memory assigned than there is")
    require(
      host.volumes.allSatisfy { (0...max($0.size, 0)).contains($0.free) }, "a volume's free space")
    require(
      host.settings.macAddressMinimum <= host.settings.macAddressMaximum, "the MAC pool is reversed"
    )
    require(
      host.settings.fibreChannelWwpnMinimum <= host.settings.fibreChannelWwpnMaximum,
      "the WWPN pool is reversed")
    let sessions = host.sessions.map(\.session.id)
    require(Set(sessions).count == sessions.count, "two sessions with one number")
    require(host.sessions.allSatisfy { $0.session.host == host.name }, "a session of elsewhere")
    require(
      host.sessions.flatMap(\.tickets).allSatisfy {
        $0.issuedAt <= clock && $0.issuedAt < $0.endsAt
      },
      "a ticket from the future")
    require(migrations(at: host.name) <= 64, "more migrations than any limit")
    let passedThrough = machines(on: host.name).flatMap(\.hardDrives).filter { $0.path == nil }
      .compactMap(\.diskNumber)
    require(
      Set(passedThrough).count == passedThrough.count, "a physical disk is in two machines")
    return broken
  }

  private func broken(in machine: VirtualMachine) -> [String] {
    var broken: [String] = []
    func require(_ holds: Bool, _ rule: String) {
      if !holds { broken.append("\(machine.name): \(rule)") }
    }

    require(hosts[machine.host]?.machines.contains(machine.id) == true, "its host does not list it")
    require(
      machine.isActive == (machine.startedAt != nil), "uptime without running, or the reverse")
    require(
      machine.isActive == (machine.memory.assigned > 0), "memory without running, or the reverse")
    require(
      machine.diskPaths.allSatisfy { images[FileLocation(host: machine.host, path: $0)] != nil },
      "a disk file is missing")
    require(
      machine.checkpoints.flatMap(\.machine.diskPaths).allSatisfy {
        images[FileLocation(host: machine.host, path: $0)] != nil
      }, "a disk file of a checkpoint is missing")
    let addresses = machine.adapters.map(\.macAddress).filter { $0 != "000000000000" }
    require(Set(addresses).count == addresses.count, "two adapters with one address")
    require(
      migrating.count { $0 == machine.id } == (machine.migration == nil ? 0 : 1),
      "it is not listed as migrating, or wrongly")
    require(
      machine.migration.map { $0.source == machine.host } ?? true, "it migrates from another host")
    return broken
  }
}

extension Datacenter {
  private var brokenInDirectory: [String] {
    var broken: [String] = []
    for domain in domains.values {
      let replicas = domain.controllers.map { directory.replicas[$0] }
      if replicas.contains(where: { $0?.domain != domain.name }) {
        broken.append("\(domain.name): a controller without a copy")
      }
      let links = directory.links.filter { domain.controllers.contains($0.source) }
      // With nothing on its way, everybody has the same.
      let isQuiet = links.allSatisfy { $0.pending.isEmpty }
      let copies = replicas.compactMap {
        $0.map { Dictionary(grouping: $0.objects.values, by: \.id) }
      }
      if isQuiet, let first = copies.first, copies.contains(where: { $0 != first }) {
        broken.append("\(domain.name): controllers differ with nothing pending")
      }
    }
    for link in directory.links {
      let source = directory.replicas[link.source]
      if link.pending.contains(where: { source?.objects[$0] == nil }) {
        broken.append("\(link.source) to \(link.target): pending, but not there")
      }
      if (link.pendingSince == nil) != link.pending.isEmpty {
        broken.append("\(link.source) to \(link.target): pending since when?")
      }
    }
    return broken
  }
}
