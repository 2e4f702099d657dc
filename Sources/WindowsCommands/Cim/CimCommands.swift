internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// Get-CimInstance: what a host tells about itself.
struct GetCimInstance: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-CimInstance")
  @Parameter var className: String?
  @Parameter var namespace: String?
  @Parameter var computerName: [String]?
  @Parameter var cimSession: [CimSessionReference]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    guard let className else { return }
    guard let found = CimClass.find(className, in: namespace) else {
      throw Refusal.noCimClass(className, in: namespace)
    }
    let sessions = try cimSession?.map { try $0.computerName() }
    for name in try computerName ?? sessions ?? [lab.logon.host.text] {
      try call.reportingRefusals(lab) {
        let host = try lab.administeredHost(name)
        let isOwn = computerName == nil && cimSession == nil
        for properties in found.instances(host, try lab.datacenter) {
          let place: Value = isOwn ? .null : .string(name)
          try call.write(.item(found.typeName, properties + [("PSComputerName", place)]))
        }
      }
    }
  }
}

/// Invoke-CimMethod: of all methods, the one that clears a planned machine away.
struct InvokeCimMethod: WindowsCmdlet {
  static let about = CommandDescription(windows: "Invoke-CimMethod")
  @Parameter var className: String?
  @Parameter var namespace: String?
  @Parameter var inputObject: Item<Kinds.Instance>?
  @Parameter var methodName: String?
  @Parameter var arguments: Value?
  @Parameter var computerName: [String]?

  func process(_ call: Invocation, in lab: LabContext) throws {
    let method = methodName ?? ""
    guard isOfManagementService, Name(method) == "DestroySystem" else {
      throw Refusal.noCimMethod(method)
    }
    let own = try lab.logon.host.text
    let place = inputObject?.object?["PSComputerName"].flatMap { $0.isNull ? nil : $0 }
    for host in computerName ?? [place?.text(.invariant) ?? own] {
      try call.reportingRefusals(lab) { try destroy(on: host, call, lab) }
    }
  }

  private var isOfManagementService: Bool {
    let name = CimClass.managementService
    if let object = inputObject?.object {
      return CimClass.find(name, in: CimClass.virtualization)?.typeName == object.typeName
    }
    return className.flatMap { CimClass.find($0, in: namespace) }?.name == name
  }

  private func destroy(on host: String, _ call: Invocation, _ lab: LabContext) throws {
    let table = arguments?.base.reference as? TableObject
    let affected = table?.entries.first { Name($0.key.text(.invariant)) == "AffectedSystem" }
    guard let machine = affected?.value.base.reference as? ItemObject,
      let id = machine["Name"].flatMap({ Guid($0.text(.invariant)) })
    else { throw Refusal.noAffectedSystem }
    guard try call.shouldProcess("\(CimClass.managementService): DestroySystem", "Invoke-CimMethod")
    else { return }
    try call.carryOut(
      PlannedMachineRemoval(machine: id, on: host, session: try lab.logon), in: lab)
    try call.write(
      .item(
        CimViews.methodResult,
        [("Job", .null), ("ReturnValue", .int(0)), ("PSComputerName", .string(host))]))
  }
}

extension Refusal {
  fileprivate static func noCimMethod(_ name: String) -> Refusal {
    Refusal(
      Text(
        en: "The datacenter does not simulate the method \(name) of this class. Nothing was "
          + "changed.",
        de:
          "Das Rechenzentrum bildet die Methode \(name) dieser Klasse nicht nach. Es wurde nichts "
          + "geändert."),
      "NotSupported", .invalidOperation, target: name)
  }

  fileprivate static var noAffectedSystem: Refusal {
    Refusal(
      Text(
        en: "DestroySystem needs the argument AffectedSystem: an instance of "
          + "Msvm_PlannedComputerSystem.",
        de: "DestroySystem braucht das Argument AffectedSystem: eine Instanz von "
          + "Msvm_PlannedComputerSystem."),
      "InvalidArgument", .invalidArgument)
  }
}
