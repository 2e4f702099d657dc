extension MemberAccess {
  /// Assigns a property of an object; a table gets the name as it is spelled.
  public static func set(
    _ target: Value, _ name: Symbol, _ value: Value, _ session: Session, key: Value? = nil
  ) throws {
    let value = value.isNull ? .null : value
    if case .object(let bag as PropertyBag) = target, bag.extendedMembers == nil,
      let place = bag.shape.place(of: name)
    {
      bag.values[place] = value
      return
    }
    guard !target.isNull else { throw ScriptError.propertyOfNull(name.text) }
    if let member = target.addedMember(name, session) {
      return try member.write(target, value, session)
    }
    guard try !setOwn(target.base, name, value, session, key) else { return }
    let error = ScriptError.propertyNotSettable(name.text)
    guard target.base.reference is PropertyBag else { throw error }
    throw ScriptError.setterFailed(
      name.text,
      ExceptionObject(
        "System.Management.Automation.SetValueException", error.record.exception.message))
  }

  private static func setOwn(
    _ base: Value, _ name: Symbol, _ value: Value, _ session: Session, _ key: Value?
  ) throws -> Bool {
    switch base {
    case .object(let bag as PropertyBag) where bag.shape.place(of: name) != nil:
      bag[name] = value
      return true
    case .table(let table):
      if case .property(let property)? = table.type.instanceMember(name), property.set != nil {
        try write(property, base, value, session)
      } else {
        try TableEntries.set(table, key ?? .string(name.text), value, session)
      }
      return true
    case .object(let object as any DynamicMembers):
      if try object.setDynamicProperty(name, value, session) { return true }
    default: break
    }
    guard case .property(let property)? = base.type.instanceMember(name) else { return false }
    try write(property, base, value, session)
    return true
  }

  /// Writes a declared property: the value becomes one of its type first.
  static func write(
    _ property: PropertyMember, _ target: Value, _ value: Value, _ session: Session
  ) throws {
    guard let set = property.set else {
      throw property.kind == .property
        ? ScriptError.propertyReadOnly(property.name) : ScriptError.setterMissing(property.name)
    }
    let type = TypeTable.named(property.typeText, in: target.base.type) ?? .object
    do {
      let converted =
        type === TypeInfo.object ? value : try Conversion.convert(value, to: type, session)
      try set(target, converted)
    } catch let error as DotNetException {
      throw ScriptError.setterFailed(property.name, error.exception)
    } catch let error as ScriptError {
      throw ScriptError.setterFailed(property.name, error.record.exception)
    }
  }
}

extension ExtendedMember {
  func write(_ target: Value, _ value: Value, _ session: Session) throws {
    switch kind {
    case .note(.cell(let variable)): try variable.assign(value, in: session)
    case .note: kind = .note(value)
    case .alias(let name): try MemberAccess.set(target, Symbol.intern(name), value, session)
    case .script(_, let set):
      guard let set else { throw ScriptError.setterMissing(name) }
      _ = try session.invokeBlock(set, this: target, arguments: [value])
    case .method, .code, .propertySet, .memberSet: throw ScriptError.setterMissing(name)
    }
  }
}
