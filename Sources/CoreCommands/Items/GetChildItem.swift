internal import PowerShellEngine

/// `Get-ChildItem`: what lies in folders and on flat drives.
struct GetChildItem: Cmdlet {
  static let about = CommandDescription(
    "Get-ChildItem", defaultSet: "Items",
    class: "Microsoft.PowerShell.Commands.GetChildItemCommand", aliases: ["dir", "gci", "ls"])
  @Parameter(in: [.in("Items", position: 0, from: .byValueOrPropertyName)]) var path: [String]?
  @Parameter(
    in: [.in("LiteralItems", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(position: 1) var filter: String?
  @Parameter var include: [String]?
  @Parameter var exclude: [String]?
  @Switch(aliases: ["s", "r"]) var recurse: Bool
  @Parameter var depth: UInt32?
  @Switch var force: Bool
  @Switch var name: Bool
  @Parameter var attributes: Value?
  @Switch var followSymlink: Bool
  @Switch(aliases: ["ad"]) var directory: Bool
  @Switch(aliases: ["af"]) var file: Bool
  @Switch(aliases: ["ah", "h"]) var hidden: Bool
  @Switch(aliases: ["ar"]) var readOnly: Bool
  @Switch(aliases: ["as"]) var system: Bool

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    let listing = try ChildListing(call, self)
    for text in (isLiteral ? literalPath : path) ?? ["."] {
      try call.attempt { try listing.list(text, isLiteral: isLiteral) }
    }
  }
}

/// One `Get-ChildItem` at work.
struct ChildListing {
  private let call: Invocation
  private let options: GetChildItem
  private let filter: ItemPattern?
  private let include: [ItemPattern]
  private let exclude: [ItemPattern]
  private let attributes: AttributeTest
  private let levels: Int

  init(_ call: Invocation, _ options: GetChildItem) throws {
    (self.call, self.options) = (call, options)
    filter = try options.filter.map {
      try ItemPattern($0.utf8.elementsEqual("*.*".utf8) ? "*" : $0)
    }
    include = try (options.include ?? []).map(ItemPattern.init)
    exclude = try (options.exclude ?? []).map(ItemPattern.init)
    attributes = try AttributeTest(options)
    levels = options.depth.map { Int($0) } ?? (options.recurse ? .max : 0)
  }

  private var recurses: Bool { options.recurse || options.depth != nil }
  private var isFiltered: Bool { !include.isEmpty || !exclude.isEmpty }

  func list(_ text: String, isLiteral: Bool) throws {
    let isPattern = !isLiteral && ItemPattern.isPattern(text)
    if recurses, !isLiteral, let cut = try parentSearch(text, isPattern: isPattern) {
      return try cut()
    }
    let places = try call.search.places(text, isLiteral: isLiteral)
    for place in places {
      let isContainer = call.search.kind(place) == .folder
      if isFiltered {
        try listFiltered(place, isContainer: isContainer, isPattern: isPattern)
      } else if isContainer, !isPattern || recurses {
        try descend(place, level: levels, shown: "", include: include)
      } else if passes(place, include) {
        try give(place, shown: place.names.last ?? "")
      }
    }
  }

  /// `dir tem* -recurse` looks for the name in the folder and in all below it.
  private func parentSearch(_ text: String, isPattern: Bool) throws -> (() throws -> Void)? {
    guard include.isEmpty else { return nil }
    let place = try call.drives.locate(isPattern ? text : ItemPattern.unescaped(text))
    guard let leaf = place.names.last, call.search.provider(place) === Provider.fileSystem,
      isPattern || call.search.kind(place) == .file,
      !place.parent.names.contains(where: ItemPattern.isPattern)
    else { return nil }
    guard call.search.kind(place) != .folder else { return nil }
    let pattern = leaf.utf8.elementsEqual("*".utf8) ? [] : [try ItemPattern(leaf)]
    return { try descend(place.parent, level: levels, shown: "", include: pattern) }
  }

  /// With `-Include` or `-Exclude` the names of the given items count, unless all below is wanted.
  private func listFiltered(_ place: FilePath, isContainer: Bool, isPattern: Bool) throws {
    if isContainer, recurses || !isPattern, recurses || include.isEmpty {
      return try descend(place, level: levels, shown: "", include: include)
    }
    if isPattern || !isContainer, passes(place, include) {
      try give(place, shown: place.names.last ?? "")
    }
  }

  /// The children of a container, then those of the containers among them.
  private func descend(
    _ place: FilePath, level: Int, shown: String, include: [ItemPattern]
  ) throws {
    let provider = call.search.provider(place)
    let names = try provider.childNames(of: place, call.frame)
    var folders: [FilePath] = []
    for name in names {
      let child = place.appending(name)
      if level > 0, call.search.kind(child) == .folder { folders.append(child) }
      if passes(child, include) { try give(child, shown: join(shown, name)) }
    }
    for folder in folders where options.force || !isHidden(folder) {
      let name = folder.names.last ?? ""
      try descend(folder, level: level - 1, shown: join(shown, name), include: include)
    }
  }

  private func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder + "\\" + name
  }

  private func isHidden(_ place: FilePath) -> Bool { entry(place)?.isHidden ?? false }

  private func entry(_ place: FilePath) -> FileEntry? {
    guard call.search.provider(place) === Provider.fileSystem else { return nil }
    return (try? call.volume(place).entry(at: place.names)) ?? nil
  }

  private func passes(_ place: FilePath, _ include: [ItemPattern]) -> Bool {
    let name = place.names.last ?? ""
    if let filter, !filter.matches(name) { return false }
    if !include.isEmpty, !include.contains(where: { $0.matches(name) }) { return false }
    if exclude.contains(where: { $0.matches(name) }) { return false }
    guard let entry = entry(place) else { return true }
    return attributes.accepts(entry, isForced: options.force)
  }

  private func give(_ place: FilePath, shown: String) throws {
    if options.name { return try call.write(.string(shown)) }
    if let item = try call.noted(place) { try call.enumerateItem(item) }
  }
}

/// `-File`, `-Directory`, `-Hidden`, `-Attributes` and their kin.
struct AttributeTest {
  /// Alternatives; each is a list of attributes that must or must not be there.
  private var alternatives: [[(bits: Int, isWanted: Bool)]] = []
  private let wantsFiles: Bool
  private let wantsFolders: Bool
  private let required: Int
  private let wantsHidden: Bool

