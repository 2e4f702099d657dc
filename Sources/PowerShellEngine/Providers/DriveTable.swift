/// The drives of a session and where it stands.
public final class DriveTable {
  /// The current location, as a script sees it: `C:\Users\Administrator`.
  public var location = "C:\\"
  public init() {}
}
