internal import PowerShellEngine

/// `Get-Content`: lines, pieces or bytes of files, values of other items.
struct GetContent: Cmdlet {
  static let about = CommandDescription(
    "Get-Content", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.GetContentCommand",
    aliases: ["cat", "gc", "type"])
  @ParameterGroup var target = PathTarget(from: .byPropertyName)
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var readCount: Int64 = 1
  @Parameter(
    from: .byPropertyName, aliases: ["First", "Head"], validate: [.range(.long(0), .long(.max))])
  var totalCount: Int64?
  @Parameter(from: .byPropertyName, aliases: ["Last"], validate: [.range(.int(0), .int(.max))])
  var tail: Int32?
  @Parameter var delimiter: String?
  @Parameter(validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
  var encoding: EncodingParameter?
  @Switch var raw: Bool
  @Switch var asByteStream: Bool
  @Switch var wait: Bool

  func process(_ call: Invocation) throws {
    guard totalCount == nil || tail == nil else {
      return try call.writeError(
        "TailAndHeadCannotCoexist",
        "The parameters TotalCount and Tail cannot be used together. Please specify only one parameter.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
    for text in target.texts {
      var places: [FilePath] = []
      try call.attempt {
        places = try target.resolve(text, call, filter)
        if places.isEmpty { throw ScriptError.itemNotFound(target.texts) }
      }
      for place in places { try call.attempt { try give(place, call) } }
    }
  }

  private func give(_ place: FilePath, _ call: Invocation) throws {
    if let flat = call.flatProvider(place) {
      guard let name = place.names.first else { throw ScriptError.isContainer(place, call) }
      let value = flat.content(named: name, call.frame) ?? .null
      return try give(value.isNull ? [] : (try? value.base.elements()) ?? [value], call)
    }
    guard call.search.kind(place) != .folder else { throw ScriptError.isContainer(place, call) }
    var bytes: [UInt8] = []
    try call.changing(
      place, access: "GetContentReaderUnauthorizedAccessError",
      other: "GetContentReaderIOError", category: .readError
    ) { bytes = try call.volume(place).read(place.names) }
    if asByteStream { return try give(bytes, call) }
    try give(text: decoded(bytes), call)
  }

  private func decoded(_ bytes: [UInt8]) -> String {
    guard let encoding else { return TextEncoding.decode(bytes) }
    return (TextEncoding.marked(bytes) ?? encoding.encoding).decode(bytes)
  }

  private func give(text: String, _ call: Invocation) throws {
    if raw {
      if !text.isEmpty { try call.write(.string(text)) }
      return
    }
    guard let delimiter, !delimiter.isEmpty else {
      return try give(text.lines.map { .string($0) }, call)
    }
    try give(text.pieces(endedBy: delimiter).map { .string($0) }, call)
  }

  private func give(_ bytes: [UInt8], _ call: Invocation) throws {
    if raw { return try call.write(.bytes(bytes)) }
    try give(bytes.map { .byte($0) }, call)
  }

  /// The part that is wanted, in pieces of `-ReadCount`.
  private func give(_ items: [Value], _ call: Invocation) throws {
    var part = items[...]
    if let totalCount { part = part.prefix(Int(clamping: totalCount)) }
    if let tail { part = part.suffix(Int(tail)) }
    if readCount == 1 {
      for item in part { try call.write(item) }
      return
    }
    let step = readCount <= 0 ? max(1, part.count) : Int(clamping: readCount)
    var rest = part
    while !rest.isEmpty {
      let piece = Array(rest.prefix(step))
      rest = rest.dropFirst(step)
      try call.write(piece.count == 1 ? piece[0] : .list(piece))
    }
  }
}

extension ScriptError {
  /// Wildcards that found nothing, where there must be something.
  static func itemNotFound(_ paths: [String]) -> ScriptError {
    ScriptError(
      "ItemNotFound",
      "An object at the specified path \(paths.first ?? "") does not exist, or has been filtered by the -Include or -Exclude parameter.",
      .objectNotFound, target: .list(paths.map { .string($0) }), exception: "System.Exception")
  }

  fileprivate static func isContainer(_ place: FilePath, _ call: Invocation) -> ScriptError {
    let shown = call.drives.providerPath(place)
    return ScriptError(
      "GetContainerContentException",
      "Unable to get content because it is a directory: '\(shown)'. Please use 'Get-ChildItem' instead.",
      .invalidOperation, target: .string(shown), exception: "System.InvalidOperationException")
  }
}

extension String {
  /// The pieces that a delimiter ends, without it; what follows the last one is a piece too.
  func pieces(endedBy delimiter: String) -> [String] {
    let (bytes, mark) = (Array(utf8), Array(delimiter.utf8))
    var pieces: [String] = []
    var (start, place) = (0, 0)
    while place <= bytes.count - mark.count {
      if bytes[place..<(place + mark.count)].elementsEqual(mark) {
        pieces.append(String(decoding: bytes[start..<place], as: UTF8.self))
        place += mark.count
        start = place
      } else {
        place += 1
      }
    }
    if start < bytes.count { pieces.append(String(decoding: bytes[start...], as: UTF8.self)) }
    return pieces
  }
}
