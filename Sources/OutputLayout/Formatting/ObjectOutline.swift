internal import PowerShellEngine

/// `Format-Custom` without a view: an object as `class Name { property = value … }`, level by level.
struct ObjectOutline {
  private let session: Session
  private let cells: CellText
  private let reader: FieldReader
  private let depth: Int

  init(_ session: Session, _ cells: CellText, _ reader: FieldReader, depth: Int) {
    (self.session, self.cells, self.reader, self.depth) = (session, cells, reader, depth)
  }

  func parts(of value: Value, _ asked: [RequestedProperty]) throws -> [ComplexPart] {
    if isLeafType(value) { return leaf(value) }
    if let elements = Enumerables.elements(of: value) { return try list(elements, 0, depth) }
    return try object(value, 0, depth, asked)
  }

  private func object(
    _ value: Value, _ level: Int, _ limit: Int, _ asked: [RequestedProperty]
  ) throws -> [ComplexPart] {
    let fields = try Fields.of(value, session, asked)
    let inner = try fields.flatMap { try field($0, of: value, level, limit) }
    return [
      .text("class " + className(value)), .newLine, .text("{"), .newLine,
      .frame(indent: 2, firstLine: 0, inner), .text("}"), .newLine,
    ]
  }

  private func className(_ value: Value) -> String {
    let name = TypeNames.of(value).first ?? ""
    guard let dot = name.utf8.lastIndex(of: 0x2E) else { return name }
    return String(name[name.utf8.index(after: dot)...])
  }

  private func field(_ field: Fields.One, of value: Value, _ level: Int, _ limit: Int) throws
    -> [ComplexPart]
  {
    let limit = field.depth ?? limit
    let head = ComplexPart.text(field.expression.label + " = ")
    let found: Value
    do {
      found = try field.expression.value(value, session) ?? .null
    } catch let error as ScriptError {
      found = .string(try reader.failed(field.expression, error, value))
    }
    if let elements = Enumerables.elements(of: found) {
      return [
        head, .newLine, .frame(indent: 2, firstLine: 0, try list(elements, level + 1, limit)),
      ]
    }
    if isLeaf(found, level, limit) { return [head] + leaf(found) }
    return [
      head, .newLine,
      .frame(indent: 2, firstLine: 0, try object(found, level + 1, limit, [])),
    ]
  }

  private func list(_ elements: [Value], _ level: Int, _ limit: Int) throws -> [ComplexPart] {
    var inner: [ComplexPart] = []
    for (place, element) in elements.enumerated() {
      if cells.enumerationLimit >= 0, place == cells.enumerationLimit {
        inner += leaf(.string("…"))
        break
      }
      if isLeaf(element, level, limit) {
        inner += leaf(element)
      } else if let nested = Enumerables.elements(of: element) {
        inner.append(.newLine)
        inner.append(.frame(indent: 2, firstLine: 0, try list(nested, level + 1, limit)))
      } else {
        inner += try object(element, level + 1, limit, [])
      }
    }
    return [
      .text("["), .newLine, .frame(indent: 2, firstLine: 0, inner), .text("]"), .newLine, .newLine,
    ]
  }

  private func leaf(_ value: Value) -> [ComplexPart] { [.text(cells.text(value)), .newLine] }

  private func isLeaf(_ value: Value, _ level: Int, _ limit: Int) -> Bool {
    level >= limit || value.isNull || isLeafType(value)
  }

  private func isLeafType(_ value: Value) -> Bool {
    switch value.base {
    case .string, .int, .long, .double, .bool: return true
    case .object(let object):
      return object is NumberObject || object is CharObject || object is EnumObject
    default: return false
    }
  }
}
