/// Values of enumerations from names, lists of names and numbers.
enum EnumConversion {
  /// Names may be shortened while they stay unambiguous; several are combined bit by bit.
  static func parse(
    _ text: String, _ type: TypeInfo, isList: Bool = false
  ) throws -> Value {
    guard let enumeration = type.enumeration else { return .null }
    if text.trimmedOfBlanks.isEmpty {
      throw ambiguous("", text, type, among: enumeration.orderedNames)
    }
    var bits: Int64 = 0
    let parts = parts(text)
    for part in parts {
      guard
        let value = try (parts.count == 1 ? number(part, text, type) : nil) ?? enumeration.value(
          of: part)
          ?? shortened(part, enumeration)
      else { throw unmatched(text, type, enumeration, isList: isList) }
      bits |= value
    }
    try check(bits, type, shown: text, id: "EnumParseUndefined")
    return .object(EnumObject(type, bits))
  }

  private static func parts(_ text: String) -> [String] {
    text.utf8.split(separator: 0x2C, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).trimmedOfBlanks }
  }

  /// Digits stand for the number itself.
  private static func number(_ part: String, _ text: String, _ type: TypeInfo) throws -> Int64? {
    guard let first = part.utf8.first,
      first == 0x2D || first == 0x2B || (0x30...0x39).contains(first),
      let code = NumberCode(type)
    else { return nil }
    let digits = part.utf8.dropFirst(first == 0x2D || first == 0x2B ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    guard let wide = Int128(part), code.value(wide) != nil else {
      throw failed(
        "CaseSensitiveEnumParseThrewAnException", text, type,
        "Value was either too large or too small for \(code.noun).")
    }
    return Int64(truncatingIfNeeded: wide)
  }

  private static func shortened(_ part: String, _ enumeration: Enumeration) -> Int64? {
    let prefix = Array(part.utf8)
    guard !prefix.isEmpty else { return nil }
    let found = enumeration.names.indices.filter { place in
      let name = enumeration.names[place].utf8
      return name.count >= prefix.count
        && zip(name, prefix).allSatisfy { AsciiFold.lower($0) == AsciiFold.lower($1) }
    }
    guard found.count == 1, let place = found.first else { return nil }
    return enumeration.values[place]
  }

  static func number(_ value: Value, _ type: TypeInfo) throws -> Value {
    let bits = value.integerOrZero
    try check(bits, type, shown: value.text(.invariant), id: "UndefinedIntegerToEnum")
    return .object(EnumObject(type, bits))
  }

  /// The elements' values combined.
  static func list(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    let texts = try value.elements().map { element -> String in
      if case .string(let text) = element { return text }
      return try Conversion.convert(element, to: type, session).text(.invariant)
    }
    guard !texts.isEmpty else { return try parseNothing(type) }
    return try parse(texts.joined(separator: ","), type, isList: true)
  }

  /// No name at all is the beginning of every one; file attributes have a favourite.
  private static func parseNothing(_ type: TypeInfo) throws -> Value {
    guard let enumeration = type.enumeration else { return .null }
    if type.fullName == "System.IO.FileAttributes", let value = enumeration.value(of: "Directory") {
      return .object(EnumObject(type, value))
    }
    let names = enumeration.orderedNames.joined(separator: ", ")
    throw failed(
      "SubstringDisambiguationEnumParseThrewAnException", "", type,
      "The identifier name  cannot be processed because it is either too similar or identical to the following enumerator names: \(names). Use a more specific identifier name."
    )
  }

  /// A value must be one of the names', or made of their bits where names are flags.
  private static func check(
    _ bits: Int64, _ type: TypeInfo, shown: String, id: String
  ) throws {
    guard let enumeration = type.enumeration else { return }
    if enumeration.values.contains(bits) { return }
    if enumeration.isFlags, bits != 0 {
      let all = enumeration.values.reduce(0, |)
      if bits & ~all == 0 { return }
    }
    throw ScriptError.invalidCast(
      id, "Cannot convert value \"\(shown)\" to type \"\(type.displayName)\"" + possibleValues(type)
    )
  }

  static func possibleValues(_ type: TypeInfo) -> String {
    let separator = Session.current.culture.listSeparator
    let names = type.enumeration?.orderedNames.joined(separator: separator) ?? ""
    return
      " due to enumeration values that are not valid. Specify one of the following enumeration values and try again. The possible enumeration values are \"\(names)\"."
  }

  /// What every name begins with, nothing included, is too short to mean one.
  private static func ambiguous(
    _ part: String, _ text: String, _ type: TypeInfo, among names: [String]
  ) -> ScriptError {
    failed(
      "SubstringDisambiguationEnumParseThrewAnException", text, type,
      "The identifier name \(part) cannot be processed because it is either too similar or "
        + "identical to the following enumerator names: \(names.joined(separator: ", ")). "
        + "Use a more specific identifier name.")
  }

  private static func unmatched(
    _ text: String, _ type: TypeInfo, _ enumeration: Enumeration, isList: Bool
  ) -> ScriptError {
    // Member types have a converter of their own for text, which speaks of values.
    if !isList, type.fullName.utf8.starts(with: "System.Management.Automation.PSMember".utf8) {
      return failed(
        "InvalidCastTypeConverterException", text, type,
        "Cannot convert value \"\(text)\" to type \"\(type.displayName)\"" + possibleValues(type))
    }
    let names = enumeration.orderedNames.joined(separator: ", ")
    return failed(
      "SubstringDisambiguationEnumParseThrewAnException", text, type,
      "Unable to match the identifier name \(text) to a valid enumerator name. Specify one of the following enumerator names and try again:\n\(names)"
    )
  }

  private static func failed(
    _ id: String, _ text: String, _ type: TypeInfo, _ reason: String
  ) -> ScriptError {
    ScriptError.invalidCast(
      id, "Cannot convert value \"\(text)\" to type \"\(type.displayName)\". Error: \"\(reason)\"")
  }
}

extension Enumeration {
  /// The names in the order in which .NET lists them: by their numbers, as unsigned ones.
  var orderedNames: [String] {
    values.indices.sorted { a, b in
      let (x, y) = (UInt64(bitPattern: values[a]), UInt64(bitPattern: values[b]))
      return x == y ? a < b : x < y
    }.map { names[$0] }
  }
}
