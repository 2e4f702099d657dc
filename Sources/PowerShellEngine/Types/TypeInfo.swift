/// A .NET type as a script sees it: `System.Type`.
///
/// What a type is and has comes from a `TypeDefinition`; arrays, closed generics and script
/// classes are made when they are first named.
public final class TypeInfo: PSObject {
  public enum Kind: Sendable { case reference, value, enumeration, interface, delegate }

  /// Without namespace: `Int32`, ``List`1``.
  public let name: String
  public let namespace: String
  public let kind: Kind
  /// Which values are of the type as they stand.
  let form: PlainForm
  public let baseType: TypeInfo?
  /// Names of the interfaces it implements itself.
  let interfaceNames: [String]
  /// Element type and rank of an array.
  public let element: TypeInfo?
  public let rank: Int
  /// The arguments of a closed generic type, in order.
  public let genericArguments: [TypeInfo]
  /// The type's own members are made when one is first asked for.
  let definition: TypeDefinition?
  /// Values of an enumeration.
  public let enumeration: Enumeration?
  /// Set for a class written in a script.
  public internal(set) var scriptClass: ScriptClass?
  private lazy var ownMembers = MemberTable(of: self)
  private var instanceCache: [Symbol: TypeMember?] = [:]
  private var staticCache: [Symbol: TypeMember?] = [:]

  init(
    name: String, namespace: String, kind: Kind, base: TypeInfo?, interfaces: [String] = [],
    element: TypeInfo? = nil, rank: Int = 0, genericArguments: [TypeInfo] = [],
    definition: TypeDefinition? = nil, enumeration: Enumeration? = nil
  ) {
    (self.name, self.namespace, self.kind) = (name, namespace, kind)
    (baseType, interfaceNames) = (base, interfaces)
    (self.element, self.rank, self.genericArguments) = (element, rank, genericArguments)
    (self.definition, self.enumeration) = (definition, enumeration)
    form = PlainForm(namespace: namespace, name: name)
  }

  public override var type: TypeInfo { .runtimeType }
  public override func text(_ culture: Culture) -> String { displayName }

  /// `Type.FullName`, assembly parts of generic arguments left out.
  public private(set) lazy var fullName: String = {
    if let element { return element.fullName + "[" + String(repeating: ",", count: rank - 1) + "]" }
    return namespace.isEmpty ? name : namespace + "." + name
  }()

  /// Set for numbers: how they convert among each other.
  private(set) lazy var numericKind = NumericKind(self)

  /// `Type.ToString()`: ``System.Collections.Generic.List`1[System.Int32]``.
  public var displayName: String {
    if let element {
      return element.displayName + "[" + String(repeating: ",", count: rank - 1) + "]"
    }
    guard !genericArguments.isEmpty else { return fullName }
    return fullName + "[" + genericArguments.map(\.displayName).joined(separator: ",") + "]"
  }

  public var isArray: Bool { element != nil }
  public var isEnum: Bool { kind == .enumeration }
  public var isValueType: Bool { kind == .value || kind == .enumeration }
  public var isInterface: Bool { kind == .interface }
  public var isDelegate: Bool { kind == .delegate }

  /// The type and its bases, most derived first: `PSObject.TypeNames`.
  public var inheritedNames: [String] {
    var names: [String] = []
    var next: TypeInfo? = self
    if let element {
      // An array of T is also named as an array of T's bases would not be: only System.Array.
      names = [element.displayName + "[]", "System.Array", "System.Object"]
      return names
    }
    while let type = next {
      names.append(type.genericArguments.isEmpty ? type.displayName : type.reflectionName)
      next = type.baseType
    }
    return names
  }

  /// Whether a value of this type is one of `other` too: itself, a base or an interface.
  public func isSubtype(of other: TypeInfo) -> Bool {
    if self === other || other === TypeInfo.object { return true }
    if let element, let wanted = other.element, rank == other.rank {
      return !element.isValueType && element.isSubtype(of: wanted)
    }
    var next: TypeInfo? = self
    while let type = next {
      if type === other { return true }
      if other.isInterface, type.implements(other) { return true }
      next = type.baseType
    }
    return false
  }

  private func implements(_ interface: TypeInfo) -> Bool {
    let wanted = interface.genericArguments.isEmpty ? interface.name : interface.displayName
    if interfaceNames.contains(where: { $0 == wanted || $0 == interface.fullName }) { return true }
    if let scriptClass, scriptClass.interfaces.contains(where: { $0 === interface }) { return true }
    if !interface.genericArguments.isEmpty, implementsGeneric(interface) { return true }
    return isArray && TypeDefinition.arrayInterfaces.contains(interface.name)
  }

  private static let arrayGenerics = [
    "IEnumerable`1", "ICollection`1", "IList`1", "IReadOnlyCollection`1", "IReadOnlyList`1",
  ]

