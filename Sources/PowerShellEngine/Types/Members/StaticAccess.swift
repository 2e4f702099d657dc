extension MemberAccess {
  /// A static property as an expression reads it; of a method, the method.
  public static func getStatic(
    _ type: TypeInfo, _ name: Symbol, _ session: Session, isStrict: Bool = false
  ) throws -> Value {
    if let value = try findStatic(type, name) { return value }
    if isStrict { throw ScriptError.propertyNotFoundStrict(name.text) }
    return .null
  }

  private static func findStatic(_ type: TypeInfo, _ name: Symbol) throws -> Value? {
    if let value = type.enumeration?.value(of: name.text) {
      return .object(EnumObject(type, value))
    }
    switch type.staticMember(name) {
    case .property(let property)?:
      do {
        return try property.get(.object(type))
      } catch let error as DotNetException {
        throw ScriptError.getterFailed(property.name, error.exception)
      }
    case .method(let group)?: return .object(MethodObject(group, target: .object(type)))
    case nil:
      guard name === Names.new else { return nil }
      return .object(MethodObject(constructors(of: type), target: .object(type)))
    }
  }

  public static func setStatic(
    _ type: TypeInfo, _ name: Symbol, _ value: Value, _ session: Session
  ) throws {
    guard case .property(let property)? = type.staticMember(name) else {
      throw ScriptError.propertyNotSettable(name.text)
    }
    try write(property, .object(type), value, session)
  }

  public static func invokeStatic(
    _ type: TypeInfo, _ name: Symbol, _ arguments: [Value], _ session: Session,
    written: String? = nil, hints: [TypeInfo?] = []
  ) throws -> Value {
    let written = written ?? name.text
    if case .method(let group)? = type.staticMember(name) {
      return try call(group, .object(type), arguments, session, name: written, hints: hints)
    }
    guard name === Names.new else { throw ScriptError.methodNotFound(type, written) }
    return try construct(type, arguments, session, hints: hints)
  }

  /// The methods that a static name means; nil where it means none, or a type that is not made.
  static func staticMethods(_ type: TypeInfo, _ name: Symbol) -> MethodGroup? {
    if case .method(let group)? = type.staticMember(name) { return group }
    guard name === Names.new, type.definition?.isAbstract != true else { return nil }
    return constructors(of: type)
  }

  /// `[type]::new(…)`.
  public static func construct(
    _ type: TypeInfo, _ arguments: [Value], _ session: Session, hints: [TypeInfo?] = []
  ) throws -> Value {
    if type.definition?.isAbstract ?? false {
      throw ScriptError.noOverload("new", arguments.count)
    }
    let group = constructors(of: type)
    let choice = try MethodBinder.choose(group, name: "new", arguments, hints: hints)
    return try call(choice, .object(type), arguments, session, name: ".ctor")
  }

  /// The constructors: those declared, the length of an array, a value type's empty one.
  static func constructors(of type: TypeInfo) -> MethodGroup {
    var overloads = type.constructors?.overloads ?? []
    if let element = type.element { overloads = [ArrayConstruction.constructor(type, element)] }
    if type.isValueType, !overloads.contains(where: { $0.parameters.isEmpty }) {
      overloads.append(
        MethodOverload("\(type.shortName) new()", type) { _, _ in type.zero })
    }
    return MethodGroup(Names.new, "new", overloads)
  }
}

extension TypeInfo {
  /// The value of a value type's bits all zero.
  var zero: Value {
    if isEnum { return .object(EnumObject(self, 0)) }
    switch self {
    case TypeInfo.int32: return .int(0)
    case TypeInfo.int64: return .long(0)
    case TypeInfo.double: return .double(0)
    case TypeInfo.boolean: return .bool(false)
    case TypeInfo.char: return .char(0)
    case TypeInfo.sbyte: return .number(.int8(0))
    case TypeInfo.byte: return .number(.uint8(0))
    case TypeInfo.int16: return .number(.int16(0))
    case TypeInfo.uint16: return .number(.uint16(0))
    case TypeInfo.uint32: return .number(.uint32(0))
    case TypeInfo.uint64: return .number(.uint64(0))
    case TypeInfo.single: return .number(.single(0))
    default: return .null
    }
  }
}
