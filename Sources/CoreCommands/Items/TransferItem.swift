internal import PowerShellEngine

/// Where a copy or a move of an item ends: inside a folder that is there, else at the path itself.
private func destination(
  _ text: String, for place: FilePath, _ call: Invocation
) throws -> FilePath {
  let target = try call.search.possiblePlaces(text)
  guard target.count == 1, let target = target.first else {
    throw ScriptError(
      "InvalidOperation",
      "Cannot move the item because the destination resolved to multiple paths. Specify a destination path that resolves to a single destination and try again.",
      .invalidArgument, target: .string(text),
      exception: "System.Management.Automation.PSArgumentException")
  }
  guard call.search.provider(target) === call.search.provider(place) else {
    throw ScriptError(
      "InvalidArgument", "Source and destination path did not resolve to the same provider.",
      .invalidArgument, target: .string(text),
      exception: "System.Management.Automation.PSArgumentException")
  }
  if call.search.kind(target) == .folder, let name = place.names.last {
    return target.appending(name)
  }
  return target
}

extension ScriptError {
  fileprivate static func ontoItself(_ path: String) -> ScriptError {
    ScriptError(
      "CopyError", "Cannot overwrite the item \(path) with itself.", .writeError,
      target: .string(path), exception: "System.IO.IOException")
  }
}

/// `Copy-Item`.
struct CopyItem: Cmdlet {
  static let about = CommandDescription(
    "Copy-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.CopyItemCommand", aliases: ["copy", "cp", "cpi"])
  @ParameterGroup var target = PathTarget()
  @Parameter(position: 1, from: .byPropertyName) var destination: String?
  @ParameterGroup var filter = ItemFilter()
  @Switch var container: Bool
  @Switch var force: Bool
  @Switch var recurse: Bool
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?
  @Parameter var fromSession: Object<RemoteSession>?
  @Parameter var toSession: Object<RemoteSession>?

  func process(_ call: Invocation) throws {
    if let there = fromSession?.object?.session {
      for text in target.texts { try call.attempt { try fetch(text, from: there, call) } }
      return
    }
    let there = toSession?.object?.session
    try target.forEachPlace(call, filter) { place in
      if let flat = call.flatProvider(place) { return try copy(flat, place, call) }
      if let there { return try send(place, to: there, call) }
      try copy(place, call)
    }
  }

  private func copy(_ flat: FlatProvider, _ place: FilePath, _ call: Invocation) throws {
    guard let name = place.names.first, let goal = destination,
      let value = flat.content(named: name, call.frame)
    else { return }
    let other = try call.drives.locate(goal).names.first ?? name
    guard try call.shouldProcess("Item: \(name) Destination: \(other)", operation: "Copy Item")
    else { return }
    try flat.set(other, value, call.frame, isForced: force)
  }

  private func copy(_ place: FilePath, _ call: Invocation) throws {
    let volume = try call.volume(place)
    guard let entry = try volume.entry(at: place.names) else { return }
    let goal = try CoreCommands.destination(destination ?? ".", for: place, call)
    let (from, to) = (call.drives.providerPath(place), call.drives.providerPath(goal))
    if from.isSameName(as: to) { throw ScriptError.ontoItself(from) }
    let known = try call.volume(goal).entry(at: goal.names)
    if entry.kind == .folder, known?.kind == .file {
      throw ScriptError(
        "CopyContainerItemToLeafError", "Container cannot be copied onto existing leaf item.",
        .invalidArgument, target: .string(from),
        exception: "System.Management.Automation.PSArgumentException")
    }
    let operation = entry.kind == .folder ? "Copy Directory" : "Copy File"
    guard try call.shouldProcess("Item: \(from) Destination: \(to)", operation: operation) else {
      return
    }
    try carryOut(place, entry, to: goal, call)
    if passThru, let item = try call.noted(goal) { try call.write(item) }
  }

  private func carryOut(
    _ place: FilePath, _ entry: FileEntry, to goal: FilePath, _ call: Invocation
  ) throws {
    let isFile = entry.kind == .file
    try call.changing(
      goal,
      access: isFile
        ? "CopyFileInfoItemUnauthorizedAccessError"
        : "CopyDirectoryInfoItemUnauthorizedAccessError",
      other: isFile ? "CopyFileInfoItemIOError" : "CopyDirectoryInfoItemIOError"
    ) {
      let (source, target) = (try call.volume(place), try call.volume(goal))
      if !isFile, !recurse { return try target.makeFolder(goal.names) }
      if force, try target.entry(at: goal.names)?.isReadOnly == true {
        try target.update(goal.names) { $0.attributes &= ~1 }
      }
      try source.copy(place.names, entry, to: goal.names, on: target)
    }
  }
}

