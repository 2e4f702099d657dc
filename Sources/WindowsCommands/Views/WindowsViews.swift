internal import Datacenter
internal import OutputLayout
internal import PowerShellEngine

/// The default views of the modules (neighbours-views.md; widths measured there).
enum WindowsViews {
  static var all: [ViewDefinition] {
    [ExplanationView.definition] + computers + network + files + configuration + CimViews.all
  }

  /// Items of the drives `WSMan:` and `Cert:`.
  private static var configuration: [ViewDefinition] {
    [
      table(
        "Microsoft.WSMan.Management.WSManConfigElement",
        [
          .property("Type", width: 15, alignment: .left),
          .property("Name", width: 30, alignment: .left),
          .property("SourceOfValue", width: 15, alignment: .left),
          .property("Value", alignment: .left),
        ], grouping: .init(.property("PSParentPath"), label: "WSManConfig")),
      table(
        GuardianCertificate.typeName,
        [
          .property("Thumbprint", width: 41, alignment: .left),
          .property("Subject", alignment: .left),
        ], grouping: .init(.property("PSParentPath"), label: "PSParentPath")),
    ]
  }

  private static func table(
    _ type: String, _ columns: [ViewDefinition.Column], isAutoSized: Bool = false,
    grouping: ViewDefinition.Grouping? = nil
  ) -> ViewDefinition {
    ViewDefinition([type], .table(columns, isAutoSized: isAutoSized), grouping: grouping)
  }

  private static func autosized(_ type: String, _ names: [String]) -> ViewDefinition {
    table(type, names.map { .property($0, alignment: .left) }, isAutoSized: true)
  }

  private static func list(_ type: String, _ names: [String]) -> ViewDefinition {
    ViewDefinition([type], .list(names.map { .init(.property($0)) }))
  }

  private static var computers: [ViewDefinition] {
    [
      list(
        "Microsoft.Management.Infrastructure.CimSession",
        ["Id", "Name", "InstanceId", "ComputerName", "Protocol"]),
      table(
        FeatureKind.typeName,
        [
          .init(.computed(featureTitle), label: "Display Name", width: 55, alignment: .left),
          .property("Name", width: 25, alignment: .left),
          .property("InstallState", label: "Install State", width: 14, alignment: .right),
        ]),
      table(
        "Microsoft.Windows.ServerManager.Commands.FeatureOperationResult",
        [
          .property("Success", width: 7, alignment: .left),
          .property("RestartNeeded", label: "Restart Needed", width: 14, alignment: .left),
          .property("ExitCode", label: "Exit Code", width: 14, alignment: .left),
          .property("FeatureResult", label: "Feature Result", alignment: .left),
        ]),
      autosized(Kinds.LocalUser.typeName, ["Name", "Enabled", "Description"]),
      autosized(Kinds.LocalGroup.typeName, ["Name", "Description"]),
      autosized(Kinds.LocalPrincipal.typeName, ["ObjectClass", "Name", "PrincipalSource"]),
      table(
        WindowsTypes.event,
        [
          .property("TimeCreated", width: 26, alignment: .left),
          .property("Id", width: 8, alignment: .right),
          .property("LevelDisplayName", width: 16, alignment: .left), .property("Message"),
        ], grouping: .init(.property("ProviderName"), label: "ProviderName")),
      list(WindowsTypes.event, ["TimeCreated", "ProviderName", "Id", "Message"]),
    ]
  }

  /// `[X] Hyper-V`, four blanks deeper for each level of the tree.
  private static func featureTitle(_ value: Value, _ session: Session) throws -> Value {
    guard let item = value.base.reference as? ItemObject else { return .null }
    let depth = Int(item["Depth"]?.integer ?? 0)
    let mark = item["Installed"]?.isTrue == true ? "[X] " : "[ ] "
    let title = item["DisplayName"]?.text(.invariant) ?? ""
    return .string(String(repeating: " ", count: 4 * depth) + mark + title)
  }

