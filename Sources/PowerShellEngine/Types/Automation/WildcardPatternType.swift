/// `System.Management.Automation.WildcardPattern`.
final class WildcardPatternObject: PSObject {
  let pattern: WildcardPattern
  init(_ pattern: WildcardPattern) { self.pattern = pattern }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.WildcardPattern") }

  /// `options`: 2 ignores case.
  static func make(_ text: String, _ options: Int) throws -> Value {
    do {
      return .object(
        WildcardPatternObject(try WildcardPattern(text, ignoresCase: options & 2 != 0)))
    } catch {
      throw DotNetException("System.Management.Automation.WildcardPatternException", error.message)
    }
  }

  /// The pattern in WMI's language: `%`, `_`, and `[]` around what stands for itself.
  var wql: String {
    var result: [UInt16] = []
    for element in pattern.elements {
      switch element {
      case .anyText: result.append(0x25)
      case .anyUnit: result.append(0x5F)
      case .unit(let unit):
        let isSpecial = unit == 0x25 || unit == 0x5F || unit == 0x5B
        result += isSpecial ? [0x5B, unit, 0x5D] : [unit]
      case .set(let ranges):
        result.append(0x5B)
        for range in ranges {
          result +=
            range.count == 1
            ? [range.lowerBound] : [range.lowerBound, 0x2D, range.upperBound]
        }
        result.append(0x5D)
      }
    }
    return String(utf16: result)
  }
}

extension TypeDefinition {
  static let wildcardPattern = TypeDefinition("System.Management.Automation.WildcardPattern") { m in
    m.constructor(
      "(string pattern)",
      "(string pattern, System.Management.Automation.WildcardOptions options)"
    ) { a in
      try a.requireNotNull(0, "pattern")
      return try WildcardPatternObject.make(a.string(0), a.count > 1 ? a.int(1) : 0)
    }
    m.function(
      "static WildcardPattern Get(string pattern, System.Management.Automation.WildcardOptions options)"
    ) { a in try WildcardPatternObject.make(a.string(0), a.int(1)) }
    m.method("bool IsMatch(string input)") { (me: WildcardPatternObject, a) in
      .bool(!a[0].isNull && me.pattern.matches(a.string(0)))
    }
    m.method("string ToWql()") { (me: WildcardPatternObject, _) in .string(me.wql) }
    m.function("static string Escape(string pattern)") { a in
      try a.requireNotNull(0, "pattern")
      return .string(WildcardPattern.escape(a.string(0)))
    }
    m.function("static string Unescape(string pattern)") { a in
      try a.requireNotNull(0, "pattern")
      return .string(WildcardPattern.unescape(a.string(0)))
    }
    m.function("static bool ContainsWildcardCharacters(string pattern)") { a in
      .bool(WildcardPattern.containsWildcard(a.string(0)))
    }
  }
}
