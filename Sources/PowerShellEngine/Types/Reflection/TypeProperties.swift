/// The properties of `System.Type`, in .NET's order.
enum TypeProperties {
  static func declare(_ m: MemberDeclarations) {
    for row in rows {
      switch row.read {
      case .flag(let test):
        m.property("bool \(row.name) {get;}") { (me: TypeInfo) in .bool(test(me)) }
      case .value(let type, let read):
        m.property("\(type) \(row.name) {get;}") { (me: TypeInfo) in try read(me) }
      }
    }
  }

  private enum Reading {
    case flag((TypeInfo) -> Bool)
    case value(String, (TypeInfo) throws -> Value)
  }

  private typealias Row = (name: String, read: Reading)

  private static func flag(_ name: String, _ test: @escaping (TypeInfo) -> Bool = { _ in false })
    -> Row
  { (name, .flag(test)) }

  private static func value(
    _ name: String, _ type: String, _ read: @escaping (TypeInfo) throws -> Value = { _ in .null }
  ) -> Row { (name, .value(type, read)) }

  /// A nested type is named without the one around it.
  private static func shortName(_ me: TypeInfo) -> Value {
    guard let plus = me.name.utf8.lastIndex(of: 0x2B) else { return .string(me.name) }
    return .string(String(me.name[me.name.utf8.index(after: plus)...]))
  }

  private static func members(_ kind: String) -> String {
    "System.Collections.Generic.IEnumerable[System.Reflection.\(kind)]"
  }

  nonisolated(unsafe) private static let rows: [Row] = identity + declarations + shape + layout

  nonisolated(unsafe) private static let identity: [Row] = [
    flag("IsCollectible"),
    value("DeclaringMethod", "System.Reflection.MethodBase"),
    value("FullName", "string") { .string($0.reflectionName) },
    value("AssemblyQualifiedName", "string") {
      .string("\($0.reflectionName), \($0.assemblyName)")
    },
    value("Namespace", "string") { $0.namespace.utf8.isEmpty ? .null : .string($0.namespace) },
    value("GUID", "guid"),
    flag("IsEnum") { $0.isEnum },
    flag("IsByRefLike") { $0.name == "ReadOnlySpan`1" || $0.name == "Span`1" },
    flag("IsConstructedGenericType") { !$0.genericArguments.isEmpty },
    flag("IsGenericType") { !$0.genericArguments.isEmpty || $0.isOpenGeneric },
    flag("IsGenericTypeDefinition") { $0.isOpenGeneric },
    value("GenericParameterAttributes", "System.Reflection.GenericParameterAttributes"),
    flag("IsSZArray") { $0.isArray && $0.rank == 1 },
    value("GenericParameterPosition", "int"),
    flag("ContainsGenericParameters") { $0.isOpenGeneric },
    value("StructLayoutAttribute", "System.Runtime.InteropServices.StructLayoutAttribute") {
      $0.isInterface || $0.isArray ? .null : .object(ReflectionObject(.layout, ""))
    },
    flag("IsFunctionPointer"), flag("IsUnmanagedFunctionPointer"),
    value("Name", "string", shortName),
    value("DeclaringType", "type") { me in
      guard let plus = me.name.utf8.lastIndex(of: 0x2B) else { return .null }
      let outer = String(me.name[..<plus])
      return TypeTable.find(me.namespace + "." + outer).map { .object($0) } ?? .null
    },
    value("Assembly", "System.Reflection.Assembly") {
      .object(ReflectionObject(.assembly, $0.assemblyName))
    },
    value("BaseType", "type") { me in me.baseType.map { .object($0) } ?? .null },
    flag("IsGenericParameter"),
    flag("IsTypeDefinition") { $0.genericArguments.isEmpty && !$0.isArray },
    flag("IsSecurityCritical") { _ in true },
    flag("IsSecuritySafeCritical"), flag("IsSecurityTransparent"),
    value("MemberType", "System.Reflection.MemberTypes") {
      EnumValues.numbered("System.Reflection.MemberTypes", $0.name.utf8.contains(0x2B) ? 128 : 32)
    },
    value("MetadataToken", "int") { _ in .int(33_554_432) },
    value("Module", "System.Reflection.Module") { me in
      let name = me.assemblyName.utf8.prefix { $0 != 0x2C }
      return .object(ReflectionObject(.module, String(Substring(name)) + ".dll"))
    },
    value("ReflectedType", "type"),
    value("TypeHandle", "System.RuntimeTypeHandle") { _ in
      .object(ReflectionObject(.handle, ""))
    },
    value("UnderlyingSystemType", "type") { .object($0) },
  ]

