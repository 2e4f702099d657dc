internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// `Compare-Lab`: what differs between two moments, or between two hosts.
struct CompareLab: LabCmdlet {
  static let about = CommandDescription("Compare-Lab", defaultSet: "Moment")
  @Parameter(in: [.in("Moment", position: 0)]) var reference: Value?
  @Parameter(in: [.in("Moment", position: 1)]) var difference: Value?
  @Parameter(in: [.in("Host", mandatory: true)], validate: [.notNullOrEmpty])
  var referenceHost: String?
  @Parameter(in: [.in("Host", mandatory: true)], validate: [.notNullOrEmpty])
  var differenceHost: String?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let differences: [Difference]
    if let referenceHost, let differenceHost {
      differences = try hosts(referenceHost, differenceHost, lab)
    } else {
      let timeline = try lab.lab.timeline
      let before =
        try reference.map { try timeline.version(meaning: $0, lab.language) }
        ?? timeline.undoing(1)?.version ?? 0
      let after = try difference.map { try timeline.version(meaning: $0, lab.language) }
      differences = Difference.between(
        try lab.lab.datacenter(at: before),
        try after.map { (version) throws(Refusal) in try lab.lab.datacenter(at: version) }
          ?? lab.datacenter)
    }
    for difference in differences { try call.write(difference.object) }
  }

  private func hosts(
    _ one: String, _ other: String, _ lab: LabContext
  ) throws -> [Difference] {
    let datacenter = try lab.datacenter
    let here = try lab.logon.host
    guard let first = datacenter.host(named: one, from: here) else {
      throw Refusal.unresolved(one)
    }
    guard let second = datacenter.host(named: other, from: here) else {
      throw Refusal.unresolved(other)
    }
    return Difference.between(
      LabOutline.host(first), LabOutline.host(second), named: "\(first.name), \(second.name)")
  }
}

/// `Test-LabCommand`: runs a block on a copy and says what it would change.
struct TestLabCommand: LabCmdlet {
  static let about = CommandDescription("Test-LabCommand")
  @Parameter(position: 0) var scriptBlock: Object<ScriptBlock>
  @Switch var passThru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let block = scriptBlock.object else { return }
    let run = try lab.lab.trying {
      let out = passThru ? call.out : NullSink()
      try call.run(block, out: out)
    }
    for difference in Difference.between(run.before, run.after) {
      try call.write(difference.object)
    }
  }
}

/// A property that is not the same on both sides.
struct Difference {
  let owner: String
  let property: String
  let reference: String?
  let difference: String?

  var object: Value {
    LabTypes.make(
      LabTypes.difference,
      [
        ("Object", .string(owner)), ("Property", .string(property)),
        ("Reference", reference.map { .string($0) } ?? .null),
        ("Difference", difference.map { .string($0) } ?? .null),
      ])
  }

  /// Two datacenters, part by part; parts that are equal are skipped whole where that is cheap.
  static func between(_ one: Datacenter, _ other: Datacenter) -> [Difference] {
    between(
      LabOutline.of(one, inFull: true), LabOutline.of(other, inFull: true), named: nil)
  }

  /// Two tables; without an owner, the elements of their lists are the objects.
  static func between(_ one: DataNode, _ other: DataNode, named owner: String?) -> [Difference] {
    var comparison = Comparison()
    comparison.compare(one, other, owner, "")
    return comparison.found
  }
}

/// Walks two tables side by side.
private struct Comparison {
  private(set) var found: [Difference] = []

  mutating func compare(
    _ one: DataNode?, _ other: DataNode?, _ owner: String?, _ path: String
  ) {
    let (left, right) = (one?.members ?? [], other?.members ?? [])
    guard !left.isEmpty || !right.isEmpty else {
      add(owner, path, one?.plainText, other?.plainText)
      return
    }
    for member in left {
      descend(member, member.node, right.first { $0.isSame(as: member) }?.node, owner, path)
    }
    for member in right where !left.contains(where: { $0.isSame(as: member) }) {
      descend(member, nil, member.node, owner, path)
    }
  }

  private mutating func descend(
    _ member: DataNode.Member, _ one: DataNode?, _ other: DataNode?, _ owner: String?,
    _ path: String
  ) {
    guard let list = member.list else {
      return compare(one, other, owner, path.isEmpty ? member.key : "\(path).\(member.key)")
    }
    let isObject = owner == nil
    let next =
      isObject ? "" : path.isEmpty ? "\(list)[\(member.key)]" : "\(path).\(list)[\(member.key)]"
    let name = owner ?? member.key
    // What is on one side only is named, not taken apart.
    guard let one, let other else {
      return add(
        name, isObject ? list : next, one.map { _ in member.key }, other.map { _ in member.key })
    }
    compare(one, other, name, next)
  }

  private mutating func add(
    _ owner: String?, _ path: String, _ one: String?, _ other: String?
  ) {
    guard one != other else { return }
    found.append(
      Difference(owner: owner ?? "Lab", property: path, reference: one, difference: other))
  }
}
