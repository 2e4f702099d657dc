internal import PowerShellEngine

/// Chooses how a stream of objects is shown, by its first object and the command's options.
struct ViewSelection {
  private let session: Session
  private let cells: CellText
  private let shape: FormatShape?
  private let options: FormatOptions?
  private let report: (ScriptError) throws -> Void

  /// Objects with more properties are listed rather than tabled.
  private static let mostColumns = 4

  init(
    _ session: Session, _ cells: CellText, _ shape: FormatShape?, _ options: FormatOptions?,
    _ report: @escaping (ScriptError) throws -> Void
  ) {
    (self.session, self.cells, self.shape) = (session, cells, shape)
    (self.options, self.report) = (options, report)
  }

  func view(for value: Value) throws -> ActiveView {
    let typeNames = TypeNames.of(value)
    if options?.properties.isEmpty ?? true {
      if let name = options?.viewName {
        guard let view = ViewTable.view(typeNames, shape: shape, named: name) else {
          throw ScriptError.unknownView(name, value, shape)
        }
        return make(view, value)
      }
      if let view = ViewTable.view(typeNames, shape: shape) { return make(view, value) }
    }
    switch shape ?? usualShape(of: value) {
    case .table:
      return try ActiveView(tabling: value, session, cells, options: options, report: report)
    case .list: return ActiveView(listing: value, session, cells, options: options, report: report)
    case .wide: return ActiveView(naming: value, session, cells, options: options, report: report)
    case .complex:
      return ActiveView(outlining: value, session, cells, options: options, report: report)
    }
  }

  private func make(_ view: ViewDefinition, _ value: Value) -> ActiveView {
    let view = RemoteNotes.showsComputer(value, session) ? view.namingComputer : view
    return ActiveView(view, session, cells, options: options, report: report)
  }

  private func usualShape(of value: Value) -> FormatShape {
    let defaults = ObjectProperties.defaults(of: value, session) ?? []
    let count =
      defaults.isEmpty ? ObjectProperties.names(of: value, session).count : defaults.count
    return count <= Self.mostColumns ? .table : .list
  }
}

extension ScriptError {
  static func unknownView(_ name: String, _ value: Value, _ shape: FormatShape?) -> ScriptError {
    let command =
      switch shape {
      case .list: "Format-List"
      case .wide: "Format-Wide"
      case .complex: "Format-Custom"
      default: "Format-Table"
      }
    return ScriptError(
      "FormatViewNotFound",
      "The view name \(name) cannot be found. Specify another \(command) view and try again.",
      .objectNotFound, exception: "System.Management.Automation.PipelineStoppedException")
  }
}
