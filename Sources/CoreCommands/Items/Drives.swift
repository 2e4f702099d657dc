internal import PowerShellEngine

/// `Get-PSDrive`.
struct GetPSDrive: Cmdlet {
  static let about = CommandDescription(
    "Get-PSDrive", defaultSet: "Name", class: "Microsoft.PowerShell.Commands.GetPSDriveCommand",
    aliases: ["gdr"])
  @Parameter(
    in: [.in("Name", position: 0, from: .byPropertyName)], validate: [.notNullOrEmpty])
  var name: [String]?
  @Parameter(in: [.in("LiteralName", position: 0, mandatory: true, from: .byPropertyName)])
  var literalName: [String]?
  @Parameter(from: .byPropertyName) var scope: String?
  @Parameter(from: .byPropertyName) var psProvider: [String]?

  func process(_ call: Invocation) throws {
    let all = call.drives.sortedDrives
    let isLiteral = $literalName != nil
    for text in (isLiteral ? literalName : name) ?? ["*"] {
      let pattern = try isLiteral ? nil : ItemPattern(text)
      let found = try all.filter { drive in
        try (pattern?.matches(drive.name) ?? drive.name.isSameName(as: text))
          && fits(drive.provider)
      }
      for drive in found { try call.write(.object(DriveObject(drive))) }
      if found.isEmpty, isLiteral || !ItemPattern.isPattern(text) {
        try call.writeError(
          "GetLocationNoMatchingDrive",
          "Cannot find drive. A drive with the name '\(text)' does not exist.",
          .objectNotFound, target: .string(text),
          exception: "System.Management.Automation.DriveNotFoundException")
      }
    }
  }

  private func fits(_ provider: Provider) throws -> Bool {
    guard let psProvider else { return true }
    return try psProvider.contains {
      try ItemPattern($0).matches(provider.name) || $0.isSameName(as: provider.qualifiedName)
    }
  }
}

extension DriveTable {
  /// All drives by name.
  var sortedDrives: [Drive] {
    drives.sorted { a, b in
      a.name.lowercased().utf8.lexicographicallyPrecedes(b.name.lowercased().utf8)
    }
  }
}

/// `New-PSDrive`: a folder as a drive of its own.
struct NewPSDrive: Cmdlet {
  static let about = CommandDescription(
    "New-PSDrive", effect: .changes(impact: .low),
    class: "Microsoft.PowerShell.Commands.NewPSDriveCommand", aliases: ["mount", "ndr"])
  @Parameter(position: 0, from: .byPropertyName) var name: String
  @Parameter(position: 1, from: .byPropertyName) var psProvider: String
  @Parameter(position: 2, from: .byPropertyName, allow: [.emptyString]) var root: String
  @Parameter(from: .byPropertyName) var description: String?
  @Parameter(from: .byPropertyName) var scope: String?
  @Switch var persist: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    let target = "Name: \(name) Provider: \(psProvider) Root: \(root)"
    guard let provider = Provider.named(psProvider) else {
      throw ScriptError.providerNotFound(psProvider)
    }
    let shown = "Name: \(name) Provider: \(provider.qualifiedName) Root: \(root)"
    guard try call.shouldProcess(provider.name.isEmpty ? target : shown, operation: "New drive")
    else { return }
    try call.attempt { try make(provider, call) }
  }

  private func make(_ provider: Provider, _ call: Invocation) throws {
    guard name.utf8.allSatisfy({ !Set(";~/\\.:".utf8).contains($0) }) else {
      throw ScriptError(
        "InvalidDriveName",
        "Cannot process the drive name because the drive name contains one or more of the following characters that are not valid: ; ~ / \\ . :",
        .invalidArgument, target: .string(name),
        exception: "System.Management.Automation.PSArgumentException")
    }
    guard call.drives.drive(name) == nil else {
      throw ScriptError(
        "DriveAlreadyExists", "A drive with the name '\(name)' already exists.", .resourceExists,
        target: .string(name), exception: "System.Management.Automation.SessionStateException")
    }
    guard provider === Provider.fileSystem else {
      throw ScriptError(
        "NewDriveProviderFailed",
        "New drive creation failed because the provider does not allow the creation of the new drive.",
        .invalidArgument, target: .string(name),
        exception: "System.Management.Automation.ProviderInvocationException")
    }
    guard let place = call.drives.resolve(root), call.search.kind(place) == .folder else {
      throw ScriptError(
        "DriveRootError",
        "The specified drive root \"\(root)\" either does not exist, or it is not a folder.",
        .readError, target: .string(name), exception: "System.IO.IOException")
    }
    call.drives.add(name, at: place, details: description ?? "")
    if let drive = call.drives.drive(name) { try call.write(.object(DriveObject(drive))) }
  }
}

/// `Remove-PSDrive`.
struct RemovePSDrive: Cmdlet {
  static let about = CommandDescription(
    "Remove-PSDrive", effect: .changes(impact: .medium), defaultSet: "Name",
    class: "Microsoft.PowerShell.Commands.RemovePSDriveCommand", aliases: ["rdr"])
  @Parameter(
    in: [.in("Name", position: 0, mandatory: true, from: .byPropertyName)],
    allow: [.null, .emptyCollection])
  var name: [String]?
  @Parameter(in: [.in("LiteralName", position: 0, mandatory: true, from: .byPropertyName)])
  var literalName: [String]?
  @Parameter(from: .byPropertyName) var psProvider: [String]?
  @Parameter(from: .byPropertyName) var scope: String?
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    let isLiteral = $literalName != nil
    for text in (isLiteral ? literalName : name) ?? [] {
      let pattern = try isLiteral ? nil : ItemPattern(text)
      let found = call.drives.drives.filter {
        pattern?.matches($0.name) ?? $0.name.isSameName(as: text)
      }
      for drive in found { try call.attempt { try remove(drive, call) } }
      if found.isEmpty, isLiteral || !ItemPattern.isPattern(text) {
        try call.writeError(ScriptError.driveNotFound(text))
      }
    }
  }

  private func remove(_ drive: DriveTable.Drive, _ call: Invocation) throws {
    let root = DriveObject(drive).root
    guard
      try call.shouldProcess(
        "Name: \(drive.name) Provider: \(drive.provider.qualifiedName) Root: \(root)",
        operation: "Remove Drive")
    else { return }
    guard !drive.name.isSameName(as: call.drives.currentName) else {
      throw ScriptError(
        "InvalidOperation", "Cannot remove drive '\(drive.name)' because it is in use.",
        .invalidOperation, target: .string(drive.name),
        exception: "System.Management.Automation.PSInvalidOperationException")
    }
    call.drives.removeDrive(drive.name)
  }
}

/// `Get-PSProvider`.
struct GetPSProvider: Cmdlet {
  static let about = CommandDescription(
    "Get-PSProvider", class: "Microsoft.PowerShell.Commands.GetPSProviderCommand")
  @Parameter(position: 0, from: .byPropertyName, validate: [.notNullOrEmpty])
  var psProvider: [String]?

  func process(_ call: Invocation) throws {
    for text in psProvider ?? ["*"] {
      let pattern = try ItemPattern(text)
      let found = Provider.all.filter {
        pattern.matches($0.name) || text.isSameName(as: $0.qualifiedName)
      }
      for provider in found { try call.write(.object(ProviderObject(provider))) }
      if found.isEmpty, !ItemPattern.isPattern(text) {
        try call.writeError(ScriptError.providerNotFound(text))
      }
    }
  }
}
