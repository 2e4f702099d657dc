internal import PowerShellEngine

/// A view at work: what its header says, and the record of each object.
final class ActiveView {
  private let session: Session
  private let cells: CellText
  private let options: FormatOptions?
  private let report: (ScriptError) throws -> Void
  private let makeContent: (Value) throws -> FormatEntry.Content
  private let types: [String]?
  let start: FormatStart
  let groupKey: GroupKey?

  private typealias Maker = (FieldReader, Value) throws -> FormatEntry.Content

  private init(
    _ session: Session, _ cells: CellText, _ options: FormatOptions?, types: [String]? = nil,
    grouping: ViewDefinition.Grouping? = nil, _ report: @escaping (ScriptError) throws -> Void,
    start: FormatStart, _ maker: @escaping Maker
  ) {
    (self.session, self.cells, self.options, self.report) = (session, cells, options, report)
    (self.types, self.start) = (types, start)
    let reader = FieldReader(session, cells, options, report)
    makeContent = { try maker(reader, $0) }
    if let asked = options?.groupBy {
      groupKey = GroupKey(asked.expression, label: asked.label, format: asked.format)
    } else {
      groupKey = grouping.map {
        GroupKey($0.content.expression(session), label: $0.label, heading: $0.heading)
      }
    }
  }

  /// Whether the view was made for objects of that kind.
  func applies(to value: Value) -> Bool {
    guard let types else { return true }
    let names = TypeNames.of(value)
    return (names + (RemoteNotes.originals(of: names) ?? [])).contains { name in
      types.contains { Names.equal($0, name) }
    }
  }

  func entry(_ value: Value) throws -> FormatEntry { FormatEntry(try makeContent(value)) }

  // MARK: By definition

  convenience init(
    _ view: ViewDefinition, _ session: Session, _ cells: CellText, options: FormatOptions?,
    report: @escaping (ScriptError) throws -> Void
  ) {
    let isAutoSized: Bool
    let shape: FormatStart.Shape
    let maker: Maker
    switch view.body {
    case .table(let columns, let isSelfSized, let hidesHeaders, let wraps):
      isAutoSized = isSelfSized || options?.isAutoSized == true
      let hides = hidesHeaders || options?.hidesHeaders == true
      shape = .table(
        TableHeader(
          columns: columns.map(\.header), isHidden: hides,
          isRepeated: options?.repeatsHeader == true))
      let isWrapped = options?.isWrapped ?? wraps
      maker = { reader, value in
        .row(
          try columns.map {
            .init(text: try reader.text(value, $0.content, $0.format, inTable: true))
          }, isWrapped: isWrapped)
      }
    case .list(let items):
      (isAutoSized, shape) = (false, .list)
      maker = { reader, value in
        .list(
          try items.map { ($0.shownLabel, try reader.text(value, $0.content, $0.format)) })
      }
    case .wide(let item, let columns):
      isAutoSized = options?.isAutoSized == true
      let wanted = options.map(\.columns) ?? 0
      shape = .wide(columns: wanted > 0 ? wanted : columns)
      maker = { reader, value in .wide(try reader.text(value, item.content, item.format)) }
    case .custom(let make):
      (isAutoSized, shape) = (false, .complex)
      maker = { _, value in .complex(try make(value, session)) }
    }
    self.init(
      session, cells, options, types: view.types, grouping: view.grouping, report,
      start: FormatStart(shape, isAutoSized: isAutoSized), maker)
  }

  // MARK: By properties

  convenience init(
    tabling value: Value, _ session: Session, _ cells: CellText, options: FormatOptions?,
    report: @escaping (ScriptError) throws -> Void
  ) throws {
    let fields = try Fields.forTable(value, session, options)
    let reader = FieldReader(session, cells, options, report)
    let columns = fields.map { field in
      TableHeader.Column(
        label: field.shownLabel, width: field.width ?? 0,
        alignment: field.alignment ?? reader.usualAlignment(of: value, field.expression))
    }
    let header = TableHeader(
      columns: columns, isHidden: options?.hidesHeaders == true,
      isRepeated: options?.repeatsHeader == true)
    let isWrapped = options?.isWrapped ?? false
    self.init(
      session, cells, options, report,
      start: FormatStart(.table(header), isAutoSized: options?.isAutoSized == true)
    ) { reader, value in
      .row(
        try fields.map { .init(text: try reader.text(value, $0, inTable: true)) },
        isWrapped: isWrapped)
    }
  }

  convenience init(
    listing value: Value, _ session: Session, _ cells: CellText, options: FormatOptions?,
    report: @escaping (ScriptError) throws -> Void
  ) {
    self.init(
      session, cells, options, report, start: FormatStart(.list, isAutoSized: false)
    ) { reader, value in
      .list(
        try Fields.of(value, session, options).map {
          ($0.shownLabel, try reader.text(value, $0, inTable: false))
        })
    }
  }

  convenience init(
    naming value: Value, _ session: Session, _ cells: CellText, options: FormatOptions?,
    report: @escaping (ScriptError) throws -> Void
  ) {
    self.init(
      session, cells, options, report,
      start: FormatStart(
        .wide(columns: options?.columns ?? 0), isAutoSized: options?.isAutoSized == true)
    ) { reader, value in
      guard let field = try Fields.forWide(value, session, options) else { return .wide("") }
      return .wide(try reader.text(value, field, inTable: false))
    }
  }

  convenience init(
    outlining value: Value, _ session: Session, _ cells: CellText, options: FormatOptions?,
    report: @escaping (ScriptError) throws -> Void
  ) {
    self.init(
      session, cells, options, report, start: FormatStart(.complex, isAutoSized: false)
    ) { reader, value in
      .complex(
        try ObjectOutline(session, cells, reader, depth: options?.depth ?? 5)
          .parts(of: value, options?.properties ?? []))
    }
  }
}

extension ViewDefinition.Column {
  var shownLabel: String { label ?? content.propertyName ?? "" }
  var header: TableHeader.Column {
    TableHeader.Column(
      label: shownLabel, width: width, alignment: alignment,
      isPropertyName: label == nil
        || content.propertyName.map { Names.equal($0, shownLabel) } ?? false)
  }
}

extension ViewDefinition.Item {
  var shownLabel: String { label ?? content.propertyName ?? "" }
}

extension ViewDefinition.Content {
  var propertyName: String? {
    guard case .property(let name) = self else { return nil }
    return name
  }

  func expression(_ session: Session) -> FieldExpression {
    switch self {
    case .property(let name): .name(name)
    case .computed(let body): .computed(label: "") { try body($0, session) }
    }
  }
}
