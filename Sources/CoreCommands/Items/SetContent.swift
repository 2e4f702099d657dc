internal import PowerShellEngine

/// What `Set-Content` and `Add-Content` share: where to, and how values become bytes.
struct ContentOutput {
  @Parameter var encoding: EncodingParameter?
  @Switch var noNewline: Bool
  @Switch var asByteStream: Bool
  @Switch var force: Bool
  @Switch var passThru: Bool
  @Parameter var credential: Typed<Of.PSCredential>?

  init() {
    _encoding = Parameter(
      validate: [.notNullOrEmpty], transform: [EncodingParameter.transformation])
    _credential = Parameter(from: .byPropertyName)
  }
}

/// The items that a command writes into while its pipeline runs.
final class ContentTargets {
  private enum Target {
    case file(FileWriter)
    case item(FlatProvider, String)

    var writer: FileWriter? { if case .file(let writer) = self { writer } else { nil } }
    var isItem: Bool { if case .item = self { true } else { false } }
  }
  private var targets: [Target] = []
  /// What flat items get: all values at once, at the end.
  private var values: [Value] = []
  private let call: Invocation
  private let options: ContentOutput

  init(_ call: Invocation, _ options: ContentOutput) { (self.call, self.options) = (call, options) }

  func open(_ place: FilePath, append: Bool) throws {
    if let flat = call.flatProvider(place) {
      guard let name = place.names.first else { return }
      targets.append(.item(flat, name))
      if append, let old = flat.content(named: name, call.frame), !old.isNull {
        values = try old.elements()
      }
      return
    }
    try call.changing(
      place, access: "GetContentWriterUnauthorizedAccessError",
      other: "GetContentWriterDirectoryNotFoundError", category: .objectNotFound
    ) {
      let volume = try call.volume(place)
      if options.force, let entry = try volume.entry(at: place.names), entry.isReadOnly {
        try volume.update(place.names) { $0.attributes &= ~1 }
      }
      targets.append(
        .file(
          try FileWriter(
            place, on: volume, append: append,
            encoding: options.asByteStream ? .utf8 : options.encoding?.encoding)))
    }
  }

  func write(_ items: [Value]) throws {
    values += targets.contains(where: \.isItem) ? items : []
    let files = targets.compactMap(\.writer)
    guard !files.isEmpty else { return }
    for item in items { try write(item, to: files) }
  }

  private func write(_ item: Value, to files: [FileWriter]) throws {
    if case .array(let inner) = item.base {
      for element in inner.elements { try write(element, to: files) }
      return
    }
    if item.isNull { return }
    if options.asByteStream {
      return try files.forEach { try $0.write(bytes: [try Self.byte(item)]) }
    }
    let text = item.text(call.session.culture) + (options.noNewline ? "" : "\n")
    for file in files { try file.write(text) }
  }

  private static func byte(_ item: Value) throws -> UInt8 {
    if case .object(let object as NumberObject) = item.base, case .uint8(let byte) = object.number {
      return byte
    }
    let number = item.integerOrZero
    if case .string = item.base {} else if (0...255).contains(number) { return UInt8(number) }
    throw ScriptError(
      "WriteContentInvalidData",
      "Cannot proceed with byte encoding. When using byte encoding the content must be of type byte.",
      .invalidData, exception: "System.ArgumentException")
  }

  func close() throws {
    for target in targets {
      switch target {
      case .file(let writer): try writer.close()
      case .item(let provider, let name):
        let value: Value = values.count == 1 ? values[0] : .list(values)
        try provider.set(name, value, call.frame, isForced: options.force)
      }
    }
    targets = []
  }

  /// An end before its time: files keep what was written.
  func abandon() {
    for target in targets { try? target.writer?.close() }
    targets = []
  }
}

/// `Set-Content`.
struct SetContent: Cmdlet {
  static let about = CommandDescription(
    "Set-Content", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.SetContentCommand")
  @ParameterGroup var target = PathTarget(from: .byPropertyName)
  @Parameter(
    position: 1, from: .byValueOrPropertyName, allow: [.null, .emptyCollection])
  var value: [Value]
  @ParameterGroup var filter = ItemFilter()
  @ParameterGroup var output = ContentOutput()
  private var targets: ContentTargets?

  mutating func process(_ call: Invocation) throws {
    if targets == nil { targets = try open(call) }
    try targets?.write(value)
    if output.passThru { try call.write(.list(value)) }
  }

  private func open(_ call: Invocation) throws -> ContentTargets {
    let targets = ContentTargets(call, output)
    try target.forEachPlace(call, filter, mayBeMissing: true) { place in
      let shown = call.drives.providerPath(place)
      if try call.shouldProcess("Path: \(shown)", operation: "Set Content") {
        try targets.open(place, append: false)
      }
    }
    return targets
  }

  mutating func end(_ call: Invocation) throws {
    try targets?.close()
  }

  mutating func clean(_ call: Invocation) { targets?.abandon() }
}

/// `Add-Content`.
struct AddContent: Cmdlet {
  static let about = CommandDescription(
    "Add-Content", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.AddContentCommand", aliases: ["ac"])
  @ParameterGroup var target = PathTarget(from: .byPropertyName)
  @Parameter(
    position: 1, from: .byValueOrPropertyName, allow: [.null, .emptyCollection])
  var value: [Value]
  @ParameterGroup var filter = ItemFilter()
  @ParameterGroup var output = ContentOutput()
  private var targets: ContentTargets?

  mutating func process(_ call: Invocation) throws {
    if targets == nil { targets = try open(call) }
    try targets?.write(value)
    if output.passThru { try call.write(.list(value)) }
  }

  private func open(_ call: Invocation) throws -> ContentTargets {
    let targets = ContentTargets(call, output)
    try target.forEachPlace(call, filter, mayBeMissing: true) { place in
      let shown = call.drives.providerPath(place)
      if try call.shouldProcess("Path: \(shown)", operation: "Add Content") {
        try targets.open(place, append: true)
      }
    }
    return targets
  }

  mutating func end(_ call: Invocation) throws { try targets?.close() }
  mutating func clean(_ call: Invocation) { targets?.abandon() }
}

/// `Clear-Content`: the item stays, empty.
struct ClearContent: Cmdlet {
  static let about = CommandDescription(
    "Clear-Content", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.ClearContentCommand", aliases: ["clc"])
  @ParameterGroup var target = PathTarget(from: .byPropertyName)
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?
  @Switch var force: Bool

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter) { place in
      let shown = call.drives.providerPath(place)
      if let flat = call.flatProvider(place) { return try clear(flat, place, call) }
      guard try call.shouldProcess("Item: \(shown)", operation: "Clear Content") else { return }
      try call.changing(
        place, access: "ClearContentUnauthorizedAccessError", other: "ClearContentIOError"
      ) {
        let volume = try call.volume(place)
        guard try volume.entry(at: place.names)?.kind == .file else { throw FileFailure.notAFile }
        if force { try volume.update(place.names) { $0.attributes &= ~1 } }
        try volume.write(place.names, [], append: false)
      }
    }
  }

  private func clear(_ flat: FlatProvider, _ place: FilePath, _ call: Invocation) throws {
    guard flat === Provider.variable, let name = place.names.first else {
      throw ScriptError(
        "NotSupported",
        "Cannot call method. The provider does not support the use of this method.",
        .notImplemented, exception: "System.Management.Automation.PSNotSupportedException")
    }
    try flat.clear(name, call.frame, isForced: force)
  }
}
