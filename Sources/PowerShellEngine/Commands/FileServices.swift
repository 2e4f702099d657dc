extension Session {
  /// Writes text to a file on a drive.
  public func writeFile(_ path: String, _ text: String, isAppending: Bool = false) throws {
    guard let place = drives.resolve(path), let drive = drives.drive(place.drive) else {
      throw ScriptError(
        "DriveNotFound", "Cannot find drive for '\(path)'.", .objectNotFound,
        target: .string(path), exception: "System.Management.Automation.DriveNotFoundException")
    }
    do {
      try drive.volume.write(place.names, Array(text.utf8), append: isAppending)
    } catch {
      throw ScriptError(
        "FileOpenFailure", "Could not write to '\(place.text)'.", .openError,
        target: .string(place.text), exception: "System.IO.IOException")
    }
  }
}
