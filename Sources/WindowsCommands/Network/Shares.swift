internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A share as an object.
private enum ShareObject {
  static func object(
    _ name: String, _ path: String, _ description: String, isSpecial: Bool = false
  ) -> Value {
    .item(
      WindowsTypes.files + "MSFT_SmbShare",
      [
        ("AvailabilityType", .string("NonClustered")), ("CachingMode", .string("Manual")),
        ("CATimeout", .unsigned(0)), ("ConcurrentUserLimit", .unsigned(0)),
        ("ContinuouslyAvailable", .bool(false)), ("CurrentUsers", .unsigned(0)),
        ("Description", .string(description)), ("EncryptData", .bool(false)),
        ("FolderEnumerationMode", .string("Unrestricted")), ("Name", .string(name)),
        ("Path", .string(path)), ("ScopeName", .string("*")), ("ShareState", .string("Online")),
        ("ShareType", .string("FileSystemDirectory")), ("SmbInstance", .string("Default")),
        ("Special", .bool(isSpecial)), ("Temporary", .bool(false)),
      ], words: name)
  }

  static func all(of host: WindowsHost) -> [Value] {
    let special =
      [("ADMIN$", "C:\\Windows", "Remote Admin")]
      + host.volumes.map { ("\($0.letter)$", "\($0.letter):\\", "Default share") }
      + [("IPC$", "", "Remote IPC")]
    let domain =
      host.isDomainController
      ? [
        (
          "NETLOGON", "C:\\Windows\\SYSVOL\\sysvol\\\(host.domain ?? "")\\SCRIPTS",
          "Logon server share "
        ),
        ("SYSVOL", "C:\\Windows\\SYSVOL\\sysvol", "Logon server share "),
      ] : []
    return special.map { object($0.0, $0.1, $0.2, isSpecial: true) }
      + domain.map { object($0.0, $0.1, $0.2) }
      + host.shares.map { object($0.name.text, $0.path.description, $0.description) }
  }

  static func name(_ value: Value) -> String {
    (value.base.reference as? ItemObject)?["Name"]?.text(.invariant) ?? ""
  }
}

/// Get-SmbShare.
struct GetSmbShare: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-SmbShare")
  @Parameter var name: [String]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let all = ShareObject.all(of: host).sorted {
        Name(ShareObject.name($0)) < Name(ShareObject.name($1))
      }
      let chosen = try NamedChoice(type: "MSFT_SMBShare", property: "Name").choose(
        name, of: all, by: ShareObject.name, call, lab)
      for share in chosen { try call.write(share) }
    }
  }
}

/// New-SmbShare.
struct NewSmbShare: WindowsCmdlet {
  static let about = CommandDescription(windows: "New-SmbShare")
  @Parameter var name: String
  @Parameter var path: String
  @Parameter var description: String?
  @Parameter var fullAccess: [String]?
  @Parameter var changeAccess: [String]?
  @Parameter var readAccess: [String]?
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      let folder = WindowsPath(path)
      guard host.volume(of: folder) != nil else { throw Refusal.noFolder }
      guard !host.shares.contains(where: { $0.name == Name(name) }) else {
        throw Refusal.shareExists
      }
      guard try call.shouldProcess(name, "New-SmbShare") else { return }
      var share = SmbShare(Name(name), folder)
      share.description = description ?? ""
      let names = try LocalNames(lab)
      share.fullAccess = try (fullAccess ?? []).map { try names.id(of: $0) }
      try call.carryOut(
        HostFactChange([.share(share)], on: host.name.text, session: try lab.logon), in: lab)
      try call.write(ShareObject.object(name, path, share.description))
    }
  }
}

/// Remove-SmbShare.
struct RemoveSmbShare: WindowsCmdlet {
  static let about = CommandDescription(windows: "Remove-SmbShare")
  @Parameter var name: [String]?
  @Parameter var inputObject: [Item<Kinds.Instance>]?
  @Switch var force: Bool
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let wanted = inputObject?.map(\.identity) ?? name
    try target.forEach(call, in: lab) { host in
      let shares = try NamedChoice(type: "MSFT_SMBShare", property: "Name").choose(
        wanted, of: host.shares, by: \.name.text, call, lab)
      for share in shares {
        guard try force || call.shouldProcess(share.name.text, "Remove-Share") else { continue }
        try call.carryOut(
          HostFactChange([.shareRemoved(share.name)], on: host.name.text, session: try lab.logon),
          in: lab)
      }
    }
  }
}

