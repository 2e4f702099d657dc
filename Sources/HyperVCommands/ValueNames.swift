internal import Datacenter
package import PowerShellEngine

/// Names of hosts and machines as values of parameters, for whoever presses Tab.
extension LabContext {
  /// What may stand as a value; nil for parameters that name something else.
  package func values(for request: ValueRequest) -> [String]? {
    guard isOurs(request.command) else { return nil }
    switch true {
    case Self.isAny(request.parameter, of: ["ComputerName", "DestinationHost", "CimSession"]):
      return hostNames
    case Self.isAny(request.parameter, of: ["VMName"]),
      Self.isAny(request.parameter, of: ["Name"])
      && (Self.isAny(request.command, of: Self.machineCommands)):
      return machineNames(on: request.given["ComputerName"])
    default: return nil
    }
  }

  private func isOurs(_ command: String) -> Bool {
    CommandDeclaration.all.contains { AsciiFold.foldedEquals($0.name, command) }
  }

  private static func isAny(_ text: String, of names: [String]) -> Bool {
    names.contains { AsciiFold.foldedEquals($0, text) }
  }

  /// Commands whose `-Name` is a machine's.
  private static let machineCommands = [
    "Get-VM", "Start-VM", "Stop-VM", "Move-VM", "Set-VM", "Remove-VM", "Rename-VM", "Save-VM",
    "Suspend-VM", "Resume-VM", "Restart-VM", "Checkpoint-VM", "Export-VM", "Measure-VM",
    "Move-VMStorage", "Compare-VM", "Update-VMVersion",
  ]

  private var hostNames: [String] {
    guard let datacenter = try? datacenter else { return [] }
    return datacenter.hosts.values.filter(\.hasHyperV).map(\.name.text)
  }

  private func machineNames(on written: String?) -> [String] {
    guard let datacenter = try? datacenter, let logon = try? logon else { return [] }
    let name = written ?? logon.host.text
    guard let host = try? datacenter.managedHost(name, for: logon) else { return [] }
    return datacenter.machines(on: host.name).map(\.name.text)
  }
}
