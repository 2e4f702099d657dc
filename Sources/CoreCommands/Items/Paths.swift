internal import PowerShellEngine

/// `Split-Path`: a part of a path.
struct SplitPath: Cmdlet {
  static let about = CommandDescription(
    "Split-Path", defaultSet: "ParentSet",
    class: "Microsoft.PowerShell.Commands.SplitPathCommand")
  @Parameter(
    in: [
      "ExtensionSet", "IsAbsoluteSet", "LeafBaseSet", "LeafSet", "NoQualifierSet", "ParentSet",
      "QualifierSet",
    ].map { .in($0, position: 0, mandatory: true, from: .byValueOrPropertyName) })
  var path: [String]?
  @Parameter(
    in: [.in("LiteralPathSet", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Switch(in: [.in("QualifierSet", mandatory: true, from: .byPropertyName)]) var qualifier: Bool
  @Switch(in: [.in("NoQualifierSet", mandatory: true, from: .byPropertyName)])
  var noQualifier: Bool
  @Switch(in: [.in("ParentSet", from: .byPropertyName)]) var parent: Bool
  @Switch(in: [.in("LeafSet", mandatory: true, from: .byPropertyName)]) var leaf: Bool
  @Switch(in: [.in("LeafBaseSet", mandatory: true, from: .byPropertyName)]) var leafBase: Bool
  @Switch("Extension", in: [.in("ExtensionSet", mandatory: true, from: .byPropertyName)])
  var fileExtension: Bool
  @Switch var resolve: Bool
  @Switch(in: [.in("IsAbsoluteSet", mandatory: true)]) var isAbsolute: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    let isLiteral = $literalPath != nil
    for text in (isLiteral ? literalPath : path) ?? [] {
      guard resolve else {
        try call.attempt { if let part = try part(of: text) { try call.write(part) } }
        continue
      }
      try call.attempt {
        for place in try call.search.places(text, isLiteral: isLiteral) {
          if let part = try part(of: place.text) { try call.write(part) }
        }
      }
    }
  }

  private func part(of text: String) throws -> Value? {
    if leaf { return .string(PathText.leaf(text)) }
    if leafBase { return .string(PathText.leafBase(text)) }
    if fileExtension { return .string(PathText.fileExtension(text)) }
    if isAbsolute { return .bool(PathText.qualifier(text) != nil) }
    if qualifier {
      guard let found = PathText.qualifier(text) else { throw Self.noQualifier(text) }
      return .string(found)
    }
    if noQualifier {
      let cut = PathText.qualifier(text)?.utf8.count ?? 0
      return .string(String(decoding: text.utf8.dropFirst(cut), as: UTF8.self))
    }
    return .string(PathText.parent(text))
  }

  private static func noQualifier(_ text: String) -> ScriptError {
    ScriptError(
      "ParsePathFormatError",
      "Cannot parse path because path '\(text)' does not have a qualifier specified.",
      .invalidArgument, target: .string(text), exception: "System.FormatException")
  }
}

/// `Join-Path`.
struct JoinPath: Cmdlet {
  static let about = CommandDescription(
    "Join-Path", class: "Microsoft.PowerShell.Commands.JoinPathCommand")
  @Parameter(position: 0, from: .byValueOrPropertyName, aliases: ["PSPath"]) var path: [String]
  @Parameter(
    position: 1, from: .byPropertyName, allow: [.null, .emptyString, .emptyCollection])
  var childPath: [String]
  @Parameter(
    position: 2, from: .byPropertyName, remaining: true,
    allow: [.null, .emptyString, .emptyCollection])
  var additionalChildPath: [String]?
  @Switch var resolve: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    let children = childPath + (additionalChildPath ?? [])
    for start in path {
      try call.attempt {
        if let prefix = FilePath.drivePrefix(of: start), ProviderPath.cut(start) == nil,
          call.drives.drive(prefix.name) == nil
        {
          throw ScriptError.driveNotFound(prefix.name)
        }
        let joined = children.isEmpty ? start : children.reduce(start, PathText.join)
        guard resolve else { return try call.write(.string(joined)) }
        for place in try call.search.places(joined) {
          try call.write(.string(place.text))
        }
      }
    }
  }
}

/// `Convert-Path`: what the provider itself calls a path.
struct ConvertPath: Cmdlet {
  static let about = CommandDescription(
    "Convert-Path", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.ConvertPathCommand",
    aliases: ["cvpa"])
  @ParameterGroup var target = PathTarget()
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call) { place in
      try call.write(.string(call.drives.providerPath(place)))
    }
  }
}

/// `Resolve-Path`.
struct ResolvePath: Cmdlet {
  static let about = CommandDescription(
    "Resolve-Path", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.ResolvePathCommand",
    aliases: ["rvpa"])
  @ParameterGroup var target = PathTarget()
  @Switch(in: [.in("Path"), .in("LiteralPath")]) var relative: Bool
  @Parameter var relativeBasePath: String?
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    for text in target.texts {
      try call.attempt {
        for place in try target.resolve(text, call, ItemFilter()) { try give(place, text, call) }
      }
    }
  }

  private func give(_ place: FilePath, _ text: String, _ call: Invocation) throws {
    guard relative else {
      let isQualified = ProviderPath.cut(text) != nil
      let shown = isQualified ? call.drives.qualifiedPath(place) : nil
      return try call.write(.object(PathObject(place, in: call.drives, shown: shown)))
    }
    let base = try relativeBasePath.map { try call.drives.locate($0) } ?? call.drives.here
    try call.write(.string(place.relative(to: base)))
  }
}

extension FilePath {
  /// `.\a\b`, `..\c`; the full path where the drives differ.
  func relative(to base: FilePath) -> String {
    guard base.drive.utf8.elementsEqual(drive.utf8) else { return text }
    let shared = zip(names, base.names).prefix { $0.isSameName(as: $1) }.count
    let up = Array(repeating: "..", count: base.names.count - shared)
    let parts = (up.isEmpty ? ["."] : up) + names[shared...]
    if names.count == shared, up.isEmpty { return ".\\" }
    return parts.joined(separator: "\\")
  }
}
