import PowerShellSyntax

/// A number, a string, `$true`, `$null`.
final class ConstantNode: Node {
  let value: Value
  init(_ value: Value, _ extent: Extent) {
    self.value = value
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value { value }
}

/// `a, b, c`.
final class ArrayNode: Node {
  private let elements: NodeList
  init(_ elements: [Node], _ extent: Extent) {
    self.elements = NodeList(elements)
    super.init(extent)
  }
  deinit { elements.free() }

  override func evaluate(_ f: Frame) throws -> Value {
    var values: [Value] = []
    values.reserveCapacity(elements.count)
    for index in 0..<elements.count { values.append(try elements.evaluate(index, f).orNull) }
    return .list(values)
  }
}

extension Value {
  /// No output counts as null inside an expression.
  @inline(__always) public var orNull: Value {
    if case .nothing = self { return .null }
    return self
  }
}

/// `@( … )`.
final class ArrayExpressionNode: Node {
  private let body: Node
  /// The body is one expression: an array it gives is the result itself.
  private let isPure: Bool

  init(_ body: Node, isPure: Bool, _ extent: Extent) {
    (self.body, self.isPure) = (body, isPure)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    if isPure {
      let value = try body.evaluate(f)
      if case .array(let array) = value, array.elementType == nil { return value }
      return .list(try value.elements())
    }
    let collector = Collector()
    try body.run(f, into: collector)
    return .list(collector.elements)
  }
}

/// `$( … )`: what the statements write.
final class SubExpressionNode: Node {
  private let body: Node
  private let isPure: Bool
  init(_ body: Node, isPure: Bool, _ extent: Extent) {
    (self.body, self.isPure) = (body, isPure)
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    if isPure, case let value = try body.evaluate(f), !value.isCollection { return value }
    return try body.collect(f)
  }
}

extension Value {
  /// A pipeline would take the value apart.
  public var isCollection: Bool {
    switch self {
    case .array: true
    case .object(let object): object.makeEnumerator() != nil
    default: false
    }
  }
}

/// `@{ key = value }`, also ordered and as an object.
final class HashtableNode: Node {
  enum Form { case hashtable, ordered, object }
  private let keys: NodeList
  private let values: NodeList
  private let form: Form
  /// The names, where all keys are constant: the shape of every object made here.
  private let shape: Shape?

  init(_ pairs: [(key: Node, value: Node)], form: Form, _ extent: Extent) {
    keys = NodeList(pairs.map(\.key))
    values = NodeList(pairs.map(\.value))
    self.form = form
    let names = pairs.map { ($0.key as? ConstantNode)?.value }
    let isPlain =
      form == .object
      && names.allSatisfy {
        if case .string(let name)? = $0 { !PropertyBag.isTypeName(name) } else { false }
      }
    shape = isPlain ? Shape(names.map { $0?.text(.invariant) ?? "" }) : nil
    super.init(extent)
  }

  deinit {
    keys.free()
    values.free()
  }

  override func evaluate(_ f: Frame) throws -> Value {
    if let shape, shape.isDistinct { return try makeObject(shape, f) }
    let table = TableObject(type: form == .hashtable ? nil : .orderedDictionary)
    for index in 0..<keys.count {
      let key = try keys.evaluate(index, f)
      if key.isNull { throw ScriptError.nullKey() }
      if table.contains(key) { throw ScriptError.duplicateKey(key) }
      table.set(key, try values.evaluate(index, f).orNull)
    }
    return form == .object ? .object(PropertyBag(table)) : .table(table)
  }

  private func makeObject(_ shape: Shape, _ f: Frame) throws -> Value {
    var all: [Value] = []
    all.reserveCapacity(values.count)
    for index in 0..<values.count { all.append(try values.evaluate(index, f).orNull) }
    return .object(PropertyBag(shape, all))
  }
}

extension PropertyBag {
  /// The bag of a table's entries; `PSTypeName` says what it is.
  convenience init(_ table: TableObject) {
    var entries = table.entries
    if let name = table[.string(Self.typeNameKey)], !name.isNull {
      entries.removeAll { Self.isTypeName($0.key.text(.invariant)) }
      self.init(entries, named: name)
      return
    }
    self.init(Shape(entries.map { $0.key.text(.invariant) }), entries.map(\.value))
  }

