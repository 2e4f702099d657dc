internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Add-LabFault`: something goes wrong, now, at a time, or at a moment the seed picks.
struct AddLabFault: LabCmdlet {
  static let about = CommandDescription("Add-LabFault", effect: .changes(impact: .low))
  @Parameter(
    position: 0,
    validate: [
      .oneOf(
        [
          "StopService", "Partition", "SlowLink", "FillDisk", "DropReplication", "PowerOff",
          "ExpirePassword", "CorruptPolicy", "FaultyShare", "SpoilSavedState",
          "UpgradeSystem", "ReplaceProcessor", "UpdateMicrocode",
        ], ignoringCase: true, message: nil)
    ]) var kind: String
  @Parameter(position: 1, from: .byPropertyName, aliases: ["Cn"]) var computerName: String?
  @Parameter var service: String?
  @Parameter var adapterName: String?
  @Parameter var drive: String?
  @Parameter var partner: String?
  @Parameter var identity: String?
  @Parameter var share: String?
  @Parameter("VMName") var machine: String?
  @Parameter var release: String?
  @Parameter var processor: String?
  @Parameter var vendor: String?
  @Parameter var revision: String?
  @Parameter var bitsPerSecond: Int64 = 10_000_000
  @Parameter var leaving: Int64 = 0
  @Parameter var after: Span?
  @Parameter var at: Moment?
  @Parameter var within: Span?
  @Parameter("For") var duration: Span?
  @Parameter(validate: [.notNullOrEmpty]) var name: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let datacenter = try lab.datacenter
    let host = try computerName ?? lab.logon.host.text
    let events = try preset(on: host).events(in: datacenter)
    let name = self.name ?? freeName(host, datacenter)
    let begin = start(name, datacenter)
    let sentence = Text(
      en: "Add-LabFault will let \"\(name)\" happen at \(begin.value.text(.invariant)).",
      de: "Mit Add-LabFault geschieht \"\(name)\" um \(begin.value.text(.invariant)).")
    guard try call.shouldProcess(sentence, in: lab) else { return }
    try add(ScheduledFault(Name(name), at: begin, events.breaking), call, lab)
    guard let duration else { return }
    let end = ScheduledFault(Name(name + " (end)"), at: begin + duration.interval, events.mending)
    try add(end, call, lab)
  }

  private func add(_ fault: ScheduledFault, _ call: Invocation, _ lab: LabContext) throws {
    let isNow = try fault.at <= lab.datacenter.clock
    try call.carryOut(FaultPlan(.add(fault)), in: lab)
    try call.write(fault.object(isNow ? "Happened" : "Scheduled", lab))
  }

  private func preset(on host: String) throws -> FaultPreset {
    switch Name(kind) {
    case "StopService": .stopService(host: host, service: service ?? "vmms")
    case "Partition": .partition(host: host, adapter: adapterName)
    case "SlowLink": .slowLink(host: host, adapter: adapterName, bitsPerSecond: bitsPerSecond)
    case "FillDisk": .fillDisk(host: host, drive: drive ?? "C", leaving: leaving)
    case "DropReplication": .dropReplication(source: host, target: try given(partner, "Partner"))
    case "PowerOff": .powerOff(host: host)
    case "CorruptPolicy": .corruptPolicy(host: host)
    case "FaultyShare": .faultyShare(host: host, share: try given(share, "Share"))
    case "SpoilSavedState":
      .spoilSavedState(host: host, machine: try given(machine, "VMName"))
    case "UpgradeSystem": .upgradeSystem(host: host, release: try given(release, "Release"))
    case "ReplaceProcessor":
      .replaceProcessor(host: host, vendor: vendor, name: try given(processor, "Processor"))
    case "UpdateMicrocode": .updateMicrocode(host: host, revision: try given(revision, "Revision"))
    default: .expirePassword(user: try given(identity, "Identity"))
    }
  }

  private func given(_ value: String?, _ name: String) throws -> String {
    if let value { return value }
    throw Refusal(
      Text(
        en: "The fault \(kind) needs the parameter '\(name)'.",
        de: "Die Störung \(kind) braucht den Parameter \"\(name)\"."),
      "InvalidArgument", .invalidArgument)
  }

  /// `-Within`: a moment that depends on the seed and the fault alone.
  private func start(_ name: String, _ datacenter: Datacenter) -> Instant {
    if let at { return at.instant }
    if let after { return datacenter.clock + after.interval }
    guard let within, within.interval > .zero else { return datacenter.clock }
    let number = datacenter.identifiers.number(for: "fault/\(name)")
    let seconds = Int64(number % UInt64(max(within.interval.ticks / 10_000_000, 1)))
    return datacenter.clock + Interval(ticks: (seconds + 1) * 10_000_000)
  }

  private func freeName(_ host: String, _ datacenter: Datacenter) -> String {
    let plain = "\(kind) \(identity ?? host)"
    var (name, number) = (plain, 1)
    while datacenter.faults.contains(where: { $0.name == Name(name) }) {
      number += 1
      name = "\(plain) \(number)"
    }
    return name
  }
}

/// `Get-LabFault`: what is still to come.
struct GetLabFault: LabCmdlet {
  static let about = CommandDescription("Get-LabFault")
  @Parameter(position: 0) var name: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    for fault in try lab.datacenter.faults(named: name, call, lab) {
      try call.write(fault.object("Scheduled", lab))
    }
  }
}

/// `Remove-LabFault`: it will not happen.
struct RemoveLabFault: LabCmdlet {
  static let about = CommandDescription("Remove-LabFault", effect: .changes(impact: .medium))
  @Parameter(position: 0, from: .byPropertyName) var name: [String]

  func process(_ call: Invocation, in lab: LabContext) throws {
    for fault in try lab.datacenter.faults(named: name, call, lab) {
      let sentence = Text(
        en: "Remove-LabFault will remove the fault \"\(fault.name)\".",
        de: "Mit Remove-LabFault wird die Störung \"\(fault.name)\" entfernt.")
      guard try call.shouldProcess(sentence, in: lab) else { continue }
      try call.carryOut(FaultPlan(.remove(fault.name)), in: lab)
    }
  }
}

extension Datacenter {
  /// The faults that names mean, soonest first; a plain name without one is an error.
  fileprivate func faults(
    named names: [String]?, _ call: Invocation, _ lab: LabContext
  ) throws -> [ScheduledFault] {
    let all = faults.sorted { ($0.at, $0.name) < ($1.at, $1.name) }
    guard let names else { return all }
    var found: [ScheduledFault] = []
    for name in names {
      let pattern = try NamePattern(name)
      let fits = all.filter { pattern.matches($0.name.text) }
      if fits.isEmpty, !NamePattern.isPattern(name) {
        try call.writeError(
          .lab(
            "LabFaultNotFound",
            Text(
              en: "No fault named '\(name)' is to come.",
              de: "Es steht keine Störung namens \"\(name)\" bevor."),
            .objectNotFound, lab.language, target: .string(name)))
      }
      found += fits.filter { fault in !found.contains { $0.name == fault.name } }
    }
    return found
  }
}

extension ScheduledFault {
  fileprivate func object(_ state: String, _ lab: LabContext) -> Value {
    let datacenter = try? lab.datacenter
    let sentences = events.map { EventSummary($0, in: datacenter).sentence[lab.language] }
    return LabTypes.make(
      LabTypes.fault,
      [
        ("Name", .string(name.text)), ("Time", at.value), ("State", .string(state)),
        ("Description", .string(sentences.joined(separator: "; "))),
      ])
  }
}
