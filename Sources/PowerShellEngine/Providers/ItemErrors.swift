/// PowerShell's errors about items, drives and providers.
extension ScriptError {
  public static func pathNotFound(_ path: String) -> ScriptError {
    ScriptError(
      "PathNotFound", "Cannot find path '\(path)' because it does not exist.", .objectNotFound,
      target: .string(path), exception: "System.Management.Automation.ItemNotFoundException")
  }

  public static func driveNotFound(_ name: String) -> ScriptError {
    ScriptError(
      "DriveNotFound", "Cannot find drive. A drive with the name '\(name)' does not exist.",
      .objectNotFound, target: .string(name),
      exception: "System.Management.Automation.DriveNotFoundException")
  }

  public static func providerNotFound(_ name: String) -> ScriptError {
    ScriptError(
      "ProviderNotFound",
      "Cannot find a provider with the name '\(name)'.", .objectNotFound, target: .string(name),
      exception: "System.Management.Automation.ProviderNotFoundException")
  }

  /// An error that carries a .NET exception of the file system.
  public static func file(
    _ id: String, _ category: ErrorCategory, target: Value, _ typeName: String, _ message: String
  ) -> ScriptError {
    ScriptError(id, message, category, target: target, exception: typeName)
  }
}

extension FileFailure {
  /// The .NET exception of a failure: its type and sentence.
  public func exception(at path: String) -> (type: String, message: String) {
    switch self {
    case .notFound: ("System.IO.FileNotFoundException", "Could not find file '\(path)'.")
    case .readOnly, .denied, .notAFile:
      ("System.UnauthorizedAccessException", "Access to the path '\(path)' is denied.")
    case .notAFolder:
      (
        "System.IO.DirectoryNotFoundException", "Could not find a part of the path '\(path)'."
      )
    case .alreadyExists:
      ("System.IO.IOException", "Cannot create a file when that file already exists.")
    case .tooLarge:
      (
        "System.IO.IOException",
        "The file is too long. This operation is currently limited to supporting files less than 2 gigabytes in size."
      )
    case .inUse:
      (
        "System.IO.IOException",
        "The process cannot access the file '\(path)' because it is being used by another process."
      )
    case .notEmpty: ("System.IO.IOException", "The directory is not empty. : '\(path)'")
    case .ambiguous(let names):
      (
        "System.IO.IOException",
        "The path '\(path)' may mean several items that differ in case only: \(names.joined(separator: ", "))."
      )
    }
  }

  /// The same where the path was to be written: what is not found is its folder.
  public func writeException(at path: String) -> (type: String, message: String) {
    self == .notFound ? FileFailure.notAFolder.exception(at: path) : exception(at: path)
  }

  public var isAccess: Bool {
    switch self {
    case .readOnly, .denied, .notAFile: true
    default: false
    }
  }
}
