internal import PowerShellEngine

/// What objects of another computer carry along: its name is shown where `Invoke-Command` says so,
/// the note that says so never.
enum RemoteNotes {
  static let computer = "PSComputerName"
  private static let shows = "PSShowComputerName"
  nonisolated(unsafe) private static let showsSymbol = Symbol.intern(shows)

  static func showsComputer(_ value: Value, _ session: Session) -> Bool {
    note(value, session)?.isTrue ?? false
  }

  private static func note(_ value: Value, _ session: Session) -> Value? {
    guard let object = value.reference else { return nil }
    if let bag = object as? PropertyBag { return bag[showsSymbol] }
    guard case .note(let found)? = object.extendedMembers?.member(showsSymbol)?.kind else {
      return nil
    }
    return found
  }

  static func shown(_ names: [String], of value: Value, _ session: Session) -> [String] {
    guard let note = note(value, session) else { return names }
    return names.filter {
      !Names.equal($0, shows) && (note.isTrue || !Names.equal($0, computer))
    }
  }

  /// The type names that copies had before they travelled; nil where none has.
  static func originals(of names: [String]) -> [String]? {
    let mark = "Deserialized.".utf8
    guard names.contains(where: { $0.utf8.starts(with: mark) }) else { return nil }
    return names.map { name in
      name.utf8.starts(with: mark)
        ? String(decoding: name.utf8.dropFirst(mark.count), as: UTF8.self) : name
    }
  }
}

extension ViewDefinition {
  /// The view with the computer's name at its end.
  var namingComputer: ViewDefinition {
    var view = self
    switch body {
    case .table(let columns, let isAutoSized, let hidesHeaders, let isWrapped):
      view.body = .table(
        columns + [.property(RemoteNotes.computer)], isAutoSized: isAutoSized,
        hidesHeaders: hidesHeaders, isWrapped: isWrapped)
    case .list(let items):
      view.body = .list(items + [Item(.property(RemoteNotes.computer))])
    case .wide, .custom: break
    }
    return view
  }
}