  nonisolated(unsafe) private static let declarations: [Row] = [
    value("GenericTypeParameters", "type[]") { _ in TypeMembers.list([]) },
    value("DeclaredConstructors", members("ConstructorInfo")) {
      .list(MemberLookup.constructors($0))
    },
    value("DeclaredEvents", members("EventInfo")) { _ in .list([]) },
    value("DeclaredFields", members("FieldInfo")) { .list(MemberLookup.fields($0)) },
    value("DeclaredMembers", members("MemberInfo")) { .list(MemberLookup.all($0)) },
    value("DeclaredMethods", members("MethodInfo")) { .list(MemberLookup.methods($0)) },
    value("DeclaredNestedTypes", members("TypeInfo")) { _ in .list([]) },
    value("DeclaredProperties", members("PropertyInfo")) { .list(MemberLookup.properties($0)) },
    value("ImplementedInterfaces", "System.Collections.Generic.IEnumerable[type]") {
      TypeMembers.list($0.interfaces)
    },
  ]

  nonisolated(unsafe) private static let shape: [Row] = [
    flag("IsInterface") { $0.isInterface },
    flag("IsNested") { $0.name.utf8.contains(0x2B) },
    flag("IsArray") { $0.isArray },
    flag("IsByRef") { $0.name.utf8.last == 0x26 },
    flag("IsPointer") { $0.name.utf8.last == 0x2A },
    flag("IsGenericTypeParameter"), flag("IsGenericMethodParameter"),
    flag("IsVariableBoundArray") { $0.isArray && $0.rank > 1 },
    flag("HasElementType") { $0.isArray },
    value("GenericTypeArguments", "type[]") { TypeMembers.list($0.genericArguments) },
    value("Attributes", "System.Reflection.TypeAttributes") {
      EnumValues.numbered("System.Reflection.TypeAttributes", $0.attributes)
    },
    flag("IsAbstract") { $0.definition?.isAbstract ?? false || $0.isStaticClass },
    flag("IsImport"),
    flag("IsSealed") { $0.isSealed },
    flag("IsSpecialName"),
    flag("IsClass") { !$0.isValueType && !$0.isInterface },
  ]

  nonisolated(unsafe) private static let layout: [Row] = [
    flag("IsNestedAssembly"), flag("IsNestedFamANDAssem"), flag("IsNestedFamily"),
    flag("IsNestedFamORAssem"), flag("IsNestedPrivate"),
    flag("IsNestedPublic") { $0.name.utf8.contains(0x2B) },
    flag("IsNotPublic"),
    flag("IsPublic") { !$0.name.utf8.contains(0x2B) },
    flag("IsAutoLayout") { !$0.isSequential },
    flag("IsExplicitLayout"),
    flag("IsLayoutSequential") { $0.isSequential },
    flag("IsAnsiClass") { _ in true },
    flag("IsAutoClass"), flag("IsUnicodeClass"), flag("IsCOMObject"), flag("IsContextful"),
    flag("IsMarshalByRef"),
    flag("IsPrimitive") { TypeMembers.isPrimitive($0) },
    flag("IsValueType") { $0.isValueType },
    flag("IsSignatureType"),
    value("TypeInitializer", "System.Reflection.ConstructorInfo"),
    flag("IsSerializable") { $0.isSerializable },
    flag("IsVisible") { _ in true },
    value("CustomAttributes", members("CustomAttributeData")) { _ in .list([]) },
  ]
}

extension TypeInfo {
  /// A structure whose fields lie in order.
  fileprivate var isSequential: Bool { kind == .value }

  /// A class of nothing but static members.
  fileprivate var isStaticClass: Bool {
    ["System.Math", "System.MathF", "System.Convert", "System.BitConverter"].contains(fullName)
      || ["System.Environment", "System.IO.File", "System.IO.Path"].contains(fullName)
  }

  fileprivate var isSealed: Bool {
    isValueType || self === TypeInfo.string || isArray || isStaticClass || isDelegate
      || ["System.Text.StringBuilder", "System.Version", "System.DBNull"].contains(fullName)
  }

  fileprivate var isSerializable: Bool { !isInterface && !isStaticClass }

  /// `TypeAttributes`, as its bits.
  fileprivate var attributes: Int64 {
    var bits: Int64 = name.utf8.contains(0x2B) ? 2 : 1
    if isSequential { bits |= 0x8 }
    if isInterface { bits |= 0x20 }
    if definition?.isAbstract ?? false || isStaticClass { bits |= 0x80 }
    if isSealed { bits |= 0x100 }
    if isSerializable { bits |= 0x2000 }
    if !isInterface, !isEnum, !isArray { bits |= 0x10_0000 }
    return bits
  }
}
