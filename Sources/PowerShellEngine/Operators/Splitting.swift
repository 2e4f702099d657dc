/// `-split`: at a pattern, at blanks, or where a block says so.
public enum Splitting {
  /// `-split $text`: the words between blanks.
  static func words(of value: Value) throws -> Value {
    let expression = try RegularExpression("\\s+")
    var pieces: [Value] = []
    for text in try texts(of: value) {
      pieces += try expression.split(text.trimmedOfBlanks).map(Value.string)
    }
    return .list(pieces)
  }

  static func split(
    _ value: Value, by right: Value, ignoringCase: Bool, _ s: Session, _ hooks: OperatorHooks
  ) throws -> Value {
    let arguments = try right.base.enumerated() ?? [right]
    let separator = arguments.first ?? .null
    let limit = try arguments.count > 1 ? Conversion.convert(arguments[1], to: .int32, s) : .int(0)
    let options = try arguments.count > 2 ? SplitOptions(arguments[2], s) : SplitOptions()
    let count = Int(limit.integerOrZero)
    let texts = try texts(of: value)
    if let block = separator.base.reference as? ScriptBlock {
      let pieces = try texts.flatMap { try split($0, block, count, hooks) }
      return .list(pieces.map(Value.string))
    }
    if count == 1 { return .list(texts.map(Value.string)) }
    let expression = try pattern(separator, options, ignoringCase, count < 0, s)
    var pieces: [Value] = []
    do {
      for text in texts {
        pieces += try expression.split(text, count: abs(count)).map(Value.string)
        try MemoryGate.check(elements: pieces.count)
      }
    } catch let error as RegexMatchError {
      throw ScriptError.raw(
        "System.Text.RegularExpressions.RegexMatchTimeoutException", error.message)
    }
    return .list(pieces)
  }

  private static func texts(of value: Value) throws -> [String] {
    try (value.base.enumerated() ?? [value]).map { $0.text(.invariant) }
  }

  private static func pattern(
    _ separator: Value, _ options: SplitOptions, _ ignoringCase: Bool, _ fromRight: Bool,
    _ s: Session
  ) throws -> RegularExpression {
    var text = separator.text(.invariant)
    if options.contains(.simpleMatch) { text = RegularExpression.escape(text) }
    var flags = options.regexOptions
    if ignoringCase { flags.insert(.ignoreCase) }
    if fromRight { flags.insert(.rightToLeft) }
    return try Matching.pattern(text, flags, s)
  }

  // MARK: By a block

  /// The block is asked for every character; a limit keeps the rest in one piece.
  private static func split(
    _ text: String, _ block: ScriptBlock, _ limit: Int, _ hooks: OperatorHooks
  ) throws -> [String] {
    guard let isSeparator = hooks.isSeparator else { return [text] }
    let units = Array(text.utf16)
    if limit == 1 || limit == -1 { return [text] }
    var pieces: [[UInt16]] = [[]]
    let order = limit < 0 ? Array(units.indices.reversed()) : Array(units.indices)
    for index in order {
      let character = Value.string(String(utf16: [units[index]]))
      let mayCut = limit == 0 || pieces.count < abs(limit)
      let position = Value.int(Int32(truncatingIfNeeded: index))
      if mayCut, try isSeparator(block, character, [.string(text), position]) {
        pieces.append([])
      } else {
        pieces[pieces.count - 1].append(units[index])
      }
    }
    if limit < 0 { pieces = pieces.reversed().map { $0.reversed() } }
    return pieces.map { String(utf16: $0) }
  }
}

/// `System.Management.Automation.SplitOptions`.
struct SplitOptions: OptionSet {
  let rawValue: Int
  static let simpleMatch = SplitOptions(rawValue: 1)
  static let regexMatch = SplitOptions(rawValue: 2)
  static let cultureInvariant = SplitOptions(rawValue: 4)
  static let ignorePatternWhitespace = SplitOptions(rawValue: 8)
  static let multiline = SplitOptions(rawValue: 16)
  static let singleline = SplitOptions(rawValue: 32)
  static let ignoreCase = SplitOptions(rawValue: 64)
  static let explicitCapture = SplitOptions(rawValue: 128)

  init(rawValue: Int) { self.rawValue = rawValue }

  /// Options as a script gives them: a value of the enumeration, or names.
  init(_ value: Value, _ s: Session) throws {
    guard case .string(let text) = value.base else {
      self.init(rawValue: Int(value.integerOrZero))
      return
    }
    let type = TypeTable.find("System.Management.Automation.SplitOptions")
    if let type, type.isEnum {
      let parsed = try Conversion.convert(.string(text), to: type, s)
      self.init(rawValue: Int(parsed.integerOrZero))
      return
    }
    var options: SplitOptions = []
    for part in text.utf8.split(separator: 0x2C) {
      let name = String(decoding: part, as: UTF8.self).trimmedOfBlanks
      if let place = Self.names.firstIndex(where: { AsciiFold.foldedEquals($0, name) }) {
        options.insert(SplitOptions(rawValue: 1 << place))
      }
    }
    self = options
  }

  private static let names = [
    "SimpleMatch", "RegexMatch", "CultureInvariant", "IgnorePatternWhitespace", "Multiline",
    "Singleline", "IgnoreCase", "ExplicitCapture",
  ]

  var regexOptions: RegexOptions {
    var options: RegexOptions = []
    if contains(.cultureInvariant) { options.insert(.cultureInvariant) }
    if contains(.ignorePatternWhitespace) { options.insert(.ignorePatternWhitespace) }
    if contains(.multiline) { options.insert(.multiline) }
    if contains(.singleline) { options.insert(.singleline) }
    if contains(.ignoreCase) { options.insert(.ignoreCase) }
    if contains(.explicitCapture) { options.insert(.explicitCapture) }
    return options
  }
}
