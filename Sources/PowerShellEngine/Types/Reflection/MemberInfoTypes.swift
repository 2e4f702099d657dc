/// `MethodInfo`, `PropertyInfo`, `FieldInfo`, `ConstructorInfo`: members found by reflection.
final class MemberInfoObject: PSObject {
  enum Kind: String { case method, property, field, constructor }
  let kind: Kind
  let name: String
  let owner: TypeInfo
  let isStatic: Bool
  let property: PropertyMember?
  let overload: MethodOverload?

  init(
    _ kind: Kind, _ name: String, of owner: TypeInfo, isStatic: Bool,
    _ property: PropertyMember? = nil, overload: MethodOverload? = nil
  ) {
    (self.kind, self.name, self.owner, self.isStatic) = (kind, name, owner, isStatic)
    (self.property, self.overload) = (property, overload)
  }

  override var type: TypeInfo {
    switch kind {
    case .method: TypeTable.required("System.Reflection.RuntimeMethodInfo")
    case .property: TypeTable.required("System.Reflection.RuntimePropertyInfo")
    case .field: TypeTable.required("System.Reflection.MdFieldInfo")
    case .constructor: TypeTable.required("System.Reflection.RuntimeConstructorInfo")
    }
  }

  /// The property's or field's type, or what a method gives.
  var valueType: TypeInfo {
    if let overload { return overload.result ?? .void }
    if let property { return TypeTable.named(property.typeText, in: owner) ?? .object }
    return owner
  }

  override func text(_ culture: Culture) -> String {
    switch kind {
    case .method, .constructor:
      let types = (overload?.types ?? []).map(Self.shown).joined(separator: ", ")
      return "\(kind == .constructor ? "Void" : Self.shown(valueType)) \(name)(\(types))"
    case .property:
      let index = property?.indexer?.indexTypes.map(Self.shown).joined(separator: ", ")
      return "\(Self.shown(valueType)) \(name)" + (index.map { " [\($0)]" } ?? "")
    case .field: return "\(Self.shown(valueType)) \(name)"
    }
  }

  /// .NET names primitive types shortly.
  private static func shown(_ type: TypeInfo) -> String {
    TypeMembers.isPrimitive(type) || type === TypeInfo.void ? type.name : type.displayName
  }

  func value(of target: Value) throws -> Value {
    if let property { return try property.get(target.base) }
    guard let number = owner.enumeration?.value(of: name) else { return .null }
    return .object(EnumObject(owner, number))
  }
}

/// Assembly, module and handles of a type: no more than their names.
final class ReflectionObject: PSObject {
  enum Kind: String {
    case assembly = "System.Reflection.RuntimeAssembly"
    case module = "System.Reflection.RuntimeModule"
    case handle = "System.RuntimeTypeHandle"
    case layout = "System.Runtime.InteropServices.StructLayoutAttribute"
  }
  let kind: Kind
  let name: String
  init(_ kind: Kind, _ name: String) { (self.kind, self.name) = (kind, name) }
  override var type: TypeInfo { TypeTable.required(kind.rawValue) }
  override func text(_ culture: Culture) -> String {
    name.utf8.isEmpty ? type.fullName : name
  }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? ReflectionObject else { return false }
    return other.kind == kind && other.name.utf8.elementsEqual(name.utf8)
  }
  override func hash() -> Int { name.hashValue }
}

