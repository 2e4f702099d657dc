internal import PowerShellEngine

/// `New-Object`.
struct NewObject: Cmdlet {
  static let about = CommandDescription(
    "New-Object", defaultSet: "Net", class: "Microsoft.PowerShell.Commands.NewObjectCommand")
  @Parameter(in: [.in("Net", position: 1)], aliases: ["Args"]) var argumentList: [Value]?
  @Parameter var property: Typed<Of.IDictionary>?
  @Switch(in: [.in("Com")]) var strict: Bool
  @Parameter(in: [.in("Net", position: 0, mandatory: true)]) var typeName: String?
  func process(_ call: Invocation) throws {
    let typeName = typeName ?? ""
    guard let type = TypeTable.find(typeName) ?? call.session.type(named: typeName) else {
      throw ScriptError(
        "TypeNotFound",
        "Cannot find type [\(typeName)]: verify that the assembly containing this type is loaded.",
        .invalidType, exception: "System.Management.Automation.PSArgumentException")
    }
    let made = try construct(type, call)
    try setProperties(of: made, call)
    try call.write(made)
  }

  private func construct(_ type: TypeInfo, _ call: Invocation) throws -> Value {
    let arguments = argumentList ?? []
    if type === TypeInfo.psObject || type === TypeInfo.psCustomObject, arguments.isEmpty {
      return .object(PropertyBag([]))
    }
    do {
      return try MemberAccess.construct(type, arguments, call.session)
    } catch let error as ScriptError {
      throw ScriptError(
        ErrorRecord(
          try refusal(error.record, type, arguments.count), id: "ConstructorInvokedThrowException",
          category: .invalidOperation))
    }
  }

  /// What the constructor threw; where none fits, that the type has none or none that fits.
  private func refusal(
    _ record: ErrorRecord, _ type: TypeInfo, _ count: Int
  ) throws -> ExceptionObject {
    if record.errorID == "MethodArgumentConversionInvalidCastArgument" { return record.exception }
    guard record.errorID == "MethodCountCouldNotFindBest" else {
      guard type.isScriptClass else { return record.exception }
      return ExceptionObject(
        "System.Management.Automation.MethodInvocationException",
        "Exception calling \".ctor\" with \"\(count)\" argument(s): \"\(record.exception.message)\"",
        inner: record.exception)
    }
    guard count > 0, type.constructors?.overloads.isEmpty == false else {
      throw ScriptError(
        "CannotFindAppropriateCtor",
        "A constructor was not found. Cannot find an appropriate constructor for type \(typeName ?? "").",
        .objectNotFound, exception: "System.Management.Automation.PSArgumentException")
    }
    return ExceptionObject(
      "System.Management.Automation.MethodException",
      "Cannot find an overload for \"\(type.name)\" and the argument count: \"\(count)\".")
  }

  private func setProperties(of made: Value, _ call: Invocation) throws {
    guard case .table(let table)? = property?.value.base else { return }
    for (key, value) in table.entries {
      let name = key.text(.invariant)
      if let bag = made.reference as? PropertyBag, bag[name] == nil {
        bag.add(name, value)
        continue
      }
      guard made.hasProperty(Symbol.intern(name), call.session) else {
        throw ScriptError(
          "InvalidOperationException",
          "The member \"\(name)\" was not found for the specified \(made.type.displayName) object.",
          .invalidOperation, exception: "System.InvalidOperationException")
      }
      try MemberAccess.set(made, Symbol.intern(name), value, call.session)
    }
  }
}
