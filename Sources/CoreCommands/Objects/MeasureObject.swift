internal import PowerShellEngine

/// `Measure-Object`: counts and sums, or lines and words.
struct MeasureObject: Cmdlet {
  static let about = CommandDescription(
    "Measure-Object", defaultSet: "GenericMeasure",
    class: "Microsoft.PowerShell.Commands.MeasureObjectCommand")
  @Switch(in: [.in("GenericMeasure")]) var allStats: Bool
  @Switch(in: [.in("GenericMeasure")]) var average: Bool
  @Switch(in: [.in("TextMeasure")]) var character: Bool
  @Switch(in: [.in("TextMeasure")]) var ignoreWhiteSpace: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Switch(in: [.in("TextMeasure")]) var line: Bool
  @Switch(in: [.in("GenericMeasure")]) var maximum: Bool
  @Switch(in: [.in("GenericMeasure")]) var minimum: Bool
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var property:
    [Typed<Of.PSPropertyExpression>]?
  @Switch(in: [.in("GenericMeasure")]) var standardDeviation: Bool
  @Switch(in: [.in("GenericMeasure")]) var sum: Bool
  @Switch(in: [.in("TextMeasure")]) var word: Bool
  private var statistics: [(name: String, Statistics)] = []
  private var count = 0
  private var isNumeric = true

  private var isText: Bool { line || word || character }
  private var needsNumbers: Bool { sum || average || standardDeviation || allStats }

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    count += 1
    guard let property else {
      return try measure(item, under: "", item, call)
    }
    for case let expression? in try property.map({ try Self.expression($0, call) }) {
      let results = try expression.results(for: item, call.session)
      if results.isEmpty, !expression.hasPattern { note(expression.text) }
      for result in results { try measure(result.value, under: result.name, item, call) }
    }
  }

  private static func expression(
    _ given: Typed<Of.PSPropertyExpression>, _ call: Invocation
  ) throws -> PropertySelector? {
    try PropertySelector.list([given.value], keys: [.expression], call).first
  }

  /// Makes room for a property, so that it is reported missing or measured.
  private mutating func note(_ name: String) {
    guard place(of: name) == nil else { return }
    statistics.append((name, Statistics()))
    statistics[statistics.count - 1].1.isMissing = true
  }

  private func place(of name: String) -> Int? {
    statistics.firstIndex { AsciiFold.foldedEquals($0.name, name) }
  }

  private mutating func measure(
    _ value: Value, under name: String, _ item: Value, _ call: Invocation
  ) throws {
    if place(of: name) == nil { statistics.append((name, Statistics())) }
    guard let place = place(of: name) else { return }
    statistics[place].1.isMissing = false
    statistics[place].1.count += 1
    if value.isNull { return }
    if isText {
      statistics[place].1.addText(
        value.text(call.session.culture), ignoringSpace: ignoreWhiteSpace)
      return
    }
    if needsNumbers { try addNumber(value, place, call) }
    if maximum || minimum || allStats { statistics[place].1.addExtremes(value, call) }
  }

  private mutating func addNumber(_ value: Value, _ place: Int, _ call: Invocation) throws {
    guard let number = Statistics.number(value, call) else {
      isNumeric = false
      return try call.writeError(
        "NonNumericInputObject",
        "Input object \"\(value.dotNetText(call.session.culture))\" is not numeric.", .invalidType,
        target: value, exception: "System.Management.Automation.PSInvalidOperationException")
    }
    statistics[place].1.add(number)
  }

  mutating func end(_ call: Invocation) throws {
    if statistics.isEmpty {
      guard property == nil else { return }
      statistics = [("", Statistics())]
    }
    for (name, numbers) in statistics {
      if numbers.isMissing {
        try missing(.string(name), call)
        continue
      }
      try call.write(isText ? textInfo(name, numbers) : info(name, numbers))
    }
  }

  /// A property that no object has is an error in strict mode alone.
  private func missing(_ name: Value, _ call: Invocation) throws {
    guard call.frame.isStrict(2) else { return }
    try call.writeError(
      isText ? "TextMeasurePropertyNotFound" : "GenericMeasurePropertyNotFound",
      "The property \"\(name.text(.invariant))\" cannot be found in the input for any objects.",
      .invalidArgument, target: .null,
      exception: "System.Management.Automation.PSArgumentException")
  }

  private func textInfo(_ name: String, _ numbers: Statistics) -> Value {
    let label: Value = name.isEmpty ? .null : .string(name)
    return .object(
      RecordObject(
        "Microsoft.PowerShell.Commands.TextMeasureInfo",
        [
          line ? .int(Int32(clamping: numbers.lines)) : .null,
          word ? .int(Int32(clamping: numbers.words)) : .null,
          character ? .int(Int32(clamping: numbers.characters)) : .null, label,
        ]))
  }

  private func info(_ name: String, _ numbers: Statistics) -> Value {
    let label: Value = name.isEmpty ? .null : .string(name)
    let isPlain = [numbers.largest, numbers.smallest].allSatisfy { $0.isNull || $0.isNumber }
    let typeName =
      isPlain
      ? "Microsoft.PowerShell.Commands.GenericMeasureInfo"
      : "Microsoft.PowerShell.Commands.GenericObjectMeasureInfo"
    let known = numbers.numbers > 0 || numbers.count > 0
    return .object(
      RecordObject(
        typeName,
        [
          .int(Int32(clamping: numbers.count)),
          (average || allStats) && known ? .double(numbers.mean) : .null,
          sum || allStats ? .double(numbers.total) : .null,
          maximum || allStats ? Self.extreme(numbers.largest) : .null,
          minimum || allStats ? Self.extreme(numbers.smallest) : .null,
          standardDeviation || allStats ? .double(numbers.deviation) : .null, label,
        ]))
  }

  private static func extreme(_ value: Value) -> Value {
    guard value.isNumber, let number = Statistics.plain(value) else { return value }
    return .double(number)
  }
}

