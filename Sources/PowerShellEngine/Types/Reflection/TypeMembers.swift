/// `System.Type`: what a type says of itself.
extension TypeDefinition {
  static let memberInfo = TypeDefinition("System.Reflection.MemberInfo", isAbstract: true) { m in
    m.property("string Name {get;}") { (me: MemberInfoObject) in .string(me.name) }
  }
  static let runtimeType = TypeDefinition("System.RuntimeType", base: "System.Type")
  static let type = TypeDefinition(
    "System.Type", base: "System.Reflection.MemberInfo", isAbstract: true
  ) { m in
    m.property("string Name {get;}") { (me: TypeInfo) in
      // A nested type is named without the one around it.
      guard let plus = me.name.utf8.lastIndex(of: 0x2B) else { return .string(me.name) }
      return .string(String(me.name[me.name.utf8.index(after: plus)...]))
    }
    m.property("string FullName {get;}") { (me: TypeInfo) in .string(me.reflectionName) }
    m.property("string Namespace {get;}") { (me: TypeInfo) in
      me.namespace.utf8.isEmpty ? .null : .string(me.namespace)
    }
    m.property("type BaseType {get;}") { (me: TypeInfo) in
      me.baseType.map { .object($0) } ?? .null
    }
    m.property("type UnderlyingSystemType {get;}") { (me: TypeInfo) in .object(me) }
    m.property("guid GUID {get;}") { (_: TypeInfo) in .null }
    m.property("type[] GenericTypeArguments {get;}") { (me: TypeInfo) in types(me.genericArguments)
    }
    for (name, test) in tests {
      m.property("bool \(name) {get;}") { (me: TypeInfo) in .bool(test(me)) }
    }
    TypeMembers.declareRelations(m)
    TypeMembers.declareLookups(m)
  }

  private static func types(_ list: [TypeInfo]) -> Value {
    .array(ArrayObject(list.map { .object($0) }, of: TypeTable.find("System.Type")))
  }

  nonisolated(unsafe) private static let tests: [(String, (TypeInfo) -> Bool)] = [
    ("IsAbstract", { $0.definition?.isAbstract ?? false }),
    ("IsArray", { $0.isArray }),
    ("IsByRef", { _ in false }),
    ("IsClass", { !$0.isValueType && !$0.isInterface }),
    ("IsConstructedGenericType", { !$0.genericArguments.isEmpty }),
    ("IsEnum", { $0.isEnum }),
    ("IsGenericType", { !$0.genericArguments.isEmpty }),
    ("IsGenericTypeDefinition", { _ in false }),
    ("IsInterface", { $0.isInterface }),
    ("IsPointer", { _ in false }),
    ("IsPrimitive", { TypeMembers.isPrimitive($0) }),
    ("IsPublic", { _ in true }),
    ("IsNotPublic", { _ in false }),
    ("IsSealed", { $0.isValueType || $0 === TypeInfo.string || $0.isArray }),
    ("IsSerializable", { !$0.isInterface }),
    ("IsSZArray", { $0.isArray && $0.rank == 1 }),
    ("IsValueType", { $0.isValueType }),
    ("IsNested", { _ in false }),
    ("IsVisible", { _ in true }),
    ("HasElementType", { $0.isArray }),
    ("ContainsGenericParameters", { _ in false }),
    ("IsGenericParameter", { _ in false }),
    ("IsByRefLike", { _ in false }),
    ("IsCOMObject", { _ in false }),
  ]
}

/// The methods of `System.Type`.
enum TypeMembers {
  static func isPrimitive(_ type: TypeInfo) -> Bool {
    guard type.namespace == "System" else { return false }
    if type === TypeInfo.boolean || type === TypeInfo.char { return true }
    return type.numericKind != nil && type !== TypeInfo.decimal
  }

