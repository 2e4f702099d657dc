internal import OutputLayout
internal import PowerShellEngine

/// The types of CIM instances, and which of their properties are shown by default.
enum CimViews {
  static let methodResult = "Microsoft.Management.Infrastructure.CimMethodResult"

  static var typeNames: [String] { CimClass.all.map(\.typeName) }

  static var all: [ViewDefinition] {
    [
      table("Win32_OperatingSystem", ["SystemDirectory", "BuildNumber", "Version"]),
      table("Win32_Processor", ["DeviceID", "Name", "Manufacturer"]),
      table("Win32_ComputerSystem", ["Name", "Domain", "TotalPhysicalMemory"]),
      table("Win32_LogicalDisk", ["DeviceID", "DriveType", "VolumeName", "Size", "FreeSpace"]),
      table("Win32_DiskDrive", ["DeviceID", "Model", "Size"]),
    ]
  }

  private static func table(_ name: String, _ columns: [String]) -> ViewDefinition {
    ViewDefinition(
      ["\(WindowsTypes.cimInstance)#\(CimClass.systemNamespace)/\(name)"],
      .table(columns.map { .property($0, alignment: .left) }, isAutoSized: true))
  }
}
