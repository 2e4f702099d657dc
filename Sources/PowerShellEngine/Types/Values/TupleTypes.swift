/// A `Tuple` or `ValueTuple`: some values in a row.
final class TupleObject: PSObject {
  var items: [Value]
  private let ownType: TypeInfo

  init(_ items: [Value], type: TypeInfo) { (self.items, ownType) = (items, type) }

  override var type: TypeInfo { ownType }
  override func text(_ culture: Culture) -> String {
    "(" + items.map { $0.isNull ? "" : $0.base.dotNetText(culture) }.joined(separator: ", ") + ")"
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? TupleObject, other.type === type else {
      return false
    }
    return items.elementsEqual(other.items) { $0.equals($1) }
  }
  override func hash() -> Int {
    items.reduce(17) { $0 &* 31 &+ $1.hashCode() }
  }
  override func compare(to other: Value) -> Int? {
    guard let other = other.base.reference as? TupleObject, other.type === type else { return nil }
    for (a, b) in zip(items, other.items) {
      guard let order = try? ValueOrder.compare(a, b) else { return nil }
      if order != 0 { return order }
    }
    return 0
  }

  /// A `ValueTuple` of two values of the same kind.
  static func pair(_ first: Value, _ second: Value) -> Value {
    make("System.ValueTuple", [first, second])
  }

  /// A tuple whose type arguments are the types of the values.
  static func make(_ name: String, _ items: [Value]) -> Value {
    let type = TypeTable.close(name, items.map { $0.isNull ? .object : $0.base.type })
    return .object(TupleObject(items, type: type ?? .object))
  }
}

extension TypeDefinition {
  static let tuples: [TypeDefinition] =
    (1...7).map { tuple("System.Tuple", $0, isValue: false) }
    + (1...7).map { tuple("System.ValueTuple", $0, isValue: true) }
    + [creator("System.Tuple", .reference), creator("System.ValueTuple", .value)]

  private static func names(_ count: Int) -> [String] { (1...count).map { "T\($0)" } }

  private static func parameters(_ count: Int) -> String {
    (1...count).map { "T\($0) item\($0)" }.joined(separator: ", ")
  }

  private static func tuple(_ name: String, _ count: Int, isValue: Bool) -> TypeDefinition {
    TypeDefinition(
      "\(name)`\(count)", isValue ? .value : .reference,
      interfaces: ["IComparable", "IStructuralComparable", "IStructuralEquatable", "ITuple"],
      typeParameters: names(count)
    ) { m in
      m.constructor("(\(parameters(count)))") { a in
        .object(TupleObject(a.values, type: m.type))
      }
      if isValue {
        m.constructor("()") { _ in
          .object(TupleObject(m.type.genericArguments.map(\.blank), type: m.type))
        }
      }
      for place in 0..<count {
        declareItem(m, place, isValue: isValue)
      }
      m.property("int Length {get;}") { (me: TupleObject) in .int(Int32(me.items.count)) }
      m.method("int CompareTo(System.Object obj)") { (me: TupleObject, a) in
        if a[0].isNull { return .int(1) }
        guard let order = me.compare(to: a[0]) else {
          throw DotNetException.argument(
            "The parameter should be a ValueTuple type of appropriate arity.", "other")
        }
        return .int(Int32(order))
      }
    }
  }

  private static func declareItem(_ m: MemberDeclarations, _ place: Int, isValue: Bool) {
    let name = "Item\(place + 1)"
    let get: (TupleObject) -> Value = { $0.items.indices.contains(place) ? $0.items[place] : .null }
    guard isValue else { return m.property("T\(place + 1) \(name) {get;}", get: get) }
    m.property(
      "T\(place + 1) \(name) {get;set;}", get: get,
      set: { me, value in
        if me.items.indices.contains(place) { me.items[place] = value }
      })
  }

  /// The type whose `Create` makes tuples.
  private static func creator(_ name: String, _ kind: TypeInfo.Kind) -> TypeDefinition {
    TypeDefinition(name, kind, isAbstract: kind == .reference) { m in
      for count in 1...7 {
        m.function(
          "static \(name)[\(names(count).joined(separator: ","))] Create(\(parameters(count)))"
        ) { a in TupleObject.make(name, a.values) }
      }
    }
  }
}
