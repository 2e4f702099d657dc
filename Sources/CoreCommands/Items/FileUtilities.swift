internal import PowerShellEngine

/// `Get-FileHash`.
struct GetFileHash: Cmdlet {
  static let about = CommandDescription(
    "Get-FileHash", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.GetFileHashCommand")
  @Parameter(in: [.in("Path", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: [String]?
  @Parameter(
    in: [.in("LiteralPath", position: 0, mandatory: true, from: .byPropertyName)],
    aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(in: [.in("StreamParameterSet", position: 0, mandatory: true)]) var inputStream: Value?
  @Parameter(
    position: 1,
    validate: [
      .oneOf(["SHA1", "SHA256", "SHA384", "SHA512", "MD5"], ignoringCase: true, message: nil)
    ])
  var algorithm: String = "SHA256"

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral)
        where call.search.kind(place) == .file {
          try give(place, call)
        }
      }
    }
  }

  private func give(_ place: FilePath, _ call: Invocation) throws {
    let shown = call.drives.providerPath(place)
    var bytes: [UInt8] = []
    try call.changing(
      place, access: "UnauthorizedAccessError", other: "FileReadError", category: .readError
    ) { bytes = try call.volume(place).read(place.names) }
    guard let digest = Digest(algorithm)?.hash(bytes) else { return }
    try call.write(
      .object(
        RecordObject(
          "Microsoft.PowerShell.Commands.FileHashInfo",
          [.string(algorithm.uppercased()), .string(digest.hexText), .string(shown)])))
  }
}

/// `New-TemporaryFile`.
struct NewTemporaryFile: Cmdlet {
  static let about = CommandDescription(
    "New-TemporaryFile", effect: .changes(impact: .low),
    class: "Microsoft.PowerShell.Commands.NewTemporaryFileCommand")

  func end(_ call: Invocation) throws {
    let folder = call.session.environment["TEMP"] ?? "C:\\Windows\\Temp"
    guard try call.shouldProcess(folder + "\\") else { return }
    let place = try call.drives.locate(folder).appending("tmp" + TemporaryName.make() + ".tmp")
    try call.changing(
      place, access: "NewTemporaryFileWriteError", other: "NewTemporaryFileWriteError"
    ) { try call.volume(place).write(place.names, [], append: false) }
    if let item = try call.noted(place) { try call.write(item) }
  }
}

/// Letters for the name of a temporary file.
enum TemporaryName {
  static func make() -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz012345".utf8)
    return String(decoding: (0..<6).compactMap { _ in letters.randomElement() }, as: UTF8.self)
  }
}

/// `Unblock-File`: hvlab's files carry no marks of where they came from.
struct UnblockFile: Cmdlet {
  static let about = CommandDescription(
    "Unblock-File", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.UnblockFileCommand")
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true)]) var path: [String]?
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          _ = try call.shouldProcess(call.drives.providerPath(place))
        }
      }
    }
  }
}
