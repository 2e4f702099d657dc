/// The types of files, drives, providers and paths.
enum FileTypes {
  static let definitions: [TypeDefinition] =
    EncodingTypes.definitions + ByteStreamTypes.definitions + StreamTypes.definitions + [
      PathType.definition, FileStatics.file, FileStatics.folder, EnvironmentType.definition,
      EnvironmentType.specialFolder,
      FileItemTypes.fileSystemInfo, FileItemTypes.file, FileItemTypes.folder, pathInfo, drive,
      provider,
      TypeDefinition(
        enumeration: "Microsoft.PowerShell.Commands.TestPathType", counting: "Any", "Container",
        "Leaf"),
    ]

  private static let pathInfo = TypeDefinition("System.Management.Automation.PathInfo") { m in
    m.property("System.Management.Automation.PSDriveInfo Drive {get;}") { (me: PathObject) in
      me.drive.map { .object(DriveObject($0)) } ?? .null
    }
    m.property("System.Management.Automation.ProviderInfo Provider {get;}") { (me: PathObject) in
      .object(ProviderObject(me.drive?.provider ?? .fileSystem))
    }
    m.property("string ProviderPath {get;}") { (me: PathObject) in .string(me.providerPath) }
    m.property("string Path {get;}") { (me: PathObject) in .string(me.shown) }
  }

  private static let drive = TypeDefinition("System.Management.Automation.PSDriveInfo") { m in
    m.property("string CurrentLocation {get;}") { (me: DriveObject) in
      .string(me.drive.location.joined(separator: "\\"))
    }
    m.property("string Name {get;}") { (me: DriveObject) in .string(me.drive.name) }
    m.property("System.Management.Automation.ProviderInfo Provider {get;}") { (me: DriveObject) in
      .object(ProviderObject(me.drive.provider))
    }
    m.property("string Root {get;}") { (me: DriveObject) in .string(me.root) }
    m.property("string Description {get;}") { (me: DriveObject) in .string(me.drive.details) }
    m.property("System.Nullable[long] MaximumSize {get;}") { (_: DriveObject) in .null }
    m.property("pscredential Credential {get;}") { (_: DriveObject) in .null }
    m.property("string DisplayRoot {get;}") { (_: DriveObject) in .null }
    m.property("bool VolumeSeparatedByColon {get;}") { (_: DriveObject) in .bool(true) }
  }

  private static let provider = TypeDefinition("System.Management.Automation.ProviderInfo") { m in
    m.property("type ImplementingType {get;}") { (_: ProviderObject) in .null }
    m.property("string HelpFile {get;}") { (_: ProviderObject) in
      .string("System.Management.Automation.dll-Help.xml")
    }
    m.property("string Name {get;}") { (me: ProviderObject) in .string(me.provider.name) }
    m.property("string PSSnapIn {get;}") { (_: ProviderObject) in
      .string("Microsoft.PowerShell.Core")
    }
    m.property("string ModuleName {get;}") { (_: ProviderObject) in
      .string("Microsoft.PowerShell.Core")
    }
    m.property("psmoduleinfo Module {get;}") { (_: ProviderObject) in .null }
    m.property("string Description {get;}") { (_: ProviderObject) in .string("") }
    m.property("string Capabilities {get;}") { (me: ProviderObject) in
      .string(me.provider.capabilities.joined(separator: ", "))
    }
    m.property("string Home {get;}") { (me: ProviderObject) in
      .string(me.provider === Provider.fileSystem ? Session.current.drives.home : "")
    }
    m.property(
      "System.Collections.ObjectModel.Collection[System.Management.Automation.PSDriveInfo] Drives {get;}"
    ) { (me: ProviderObject) in
      .list(
        Session.current.drives.drives.filter { $0.provider === me.provider }
          .map { .object(DriveObject($0)) })
    }
  }
}
