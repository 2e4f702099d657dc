internal import PowerShellEngine

/// `mkdir`: a function of PowerShell on Windows around `New-Item -ItemType Directory`.
struct MakeDirectory: Cmdlet {
  static let about = CommandDescription(
    "mkdir", effect: .changes(impact: .medium), defaultSet: "pathSet", class: "mkdir")
  @Parameter(in: [
    .in("nameSet", position: 0, from: .byPropertyName),
    .in("pathSet", position: 0, mandatory: true, from: .byPropertyName),
  ]) var path: [String]?
  @Parameter(
    in: [.in("nameSet", mandatory: true, from: .byPropertyName)], allow: [.null, .emptyString])
  var name: String?
  @Parameter(from: .byValueOrPropertyName) var value: Value?
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    for text in path ?? ["."] {
      try call.attempt {
        let start = try call.drives.locate(ItemPattern.unescaped(text))
        let place = try name.map { try NewItem.below(start, $0, call) } ?? start
        try NewItem.makeFolder(place, isForced: force, call)
      }
    }
  }
}
