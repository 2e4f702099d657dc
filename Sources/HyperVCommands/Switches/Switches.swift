internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Get-, New-, Set- and Remove-VMSwitch: the virtual switches of a host.

struct GetVMSwitch: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VMSwitch")
  @Parameter var name: String?
  @Parameter var id: [MachineIdentifier]?
  @Parameter var switchType: [Choice<VirtualSwitch.Kind>]?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let named = try SwitchSelector.switches(matching: name ?? "*", on: host, byFinder: true)
      for found in named.sorted(by: { $0.name < $1.name }) {
        guard id?.contains(where: { $0.guid == found.id }) ?? true,
          switchType?.contains(where: { $0.value == found.kind }) ?? true
        else { continue }
        try call.write(lab.object(found, of: host.name))
      }
    }
  }
}

struct NewVMSwitch: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "New-VMSwitch")
  @Parameter var name: String
  @Parameter var switchType: Choice<VirtualSwitch.Kind>?
  @Parameter var netAdapterName: [String]?
  @Parameter var netAdapterInterfaceDescription: [String]?
  @Parameter var allowManagementOS: Bool?
  @Parameter var id: String?
  @Parameter var notes: String?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let kind = try kind()
    let guid = try id.map(identifier)
    try target.forEach(call, in: lab) { host in
      guard try call.shouldProcess(.newSwitch(name), in: lab) else { return }
      let change = VirtualSwitchChange(
        host: host.name.text,
        change: .create(name: name, kind: kind, id: guid, notes: notes ?? ""),
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if let made = try lab.datacenter.hosts[host.name]?.switches.last {
        try call.write(lab.object(made, of: host.name))
      }
    }
  }

  private func kind() throws -> VirtualSwitchChange.Kind {
    if let switchType { return switchType.value == .internal ? .internal : .private }
    let cards =
      (netAdapterName ?? []).map { VirtualSwitchChange.Card.name($0) }
      + (netAdapterInterfaceDescription ?? []).map { .description($0) }
    guard let card = cards.first, cards.count == 1 else { throw Refusal.oneAdapterOnly }
    return .external(card, allowsManagementOS: allowManagementOS ?? true)
  }

  private func identifier(_ text: String) throws -> Guid {
    guard let guid = Guid(text) else { throw Refusal.invalidValue(text, of: "Id") }
    return guid
  }
}

struct SetVMSwitch: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Set-VMSwitch")
  @ParameterGroup var selector = SwitchSelector()
  @Parameter var netAdapterName: String?
  @Parameter var netAdapterInterfaceDescription: String?
  @Parameter var switchType: Nullable<Choice<VirtualSwitch.Kind>>?
  @Parameter var allowManagementOS: Nullable<Bool>?
  @Parameter var notes: String?
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { place in
      let old = place.virtualSwitch
      guard try call.shouldProcess(.setSwitch(old.name), in: lab) else { return }
      let change = VirtualSwitchChange(
        host: place.host.text,
        change: .set(
          old.id, kind: try kind(of: old), allowsManagementOS: allowManagementOS?.value,
          notes: notes),
        session: try lab.logon)
      try call.carryOut(change, in: lab)
      if passthru { try call.write(lab.object(old, of: place.host)) }
    }
  }

  private func kind(of old: VirtualSwitch) throws -> VirtualSwitchChange.Kind? {
    let shares = allowManagementOS?.value ?? (old.kind == .external ? old.allowsManagementOS : true)
    if let netAdapterName {
      return .external(.name(netAdapterName), allowsManagementOS: shares)
    }
    if let netAdapterInterfaceDescription {
      return .external(.description(netAdapterInterfaceDescription), allowsManagementOS: shares)
    }
    switch switchType?.value?.value {
    case .private: return .private
    case .internal: return .internal
    case .external:
      guard old.kind == .external else { throw Refusal.externalNeedsAdapter }
      return nil
    case nil: return nil
    }
  }
}

