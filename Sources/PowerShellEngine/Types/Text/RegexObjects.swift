/// A pattern as a value: `[regex]`.
final class RegexObject: PSObject {
  let pattern: String
  let options: Int
  let expression: RegularExpression

  private init(_ pattern: String, _ options: Int, _ expression: RegularExpression) {
    (self.pattern, self.options, self.expression) = (pattern, options, expression)
  }

  static func make(_ pattern: String, _ options: Int) throws -> RegexObject {
    let options = RegexOptions(rawValue: Int32(truncatingIfNeeded: options))
    let expression = try reading { () throws(RegexParseError) in
      try RegularExpression(pattern, options)
    }
    return RegexObject(pattern, Int(options.rawValue), expression)
  }

  override var type: TypeInfo {
    TypeTable.required("System.Text.RegularExpressions.Regex")
  }
  override func text(_ culture: Culture) -> String { pattern }

  /// The `startat` of an overload, which must lie within the text.
  static func start(_ a: Arguments) throws -> Int? {
    guard let start = a.int("startat") else { return nil }
    guard (0...a.string(0).utf16Length).contains(start) else {
      throw DotNetException.outOfRange(
        "Start index cannot be less than 0 or greater than input length.", "startat")
    }
    return start
  }

  func replace(
    _ text: String, _ replacement: Value, _ a: Arguments, from start: Int? = nil
  ) throws -> String {
    let count = a.int("count") ?? -1
    if case .object(let block as ScriptBlock) = replacement.base {
      return try expression.replace(in: text, count: count, from: start) { match in
        let match = Value.object(MatchObject(match))
        return try a.session.invokeBlock(block, this: .unset, arguments: [match]).text(.invariant)
      }
    }
    let parts = try Self.reading { () throws(RegexParseError) in
      try RegexReplacement(replacement.text(.invariant), for: expression)
    }
    return try expression.replace(in: text, with: parts, count: count, from: start)
  }

  /// How often a pattern matches.
  static func count(
    _ expression: RegularExpression, _ text: String, _ start: Int?
  ) throws -> Int32 {
    var matches = expression.matches(in: text, from: start)
    var found: Int32 = 0
    while try matches.next() != nil { found += 1 }
    return found
  }

  /// Runs what reads a pattern; a mistake becomes .NET's exception.
  static func reading<Result>(_ body: () throws(RegexParseError) -> Result) throws -> Result {
    do {
      return try body()
    } catch {
      throw DotNetException("System.Text.RegularExpressions.RegexParseException", error.message)
    }
  }

  static func declareStatics(_ m: MemberDeclarations) {
    let options = ", System.Text.RegularExpressions.RegexOptions options"
    let made: (Arguments) throws -> RegexObject = {
      try make($0.string(1), $0.int("options") ?? 0)
    }
    for more in ["", options, options + ", timespan matchTimeout"] {
      m.function("static bool IsMatch(string input, string pattern\(more))") { a in
        .bool(try made(a).expression.isMatch(a.string(0)))
      }
      m.function(
        "static System.Text.RegularExpressions.Match Match(string input, string pattern\(more))"
      ) { a in .object(MatchObject(try made(a).expression.firstMatch(in: a.string(0)))) }
      m.function(
        "static System.Text.RegularExpressions.MatchCollection Matches(string input, string pattern\(more))"
      ) { a in try MatchCollectionObject.of(made(a).expression, a.string(0), nil) }
      m.function(
        "static string Replace(string input, string pattern, string replacement\(more))",
        "static string Replace(string input, string pattern, System.Text.RegularExpressions.MatchEvaluator evaluator\(more))"
      ) { a in .string(try made(a).replace(a.string(0), a[2], a)) }
      m.function("static int Count(string input, string pattern\(more))") { a in
        .int(try count(made(a).expression, a.string(0), nil))
      }
      m.function("static string[] Split(string input, string pattern\(more))") { a in
        .array(
          ArrayObject(try made(a).expression.split(a.string(0)).map { .string($0) }, of: .string))
      }
    }
  }
}

/// A capture or group.
class CaptureObject: PSObject {
  let capture: RegexCapture?
  let captures: [RegexCapture]
  let name: String
  private let typeName: String

  init(
    _ capture: RegexCapture?, captures: [RegexCapture] = [], name: String, typeName: String
  ) {
    (self.capture, self.captures, self.name, self.typeName) = (capture, captures, name, typeName)
  }

  override var type: TypeInfo {
    TypeTable.required("System.Text.RegularExpressions." + typeName)
  }
  override func text(_ culture: Culture) -> String { capture?.value ?? "" }
}

/// A match; one without success stands for none.
final class MatchObject: CaptureObject {
  let match: RegexMatch?

  init(_ match: RegexMatch?) {
    self.match = match
    super.init(
      match?.whole, captures: match.map { [$0.whole] } ?? [], name: "0", typeName: "Match")
  }