  init(_ options: GetChildItem) throws {
    (wantsFiles, wantsFolders) = (
      options.file && !options.directory, options.directory && !options.file
    )
    required = (options.hidden ? 2 : 0) | (options.readOnly ? 1 : 0) | (options.system ? 4 : 0)
    var hidden = options.hidden || options.system
    if let text = options.attributes?.text(.invariant) {
      alternatives = try Self.parse(text)
      hidden = hidden || alternatives.contains { $0.contains { $0.bits & 6 != 0 && $0.isWanted } }
    }
    wantsHidden = hidden
  }

  func accepts(_ entry: FileEntry, isForced: Bool) -> Bool {
    if wantsFiles, entry.kind != .file { return false }
    if wantsFolders, entry.kind != .folder { return false }
    let bits = entry.allAttributes
    if bits & required != required { return false }
    if entry.isHidden, !isForced, !wantsHidden { return false }
    if alternatives.isEmpty { return true }
    return alternatives.contains { list in
      list.allSatisfy { (bits & $0.bits != 0) == $0.isWanted }
    }
  }

  /// `Hidden+!System,ReadOnly`: a comma is "or", a plus is "and", `!` is "not".
  private static func parse(_ text: String) throws -> [[(bits: Int, isWanted: Bool)]] {
    let type = TypeTable.find("System.IO.FileAttributes")
    return try text.utf8.split(separator: 0x2C).map { part in
      try part.split(separator: 0x2B).map { word in
        let trimmed = word.filter { $0 != 0x20 }
        let isWanted = trimmed.first != 0x21
        let name = String(decoding: isWanted ? trimmed[...] : trimmed.dropFirst(), as: UTF8.self)
        let long = shortNames.first { $0.0.isSameName(as: name) }?.1 ?? name
        guard let bits = type?.enumeration?.value(of: long) else {
          throw ScriptError(
            "InvalidArgument",
            "Unable to match the identifier name \(name) to a valid enumerator name.",
            .invalidArgument, target: .string(text),
            exception: "System.Management.Automation.RuntimeException")
        }
        return (Int(bits), isWanted)
      }
    }
  }

  private static let shortNames = [
    ("D", "Directory"), ("H", "Hidden"), ("R", "ReadOnly"), ("S", "System"), ("A", "Archive"),
  ]
}