  private static var network: [ViewDefinition] {
    [
      table(
        WindowsTypes.network + "MSFT_NetAdapter",
        [
          .property("Name", width: 25, alignment: .left),
          .property("InterfaceDescription", width: 36, alignment: .left),
          .property("ifIndex", width: 10, alignment: .right),
          .property("Status", width: 12, alignment: .left),
          .property("MacAddress", width: 17, alignment: .left),
          .property("LinkSpeed", width: 14, alignment: .right),
        ]),
      list(
        WindowsTypes.network + "MSFT_NetAdapter",
        [
          "Name", "InterfaceDescription", "InterfaceIndex", "MacAddress", "MediaType",
          "PhysicalMediaType", "InterfaceOperationalStatus", "AdminStatus", "LinkSpeed",
          "MediaConnectionState", "ConnectorPresent",
        ]),
      autosized(
        WindowsTypes.network + "MSFT_NetAdapterRdmaSettingData",
        ["Name", "InterfaceDescription", "Enabled", "Operational", "PFC", "ETS"]),
      table(
        WindowsTypes.network + "MSFT_NetRoute",
        [
          .property("ifIndex", width: 7, alignment: .left),
          .property("DestinationPrefix", width: 46, alignment: .left),
          .property("NextHop", width: 40, alignment: .left),
          .property("RouteMetric", width: 11, alignment: .right),
          .property("ifMetric", width: 8, alignment: .left),
          .property("PolicyStore", width: 11, alignment: .left),
        ]),
      table(
        "Microsoft.DnsClient.Commands.DnsRecord_A",
        [
          .property("Name", width: 46, alignment: .left),
          .property("Type", width: 6, alignment: .left),
          .property("TTL", width: 5, alignment: .left),
          .property("Section", width: 10, alignment: .left),
          .property("IPAddress", alignment: .left),
        ]),
    ]
  }

  private static var files: [ViewDefinition] {
    [
      autosized(
        WindowsTypes.files + "MSFT_SmbShare", ["Name", "ScopeName", "Path", "Description"]),
      table(
        WindowsTypes.files + "MSFT_SmbMultichannelConnection",
        [
          .property("ServerName", label: "Server Name", alignment: .left),
          .property("Selected", alignment: .left),
          .property("ClientIpAddress", label: "Client IP", alignment: .left),
          .property("ServerIpAddress", label: "Server IP", alignment: .left),
          .property("ClientInterfaceIndex", label: "Client Interface Index", alignment: .left),
          .property("ServerInterfaceIndex", label: "Server Interface Index", alignment: .left),
          .property("ClientRSSCapable", label: "Client RSS Capable", alignment: .left),
          .property("ClientRdmaCapable", label: "Client RDMA Capable", alignment: .left),
        ], isAutoSized: true),
      table(
        WindowsTypes.storage + "MSFT_Volume",
        [
          .property("DriveLetter", alignment: .left),
          .property("FileSystemLabel", label: "FriendlyName", alignment: .left),
          .property("FileSystemType", alignment: .left), .property("DriveType", alignment: .left),
          .property("HealthStatus", alignment: .left),
          .property("OperationalStatus", alignment: .left),
          size("SizeRemaining"), size("Size"),
        ], isAutoSized: true),
    ]
  }

  /// Bytes in the greatest unit that fits, two digits at most: `107.46 GB`, `276 GB`.
  private static func size(_ name: String) -> ViewDefinition.Column {
    .init(
      .computed { value, _ in
        let bytes = (value.base.reference as? ItemObject)?[name]?.integer ?? 0
        return .string(sizeText(bytes))
      }, label: name, alignment: .right)
  }

  private static func sizeText(_ bytes: Int64) -> String {
    let units: [(String, Int64)] = [
      ("TB", 1 << 40), ("GB", 1 << 30), ("MB", 1 << 20), ("KB", 1 << 10),
    ]
    for (unit, size) in units where bytes >= size {
      let (whole, rest) = bytes.quotientAndRemainder(dividingBy: size)
      let hundredths = (rest * 100 + size / 2) / size
      if hundredths == 0 || hundredths == 100 { return "\(whole + hundredths / 100) \(unit)" }
      let digits = hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
      return "\(whole).\(hundredths % 10 == 0 ? String(hundredths / 10) : digits) \(unit)"
    }
    return "\(bytes) B"
  }
}
