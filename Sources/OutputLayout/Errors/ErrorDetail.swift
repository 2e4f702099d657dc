internal import PowerShellEngine

/// `Get-Error`: what an error and the exceptions inside it know, level by level, empty things left
/// out.
enum ErrorDetail {
  private static let deepest = 10

  static func text(_ record: ErrorRecord, session: Session) -> String {
    let lines = lines(of: .object(record), session, level: 0)
    return "\n" + lines.map { $0 + "\n" }.joined() + "\n"
  }

  static func parts(of value: Value, _ session: Session) -> [ComplexPart] {
    lines(of: value, session, level: 0).flatMap { [ComplexPart.text($0), .newLine] }
  }

  private static func lines(of value: Value, _ session: Session, level: Int) -> [String] {
    let fields = fields(of: value, session, level: level)
    let width = fields.map { CellWidth.of($0.label) }.max() ?? 0
    let margin = CellWidth.spaces(4 * level)
    return fields.flatMap { field -> [String] in
      let padding = CellWidth.spaces(width - CellWidth.of(field.label))
      let head = margin + field.label + padding + " : "
      guard !field.inner.isEmpty else { return continued(field.text, head, session) }
      return [head] + field.inner
    }
  }

  private struct Field {
    let label: String
    var text = ""
    var inner: [String] = []
  }

  private static func fields(of value: Value, _ session: Session, level: Int) -> [Field] {
    var fields: [Field] = []
    if value.isException {
      fields.append(Field(label: "Type", text: value.base.type.fullName))
    }
    for name in ObjectProperties.names(of: value, session) {
      let symbol = Symbol.intern(name)
      guard let found = try? MemberAccess.get(value, symbol, session), !isEmpty(found) else {
        continue
      }
      if isNested(found), level < deepest {
        let inner = lines(of: found, session, level: level + 1)
        if !inner.isEmpty { fields.append(Field(label: name, inner: inner)) }
      } else {
        fields.append(Field(label: name, text: plain(found, session)))
      }
    }
    return fields
  }

  private static func isEmpty(_ value: Value) -> Bool {
    switch value.base {
    case .null, .nothing, .unset: true
    case .string(let text): text.isEmpty
    case .table(let table): table.count == 0
    default: Enumerables.elements(of: value)?.isEmpty ?? false
    }
  }

  private static func isNested(_ value: Value) -> Bool {
    value.isException || value.base.reference is ErrorRecord
      || value.base.reference is InvocationInfo
  }

  private static func plain(_ value: Value, _ session: Session) -> String {
    guard let elements = Enumerables.elements(of: value) else {
      return session.shownText(of: value)
    }
    return elements.map { session.shownText(of: $0) }.joined(separator: "\n")
  }

  /// Further lines of a text stand below its first.
  private static func continued(_ text: String, _ head: String, _ session: Session) -> [String] {
    let margin = CellWidth.spaces(CellWidth.of(head))
    return LineBreaking.split(text).enumerated().map { ($0 == 0 ? head : margin) + $1 }
  }
}

extension Value {
  fileprivate var isException: Bool { base.reference is ExceptionObject }
}
