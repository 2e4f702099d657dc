internal import Datacenter
internal import PowerShellEngine

/// A virtual switch and the host it is on.
struct SwitchPlace {
  let host: HyperVHost.ID
  let virtualSwitch: VirtualSwitch
}

/// `-Name` or `-VMSwitch`: the switches a command works on.
struct SwitchSelector {
  @Parameter var name: [String]?
  @Parameter("VMSwitch") var switches: [Object<VirtualSwitchObject>]?
  @ParameterGroup var target = HostTarget()

  func forEach(
    _ call: Invocation, in lab: LabContext, _ work: (SwitchPlace) throws -> Void
  ) throws {
    if let switches {
      for object in switches.compactMap(\.object) {
        let place = SwitchPlace(host: object.hostName, virtualSwitch: object.virtualSwitch)
        try call.reporting(lab) { try work(place) }
      }
      return
    }
    try target.forEach(call, in: lab) { host in
      for text in name ?? [] {
        try call.reporting(lab) {
          for found in try SwitchSelector.switches(matching: text, on: host) {
            try call.reporting(lab) { try work(SwitchPlace(host: host.name, virtualSwitch: found)) }
          }
        }
      }
    }
  }

  /// The switches a name means; a literal name without a match is refused.
  static func switches(
    matching text: String, on host: HyperVHost, byFinder: Bool = false
  ) throws -> [VirtualSwitch] {
    let pattern = NamePattern(text)
    let found = try host.switches.filter { try pattern.matches($0.name.text) }
    if found.isEmpty, pattern.isLiteral {
      throw Refusal.switchNotFound(text, byFinder: byFinder)
    }
    return found
  }
}
