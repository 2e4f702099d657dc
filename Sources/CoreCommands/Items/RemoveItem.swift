internal import PowerShellEngine

/// `Remove-Item`.
struct RemoveItem: Cmdlet {
  static let about = CommandDescription(
    "Remove-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.RemoveItemCommand",
    aliases: ["del", "erase", "rd", "ri", "rm", "rmdir"])
  @ParameterGroup var target = PathTarget()
  @ParameterGroup var filter = ItemFilter()
  @Switch var recurse: Bool
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  /// What was answered about items with children.
  private var toAll = (yes: false, no: false)

  mutating func process(_ call: Invocation) throws {
    let target = target
    try target.forEachPlace(call, filter) { place in
      if let flat = call.flatProvider(place) { return try remove(flat, place, call) }
      try remove(place, call)
    }
  }

  private func remove(_ flat: FlatProvider, _ place: FilePath, _ call: Invocation) throws {
    guard let name = place.names.first,
      try call.shouldProcess("Item: \(name)", operation: "Remove Item")
    else { return }
    try flat.remove(name, call.frame, isForced: force)
  }

  private mutating func remove(_ place: FilePath, _ call: Invocation) throws {
    let volume = try call.volume(place)
    guard let entry = try volume.entry(at: place.names) else { return }
    let shown = call.drives.providerPath(place)
    guard !call.drives.stands(below: place), !place.names.isEmpty else {
      throw ScriptError(
        "InvalidOperation",
        "Cannot remove the item at '\(shown)' because it is in use.", .invalidOperation,
        target: .string(shown),
        exception: "System.Management.Automation.PSInvalidOperationException")
    }
    if entry.kind == .folder, !recurse, try !volume.entries(in: place.names).isEmpty {
      let question =
        "The item at \(shown) has children and the Recurse parameter was not specified. If you continue, all children will be removed with the item. Are you sure you want to continue?"
      guard try call.shouldContinue(question, caption: "Confirm", toAll: &toAll) else { return }
    }
    let operation = entry.kind == .folder ? "Remove Directory" : "Remove File"
    guard try call.shouldProcess(shown, operation: operation) else { return }
    try carryOut(place, volume, call)
  }

  private func carryOut(_ place: FilePath, _ volume: FileVolume, _ call: Invocation) throws {
    guard let entry = try volume.entry(at: place.names) else { return }
    let shown = call.drives.providerPath(place)
    if !force, entry.attributes & 7 != 0 {
      throw ScriptError.cannotRemove(
        shown,
        "You do not have sufficient access rights to perform this operation or the item is hidden, system, or read only.",
        isAccess: true)
    }
    do {
      if entry.kind == .folder {
        for child in try volume.entries(in: place.names) {
          try carryOut(place.appending(child.name), volume, call)
        }
      }
      try volume.remove(place.names, recursively: false)
    } catch let failure as FileFailure {
      throw ScriptError.cannotRemove(
        shown, failure.exception(at: shown).message, isAccess: failure.isAccess)
    }
  }
}

extension ScriptError {
  fileprivate static func cannotRemove(
    _ path: String, _ reason: String, isAccess: Bool
  ) -> ScriptError {
    ScriptError(
      isAccess ? "RemoveFileSystemItemUnAuthorizedAccess" : "RemoveFileSystemItemIOError",
      "Cannot remove item \(path): \(reason)", isAccess ? .permissionDenied : .writeError,
      target: .string(path), exception: "System.IO.IOException")
  }
}

extension DriveTable {
  /// Whether the session stands at a folder or somewhere below it.
  func stands(below place: FilePath) -> Bool {
    let here = self.place(self.here)
    let folder = self.place(place)
    guard here.drive.isSameName(as: folder.drive), here.names.count >= folder.names.count else {
      return false
    }
    return zip(here.names, folder.names).allSatisfy { $0.isSameName(as: $1) }
  }
}