  /// A closed interface: of an array over its elements, of a collection over its own arguments.
  private func implementsGeneric(_ interface: TypeInfo) -> Bool {
    let wanted = interface.genericArguments
    guard let element else {
      if self === TypeInfo.string {
        return interface.name == "IEnumerable`1" && wanted[0] === TypeInfo.char
      }
      return interfaceNames.contains(interface.name)
        && genericArguments.elementsEqual(wanted, by: ===)
    }
    guard rank == 1, Self.arrayGenerics.contains(interface.name) else { return false }
    return element === wanted[0] || (!element.isValueType && element.isSubtype(of: wanted[0]))
  }

  // MARK: Members

  /// A member that instances have, inherited ones included.
  public func instanceMember(_ symbol: Symbol) -> TypeMember? {
    if let known = instanceCache[symbol] { return known }
    let found = inherited(ownMembers.instance[symbol], baseType?.instanceMember(symbol))
    instanceCache[symbol] = .some(found)
    return found
  }

  /// A member of the type itself, inherited ones included.
  public func staticMember(_ symbol: Symbol) -> TypeMember? {
    if let known = staticCache[symbol] { return known }
    let found = inherited(ownMembers.statics[symbol], baseType?.staticMember(symbol))
    staticCache[symbol] = .some(found)
    return found
  }

  /// A type's own member hides the base's; a script class's method joins the base's overloads.
  private func inherited(_ own: TypeMember?, _ base: TypeMember?) -> TypeMember? {
    guard scriptClass != nil, case .method(let group)? = own, case .method(let more)? = base
    else { return own ?? base }
    let kept = more.overloads.filter { old in
      !group.overloads.contains { $0.types.elementsEqual(old.types, by: ===) }
    }
    return .method(MethodGroup(group.symbol, group.name, group.overloads + kept))
  }

  public var constructors: MethodGroup? { ownMembers.constructors }

  /// What `[ ]` does with instances, inherited indexers included.
  public private(set) lazy var indexer: IndexerMember? = ownMembers.indexer ?? baseType?.indexer

  /// All members instances have, own ones first, in the order of their declaration.
  public var instanceMembers: [TypeMember] {
    ownMembers.instanceList
      + (baseType?.instanceMembers.filter { ownMembers.instance[$0.symbol] == nil } ?? [])
  }

  public var staticMembers: [TypeMember] {
    ownMembers.staticList
      + (baseType?.staticMembers.filter { ownMembers.statics[$0.symbol] == nil } ?? [])
  }

  /// Forgets looked-up members: a script class is filled after it is named.
  func forgetMembers() {
    (instanceCache, staticCache) = ([:], [:])
    indexer = nil
    ownMembers = MemberTable(of: self)
  }
}

/// The names and numbers of an enumeration.
public final class Enumeration {
  public private(set) lazy var names = members().map(\.name)
  public private(set) lazy var values = members().map(\.value)
  public let isFlags: Bool
  public let underlyingName: String
  /// Asked when a name or number is first needed.
  private let members: () -> [(name: String, value: Int64)]

  public init(
    _ members: @autoclosure @escaping () -> [(name: String, value: Int64)], isFlags: Bool = false,
    underlyingName: String = "System.Int32"
  ) {
    self.members = members
    (self.isFlags, self.underlyingName) = (isFlags, underlyingName)
  }

  public func value(of name: String) -> Int64? {
    names.firstIndex { AsciiFold.foldedEquals($0, name) }.map { values[$0] }
  }

  /// `Enum.ToString()`: a name, names joined by `, ` for flags, else the number.
  public func text(_ value: Int64) -> String {
    if let place = values.firstIndex(of: value) { return names[place] }
    guard isFlags, value != 0 else { return String(value) }
    var rest = value
    var parts: [String] = []
    let order = values.indices.sorted {
      UInt64(bitPattern: values[$0]) > UInt64(bitPattern: values[$1])
    }
    for place in order where values[place] != 0 && rest & values[place] == values[place] {
      rest &= ~values[place]
      parts.append(names[place])
    }
    return rest == 0 ? parts.reversed().joined(separator: ", ") : String(value)
  }
}

/// A value of an enumeration.
public final class EnumObject: PSObject {
  public let enumType: TypeInfo
  public let value: Int64
  public init(_ enumType: TypeInfo, _ value: Int64) {
    (self.enumType, self.value) = (enumType, value)
  }
  public override var type: TypeInfo { enumType }
  public override func text(_ culture: Culture) -> String {
    enumType.enumeration?.text(value) ?? String(value)
  }
  public override func hash() -> Int { value.hashValue }
  public override func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let same = object as? EnumObject else { return false }
    return same.enumType === enumType && same.value == value
  }
}

extension TypeInfo: Hashable {
  public static func == (a: TypeInfo, b: TypeInfo) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
