/// `-is`, `-isnot` and `-as`.
public enum TypeTests {
  /// Whether the value is one of the type, given as a type or by name.
  public static func isType(_ value: Value, _ type: Value, _ s: Session) throws -> Bool {
    let wanted = try self.type(type, s, "-is")
    let plain = value.base
    if plain.isNull { return false }
    if wanted === TypeInfo.psObject || wanted === TypeInfo.psCustomObject {
      if plain.reference is PropertyBag { return true }
      if case .object(let object) = value, object is ExtendedValue { return true }
      return wanted === TypeInfo.psObject && value.reference?.extendedMembers != nil
    }
    return plain.type.isSubtype(of: wanted)
  }

  /// The value as one of the type; nothing where it cannot be.
  public static func asType(_ value: Value, _ type: Value, _ s: Session) throws -> Value {
    let wanted = try self.type(type, s, "-as")
    return Conversion.tryConvert(value, to: wanted, s) ?? .null
  }

  private static func type(_ value: Value, _ s: Session, _ sign: String) throws -> TypeInfo {
    let plain = value.base
    if case .object(let type as TypeInfo) = plain { return type }
    if plain.isNull { return try missing(sign) }
    guard case .object(let type as TypeInfo) = try Conversion.convert(plain, to: .typeBase, s)
    else {
      return try missing(sign)
    }
    return type
  }

  private static func missing(_ sign: String) throws -> TypeInfo {
    throw ScriptError(
      sign == "-is" ? "IsOperatorRequiresType" : "AsOperatorRequiresType",
      "The right operand of '\(sign)' must be a type.", .notSpecified)
  }
}
