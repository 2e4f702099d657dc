internal import Messages

/// What stands on hvlab's command line: `pwsh`'s options, by any prefix and case, and our own.
package struct LaunchOptions: Equatable {
  package enum Task: Equatable {
    /// The prompt, or lines piped into it.
    case prompt
    case command(String, arguments: [String])
    /// `-Command -`: source from standard input.
    case commandFromInput
    case file(String, arguments: [String])
    case version
    case help
  }

  package var task = Task.prompt
  package var isInteractive = true
  package var hasLogo = true
  package var staysOpen = false
  package var workingDirectory: String?
  package var state: String?
  package var mounts: [String] = []
  package var language: String?
  package init() {}
}

/// A wrong command line: what to say, and the exit code.
package struct LaunchMistake: Error, Equatable {
  package let message: String
  package let exitCode: Int32
  package let showsUsage: Bool

  package init(_ message: String, exitCode: Int32 = 64, showsUsage: Bool = true) {
    (self.message, self.exitCode, self.showsUsage) = (message, exitCode, showsUsage)
  }
}

extension LaunchOptions {
  /// Reads a command line; the program's name is not part of it.
  ///
  /// `isFile` says whether a path is a script that exists: `hvlab name` means a file, as in `pwsh`.
  package static func read(
    _ arguments: [String], isFile: (String) -> Bool
  ) throws(LaunchMistake) -> LaunchOptions {
    var reader = LaunchReader(arguments)
    try reader.read(isFile: isFile)
    return reader.options
  }
}

/// Walks the words of a command line.
private struct LaunchReader {
  private(set) var options = LaunchOptions()
  private var words: ArraySlice<String>

  init(_ words: [String]) { self.words = words[...] }

  mutating func read(isFile: (String) -> Bool) throws(LaunchMistake) {
    while let word = words.popFirst() {
      guard let option = LaunchOption(word: word) else {
        try readFile(word, isFile)
        return
      }
      if try readOption(option, isFile) { return }
    }
  }

  /// Takes one option; true when the rest of the line belonged to it.
  private mutating func readOption(
    _ option: LaunchOption, _ isFile: (String) -> Bool
  ) throws(LaunchMistake) -> Bool {
    switch option {
    case .command: try readCommand()
    case .encodedCommand: try readEncoded()
    case .file:
      guard let path = words.popFirst() else { throw .fileWithoutPath }
      try readFile(path, isFile)
    case .version: options.task = .version
    case .help: options.task = .help
    default:
      try readSetting(option)
      return false
    }
    return true
  }

  private mutating func readSetting(_ option: LaunchOption) throws(LaunchMistake) {
    switch option {
    case .noLogo: options.hasLogo = false
    case .nonInteractive: options.isInteractive = false
    case .noExit: options.staysOpen = true
    case .noProfile, .interactive, .login, .sta, .mta, .noProfileLoadTime: break
    case .workingDirectory: options.workingDirectory = try value(of: option)
    case .executionPolicy: try checkExecutionPolicy(value(of: option))
    case .inputFormat, .outputFormat: try checkFormat(value(of: option))
    case .windowStyle, .settingsFile, .customPipeName: _ = try value(of: option)
    case .configurationName: throw .noConfiguration(try value(of: option))
    case .state: options.state = try value(of: option)
    case .mount: options.mounts.append(try value(of: option))
    case .language: options.language = try checkedLanguage(value(of: option))
    case .command, .encodedCommand, .file, .version, .help: break
    }
  }

  private mutating func value(of option: LaunchOption) throws(LaunchMistake) -> String {
    guard let value = words.popFirst() else { throw .valueMissing(option.rawValue) }
    return value
  }

  private mutating func readCommand() throws(LaunchMistake) {
    guard let first = words.popFirst() else { throw .commandMissing }
    if first == "-", words.isEmpty {
      options.task = .commandFromInput
      return
    }
    let text = ([first] + words).joined(separator: " ")
    options.task = .command(text, arguments: [])
    words = []
  }

  private mutating func readEncoded() throws(LaunchMistake) {
    guard let word = words.popFirst() else { throw .commandMissing }
    guard let text = Base64Text.decode(word) else { throw .badEncoding }
    options.task = .command(text, arguments: [])
  }

  private mutating func readFile(
    _ path: String, _ isFile: (String) -> Bool
  ) throws(LaunchMistake) {
    if path == "-" {
      options.task = .commandFromInput
      return
    }
    guard isFile(path) else { throw .noSuchScript(path) }
    options.task = .file(path, arguments: Array(words))
    words = []
  }

  private func checkedLanguage(_ name: String) throws(LaunchMistake) -> String {
    guard Language(named: name) != nil else { throw .badLanguage(name) }
    return name
  }

  private func checkExecutionPolicy(_ name: String) throws(LaunchMistake) {
    let known = [
      "AllSigned", "Bypass", "Default", "RemoteSigned", "Restricted", "Undefined", "Unrestricted",
    ]
    guard known.contains(where: { $0.lowercased() == name.lowercased() }) else {
      throw LaunchMistake("Invalid ExecutionPolicy value '\(name)'.")
    }
  }

