/// `System.Management.Automation.LanguagePrimitives`: the language's rules as methods.
extension TypeDefinition {
  static let languagePrimitives = TypeDefinition(
    "System.Management.Automation.LanguagePrimitives", isAbstract: true
  ) { m in
    LanguageRules.declareComparing(m)
    LanguageRules.declareConverting(m)
    LanguageRules.declareRest(m)
  }
}

enum LanguageRules {
  private static let operands = "System.Object first, System.Object second"

  static func declareComparing(_ m: MemberDeclarations) {
    m.function(
      "static bool Equals(\(operands))", "static bool Equals(\(operands), bool ignoreCase)",
      "static bool Equals(\(operands), bool ignoreCase, System.IFormatProvider formatProvider)"
    ) { a in
      .bool(try Comparison.equal(a[0], a[1], ignoringCase: a.bool("ignoreCase"), a.session))
    }
    m.function(
      "static int Compare(\(operands))", "static int Compare(\(operands), bool ignoreCase)",
      "static int Compare(\(operands), bool ignoreCase, System.IFormatProvider formatProvider)"
    ) { a in .int(try order(a)) }
    m.function(
      "static bool TryCompare(\(operands), [ref] int result)",
      "static bool TryCompare(\(operands), bool ignoreCase, [ref] int result)",
      "static bool TryCompare(\(operands), bool ignoreCase, System.IFormatProvider formatProvider, [ref] int result)"
    ) { a in
      let found = try? order(a)
      try a.assign(a.count - 1, .int(found ?? 0))
      return .bool(found != nil)
    }
  }

  private static func order(_ a: Arguments) throws -> Int32 {
    let ignoresCase = a.bool("ignoreCase")
    if try Comparison.equal(a[0], a[1], ignoringCase: ignoresCase, a.session) { return 0 }
    do {
      let isLess = try Comparison.holds(
        .less, a[0], a[1], ignoringCase: ignoresCase, a.session)
      return isLess ? -1 : 1
    } catch let error as ScriptError {
      let words = error.record.exception.message
      let isWhole = words.utf8.starts(with: "Could not compare".utf8)
      throw DotNetException(
        "System.Management.Automation.PSArgumentException",
        isWhole
          ? words
          : ScriptError.comparisonFailure(a[0], a[1], words).record.exception.message)
    }
  }

  static func declareConverting(_ m: MemberDeclarations) {
    m.function(
      "static System.Object ConvertTo(System.Object valueToConvert, type resultType)",
      "static System.Object ConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider)"
    ) { a in
      guard let type = a.object(1, TypeInfo.self) else {
        throw DotNetException.argumentNull("resultType")
      }
      return try Conversion.convert(a[0], to: type, a.session)
    }
    m.function(
      "static bool TryConvertTo(System.Object valueToConvert, type resultType, [ref] System.Object result)",
      "static bool TryConvertTo(System.Object valueToConvert, type resultType, System.IFormatProvider formatProvider, [ref] System.Object result)"
    ) { a in
      let found = a.object(1, TypeInfo.self).flatMap {
        Conversion.tryConvert(a[0], to: $0, a.session)
      }
      try a.assign(a.count - 1, found ?? .null)
      return .bool(found != nil)
    }
    m.function("static string ConvertTypeNameToPSTypeName(string typeName)") { a in
      let name = a.string(0)
      return TypeTable.find(name).map { .string("[\($0.shortName)]") } ?? .null
    }
  }

  static func declareRest(_ m: MemberDeclarations) {
    m.function("static bool IsTrue(System.Object obj)") { a in .bool(a[0].isTrue) }
    m.function("static bool IsObjectEnumerable(System.Object obj)") { a in
      .bool(isEnumerable(a[0]))
    }
    m.function("static System.Collections.IEnumerable GetEnumerable(System.Object obj)") { a in
      isEnumerable(a[0]) ? a[0] : .null
    }
    m.function("static System.Collections.IEnumerator GetEnumerator(System.Object obj)") { a in
      guard isEnumerable(a[0]) else { return .null }
      return .object(EnumeratorObject("System.Collections.IEnumerator", try a[0].base.elements()))
    }
  }

  private static func isEnumerable(_ value: Value) -> Bool {
    switch value.base {
    case .array: true
    case .object(let object): object.makeEnumerator() != nil
    default: false
    }
  }
}