/// `Move-Item`.
struct MoveItem: Cmdlet {
  static let about = CommandDescription(
    "Move-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.MoveItemCommand", aliases: ["mi", "move", "mv"])
  @ParameterGroup var target = PathTarget()
  @Parameter(position: 1, from: .byPropertyName) var destination: String?
  @ParameterGroup var filter = ItemFilter()
  @Switch var force: Bool
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter) { place in
      guard call.flatProvider(place) == nil else { throw ScriptError.noNavigation() }
      try move(place, call)
    }
  }

  private func move(_ place: FilePath, _ call: Invocation) throws {
    let volume = try call.volume(place)
    guard let entry = try volume.entry(at: place.names) else { return }
    let goal = try CoreCommands.destination(destination ?? ".", for: place, call)
    let (from, to) = (call.drives.providerPath(place), call.drives.providerPath(goal))
    guard !call.drives.stands(below: place) else {
      throw ScriptError(
        "InvalidOperation", "Cannot move item because the item at '\(from)' is in use.",
        .invalidOperation, target: .string(from),
        exception: "System.Management.Automation.PSInvalidOperationException")
    }
    let isFolder = entry.kind == .folder
    guard
      try call.shouldProcess(
        "Item: \(from) Destination: \(to)", operation: isFolder ? "Move Directory" : "Move File")
    else { return }
    let prefix = isFolder ? "MoveDirectoryItem" : "MoveFileInfoItem"
    try call.changing(
      goal, access: prefix + "UnauthorizedAccessError", other: prefix + "IOError"
    ) {
      let target = try call.volume(goal)
      if try target.entry(at: goal.names) != nil, !from.isSameName(as: to) {
        guard force, !isFolder else { throw FileFailure.alreadyExists }
        try target.remove(goal.names, recursively: false)
      }
      try volume.move(place.names, entry, to: goal.names, on: target)
    }
    if passThru, let item = try call.noted(goal) { try call.write(item) }
  }
}

/// `Rename-Item`.
struct RenameItem: Cmdlet {
  static let about = CommandDescription(
    "Rename-Item", effect: .changes(impact: .medium), defaultSet: "ByPath",
    class: "Microsoft.PowerShell.Commands.RenameItemCommand", aliases: ["ren", "rni"])
  @Parameter(in: [.in("ByPath", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var path: String?
  @Parameter(
    in: [.in("ByLiteralPath", mandatory: true, from: .byPropertyName)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Parameter(position: 1, from: .byPropertyName) var newName: String
  @Switch var force: Bool
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try call.attempt {
      let text = literalPath ?? path ?? ""
      let places: [FilePath]
      do {
        places = try call.search.places(text, isLiteral: literalPath != nil)
      } catch let error as ScriptError
        where error.record.errorID.utf8.elementsEqual("PathNotFound".utf8)
      {
        throw ScriptError.nothingToRename(call.drives.resolve(text)?.text ?? text)
      }
      guard places.count <= 1 else {
        throw ScriptError(
          "Argument",
          "Cannot rename item because the path resolved to multiple items. Only one item can be renamed at a time.",
          .invalidArgument, target: .string(text),
          exception: "System.Management.Automation.PSArgumentException")
      }
      guard let place = places.first else { throw ScriptError.nothingToRename(text) }
      if let flat = call.flatProvider(place) { return try rename(flat, place, call) }
      try rename(place, call)
    }
  }

  private func rename(_ flat: FlatProvider, _ place: FilePath, _ call: Invocation) throws {
    guard let name = place.names.first, let value = flat.content(named: name, call.frame),
      try call.shouldProcess("Item: \(name) NewName: \(newName)", operation: "Rename Item")
    else { return }
    try flat.remove(name, call.frame, isForced: force)
    try flat.set(newName, value, call.frame, isForced: force)
  }

  private func rename(_ place: FilePath, _ call: Invocation) throws {
    let volume = try call.volume(place)
    guard let entry = try volume.entry(at: place.names) else { return }
    let goal = place.parent.appending(try leafName(place, call))
    let (from, to) = (call.drives.providerPath(place), call.drives.providerPath(goal))
    guard
      try call.shouldProcess(
        "Item: \(from) Destination: \(to)",
        operation: entry.kind == .folder ? "Rename Directory" : "Rename File")
    else { return }
    try call.changing(
      goal, access: "RenameItemUnauthorizedAccessError", other: "RenameItemIOError"
    ) {
      if let name = goal.names.last { try volume.rename(place.names, to: name) }
    }
    if passThru, let item = try call.noted(goal) { try call.write(item) }
  }

  /// The new name alone; a path is allowed where it stays in the folder.
  private func leafName(_ place: FilePath, _ call: Invocation) throws -> String {
    guard FilePath.split(newName).count > 1 || FilePath.drivePrefix(of: newName) != nil else {
      return newName.utf8.contains(0x5C) ? PathText.leaf(newName) : newName
    }
    if let goal = call.drives.resolve(newName), goal.parent == place.parent,
      let name = goal.names.last
    {
      return name
    }
    throw ScriptError(
      "Argument",
      "Cannot rename the specified target, because it represents a path or device name.",
      .invalidArgument, target: .string(newName),
      exception: "System.Management.Automation.PSArgumentException")
  }
}

extension ScriptError {
  fileprivate static func nothingToRename(_ path: String) -> ScriptError {
    ScriptError(
      "InvalidOperation", "Cannot rename because item at '\(path)' does not exist.",
      .invalidOperation, target: .string(path),
      exception: "System.Management.Automation.PSInvalidOperationException")
  }

  static func noNavigation() -> ScriptError {
    ScriptError(
      "NotSupported",
      "Provider operation stopped because the provider does not support this operation.",
      .notImplemented, exception: "System.Management.Automation.PSNotSupportedException")
  }
}