  private func checkFormat(_ name: String) throws(LaunchMistake) {
    guard ["text", "xml", "none"].contains(name.lowercased()) else { throw .badFormat(name) }
  }
}

/// The options by name; a prefix that only one can mean will do, and a few have short names.
enum LaunchOption: String, CaseIterable {
  case command = "Command"
  case encodedCommand = "EncodedCommand"
  case file = "File"
  case version = "Version"
  case help = "Help"
  case noLogo = "NoLogo"
  case nonInteractive = "NonInteractive"
  case noProfile = "NoProfile"
  case noProfileLoadTime = "NoProfileLoadTime"
  case noExit = "NoExit"
  case interactive = "Interactive"
  case login = "Login"
  case sta = "STA"
  case mta = "MTA"
  case workingDirectory = "WorkingDirectory"
  case executionPolicy = "ExecutionPolicy"
  case inputFormat = "InputFormat"
  case outputFormat = "OutputFormat"
  case windowStyle = "WindowStyle"
  case settingsFile = "SettingsFile"
  case customPipeName = "CustomPipeName"
  case configurationName = "ConfigurationName"
  case state = "State"
  case mount = "Mount"
  case language = "Language"

  private static let shortNames: [String: LaunchOption] = [
    "c": .command, "e": .encodedCommand, "ec": .encodedCommand, "f": .file, "v": .version,
    "?": .help, "h": .help, "i": .interactive, "l": .login, "wd": .workingDirectory,
    "ep": .executionPolicy, "ex": .executionPolicy, "inp": .inputFormat, "if": .inputFormat,
    "o": .outputFormat, "of": .outputFormat, "w": .windowStyle, "nop": .noProfile,
    "noni": .nonInteractive, "nol": .noLogo, "noe": .noExit,
  ]

  init?(word: String) {
    guard let mark = word.first, mark == "-" || mark == "/", word.count > 1 else { return nil }
    let isLong = word.hasPrefix("--")
    let name = word.dropFirst(isLong ? 2 : 1).lowercased()
    if mark == "/", name.contains("/") { return nil }
    if let short = Self.shortNames[name] {
      self = short
      return
    }
    let fitting = Self.allCases.filter { $0.rawValue.lowercased().hasPrefix(name) }
    let exact = fitting.first { $0.rawValue.lowercased() == name }
    guard let found = exact ?? (fitting.count == 1 ? fitting[0] : nil) else { return nil }
    self = found
  }
}

/// Text in Base64 over UTF-16, as `-EncodedCommand` takes it.
enum Base64Text {
  static func decode(_ text: String) -> String? {
    guard let bytes = bytes(text), bytes.count % 2 == 0 else { return nil }
    let units = stride(from: 0, to: bytes.count, by: 2).map {
      UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func bytes(_ text: String) -> [UInt8]? {
    let digits = text.utf8.filter { $0 != 0x3D }
    guard text.utf8.count % 4 == 0, text.utf8.count - digits.count <= 2 else { return nil }
    var result: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for digit in digits {
      guard let value = value(of: digit) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case 0x41...0x5A: UInt32(digit) - 0x41
    case 0x61...0x7A: UInt32(digit) - 0x61 + 26
    case 0x30...0x39: UInt32(digit) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}

extension LaunchMistake {
  static let fileWithoutPath = LaunchMistake(
    "The command cannot be run because the File parameter requires a file path. Supply a path for the File parameter and then try the command again."
  )
  static let commandMissing = LaunchMistake(
    "Cannot process the command because of a missing parameter. A command must follow -Command.")
  static let badEncoding = LaunchMistake(
    "Cannot process the command because the value specified with -EncodedCommand is not properly encoded. The value must be Base64 encoded."
  )
  static func noSuchScript(_ path: String) -> LaunchMistake {
    LaunchMistake(
      "The argument '\(path)' is not recognized as the name of a script file. Check the spelling of the name, or if a path was included, verify that the path is correct and try again."
    )
  }
  static func valueMissing(_ option: String) -> LaunchMistake {
    LaunchMistake(
      "Cannot process the command because of a missing parameter. \(option) needs a value.")
  }
  static func badFormat(_ name: String) -> LaunchMistake {
    LaunchMistake(
      "Cannot process the command because of an incorrect parameter value. \"\(name)\" is not a valid format.\nValid formats are:\nText\nXML\nNone\n"
    )
  }
  static func badLanguage(_ name: String) -> LaunchMistake {
    LaunchMistake("Invalid Language value '\(name)'. hvlab speaks en (English) and de (German).")
  }
  static func noConfiguration(_ name: String) -> LaunchMistake {
    LaunchMistake(
      "The shell cannot be started. A failure occurred during initialization:\nCannot create or open the configuration session \(name).",
      exitCode: 70, showsUsage: false)
  }
}
