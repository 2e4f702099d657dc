/// What a failed conversion says. A script sees a RuntimeException around PowerShell's own
/// PSInvalidCastException; both carry the text.
extension ScriptError {
  static func invalidCast(
    _ id: String, _ message: String, inner: ExceptionObject? = nil
  ) -> ScriptError {
    let cause = ExceptionObject(
      "System.Management.Automation.PSInvalidCastException", message, inner: inner)
    return ScriptError(id, message, .invalidArgument, inner: cause)
  }

  /// There is no way from the one type to the other.
  static func noConversion(_ value: Value, to type: TypeInfo, _ session: Session) -> ScriptError {
    invalidCast("ConvertToFinalInvalidCastException", noConversionText(value, type, session))
  }

  static func noConversionText(_ value: Value, _ type: TypeInfo, _ session: Session) -> String {
    let text = value.dotNetText(session.culture)
    return
      "Cannot convert the \"\(text)\" value of type \"\(value.type.displayName)\" to type \"\(type.displayName)\"."
  }

  /// There is a way, and it failed.
  static func failedCast(
    _ id: String, _ value: Value, to type: TypeInfo, _ reason: String, _ session: Session,
    inner: ExceptionObject? = nil
  ) -> ScriptError {
    invalidCast(
      id,
      "Cannot convert value \"\(value.dotNetText(session.culture))\" to type \"\(type.displayName)\". Error: \"\(reason)\"",
      inner: inner)
  }

  /// The same, because of a .NET exception.
  static func failedCast(
    _ id: String, _ value: Value, to type: TypeInfo, _ failure: ValueFailure, _ session: Session
  ) -> ScriptError {
    failedCast(
      id, value, to: type, failure.message, session,
      inner: ExceptionObject(failure.exceptionType, failure.message))
  }

  /// `IConvertible` refuses a type.
  static func notConvertible(
    _ value: Value, to type: TypeInfo, _ session: Session
  ) -> ScriptError {
    let source = value.type
    let areBothBasic = source.isBasic && type.isBasic
    let from = areBothBasic ? source.name : source.reflectionName
    let to = areBothBasic ? type.name : type.reflectionName
    return failedCast(
      "InvalidCastIConvertible", value, to: type, "Invalid cast from '\(from)' to '\(to)'.", session
    )
  }
}

extension TypeInfo {
  /// A type that .NET's `TypeCode` names.
  var isBasic: Bool {
    (!isEnum && NumberCode(self) != nil) || self === TypeInfo.string
      || fullName == "System.DateTime"
  }

  /// `Type.FullName`, which names the assembly of each generic argument.
  public var reflectionName: String {
    if let element {
      return element.reflectionName + "[" + String(repeating: ",", count: rank - 1) + "]"
    }
    guard !genericArguments.isEmpty else { return fullName }
    let arguments = genericArguments.map { "[\($0.reflectionName), \($0.assemblyName)]" }
    return fullName + "[" + arguments.joined(separator: ",") + "]"
  }

  /// The full name of the assembly that .NET keeps the type in.
  var assemblyName: String {
    let (name, version, token) =
      switch fullName {
      case "System.Numerics.BigInteger": ("System.Runtime.Numerics", "10.0.0.0", "b03f5f7f11d50a3a")
      case "System.Uri": ("System.Private.Uri", "10.0.0.0", "b03f5f7f11d50a3a")
      case "System.Net.IPAddress", "System.Net.IPEndPoint", "System.Net.IPNetwork":
        ("System.Net.Primitives", "10.0.0.0", "b03f5f7f11d50a3a")
      case let name where name.utf8.starts(with: "System.Management.Automation.".utf8):
        ("System.Management.Automation", "7.6.0.500", "31bf3856ad364e35")
      default: ("System.Private.CoreLib", "10.0.0.0", "7cec85d7bea7798e")
      }
    return "\(name), Version=\(version), Culture=neutral, PublicKeyToken=\(token)"
  }
}