/// The types of reflection.
enum ReflectionTypes {
  private static let root = "System.Reflection."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "MemberInfo", isAbstract: true),
    TypeDefinition(root + "TypeInfo", base: "System.Type", isAbstract: true),
    TypeDefinition("System.RuntimeType", base: root + "TypeInfo"),
    TypeDefinition(root + "MethodBase", base: root + "MemberInfo", isAbstract: true) { m in
      declareShared(m)
      m.method("System.Reflection.ParameterInfo[] GetParameters()") { (me: MemberInfoObject, _) in
        .list((me.overload?.parameters.indices).map { $0.map { parameter(me, $0) } } ?? [])
      }
    },
    TypeDefinition(root + "MethodInfo", base: root + "MethodBase", isAbstract: true) { m in
      m.property("type ReturnType {get;}") { (me: MemberInfoObject) in .object(me.valueType) }
      m.method("System.Object Invoke(System.Object obj, System.Object[] parameters)") {
        (me: MemberInfoObject, a) in try invoke(me, a[0], a.list(1), a.session)
      }
    },
    TypeDefinition(root + "ConstructorInfo", base: root + "MethodBase", isAbstract: true) { m in
      m.method("System.Object Invoke(System.Object[] parameters)") { (me: MemberInfoObject, a) in
        try invoke(me, .null, a.list(0), a.session)
      }
    },
    TypeDefinition(root + "PropertyInfo", base: root + "MemberInfo", isAbstract: true) { m in
      declareShared(m)
      m.property("type PropertyType {get;}") { (me: MemberInfoObject) in .object(me.valueType) }
      m.property("bool CanRead {get;}") { (_: MemberInfoObject) in .bool(true) }
      m.property("bool CanWrite {get;}") { (me: MemberInfoObject) in
        .bool(me.property?.set != nil)
      }
      m.method("System.Object GetValue(System.Object obj)") { (me: MemberInfoObject, a) in
        try me.value(of: a[0])
      }
      m.method("void SetValue(System.Object obj, System.Object value)") {
        (me: MemberInfoObject, a) in
        guard let set = me.property?.set else {
          throw DotNetException.argument("Property set method not found.")
        }
        try set(a[0].base, Conversion.convert(a[1], to: me.valueType, a.session))
        return .nothing
      }
    },
    TypeDefinition(root + "FieldInfo", base: root + "MemberInfo", isAbstract: true) { m in
      declareShared(m)
      m.property("type FieldType {get;}") { (me: MemberInfoObject) in .object(me.valueType) }
      m.method("System.Object GetValue(System.Object obj)") { (me: MemberInfoObject, a) in
        try me.value(of: a[0])
      }
      m.method("System.Object GetRawConstantValue()") { (me: MemberInfoObject, _) in
        try me.value(of: .null)
      }
    },
    TypeDefinition(root + "RuntimeMethodInfo", base: root + "MethodInfo"),
    TypeDefinition(root + "RuntimePropertyInfo", base: root + "PropertyInfo"),
    TypeDefinition(root + "RuntimeConstructorInfo", base: root + "ConstructorInfo"),
    TypeDefinition(root + "RuntimeFieldInfo", base: root + "FieldInfo", isAbstract: true),
    TypeDefinition(root + "MdFieldInfo", base: root + "RuntimeFieldInfo"),
    TypeDefinition(root + "ParameterInfo", members: declareParameter),
    TypeDefinition(root + "Module", isAbstract: true),
    TypeDefinition(root + "RuntimeModule", base: root + "Module") { m in
      m.property("string Name {get;}") { (me: ReflectionObject) in .string(me.name) }
    },
    TypeDefinition(root + "Assembly", isAbstract: true) { m in
      m.property("string FullName {get;}") { (me: ReflectionObject) in .string(me.name) }
      m.property("string Location {get;}") { (_: ReflectionObject) in .string("") }
    },
    TypeDefinition(root + "RuntimeAssembly", base: root + "Assembly"),
    TypeDefinition("System.RuntimeTypeHandle", .value),
    TypeDefinition(
      "System.Runtime.InteropServices.StructLayoutAttribute", base: "System.Attribute"),
  ]

  private static func declareShared(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: MemberInfoObject) in .string(me.name) }
    m.property("System.Reflection.MemberTypes MemberType {get;}") { (me: MemberInfoObject) in
      EnumValues.named("System.Reflection.MemberTypes", me.kind.rawValue)
    }
    m.property("type DeclaringType {get;}") { (me: MemberInfoObject) in .object(me.owner) }
    m.property("type ReflectedType {get;}") { (me: MemberInfoObject) in .object(me.owner) }
    m.property("bool IsStatic {get;}") { (me: MemberInfoObject) in .bool(me.isStatic) }
    m.property("bool IsPublic {get;}") { (_: MemberInfoObject) in .bool(true) }
  }

  private static func declareParameter(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: ParameterInfoObject) in .string(me.name) }
    m.property("type ParameterType {get;}") { (me: ParameterInfoObject) in .object(me.valueType) }
    m.property("int Position {get;}") { (me: ParameterInfoObject) in
      .int(Int32(clamping: me.position))
    }
    m.property("bool IsOptional {get;}") { (me: ParameterInfoObject) in .bool(me.isOptional) }
  }

  private static func parameter(_ method: MemberInfoObject, _ place: Int) -> Value {
    guard let overload = method.overload, overload.parameters.indices.contains(place) else {
      return .null
    }
    return .object(ParameterInfoObject(overload, place))
  }

  private static func invoke(
    _ method: MemberInfoObject, _ target: Value, _ values: [Value], _ session: Session
  ) throws -> Value {
    guard let overload = method.overload, overload.types.count == values.count else {
      throw DotNetException(
        "System.Reflection.TargetParameterCountException", "Parameter count mismatch.")
    }
    let converted = try zip(values, overload.types).map {
      try Conversion.convert($0, to: $1, session)
    }
    return try overload.body(target.base, Arguments(converted, session, overload))
  }
}

/// A parameter of a method found by reflection.
final class ParameterInfoObject: PSObject {
  let name: String
  let valueType: TypeInfo
  let position: Int
  let isOptional: Bool

  init(_ overload: MethodOverload, _ place: Int) {
    let parameter = overload.parameters[place]
    (name, isOptional) = (parameter.name, parameter.isOptional)
    (valueType, position) = (overload.types[place], place)
  }
  override var type: TypeInfo { TypeTable.required("System.Reflection.ParameterInfo") }
  override func text(_ culture: Culture) -> String { "\(valueType.displayName) \(name)" }
}
