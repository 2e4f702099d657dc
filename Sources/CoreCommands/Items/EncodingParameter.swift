internal import PowerShellEngine

/// `-Encoding`: a name, a code page, or an encoding object.
struct EncodingParameter: ParameterValue {
  let encoding: TextEncoding
  static var parameterType: TypeInfo { TypeTable.find("System.Text.Encoding") ?? .object }
  static var placeholder: EncodingParameter { EncodingParameter(encoding: .utf8) }

  static func taken(from value: Value) throws -> EncodingParameter {
    if case .object(let object as EncodingObject) = value.base {
      return EncodingParameter(encoding: object.encoding)
    }
    return placeholder
  }

  /// What turns names into encodings before the argument is bound.
  static let transformation = ArgumentTransformation.custom { value in
    if value.base.reference is EncodingObject { return value }
    let text = value.text(.invariant)
    if let encoding = TextEncoding.named(text) { return .object(EncodingObject(encoding)) }
    guard Int(text) == nil else {
      throw ScriptError(
        "ArgumentException", "No data is available for encoding \(text).", .invalidArgument,
        exception: "System.NotSupportedException")
    }
    throw ScriptError(
      "ArgumentException",
      "'\(text)' is not a supported encoding name. For information on defining a custom encoding, see the documentation for the Encoding.RegisterProvider method. (Parameter 'name')",
      .invalidArgument, exception: "System.ArgumentException")
  }
}
