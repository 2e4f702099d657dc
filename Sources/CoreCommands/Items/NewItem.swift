internal import PowerShellEngine

/// `New-Item`.
struct NewItem: Cmdlet {
  static let about = CommandDescription(
    "New-Item", effect: .changes(impact: .medium), defaultSet: "pathSet",
    class: "Microsoft.PowerShell.Commands.NewItemCommand", aliases: ["ni"])
  @Parameter(in: [
    .in("nameSet", position: 0, from: .byPropertyName),
    .in("pathSet", position: 0, mandatory: true, from: .byPropertyName),
  ]) var path: [String]?
  @Parameter(
    in: [.in("nameSet", mandatory: true, from: .byPropertyName)], allow: [.null, .emptyString])
  var name: String?
  @Parameter(from: .byPropertyName, aliases: ["Type"]) var itemType: String?
  @Parameter(from: .byValueOrPropertyName, aliases: ["Target"]) var value: Value?
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    for text in path ?? ["."] {
      try call.attempt {
        let start = try call.drives.locate(ItemPattern.unescaped(text))
        try make(name.map { try Self.below(start, $0, call) } ?? start, call)
      }
    }
  }

  static func below(_ start: FilePath, _ name: String, _ call: Invocation) throws -> FilePath {
    guard !name.isEmpty else { return start }
    guard call.search.provider(start) === Provider.fileSystem else {
      return start.appending(name)
    }
    return FilePath(
      drive: start.drive, names: FilePath.walk(start.names, FilePath.split(name)))
  }

  private func make(_ place: FilePath, _ call: Invocation) throws {
    if let flat = call.flatProvider(place) { return try make(flat, place, call) }
    switch try ItemKind(itemType) {
    case .folder: try Self.makeFolder(place, isForced: force, call)
    case .file: try makeFile(place, call)
    case .link:
      throw ScriptError(
        "NotSupported", "hvlab's drives hold no links.", .notImplemented,
        target: .string(place.text),
        exception: "System.Management.Automation.PSNotSupportedException")
    }
  }

  // MARK: Folders

  static func makeFolder(_ place: FilePath, isForced: Bool, _ call: Invocation) throws {
    let shown = call.drives.providerPath(place)
    let volume = try call.volume(place)
    let known = try volume.entry(at: place.names)
    if let known, !isForced || known.kind == .file {
      throw ScriptError(
        "DirectoryExist", "An item with the specified name \(shown) already exists.",
        .resourceExists, target: .string(shown), exception: "System.IO.IOException")
    }
    if known == nil {
      guard
        try call.shouldProcess("Destination: \(shown)", operation: "Create Directory")
      else { return }
      try call.changing(
        place, access: "CreateDirectoryUnauthorizedAccessError", other: "CreateDirectoryIOError"
      ) { try volume.makeFolder(place.names) }
    }
    if let item = try call.noted(place) { try call.write(item) }
  }

  // MARK: Files

  private func makeFile(_ place: FilePath, _ call: Invocation) throws {
    let shown = call.drives.providerPath(place)
    let volume = try call.volume(place)
    guard try call.shouldProcess("Destination: \(shown)", operation: "Create File") else { return }
    let known = try volume.entry(at: place.names)
    if known != nil, !force {
      throw ScriptError(
        "NewItemIOError", "The file '\(shown)' already exists.", .writeError,
        target: .string(shown), exception: "System.IO.IOException")
    }
    try call.changing(
      place, access: "NewItemUnauthorizedAccessError", other: "NewItemIOError"
    ) {
      if force {
        try volume.makeFolder(place.names.dropLast())
        if known?.isReadOnly == true { try volume.update(place.names) { $0.attributes &= ~1 } }
      }
      let text = value.map { $0.text(call.session.culture) } ?? ""
      try volume.write(place.names, Array(text.utf8), append: false)
    }
    if let item = try call.noted(place) { try call.write(item) }
  }

  // MARK: Items of flat drives

  private func make(_ flat: FlatProvider, _ place: FilePath, _ call: Invocation) throws {
    let name = place.names.first ?? ""
    guard !name.isEmpty else {
      throw ScriptError(
        "Argument",
        "Cannot process argument because the value of argument \"name\" is not valid. Change the value of the \"name\" argument and run the operation again.",
        .invalidArgument, exception: "System.Management.Automation.PSArgumentException")
    }
    let shown = value.map { $0.text(call.session.culture) } ?? ""
    let target = "Item: \(name) Type: \(itemType ?? "") Value: \(shown)"
    guard try call.shouldProcess(target, operation: "New Item") else { return }
    if flat.item(named: name, call.frame) != nil, !force {
      throw ScriptError(
        "Argument", "The item at path '\(name)' already exists.", .invalidArgument,
        target: .string(name), exception: "System.Management.Automation.PSArgumentException")
    }
    try flat.set(name, value ?? .null, call.frame, isForced: force)
    if let item = try call.noted(place) { try call.write(item) }
  }
}

/// What `-ItemType` names; any beginning of a name will do.
enum ItemKind {
  case file, folder, link

  init(_ text: String?) throws {
    guard let text, !text.isEmpty else {
      self = .file
      return
    }
    let names: [(String, ItemKind)] = [
      ("directory", .folder), ("container", .folder), ("file", .file), ("symboliclink", .link),
      ("junction", .link), ("hardlink", .link),
    ]
    let pattern = try ItemPattern(text + "*")
    guard let found = names.first(where: { pattern.matches($0.0) })?.1 else {
      throw ScriptError(
        "Argument",
        "The type is not a known type for the file system. Only \"file\",\"directory\" or \"symboliclink\" can be specified. (Parameter 'type')",
        .invalidArgument, target: .string(text),
        exception: "System.Management.Automation.PSArgumentException")
    }
    self = found
  }
}