  static func declareRelations(_ m: MemberDeclarations) {
    m.method("bool IsAssignableFrom(type c)") { (me: TypeInfo, a) in
      .bool(a.object(0, TypeInfo.self)?.isSubtype(of: me) ?? false)
    }
    m.method("bool IsAssignableTo(type targetType)") { (me: TypeInfo, a) in
      .bool(a.object(0, TypeInfo.self).map(me.isSubtype) ?? false)
    }
    m.method("bool IsInstanceOfType(System.Object o)") { (me: TypeInfo, a) in
      .bool(!a[0].isNull && a[0].base.type.isSubtype(of: me))
    }
    m.method("bool IsSubclassOf(type c)") { (me: TypeInfo, a) in
      guard let other = a.object(0, TypeInfo.self), other !== me, !other.isInterface else {
        return .bool(false)
      }
      return .bool(me.isSubtype(of: other))
    }
    m.method("type GetElementType()") { (me: TypeInfo, _) in
      me.element.map { .object($0) } ?? .null
    }
    m.method("int GetArrayRank()") { (me: TypeInfo, _) in
      guard me.isArray else {
        throw DotNetException.argument("Must be an array type.")
      }
      return .int(Int32(me.rank))
    }
    m.method("type MakeArrayType()", "type MakeArrayType(int rank)") { (me: TypeInfo, a) in
      let rank = a.count > 0 ? a.int(0) : 1
      guard (1...32).contains(rank) else {
        throw DotNetException(
          "System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
      }
      return .object(TypeInfo.array(of: me, rank: rank))
    }
    m.method("type[] GetGenericArguments()") { (me: TypeInfo, _) in
      .array(
        ArrayObject(me.genericArguments.map { .object($0) }, of: TypeTable.find("System.Type")))
    }
    m.method("type[] GetInterfaces()") { (me: TypeInfo, _) in
      let names = me.interfaceNames + (me.isArray ? Array(TypeDefinition.arrayInterfaces) : [])
      let found = names.compactMap {
        TypeTable.find($0) ?? TypeTable.find("System.Collections." + $0)
      }
      return .array(ArrayObject(found.map { .object($0) }, of: TypeTable.find("System.Type")))
    }
    m.method("type GetInterface(string name)") { (me: TypeInfo, a) in
      guard me.implementsInterface(a.string(0)) else { return .null }
      let found = TypeTable.find(a.string(0)) ?? TypeTable.find("System.Collections." + a.string(0))
      return found.map { .object($0) } ?? .null
    }
  }

  static func declareLookups(_ m: MemberDeclarations) {
    m.method("string[] GetEnumNames()") { (me: TypeInfo, _) in
      guard let enumeration = me.enumeration else {
        throw DotNetException.argument("Type provided must be an Enum.", "enumType")
      }
      return .array(
        ArrayObject(EnumMembers.sorted(enumeration).map { .string($0.name) }, of: .string))
    }
    m.method("array GetEnumValues()") { (me: TypeInfo, _) in
      guard let enumeration = me.enumeration else {
        throw DotNetException.argument("Type provided must be an Enum.", "enumType")
      }
      return .array(
        ArrayObject(
          EnumMembers.sorted(enumeration).map { .object(EnumObject(me, $0.value)) }, of: me))
    }
    m.method("System.Reflection.MethodInfo[] GetMethods()") { (me: TypeInfo, _) in
      var found: [Value] = []
      for case .method(let group) in me.instanceMembers + me.staticMembers {
        found += group.overloads.map { .object(MemberInfoObject($0.name, $0.definition)) }
      }
      return .list(found)
    }
    m.method("System.Reflection.PropertyInfo[] GetProperties()") { (me: TypeInfo, _) in
      var found: [Value] = []
      for case .property(let property) in me.instanceMembers where property.kind == .property {
        found.append(.object(MemberInfoObject(property.name, property.definition)))
      }
      return .list(found)
    }
    m.method(
      "System.Reflection.MethodInfo GetMethod(string name)",
      "System.Reflection.MethodInfo GetMethod(string name, type[] types)",
      "System.Reflection.PropertyInfo GetProperty(string name)"
    ) { (me: TypeInfo, a) in
      let name = Symbol.intern(a.string(0))
      let member = me.instanceMember(name) ?? me.staticMember(name)
      return member.map { .object(MemberInfoObject($0.name, $0.name)) } ?? .null
    }
    m.function("static type GetType(string typeName)") { a in
      TypeTable.find(a.string(0)).map { .object($0) } ?? .null
    }
    m.function("static System.TypeCode GetTypeCode(type type)") { a in
      let type = a.object(0, TypeInfo.self) ?? .object
      let known = isPrimitive(type) || type === TypeInfo.string || type === TypeInfo.decimal
      return TypeCodes.value(known || type.name == "DateTime" ? type.name : "Object")
    }
  }
}

/// A member found by reflection: its name and definition.
final class MemberInfoObject: PSObject {
  let name: String
  private let definition: String
  init(_ name: String, _ definition: String) { (self.name, self.definition) = (name, definition) }
  override var type: TypeInfo { TypeTable.required("System.Reflection.MemberInfo") }
  override func text(_ culture: Culture) -> String { definition }
}
