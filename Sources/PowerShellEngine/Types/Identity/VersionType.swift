/// `System.Version`.
final class VersionObject: PSObject {
  /// Two to four numbers.
  let parts: [Int32]
  init(_ parts: [Int32]) { self.parts = parts }
  override var type: TypeInfo { TypeTable.required("System.Version") }
  override func hash() -> Int { parts.hashValue }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? VersionObject)?.parts == parts
  }
  override func compare(to other: Value) -> Int? {
    guard let other = other.base.reference as? VersionObject else { return nil }
    for place in 0..<4 {
      let (a, b) = (self[place], other[place])
      if a != b { return a < b ? -1 : 1 }
    }
    return 0
  }
  override func text(_ culture: Culture) -> String {
    parts.map { String($0) }.joined(separator: ".")
  }

  subscript(place: Int) -> Int32 { place < parts.count ? parts[place] : -1 }

  static func parse(_ text: String) throws -> VersionObject {
    let words = text.utf8.split(separator: 0x2E, omittingEmptySubsequences: false)
    guard (2...4).contains(words.count) else {
      throw DotNetException.argument("Version string portion was too short or too long.", "input")
    }
    var parts: [Int32] = []
    for word in words {
      let part = String(word) ?? ""
      let number = try NumberParsing.integer(part, as: Int32.self, "an Int32")
      guard number >= 0 else {
        throw DotNetException.outOfRange(
          "input ('\(number)') must be a non-negative value.", "input", actual: .int(number))
      }
      parts.append(number)
    }
    return VersionObject(parts)
  }
}

extension TypeDefinition {
  static let version = TypeDefinition(
    "System.Version",
    interfaces: ["ICloneable", "IComparable", "IComparable`1", "IEquatable`1", "IFormattable"]
  ) { m in
    m.constructor(
      "(int major, int minor, int build, int revision)", "(int major, int minor, int build)",
      "(int major, int minor)"
    ) { a in
      for (place, name) in ["major", "minor", "build", "revision"].enumerated()
      where place < a.count && a.int(place) < 0 {
        throw DotNetException.outOfRange(
          "\(name) ('\(a.int(place))') must be a non-negative value.", name,
          actual: a[place])
      }
      return .object(VersionObject(a.values.map { Int32(clamping: $0.integerOrZero) }))
    }
    m.constructor("(string version)") { a in .object(try VersionObject.parse(a.string(0))) }
    m.constructor("()") { _ in .object(VersionObject([0, 0])) }
    for (place, name) in ["Major", "Minor", "Build", "Revision"].enumerated() {
      m.property("int \(name) {get;}") { (me: VersionObject) in .int(me[place]) }
    }
    m.property("short MajorRevision {get;}") { (me: VersionObject) in
      .number(.int16(Int16(truncatingIfNeeded: me[3] >> 16)))
    }
    m.property("short MinorRevision {get;}") { (me: VersionObject) in
      .number(.int16(Int16(truncatingIfNeeded: me[3])))
    }
    m.function("static version Parse(string input)") { a in
      .object(try VersionObject.parse(a.string(0)))
    }
    m.function("static bool TryParse(string input, [ref] version result)") { a in
      let value = try? VersionObject.parse(a.string(0))
      try a.assign(1, value.map { .object($0) } ?? .null)
      return .bool(value != nil)
    }
    m.method("int CompareTo(System.Object version)", "int CompareTo(version value)") {
      (me: VersionObject, a) in
      if a[0].isNull { return .int(1) }
      guard let order = me.compare(to: a[0]) else {
        throw DotNetException.argument("Object must be of type Version.", "version")
      }
      return .int(Int32(order))
    }
    m.refused("bool TryFormat(System.Span[char] destination, [ref] int charsWritten)")
    m.method("System.Object Clone()") { (me: VersionObject, _) in .object(me) }
    m.method("string ToString()", "string ToString(int fieldCount)") { (me: VersionObject, a) in
      guard a.count == 1 else { return .string(me.text(.invariant)) }
      guard (0...me.parts.count).contains(a.int(0)) else {
        throw DotNetException.argument(
          "Argument must be between 0 and \(me.parts.count).", "fieldCount")
      }
      return .string(me.parts.prefix(a.int(0)).map { String($0) }.joined(separator: "."))
    }
  }
}
