/// Parameters that a script makes at run time in `dynamicparam`, and the attributes they carry.
extension TypeDefinition {
  private static let namespace = "System.Management.Automation."

  static let runtimeParameterTypes: [TypeDefinition] =
    [
      TypeDefinition("System.Attribute", isAbstract: true),
      TypeDefinition(
        namespace + "CmdletMetadataAttribute", base: "System.Attribute", isAbstract: true),
      TypeDefinition(
        namespace + "ArgumentTransformationAttribute", base: namespace + "CmdletMetadataAttribute",
        isAbstract: true),
      TypeDefinition(
        namespace + "ValidateArgumentsAttribute", base: namespace + "CmdletMetadataAttribute",
        isAbstract: true),
      TypeDefinition(
        namespace + "ValidateEnumeratedArgumentsAttribute",
        base: namespace + "ValidateArgumentsAttribute", isAbstract: true),
      TypeDefinition(namespace + "IValidateSetValuesGenerator", .interface),
      TypeDefinition(namespace + "IArgumentCompleter", .interface),
      TypeDefinition(namespace + "IArgumentCompleterFactory", .interface),
      TypeDefinition(namespace + "IDynamicParameters", .interface),
      runtimeParameter, runtimeDictionary,
    ]
    + attributes.map { attribute in
      TypeDefinition(namespace + attribute.name, base: "System.Attribute") { m in
        m.constructor(attribute.constructor) { a in
          .object(AttributeObject(namespace + attribute.name, a.values))
        }
        for property in attribute.properties { declare(property, m) }
        for (place, property) in (given[attribute.name] ?? []).enumerated() {
          m.property(property + " {get;}") { (me: AttributeObject) in
            place < me.arguments.count ? me.arguments[place] : .null
          }
        }
      }
    }

  /// The properties that show what the constructor was given.
  private static let given = [
    "AliasAttribute": ["System.Collections.Generic.IList[string] AliasNames"],
    "ValidateSetAttribute": ["System.Collections.Generic.IList[string] ValidValues"],
    "ValidateRangeAttribute": ["System.Object MinRange", "System.Object MaxRange"],
    "ValidateLengthAttribute": ["int MinLength", "int MaxLength"],
    "ValidateCountAttribute": ["int MinLength", "int MaxLength"],
    "ValidatePatternAttribute": ["string RegexPattern"],
    "ValidateScriptAttribute": ["scriptblock ScriptBlock"],
  ]

  private static func declare(_ signature: String, _ m: MemberDeclarations) {
    let symbol = Symbol.intern(
      signature.utf8.split(separator: 0x20).dropFirst().first.flatMap {
        String($0)
      } ?? "")
    m.property(
      signature + " {get;set;}", get: { (me: AttributeObject) in me.options[symbol] ?? .null },
      set: { me, value in me.options[symbol] = value })
  }

  /// Attribute classes: constructor, settable properties.
  private static let attributes: [(name: String, constructor: String, properties: [String])] = [
    (
      "ParameterAttribute", "()",
      [
        "bool Mandatory", "int Position", "string ParameterSetName", "bool ValueFromPipeline",
        "bool ValueFromPipelineByPropertyName", "bool ValueFromRemainingArguments",
        "string HelpMessage", "bool DontShow",
      ]
    ),
    ("AliasAttribute", "(params string[] aliasNames)", []),
    ("AllowNullAttribute", "()", []), ("AllowEmptyStringAttribute", "()", []),
    ("AllowEmptyCollectionAttribute", "()", []),
    ("ValidateNotNullAttribute", "()", []), ("ValidateNotNullOrEmptyAttribute", "()", []),
    (
      "ValidateSetAttribute", "(params string[] validValues)",
      [
        "System.Collections.Generic.IList[string] ValidValues", "bool IgnoreCase",
        "string ErrorMessage",
      ]
    ),
    ("ValidateRangeAttribute", "(System.Object minRange, System.Object maxRange)", []),
    ("ValidateLengthAttribute", "(int minLength, int maxLength)", []),
    ("ValidateCountAttribute", "(int minLength, int maxLength)", []),
    ("ValidatePatternAttribute", "(string regexPattern)", ["string ErrorMessage"]),
    ("ValidateScriptAttribute", "(scriptblock scriptBlock)", ["string ErrorMessage"]),
  ]

  private static let runtimeParameter = TypeDefinition(namespace + "RuntimeDefinedParameter") { m in
    m.constructor("()") { _ in .object(RuntimeParameterObject("", .object, [])) }
    m.constructor(
      "(string name, type parameterType, System.Collections.ObjectModel.Collection[System.Attribute] attributes)"
    ) { a in
      .object(
        RuntimeParameterObject(
          a.string(0), a.object(1, TypeInfo.self) ?? .object, a[2].isNull ? [] : a.list(2)))
    }
    m.property(
      "string Name {get;set;}", get: { (me: RuntimeParameterObject) in .string(me.name) },
      set: { me, value in me.name = value.text(.invariant) })
    m.property(
      "type ParameterType {get;set;}",
      get: { (me: RuntimeParameterObject) in .object(me.parameterType) },
      set: { me, value in
        if let type = value.base.reference as? TypeInfo { me.parameterType = type }
      })
    m.property(
      "System.Object Value {get;set;}", get: { (me: RuntimeParameterObject) in me.value },
      set: { me, value in (me.value, me.isSet) = (value, true) })
    m.property(
      "bool IsSet {get;set;}", get: { (me: RuntimeParameterObject) in .bool(me.isSet) },
      set: { me, value in me.isSet = value.isTrue })
    m.property("System.Collections.ObjectModel.Collection[System.Attribute] Attributes {get;}") {
      (me: RuntimeParameterObject) in .object(me.attributes)
    }
  }

