/// What the `Validate…` attributes find wrong with a value, in their own words.
extension Validation {
  /// What is wrong with the value; nil where nothing is.
  func failure(for value: Value, in session: Session) throws -> String? {
    switch self {
    case .notNull: Self.isNothing(value)
    case .notNullOrEmpty: Self.isNothingOrEmpty(value, spacesCount: false)
    case .notNullOrWhiteSpace: Self.isNothingOrEmpty(value, spacesCount: true)
    case .count(let least, let most): try Self.count(value, least, most)
    case .variableName, .userDrive, .drive, .trustedData, .change: nil
    case .custom(let attribute) where !attribute.checksElements:
      try attribute.objection(to: value)
    default: try eachElement(of: value, session)
    }
  }

  /// Most checks look at the elements one by one.
  private func eachElement(of value: Value, _ session: Session) throws -> String? {
    if value.isNull { return Self.nothingInCollection }
    guard value.isEnumerable else { return try element(value, session) }
    for item in try value.elements() {
      if let message = try element(item, session) { return message }
    }
    return nil
  }

  private func element(_ value: Value, _ session: Session) throws -> String? {
    if case .length(let least, let most) = self { return Self.length(value, least, most) }
    if value.isNull { return Self.nothing }
    switch self {
    case .range(let least, let most): return try Self.range(value, least, most, session)
    case .rangeKind(let kind): return Self.sign(value, kind, session)
    case .oneOf(let words, let ignoringCase, let message):
      return Self.membership(value, words, ignoringCase, message, session)
    case .pattern(let pattern, let ignoringCase, let message):
      return try Self.pattern(value, pattern, ignoringCase, message, session)
    case .script(let block, let message): return try Self.script(value, block, message, session)
    case .oneOfGenerated(let generator, let ignoringCase, let message):
      let words = try Self.words(of: generator, session)
      return Self.membership(value, words, ignoringCase, message, session)
    case .custom(let attribute): return try attribute.objection(to: value)
    default: return nil
    }
  }

  // MARK: Nothing

  private static let nothing =
    "The argument is null. Provide a valid value for the argument, and then try running the command again."
  private static let nothingOrEmpty =
    "The argument is null or empty. Provide an argument that is not null or empty, and then try the command again."
  private static let nothingInCollection =
    "The argument is null, empty, or an element of the argument collection contains a null value. Supply a collection that does not contain any null values and then try the command again."
  private static let onlySpaces =
    "The argument is null, empty, or consists of only white-space characters. Provide an argument that contains non white-space characters, and then try the command again."
  private static let onlySpacesInCollection =
    "An element of the argument collection is null, empty, or consists of only white-space characters. Supply a collection that does not contain any those values and then try the command again."

  private static func isNothing(_ value: Value) -> String? {
    if value.isNull { return nothing }
    guard let elements = value.listElements, elements.contains(where: \.isNull) else { return nil }
    return
      "The argument has a null value, or an element of the argument collection contains a null value. Provide a collection that does not contain any null values, and then try the command again."
  }

  private static func isNothingOrEmpty(_ value: Value, spacesCount: Bool) -> String? {
    if value.isNull { return nothingOrEmpty }
    if case .string(let text) = value.base {
      if spacesCount { return isBlank(text) ? onlySpaces : nil }
      return text.isEmpty ? nothingOrEmpty : nil
    }
    if case .table(let table) = value.base { return table.count == 0 ? nothingInCollection : nil }
    guard let elements = value.listElements else { return nil }
    if elements.isEmpty { return nothingInCollection }
    for item in elements {
      if item.isNull { return nothingInCollection }
      guard case .string(let text) = item.base else { continue }
      if spacesCount, isBlank(text) { return onlySpacesInCollection }
      if !spacesCount, text.isEmpty { return nothingInCollection }
    }
    return nil
  }

  private static func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  // MARK: Measures

  private static func count(_ value: Value, _ least: Int, _ most: Int) throws -> String? {
    let count: Int
    if value.isNull {
      count = 0
    } else if case .table(let table) = value.base {
      count = table.count
    } else if value.isEnumerable {
      count = try value.elements().count
    } else {
      return
        "The ValidateCount attribute cannot be applied to a non-array parameter. Either remove the attribute from the parameter or make the parameter an array parameter."
    }
    if least == most, count != most {
      return
        "The parameter requires exactly \(most) value(s) - \(count) value(s) were provided."
    }
    guard count < least || count > most else { return nil }
    return
      "The parameter requires at least \(least) value(s) and no more than \(most) value(s) - \(count) value(s) were provided."
  }

