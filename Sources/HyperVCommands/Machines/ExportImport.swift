internal import Datacenter
internal import Messages
internal import PowerShellEngine

// Export- and Import-VM: machines as files in a folder.

struct ExportVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Export-VM")
  @ParameterGroup var selector = MachineSelector()
  @Parameter var path: String
  @Switch var passthru: Bool

  func process(_ call: Invocation, in lab: LabContext) throws {
    try selector.forEach(call, in: lab) { machine in
      guard try call.shouldProcess(.export(machine.name, path), in: lab) else { return }
      try call.carryOut(
        MachineExport(machine: machine.id, to: path, session: try lab.logon), in: lab)
      if passthru { try call.write(lab.object(machine)) }
    }
  }
}

struct ImportVM: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Import-VM")
  @Parameter var compatibilityReport: Object<CompatibilityReportObject>?
  @ParameterGroup var source = ImportParameters()
  @Parameter var virtualMachinePath: String?
  @Parameter var snapshotFilePath: String?
  @Parameter var smartPagingFilePath: String?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    if let report = compatibilityReport?.object {
      guard let planned = report.planned else { throw Refusal.notAnImport }
      return try carryOut(planned.wish, call, lab)
    }
    try target.forEach(call, in: lab) { host in
      var wish = source.wish(on: host.name.text, by: try lab.logon)
      wish.places.configuration = virtualMachinePath
      wish.places.snapshots = snapshotFilePath
      wish.places.smartPaging = smartPagingFilePath
      try carryOut(wish, call, lab)
    }
  }

  private func carryOut(
    _ wish: MachineImport, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.importing(wish.file), in: lab) else { return }
    let machine = try wish.machine(in: lab.datacenter)
    try call.carryOut(wish, in: lab)
    try call.write(lab.object(machine))
  }
}

/// `-Path` and what goes with it, of Import-VM and Compare-VM.
struct ImportParameters {
  @Parameter var path: String?
  @Switch var register: Bool
  @Switch var copy: Bool
  @Switch var generateNewId: Bool
  @Parameter var vhdDestinationPath: String?

  func wish(on host: String, by session: LogonSession) -> MachineImport {
    var wish = MachineImport(path ?? "", on: host, session: session)
    (wish.copies, wish.generatesID) = (copy, generateNewId)
    wish.places.disks = vhdDestinationPath
    return wish
  }
}

/// An import that Compare-VM has looked at: mending its report changes what it will make.
final class PlannedImport {
  var wish: MachineImport
  init(_ wish: MachineImport) { self.wish = wish }
}

extension Text {
  // In no transcript: composed by the pattern of the others (hyperv-texts.md 4).
  fileprivate static func export(_ machine: Name, _ path: String) -> Text {
    Text(
      en: "Export-VM will export the virtual machine \"\(machine)\" to \"\(path)\".",
      de: "Mit Export-VM wird der virtuelle Computer \"\(machine)\" nach \"\(path)\" exportiert.")
  }
  fileprivate static func importing(_ path: String) -> Text {
    Text(
      en: "Import-VM will import the virtual machine from \"\(path)\".",
      de: "Mit Import-VM wird der virtuelle Computer aus \"\(path)\" importiert.")
  }
}

extension Refusal {
  // Ours.
  fileprivate static var notAnImport: Refusal {
    Refusal(
      Text(
        en: "The compatibility report is of a move: use it with Move-VM.",
        de: "Der Kompatibilitätsbericht betrifft eine Verschiebung: Verwenden Sie ihn mit Move-VM."),
      "InvalidParameter", .invalidArgument)
  }

  static var notAMove: Refusal {
    Refusal(
      Text(
        en: "The compatibility report is of an import: use it with Import-VM.",
        de: "Der Kompatibilitätsbericht betrifft einen Import: Verwenden Sie ihn mit Import-VM."),
      "InvalidParameter", .invalidArgument)
  }
}
