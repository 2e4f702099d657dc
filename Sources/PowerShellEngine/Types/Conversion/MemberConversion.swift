/// Conversions that call a type's own members.
extension ConversionRoute {
  func parse(
    _ value: Value, _ method: MethodOverload, _ withProvider: Bool, _ type: TypeInfo,
    _ session: Session
  ) throws -> Value {
    let id = "InvalidCastParseTargetInvocation" + (withProvider ? "WithFormatProvider" : "")
    return try guarded(id, value, type, session) {
      try method.body(.null, Arguments(withProvider ? [value, .null] : [value], session, method))
    }
  }

  func construct(
    _ value: Value, _ method: MethodOverload, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    let argument = try Conversion.convert(value, to: method.types[0], session)
    return try guarded("InvalidCastConstructorException", value, type, session) {
      // A cast takes relative URIs too, unlike the constructor.
      if case .string(let text) = argument, type.fullName == "System.Uri" {
        return .object(try UriObject.make(text, kind: 0))
      }
      return try method.body(.null, Arguments([argument], session, method))
    }
  }

  func cast(
    _ value: Value, _ method: MethodOverload, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    try guarded("InvalidCastTargetInvocationException" + method.name, value, type, session) {
      try method.body(.null, Arguments([value], session, method))
    }
  }

  private func guarded(
    _ id: String, _ value: Value, _ type: TypeInfo, _ session: Session,
    _ make: () throws -> Value
  ) throws -> Value {
    do {
      return try make()
    } catch let error as DotNetException {
      throw ScriptError.failedCast(
        id, value, to: type, error.exception.message, session, inner: error.exception)
    } catch let error as ValueFailure {
      throw ScriptError.failedCast(id, value, to: type, error, session)
    } catch let error as ScriptError {
      let cause = error.record.exception
      throw ScriptError.failedCast(id, value, to: type, cause.message, session, inner: cause)
    }
  }
}

/// `[Type]@{ Property = value }`: an object made without arguments whose properties are then set.
enum ObjectCreation {
  static func make(_ type: TypeInfo, from value: Value, _ session: Session) throws -> Value {
    guard case .table(let table) = value else { return .null }
    if type.nullableArgument != nil { throw nullArgument(value, type, session) }
    return try make(
      type, table.entries.map { ($0.key.text(.invariant), $0.value) }, value, session)
  }

  /// The same from a property bag; whatever is wrong counts as no conversion at all.
  static func make(_ type: TypeInfo, fromBag value: Value, _ session: Session) throws -> Value {
    if type.nullableArgument != nil { throw nullArgument(value, type, session) }
    guard let bag = value.reference as? PropertyBag else { return .null }
    do {
      return try make(type, Array(zip(bag.shape.names, bag.values)), value, session)
    } catch {
      throw ScriptError.failedCast(
        "InvalidCastConstructorException", value, to: type,
        ScriptError.noConversionText(value, type, session), session)
    }
  }

  private static func nullArgument(
    _ value: Value, _ type: TypeInfo, _ session: Session
  ) -> ScriptError {
    ScriptError.failedCast(
      "InvalidCastConstructorException", value, to: type,
      "Cannot process argument because the value of argument \"obj\" is null. Change the value of argument \"obj\" to a non-null value.",
      session)
  }

  private static func make(
    _ type: TypeInfo, _ properties: [(name: String, value: Value)], _ source: Value,
    _ session: Session
  ) throws -> Value {
    let result = try type.constructors?.overloads.first { $0.types.isEmpty }?
      .body(.null, Arguments([], session))
    for (name, value) in properties {
      guard case .property(let property)? = type.instanceMember(Symbol.intern(name)),
        let set = property.set, let result
      else { throw missing(name, type) }
      let wanted = TypeTable.named(property.typeText, in: type) ?? .object
      try set(result, Conversion.convert(value, to: wanted, session))
    }
    guard let result else { throw ScriptError.noConversion(source, to: type, session) }
    return result
  }

  private static func missing(_ name: String, _ type: TypeInfo) -> ScriptError {
    var settable = type.instanceMembers.compactMap { member -> String? in
      guard case .property(let property) = member, property.set != nil else { return nil }
      let type = TypeTable.named(property.typeText, in: type)?.fullName ?? property.typeText
      return "[\(property.name) <\(type)>]"
    }
    if let enumeration = type.enumeration {
      settable = ["[value__ <\(enumeration.underlyingName)>]"]
    }
    let list =
      settable.isEmpty
      ? "There is no settable property available."
      : "The settable properties are: \(settable.joined(separator: ", "))."
    return ScriptError.invalidCast(
      "ObjectCreationError",
      "Cannot create object of type \"\(type.displayName)\". The property '\(name)' was not found for the '\(type.reflectionName)' object. \(list)"
    )
  }
}
