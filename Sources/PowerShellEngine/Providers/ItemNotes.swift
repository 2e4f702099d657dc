/// The notes that tell where an item lies: `PSPath`, `PSParentPath`, `PSChildName` and their kin.
extension DriveTable {
  /// An item with its notes.
  public func noted(_ item: Value, at path: FilePath, isContainer: Bool) -> Value {
    let carrier: PSObject
    if let object = item.reference { carrier = object } else { carrier = ExtendedValue(item) }
    let members = ExtendedMembers()
    for member in carrier.extendedMembers?.list ?? [] { members.add(member) }
    members.typeNames = carrier.extendedMembers?.typeNames
    for (name, value) in notes(path, isContainer: isContainer) {
      members.add(ExtendedMember(name, .note(value)))
    }
    carrier.extendedMembers = members
    return Value(carrier)
  }

  private func notes(_ path: FilePath, isContainer: Bool) -> [(String, Value)] {
    let drive = drive(path.drive)
    let provider = drive?.provider ?? .fileSystem
    var notes: [(String, Value)] = [("PSPath", .string(qualifiedPath(path)))]
    notes.append(("PSParentPath", .string(parentPath(path, provider))))
    notes.append(("PSChildName", .string(path.names.last ?? place(path).text)))
    if let drive { notes.append(("PSDrive", .object(DriveObject(drive)))) }
    notes.append(("PSProvider", .object(ProviderObject(provider))))
    notes.append(("PSIsContainer", .bool(isContainer)))
    return notes
  }

  private func parentPath(_ path: FilePath, _ provider: Provider) -> String {
    guard !(provider is FlatProvider), !path.names.isEmpty else {
      return provider === Provider.fileSystem ? "" : provider.qualifiedName + "::"
    }
    return qualifiedPath(path.parent)
  }
}

/// A drive as a script holds it: `PSDriveInfo`.
public final class DriveObject: PSObject {
  public let drive: DriveTable.Drive
  public init(_ drive: DriveTable.Drive) { self.drive = drive }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PSDriveInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { drive.name }
  public override func isEqual(to other: Value) -> Bool {
    (other.reference as? DriveObject)?.drive === drive
  }
  public override func hash() -> Int { ObjectIdentifier(drive).hashValue }

  /// `Root`: `C:\`, or the folder it shows; empty for flat drives.
  public var root: String {
    drive.isFileDrive ? (drive.root ?? FilePath(drive: drive.name, names: [])).text : ""
  }
}

/// A provider as a script holds it: `ProviderInfo`.
public final class ProviderObject: PSObject {
  public let provider: Provider
  public init(_ provider: Provider) { self.provider = provider }
  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.ProviderInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { provider.qualifiedName }
  public override func isEqual(to other: Value) -> Bool {
    (other.reference as? ProviderObject)?.provider === provider
  }
  public override func hash() -> Int { ObjectIdentifier(provider).hashValue }
}

/// Where the session stands, or what a path was resolved to: `PathInfo`.
public final class PathObject: PSObject {
  public let path: FilePath
  /// As it is shown: with a drive, or with the provider where the path names one.
  public let shown: String
  let drive: DriveTable.Drive?
  let providerPath: String

  public init(_ path: FilePath, in drives: DriveTable, shown: String? = nil) {
    self.path = path
    drive = drives.drive(path.drive)
    providerPath = drives.providerPath(path)
    self.shown = shown ?? path.text
  }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.PathInfo") ?? .object
  }
  public override func text(_ culture: Culture) -> String { shown }
}

/// `Used` and `Free`, where the drive's volume counts its bytes.
extension DriveObject: DynamicMembers {
  private var counts: [(name: String, value: Value)] {
    guard let room = drive.volume.room else { return [] }
    return [("Used", .long(room.used)), ("Free", .long(room.free))]
  }

  public func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    counts.first { Symbol.intern($0.name) === name }?.value
  }

  public func setDynamicProperty(
    _ name: Symbol, _ value: Value, _ session: Session
  ) throws -> Bool { false }

  public var dynamicProperties: [PropertyView] {
    counts.map { PropertyView(constant: $0.name, $0.value) }
  }
}
