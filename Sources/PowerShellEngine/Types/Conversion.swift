/// How a value becomes one of another type: PowerShell's `LanguagePrimitives.ConvertTo`.
public enum Conversion {
  /// The value as one of the type, or an error with PowerShell's id and text.
  public static func convert(_ value: Value, to type: TypeInfo, _ session: Session) throws -> Value
  {
    if type === TypeInfo.object || type === TypeInfo.psObject { return value }
    if type === TypeInfo.string { return .string(value.text(.invariant)) }
    if type === TypeInfo.boolean { return .bool(value.isTrue) }
    if value.type === type { return value }
    if type === TypeInfo.switchParameter { return .bool(value.isTrue) }
    if let element = type.element {
      return .array(
        ArrayObject(try value.elements().map { try convert($0, to: element, session) }, of: element)
      )
    }
    switch value {
    case .string(let text) where type === TypeInfo.int32:
      if let number = Int32(text) { return .int(number) }
    case .int(let number) where type === TypeInfo.int64: return .long(Int64(number))
    case .int(let number) where type === TypeInfo.double: return .double(Double(number))
    default: break
    }
    throw ScriptError(
      "ConvertToFinalInvalidCastException",
      "Cannot convert the \"\(value.text(session.culture))\" value of type \"\(value.type.displayName)\" to type \"\(type.displayName)\".",
      .invalidArgument, exception: "System.Management.Automation.PSInvalidCastException")
  }
}

extension Validation {
  /// What is wrong with the value, in the attribute's own words; nil where nothing is.
  func failure(for value: Value, in session: Session) throws -> String? { nil }
}
