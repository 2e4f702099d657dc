internal import PowerShellEngine

/// `Add-Member`: notes, aliases, script properties and methods on one object.
struct AddMember: Cmdlet {
  static let about = CommandDescription(
    "Add-Member", defaultSet: "TypeNameSet", class: "Microsoft.PowerShell.Commands.AddMemberCommand"
  )
  @Switch(in: [
    .in("MemberSet"), .in("NotePropertyMultiMemberSet"), .in("NotePropertySingleMemberSet"),
  ]) var force: Bool
  @Parameter(in: [
    .in("MemberSet", mandatory: true, from: .byValue),
    .in("NotePropertyMultiMemberSet", mandatory: true, from: .byValue),
    .in("NotePropertySingleMemberSet", mandatory: true, from: .byValue),
    .in("TypeNameSet", mandatory: true, from: .byValue),
  ]) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("MemberSet", position: 0, mandatory: true)], aliases: ["Type"])
  var memberType: Typed<Of.PSMemberTypes>?
  @Parameter(in: [.in("MemberSet", position: 1, mandatory: true)]) var name: String?
  @Parameter(
    in: [.in("NotePropertyMultiMemberSet", position: 0, mandatory: true)],
    validate: [.notNullOrEmpty]) var notePropertyMembers: Typed<Of.IDictionary>?
  @Parameter(
    in: [.in("NotePropertySingleMemberSet", position: 0, mandatory: true)],
    validate: [
      .notNullOrEmpty,
      .noneOf([
        "AliasProperty", "CodeProperty", "CodeMethod", "MemberSet", "NoteProperty", "PropertySet",
        "ScriptMethod", "ScriptProperty",
      ]),
    ]) var notePropertyName: String?
  @Parameter(in: [.in("NotePropertySingleMemberSet", position: 1, mandatory: true)], allow: [.null])
  var notePropertyValue: Value?
  @Switch(in: [
    .in("MemberSet"), .in("NotePropertyMultiMemberSet"), .in("NotePropertySingleMemberSet"),
    .in("TypeNameSet"),
  ]) var passThru: Bool
  @Parameter(in: [.in("MemberSet", position: 3)]) var secondValue: Value?
  @Parameter(
    in: [
      .in("MemberSet"), .in("NotePropertyMultiMemberSet"), .in("NotePropertySingleMemberSet"),
      .in("TypeNameSet", mandatory: true),
    ], validate: [.notNullOrEmpty]) var typeName: String?
  @Parameter(in: [.in("MemberSet", position: 2)]) var value: Value?
  func process(_ call: Invocation) throws {
    guard let item = inputObject?.value else { return }
    let carrier = item.carrier
    var isAdded = true
    switch call.parameterSetName {
    case "NotePropertySingleMemberSet":
      isAdded = try add(
        notePropertyName ?? "", .note(notePropertyValue ?? .null), carrier, item, call)
    case "NotePropertyMultiMemberSet":
      if case .table(let table)? = notePropertyMembers?.value.base {
        for (key, value) in table.entries {
          let done = try add(key.text(.invariant), .note(value), carrier, item, call)
          isAdded = isAdded && done
        }
      }
    case "MemberSet": isAdded = try addDeclared(carrier, item, call)
    default: break
    }
    guard isAdded else { return }
    if let typeName, !typeName.isEmpty { carrier.insertTypeName(typeName) }
    let isWrapped = carrier is ExtendedValue && !(item.reference is ExtendedValue)
    if passThru || (isWrapped && typeName != nil && call.parameterSetName == "TypeNameSet") {
      if passThru { try call.write(Value(carrier)) }
    }
  }

  private func addDeclared(
    _ carrier: PSObject, _ item: Value, _ call: Invocation
  ) throws -> Bool {
    let kind = memberType?.text ?? ""
    guard let name else { return false }
    switch kind {
    case "NoteProperty": return try add(name, .note(value ?? .null), carrier, item, call)
    case "AliasProperty":
      return try add(name, .alias((value ?? .null).text(.invariant)), carrier, item, call)
    case "ScriptProperty":
      let get = value?.base.reference as? ScriptBlock
      let set = secondValue?.base.reference as? ScriptBlock
      guard get != nil || set != nil else { throw Self.valueNeeded(kind, "Value") }
      return try add(name, .script(get: get, set: set), carrier, item, call)
    case "ScriptMethod":
      guard let block = value?.base.reference as? ScriptBlock else {
        throw Self.valueNeeded(kind, "Value")
      }
      return try add(name, .method(block), carrier, item, call)
    case "PropertySet":
      let names = try (value ?? .null).elements().map { $0.text(.invariant) }
      return try add(name, .propertySet(names), carrier, item, call)
    default:
      throw ScriptError(
        "CannotAddMemberType",
        "Cannot add a member with type \"\(kind)\". Specify a different type for the MemberTypes parameter.",
        .invalidOperation, exception: "System.InvalidOperationException")
    }
  }

  private func add(
    _ name: String, _ kind: ExtendedMember.Kind, _ carrier: PSObject, _ item: Value,
    _ call: Invocation
  ) throws -> Bool {
    let symbol = Symbol.intern(name)
    let isKnown = item.hasProperty(symbol, call.session) || item.hasMethod(symbol)
    if isKnown, !force {
      try call.writeError(
        "MemberAlreadyExists",
        "Cannot add a member with the name \"\(name)\" because a member with that name already exists. To overwrite the member anyway, add the Force parameter to your command.",
        .invalidOperation, target: item, exception: "System.InvalidOperationException")
      return false
    }
    if isKnown, let bag = carrier as? PropertyBag {
      if case .note = kind {} else { bag.remove(symbol) }
    }
    carrier.addMember(ExtendedMember(name, kind))
    return true
  }

  private static func valueNeeded(_ kind: String, _ parameter: String) -> ScriptError {
    ScriptError(
      "ValueShouldNotBeNull",
      "The \(parameter) parameter is necessary for the member type \"\(kind)\".",
      .invalidOperation, exception: "System.InvalidOperationException")
  }
}
