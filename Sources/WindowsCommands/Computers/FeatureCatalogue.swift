internal import Datacenter

/// The roles and features of a Windows Server that the lesson touches, as a tree.
struct FeatureEntry {
  let name: Name
  let title: String
  let depth: Int
  let isRole: Bool
  /// Management tools that `-IncludeManagementTools` brings along.
  var tools: [Name] = []

  static let all: [FeatureEntry] = [
    FeatureEntry(
      name: "AD-Domain-Services", title: "Active Directory Domain Services", depth: 0, isRole: true,
      tools: ["RSAT-AD-PowerShell"]),
    FeatureEntry(
      name: "DNS", title: "DNS Server", depth: 0, isRole: true, tools: ["RSAT-DNS-Server"]),
    FeatureEntry(name: "FS-FileServer", title: "File Server", depth: 2, isRole: true),
    FeatureEntry(
      name: "Hyper-V", title: "Hyper-V", depth: 0, isRole: true,
      tools: ["RSAT-Hyper-V-Tools", "Hyper-V-Tools", "Hyper-V-PowerShell"]),
    FeatureEntry(
      name: "Failover-Clustering", title: "Failover Clustering", depth: 0, isRole: false,
      tools: ["RSAT-Clustering-PowerShell"]),
    FeatureEntry(
      name: "RSAT-Clustering-PowerShell",
      title: "Failover Cluster Module for Windows PowerShell", depth: 4, isRole: false),
    FeatureEntry(
      name: "RSAT-AD-PowerShell", title: "Active Directory module for Windows PowerShell", depth: 4,
      isRole: false),
    FeatureEntry(name: "RSAT-DNS-Server", title: "DNS Server Tools", depth: 3, isRole: false),
    FeatureEntry(
      name: "RSAT-Hyper-V-Tools", title: "Hyper-V Management Tools", depth: 2, isRole: false),
    FeatureEntry(
      name: "Hyper-V-Tools", title: "Hyper-V GUI Management Tools", depth: 3, isRole: false),
    FeatureEntry(
      name: "Hyper-V-PowerShell", title: "Hyper-V Module for Windows PowerShell", depth: 3,
      isRole: false),
    FeatureEntry(name: "FS-SMBBW", title: "SMB Bandwidth Limit", depth: 0, isRole: false),
  ]

  static func named(_ name: String) -> FeatureEntry? { all.first { $0.name == Name(name) } }
}
