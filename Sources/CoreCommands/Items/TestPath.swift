internal import PowerShellEngine

/// `Test-Path`.
struct TestPath: Cmdlet {
  static let about = CommandDescription(
    "Test-Path", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.TestPathCommand")
  @Parameter(
    in: [.in("Path", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    allow: [.null, .emptyString, .emptyCollection])
  var path: [Value]?
  @Parameter(
    in: [.in("LiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"],
    allow: [.null, .emptyString, .emptyCollection])
  var literalPath: [Value]?
  @ParameterGroup var filter = ItemFilter()
  @Parameter(aliases: ["Type"]) var pathType: PathKind = .any
  @Switch var isValid: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?
  @Parameter var olderThan: Value?
  @Parameter var newerThan: Value?

  enum PathKind: String, ParameterEnumeration {
    case any = "Any"
    case container = "Container"
    case leaf = "Leaf"
    static let enumerationName = "Microsoft.PowerShell.Commands.TestPathType"
    static let placeholder = PathKind.any
  }

  func process(_ call: Invocation) throws {
    let given = $literalPath != nil ? literalPath : path
    guard let given, !given.isEmpty else {
      return try call.writeError(
        "NullPathNotPermitted",
        "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
        .invalidArgument, exception: "System.ArgumentNullException")
    }
    for value in given {
      guard !value.isNull else {
        try call.writeError(
          "NullPathNotPermitted",
          "Value cannot be null. (Parameter 'The provided Path argument was null or an empty collection.')",
          .invalidArgument, exception: "System.ArgumentNullException")
        continue
      }
      let text = value.text(.invariant)
      let isBlank = text.utf8.allSatisfy { $0 == 0x20 || $0 == 0x09 }
      try call.write(.bool(try !isBlank && answer(text, call)))
    }
  }

  private func answer(_ text: String, _ call: Invocation) throws -> Bool {
    if isValid { return valid(text, call) }
    let isLiteral = $literalPath != nil
    do {
      let found = try call.search.places(text, isLiteral: isLiteral)
      let kept = isLiteral || !ItemPattern.isPattern(text) ? found : try filter.accepted(found)
      return kept.contains { fits($0, call) }
    } catch is ScriptError {
      return false
    }
  }

  private func fits(_ place: FilePath, _ call: Invocation) -> Bool {
    switch (pathType, call.search.kind(place)) {
    case (_, nil), (.leaf, .folder), (.container, .file): return false
    default: break
    }
    guard olderThan != nil || newerThan != nil,
      let entry = (try? call.volume(place).entry(at: place.names)) ?? nil
    else { return true }
    if let limit = olderThan?.fileTime, entry.written >= limit { return false }
    if let limit = newerThan?.fileTime, entry.written <= limit { return false }
    return true
  }

  /// Whether the text could be a path.
  private func valid(_ text: String, _ call: Invocation) -> Bool {
    guard let place = call.drives.resolve(text) else { return false }
    guard call.search.provider(place) === Provider.fileSystem else { return true }
    return place.names.allSatisfy { name in
      name.utf8.allSatisfy { $0 >= 0x20 && !Self.forbidden.contains($0) }
    }
  }

  private static let forbidden = Set("<>\"|?*:".utf8)
}
