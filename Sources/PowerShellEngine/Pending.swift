// Stand-ins until the types are merged.
enum Indexing {
  static func get(_ t: Value, _ i: Value, _ s: Session, isStrict: Bool) throws -> Value { .null }
  static func set(_ t: Value, _ i: Value, _ v: Value, _ s: Session) throws {}
}
extension MemberAccess {
  static func read(_ t: Value, _ n: Symbol, _ s: Session, isStrict: Bool) throws -> Value {
    try get(t, n, s) ?? .null
  }
  static func set(_ t: Value, _ n: Symbol, _ v: Value, _ s: Session) throws {}
  static func invoke(_ t: Value, _ n: Symbol, _ a: [Value], _ s: Session) throws -> Value {
    guard case .method(let g)? = t.type.instanceMember(n) else { return .null }
    return try g.overloads[0].body(t, Arguments(a, s))
  }
  static func getStatic(_ t: TypeInfo, _ n: Symbol, _ s: Session) throws -> Value { .null }
  static func setStatic(_ t: TypeInfo, _ n: Symbol, _ v: Value, _ s: Session) throws {}
  static func invokeStatic(_ t: TypeInfo, _ n: Symbol, _ a: [Value], _ s: Session) throws -> Value {
    .null
  }
  static func construct(_ t: TypeInfo, _ a: [Value], _ s: Session) throws -> Value { .null }
}
