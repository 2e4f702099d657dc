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

  func list(_ text: String, isLiteral: Bool) throws {
    var (text, include) = (text, include)
    if recurses, !isLiteral, let leaf = try searchedName(text) {
      let parent = try call.drives.locate(text).parent.text
      if !leaf.utf8.elementsEqual("*".utf8) { include = [try ItemPattern(leaf)] }
      text = parent
    }
    let isPattern = !isLiteral && ItemPattern.isPattern(text)
    let isManual = !include.isEmpty || !exclude.isEmpty || recurses && isPattern
    for place in try call.search.places(text, isLiteral: isLiteral) {
      let isContainer = call.search.kind(place) == .folder
      if isManual {
        guard recurses || isLiteral || matches(place.names.last ?? "", include) else { continue }
        try listMatching(place, isContainer: isContainer, level: levels, shown: "", include)
      } else if isContainer, !isPattern {
        try descend(place, level: levels, shown: "")
      } else if passes(place, include) {
        try give(place, shown: place.names.last ?? "")
      }
    }
  }

  /// `dir tem* -recurse` looks for the name in the folder and in all below it; so does the name of
  /// a file, or of nothing at all.
  private func searchedName(_ text: String) throws -> String? {
    guard include.isEmpty, let last = text.utf8.last, last != 0x5C, last != 0x2F else { return nil }
    let place = try call.drives.locate(text)
    guard let leaf = place.names.last, call.search.provider(place) === Provider.fileSystem else {
      return nil
    }
    if leaf.utf8.elementsEqual("*".utf8), options.file || options.directory { return leaf }
    let found = (try? call.search.places(text)) ?? []
    return found.count == 1 && call.search.kind(found[0]) == .folder ? nil : leaf
  }

  /// Names are tested one by one: each child that fits, and at once what lies below it.
  private func listMatching(
    _ place: FilePath, isContainer: Bool, level: Int, shown: String, _ include: [ItemPattern]
  ) throws {
    guard isContainer else {
      if passes(place, include) { try give(place, shown: place.names.last ?? "") }
      return
    }
    for name in try call.search.provider(place).childNames(of: place, call.frame) {
      let child = place.appending(name)
      if passes(child, include) { try give(child, shown: join(shown, name)) }
      guard recurses, level > 0, call.search.kind(child) == .folder else { continue }
      try listMatching(
        child, isContainer: true, level: level - 1, shown: join(shown, name), include)
    }
  }

  private func matches(_ name: String, _ include: [ItemPattern]) -> Bool {
    if !include.isEmpty, !include.contains(where: { $0.matches(name) }) { return false }
    return !exclude.contains { $0.matches(name) }
  }

  /// The children of a container, then those of the containers among them.
  private func descend(_ place: FilePath, level: Int, shown: String) throws {
    let provider = call.search.provider(place)
    let names = try provider.childNames(of: place, call.frame)
    var folders: [FilePath] = []
    for name in names {
      let child = place.appending(name)
      if level > 0, call.search.kind(child) == .folder { folders.append(child) }
      if passes(child, []) { try give(child, shown: join(shown, name)) }
    }
    for folder in folders where options.force || !isHidden(folder) {
      let name = folder.names.last ?? ""
      try descend(folder, level: level - 1, shown: join(shown, name))
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
    guard matches(name, include) else { return false }
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
