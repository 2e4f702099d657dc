internal import PowerShellEngine

/// `-Path` and `-LiteralPath`: which items a command means.
struct PathTarget {
  @Parameter var path: [String]?
  @Parameter var literalPath: [String]?

  init(
    from pipeline: PipelineBinding = .byValueOrPropertyName, sets: (String, String)? = nil,
    isMandatory: Bool = true
  ) {
    let names = sets ?? ("Path", "LiteralPath")
    _path = Parameter(in: [
      .in(names.0, position: 0, mandatory: isMandatory, from: pipeline)
    ])
    _literalPath = Parameter(
      in: [.in(names.1, mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  }

  var isLiteral: Bool { $literalPath != nil }
  var texts: [String] { (isLiteral ? literalPath : path) ?? [] }

  /// Does something with each place; an error is reported, the next place still gets its turn.
  func forEachPlace(
    _ call: Invocation, _ filter: ItemFilter = ItemFilter(), mayBeMissing: Bool = false,
    _ work: (FilePath) throws -> Void
  ) throws {
    for text in texts {
      var places: [FilePath] = []
      try call.attempt {
        places = try resolve(text, call, filter, mayBeMissing: mayBeMissing)
      }
      for place in places { try call.attempt { try work(place) } }
    }
  }

  /// The places of one path; filters hold where it has wildcards.
  func resolve(
    _ text: String, _ call: Invocation, _ filter: ItemFilter, mayBeMissing: Bool = false
  ) throws -> [FilePath] {
    let search = ItemSearch(call.frame)
    let found =
      mayBeMissing
      ? try search.possiblePlaces(text, isLiteral: isLiteral)
      : try search.places(text, isLiteral: isLiteral)
    guard !isLiteral, ItemPattern.isPattern(text) else { return found }
    return try filter.accepted(found)
  }
}

/// `-Filter`, `-Include`, `-Exclude`.
struct ItemFilter {
  @Parameter var filter: String?
  @Parameter var include: [String]?
  @Parameter var exclude: [String]?

  init() {
    _filter = Parameter()
    _include = Parameter()
    _exclude = Parameter()
  }

  var isEmpty: Bool { filter == nil && include == nil && exclude == nil }

  func accepted(_ places: [FilePath]) throws -> [FilePath] {
    if isEmpty { return places }
    let test = try NameTest(self)
    return places.filter { test.accepts($0.names.last ?? "") }
  }
}

/// The filters of a command, ready to test names.
struct NameTest {
  private let filter: ItemPattern?
  private let include: [ItemPattern]
  private let exclude: [ItemPattern]

  init(_ filters: ItemFilter) throws {
    // A filter goes to Windows, to which `*.*` is everything.
    filter = try filters.filter.map { try ItemPattern($0 == "*.*" ? "*" : $0) }
    include = try (filters.include ?? []).map(ItemPattern.init)
    exclude = try (filters.exclude ?? []).map(ItemPattern.init)
  }

  func accepts(_ name: String) -> Bool {
    if let filter, !filter.matches(name) { return false }
    if !include.isEmpty, !include.contains(where: { $0.matches(name) }) { return false }
    return !exclude.contains { $0.matches(name) }
  }
}

extension Invocation {
  var search: ItemSearch { ItemSearch(frame) }
  var drives: DriveTable { session.drives }

  /// The volume of a file drive; an error for a share or drive that is not there.
  func volume(_ path: FilePath) throws -> FileVolume {
    guard let drive = drives.drive(path.drive) else {
      throw ScriptError.pathNotFound(drives.providerPath(path))
    }
    guard drive.isFileDrive || drive.provider is FlatProvider else {
      throw ScriptError.noNavigation()
    }
    return drive.volume
  }

  /// The provider of a flat drive; nil for files.
  func flatProvider(_ path: FilePath) -> FlatProvider? {
    search.provider(path) as? FlatProvider
  }

  /// An item with the notes that tell where it lies.
  func noted(_ path: FilePath) throws -> Value? {
    let provider = search.provider(path)
    guard let kind = try provider.kind(of: path, frame) else { return nil }
    if provider !== Provider.fileSystem, path.names.isEmpty {
      let children = try provider.childNames(of: path, frame)
      return .list(try children.compactMap { try noted(path.appending($0)) })
    }
    return try provider.item(at: path, frame).map {
      drives.noted($0, at: path, isContainer: kind == .folder)
    }
  }

  /// Runs a change of files; a failure becomes an error with the ids of its kind.
  func changing(
    _ path: FilePath, access: String, other: String, category: ErrorCategory = .writeError,
    _ work: () throws -> Void
  ) throws {
    do {
      try work()
    } catch let failure as FileFailure {
      let shown = drives.providerPath(path)
      let (type, message) = failure.writeException(at: shown)
      throw ScriptError.file(
        failure.isAccess ? access : other, failure.isAccess ? .permissionDenied : category,
        target: .string(shown), type, message)
    }
  }
}
