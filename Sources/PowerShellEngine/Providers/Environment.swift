/// The environment variables of the simulated host: names without case, in order.
public struct EnvironmentBlock {
  private var variables = FoldedDictionary<(name: String, value: String)>()

  public init() {}

  public subscript(name: String) -> String? {
    get { variables[name]?.value }
    set {
      guard let newValue, !newValue.isEmpty else { return variables[name] = nil }
      variables[name] = (variables[name]?.name ?? name, newValue)
    }
  }

  public func entry(_ name: String) -> (name: String, value: String)? { variables[name] }
  public var names: [String] { variables.entries.map(\.value.name) }

  /// `%NAME%` replaced, as `[Environment]::ExpandEnvironmentVariables` does.
  public func expanded(_ text: String) -> String {
    let parts = text.utf8.split(separator: 0x25, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count > 2 else { return text }
    var result = parts[0]
    var place = 1
    while place < parts.count {
      if place + 1 < parts.count, let value = self[parts[place]] {
        result += value + parts[place + 1]
        place += 2
      } else {
        result += "%" + parts[place]
        place += 1
      }
    }
    return result
  }
}

extension EnvironmentBlock {
  /// The variables of a Windows server whose administrator is logged on.
  public static func windows(host: String, user: String, domain: String) -> EnvironmentBlock {
    let profile = "C:\\Users\\" + user
    let variables: [(String, String)] = [
      ("ALLUSERSPROFILE", "C:\\ProgramData"),
      ("APPDATA", profile + "\\AppData\\Roaming"),
      ("CommonProgramFiles", "C:\\Program Files\\Common Files"),
      ("CommonProgramFiles(x86)", "C:\\Program Files (x86)\\Common Files"),
      ("CommonProgramW6432", "C:\\Program Files\\Common Files"),
      ("COMPUTERNAME", host),
      ("ComSpec", "C:\\Windows\\system32\\cmd.exe"),
      ("DriverData", "C:\\Windows\\System32\\Drivers\\DriverData"),
      ("HOMEDRIVE", "C:"), ("HOMEPATH", "\\Users\\" + user),
      ("LOCALAPPDATA", profile + "\\AppData\\Local"),
      ("LOGONSERVER", "\\\\DC01"),
      ("NUMBER_OF_PROCESSORS", "16"), ("OS", "Windows_NT"),
      (
        "Path",
        "C:\\Program Files\\PowerShell\\7;C:\\Windows\\system32;C:\\Windows;C:\\Windows\\System32\\Wbem;C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\;C:\\Windows\\System32\\OpenSSH\\"
      ),
      (
        "PATHEXT", ".COM;.EXE;.BAT;.CMD;.VBS;.VBE;.JS;.JSE;.WSF;.WSH;.MSC;.CPL"
      ),
      ("POWERSHELL_DISTRIBUTION_CHANNEL", "MSI:Windows Server 2022 Datacenter"),
      ("PROCESSOR_ARCHITECTURE", "AMD64"),
      ("PROCESSOR_IDENTIFIER", "Intel64 Family 6 Model 85 Stepping 7, GenuineIntel"),
      ("PROCESSOR_LEVEL", "6"), ("PROCESSOR_REVISION", "5507"),
      ("ProgramData", "C:\\ProgramData"), ("ProgramFiles", "C:\\Program Files"),
      ("ProgramFiles(x86)", "C:\\Program Files (x86)"), ("ProgramW6432", "C:\\Program Files"),
      (
        "PSModulePath",
        profile
          + "\\Documents\\PowerShell\\Modules;C:\\Program Files\\PowerShell\\Modules;c:\\program files\\powershell\\7\\Modules;C:\\Windows\\system32\\WindowsPowerShell\\v1.0\\Modules"
      ),
      ("PUBLIC", "C:\\Users\\Public"), ("SESSIONNAME", "Console"), ("SystemDrive", "C:"),
      ("SystemRoot", "C:\\Windows"), ("TEMP", profile + "\\AppData\\Local\\Temp"),
      ("TMP", profile + "\\AppData\\Local\\Temp"),
      ("USERDNSDOMAIN", domain + ".COM"), ("USERDOMAIN", domain),
      ("USERDOMAIN_ROAMINGPROFILE", domain), ("USERNAME", user), ("USERPROFILE", profile),
      ("windir", "C:\\Windows"),
    ]
    var block = EnvironmentBlock()
    for (name, value) in variables { block[name] = value }
    return block
  }
}

extension Session {
  /// The drives that every session has beside those of files, `$PWD`, and the environment.
  func defineInitialDrives() {
    drives.add(
      "Alias", .alias,
      details: "Drive that contains a view of the aliases stored in the session state")
    drives.add(
      "Env", .environment,
      details: "Drive that contains a view of the environment variables for the process")
    drives.add(
      "Function", .function,
      details: "Drive that contains a view of the functions stored in the session state")
    drives.add(
      "Variable", .variable,
      details: "Drive that contains a view of those variables stored in the session state")
    environment = .windows(host: "HV01", user: "Administrator", domain: "CONTOSO")
    let location = Variable("PWD")
    location.options = [.readOnly, .allScope]
    location.read = { [unowned self] in .object(PathObject(drives.here, in: drives)) }
    global.define(location)
  }
}

extension DriveTable {
  /// Where the session stands, as a path.
  public var here: FilePath {
    FilePath(drive: currentName, names: drive(currentName)?.location ?? [])
  }
}
