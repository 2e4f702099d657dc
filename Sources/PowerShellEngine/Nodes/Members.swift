import PowerShellSyntax

/// `$x.Name`, with the place of the last shape remembered (rule R10).
final class MemberNode: TargetNode {
  private let object: Node
  private let name: Symbol
  /// The name as the script spells it: the key of a table.
  private let written: Value
  private let isNullConditional: Bool
  private var knownShape: ObjectIdentifier?
  private var knownPlace = 0

  init(_ object: Node, _ name: String, isNullConditional: Bool, _ extent: Extent) {
    (self.object, self.isNullConditional) = (object, isNullConditional)
    (self.name, written) = (Symbol.intern(name), .string(name))
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let target = try object.evaluate(f)
    if case .object(let reference) = target, let bag = reference as? PropertyBag,
      reference.extendedMembers == nil
    {
      if ObjectIdentifier(bag.shape) == knownShape { return bag.values[knownPlace] }
      if let place = bag.shape.place(of: name) {
        (knownShape, knownPlace) = (ObjectIdentifier(bag.shape), place)
        return bag.values[place]
      }
    }
    return try slow(target, f)
  }

  @inline(never) private func slow(_ target: Value, _ f: Frame) throws -> Value {
    switch target {
    case .table(let table): if let value = table[written] { return value }
    case .string(let text) where name === WellKnown.length:
      return .int(Int32(truncatingIfNeeded: text.utf16.count))
    case .array(let array) where name === WellKnown.count || name === WellKnown.length:
      return .int(Int32(truncatingIfNeeded: array.elements.count))
    default: break
    }
    if target.isNull, isNullConditional { return .null }
    return try f.session.calling(from: f) {
      try MemberAccess.read(target, name, f.session, isStrict: f.isStrict(2))
    }
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    try store(value, into: object.evaluate(f), f)
  }

  override func update(_ op: BinaryOperator, _ right: Value, _ f: Frame) throws {
    let target = try object.evaluate(f)
    let current = try MemberAccess.read(target, name, f.session, isStrict: f.isStrict(2))
    try store(try op.apply(current.orNull, right, f.session), into: target, f)
  }

  private func store(_ value: Value, into target: Value, _ f: Frame) throws {
    if case .object(let bag as PropertyBag) = target, bag.extendedMembers == nil,
      let place = bag.shape.place(of: name)
    {
      bag.values[place] = value.orNull
      return
    }
    try f.session.calling(from: f) {
      try MemberAccess.set(target, name, value.orNull, f.session, key: written)
    }
  }
}

/// `$x.$name`, `$x.(…)`: the name is computed.
final class ComputedMemberNode: TargetNode {
  private let object: Node
  private let name: Node
  private let isStatic: Bool
  private let isNullConditional: Bool

  init(
    _ object: Node, _ name: Node, isStatic: Bool, isNullConditional: Bool, _ extent: Extent
  ) {
    (self.object, self.name) = (object, name)
    (self.isStatic, self.isNullConditional) = (isStatic, isNullConditional)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let target = try object.evaluate(f)
    let text = try name.evaluate(f).text(.invariant)
    let symbol = Symbol.intern(text)
    if isStatic {
      return try MemberAccess.getStatic(try f.session.typeOperand(target), symbol, f.session)
    }
    if target.isNull, isNullConditional { return .null }
    if case .table(let table) = target, let value = table[.string(text)] { return value }
    return try MemberAccess.read(target, symbol, f.session, isStrict: f.isStrict(2))
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    let target = try object.evaluate(f)
    let text = try name.evaluate(f).text(.invariant)
    let symbol = Symbol.intern(text)
    if isStatic {
      return try MemberAccess.setStatic(
        try f.session.typeOperand(target), symbol, value.orNull, f.session)
    }
    try MemberAccess.set(target, symbol, value.orNull, f.session, key: .string(text))
  }
}

extension Session {
  /// The type on the left of `::`: a type, or the type of the value that stands there.
  func typeOperand(_ value: Value) throws -> TypeInfo {
    if case .object(let type as TypeInfo) = value { return type }
    return value.type
  }
}

/// `[type]::Name`.
final class StaticMemberNode: TargetNode {
  private let type: Node
  private let name: Symbol

  init(_ type: Node, _ name: Symbol, _ extent: Extent) {
    (self.type, self.name) = (type, name)
    super.init(extent)
  }

  private func resolve(_ f: Frame) throws -> TypeInfo {
    if let named = type as? TypeNode { return try named.resolve(f) }
    return try f.session.typeOperand(type.evaluate(f))
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let type = try resolve(f)
    let value = try MemberAccess.getStatic(type, name, f.session)
    guard value.isNull, f.isStrict(2) else { return value }
    return try MemberAccess.getStatic(type, name, f.session, isStrict: true)
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    try MemberAccess.setStatic(resolve(f), name, value.orNull, f.session)
  }
}

/// `$x.Method(arguments)`, `[type]::Method(arguments)`.
final class InvokeMemberNode: Node {
  private let object: Node
  private let name: Node
  private let symbol: Symbol?
  /// The name as the script spells it.
  private let written: String?
  private let arguments: NodeList
  private let isStatic: Bool
  private let isNullConditional: Bool
  private var site = MethodSite()

  init(
    _ object: Node, name: Node, arguments: [Node], isStatic: Bool, isNullConditional: Bool,
    _ extent: Extent
  ) {
    (self.object, self.name) = (object, name)
    if case .string(let text)? = (name as? ConstantNode)?.value {
      (symbol, written) = (Symbol.intern(text), text)
    } else {
      (symbol, written) = (nil, nil)
    }
    self.arguments = NodeList(arguments)
    (self.isStatic, self.isNullConditional) = (isStatic, isNullConditional)
    super.init(extent)
  }

