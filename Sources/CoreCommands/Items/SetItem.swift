internal import PowerShellEngine

/// `Set-Item`: the value of an item of a flat drive.
struct SetItem: Cmdlet {
  static let about = CommandDescription(
    "Set-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.SetItemCommand", aliases: ["si"])
  @ParameterGroup var target = PathTarget(from: .byPropertyName)
  @Parameter(position: 1, from: .byValueOrPropertyName) var value: Value?
  @ParameterGroup var filter = ItemFilter()
  @Switch var force: Bool
  @Switch var passThru: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter, mayBeMissing: true) { place in
      let provider = call.search.provider(place)
      guard let flat = provider as? FlatProvider, let name = place.names.first else {
        guard
          try provider.setItem(at: place, value ?? .null, call, isForced: force)
        else { throw ScriptError.noNavigation() }
        if passThru, let item = try call.noted(place) { try call.write(item) }
        return
      }
      let shown = value.map { $0.text(call.session.culture) } ?? ""
      guard try call.shouldProcess("Item: \(name) Value: \(shown)", operation: "Set Item") else {
        return
      }
      try flat.set(name, value ?? .null, call.frame, isForced: force)
      if passThru, let item = try call.noted(place) { try call.write(item) }
    }
  }
}

/// `Clear-Item`.
struct ClearItem: Cmdlet {
  static let about = CommandDescription(
    "Clear-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.ClearItemCommand", aliases: ["cli"])
  @ParameterGroup var target = PathTarget()
  @ParameterGroup var filter = ItemFilter()
  @Switch var force: Bool
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter) { place in
      guard let flat = call.flatProvider(place), let name = place.names.first else {
        throw ScriptError.noNavigation()
      }
      guard try call.shouldProcess("Item: \(name)", operation: "Clear Item") else { return }
      try flat.clear(name, call.frame, isForced: force)
    }
  }
}

/// `Invoke-Item` would start a program, which hvlab never does.
struct InvokeItem: Cmdlet {
  static let about = CommandDescription(
    "Invoke-Item", effect: .changes(impact: .medium), defaultSet: "Path",
    class: "Microsoft.PowerShell.Commands.InvokeItemCommand", aliases: ["ii"])
  @ParameterGroup var target = PathTarget()
  @ParameterGroup var filter = ItemFilter()
  @Parameter(from: .byPropertyName) var credential: Typed<Of.PSCredential>?

  func process(_ call: Invocation) throws {
    try target.forEachPlace(call, filter) { place in
      let shown = call.drives.providerPath(place)
      guard try call.shouldProcess("Item: \(shown)", operation: "Invoke Item") else { return }
      throw ScriptError(
        "NotSupported", "hvlab starts no programs: '\(shown)' cannot be opened.", .notImplemented,
        target: .string(shown), exception: "System.Management.Automation.PSNotSupportedException")
    }
  }
}
