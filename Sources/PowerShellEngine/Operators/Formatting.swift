/// `-f`: .NET's composite formats over PowerShell's values.
public enum Formatting {
  /// The format's text with the values of a list, or the one value, put into its places.
  public static func format(_ a: Value, _ b: Value, _ s: Session) throws -> Value {
    let arguments = try b.base.enumerated() ?? [b]
    do {
      return .string(try text(a.text(.invariant), arguments, s.culture))
    } catch let failure as ValueFailure {
      throw ScriptError(
        "FormatError", "Error formatting a string: \(failure.message).",
        inner: ExceptionObject(failure.exceptionType, failure.message))
    }
  }

  /// `String.Format` in a culture.
  static func text(_ format: String, _ arguments: [Value], _ culture: Culture) throws -> String {
    let result = try CompositeFormat.text(format, count: arguments.count) { index, format in
      try text(arguments[index], format, culture)
    }
    try MemoryGate.check(bytes: result.utf8.count)
    return result
  }

  /// One value by a format of its own type; what knows no formats is its `ToString()`.
  static func text(_ value: Value, _ format: String?, _ culture: Culture) throws -> String {
    let plain = value.base
    guard let format, !format.isEmpty else { return plain.dotNetText(culture) }
    switch plain {
    case .int(let number): return try NumberFormat(format).apply(number, culture.numbers)
    case .long(let number): return try NumberFormat(format).apply(number, culture.numbers)
    case .double(let number): return try NumberFormat(format).apply(number, culture.numbers)
    case .object(let object as NumberObject):
      return try object.number.text(format, culture.numbers)
    case .object(let object as EnumObject): return try object.text(format: format)
    case .object(let object):
      guard let formatted = object as? any FormattedObject else { break }
      return try formatted.text(format: format, culture)
    default: break
    }
    return plain.dotNetText(culture)
  }
}

/// An object that .NET calls `IFormattable`: dates, spans, GUIDs.
protocol FormattedObject {
  func text(format: String, _ culture: Culture) throws -> String
}

extension Number {
  func text(_ format: String, _ info: NumberFormatInfo) throws -> String {
    let format = try NumberFormat(format)
    return switch self {
    case .int8(let number): try format.apply(number, info)
    case .uint8(let number): try format.apply(number, info)
    case .int16(let number): try format.apply(number, info)
    case .uint16(let number): try format.apply(number, info)
    case .uint32(let number): try format.apply(number, info)
    case .uint64(let number): try format.apply(number, info)
    case .single(let number): try format.apply(number, info)
    case .decimal(let number): try format.apply(number, info)
    case .big(let number): try format.apply(number, info)
    }
  }
}

extension EnumObject {
  /// `Enum.ToString("D")`: names, the number, or its hexadecimal digits.
  func text(format: String) throws -> String {
    switch format {
    case "G", "g", "F", "f": return text(.invariant)
    case "D", "d": return String(value)
    case "X", "x":
      let width = NumberCode(enumType)?.byteCount ?? 4
      let digits = String(UInt64(bitPattern: value), radix: 16, uppercase: true)
      let zeros = String(repeating: "0", count: max(0, 2 * width - digits.utf8.count))
      return String((zeros + digits).suffix(2 * width))
    default:
      throw ValueFailure(
        .format,
        "Format string can be only \"G\", \"g\", \"X\", \"x\", \"F\", \"f\", \"D\" or \"d\".")
    }
  }
}

extension NumberCode {
  var byteCount: Int {
    switch self {
    case .sbyte, .byte, .boolean: 1
    case .int16, .uint16, .char: 2
    case .int64, .uint64, .double: 8
    case .decimal: 16
    default: 4
    }
  }
}