  private static let runtimeDictionary = TypeDefinition(
    namespace + "RuntimeDefinedParameterDictionary",
    interfaces: ["ICollection", "IDictionary", "IEnumerable"]
  ) { m in
    m.constructor("()") { _ in .table(TableObject(type: m.type)) }
    TableMembers.declareShared(m, "string", "System.Management.Automation.RuntimeDefinedParameter")
    m.method("bool ContainsKey(string key)") { (me: TableObject, a) in .bool(me.contains(a[0])) }
  }
}

/// An attribute as an object: what its constructor was given, and properties set since.
final class AttributeObject: PSObject {
  private let typeName: String
  let arguments: [Value]
  var options: [Symbol: Value] = [:]

  init(_ typeName: String, _ arguments: [Value]) {
    (self.typeName, self.arguments) = (typeName, arguments)
  }

  override var type: TypeInfo { TypeTable.required(typeName) }

  func isNamed(_ name: String) -> Bool {
    AsciiFold.foldedEquals(typeName, "System.Management.Automation." + name + "Attribute")
  }

  func option(_ name: String) -> Value? { options[Symbol.intern(name)] }

  /// Arguments as words, a list's one by one.
  var words: [String] {
    arguments.flatMap { $0.listElements ?? [$0] }.map { $0.text(.invariant) }
  }
}

/// `RuntimeDefinedParameter`.
final class RuntimeParameterObject: PSObject {
  var name: String
  var parameterType: TypeInfo
  let attributes: ListObject
  var value: Value = .null
  var isSet = false

  init(_ name: String, _ type: TypeInfo, _ attributes: [Value]) {
    (self.name, parameterType) = (name, type)
    let collection =
      TypeTable.find("System.Attribute").flatMap {
        TypeTable.close("System.Collections.ObjectModel.Collection", [$0])
      } ?? .object
    self.attributes = ListObject(attributes, type: collection)
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.RuntimeDefinedParameter")
  }

  /// The parameter as the binder sees it.
  var traits: ParameterTraits {
    var traits = ParameterTraits(
      name, type: parameterType, isSwitch: parameterType === TypeInfo.switchParameter, sets: [])
    traits.isDynamic = true
    for attribute in attributes.elements {
      if let attribute = attribute.base.reference as? AttributeObject {
        attribute.read(into: &traits)
      }
    }
    if traits.sets.isEmpty { traits.sets = [SetTraits(SetTraits.all)] }
    return traits
  }
}

extension AttributeObject {
  fileprivate func read(into traits: inout ParameterTraits) {
    if isNamed("Parameter") {
      traits.sets.append(setTraits)
    } else if isNamed("Alias") {
      traits.aliases += words
    } else if isNamed("AllowNull") {
      traits.allowsNull = true
    } else if isNamed("AllowEmptyString") {
      traits.allowsEmptyString = true
    } else if isNamed("AllowEmptyCollection") {
      traits.allowsEmptyCollection = true
    } else if let validation {
      traits.validations.append(validation)
    }
  }

  private var setTraits: SetTraits {
    let byValue = option("ValueFromPipeline")?.isTrue ?? false
    let byProperty = option("ValueFromPipelineByPropertyName")?.isTrue ?? false
    return SetTraits(
      option("ParameterSetName")?.text(.invariant) ?? SetTraits.all,
      position: option("Position").map { Int($0.integerOrZero) },
      isMandatory: option("Mandatory")?.isTrue ?? false,
      pipeline: byValue
        ? (byProperty ? .byValueOrPropertyName : .byValue) : byProperty ? .byPropertyName : .none,
      takesRemaining: option("ValueFromRemainingArguments")?.isTrue ?? false,
      helpMessage: option("HelpMessage")?.text(.invariant))
  }

  private var validation: Validation? {
    let message = option("ErrorMessage")?.text(.invariant)
    if isNamed("ValidateNotNull") { return .notNull }
    if isNamed("ValidateNotNullOrEmpty") { return .notNullOrEmpty }
    if isNamed("ValidateSet") {
      return .oneOf(words, ignoringCase: option("IgnoreCase")?.isTrue ?? true, message: message)
    }
    if isNamed("ValidatePattern") {
      return .pattern(words.first ?? "", ignoringCase: true, message: message)
    }
    if isNamed("ValidateScript"), let block = arguments.first?.base.reference as? ScriptBlock {
      return .script(block, message: message)
    }
    guard arguments.count == 2 else { return nil }
    if isNamed("ValidateRange") { return .range(arguments[0], arguments[1]) }
    let (least, most) = (Int(arguments[0].integerOrZero), Int(arguments[1].integerOrZero))
    if isNamed("ValidateLength") { return .length(least, most) }
    return isNamed("ValidateCount") ? .count(least, most) : nil
  }
}
