internal import PowerShellEngine

/// What `-Property` takes: a name or pattern, a script block, or a table of both with options.
struct PropertySelector {
  enum Source {
    case name(String)
    case block(ScriptBlock, BlockRunner)
  }
  /// A value that an expression gave, under the name it was found by.
  struct Result {
    let name: String
    let value: Value
    let error: ScriptError?
  }
  let source: Source
  var label: String?
  /// `Ascending` or `Descending`, where the table says so.
  var isDescending: Bool?

  /// The expressions of an argument; `keys` names the entries a table may have.
  static func list(
    _ arguments: [Value], keys: [Key], _ call: Invocation
  ) throws -> [PropertySelector] {
    try arguments.map { try one($0, keys: keys, call) }
  }

  /// The entries of a calculated property.
  enum Key: String {
    case expression = "Expression"
    case name = "Name"
    case label = "Label"
    case ascending = "Ascending"
    case descending = "Descending"
  }

  private static func one(
    _ value: Value, keys: [Key], _ call: Invocation
  ) throws -> PropertySelector {
    switch value.base {
    case .table(let table): return try calculated(table, keys, call)
    case let plain: return PropertySelector(source: try source(plain, call))
    }
  }

  private static func source(_ value: Value, _ call: Invocation) throws -> Source {
    switch value {
    case .object(let block as ScriptBlock): return .block(block, call.inline(block))
    case .string(let text):
      guard !text.isEmpty else { throw emptyName() }
      return .name(text)
    case .object(let char as CharObject): return .name(char.text(.invariant))
    default: throw unknownType(value)
    }
  }

  private static func calculated(
    _ table: TableObject, _ keys: [Key], _ call: Invocation
  ) throws -> PropertySelector {
    var made: PropertySelector?
    var (label, isDescending): (String?, Bool?) = (nil, nil)
    for (key, value) in table.entries {
      switch try Self.key(key.text(.invariant), keys) {
      case .expression: made = PropertySelector(source: try source(value.base, call))
      case .name, .label:
        guard case .string(let text) = value.base else { throw badValue(key, value) }
        label = text
      case .ascending: isDescending = !value.isTrue
      case .descending: isDescending = value.isTrue
      }
    }
    guard var made else { throw missingExpression() }
    (made.label, made.isDescending) = (label, isDescending)
    return made
  }

  /// A key may be written short: `e`, `n`, `l`.
  private static func key(_ text: String, _ keys: [Key]) throws -> Key {
    let fits = keys.filter { key in
      text.utf8.count <= key.rawValue.utf8.count && !text.isEmpty
        && AsciiFold.foldedEquals(
          String(decoding: key.rawValue.utf8.prefix(text.utf8.count), as: UTF8.self), text)
    }
    guard let key = fits.first else {
      let error = ScriptError(
        "DictionaryKeyIllegal", "Specified method is not supported.", .invalidArgument,
        exception: "System.NotSupportedException")
      error.record.details = "The \(text) key is not valid."
      throw error
    }
    return key
  }
}

extension PropertySelector {
  var hasPattern: Bool {
    if case .name(let name) = source { return NamePattern.isPattern(name) }
    return false
  }

  /// The text that stands for the expression where it has no label.
  var text: String {
    switch source {
    case .name(let name): name
    case .block(let block, _): block.text(.invariant)
    }
  }

  /// The values the expression has for an object: none where a name finds nothing.
  func results(for item: Value, _ session: Session) throws -> [Result] {
    switch source {
    case .block(_, let runner): return [try result(runner, item)]
    case .name(let name):
      guard NamePattern.isPattern(name) else {
        guard let found = try named(name, item, session) else { return [] }
        return [found]
      }
      let pattern = try NamePattern(name)
      return try PropertyNames.views(of: item, session).filter { pattern.matches($0.name) }
        .map { Result(name: $0.name, value: try Self.read($0), error: nil) }
    }
  }

  private func named(_ name: String, _ item: Value, _ session: Session) throws -> Result? {
    let symbol = Symbol.intern(name)
    guard let value = try item.property(symbol, session) else { return nil }
    return Result(name: PropertyNames.declared(name, in: item), value: value, error: nil)
  }

  private func result(_ runner: BlockRunner, _ item: Value) throws -> Result {
    do {
      return Result(name: text, value: try runner.value(item).orNull, error: nil)
    } catch let error as ScriptError {
      return Result(name: text, value: .null, error: error)
    }
  }

  static func read(_ view: PropertyView) throws -> Value {
    do { return try view.get().orNull } catch is ScriptError { return .null }
  }

  /// The expression's one value for sorting and grouping; nil where the object lacks it.
  func value(for item: Value, _ session: Session) throws -> Value? {
    try results(for: item, session).first?.value
  }
}

/// The names by which an object's properties are found.
enum PropertyNames {
  /// Properties as a pattern finds them: of a table its keys too.
  static func views(of item: Value, _ session: Session) -> [PropertyView] {
    MemberAccess.properties(of: item, session).filter { !$0.isHidden }
  }

  /// The name as the object spells it.
  static func declared(_ name: String, in item: Value) -> String {
    if case .object(let bag as PropertyBag) = item.base,
      let place = bag.shape.place(of: Symbol.intern(name))
    {
      return bag.shape.names[place]
    }
    if case .property(let property)? = item.base.type.instanceMember(Symbol.intern(name)) {
      return property.name
    }
    return name
  }
}

extension PropertySelector {
  private static func emptyName() -> ScriptError {
    ScriptError(
      "ExpressionEmptyString1",
      "Property cannot be empty string.", .invalidArgument,
      exception: "System.NotSupportedException")
  }

  private static func missingExpression() -> ScriptError {
    ScriptError(
      "DictionaryKeyMandatoryEntry", "The hash table is missing the mandatory entry expression.",
      .invalidArgument, exception: "System.NotSupportedException")
  }

  private static func unknownType(_ value: Value) -> ScriptError {
    ScriptError(
      "DictionaryKeyUnknownType",
      "Cannot convert \(value.isNull ? "null" : value.type.displayName) to one of the following types {System.String, System.Management.Automation.ScriptBlock}.",
      .invalidArgument, exception: "System.NotSupportedException")
  }

  private static func badValue(_ key: Value, _ value: Value) -> ScriptError {
    ScriptError(
      "DictionaryKeyIllegalValue1",
      "The \(key.text(.invariant)) key has a type, \(value.isNull ? "null" : value.type.displayName), that is not valid; expected type is {System.String}.",
      .invalidArgument, exception: "System.NotSupportedException")
  }
}