  private static func length(_ value: Value, _ least: Int, _ most: Int) -> String? {
    guard case .string(let text) = value.base else {
      return
        "The ValidateLength attribute cannot be applied to a parameter that is not a string or string[] parameter. Make the parameter a string or string[] parameter."
    }
    let length = text.utf16.count
    if length < least {
      return
        "The character length (\(length)) of the argument is too short. Specify an argument with a length that is greater than or equal to \"\(least)\", and then try the command again."
    }
    guard length > most else { return nil }
    return
      "The character length of the \(length) argument is too long. Shorten the character length of the argument so it is fewer than or equal to \"\(most)\" characters, and then try the command again."
  }

  private static func range(
    _ value: Value, _ least: Value, _ most: Value, _ session: Session
  ) throws -> String? {
    let type = least.type === most.type ? least.type : TypeInfo.double
    guard let number = value.type === type ? value : Conversion.tryConvert(value, to: type, session)
    else {
      return
        "The argument cannot be validated because its type \"\(value.type.name)\" is not the same type (\(type.name)) as the maximum and minimum limits of the parameter. Make sure the argument is of type \(type.name) and then try the command again."
    }
    func text(_ value: Value) -> String { value.text(session.culture) }
    func compare(_ a: Value, _ b: Value) -> Int {
      Ordering.compare(a, b, ignoringCase: false, culture: session.culture)
    }
    if compare(least, number) > 0 {
      return
        "The \(text(number)) argument is less than the minimum allowed range of \(text(least)). Supply an argument that is greater than or equal to \(text(least)) and then try the command again."
    }
    guard compare(most, number) < 0 else { return nil }
    return
      "The \(text(number)) argument is greater than the maximum allowed range of \(text(most)). Supply an argument that is less than or equal to \(text(most)) and then try the command again."
  }

  private static func sign(_ value: Value, _ kind: String, _ session: Session) -> String? {
    var number = value.base
    if !number.isNumeric {
      guard let converted = Conversion.tryConvert(number, to: .int32, session) else {
        return
          "The argument cannot be validated because its type \"\(number.type.name)\" is not the same type (Int32) as the maximum and minimum limits of the parameter. Make sure the argument is of type Int32 and then try the command again."
      }
      number = converted
    }
    let order = NumericComparison.order(number, .int(0)) ?? 0
    let words: (holds: Bool, text: String)
    if AsciiFold.foldedEquals(kind, "Positive") {
      words = (order > 0, "greater than zero")
    } else if AsciiFold.foldedEquals(kind, "NonNegative") {
      words = (order >= 0, "greater than or equal to zero")
    } else if AsciiFold.foldedEquals(kind, "Negative") {
      words = (order < 0, "less than zero")
    } else {
      words = (order <= 0, "less than or equal to zero")
    }
    if words.holds { return nil }
    return
      "The argument \"\(number.text(session.culture))\" cannot be validated because its value is not \(words.text)."
  }

  // MARK: Texts

  private static func membership(
    _ value: Value, _ words: [String], _ ignoringCase: Bool, _ message: String?,
    _ session: Session
  ) -> String? {
    let text = value.dotNetText(session.culture)
    let isOne = words.contains {
      ignoringCase ? AsciiFold.foldedEquals($0, text) : $0.utf8.elementsEqual(text.utf8)
    }
    if isOne { return nil }
    let list = words.joined(separator: session.uiCulture.listSeparator)
    if let message, !message.isEmpty { return filled(message, [text, list], session) }
    return
      "The argument \"\(text)\" does not belong to the set \"\(list)\" specified by the ValidateSet attribute. Supply an argument that is in the set and then try the command again."
  }

  private static func pattern(
    _ value: Value, _ pattern: String, _ ignoringCase: Bool, _ message: String?,
    _ session: Session
  ) throws -> String? {
    let text = value.dotNetText(session.culture)
    let expression = try Matching.pattern(
      .string(pattern), ignoringCase: ignoringCase, session)
    if (try? expression.firstMatch(in: text)) ?? nil != nil { return nil }
    if let message, !message.isEmpty { return filled(message, [text, pattern], session) }
    return
      "The argument \"\(text)\" does not match the \"\(pattern)\" pattern. Supply an argument that matches \"\(pattern)\" and try the command again."
  }

  private static func script(
    _ value: Value, _ block: ScriptBlock, _ message: String?, _ session: Session
  ) throws -> String? {
    let home = block.state.current ?? block.state.top
    if try BlockRunner(block, home).test(value) { return nil }
    let text = value.dotNetText(session.culture)
    let code = block.text(session.culture)
    if let message, !message.isEmpty { return filled(message, [text, code], session) }
    return
      "The \"\(code)\" validation script for the argument with value \"\(text)\" did not return a result of True. Determine why the validation script failed, and then try the command again."
  }

  /// An attribute's own `ErrorMessage`, with `{0}` and `{1}`.
  private static func filled(_ format: String, _ parts: [String], _ session: Session) -> String {
    (try? Formatting.text(format, parts.map(Value.string), session.culture)) ?? format
  }
}
