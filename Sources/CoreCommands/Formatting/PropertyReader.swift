internal import OutputLayout
internal import PowerShellEngine

/// Reads what `-Property` and `-GroupBy` name: a property, a script block, or a table that says
/// more: `@{ Label = 'Size'; Expression = { … }; Width = 8; Alignment = 'Right' }`.
struct PropertyReader {
  enum Key: String {
    case expression, label, name, width, alignment
    case format = "formatstring"
    case depth
  }

  private let call: Invocation
  private let keys: [Key]

  init(_ call: Invocation, _ keys: [Key]) {
    self.call = call
    self.keys = keys.contains(.label) ? keys + [.name] : keys
  }

  func read(all values: [Value]) throws -> [RequestedProperty] { try values.map(read) }

  func read(_ value: Value) throws -> RequestedProperty {
    guard case .table(let table) = value.base else {
      return RequestedProperty(try expression(value))
    }
    return try read(table)
  }

  private func read(_ table: TableObject) throws -> RequestedProperty {
    var found: [Key: Value] = [:]
    for (name, value) in table.entries {
      let key = try key(name)
      if found[key] != nil { throw failure("DictionaryKeyDuplicate", name.text(.invariant)) }
      found[key] = value
    }
    guard let wanted = found[.expression] else {
      throw ScriptError(
        "DictionaryKeyMandatoryEntry", "The Expression key must be present.", .invalidArgument,
        exception: "System.NotSupportedException")
    }
    var property = RequestedProperty(try expression(wanted))
    property.label = (found[.label] ?? found[.name])?.text(.invariant)
    property.format = found[.format]?.text(.invariant)
    property.width = try found[.width].map { try number($0, "width") }
    property.depth = try found[.depth].map { try number($0, "depth") }
    property.alignment = try found[.alignment].map(alignment)
    return property
  }

  /// A key may be shortened as long as it means one thing.
  private func key(_ name: Value) throws -> Key {
    guard case .string(let text) = name.base else {
      throw failure("DictionaryKeyNonString", name.text(.invariant))
    }
    let written = Array(text.utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 })
    guard !written.isEmpty,
      let key = keys.first(where: { $0.rawValue.utf8.starts(with: written) })
    else { throw failure("DictionaryKeyIllegal", text) }
    return key
  }

  private func failure(_ id: String, _ key: String) -> ScriptError {
    let error = ScriptError(
      id, "Specified method is not supported.", .invalidArgument,
      exception: "System.NotSupportedException")
    error.record.details = "The \(key) key is not valid."
    return error
  }

  private func expression(_ value: Value) throws -> FieldExpression {
    switch value.base {
    case .object(let block as ScriptBlock):
      let runner = call.inline(block)
      return .computed(label: block.text(.invariant)) { try runner.value($0) }
    case .string(let name):
      guard !name.isEmpty else {
        throw ScriptError(
          "ExpressionEmptyString1", "An empty string is not a valid value for an expression.",
          .invalidArgument, exception: "System.NotSupportedException")
      }
      return .name(name)
    default: return .name(value.text(.invariant))
    }
  }

  private func number(_ value: Value, _ key: String) throws -> Int {
    let converted = try Conversion.convert(value, to: .int32, call.session)
    return Int(converted.integerOrZero)
  }

  private func alignment(_ value: Value) throws -> Alignment {
    let written = value.text(.invariant).utf8.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
    let words: [(String, Alignment)] = [("left", .left), ("right", .right), ("center", .center)]
    guard !written.isEmpty,
      let found = words.first(where: { $0.0.utf8.starts(with: written) })
    else {
      throw ScriptError(
        "AlignmentIllegalValue",
        "The value \"\(value.text(.invariant))\" of key alignment is not valid.",
        .invalidArgument, exception: "System.NotSupportedException")
    }
    return found.1
  }
}