/// Running figures of one property.
struct Statistics {
  var count = 0
  var isMissing = false
  private(set) var numbers = 0
  private(set) var total = 0.0
  private var running = 0.0
  private var squares = 0.0
  private(set) var largest: Value = .null
  private(set) var smallest: Value = .null
  private(set) var lines = 0
  private(set) var words = 0
  private(set) var characters = 0

  var mean: Double { count == 0 ? 0 : total / Double(count) }

  /// Of a sample; none of a single number.
  var deviation: Double { numbers < 2 ? 0 : (squares / Double(numbers - 1)).squareRoot() }

  mutating func add(_ number: Double) {
    numbers += 1
    total += number
    let difference = number - running
    running += difference / Double(numbers)
    squares += difference * (number - running)
  }

  mutating func addExtremes(_ value: Value, _ call: Invocation) {
    let shown = Self.number(value, call).map { Value.double($0) } ?? value
    let (session, culture) = (call.session, call.session.culture)
    _ = session
    if largest.isNull
      || Ordering.compare(shown, largest, ignoringCase: true, culture: culture) > 0
    {
      largest = shown
    }
    if smallest.isNull
      || Ordering.compare(shown, smallest, ignoringCase: true, culture: culture) < 0
    {
      smallest = shown
    }
  }

  /// The number a value stands for: numbers, and texts that read as one.
  static func number(_ value: Value, _ call: Invocation) -> Double? {
    if let plain = plain(value) { return plain }
    guard case .string = value.base else { return nil }
    guard let converted = Conversion.tryConvert(value.base, to: .double, call.session) else {
      return nil
    }
    return plain(converted)
  }

  static func plain(_ value: Value) -> Double? {
    switch value.base {
    case .int(let number): return Double(number)
    case .long(let number): return Double(number)
    case .double(let number): return number
    case .bool(let flag): return flag ? 1 : 0
    case .object(let object as NumberObject):
      let converted = Conversion.tryConvert(.object(object), to: .double, Session.current)
      if case .double(let number)? = converted { return number }
      return nil
    default: return nil
    }
  }

  mutating func addText(_ text: String, ignoringSpace: Bool) {
    var inWord = false
    if !text.isEmpty { lines += 1 }
    for unit in text.utf16 {
      let isSpace = unit == 0x20 || (0x09...0x0D).contains(unit) || unit == 0xA0 || unit == 0x85
      if unit == 0x0A { lines += 1 }
      if !isSpace, !inWord { words += 1 }
      inWord = !isSpace
      if !(ignoringSpace && isSpace) { characters += 1 }
    }
    if text.utf16.last == 0x0A { lines -= 1 }
  }
}

extension Value {
  /// One of .NET's numbers.
  var isNumber: Bool {
    switch base {
    case .int, .long, .double: true
    case .object(let object): object is NumberObject
    default: false
    }
  }
}
