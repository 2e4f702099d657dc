internal import Datacenter
internal import PowerShellEngine

/// The .NET classes of the modules, under their real names.
enum WindowsTypes {
  static let directory = "Microsoft.ActiveDirectory.Management."
  static let commands = "Microsoft.PowerShell.Commands."
  static let cimInstance = "Microsoft.Management.Infrastructure.CimInstance"
  static let network = cimInstance + "#root/standardcimv2/"
  static let files = cimInstance + "#ROOT/Microsoft/Windows/SMB/"
  static let storage = cimInstance + "#ROOT/Microsoft/Windows/Storage/"
  static let service = "System.ServiceProcess.ServiceController"
  static let event = "System.Diagnostics.Eventing.Reader.EventLogRecord"

  static var definitions: [TypeDefinition] {
    let all = directoryClasses + cimClasses + others
    return all.filter { TypeTable.find($0.fullName) == nil }
  }

  /// A text is taken for an identity.
  private static func named(_ name: String, base: String? = nil) -> TypeDefinition {
    TypeDefinition(name, base: base) { m in
      m.constructor("(string identity)") { a in
        .object(ItemObject(name, [], words: a.string(0)))
      }
    }
  }

  private static var directoryClasses: [TypeDefinition] {
    let classes: [(name: String, base: String)] = [
      ("ADObject", "ADEntity"), ("ADPrincipal", "ADObject"), ("ADGroup", "ADPrincipal"),
      ("ADAccount", "ADPrincipal"), ("ADUser", "ADAccount"), ("ADComputer", "ADAccount"),
      ("ADServiceAccount", "ADAccount"), ("ADPartition", "ADObject"), ("ADDomain", "ADPartition"),
      ("ADForest", "ADEntity"), ("ADDirectoryServer", "ADEntity"),
      ("ADDomainController", "ADDirectoryServer"), ("ADTrust", "ADObject"),
      ("ADReplicationPartnerMetadata", "ADEntity"), ("ADReplicationFailure", "ADEntity"),
      ("ADReplicationAttributeMetadata", "ADEntity"), ("ADReplicationSite", "ADObject"),
      ("ADReplicationSiteLink", "ADObject"), ("ADReplicationSiteLinkBridge", "ADObject"),
      ("ADReplicationSubnet", "ADObject"), ("ADReplicationConnection", "ADObject"),
      ("ADOrganizationalUnit", "ADObject"), ("ADAuthenticationPolicy", "ADObject"),
      ("ADAuthenticationPolicySilo", "ADObject"),
    ]
    return [TypeDefinition(directory + "ADEntity")]
      + classes.map { named(directory + $0.name, base: directory + $0.base) }
  }

  private static var cimClasses: [TypeDefinition] {
    let classes =
      [
        network + "MSFT_NetAdapter", network + "MSFT_NetAdapterRdmaSettingData",
        network + "MSFT_NetIPAddress", network + "MSFT_NetRoute",
        network + "MSFT_NetFirewallRule", files + "MSFT_SmbShare",
        files + "MSFT_SmbMultichannelConnection", storage + "MSFT_Volume",
      ] + CimViews.typeNames
    return [TypeDefinition(cimInstance)]
      + classes.map { TypeDefinition($0, base: cimInstance) }
  }

  private static var others: [TypeDefinition] {
    [
      named(service), EventRecord.definition, TypeDefinition(EventRecord.propertyType),
      TypeDefinition("NetConnectionResults"),
      named("Microsoft.Windows.ServerManager.Commands.Feature"),
      TypeDefinition("Microsoft.Windows.ServerManager.Commands.FeatureOperationResult"),
      named(commands + "LocalPrincipal"),
      named(commands + "LocalGroup", base: commands + "LocalPrincipal"),
      named(commands + "LocalUser", base: commands + "LocalPrincipal"),
      named("System.Security.Principal.SecurityIdentifier"),
      TypeDefinition("Microsoft.DnsClient.Commands.DnsRecord_A"),
      TypeDefinition(GuardianCertificate.typeName),
      TypeDefinition(CimViews.methodResult),
      TypeDefinition(GetLabExplanation.resultType), TypeDefinition(GetLabExplanation.findingType),
      TypeDefinition(commands + "TestConnectionCommand+PingStatus"),
      TypeDefinition(commands + "TestConnectionCommand+TcpPortStatus"),
    ]
  }
}

/// The classes that parameters of the simulated commands take.
enum Kinds {
  enum Computer: ItemKind { static var typeName: String { WindowsTypes.directory + "ADComputer" } }
  enum User: ItemKind { static var typeName: String { WindowsTypes.directory + "ADUser" } }
  enum Group: ItemKind { static var typeName: String { WindowsTypes.directory + "ADGroup" } }
  enum Account: ItemKind { static var typeName: String { WindowsTypes.directory + "ADAccount" } }
  enum Principal: ItemKind {
    static var typeName: String { WindowsTypes.directory + "ADPrincipal" }
  }
  enum Object: ItemKind { static var typeName: String { WindowsTypes.directory + "ADObject" } }
  enum Domain: ItemKind { static var typeName: String { WindowsTypes.directory + "ADDomain" } }
  enum Forest: ItemKind { static var typeName: String { WindowsTypes.directory + "ADForest" } }
  enum Controller: ItemKind {
    static var typeName: String { WindowsTypes.directory + "ADDomainController" }
  }
  enum Trust: ItemKind { static var typeName: String { WindowsTypes.directory + "ADTrust" } }
  enum Site: ItemKind {
    static var typeName: String { WindowsTypes.directory + "ADReplicationSite" }
  }
  enum SiteLink: ItemKind {
    static var typeName: String { WindowsTypes.directory + "ADReplicationSiteLink" }
  }
  enum Service: ItemKind { static var typeName: String { WindowsTypes.service } }
  enum LocalGroup: ItemKind { static var typeName: String { WindowsTypes.commands + "LocalGroup" } }
  enum LocalPrincipal: ItemKind {
    static var typeName: String { WindowsTypes.commands + "LocalPrincipal" }
  }
  enum LocalUser: ItemKind { static var typeName: String { WindowsTypes.commands + "LocalUser" } }
  enum SecurityID: ItemKind {
    static var typeName: String { "System.Security.Principal.SecurityIdentifier" }
  }
  enum Instance: ItemKind { static var typeName: String { WindowsTypes.cimInstance } }
}
