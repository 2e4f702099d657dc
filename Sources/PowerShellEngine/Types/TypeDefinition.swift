/// How an emulated .NET type is declared: a name, a base, and a function that lists its members.
///
/// One file a type, under `Types/`; members are written with .NET's own signatures, as
/// `Get-Member` shows them, so that the declaration is also what a script is told.
public struct TypeDefinition: @unchecked Sendable {
  public let fullName: String
  public let kind: TypeInfo.Kind
  public let base: String?
  public let interfaces: [String]
  public let enumeration: Enumeration?
  /// Names of the type parameters of a generic definition: `["T"]`, `["TKey", "TValue"]`.
  public let typeParameters: [String]
  let declare: (MemberDeclarations) -> Void

  /// A type; `base` nil is `System.Object`, or `System.ValueType` for a value.
  public init(
    _ fullName: String, _ kind: TypeInfo.Kind = .reference, base: String? = nil,
    interfaces: [String] = [], typeParameters: [String] = [],
    members: @escaping (MemberDeclarations) -> Void = { _ in }
  ) {
    (self.fullName, self.kind, self.interfaces) = (fullName, kind, interfaces)
    self.base = base ?? Self.usualBase(fullName, kind)
    (self.typeParameters, declare, enumeration) = (typeParameters, members, nil)
  }

  /// An enumeration.
  public init(
    enumeration fullName: String, _ members: [(name: String, value: Int64)], isFlags: Bool = false,
    underlying: String = "System.Int32"
  ) {
    (self.fullName, kind, base, interfaces) = (fullName, .enumeration, "System.Enum", [])
    (typeParameters, declare) = ([], { _ in })
    enumeration = Enumeration(members, isFlags: isFlags, underlyingName: underlying)
  }

  /// An enumeration whose values count up from zero.
  public init(enumeration fullName: String, counting names: String...) {
    self.init(
      enumeration: fullName, names.enumerated().map { (name: $1, value: Int64($0)) })
  }

  private static func usualBase(_ fullName: String, _ kind: TypeInfo.Kind) -> String? {
    switch kind {
    case .value: "System.ValueType"
    case .interface: nil
    case .enumeration: "System.Enum"
    case .delegate: "System.MulticastDelegate"
    case .reference: fullName == "System.Object" ? nil : "System.Object"
    }
  }

  static let arrayInterfaces: Set<String> = [
    "ICollection", "IEnumerable", "IList", "ICloneable", "IStructuralComparable",
    "IStructuralEquatable",
  ]
}

/// What a member's body is called with: converted arguments and the session.
public struct Arguments {
  public let values: [Value]
  public let session: Session

  public init(_ values: [Value], _ session: Session) {
    (self.values, self.session) = (values, session)
  }

  public var count: Int { values.count }
  public subscript(_ index: Int) -> Value { index < values.count ? values[index] : .null }

  /// The argument as text; null is empty, as most of .NET's text parameters take it.
  public func string(_ index: Int) -> String {
    if case .string(let text) = self[index] { return text }
    return self[index].isNull ? "" : self[index].text(session.culture)
  }

  public func int(_ index: Int) -> Int {
    switch self[index].base {
    case .int(let number): Int(number)
    case .long(let number): Int(number)
    case .object(let object as EnumObject): Int(object.value)
    default: 0
    }
  }

  public func double(_ index: Int) -> Double {
    switch self[index].base {
    case .double(let number): number
    case .int(let number): Double(number)
    case .long(let number): Double(number)
    default: 0
    }
  }

  public func bool(_ index: Int) -> Bool {
    if case .bool(let flag) = self[index].base { return flag }
    return false
  }

  public func object<Object: PSObject>(_ index: Int, _ type: Object.Type) -> Object? {
    self[index].base.reference as? Object
  }

  /// The elements of a list argument.
  public func list(_ index: Int) -> [Value] {
    (try? self[index].elements()) ?? []
  }
}

/// A Swift type that a member's body may take its object as.
public protocol MemberReceiver {
  static func receive(_ value: Value) -> Self?
}

