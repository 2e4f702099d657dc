/// `System.Management.Automation.SemanticVersion`: `7.6.5-rc.1+build`.
final class SemanticVersionObject: PSObject {
  let numbers: [Int32]
  let label: String?
  let build: String?

  init(_ numbers: [Int32], _ label: String?, _ build: String?) {
    (self.numbers, self.label, self.build) = (numbers, label, build)
  }

  override var type: TypeInfo { TypeTable.required("System.Management.Automation.SemanticVersion") }
  override func text(_ culture: Culture) -> String {
    var text = numbers.map { String($0) }.joined(separator: ".")
    if let label { text += "-" + label }
    if let build { text += "+" + build }
    return text
  }
  override func hash() -> Int { text(.invariant).hashValue }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? SemanticVersionObject else { return false }
    return numbers == other.numbers && (label ?? "") == (other.label ?? "")
      && (build ?? "") == (other.build ?? "")
  }
  override func compare(to other: Value) -> Int? {
    guard let other = other.base.reference as? SemanticVersionObject else { return nil }
    for (a, b) in zip(numbers, other.numbers) where a != b { return a < b ? -1 : 1 }
    return Self.compareLabels(label ?? "", other.label ?? "")
  }

  /// A version with a label comes before the one without.
  private static func compareLabels(_ a: String, _ b: String) -> Int {
    if a.utf8.isEmpty || b.utf8.isEmpty {
      return a.utf8.isEmpty == b.utf8.isEmpty ? 0 : a.utf8.isEmpty ? 1 : -1
    }
    let left = a.utf8.split(separator: 0x2E).map { String($0) ?? "" }
    let right = b.utf8.split(separator: 0x2E).map { String($0) ?? "" }
    for (x, y) in zip(left, right) {
      switch (Int(x), Int(y)) {
      case (let m?, let n?): if m != n { return m < n ? -1 : 1 }
      case (_?, nil): return -1
      case (nil, _?): return 1
      case (nil, nil):
        let order = OrdinalComparison.compare(x, y)
        if order != 0 { return order < 0 ? -1 : 1 }
      }
    }
    return left.count == right.count ? 0 : left.count < right.count ? -1 : 1
  }

  static func parse(_ text: String) throws -> SemanticVersionObject {
    var bytes = Array(text.utf8)[...]
    guard !bytes.isEmpty else {
      throw DotNetException.format("version")
    }
    var (label, build): (String?, String?) = (nil, nil)
    let plus = bytes.firstIndex(of: 0x2B)
    if let dash = bytes.firstIndex(of: 0x2D), dash < plus ?? bytes.endIndex {
      label = try part(bytes[(dash + 1)..<(plus ?? bytes.endIndex)])
      if let plus { build = try part(bytes[(plus + 1)...]) }
      bytes = bytes[..<dash]
    } else if let plus {
      build = try part(bytes[(plus + 1)...])
      bytes = bytes[..<plus]
    }
    let words = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (1...3).contains(words.count) else { throw invalid("") }
    let numbers = try words.map { word -> Int32 in
      guard !word.isEmpty, word.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int32(String(decoding: word, as: UTF8.self))
      else { throw invalid("") }
      return number
    }
    return SemanticVersionObject(
      numbers + Array(repeating: 0, count: 3 - numbers.count), label, build)
  }

  private static func part(_ bytes: ArraySlice<UInt8>) throws -> String {
    guard isLabel(bytes) else { throw invalid("") }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func isLabel(_ bytes: ArraySlice<UInt8>) -> Bool {
    let words = bytes.split(separator: 0x2E, omittingEmptySubsequences: false)
    return words.allSatisfy { word in
      !word.isEmpty
        && word.allSatisfy {
          (0x30...0x39).contains($0) || (0x61...0x7A).contains($0 | 0x20) || $0 == 0x2D
        }
    }
  }

  static func invalid(_ text: String) -> DotNetException {
    DotNetException.format("The input string '\(text)' was not in a correct format.")
  }
}

extension TypeDefinition {
  static let semanticVersion = TypeDefinition(
    "System.Management.Automation.SemanticVersion",
    interfaces: ["IComparable", "IComparable`1", "IEquatable`1"]
  ) { m in
    m.constructor("(string version)") { a in
      .object(try SemanticVersionObject.parse(a.string(0)))
    }
    m.constructor(
      "(int major, int minor, int patch, string preReleaseLabel, string buildLabel)",
      "(int major, int minor, int patch, string label)", "(int major, int minor, int patch)",
      "(int major, int minor)", "(int major)"
    ) { a in try made(a) }
    m.constructor("(version version)") { a in
      guard let version = a.object(0, VersionObject.self) else {
        throw DotNetException.argumentNull("version")
      }
      return .object(
        SemanticVersionObject([version[0], version[1], max(0, version[2])], nil, nil))
    }
    for (place, name) in ["Major", "Minor", "Patch"].enumerated() {
      m.property("int \(name) {get;}") { (me: SemanticVersionObject) in .int(me.numbers[place]) }
    }
    m.property("string PreReleaseLabel {get;}") { (me: SemanticVersionObject) in
      me.label.map { .string($0) } ?? .null
    }
    m.property("string BuildLabel {get;}") { (me: SemanticVersionObject) in
      me.build.map { .string($0) } ?? .null
    }
    m.function("static semver Parse(string version)") { a in
      try a.requireNotNull(0, "version")
      return .object(try SemanticVersionObject.parse(a.string(0)))
    }
    m.function("static bool TryParse(string version, [ref] semver result)") { a in
      let found = a[0].isNull ? nil : try? SemanticVersionObject.parse(a.string(0))
      try a.assign(1, found.map { .object($0) } ?? .null)
      return .bool(found != nil)
    }
    m.function("static int Compare(semver versionA, semver versionB)") { a in
      guard let left = a.object(0, SemanticVersionObject.self) else {
        return .int(a[1].isNull ? 0 : -1)
      }
      return .int(Int32(left.compare(to: a[1]) ?? 1))
    }
    m.method("int CompareTo(System.Object version)", "int CompareTo(semver value)") {
      (me: SemanticVersionObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException(
          "System.Management.Automation.PSArgumentException",
          "Cannot process argument because the value of argument \"version\" is not valid. Change the value of the \"version\" argument and run the operation again."
        )
      }
      return .int(Int32(order))
    }
  }

  private static func made(_ a: Arguments) throws -> Value {
    for (place, name) in ["major", "minor", "patch"].enumerated()
    where place < a.count && a.int(place) < 0 {
      throw DotNetException(
        "System.Management.Automation.PSArgumentException",
        "Cannot process argument because the value of argument \"\(name)\" is not valid. Change the value of the \"\(name)\" argument and run the operation again."
      )
    }
    let numbers = (0..<3).map { $0 < a.count ? Int32(clamping: a[$0].integerOrZero) : 0 }
    func label(_ place: Int) throws -> String? {
      guard place < a.count, !a.string(place).utf8.isEmpty else { return nil }
      guard SemanticVersionObject.isLabel(Array(a.string(place).utf8)[...]) else {
        throw SemanticVersionObject.invalid(a.string(place))
      }
      return a.string(place)
    }
    guard a.count == 4, a.string(3).utf8.contains(0x2B) else {
      return .object(SemanticVersionObject(numbers, try label(3), try label(4)))
    }
    let text = numbers.map { String($0) }.joined(separator: ".") + "-" + a.string(3)
    return .object(try SemanticVersionObject.parse(text))
  }
}