  private(set) lazy var groups: [Value] = {
    guard let match else { return [.object(self)] }
    let names = match.expression.groupNames
    return (0..<match.groupCount).map { place in
      if place == 0 { return .object(self) }
      return .object(
        CaptureObject(
          match.group(at: place), captures: match.captures(at: place),
          name: place < names.count ? names[place] : "", typeName: "Group"))
    }
  }()

  func next() throws -> MatchObject {
    guard let match else { return self }
    var matches = match.expression.matches(in: match.text)
    while let candidate = try matches.next() {
      if candidate.bytes.lowerBound > match.bytes.lowerBound { return MatchObject(candidate) }
    }
    return MatchObject(nil)
  }
}

/// `MatchCollection`, `GroupCollection`, `CaptureCollection`.
final class MatchCollectionObject: PSObject {
  let elements: [Value]
  private let typeName: String

  init(_ elements: [Value], _ typeName: String) {
    (self.elements, self.typeName) = (elements, typeName)
  }

  static func of(
    _ expression: RegularExpression, _ text: String, _ start: Int?
  ) throws -> Value {
    var found: [Value] = []
    var matches = expression.matches(in: text, from: start)
    while let match = try matches.next() { found.append(.object(MatchObject(match))) }
    return .object(MatchCollectionObject(found, "MatchCollection"))
  }

  override var type: TypeInfo {
    TypeTable.required("System.Text.RegularExpressions." + typeName)
  }
  override func makeEnumerator() -> ValueEnumerator? { ArrayEnumerator(elements) }

  /// By number, or a group by its name.
  func element(_ index: Value, _ session: Session) throws -> Value {
    if typeName == "GroupCollection" {
      let name = index.text(.invariant)
      let found = elements.first { ($0.reference as? CaptureObject)?.name == name }
      return found ?? .object(CaptureObject(nil, name: "0", typeName: "Group"))
    }
    var place = Int(try Conversion.convert(index, to: .int32, session).integerOrZero)
    if place < 0 { place += elements.count }
    return elements.indices.contains(place) ? elements[place] : .null
  }
}

extension RegexObject {
  static var noTimeout: TimeSpanValue { TimeSpanValue(ticks: -TimeSpanValue.ticksPerMillisecond) }

  static func declareGroups(_ m: MemberDeclarations) {
    m.method("string GroupNameFromNumber(int i)") { (me: RegexObject, a) in
      guard a.int(0) >= 0 else {
        throw DotNetException.outOfRange(
          "i ('\(a.int(0))') must be a non-negative value.", "i", actual: a[0])
      }
      let place = me.expression.groupNumbers.firstIndex(of: a.int(0))
      let names = me.expression.groupNames
      return .string(place.flatMap { names.indices.contains($0) ? names[$0] : nil } ?? "")
    }
    m.method("int GroupNumberFromName(string name)") { (me: RegexObject, a) in
      try a.requireNotNull(0, "name")
      let numbers = me.expression.groupNumbers
      let place = me.expression.groupNames.firstIndex { $0.utf8.elementsEqual(a.string(0).utf8) }
      return .int(place.flatMap { numbers.indices.contains($0) ? Int32(numbers[$0]) : nil } ?? -1)
    }
    m.method("int Count(string input)", "int Count(string input, int startat)") {
      (me: RegexObject, a) in
      .int(try count(me.expression, a.string(0), try start(a)))
    }
    m.method("System.Text.RegularExpressions.Match Match(string input, int beginning, int length)")
    {
      (me: RegexObject, a) in
      let text = a.string(0)
      let (start, length) = (a.int(1), a.int(2))
      guard (0...text.utf16Length).contains(start) else {
        throw DotNetException.outOfRange(
          "Start index cannot be less than 0 or greater than input length.", "startat")
      }
      guard length >= 0, length <= text.utf16Length - start else {
        throw DotNetException.outOfRange(
          "Specified argument was out of the range of valid values.", "start")
      }
      guard case .string(let part)? = text.utf16Slice(start..<(start + length)).map({ Value($0) })
      else { return .object(MatchObject(nil)) }
      return .object(MatchObject(try me.expression.firstMatch(in: part)))
    }
    m.method("string[] Split(string input, int count, int startat)") { (me: RegexObject, a) in
      let begin = try start(a) ?? 0
      let text = a.string(0)
      guard case .string(let head)? = text.utf16Slice(0..<begin).map({ Value($0) }),
        case .string(let tail)? = text.utf16Slice(begin..<text.utf16Length).map({ Value($0) })
      else { return .null }
      var parts = try me.expression.split(tail, count: a.int(1))
      if let first = parts.first { parts[0] = head + first } else { parts = [head] }
      return .array(ArrayObject(parts.map { .string($0) }, of: .string))
    }
  }
}
