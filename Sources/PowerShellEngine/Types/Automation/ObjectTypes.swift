/// PowerShell's own view of objects: `psobject`, member collections, member values.
extension TypeDefinition {
  private static func automation(
    _ name: String, base: String? = nil, interfaces: [String] = [],
    members: @escaping (MemberDeclarations) -> Void = { _ in }
  ) -> TypeDefinition {
    TypeDefinition(
      "System.Management.Automation." + name,
      base: base.map { "System.Management.Automation." + $0 }, interfaces: interfaces,
      members: members)
  }

  static let objectTypes: [TypeDefinition] = [
    automation("PSObject") { m in
      m.constructor("()") { _ in .object(PropertyBag([])) }
      m.constructor("(System.Object obj)") { a in a[0] }
      m.function("static psobject AsPSObject(System.Object obj)") { a in a[0] }
    },
    automation("PSCustomObject"),
    automation("PSObject.View", members: ObjectViewMembers.declare),
    automation("PSMemberInfoCollection", members: ObjectViewMembers.declareCollection),
    automation("PSMemberInfo"),
    automation("PSPropertyInfo", base: "PSMemberInfo"),
    automation("PSProperty", base: "PSPropertyInfo", members: MemberValueMembers.declare),
    automation("PSNoteProperty", base: "PSPropertyInfo") { m in
      MemberValueMembers.declare(m)
      m.constructor("(string name, System.Object value)") { a in
        .object(ExtendedMemberObject(ExtendedMember(a.string(0), .note(a[1]))))
      }
    },
    automation("PSAliasProperty", base: "PSPropertyInfo") { m in
      MemberValueMembers.declare(m)
      m.constructor("(string name, string referencedMemberName)") { a in
        .object(ExtendedMemberObject(ExtendedMember(a.string(0), .alias(a.string(1)))))
      }
    },
    automation("PSScriptProperty", base: "PSPropertyInfo") { m in
      MemberValueMembers.declare(m)
      m.constructor(
        "(string name, scriptblock getterScript)",
        "(string name, scriptblock getterScript, scriptblock setterScript)"
      ) { a in
        .object(
          ExtendedMemberObject(
            ExtendedMember(
              a.string(0),
              .script(get: a.object(1, ScriptBlock.self), set: a.object(2, ScriptBlock.self)))))
      }
    },
    automation("PSScriptMethod", base: "PSMemberInfo") { m in
      MemberValueMembers.declare(m)
      m.constructor("(string name, scriptblock script)") { a in
        guard let block = a.object(1, ScriptBlock.self) else {
          throw DotNetException.argumentNull("script")
        }
        return .object(ExtendedMemberObject(ExtendedMember(a.string(0), .method(block))))
      }
    },
    automation("PSCodeProperty", base: "PSPropertyInfo", members: MemberValueMembers.declare),
    automation("PSPropertySet", base: "PSMemberInfo") { m in
      MemberValueMembers.declare(m)
      m.constructor(
        "(string name, System.Collections.Generic.IEnumerable[string] referencedPropertyNames)"
      ) { a in
        let names = try a[1].base.elements().map { $0.text(.invariant) }
        return .object(ExtendedMemberObject(ExtendedMember(a.string(0), .propertySet(names))))
      }
      m.property("System.Collections.ObjectModel.Collection[string] ReferencedPropertyNames {get;}")
      {
        (me: ExtendedMemberObject) in
        guard case .propertySet(let names) = me.member.kind else { return .null }
        return .list(names.map { .string($0) })
      }
    },
    automation("PSMemberSet", base: "PSMemberInfo"),
    automation("PSParameterizedProperty", base: "PSMemberInfo"),
    automation("PSMethod", base: "PSMemberInfo") { m in
      m.property("System.Collections.ObjectModel.Collection[string] OverloadDefinitions {get;}") {
        (me: MethodObject) in
        .object(
          ListObject(
            me.definitions,
            type: TypeTable.close("System.Collections.ObjectModel.Collection", [.string])
              ?? .object))
      }
      m.property("string Name {get;}") { (me: MethodObject) in .string(me.group.name) }
      m.property("System.Object Value {get;}") { (me: MethodObject) in .object(me) }
      m.property("System.Management.Automation.PSMemberTypes MemberType {get;}") {
        (_: MethodObject) in
        EnumValues.named("System.Management.Automation.PSMemberTypes", "Method")
      }
      m.property("string TypeNameOfValue {get;}") { (_: MethodObject) in
        .string("System.Management.Automation.PSMethod")
      }
      m.property("bool IsInstance {get;}") { (_: MethodObject) in .bool(false) }
      m.method("System.Object Invoke(params System.Object[] arguments)") { (me: MethodObject, a) in
        try me.invoke(a.list(0), a.session)
      }
    },
    automation("PSMethod`1", base: "PSMethod"),
  ]
}

