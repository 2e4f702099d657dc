/// Reading, writing and calling members by name, the way PowerShell's adapters do it.
///
/// The order is PowerShell's: members added to the object, keys of dictionaries, the members every
/// object has (`psobject`), the type's own; then the elements of a collection.
public enum MemberAccess {
  /// A property of an object, or of each element of a collection; nil where there is none.
  @inline(__always)
  public static func get(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    if case .object(let bag as PropertyBag) = target, bag.extendedMembers == nil,
      let value = bag[name]
    {
      return value
    }
    return try getSlow(target, name, session)
  }

  /// A property as an expression reads it: null where there is none, an error in strict mode.
  public static func read(
    _ target: Value, _ name: Symbol, _ session: Session, isStrict: Bool
  ) throws -> Value {
    if let value = try get(target, name, session) { return value }
    if isStrict { throw ScriptError.propertyNotFoundStrict(name.text) }
    return .null
  }

  @inline(never)
  static func getSlow(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    if let value = try own(target, name, session) { return value }
    if name === Names.count || name === Names.length {
      return .int(target.isNull ? 0 : 1)
    }
    return nil
  }

  private static func own(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    guard !target.isNull else { return nil }
    if let value = try single(target, name, session) { return value }
    guard target.base.isEnumerable else { return nil }
    return try MemberEnumeration.get(target, name, session)
  }

  /// A property of the object itself, its elements left alone.
  static func single(_ target: Value, _ name: Symbol, _ session: Session) throws -> Value? {
    if let member = target.addedMember(name, session) {
      return try member.read(target, session)
    }
    let base = target.base
    if case .table(let table) = base, let value = table[.string(name.text)] { return value }
    if case .object(let bag as PropertyBag) = base, let value = bag[name] { return value }
    if let value = Intrinsic.property(target, name, session) { return value }
    return try declared(base, name, target, session)
  }

  private static func declared(
    _ base: Value, _ name: Symbol, _ target: Value, _ session: Session
  ) throws -> Value? {
    if let object = base.reference as? any DynamicMembers {
      if let value = try object.dynamicProperty(name, session) { return value }
    }
    switch base.type.instanceMember(name) {
    case .property(let property)?:
      if property.indexer != nil {
        return .object(ParameterizedPropertyObject(property, target: target))
      }
      return try read(property, base, session)
    case .method(let group)?: return .object(MethodObject(group, target: target))
    case nil: return nil
    }
  }

  /// A getter's failure is no error to a script: the property is null.
  private static func read(
    _ property: PropertyMember, _ base: Value, _ session: Session
  ) throws -> Value {
    do {
      return try property.get(base)
    } catch is DotNetException {
      return .null
    }
  }

  enum Names {
    nonisolated(unsafe) static let count = Symbol.intern("Count")
    nonisolated(unsafe) static let length = Symbol.intern("Length")
    nonisolated(unsafe) static let new = Symbol.intern("new")
    nonisolated(unsafe) static let forEach = Symbol.intern("ForEach")
    nonisolated(unsafe) static let `where` = Symbol.intern("Where")
    nonisolated(unsafe) static let toString = Symbol.intern("ToString")
    nonisolated(unsafe) static let getType = Symbol.intern("GetType")
  }
}

/// An object whose properties are not its type's: XML nodes, rows of a table.
public protocol DynamicMembers {
  func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value?
  /// Whether the property is there and took the value.
  func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool
  var dynamicProperties: [PropertyView] { get }
}

extension Value {
  /// A pipeline takes the value apart, and members are looked up in its elements too.
  var isEnumerable: Bool {
    switch self {
    case .array: true
    case .object(let object): object.isEnumerable
    default: false
    }
  }
}

extension ExtendedMember {
  /// The member's value as a property; of a method, the method.
  func read(_ target: Value, _ session: Session) throws -> Value {
    switch kind {
    case .note(.cell(let variable)): return variable.current
    case .note(let value): return value
    case .alias(let name):
      return try MemberAccess.get(target, Symbol.intern(name), session) ?? .null
    case .script(let get, _):
      guard let get else { return .null }
      return try session.invokeBlock(get, this: target, arguments: [])
    case .code(let get): return try get(target)
    case .method: return .object(ExtendedMemberObject(self, target: target))
    case .propertySet(let names): return .list(names.map { .string($0) })
    case .memberSet(let members):
      return .object(PropertyBag(members.map { ($0.name, .object(ExtendedMemberObject($0))) }))
    }
  }
}
