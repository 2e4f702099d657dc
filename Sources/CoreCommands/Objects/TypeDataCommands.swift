internal import PowerShellEngine

/// `Update-TypeData`: members and display of a type's objects.
struct UpdateTypeData: Cmdlet {
  static let about = CommandDescription(
    "Update-TypeData", effect: .changes(impact: .low), defaultSet: "FileSet",
    class: "Microsoft.PowerShell.Commands.UpdateTypeDataCommand")
  private static let dynamic = [SetTraits.in("DynamicTypeSet")]
  @Parameter(
    in: [.in("FileSet", position: 0, from: .byValueOrPropertyName)], aliases: ["PSPath", "Path"],
    validate: [.notNull]) var appendPath: [String]?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var defaultDisplayProperty: String?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var defaultDisplayPropertySet: [String]?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var defaultKeyPropertySet: [String]?
  @Switch(in: [.in("DynamicTypeSet"), .in("TypeDataSet")]) var force: Bool
  @Parameter(in: dynamic, validate: [.notNull]) var inheritPropertySerializationSet: Nullable<Bool>?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var memberName: String?
  @Parameter(
    in: dynamic,
    validate: [
      .notNullOrEmpty,
      .oneOf(
        [
          "NoteProperty", "AliasProperty", "ScriptProperty", "CodeProperty", "ScriptMethod",
          "CodeMethod",
        ], ignoringCase: true, message: nil),
    ]) var memberType: Typed<Of.PSMemberTypes>?
  @Parameter(in: [.in("FileSet")], validate: [.notNull]) var prependPath: [String]?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var propertySerializationSet: [String]?
  @Parameter(in: dynamic, validate: [.notNull]) var secondValue: Value?
  @Parameter(in: dynamic, validate: [.notNull, .range(.int(0), .int(.max))])
  var serializationDepth: Int32?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var serializationMethod: String?
  @Parameter(in: dynamic, validate: [.notNullOrEmpty]) var stringSerializationSource: String?
  @Parameter(in: dynamic, validate: [.notNull]) var targetTypeForDeserialization:
    Typed<Of.RuntimeType>?
  @Parameter(in: dynamic, validate: [.notNull]) var typeAdapter: Typed<Of.RuntimeType>?
  @Parameter(in: dynamic, validate: [.notNull]) var typeConverter: Typed<Of.RuntimeType>?
  @Parameter(in: [.in("TypeDataSet", position: 0, mandatory: true, from: .byValueOrPropertyName)])
  var typeData: [Object<TypeData>]?
  @Parameter(
    in: [.in("DynamicTypeSet", mandatory: true, from: .byValue)], validate: [.notNullOrEmpty])
  var typeName: String?
  @Parameter(in: dynamic) var value: Value?

  func process(_ call: Invocation) throws {
    try refuse(call)
    if let typeData {
      for data in typeData.compactMap(\.object) { call.session.typeData[data.typeName] = data }
      return
    }
    guard let typeName else { return }
    guard try call.shouldProcess("Name: \(typeName)", operation: "Update TypeData") else { return }
    let data = call.session.typeData[typeName] ?? TypeData(typeName)
    if let memberName {
      guard force || data.members.member(Symbol.intern(memberName)) == nil else {
        return try call.writeError(Self.exists(typeName, memberName))
      }
      data.members.add(ExtendedMember(memberName, try kind()))
    }
    try set(&data.defaultDisplayProperty, defaultDisplayProperty, "DefaultDisplayProperty", call)
    try set(
      &data.defaultDisplayPropertySet, defaultDisplayPropertySet, "DefaultDisplayPropertySet", call)
    try set(&data.defaultKeyPropertySet, defaultKeyPropertySet, "DefaultKeyPropertySet", call)
    data.serializationMethod = serializationMethod ?? data.serializationMethod
    data.serializationDepth = serializationDepth ?? data.serializationDepth
    call.session.typeData[typeName] = data
  }

  private func set<V>(
    _ place: inout V?, _ new: V?, _ name: String, _ call: Invocation
  ) throws {
    guard let new else { return }
    guard place == nil || force else {
      return try call.writeError(Self.exists(typeName ?? "", name))
    }
    place = new
  }

  /// Files of type data are not read, and types of a program's own cannot be named here.
  private func refuse(_ call: Invocation) throws {
    let unmodelled = [
      ("AppendPath", appendPath != nil), ("PrependPath", prependPath != nil),
      ("TypeAdapter", typeAdapter != nil), ("TypeConverter", typeConverter != nil),
      ("TargetTypeForDeserialization", targetTypeForDeserialization != nil),
      ("PropertySerializationSet", propertySerializationSet != nil),
      ("StringSerializationSource", stringSerializationSource != nil),
      ("InheritPropertySerializationSet", inheritPropertySerializationSet != nil),
    ]
    guard let name = unmodelled.first(where: { $0.1 })?.0 else { return }
    throw ScriptError.notModelled(parameter: name, of: call.command.name)
  }

  private func kind() throws -> ExtendedMember.Kind {
    switch memberType?.text {
    case "AliasProperty": return .alias((value ?? .null).text(.invariant))
    case "ScriptProperty":
      return .script(get: block(value), set: block(secondValue))
    case "ScriptMethod":
      guard let block = block(value) else {
        throw ScriptError(
          "ScriptMethodShouldHaveValue",
          "The Value parameter of a ScriptMethod member must be a script block.",
          .invalidOperation, exception: "System.InvalidOperationException")
      }
      return .method(block)
    case "NoteProperty", nil: return .note(value ?? .null)
    default: throw ScriptError.notModelled(parameter: "MemberType", of: "Update-TypeData")
    }
  }