  private convenience init(_ entries: [(key: Value, value: Value)], named name: Value) {
    self.init(Shape(entries.map { $0.key.text(.invariant) }), entries.map(\.value))
    insertTypeName(name.text(.invariant))
  }

  static let typeNameKey = "PSTypeName"

  /// The entry of a literal that is no property.
  static func isTypeName(_ key: String) -> Bool { AsciiFold.foldedEquals(key, typeNameKey) }
}

extension ScriptError {
  static func nullKey() -> ScriptError {
    ScriptError(
      "InvalidNullKey", "A null key is not allowed in a hash literal.", .invalidArgument)
  }
  static func duplicateKey(_ key: Value) -> ScriptError {
    ScriptError(
      "DuplicateKeyInHashLiteral",
      "Duplicate keys '\(key.text(.invariant))' are not allowed in hash literals.", .invalidArgument
    )
  }
}

/// `"text $x $(…)"`.
final class ExpandableStringNode: Node {
  private let parts: NodeList
  init(_ parts: [Node], _ extent: Extent) {
    self.parts = NodeList(parts)
    super.init(extent)
  }
  deinit { parts.free() }

  override func evaluate(_ f: Frame) throws -> Value {
    var text = ""
    for index in 0..<parts.count {
      switch try parts.evaluate(index, f) {
      case .string(let piece): text += piece
      case .int(let number): text += String(number)
      case let value: text += try value.expansionText(f)
      }
    }
    return .string(text)
  }
}

extension Value {
  /// The text inside a string: invariant, a list joined by `$OFS`.
  func expansionText(_ f: Frame) throws -> String {
    guard isCollection else { return text(.invariant) }
    let separator = f.lookup(Symbol.intern("OFS"))
    return ListText.joined(
      try elements(), .invariant,
      separator: separator.isUnset ? " " : separator.text(.invariant))
  }
}

/// `{ … }`: a new script block each time, over code that is lowered once.
final class ScriptBlockNode: Node {
  let literal: BlockSource
  init(_ literal: BlockSource, _ extent: Extent) {
    self.literal = literal
    super.init(extent)
  }
  override func evaluate(_ f: Frame) throws -> Value {
    .object(ScriptBlock(literal, state: f.state))
  }
}

/// `[int]`: looked up when it is first needed, since a script may define it before.
final class TypeNode: Node {
  let name: TypeName
  private var known: TypeInfo?

  init(_ name: TypeName, _ extent: Extent) {
    self.name = name
    super.init(extent)
  }

  func resolve(_ f: Frame) throws -> TypeInfo {
    if let known { return known }
    do {
      let found = try f.session.type(
        name, source: f.code?.source, namespaces: f.code?.tree.usedNamespaces ?? [])
      if found.scriptClass == nil { known = found }
      return found
    } catch let error as ScriptError {
      f.locate(error.record, extent)
      throw error
    }
  }

  override func evaluate(_ f: Frame) throws -> Value { .object(try resolve(f)) }
}

extension Session {
  /// The type of a name, or the error that it is unknown.
  func type(
    _ name: TypeName, source: SourceText? = nil, namespaces: [String] = []
  ) throws -> TypeInfo {
    if let found = TypeTable.find(name, in: self) { return found }
    for namespace in namespaces {
      if let found = TypeTable.find(name.within(namespace, self), in: self) { return found }
    }
    throw ScriptError(
      "TypeNotFound", "Unable to find type [\(name.fullName)].", .invalidOperation,
      target: .object(TypeNameObject(name, source ?? SourceText(name.fullName))))
  }
}