  deinit { arguments.free() }

  override func evaluate(_ f: Frame) throws -> Value {
    let target = try object.evaluate(f)
    if target.isNull, isNullConditional { return .null }
    let symbol = try self.symbol ?? Symbol.intern(name.evaluate(f).text(.invariant))
    let values = try arguments.arguments(f)
    return try f.session.calling(from: f) {
      if let overload = site.overload(for: target, isStatic: isStatic, values),
        f.session.typeData.isEmpty
      {
        let name = symbol === WellKnown.new && isStatic ? ".ctor" : overload.name
        return try MemberAccess.call(
          overload, target.base, exactly: values, f.session, name: name)
      }
      return try call(target, symbol, values, f)
    }
  }

  /// Looks for the one overload that the next call may take without a search.
  private func note(_ target: Value, _ symbol: Symbol, _ arguments: [Value], _ f: Frame) {
    let group: MethodGroup?
    if isStatic {
      guard case .object(let type as TypeInfo) = target else { return }
      group = MemberAccess.staticMethods(type, symbol)
    } else {
      guard target.reference?.extendedMembers == nil, target.plainType != nil,
        case .method(let methods)? = target.type.instanceMember(symbol)
      else { return }
      group = methods
    }
    guard let group,
      let choice = try? MethodBinder.choose(group, name: symbol.text, arguments)
    else { return }
    site.note(choice, for: target, isStatic: isStatic, arguments)
  }

  private func call(
    _ target: Value, _ symbol: Symbol, _ values: [Value], _ f: Frame
  ) throws -> Value {
    let session = f.session
    if self.symbol != nil, site.mayNote { note(target, symbol, values, f) }
    if isStatic {
      let type = try session.typeOperand(target)
      if symbol === WellKnown.new { return try MemberAccess.construct(type, values, session) }
      return try MemberAccess.invokeStatic(type, symbol, values, session, written: written)
    }
    return try MemberAccess.invoke(
      target, symbol, values, session, written: written ?? symbol.text)
  }
}

/// `$x[index]`.
final class IndexNode: TargetNode {
  private let object: Node
  private let index: Node
  private let isNullConditional: Bool
  /// Where the object and the index lie, if they are locals; else -1.
  private let objectSlot: Int
  private let indexSlot: Int

  init(_ object: Node, _ index: Node, isNullConditional: Bool, _ extent: Extent) {
    (self.object, self.index, self.isNullConditional) = (object, index, isNullConditional)
    objectSlot = (object as? LocalNode)?.slot ?? -1
    indexSlot = (index as? LocalNode)?.slot ?? -1
    super.init(extent)
  }

  /// `$array[$number]` of two locals: the array, which the slot keeps alive, and the place.
  @inline(__always) private func plainPlace(_ f: Frame) -> (array: ArrayObject, place: Int)? {
    guard objectSlot >= 0, indexSlot >= 0, case .array(let array) = f.slots[objectSlot],
      array.dimensions == nil
    else { return nil }
    let number: Int
    switch f.slots[indexSlot] {
    case .int(let whole): number = Int(whole)
    case .long(let whole): number = Int(whole)
    default: return nil
    }
    guard array.elements.indices.contains(number) else { return nil }
    return (array, number)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    if let (array, place) = plainPlace(f) { return array.elements[place] }
    let target = try object.evaluate(f)
    let place = try index.evaluate(f)
    return try read(target, place, f)
  }

  @inline(__always) private func read(_ target: Value, _ place: Value, _ f: Frame) throws -> Value {
    if case .array(let array) = target, array.dimensions == nil, case .int(let number) = place {
      let elements = array.elements
      let index = number < 0 ? Int(number) &+ elements.count : Int(number)
      if elements.indices.contains(index) { return elements[index] }
    }
    if case .table(let table) = target, case .string = place { return table[place] ?? .null }
    if target.isNull, isNullConditional { return .null }
    return try Indexing.get(target, place.orNull, f.session, isStrict: f.isStrict(3))
  }

  override func assign(_ value: Value, _ f: Frame) throws {
    if let (array, place) = plainPlace(f), array.accepts(value) {
      array.elements[place] = value.orNull
      return
    }
    let target = try object.evaluate(f)
    try store(value.orNull, target, index.evaluate(f), f)
  }

  override func update(_ op: BinaryOperator, _ right: Value, _ f: Frame) throws {
    let target = try object.evaluate(f)
    let place = try index.evaluate(f)
    let current = try read(target, place, f)
    try store(try op.apply(current.orNull, right, f.session), target, place, f)
  }

  private func store(_ value: Value, _ target: Value, _ place: Value, _ f: Frame) throws {
    if case .array(let array) = target, array.dimensions == nil {
      let number: Int? =
        switch place {
        case .int(let number): Int(number)
        case .long(let number): Int(number)
        default: nil
        }
      if let number {
        let index = number < 0 ? number &+ array.elements.count : number
        if array.elements.indices.contains(index), array.accepts(value) {
          array.elements[index] = value
          return
        }
      }
    }
    if case .table(let table) = target, case .string = place, !table.isReadOnly,
      table.acceptsAnything
    {
      table.set(place, value)
      return
    }
    try Indexing.set(target, place.orNull, value, f.session)
  }
}

extension ArrayObject {
  /// The value may be stored as it is.
  @inline(__always) func accepts(_ value: Value) -> Bool {
    guard let elementType else { return true }
    return elementType.form.holds(value)
  }
}

extension TableObject {
  /// Keys and values of any type may be stored.
  var acceptsAnything: Bool { type.genericArguments.isEmpty }
}
