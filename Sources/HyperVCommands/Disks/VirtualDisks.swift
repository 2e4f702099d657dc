internal import Datacenter
internal import Messages
internal import PowerShellEngine

// New-, Get-, Resize- and Convert-VHD: virtual disks as files of a host's drives.

struct NewVHD: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "New-VHD")
  @Parameter var path: [String]?
  @Parameter var sizeBytes: UInt64?
  @Switch var dynamic: Bool
  @Switch var fixed: Bool
  @Switch var differencing: Bool
  @Parameter var parentPath: String?
  @Parameter var sourceDisk: UInt32?
  @Parameter var blockSizeBytes: UInt32?
  @Parameter var logicalSectorSizeBytes: UInt32?
  @Parameter var physicalSectorSizeBytes: UInt32?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for path in path ?? [] {
        try call.reporting(lab) { try create(call.located(path), on: host, call, lab) }
      }
    }
  }

  private func create(
    _ path: String, on host: HyperVHost, _ call: Invocation, _ lab: LabContext
  ) throws {
    guard try call.shouldProcess(.newDisk(path), in: lab) else { return }
    var creation = DiskImageCreation(
      host: host.name.text, path: path,
      kind: parentPath.map { .differencing(parent: call.located($0)) }
        ?? (fixed ? .fixed : .dynamic),
      size: sizeBytes.map { Int64(clamping: $0) }, session: try lab.logon)
    creation.blockSize = blockSizeBytes.map { Int64($0) }
    creation.logicalSectorSize = logicalSectorSizeBytes.map { Int64($0) }
    creation.physicalSectorSize = physicalSectorSizeBytes.map { Int64($0) }
    creation.sourceDisk = sourceDisk.map { Int($0) }
    try call.carryOut(creation, in: lab)
    try call.writeDisk(path, on: host, lab)
  }
}

struct GetVHD: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Get-VHD")
  @Parameter var path: [String]?
  @Parameter("VMId") var machines: [MachineIdentifier]?
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for path in path ?? [] {
        try call.reporting(lab) { try call.writeDisk(call.located(path), on: host, lab) }
      }
      for id in machines ?? [] {
        try call.reporting(lab) {
          guard let machine = try lab.datacenter.machines[id.guid], machine.host == host.name else {
            throw Refusal.machineNotFound(id: id.guid)
          }
          for path in machine.diskPaths { try call.writeDisk(path.description, on: host, lab) }
        }
      }
    }
  }
}

struct ResizeVHD: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Resize-VHD")
  @Parameter var path: [String]?
  @Parameter var sizeBytes: UInt64?
  @Switch var toMinimumSize: Bool
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    try target.forEach(call, in: lab) { host in
      for path in (path ?? []).map({ call.located($0) }) {
        try call.reporting(lab) {
          guard try call.shouldProcess(.resize(path), in: lab) else { return }
          let size = toMinimumSize ? nil : sizeBytes.map { Int64(clamping: $0) }
          let change = DiskImageResizing(
            host: host.name.text, path: path, size: size, session: try lab.logon)
          try call.carryOut(change, in: lab)
          if passthru { try call.writeDisk(path, on: host, lab) }
        }
      }
    }
  }
}

struct ConvertVHD: HyperVCmdlet {
  static let about = CommandDescription(hyperV: "Convert-VHD")
  @Parameter var path: String?
  @Parameter var destinationPath: String?
  @Parameter("VHDType") var kind: Choice<DiskKind>?
  @Parameter var parentPath: String?
  @Parameter var blockSizeBytes: UInt32?
  @Switch var deleteSource: Bool
  @Switch var passthru: Bool
  @ParameterGroup var target = HostTarget()

  func process(_ call: Invocation, in lab: LabContext) throws {
    let source = call.located(path ?? "")
    let copy = call.located(destinationPath ?? "")
    try target.forEach(call, in: lab) { host in
      guard try call.shouldProcess(.convert(source, copy), in: lab) else { return }
      var conversion = DiskImageConversion(
        host: host.name.text, path: source, destination: copy, kind: try wantedKind(call),
        session: try lab.logon)
      conversion.deletesSource = deleteSource
      conversion.blockSize = blockSizeBytes.map { Int64($0) }
      try call.carryOut(conversion, in: lab)
      if passthru { try call.writeDisk(copy, on: host, lab) }
    }
  }

  private func wantedKind(_ call: Invocation) throws -> DiskImageCreation.Kind? {
    switch kind?.value {
    case .fixed: return .fixed
    case .dynamic: return .dynamic
    case .differencing:
      guard let parentPath else { throw Refusal.onlyWith("ParentPath", "VHDType Differencing") }
      return .differencing(parent: call.located(parentPath))
    case .unknown: throw Refusal.invalidValue("Unknown", of: "VHDType")
    case nil: return nil
    }
  }
}

extension Invocation {
  fileprivate func writeDisk(_ path: String, on host: HyperVHost, _ lab: LabContext) throws {
    let (file, image) = try lab.datacenter.disk(path, on: host)
    try write(.object(VirtualDiskObject(image, at: file.path, on: host.name, lab)))
  }
}

extension Text {
  // New is in a transcript, the others follow the pattern (hyperv-texts.md 4).
  fileprivate static func newDisk(_ path: String) -> Text {
    Text(
      en: "New-VHD will create a new virtual hard disk with the path \"\(path)\".",
      de: "Mit New-VHD wird eine neue virtuelle Festplatte mit dem Pfad \"\(path)\" erstellt.")
  }
  fileprivate static func resize(_ path: String) -> Text {
    Text(
      en: "Resize-VHD will resize the virtual hard disk \"\(path)\".",
      de: "Mit Resize-VHD wird die Größe der virtuellen Festplatte \"\(path)\" geändert.")
  }
  fileprivate static func convert(_ path: String, _ copy: String) -> Text {
    Text(
      en: "Convert-VHD will convert the virtual hard disk \"\(path)\" to \"\(copy)\".",
      de: "Mit Convert-VHD wird die virtuelle Festplatte \"\(path)\" in \"\(copy)\" konvertiert.")
  }
}
