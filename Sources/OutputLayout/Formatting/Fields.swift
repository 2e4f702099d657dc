internal import PowerShellEngine

/// Which properties of an object are shown: those asked for, its default ones, or all.
enum Fields {
  struct One {
    let expression: FieldExpression
    var label: String?
    var width: Int?
    var alignment: Alignment?
    var format: String?
    var depth: Int?
    var shownLabel: String { label ?? expression.label }

    init(_ expression: FieldExpression, _ asked: RequestedProperty? = nil) {
      self.expression = expression
      (label, width, alignment) = (asked?.label, asked?.width, asked?.alignment)
      (format, depth) = (asked?.format, asked?.depth)
    }
  }

  static func of(_ value: Value, _ session: Session, _ options: FormatOptions?) throws -> [One] {
    try of(value, session, options?.properties ?? [])
  }

  static func of(_ value: Value, _ session: Session, _ asked: [RequestedProperty]) throws -> [One] {
    if !asked.isEmpty { return try expanded(asked, value, session, keepsMissing: false) }
    return try usual(value, session)
  }

  /// A table keeps a column for a property that is not there.
  static func forTable(_ value: Value, _ session: Session, _ options: FormatOptions?) throws
    -> [One]
  {
    let asked = options?.properties ?? []
    if !asked.isEmpty { return try expanded(asked, value, session, keepsMissing: true) }
    return Array(try usual(value, session).prefix(mostColumns))
  }

  /// A table that nobody asked columns of shows the first ones.
  private static let mostColumns = 10

  static func forWide(_ value: Value, _ session: Session, _ options: FormatOptions?) throws -> One?
  {
    let asked = options?.properties ?? []
    if !asked.isEmpty { return try expanded(asked, value, session, keepsMissing: false).first }
    if let name = DisplayName.expression(of: value, session) { return One(name) }
    return try usual(value, session).first
  }

  private static func expanded(
    _ asked: [RequestedProperty], _ value: Value, _ session: Session, keepsMissing: Bool
  ) throws -> [One] {
    var result: [One] = []
    for property in asked {
      let found = try property.expression.resolved(value, session)
      if found.isEmpty, keepsMissing, !property.expression.hasWildcard {
        result.append(One(property.expression, property))
      }
      result += found.map { One($0, property) }
    }
    return result
  }

  private static func usual(_ value: Value, _ session: Session) throws -> [One] {
    if let names = ObjectProperties.defaults(of: value, session) {
      let found = try names.flatMap { try FieldExpression.name($0).resolved(value, session) }
      if !found.isEmpty {
        let isNamed = RemoteNotes.showsComputer(value, session)
        return found.map { One($0) } + (isNamed ? [One(.name(RemoteNotes.computer))] : [])
      }
    }
    let names = ObjectProperties.names(of: value, session)
    return RemoteNotes.shown(names, of: value, session).map { One(.name($0)) }
  }
}

/// Reads the text of fields, and says what failed where that is asked for.
struct FieldReader {
  private let session: Session
  private let cells: CellText
  private let options: FormatOptions?
  private let report: (ScriptError) throws -> Void

  init(
    _ session: Session, _ cells: CellText, _ options: FormatOptions?,
    _ report: @escaping (ScriptError) throws -> Void
  ) {
    (self.session, self.cells, self.options, self.report) = (session, cells, options, report)
  }

  func text(_ value: Value, _ field: Fields.One, inTable: Bool) throws -> String {
    try text(value, field.expression, field.format, inTable: inTable)
  }

  func text(
    _ value: Value, _ content: ViewDefinition.Content, _ format: String?, inTable: Bool = false
  ) throws -> String {
    try text(value, content.expression(session), format, inTable: inTable)
  }

  private func text(
    _ value: Value, _ expression: FieldExpression, _ format: String?, inTable: Bool
  ) throws -> String {
    do {
      guard let found = try expression.value(value, session) else { return "" }
      return cells.text(found, format: format, inTable: inTable && format == nil)
    } catch let error as ScriptError {
      return try failed(expression, error, value)
    }
  }

  /// What a failing calculated property shows: nothing, or `#ERR`.
  func failed(_ expression: FieldExpression, _ error: ScriptError, _ value: Value) throws
    -> String
  {
    if options?.showsError == true {
      try report(
        ScriptError(
          "PSPropertyExpressionError", "Failed to evaluate expression \"\(expression.label)\".",
          .notSpecified, target: value, exception: "System.Exception",
          inner: error.record.exception))
    }
    return options?.displaysError == true ? "#ERR" : ""
  }

  func usualAlignment(of value: Value, _ expression: FieldExpression) -> Alignment {
    guard let found = try? expression.value(value, session), Numbers.isRightAligned(found) else {
      return .left
    }
    return .right
  }
}
