/// Patterns and what they match.
extension TypeDefinition {
  static let regex = TypeDefinition(
    "System.Text.RegularExpressions.Regex", interfaces: ["ISerializable"]
  ) { m in
    m.constructor(
      "(string pattern)",
      "(string pattern, System.Text.RegularExpressions.RegexOptions options)",
      "(string pattern, System.Text.RegularExpressions.RegexOptions options, timespan matchTimeout)"
    ) { a in
      .object(try RegexObject.make(a.string(0), a.int("options") ?? 0))
    }
    m.property("System.Text.RegularExpressions.RegexOptions Options {get;}") { (me: RegexObject) in
      EnumValues.numbered(
        "System.Text.RegularExpressions.RegexOptions", Int64(me.options))
    }
    m.constant("static timespan InfiniteMatchTimeout {get;}") { .span(RegexObject.noTimeout) }
    m.constant("static int CacheSize {get;set;}", get: { .int(15) }, set: { _ in })
    RegexObject.declareGroups(m)
    m.property("bool RightToLeft {get;}") { (me: RegexObject) in .bool(me.expression.isRightToLeft)
    }
    // No limit is set: .NET shows that as minus one millisecond.
    m.property("timespan MatchTimeout {get;}") { (_: RegexObject) in .timeSpan(-10_000) }
    m.method("string ToString()") { (me: RegexObject, _) in .string(me.pattern) }
    m.method("bool IsMatch(string input)", "bool IsMatch(string input, int startat)") {
      (me: RegexObject, a) in
      .bool(try me.expression.isMatch(a.string(0), from: try RegexObject.start(a)))
    }
    m.method(
      "System.Text.RegularExpressions.Match Match(string input)",
      "System.Text.RegularExpressions.Match Match(string input, int startat)"
    ) { (me: RegexObject, a) in
      .object(
        MatchObject(try me.expression.firstMatch(in: a.string(0), from: try RegexObject.start(a))))
    }
    m.method(
      "System.Text.RegularExpressions.MatchCollection Matches(string input)",
      "System.Text.RegularExpressions.MatchCollection Matches(string input, int startat)"
    ) { (me: RegexObject, a) in
      try MatchCollectionObject.of(me.expression, a.string(0), try RegexObject.start(a))
    }
    m.method(
      "string Replace(string input, string replacement)",
      "string Replace(string input, string replacement, int count)",
      "string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator)",
      "string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count)",
      "string Replace(string input, string replacement, int count, int startat)",
      "string Replace(string input, System.Text.RegularExpressions.MatchEvaluator evaluator, int count, int startat)"
    ) { (me: RegexObject, a) in
      .string(try me.replace(a.string(0), a[1], a, from: try RegexObject.start(a)))
    }
    m.method("string[] Split(string input)", "string[] Split(string input, int count)") {
      (me: RegexObject, a) in
      .array(
        ArrayObject(
          try me.expression.split(a.string(0), count: a.int("count") ?? 0).map { .string($0) },
          of: .string))
    }
    m.method("string[] GetGroupNames()") { (me: RegexObject, _) in
      .array(ArrayObject(me.expression.groupNames.map { .string($0) }, of: .string))
    }
    m.method("int[] GetGroupNumbers()") { (me: RegexObject, _) in
      .array(ArrayObject(me.expression.groupNumbers.map { .int(Int32(clamping: $0)) }, of: .int32))
    }
    m.function("static string Escape(string str)") { a in
      .string(RegularExpression.escape(a.string(0)))
    }
    m.function("static string Unescape(string str)") { a in
      return .string(
        try RegexObject.reading { () throws(RegexParseError) in
          try RegularExpression.unescape(a.string(0))
        })
    }
    RegexObject.declareStatics(m)
  }

  static let regexParts: [TypeDefinition] =
    [
      TypeDefinition("System.Text.RegularExpressions.MatchEvaluator", .delegate),
      TypeDefinition("System.Text.RegularExpressions.Capture") { m in
        m.property("int Index {get;}") { (me: CaptureObject) in
          .int(Int32(clamping: me.capture?.index ?? 0))
        }
        m.property("int Length {get;}") { (me: CaptureObject) in
          .int(Int32(clamping: me.capture?.length ?? 0))
        }
        m.property("string Value {get;}") { (me: CaptureObject) in .string(me.capture?.value ?? "")
        }
        // A span cannot leave .NET: scripts see nothing.
        m.property("System.ReadOnlySpan[char] ValueSpan {get;}") { (_: CaptureObject) in .null }
        m.method("string ToString()") { (me: CaptureObject, _) in .string(me.capture?.value ?? "") }
      },
      TypeDefinition(
        "System.Text.RegularExpressions.Group", base: "System.Text.RegularExpressions.Capture"
      ) { m in
        m.property("bool Success {get;}") { (me: CaptureObject) in .bool(me.capture != nil) }
        m.property("string Name {get;}") { (me: CaptureObject) in .string(me.name) }
        m.property("System.Text.RegularExpressions.CaptureCollection Captures {get;}") {
          (me: CaptureObject) in
          // The last capture is the group itself.
          let earlier = me.captures.dropLast().map {
            Value.object(CaptureObject($0, name: "", typeName: "Capture"))
          }
          return .object(
            MatchCollectionObject(
              me.captures.isEmpty ? [] : earlier + [.object(me)], "CaptureCollection"))
        }
      },
      TypeDefinition(
        "System.Text.RegularExpressions.Match", base: "System.Text.RegularExpressions.Group"
      ) { m in
        m.property("System.Text.RegularExpressions.GroupCollection Groups {get;}") {
          (me: MatchObject) in
          .object(MatchCollectionObject(me.groups, "GroupCollection"))
        }
        m.method("System.Text.RegularExpressions.Match NextMatch()") { (me: MatchObject, _) in
          .object(try me.next())
        }
        m.method("string Result(string replacement)") { (me: MatchObject, a) in
          guard let match = me.match else {
            throw DotNetException.notSupported("Result cannot be called on a failed Match.")
          }
          let parts = try RegexObject.reading { () throws(RegexParseError) in
            try RegexReplacement(a.string(0), for: match.expression)
          }
          return .string(parts.text(for: match))
        }
      },
    ]
    + ["MatchCollection", "GroupCollection", "CaptureCollection"].map { name in
      TypeDefinition(
        "System.Text.RegularExpressions." + name,
        interfaces: ["ICollection", "IEnumerable", "IList"]
      ) { m in
        m.property("int Count {get;}") { (me: MatchCollectionObject) in
          .int(Int32(clamping: me.elements.count))
        }
        m.indexer("System.Text.RegularExpressions.Group Item[System.Object] {get;}") {
          (me: MatchCollectionObject, a) in try me.element(a[0], a.session)
        }
        m.method("bool ContainsKey(string key)") { (me: MatchCollectionObject, a) in
          .bool(me.elements.contains { ($0.reference as? CaptureObject)?.name == a.string(0) })
        }
      }
    }
}
