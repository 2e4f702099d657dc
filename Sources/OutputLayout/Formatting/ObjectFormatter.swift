public import PowerShellEngine

/// Turns objects into format records: chooses a view by the first object, opens and closes groups.
///
/// The rules are those of PowerShell's formatter: a view once chosen stays for all objects that
/// follow, strings and numbers stand for themselves, and objects of other types that a view does
/// not know are listed between its rows.
public final class ObjectFormatter {
  private let session: Session
  private let shape: FormatShape?
  private let options: FormatOptions?
  private let emit: (FormatRecord) throws -> Void
  /// Where errors of calculated properties go (`-ShowError`).
  public var report: (ScriptError) throws -> Void = { _ in }
  private var view: ActiveView?
  private var isInGroup = false
  private var grouping: GroupKey?
  private var cells: CellText

  public init(
    session: Session, shape: FormatShape? = nil, options: FormatOptions? = nil,
    emit: @escaping (FormatRecord) throws -> Void
  ) {
    (self.session, self.shape, self.options, self.emit) = (session, shape, options, emit)
    cells = CellText(session: session, enumerationLimit: 4)
  }

  nonisolated(unsafe) private static let limitName = Symbol.intern("FormatEnumerationLimit")

  private func readLimit() {
    let value = session.global.lookup(Self.limitName)
    guard !value.isNull else { return }
    cells = CellText(session: session, enumerationLimit: Int(value.integerOrZero))
  }

  /// Takes an object from the pipeline; a collection is taken apart.
  public func take(_ value: Value, isError: Bool = false) throws {
    guard !value.isNull else { return }
    switch options?.expansion {
    case .coreOnly: return try takeOne(value, isError)
    case .both where Enumerables.elements(of: value) != nil: return try takeBoth(value)
    default: break
    }
    guard let elements = Enumerables.elements(of: value) else { return try takeOne(value, isError) }
    for element in elements where !element.isNull { try takeOne(element, isError) }
  }

  /// Closes what is open.
  public func finish() throws {
    guard view != nil else { return }
    try closeGroup()
    view = nil
    try emit(FormatEnd())
  }

  private func takeBoth(_ value: Value) throws {
    let elements = Enumerables.elements(of: value) ?? []
    try comment("The following object supports IEnumerable:\n")
    _ = try emitOutOfBand(value, isError: false, fallback: true)
    let count =
      switch elements.count {
      case 0: "The IEnumerable contains no objects."
      case 1: "The IEnumerable contains the following object:\n"
      default: "The IEnumerable contains the following \(elements.count) objects:\n"
      }
    try comment(count)
    for element in elements where !element.isNull { try takeOne(element, false) }
  }

  private func comment(_ text: String) throws {
    try emit(FormatEntry(.complex([.text(text)]), isOutOfBand: true))
  }

  private func takeOne(_ value: Value, _ isError: Bool) throws {
    let isForced = shape != nil && options?.isForced == true
    if !isForced, try emitOutOfBand(value, isError: isError, fallback: false) { return }
    guard let view else { return try open(value) }
    if !isForced, !view.applies(to: value),
      try emitOutOfBand(value, isError: isError, fallback: true)
    {
      return
    }
    if try grouping?.changes(with: value, session) ?? false {
      try closeGroup()
      try openGroup(view)
    }
    try emit(view.entry(value))
  }

  private func open(_ value: Value) throws {
    readLimit()
    let chosen = try ViewSelection(session, cells, shape, options, report).view(for: value)
    view = chosen
    grouping = chosen.groupKey
    try emit(chosen.start)
    _ = try grouping?.changes(with: value, session)
    try openGroup(chosen)
    try emit(chosen.entry(value))
  }

  private func openGroup(_ view: ActiveView) throws {
    isInGroup = true
    try emit(GroupStart(heading: grouping.flatMap { $0.heading(cells) }))
  }

  private func closeGroup() throws {
    guard isInGroup else { return }
    isInGroup = false
    try emit(GroupEnd())
  }

  private func emitOutOfBand(_ value: Value, isError: Bool, fallback: Bool) throws -> Bool {
    guard let content = try OutOfBand(session, cells).content(value, fallback: fallback) else {
      return false
    }
    try emit(FormatEntry(content, isOutOfBand: true, isError: isError))
    return true
  }
}

/// Objects that stand for themselves: strings, numbers, dates, errors, objects without properties.
struct OutOfBand {
  private let session: Session
  private let cells: CellText
  init(_ session: Session, _ cells: CellText) { (self.session, self.cells) = (session, cells) }

  func content(_ value: Value, fallback: Bool) throws -> FormatEntry.Content? {
    if case .string(let text) = value { return .text(text) }
    let typeNames = TypeNames.of(value)
    if case .object(let record as ErrorRecord) = value { return .error(record) }
    if let view = ViewTable.view(typeNames, outOfBand: true) {
      let active = ActiveView(view, session, cells, options: nil, report: { _ in })
      return try active.entry(value).content
    }
    if isScalar(value, typeNames) || ObjectProperties.names(of: value, session).isEmpty {
      return .text(session.shownText(of: value))
    }
    guard fallback else { return nil }
    let active = ActiveView(listing: value, session, cells, options: nil, report: { _ in })
    return try active.entry(value).content
  }

  private func isScalar(_ value: Value, _ typeNames: [String]) -> Bool {
    switch value.base {
    case .string, .int, .long, .double, .bool: return true
    case .object(let object):
      if object is NumberObject || object is CharObject || object is EnumObject { return true }
      return object.type === TypeTable.find("System.Security.SecureString")
    default: return false
    }
  }
}

/// The value rows are grouped by, and what it was for the row before.
final class GroupKey {
  private let expression: FieldExpression
  private let label: String?
  private let format: String?
  private let custom: ((Value, Session) throws -> [ComplexPart])?
  private var current = Value.null
  private var shownLabel = ""

  init(
    _ expression: FieldExpression, label: String?, format: String? = nil,
    heading custom: ((Value, Session) throws -> [ComplexPart])? = nil
  ) {
    (self.expression, self.label, self.format) = (expression, label, format)
    self.custom = custom
  }

  /// Notes an object's key and says whether a new group begins.
  func changes(with value: Value, _ session: Session) throws -> Bool {
    guard let found = try? expression.resolved(value, session).first,
      let key = try? found.value(value, session)
    else { return false }
    let isSame = areEqual(key, current, session)
    current = key
    if !isSame { shownLabel = found.label }
    return !isSame
  }

  private func areEqual(_ a: Value, _ b: Value, _ session: Session) -> Bool {
    if a.isNull || b.isNull { return a.isNull && b.isNull }
    if Enumerables.elements(of: a) != nil || Enumerables.elements(of: b) != nil {
      return Names.equal(a.text(session.culture), b.text(session.culture))
    }
    return Ordering.compare(a, b, ignoringCase: true, culture: session.culture) == 0
  }

  func heading(_ cells: CellText) -> [ComplexPart]? {
    if let custom { return try? custom(current, cells.session) }
    return [.text("   \(label ?? shownLabel): "), .text(cells.text(current, format: format))]
  }
}