extension Value: MemberReceiver {
  public static func receive(_ value: Value) -> Value? { value }
}
extension String: MemberReceiver {
  public static func receive(_ value: Value) -> String? {
    if case .string(let text) = value { text } else { nil }
  }
}
extension MemberReceiver where Self: PSObject {
  public static func receive(_ value: Value) -> Self? { value.reference as? Self }
}
extension PSObject: MemberReceiver {}

/// The list a type's definition writes its members into.
public final class MemberDeclarations {
  private(set) var members: [TypeMember] = []
  private(set) var statics: [TypeMember] = []
  private(set) var constructors: [MethodOverload] = []
  /// The closed type, for definitions of generics: `arguments[0]` is T.
  public let type: TypeInfo

  init(_ type: TypeInfo) { self.type = type }

  /// `property("int Length {get;}") { (text: String) in … }`
  public func property<R: MemberReceiver>(
    _ signature: String, get: @escaping (R) throws -> Value
  ) {
    add(PropertyMember(signature, kind: .property, get: Self.getter(get), set: nil), to: &members)
  }

  public func property<R: MemberReceiver>(
    _ signature: String, get: @escaping (R) throws -> Value,
    set: @escaping (R, Value) throws -> Void
  ) {
    let setter: (Value, Value) throws -> Void = { target, value in
      guard let receiver = R.receive(target) else { return }
      try set(receiver, value)
    }
    add(
      PropertyMember(signature, kind: .property, get: Self.getter(get), set: setter), to: &members)
  }

  /// A property that PowerShell's own type data adds (`Array.Count`, `DateTime.DateTime`).
  public func extended<R: MemberReceiver>(
    _ kind: PropertyMember.Kind, _ signature: String, get: @escaping (R) throws -> Value
  ) {
    add(PropertyMember(signature, kind: kind, get: Self.getter(get), set: nil), to: &members)
  }

  /// `method("string Substring(int startIndex)") { (text: String, a) in … }`
  public func method<R: MemberReceiver>(
    _ signature: String, _ body: @escaping (R, Arguments) throws -> Value
  ) {
    let overload = MethodOverload(signature, type) { target, arguments in
      guard let receiver = R.receive(target) else { return .null }
      return try body(receiver, arguments)
    }
    add(overload, to: &members)
  }

  /// `function("static int Parse(string s)") { a in … }`: a static method.
  public func function(_ signature: String, _ body: @escaping (Arguments) throws -> Value) {
    add(MethodOverload(signature, type) { _, arguments in try body(arguments) }, to: &statics)
  }

  /// A static property or field: `constant("static int MaxValue {get;}") { … }`.
  public func constant(_ signature: String, _ get: @escaping () throws -> Value) {
    add(PropertyMember(signature, kind: .property, get: { _ in try get() }, set: nil), to: &statics)
  }

  public func constant(
    _ signature: String, get: @escaping () throws -> Value, set: @escaping (Value) throws -> Void
  ) {
    let member = PropertyMember(
      signature, kind: .property, get: { _ in try get() }, set: { try set($1) })
    add(member, to: &statics)
  }

  /// `constructor("(int year, int month, int day)") { a in … }`
  public func constructor(_ signature: String, _ body: @escaping (Arguments) throws -> Value) {
    constructors.append(
      MethodOverload("\(type.fullName) new" + signature, type) { _, arguments in try body(arguments)
      })
  }

  /// The member declared last is hidden from listings.
  func hideLast() {
    if case .property(let property)? = members.last { property.isHidden = true }
  }

  private static func getter<R: MemberReceiver>(
    _ get: @escaping (R) throws -> Value
  ) -> (Value) throws -> Value {
    { target in
      guard let receiver = R.receive(target) else { return .null }
      return try get(receiver)
    }
  }

  private func add(_ member: PropertyMember, to list: inout [TypeMember]) {
    list.append(.property(member))
  }

  private func add(_ overload: MethodOverload, to list: inout [TypeMember]) {
    for case .method(let group) in list where group.symbol === overload.symbol {
      group.overloads.append(overload)
      return
    }
    list.append(.method(MethodGroup(overload.symbol, overload.name, [overload])))
  }
}