/// Get-SmbMultichannelConnection: over which pairs of adapters SMB to another host would run.
struct GetSmbMultichannelConnection: WindowsCmdlet {
  static let about = CommandDescription(windows: "Get-SmbMultichannelConnection")
  @Parameter var serverName: [String]?
  @Switch var includeNotSelected: Bool
  @ParameterGroup var target = CimTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let datacenter = try lab.datacenter
    try target.forEach(call, in: lab) { host in
      for other in datacenter.hosts.values
      where other.name != host.name && (serverName != nil || other.hasHyperV && host.hasHyperV) {
        let isWanted = try serverName?.contains {
          try NamePattern($0).matches(other.name.text)
        }
        guard isWanted ?? true, datacenter.accepts(Port.fileSharing, on: other, from: host) else {
          continue
        }
        for (channel, isSelected) in channels(host, other, datacenter)
        where isSelected || includeNotSelected {
          try call.write(object(channel, isSelected, host, other))
        }
      }
    }
  }

  /// RDMA before the rest, then speed: only channels of the best kind are used.
  private func channels(
    _ host: WindowsHost, _ other: WindowsHost, _ datacenter: Datacenter
  ) -> [(NetworkPath, isSelected: Bool)] {
    let paths = other.addresses.compactMap { address -> NetworkPath? in
      guard case .reached(let path) = datacenter.contact(address, of: other, from: host) else {
        return nil
      }
      return path
    }
    func rank(_ path: NetworkPath) -> Int64 {
      let isDirect = path.sourceAdapter.hasRdma && path.destinationAdapter.hasRdma
      let speed = min(path.sourceAdapter.bitsPerSecond, path.destinationAdapter.bitsPerSecond)
      return (isDirect ? 1 << 50 : 0) + speed
    }
    let best = paths.map(rank).max() ?? 0
    return paths.map { ($0, rank($0) == best) }
  }

  private func object(
    _ path: NetworkPath, _ isSelected: Bool, _ host: WindowsHost, _ other: WindowsHost
  ) -> Value {
    let (mine, theirs) = (path.sourceAdapter, path.destinationAdapter)
    func speed(_ adapter: NetworkAdapter) -> Value {
      .number(.uint64(UInt64(clamping: adapter.bitsPerSecond)))
    }
    return .item(
      WindowsTypes.files + "MSFT_SmbMultichannelConnection",
      [
        ("ClientInterfaceFriendlyName", .text(mine.name)),
        ("ClientInterfaceIndex", .whole(host.index(of: mine))),
        ("ClientIpAddress", .string(path.sourceAddress.description)),
        ("ClientLinkSpeed", speed(mine)), ("ClientRdmaCapable", .bool(mine.hasRdma)),
        ("ClientRSSCapable", .bool(true)), ("CurrentChannels", .int(isSelected ? 1 : 0)),
        ("Failed", .bool(false)), ("FailureCount", .int(0)), ("MaxChannels", .int(4)),
        ("Selected", .bool(isSelected)),
        ("ServerInterfaceIndex", .whole(other.index(of: theirs))),
        ("ServerIpAddress", .string(path.destinationAddress.description)),
        ("ServerLinkSpeed", speed(theirs)), ("ServerName", .text(other.name)),
        ("ServerRdmaCapable", .bool(theirs.hasRdma)), ("ServerRSSCapable", .bool(true)),
        ("SmbInstance", .string("Default")),
      ])
  }
}

extension Refusal {
  /// The Windows texts of 3 and 2118.
  fileprivate static var noFolder: Refusal {
    Refusal(
      Text(
        en: "The system cannot find the path specified.",
        de: "Das System kann den angegebenen Pfad nicht finden."),
      "Windows System Error 3", .invalidArgument)
  }

  fileprivate static var shareExists: Refusal {
    Refusal(
      Text(
        en: "The name has already been shared.", de: "Der Name ist bereits freigegeben."),
      "Windows System Error 2118", .resourceExists)
  }
}
