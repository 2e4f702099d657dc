internal import PowerShellEngine

/// `Get-Item`.
struct GetItem: Cmdlet {
  static let about = CommandDescription(
    "Get-Item", defaultSet: "Path", class: "Microsoft.PowerShell.Commands.GetItemCommand",
    aliases: ["gi"])
  @ParameterGroup var target = PathTarget()
  @ParameterGroup var filter = ItemFilter()
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter) { place in
      guard force || !isHidden(place, call) else { throw ScriptError.hidden(place, call) }
      if let item = try call.noted(place) { try call.enumerateItem(item) }
    }
  }

  private func isHidden(_ place: FilePath, _ call: Invocation) -> Bool {
    guard !place.names.isEmpty, call.search.provider(place) === Provider.fileSystem else {
      return false
    }
    return ((try? call.volume(place).entry(at: place.names)) ?? nil)?.isHidden ?? false
  }
}

extension ScriptError {
  fileprivate static func hidden(_ place: FilePath, _ call: Invocation) -> ScriptError {
    let shown = call.drives.providerPath(place)
    return ScriptError(
      "ItemNotFound", "Could not find item \(shown).", .objectNotFound, target: .string(shown),
      exception: "System.IO.IOException")
  }
}

extension Invocation {
  /// Writes an item; the root of a flat drive gives its items.
  func enumerateItem(_ item: Value) throws {
    if case .array = item { try enumerate(item) } else { try write(item) }
  }
}
