/// What a path with wildcards stands for.
public struct ItemSearch {
  public let frame: Frame
  public init(_ frame: Frame) { self.frame = frame }

  private var drives: DriveTable { frame.session.drives }

  public func provider(_ path: FilePath) -> Provider {
    drives.drive(path.drive)?.provider ?? .fileSystem
  }

  public func kind(_ path: FilePath) -> FileEntry.Kind? {
    (try? provider(path).kind(of: path, frame)) ?? nil
  }

  /// The places that a path with wildcards names: none is no error, a plain name must be there.
  public func places(_ text: String, isLiteral: Bool = false) throws -> [FilePath] {
    if isLiteral || !WildcardPattern.containsWildcard(text) {
      let place = try drives.locate(isLiteral ? text : WildcardPattern.unescape(text))
      guard try provider(place).kind(of: place, frame) != nil else {
        throw ScriptError.pathNotFound(drives.providerPath(place))
      }
      return [place]
    }
    return try matches(text)
  }

  /// The places where a path would be, whether there or not; only wildcards must match.
  public func possiblePlaces(_ text: String, isLiteral: Bool = false) throws -> [FilePath] {
    if isLiteral || !WildcardPattern.containsWildcard(text) {
      return [try drives.locate(isLiteral ? text : WildcardPattern.unescape(text))]
    }
    return try matches(text)
  }

  private func matches(_ text: String) throws -> [FilePath] {
    let pattern = try drives.locate(text)
    let provider = provider(pattern)
    var found = [FilePath(drive: pattern.drive, names: [])]
    for (depth, name) in pattern.names.enumerated() {
      let isLast = depth == pattern.names.count - 1
      found = try found.flatMap { try step($0, name, provider, isLast: isLast) }
      if found.isEmpty { return [] }
    }
    return found
  }

  private func step(
    _ folder: FilePath, _ name: String, _ provider: Provider, isLast: Bool
  ) throws -> [FilePath] {
    guard WildcardPattern.containsWildcard(name) else {
      let child = folder.appending(WildcardPattern.unescape(name))
      return try provider.kind(of: child, frame) == nil ? [] : [child]
    }
    let pattern = try ItemPattern(name)
    guard try provider.kind(of: folder, frame) == .folder else { return [] }
    let names = (try? provider.childNames(of: folder, frame)) ?? []
    return names.filter(pattern.matches).map(folder.appending)
      .filter { isLast || kind($0) == .folder }
  }
}

/// A wildcard pattern for names of items.
public struct ItemPattern {
  private let pattern: WildcardPattern

  public init(_ text: String) throws {
    do {
      pattern = try WildcardPattern(text)
    } catch {
      throw ScriptError(
        "RuntimeException", error.message, .invalidArgument,
        exception: "System.Management.Automation.WildcardPatternException")
    }
  }

  public func matches(_ name: String) -> Bool { pattern.matches(name) }

  public static func isPattern(_ text: String) -> Bool { WildcardPattern.containsWildcard(text) }
  public static func unescaped(_ text: String) -> String { WildcardPattern.unescape(text) }
}
