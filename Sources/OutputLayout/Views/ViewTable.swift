internal import PowerShellEngine

/// The views of all types: PowerShell's own and those that modules register.
///
/// Nothing is built at start-up: a source of views is asked when an object is first shown.
public enum ViewTable {
  nonisolated(unsafe) private static var sources: [() -> [ViewDefinition]] = []
  nonisolated(unsafe) private static var views: [Symbol: [ViewDefinition]] = [:]
  nonisolated(unsafe) private static var defaultProperties: [Symbol: [String]] = [:]

  /// Adds views; the closure runs when an object is first shown.
  ///
  /// Earlier views of a type win.
  public static func register(_ source: @escaping () -> [ViewDefinition]) {
    sources.append(source)
  }

  /// The properties a type shows where no view says otherwise (`DefaultDisplayPropertySet`).
  public static func setDefaultProperties(_ names: [String], of type: String) {
    defaultProperties[key(type)] = names
  }

  private static func key(_ type: String) -> Symbol { Symbol.intern(type) }

  nonisolated(unsafe) private static var isFilled = false

  private static func fill() {
    if !isFilled {
      isFilled = true
      add(BuiltInViews.all())
    }
    guard !sources.isEmpty else { return }
    let waiting = sources
    sources = []
    for source in waiting { add(source()) }
  }

  private static func add(_ more: [ViewDefinition]) {
    for view in more {
      for type in view.types { views[key(type), default: []].append(view) }
    }
  }

  /// The view of an object's most derived type that has one, of a shape or by name.
  static func view(
    _ typeNames: [String], shape: FormatShape? = nil, named name: String? = nil,
    outOfBand: Bool = false
  ) -> ViewDefinition? {
    fill()
    for type in typeNames {
      let found = (views[key(type)] ?? []).first { view in
        view.isOutOfBand == outOfBand && (shape == nil || view.shape == shape)
          && (name == nil || Names.equal(view.name, name ?? ""))
      }
      if let found { return found }
    }
    guard let originals = RemoteNotes.originals(of: typeNames) else { return nil }
    return view(originals, shape: shape, named: name, outOfBand: outOfBand)
  }

  static func defaultProperties(of typeNames: [String]) -> [String]? {
    if defaultProperties.isEmpty { return nil }
    for type in typeNames {
      if let names = defaultProperties[key(type)] { return names }
    }
    return nil
  }
}
