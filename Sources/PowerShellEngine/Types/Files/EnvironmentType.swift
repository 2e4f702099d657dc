/// `[System.Environment]`: the simulated host's.
enum EnvironmentType {
  static let definition = TypeDefinition("System.Environment", isAbstract: true) { m in
    let constants: [(String, (EnvironmentBlock) -> Value)] = [
      ("string CommandLine", { _ in .string("\"C:\\Program Files\\PowerShell\\7\\pwsh.dll\"") }),
      ("int CurrentManagedThreadId", { _ in .int(1) }),
      ("bool HasShutdownStarted", { _ in .bool(false) }),
      ("bool Is64BitOperatingSystem", { _ in .bool(true) }),
      ("bool Is64BitProcess", { _ in .bool(true) }),
      ("bool IsPrivilegedProcess", { _ in .bool(true) }),
      ("string MachineName", { .string($0["COMPUTERNAME"] ?? "") }),
      ("string NewLine", { _ in .string("\n") }),
      ("int ProcessId", { _ in .int(4242) }),
      (
        "int ProcessorCount", { .int($0["NUMBER_OF_PROCESSORS"].flatMap { Int32($0) } ?? 16) }
      ),
      ("string ProcessPath", { _ in .string("C:\\Program Files\\PowerShell\\7\\pwsh.exe") }),
      ("string StackTrace", { _ in .string("") }),
      ("string SystemDirectory", { _ in .string("C:\\Windows\\system32") }),
      ("int SystemPageSize", { _ in .int(4096) }),
      ("int TickCount", { _ in .int(Int32(truncatingIfNeeded: Session.current.clock() / 10_000)) }),
      ("long TickCount64", { _ in .long(Session.current.clock() / 10_000) }),
      ("string UserDomainName", { .string($0["USERDOMAIN"] ?? "") }),
      ("bool UserInteractive", { _ in .bool(true) }),
      ("string UserName", { .string($0["USERNAME"] ?? "") }),
    ]
    for (signature, value) in constants {
      m.constant("static \(signature) {get;}") { value(Session.current.environment) }
    }
    m.constant("static string CurrentDirectory {get;set;}") {
      .string(Session.current.drives.location)
    } set: { value in
      Session.current.drives.stand(at: try Files.place(value.text(.invariant)))
    }
    m.constant("static int ExitCode {get;set;}") {
      .int(Session.current.lastExitCode ?? 0)
    } set: { value in
      Session.current.lastExitCode = Int32(truncatingIfNeeded: value.integerOrZero)
    }
    m.constant("static System.OperatingSystem OSVersion {get;}") {
      .object(NamedObject("System.OperatingSystem"))
    }
    m.constant("static version Version {get;}") { try PlatformTypes.version("10.0.0") }
    m.constant("static long WorkingSet {get;}") { .long(134_217_728) }
    m.function("static void Exit(int exitCode)") { a in
      throw ExitSignal(code: Int32(truncatingIfNeeded: a.int(0)))
    }
    m.function("static void FailFast(string message)") { _ in throw ExitSignal(code: -2_146_232_797)
    }
    declareVariables(m)
    m.function(
      "static string GetFolderPath(System.Environment+SpecialFolder folder)"
    ) { a in .string(folders[a[0].text(.invariant)] ?? "") }
    m.function("static string[] GetLogicalDrives()") { a in
      let names = a.session.drives.drives.filter { $0.isFileDrive && $0.root == nil }
      return .array(ArrayObject(names.map { .string($0.name + ":\\") }, of: .string))
    }
    m.function("static string[] GetCommandLineArgs()") { _ in
      .array(ArrayObject([.string("C:\\Program Files\\PowerShell\\7\\pwsh.dll")], of: .string))
    }
  }

  private static func declareVariables(_ m: MemberDeclarations) {
    m.function(
      "static string GetEnvironmentVariable(string variable)",
      "static string GetEnvironmentVariable(string variable, System.EnvironmentVariableTarget target)"
    ) { a in a.session.environment[a.string(0)].map { .string($0) } ?? .null }
    m.function(
      "static void SetEnvironmentVariable(string variable, string value)",
      "static void SetEnvironmentVariable(string variable, string value, System.EnvironmentVariableTarget target)"
    ) { a in
      a.session.environment[a.string(0)] = a[1].isNull ? nil : a.string(1)
      return .nothing
    }
    m.function(
      "static System.Collections.IDictionary GetEnvironmentVariables()",
      "static System.Collections.IDictionary GetEnvironmentVariables(System.EnvironmentVariableTarget target)"
    ) { a in
      let table = TableObject()
      let block = a.session.environment
      for name in block.names { table[name: name] = .string(block[name] ?? "") }
      return .table(table)
    }
    m.function("static string ExpandEnvironmentVariables(string name)") { a in
      .string(a.session.environment.expanded(a.string(0)))
    }
  }

  static let specialFolder = TypeDefinition(
    enumeration: "System.Environment+SpecialFolder",
    [
      ("Desktop", 0), ("Programs", 2), ("MyDocuments", 5), ("Personal", 5), ("Favorites", 6),
      ("Startup", 7), ("Recent", 8), ("SendTo", 9), ("StartMenu", 11), ("MyMusic", 13),
      ("MyVideos", 14), ("DesktopDirectory", 16), ("MyComputer", 17), ("Fonts", 20),
      ("Templates", 21), ("CommonStartMenu", 22), ("CommonPrograms", 23), ("CommonStartup", 24),
      ("CommonDesktopDirectory", 25), ("ApplicationData", 26), ("LocalApplicationData", 28),
      ("CommonApplicationData", 35), ("Windows", 36), ("System", 37), ("ProgramFiles", 38),
      ("MyPictures", 39), ("UserProfile", 40), ("SystemX86", 41), ("ProgramFilesX86", 42),
      ("CommonProgramFiles", 43), ("CommonProgramFilesX86", 44), ("CommonDocuments", 46),
    ])

  private static let folders: [String: String] = {
    let user = "C:\\Users\\Administrator"
    let roaming = user + "\\AppData\\Roaming"
    return [
      "Desktop": user + "\\Desktop", "DesktopDirectory": user + "\\Desktop",
      "MyDocuments": user + "\\Documents", "Personal": user + "\\Documents",
      "Favorites": user + "\\Favorites", "MyMusic": user + "\\Music",
      "MyVideos": user + "\\Videos", "MyPictures": user + "\\Pictures", "UserProfile": user,
      "ApplicationData": roaming, "LocalApplicationData": user + "\\AppData\\Local",
      "StartMenu": roaming + "\\Microsoft\\Windows\\Start Menu",
      "Programs": roaming + "\\Microsoft\\Windows\\Start Menu\\Programs",
      "CommonApplicationData": "C:\\ProgramData", "Windows": "C:\\Windows",
      "System": "C:\\Windows\\system32", "SystemX86": "C:\\Windows\\SysWOW64",
      "Fonts": "C:\\Windows\\Fonts", "ProgramFiles": "C:\\Program Files",
      "ProgramFilesX86": "C:\\Program Files (x86)",
      "CommonProgramFiles": "C:\\Program Files\\Common Files",
      "CommonProgramFilesX86": "C:\\Program Files (x86)\\Common Files",
      "CommonDocuments": "C:\\Users\\Public\\Documents",
      "CommonDesktopDirectory": "C:\\Users\\Public\\Desktop",
    ]
  }()
}