struct RenameVMSwitch: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Rename-VMSwitch")
  @Parameter var name: String?
  @Parameter("VMSwitch") var virtualSwitch: Object<VirtualSwitchObject>?
  @Parameter var newName: String
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let object = virtualSwitch?.object {
      return try rename(
        SwitchPlace(host: object.hostName, virtualSwitch: object.virtualSwitch), call, lab)
    }
    try target.forEach(call, in: lab) { host in
      for found in try SwitchSelector.switches(matching: name ?? "", on: host) {
        try call.reporting(lab) {
          try rename(SwitchPlace(host: host.name, virtualSwitch: found), call, lab)
        }
      }
    }
  }

  private func rename(_ place: SwitchPlace, _ call: Invocation, _ lab: LabContext) throws {
    let old = place.virtualSwitch
    guard try call.shouldProcess(.renameSwitch(old.name, newName), in: lab) else { return }
    let change = VirtualSwitchChange(
      host: place.host.text, change: .rename(old.id, newName), session: try lab.logon)
    try call.carryOut(change, in: lab)
    if passthru { try call.write(lab.object(old, of: place.host)) }
  }
}

struct RemoveVMSwitch: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Remove-VMSwitch")
  @ParameterGroup var selector = SwitchSelector()
  @Switch var force: Bool
  private var assent = Assent()

  mutating func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { place in
      let name = place.virtualSwitch.name
      guard try assent.ask(.removeSwitch(name), force: force, call, in: lab) else { return }
      let change = VirtualSwitchChange(
        host: place.host.text, change: .remove(place.virtualSwitch.id), session: try lab.logon)
      try call.carryOut(change, in: lab)
    }
  }
}

// Ours.
extension Refusal {
  fileprivate static var oneAdapterOnly: Refusal {
    Refusal(
      Text(
        en: "The datacenter simulates external switches with one network adapter. "
          + "Nothing was changed.",
        de: "Das Rechenzentrum bildet externe Switches mit einem Netzwerkadapter nach. "
          + "Es wurde nichts geändert."),
      "NotSupported", .invalidOperation)
  }

  fileprivate static var externalNeedsAdapter: Refusal {
    Refusal(
      Text(
        en: "An external virtual switch needs a network adapter: give 'NetAdapterName' or "
          + "'NetAdapterInterfaceDescription'.",
        de: "Ein externer virtueller Switch braucht einen Netzwerkadapter: Geben Sie "
          + "\"NetAdapterName\" oder \"NetAdapterInterfaceDescription\" an."),
      "InvalidParameter", .invalidArgument)
  }
}

// New is in a transcript, the others follow the pattern (hyperv-texts.md 4).
extension Text {
  fileprivate static func newSwitch(_ name: String) -> Text {
    Text(
      en: "New-VMSwitch will create a new virtual switch \"\(name)\".",
      de: "Mit New-VMSwitch wird ein neuer virtueller Switch \"\(name)\" erstellt.")
  }
  fileprivate static func setSwitch(_ name: Name) -> Text {
    Text(
      en: "Set-VMSwitch will configure the virtual switch \"\(name)\".",
      de: "Mit Set-VMSwitch wird der virtuelle Switch \"\(name)\" konfiguriert.")
  }
  fileprivate static func renameSwitch(_ name: Name, _ newName: String) -> Text {
    Text(
      en: "Rename-VMSwitch will rename the virtual switch \"\(name)\" to \"\(newName)\".",
      de: "Mit Rename-VMSwitch wird der virtuelle Switch \"\(name)\" in \"\(newName)\" umbenannt.")
  }
  fileprivate static func removeSwitch(_ name: Name) -> Text {
    Text(
      en: "Remove-VMSwitch will remove the virtual switch \"\(name)\".",
      de: "Mit Remove-VMSwitch wird der virtuelle Switch \"\(name)\" entfernt.")
  }
}
