/// The list a type's definition writes its members into.
///
/// Overloads that share a body are written in one declaration; what a body needs to know of the
/// chosen overload it asks its arguments (`a["count"]`).
public final class MemberDeclarations {
  private(set) var members: [TypeMember] = []
  private(set) var statics: [TypeMember] = []
  private(set) var constructors: [MethodOverload] = []
  private(set) var indexer: IndexerMember?
  private var groups: [Symbol: MethodGroup] = [:]
  private var staticGroups: [Symbol: MethodGroup] = [:]
  /// The closed type, for definitions of generics: `arguments[0]` is T.
  public let type: TypeInfo

  init(_ type: TypeInfo) { self.type = type }

  // MARK: Properties

  /// A property: `property("int Length {get;}") { (text: String) in … }`.
  public func property<R: MemberReceiver>(
    _ signature: String, get: @escaping (R) throws -> Value
  ) {
    add(PropertyMember(signature, kind: .property, get: Self.getter(get), set: nil))
  }

  public func property<R: MemberReceiver>(
    _ signature: String, get: @escaping (R) throws -> Value,
    set: @escaping (R, Value) throws -> Void
  ) {
    let setter: (Value, Value) throws -> Void = { target, value in
      guard let receiver = R.receive(target) else { return }
      try set(receiver, value)
    }
    add(PropertyMember(signature, kind: .property, get: Self.getter(get), set: setter))
  }

  /// A property that PowerShell's own type data adds (`Array.Count`, `DateTime.DateTime`).
  public func extended<R: MemberReceiver>(
    _ kind: PropertyMember.Kind, _ signature: String, isHidden: Bool = false,
    get: @escaping (R) throws -> Value
  ) {
    let member = PropertyMember(signature, kind: kind, get: Self.getter(get), set: nil)
    member.isHidden = isHidden
    add(member)
  }

  /// What `[ ]` reads and writes; `count` lets negative positions count from the end.
  public func indexer<R: MemberReceiver>(
    _ signature: String, count: ((R) -> Int)? = nil, get: @escaping (R, Arguments) throws -> Value,
    set: ((R, Arguments, Value) throws -> Void)? = nil
  ) {
    let property = PropertyMember(signature, kind: .parameterized, get: { _ in .null }, set: nil)
    let counter = count.map { count in { (target: Value) in R.receive(target).map(count) ?? 0 } }
    let setter = set.map { set in
      { (target: Value, a: Arguments, value: Value) in
        if let receiver = R.receive(target) { try set(receiver, a, value) }
      }
    }
    let made = IndexerMember(
      property, Signature.indexTypes(of: signature, in: type), count: counter,
      get: { target, a in try R.receive(target).map { try get($0, a) } ?? .null }, set: setter)
    property.indexer = made
    if indexer == nil { indexer = made }
    add(property)
  }

  // MARK: Methods

  /// Overloads: `method("string Trim()", "string Trim(char c)") { (text: String, a) in … }`.
  public func method<R: MemberReceiver>(
    _ signatures: String..., body: @escaping (R, Arguments) throws -> Value
  ) {
    for signature in signatures {
      addMethod(
        MethodOverload(signature, type) { target, arguments in
          guard let receiver = R.receive(target) else { return .null }
          return try body(receiver, arguments)
        })
    }
  }

  /// `function("static int Parse(string s)") { a in … }`: a static method.
  public func function(_ signatures: String..., body: @escaping (Arguments) throws -> Value) {
    for signature in signatures {
      addFunction(MethodOverload(signature, type) { _, arguments in try body(arguments) })
    }
  }

  /// Methods that exist and refuse to work: they reach outside the simulated world.
  public func refused(_ signatures: String...) {
    for signature in signatures {
      let overload = MethodOverload(signature, type) { _, _ in
        throw DotNetException(
          "System.PlatformNotSupportedException", "Operation is not supported on this platform.")
      }
      if signature.utf8.starts(with: "static ".utf8) {
        addFunction(overload)
      } else {
        addMethod(overload)
      }
    }
  }

  /// A static property or field: `constant("static int MaxValue {get;}") { … }`.
  public func constant(_ signature: String, _ get: @escaping () throws -> Value) {
    let member = PropertyMember(signature, kind: .property, get: { _ in try get() }, set: nil)
    statics.append(.property(member))
  }

  public func constant(
    _ signature: String, get: @escaping () throws -> Value, set: @escaping (Value) throws -> Void
  ) {
    statics.append(
      .property(
        PropertyMember(
          signature, kind: .property, get: { _ in try get() }, set: { try set($1) })))
  }

  /// Constructors: `constructor("(int year, int month, int day)") { a in … }`.
  public func constructor(_ signatures: String..., body: @escaping (Arguments) throws -> Value) {
    for signature in signatures {
      constructors.append(
        MethodOverload("\(type.shortName) new" + signature, type) { _, arguments in
          try body(arguments)
        })
    }
  }

  /// Lists the named properties first, in this order: .NET's own.
  func arrange(_ names: String...) {
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    let named = members.filter { places[$0.name] != nil }
      .sorted { places[$0.name] ?? 0 < places[$1.name] ?? 0 }
    members = named + members.filter { places[$0.name] == nil }
  }

  /// The member declared last is hidden from listings.
  func hideLast() {
    switch members.last {
    case .property(let property)?: property.isHidden = true
    case .method(let group)?: group.isHidden = true
    case nil: break
    }
  }

  private static func getter<R: MemberReceiver>(
    _ get: @escaping (R) throws -> Value
  ) -> (Value) throws -> Value {
    { target in
      guard let receiver = R.receive(target) else { return .null }
      return try get(receiver)
    }
  }

  private func add(_ member: PropertyMember) { members.append(.property(member)) }

  private func addMethod(_ overload: MethodOverload) {
    if let group = groups[overload.symbol] { return group.overloads.append(overload) }
    let group = MethodGroup(overload.symbol, overload.name, [overload])
    groups[overload.symbol] = group
    members.append(.method(group))
  }

  private func addFunction(_ overload: MethodOverload) {
    if let group = staticGroups[overload.symbol] { return group.overloads.append(overload) }
    let group = MethodGroup(overload.symbol, overload.name, [overload])
    staticGroups[overload.symbol] = group
    statics.append(.method(group))
  }
}
