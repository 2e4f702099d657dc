/// `GetMethods`, `GetProperty`, `GetField` …: a type's members found by reflection.
enum MemberLookup {
  static func declare(_ m: MemberDeclarations) {
    declareLists(m)
    declareSearch(m)
    declareNothing(m)
  }

  private static func declareLists(_ m: MemberDeclarations) {
    let lists: [(String, (TypeInfo) -> [Value])] = [
      ("MethodInfo[] GetMethods", methods), ("PropertyInfo[] GetProperties", properties),
      ("FieldInfo[] GetFields", fields), ("ConstructorInfo[] GetConstructors", constructors),
      ("MemberInfo[] GetMembers", all),
    ]
    for (head, read) in lists {
      m.method(
        "System.Reflection.\(head)()",
        "System.Reflection.\(head)(System.Reflection.BindingFlags bindingAttr)"
      ) { (me: TypeInfo, a) in
        guard a.count > 0 else { return .list(read(me)) }
        return .list(chosen(read(me), a.int(0)))
      }
    }
    m.method(
      "System.Reflection.MemberInfo[] GetMember(string name)",
      "System.Reflection.MemberInfo[] GetMember(string name, System.Reflection.BindingFlags bindingAttr)"
    ) { (me: TypeInfo, a) in
      try a.requireNotNull(0, "name")
      return .list(named(a.string(0), all(me), ignoringCase: a.int(1) & 1 == 1))
    }
  }

  private static func declareSearch(_ m: MemberDeclarations) {
    let flags = "System.Reflection.BindingFlags bindingAttr"
    m.method(
      "System.Reflection.MethodInfo GetMethod(string name)",
      "System.Reflection.MethodInfo GetMethod(string name, type[] types)",
      "System.Reflection.MethodInfo GetMethod(string name, \(flags))"
    ) { (me: TypeInfo, a) in
      try a.requireNotNull(0, "name")
      let found = named(a.string(0), methods(me), ignoringCase: ignoresCase(a))
      guard a.place("types") != nil else { return try only(found) }
      return taking(a.list(1), found)
    }
    m.method(
      "System.Reflection.PropertyInfo GetProperty(string name)",
      "System.Reflection.PropertyInfo GetProperty(string name, \(flags))",
      "System.Reflection.PropertyInfo GetProperty(string name, type returnType)",
      "System.Reflection.PropertyInfo GetProperty(string name, type[] types)"
    ) { (me: TypeInfo, a) in
      try a.requireNotNull(0, "name")
      return named(a.string(0), properties(me), ignoringCase: ignoresCase(a)).first ?? .null
    }
    m.method(
      "System.Reflection.FieldInfo GetField(string name)",
      "System.Reflection.FieldInfo GetField(string name, \(flags))"
    ) { (me: TypeInfo, a) in
      try a.requireNotNull(0, "name")
      return named(a.string(0), fields(me), ignoringCase: ignoresCase(a)).first ?? .null
    }
    m.method(
      "System.Reflection.ConstructorInfo GetConstructor(type[] types)",
      "System.Reflection.ConstructorInfo GetConstructor(\(flags), type[] types)"
    ) { (me: TypeInfo, a) in taking(a.list(a.count - 1), constructors(me)) }
  }

  /// Events and nested types: no emulated type has one.
  private static func declareNothing(_ m: MemberDeclarations) {
    for (type, name) in [("System.Reflection.EventInfo", "Event"), ("type", "NestedType")] {
      m.method(
        "\(type) Get\(name)(string name)",
        "\(type) Get\(name)(string name, System.Reflection.BindingFlags bindingAttr)"
      ) { (_: TypeInfo, a) in
        try a.requireNotNull(0, "name")
        return .null
      }
      m.method(
        "\(type)[] Get\(name)s()",
        "\(type)[] Get\(name)s(System.Reflection.BindingFlags bindingAttr)"
      ) { (_: TypeInfo, _) in .list([]) }
    }
    m.method("System.Reflection.MemberInfo[] GetDefaultMembers()") { (me: TypeInfo, _) in
      .list(named("Item", properties(me), ignoringCase: false))
    }
  }

  private static func ignoresCase(_ a: Arguments) -> Bool {
    (a.int("bindingAttr") ?? 0) & 1 == 1
  }

  // MARK: Members of a kind