  private func block(_ value: Value?) -> ScriptBlock? { value?.base.reference as? ScriptBlock }

  private static func exists(_ type: String, _ member: String) -> ScriptError {
    ScriptError(
      "TypesXmlError",
      "Error in TypeData \"\(type)\": The member \(member) is already present.",
      .invalidOperation, target: .string(type),
      exception: "System.Management.Automation.RuntimeException")
  }
}

/// `Get-TypeData`.
struct GetTypeData: Cmdlet {
  static let about = CommandDescription(
    "Get-TypeData", class: "Microsoft.PowerShell.Commands.GetTypeDataCommand")
  @Parameter(position: 0, from: .byValue, validate: [.notNullOrEmpty]) var typeName: [String]?

  func process(_ call: Invocation) throws {
    guard let typeName else {
      for data in call.session.typeData.all { try call.write(.object(data)) }
      return
    }
    for text in typeName {
      if NamePattern.isPattern(text) {
        let pattern = try NamePattern(text)
        for data in call.session.typeData.all where pattern.matches(data.typeName) {
          try call.write(.object(data))
        }
      } else if let data = found(text, call) {
        try call.write(.object(data))
      }
    }
  }

  /// What scripts said of the type, and what PowerShell's own type files add to it.
  private func found(_ name: String, _ call: Invocation) -> TypeData? {
    let known = call.session.typeData[name]
    guard let type = TypeTable.find(name) else { return known }
    let data = TypeData(type.fullName)
    for case .property(let property) in type.instanceMembers
    where property.kind != .property && property.kind != .parameterized {
      data.members.add(ExtendedMember(property.name, .code(get: property.get)))
    }
    for member in known?.members.list ?? [] { data.members.add(member) }
    data.defaultDisplayProperty = known?.defaultDisplayProperty
    data.defaultDisplayPropertySet = known?.defaultDisplayPropertySet
    data.defaultKeyPropertySet = known?.defaultKeyPropertySet
    return known == nil && data.members.list.isEmpty ? nil : data
  }
}

/// `Remove-TypeData`.
struct RemoveTypeData: Cmdlet {
  static let about = CommandDescription(
    "Remove-TypeData", effect: .changes(impact: .medium), defaultSet: "RemoveTypeDataSet",
    class: "Microsoft.PowerShell.Commands.RemoveTypeDataCommand")
  @Parameter(in: [.in("RemoveFileSet", mandatory: true)], validate: [.notNullOrEmpty]) var path:
    [String]?
  @Parameter(in: [.in("RemoveTypeDataSet", mandatory: true, from: .byValue)]) var typeData:
    Object<TypeData>?
  @Parameter(
    in: [.in("RemoveTypeSet", position: 0, mandatory: true, from: .byValueOrPropertyName)],
    validate: [.notNullOrEmpty]) var typeName: String?

  func process(_ call: Invocation) throws {
    guard path == nil else {
      throw ScriptError.notModelled(parameter: "Path", of: call.command.name)
    }
    guard let name = typeName ?? typeData?.object?.typeName else { return }
    guard try call.shouldProcess(name, operation: "Remove TypeData") else { return }
    guard call.session.typeData[name] != nil else {
      return try call.writeError(
        "TypesDynamicRemoveException",
        "Error in TypeData \"\(name)\": No type data is found for \"\(name)\".",
        .invalidOperation, target: .string(name),
        exception: "System.Management.Automation.RuntimeException")
    }
    call.session.typeData[name] = nil
  }
}

extension ScriptError {
  /// A parameter that the real command has and hvlab does not model.
  static func notModelled(parameter: String, of command: String) -> ScriptError {
    ScriptError(
      "NotModelled",
      "hvlab does not model the parameter '\(parameter)' of \(command).", .notImplemented,
      target: .string(parameter), exception: "System.NotSupportedException")
  }
}

extension TypeDefinition {
  static let typeData = TypeDefinition("System.Management.Automation.Runspaces.TypeData") { m in
    m.constructor("(string typeName)") { a in .object(TypeData(a.string(0))) }
    m.property("string TypeName {get;}") { (me: TypeData) in .string(me.typeName) }
    m.property(
      "System.Collections.Generic.Dictionary[string,System.Management.Automation.Runspaces.TypeMemberData] Members {get;}"
    ) { (me: TypeData) in
      let table = TableObject()
      for member in me.members.list {
        table.set(.string(member.name), .object(ExtendedMemberObject(member)))
      }
      return .table(table)
    }
    m.property("string DefaultDisplayProperty {get;set;}") { (me: TypeData) in
      me.defaultDisplayProperty.map { .string($0) } ?? .null
    }
    for (name, path) in [
      ("DefaultDisplayPropertySet", \TypeData.defaultDisplayPropertySet),
      ("DefaultKeyPropertySet", \TypeData.defaultKeyPropertySet),
    ] {
      m.property("string[] \(name) {get;set;}") { (me: TypeData) in
        me[keyPath: path].map { .list($0.map { .string($0) }) } ?? .null
      }
    }
    m.property("string SerializationMethod {get;set;}") { (me: TypeData) in
      me.serializationMethod.map { .string($0) } ?? .null
    }
    m.property("uint SerializationDepth {get;set;}") { (me: TypeData) in
      .number(.uint32(UInt32(clamping: me.serializationDepth ?? 0)))
    }
  }
}