/// The members of `psobject` and of its collections.
enum ObjectViewMembers {
  static func declare(_ m: MemberDeclarations) {
    m.property("psobject Properties {get;}") { (me: ObjectView) in
      .object(MemberCollection(me, .properties))
    }
    m.property("psobject Methods {get;}") { (me: ObjectView) in
      .object(MemberCollection(me, .methods))
    }
    m.property("psobject Members {get;}") { (me: ObjectView) in
      .object(MemberCollection(me, .members))
    }
    m.property("System.Object BaseObject {get;}") { (me: ObjectView) in me.target.base }
    m.property("System.Object ImmediateBaseObject {get;}") { (me: ObjectView) in me.target.base }
    m.property("System.Collections.ObjectModel.Collection[string] TypeNames {get;}") {
      (me: ObjectView) in TypeNameList.of(me.target)
    }
    m.method("psobject Copy()") { (me: ObjectView, _) in ObjectCopy.of(me.target) }
    m.method("string ToString()") { (me: ObjectView, _) in .string(me.target.text(.invariant)) }
    m.method("type GetType()") { (_: ObjectView, _) in .object(TypeInfo.psObject) }
  }

  static func declareCollection(_ m: MemberDeclarations) {
    m.indexer("psobject Item[string] {get;}") { (me: MemberCollection, a) in
      me.element(a.string(0))
    }
    m.property("int Count {get;}") { (me: MemberCollection) in
      .int(Int32(clamping: me.elements.count))
    }
    m.method("void Add(psobject member)", "void Add(psobject member, bool preValidated)") {
      (me: MemberCollection, a) in
      switch a[0].base.reference {
      case let made as ExtendedMemberObject:
        if me.view.carrier?.extendedMembers?.member(Symbol.intern(made.member.name)) != nil
          || !me.element(made.member.name).isNull
        {
          throw DotNetException(
            "System.Management.Automation.ExtendedTypeSystemException",
            "Cannot add a member with the name \"\(made.member.name)\" because a member with that name already exists. If you want to overwrite the member anyway, use the Force parameter to overwrite it."
          )
        }
        me.add(made.member)
      case let property as PropertyObject:
        me.add(ExtendedMember(property.view.name, .note(try property.view.get())))
      default: break
      }
      return .nothing
    }
    m.method("void Remove(string name)") { (me: MemberCollection, a) in
      me.remove(a.string(0))
      return .nothing
    }
    m.method(
      "psobject Match(string name)", "psobject Match(string name, System.Object memberTypes)"
    ) {
      (me: MemberCollection, a) in
      let pattern = try WildcardPattern(a.string(0))
      return Intrinsic.collection(
        me.elements.filter { pattern.matches(MemberNames.of($0)) })
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: MemberCollection, _) in
      .object(EnumeratorObject("System.Collections.IEnumerator", me.elements))
    }
  }
}

/// `psobject.Copy()`.
enum ObjectCopy {
  static func of(_ value: Value) -> Value {
    switch value.base {
    case .object(let bag as PropertyBag):
      let copy = PropertyBag(bag.shape, bag.values)
      copy.extendedMembers = members(of: bag)
      return .object(copy)
    case .array(let array):
      return .array(
        ArrayObject(array.elements, of: array.elementType, dimensions: array.dimensions))
    case .table(let table): return .table(TableMembers.copy(table))
    default: return value
    }
  }

  private static func members(of object: PSObject) -> ExtendedMembers? {
    guard let old = object.extendedMembers else { return nil }
    let new = ExtendedMembers()
    for member in old.list { new.add(ExtendedMember(member.name, member.kind)) }
    new.typeNames = old.typeNames
    return new
  }
}

/// What a member has as a value: name, kind, value.
enum MemberValueMembers {
  static func declare(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (me: Value) in .string(MemberNames.of(me)) }
    m.property("System.Management.Automation.PSMemberTypes MemberType {get;}") { (me: Value) in
      EnumValues.named("System.Management.Automation.PSMemberTypes", kind(me))
    }
    m.property(
      "System.Object Value {get;set;}",
      get: { (me: Value) in
        switch me.reference {
        case let property as PropertyObject: try property.view.get()
        case let made as ExtendedMemberObject: try made.member.read(made.target, .current)
        default: .null
        }
      },
      set: { (me: Value, value) in
        switch me.reference {
        case let property as PropertyObject:
          guard let set = property.view.set else {
            throw ScriptError.setterMissing(property.view.name)
          }
          try set(value)
        case let made as ExtendedMemberObject: try made.member.write(made.target, value, .current)
        default: break
        }
      })
    m.property("string TypeNameOfValue {get;}") { (me: Value) in
      switch me.reference {
      case let property as PropertyObject: .string(property.view.typeName())
      case let made as ExtendedMemberObject: .string(made.member.typeName(made.target, .current))
      default: .string("System.Object")
      }
    }
    m.property("bool IsSettable {get;}") { (me: Value) in
      .bool((me.reference as? PropertyObject)?.view.isSettable ?? true)
    }
    m.property("bool IsGettable {get;}") { (_: Value) in .bool(true) }
    m.property("bool IsInstance {get;}") { (me: Value) in
      .bool((me.reference as? PropertyObject)?.view.isInstance ?? true)
    }
    m.method("System.Object Invoke(params System.Object[] arguments)") { (me: Value, a) in
      guard let made = me.reference as? ExtendedMemberObject else { return .null }
      return try made.member.invoke(made.target, a.list(0), a.session, made.member.name)
    }
  }

  private static func kind(_ value: Value) -> String {
    switch value.reference {
    case let property as PropertyObject: property.view.kind.rawValue
    case let made as ExtendedMemberObject: made.member.kindName
    default: "Property"
    }
  }
}