  static func methods(_ type: TypeInfo) -> [Value] {
    var found: [Value] = []
    for (members, isStatic) in [(type.instanceMembers, false), (type.staticMembers, true)] {
      for case .method(let group) in members {
        found += group.overloads.map {
          .object(MemberInfoObject(.method, $0.name, of: type, isStatic: isStatic, overload: $0))
        }
      }
    }
    return found
  }

  static func constructors(_ type: TypeInfo) -> [Value] {
    (type.constructors?.overloads ?? []).map {
      .object(MemberInfoObject(.constructor, ".ctor", of: type, isStatic: false, overload: $0))
    }
  }

  static func properties(_ type: TypeInfo) -> [Value] {
    var found: [Value] = []
    for (members, isStatic) in [(type.instanceMembers, false), (type.staticMembers, true)] {
      for case .property(let property) in members
      where [.property, .parameterized].contains(property.kind)
        && !isField(property, type, isStatic) && !isExplicit(property.name, type)
      {
        found.append(
          .object(
            MemberInfoObject(.property, property.name, of: type, isStatic: isStatic, property)))
      }
    }
    return found
  }

  static func fields(_ type: TypeInfo) -> [Value] {
    if let enumeration = type.enumeration {
      return enumeration.orderedNames.map {
        .object(MemberInfoObject(.field, $0, of: type, isStatic: true))
      }
    }
    return type.staticMembers.compactMap { member in
      guard case .property(let property) = member, isField(property, type, true) else { return nil }
      return .object(MemberInfoObject(.field, property.name, of: type, isStatic: true, property))
    }
  }

  static func all(_ type: TypeInfo) -> [Value] {
    methods(type) + constructors(type) + properties(type) + fields(type)
  }

  /// Constants that are fields in .NET: of numbers and dates, not of wide integers.
  private static func isField(
    _ property: PropertyMember, _ type: TypeInfo, _ isStatic: Bool
  ) -> Bool {
    let withProperties = ["BigInteger", "DateOnly", "TimeOnly"]
    guard isStatic, !withProperties.contains(type.name) else { return false }
    return fieldNames.contains(property.name)
      || property.name.utf8.starts(with: "TicksPer".utf8)
      || property.name.utf8.starts(with: "UriScheme".utf8)
  }

  private static let fieldNames: Set<String> = [
    "MaxValue", "MinValue", "Empty", "PI", "E", "Tau", "Epsilon", "NaN", "PositiveInfinity",
    "NegativeInfinity", "NegativeZero", "TrueString", "FalseString", "Zero", "One", "MinusOne",
    "UnixEpoch", "Any", "Loopback", "None", "Broadcast", "Value",
  ]

  /// Properties that generic collections have for an interface only.
  private static func isExplicit(_ name: String, _ type: TypeInfo) -> Bool {
    !type.genericArguments.isEmpty
      && ["IsReadOnly", "IsFixedSize", "SyncRoot", "IsSynchronized"].contains(name)
  }

  // MARK: Choosing

  private static func named(_ name: String, _ members: [Value], ignoringCase: Bool) -> [Value] {
    members.filter { member in
      guard let found = (member.reference as? MemberInfoObject)?.name else { return false }
      return ignoringCase
        ? AsciiFold.foldedEquals(found, name) : found.utf8.elementsEqual(name.utf8)
    }
  }

  /// `BindingFlags`: instance or static, public.
  private static func chosen(_ members: [Value], _ flags: Int) -> [Value] {
    guard flags & 16 != 0 else { return [] }
    return members.filter {
      let isStatic = ($0.reference as? MemberInfoObject)?.isStatic ?? false
      return flags & (isStatic ? 8 : 4) != 0
    }
  }

  private static func only(_ found: [Value]) throws -> Value {
    guard found.count < 2, let first = found.first else {
      if found.isEmpty { return .null }
      throw DotNetException(
        "System.Reflection.AmbiguousMatchException",
        "Ambiguous match found for '\(found[0].text(.invariant))'.")
    }
    return first
  }

  private static func taking(_ types: [Value], _ found: [Value]) -> Value {
    let wanted = types.map { $0.base.reference as? TypeInfo }
    return found.first { member in
      let own = (member.reference as? MemberInfoObject)?.overload?.types ?? []
      return own.count == wanted.count && zip(own, wanted).allSatisfy { $0 === $1 }
    } ?? .null
  }
}
