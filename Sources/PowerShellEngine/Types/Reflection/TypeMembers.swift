/// `System.Type`: what a type says of itself.
extension TypeDefinition {
  static let type = TypeDefinition(
    "System.Type", base: "System.Reflection.MemberInfo", isAbstract: true
  ) { m in
    TypeProperties.declare(m)
    TypeMembers.declareRelations(m)
    TypeMembers.declareInterfaces(m)
    TypeMembers.declareMaking(m)
    TypeMembers.declareEnumerations(m)
    TypeMembers.declareAttributes(m)
    MemberLookup.declare(m)
    TypeMembers.declareStatics(m)
  }
}

/// The methods of `System.Type`.
enum TypeMembers {
  static func isPrimitive(_ type: TypeInfo) -> Bool {
    guard type.namespace == "System", !type.isEnum else { return false }
    if type === TypeInfo.boolean || type === TypeInfo.char { return true }
    return type.numericKind != nil && type !== TypeInfo.decimal
  }

  static func list(_ types: [TypeInfo]) -> Value {
    .array(ArrayObject(types.map { .object($0) }, of: TypeTable.find("System.Type")))
  }

  static func declareRelations(_ m: MemberDeclarations) {
    m.method("bool IsAssignableFrom(type c)") { (me: TypeInfo, a) in
      .bool(a.object(0, TypeInfo.self)?.isSubtype(of: me) ?? false)
    }
    m.method("bool IsAssignableTo(type targetType)") { (me: TypeInfo, a) in
      .bool(a.object(0, TypeInfo.self).map(me.isSubtype) ?? false)
    }
    m.method("bool IsEquivalentTo(type other)") { (me: TypeInfo, a) in
      .bool(a.object(0, TypeInfo.self) === me)
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
  }

  static func declareInterfaces(_ m: MemberDeclarations) {
    m.method("type[] GetInterfaces()") { (me: TypeInfo, _) in list(me.interfaces) }
    m.method("type GetInterface(string name)", "type GetInterface(string name, bool ignoreCase)") {
      (me: TypeInfo, a) in
      let wanted = a.string(0)
      let found = me.interfaces.first {
        [$0.name, $0.fullName].contains { name in
          a.bool("ignoreCase")
            ? AsciiFold.foldedEquals(name, wanted) : name.utf8.elementsEqual(wanted.utf8)
        }
      }
      return found.map { .object($0) } ?? .null
    }
    m.method("System.Reflection.InterfaceMapping GetInterfaceMap(type interfaceType)") {
      (_: TypeInfo, a) in
      guard let wanted = a.object(0, TypeInfo.self) else {
        throw DotNetException.argumentNull("ifaceType")
      }
      guard wanted.isInterface else {
        throw DotNetException.argument("Type passed must be an interface.")
      }
      throw DotNetException.notSupported("Specified method is not supported.")
    }
  }

  static func declareMaking(_ m: MemberDeclarations) {
    m.method("type MakeArrayType()", "type MakeArrayType(int rank)") { (me: TypeInfo, a) in
      let rank = a.count > 0 ? a.int(0) : 1
      guard (1...32).contains(rank) else {
        throw DotNetException(
          "System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
      }
      return .object(TypeInfo.array(of: me, rank: rank))
    }
    m.method("type MakeByRefType()") { (me: TypeInfo, _) in .object(me.derived("&")) }
    m.method("type MakePointerType()") { (me: TypeInfo, _) in .object(me.derived("*")) }
    m.method("type MakeGenericType(params type[] typeArguments)") { (me: TypeInfo, a) in
      let arguments = a.list(0).compactMap { $0.base.reference as? TypeInfo }
      guard me.isOpenGeneric, let open = me.fullName.utf8.lastIndex(of: 0x60),
        let closed = TypeTable.close(String(me.fullName[..<open]), arguments)
      else {
        throw DotNetException.invalidOperation(
          "\(me.displayName) is not a GenericTypeDefinition. MakeGenericType may only be called on a type for which Type.IsGenericTypeDefinition is true."
        )
      }
      return .object(closed)
    }
    m.method("type[] GetGenericArguments()") { (me: TypeInfo, _) in list(me.genericArguments) }
    m.method("type GetGenericTypeDefinition()") { (me: TypeInfo, _) in
      if me.isOpenGeneric { return .object(me) }
      guard !me.genericArguments.isEmpty else {
        throw DotNetException.invalidOperation(
          "This operation is only valid on generic types.")
      }
      return .object(me.openGeneric)
    }
    m.method("type[] GetGenericParameterConstraints()") { (_: TypeInfo, _) in
      throw DotNetException.invalidOperation(
        "Method may only be called on a Type for which Type.IsGenericParameter is true.")
    }
    m.method(
      "type GetFunctionPointerReturnType()", "type[] GetFunctionPointerParameterTypes()",
      "type[] GetFunctionPointerCallingConventions()"
    ) { (_: TypeInfo, _) in
      throw DotNetException.invalidOperation(
        "Method may only be called on a Type for which Type.IsFunctionPointer is true.")
    }
  }

  static func declareEnumerations(_ m: MemberDeclarations) {
    m.method("string[] GetEnumNames()") { (me: TypeInfo, _) in
      let names = EnumMembers.sorted(try enumeration(me)).map { Value.string($0.name) }
      return .array(ArrayObject(names, of: .string))
    }
    m.method("array GetEnumValues()") { (me: TypeInfo, _) in
      let values = EnumMembers.sorted(try enumeration(me)).map { $0.value }
      return .array(ArrayObject(values.map { .object(EnumObject(me, $0)) }, of: me))
    }
    m.method("array GetEnumValuesAsUnderlyingType()") { (me: TypeInfo, _) in
      .array(EnumMembers.numbers(try enumeration(me)))
    }
    m.method("type GetEnumUnderlyingType()") { (me: TypeInfo, _) in
      .object(TypeTable.find(try enumeration(me).underlyingName) ?? .int32)
    }
    m.method("bool IsEnumDefined(System.Object value)") { (me: TypeInfo, a) in
      try a.requireNotNull(0, "value")
      return .bool(try EnumMembers.isDefined(a[0], in: try enumeration(me)))
    }
    m.method("string GetEnumName(System.Object value)") { (me: TypeInfo, a) in
      try a.requireNotNull(0, "value")
      return try EnumMembers.name(of: a[0], in: me)
    }
  }

  private static func enumeration(_ type: TypeInfo) throws -> Enumeration {
    guard let enumeration = type.enumeration else {
      throw DotNetException.argument("Type provided must be an Enum.", "enumType")
    }
    return enumeration
  }

  /// Attributes and modifiers: no emulated type carries one.
  static func declareAttributes(_ m: MemberDeclarations) {
    m.method(
      "System.Object[] GetCustomAttributes(bool inherit)",
      "System.Object[] GetCustomAttributes(type attributeType, bool inherit)"
    ) { (_: TypeInfo, _) in .list([]) }
    m.method("bool IsDefined(type attributeType, bool inherit)") { (_: TypeInfo, a) in
      try a.requireNotNull(0, "attributeType")
      return .bool(false)
    }
    m.method("type[] GetOptionalCustomModifiers()", "type[] GetRequiredCustomModifiers()") {
      (_: TypeInfo, _) in list([])
    }
    m.method("bool HasSameMetadataDefinitionAs(System.Reflection.MemberInfo other)") {
      (me: TypeInfo, a) in .bool(a.object(0, TypeInfo.self) === me)
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    m.function(
      "static type GetType(string typeName)",
      "static type GetType(string typeName, bool throwOnError)",
      "static type GetType(string typeName, bool throwOnError, bool ignoreCase)"
    ) { a in
      try a.requireNotNull(0, "TypeName")
      if let found = TypeTable.find(a.string(0)) { return .object(found) }
      guard a.bool("throwOnError") else { return .null }
      throw DotNetException(
        "System.TypeLoadException",
        "Could not load type '\(a.string(0))' from assembly 'System.Management.Automation, Version=7.6.0.500, Culture=neutral, PublicKeyToken=31bf3856ad364e35'."
      )
    }
    m.function("static type[] GetTypeArray(System.Object[] args)") { a in
      try a.requireNotNull(0, "args")
      return list(a.list(0).map { $0.base.type })
    }
    m.function("static System.TypeCode GetTypeCode(type type)") { a in
      let type = a.object(0, TypeInfo.self) ?? .object
      let known = isPrimitive(type) || type === TypeInfo.string || type === TypeInfo.decimal
      return TypeCodes.value(known || type.name == "DateTime" ? type.name : "Object")
    }
  }
}

extension TypeInfo {
  /// A generic definition without arguments: ``List`1``.
  var isOpenGeneric: Bool {
    genericArguments.isEmpty && element == nil && name.utf8.contains(0x60)
  }

  /// The definition of a closed generic type.
  var openGeneric: TypeInfo {
    TypeInfo(name: name, namespace: namespace, kind: kind, base: baseType)
  }

  /// A reference (`&`) or pointer (`*`) to the type.
  func derived(_ suffix: String) -> TypeInfo {
    TypeInfo(name: reflectionName + suffix, namespace: "", kind: .reference, base: nil)
  }

  /// The interfaces it implements, those of its bases included.
  var interfaces: [TypeInfo] {
    var found: [TypeInfo] = []
    var next: TypeInfo? = self
    while let type = next {
      let names = type.interfaceNames + (type.isArray ? Array(TypeDefinition.arrayInterfaces) : [])
      for made in names.compactMap(type.interface(named:)) + (type.scriptClass?.interfaces ?? [])
      where !found.contains(where: { $0 === made }) { found.append(made) }
      next = type.baseType
    }
    return found
  }

  /// `IList`, or ``IList`1`` over the type's own arguments, or over itself.
  private func interface(named name: String) -> TypeInfo? {
    guard let mark = name.utf8.lastIndex(of: 0x60) else {
      return TypeTable.find(name) ?? TypeTable.find("System.Collections." + name)
    }
    let open = String(name[..<mark])
    let count = Int(name[name.utf8.index(after: mark)...]) ?? 1
    let arguments =
      genericArguments.count == count
      ? genericArguments : count == 1 ? [element ?? self] : []
    return arguments.count == count ? TypeTable.close(open, arguments) : nil
  }
}
