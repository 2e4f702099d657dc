import Messages

/// New-, Set-, Remove-VMSwitch: the virtual switches of a host.
package struct VirtualSwitchChange: Operation {
  /// The network card of an external switch, by either of its names.
  package enum Card: Hashable, Sendable {
    case name(String)
    case description(String)
  }

  package enum Change: Hashable, Sendable {
    case create(name: String, kind: Kind, id: Guid?, notes: String)
    case set(Guid, kind: Kind?, allowsManagementOS: Bool?, notes: String?)
    case rename(Guid, String)
    case remove(Guid)
  }

  package enum Kind: Hashable, Sendable {
    case `private`, `internal`
    case external(Card, allowsManagementOS: Bool)
  }

  package let host: String
  package let change: Change
  package let session: LogonSession

  package init(host: String, change: Change, session: LogonSession) {
    self.host = host
    self.change = change
    self.session = session
  }

  package func decide(in datacenter: Datacenter) throws(Refusal) -> [Event] {
    let host = try datacenter.managedHost(host, for: session)
    switch change {
    case .create(let name, let kind, let id, let notes):
      var made = VirtualSwitch()
      made.name = Name(name)
      made.id = try identifier(id, name, on: host, datacenter)
      made.notes = notes
      try shape(&made, kind, on: host)
      return [.host(host.name, .switchAdded(made)), .clockAdvanced(.seconds(2))]
    case .set(let id, let kind, let allowsManagementOS, let notes):
      var changed = try known(id, on: host)
      if let kind { try shape(&changed, kind, on: host) }
      if let allowsManagementOS {
        guard changed.kind == .external else { throw .onlyExternal(changed.name) }
        changed.allowsManagementOS = allowsManagementOS
      }
      if let notes { changed.notes = notes }
      return [.host(host.name, .switchReplaced(changed))]
    case .rename(let id, let name):
      let old = try known(id, on: host)
      var renamed = old
      renamed.name = Name(name)
      return [.host(host.name, .switchReplaced(renamed))]
        + reconnections(from: old, to: renamed.name, on: host, datacenter)
    case .remove(let id):
      let removed = try known(id, on: host)
      return disconnections(from: removed, on: host, datacenter)
        + [.host(host.name, .switchRemoved(id)), .clockAdvanced(.seconds(1))]
    }
  }

  private func known(_ id: Guid, on host: Host) throws(Refusal) -> VirtualSwitch {
    guard let found = host.switches.first(where: { $0.id == id }) else {
      throw .switchNotFound(id.description)
    }
    return found
  }

  private func identifier(
    _ wanted: Guid?, _ name: String, on host: Host, _ datacenter: Datacenter
  ) throws(Refusal) -> Guid {
    let purpose = "switch/\(host.name)/\(name)/\(datacenter.clock.ticks)/\(host.switches.count)"
    let id = wanted ?? datacenter.identifiers.guid(for: purpose)
    guard !host.switches.contains(where: { $0.id == id }) else {
      throw .switchNotCreated(name, id, "The object already exists", "0x80041019")
    }
    return id
  }

  private func shape(
    _ virtualSwitch: inout VirtualSwitch, _ kind: Kind, on host: Host
  ) throws(Refusal) {
    switch kind {
    case .private:
      (virtualSwitch.kind, virtualSwitch.adapter) = (.private, nil)
      virtualSwitch.allowsManagementOS = false
    case .internal:
      (virtualSwitch.kind, virtualSwitch.adapter) = (.internal, nil)
      virtualSwitch.allowsManagementOS = true
    case .external(let card, let allowsManagementOS):
      let adapter = try adapter(card, for: virtualSwitch, on: host)
      (virtualSwitch.kind, virtualSwitch.adapter) = (.external, adapter.name)
      virtualSwitch.allowsManagementOS = allowsManagementOS
    }
  }

  private func adapter(
    _ card: Card, for virtualSwitch: VirtualSwitch, on host: Host
  ) throws(Refusal) -> NetworkAdapter {
    let found = host.adapters.first {
      switch card {
      case .name(let text): $0.name == Name(text)
      case .description(let text): Name($0.interfaceDescription) == Name(text)
      }
    }
    guard let found else {
      throw .switchNotCreated(
        virtualSwitch.name.text, virtualSwitch.id, "Not found", "0x80041002")
    }
    let others = host.switches.filter { $0.id != virtualSwitch.id }
    guard !others.contains(where: { $0.adapter == found.name }) else {
      throw .adapterInUse(found)
    }
    return found
  }

  /// Machines stay as they are, their adapters without a switch.
  private func disconnections(
    from removed: VirtualSwitch, on host: Host, _ datacenter: Datacenter
  ) -> [Event] {
    guard host.switches.count(where: { $0.name == removed.name }) == 1 else { return [] }
    return datacenter.machines(on: host.name).flatMap { machine in
      machine.adapters.filter { $0.switchName == removed.name }.map {
        .machine(machine.id, .adapterConnected(adapter: $0.id, to: nil))
      }
    }
  }

  /// Adapters are at a switch, whatever it is called.
  private func reconnections(
    from old: VirtualSwitch, to name: Name, on host: Host, _ datacenter: Datacenter
  ) -> [Event] {
    guard host.switches.count(where: { $0.name == old.name }) == 1 else { return [] }
    return datacenter.machines(on: host.name).flatMap { machine in
      machine.adapters.filter { $0.switchName == old.name }.map {
        .machine(machine.id, .adapterConnected(adapter: $0.id, to: name))
      }
    }
  }
}

extension Refusal {
  /// Real: hyperv-texts.md 3.4; the German lines are ours.
  static func switchNotCreated(
    _ name: String, _ id: Guid, _ reason: String, _ code: String
  ) -> Refusal {
    let grund = code == "0x80041002" ? "Nicht gefunden" : "Das Objekt ist bereits vorhanden"
    return Refusal(
      .lines([
        Text(
          en: "Failed while creating virtual Ethernet switch.",
          de: "Fehler beim Erstellen des virtuellen Ethernet-Switches."),
        Text(
          en: "Switch create failed, name = '\(id.capitals)', friendly name = '\(name)': "
            + "\(reason) (\(code)).",
          de: "Fehler beim Erstellen des Switches, Name = \"\(id.capitals)\", Anzeigename = "
            + "\"\(name)\": \(grund) (\(code))."),
      ]), "Unspecified", .notSpecified)
  }

  /// The frame is real (hyperv-behaviour.md 5), the reason ours.
  static func adapterInUse(_ adapter: NetworkAdapter) -> Refusal {
    Refusal(
      .lines([
        Text(
          en: "Failed while adding virtual Ethernet switch connections.",
          de: "Fehler beim Hinzufügen von Verbindungen des virtuellen Ethernet-Switches."),
        Text(
          en: "External Ethernet adapter '\(adapter.interfaceDescription)' is already bound to the "
            + "Microsoft Virtual Switch protocol.",
          de: "Der externe Ethernet-Adapter \"\(adapter.interfaceDescription)\" ist bereits an das "
            + "Microsoft Virtual Switch-Protokoll gebunden."),
      ]), "OperationFailed", .notSpecified)
  }

  /// Ours.
  static func onlyExternal(_ name: Name) -> Refusal {
    Refusal(
      Text(
        en: "The virtual switch '\(name)' is not connected to an external network, so the "
          + "management operating system cannot share its adapter.",
        de: "Der virtuelle Switch \"\(name)\" ist nicht mit einem externen Netzwerk verbunden; das "
          + "Verwaltungsbetriebssystem kann den Adapter daher nicht mitbenutzen."),
      "InvalidParameter", .invalidArgument)
  }
}
