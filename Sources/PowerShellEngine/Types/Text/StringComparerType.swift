/// `System.StringComparer`: how texts are ordered and told apart.
extension TypeDefinition {
  static let stringComparers: [TypeDefinition] = [
    stringComparer,
    TypeDefinition("System.CultureAwareComparer", base: "System.StringComparer"),
    TypeDefinition("System.OrdinalComparer", base: "System.StringComparer"),
    TypeDefinition("System.OrdinalCaseSensitiveComparer", base: "System.OrdinalComparer"),
    TypeDefinition("System.OrdinalIgnoreCaseComparer", base: "System.OrdinalComparer"),
  ]

  private static let stringComparer = TypeDefinition(
    "System.StringComparer",
    interfaces: [
      "IComparer", "IEqualityComparer", "System.Collections.Generic.IComparer`1[System.String]",
      "System.Collections.Generic.IEqualityComparer`1[System.String]",
    ],
    isAbstract: true
  ) { m in
    let kinds: [(String, (Session) -> TextComparison)] = [
      ("InvariantCulture", { _ in .culture(.invariant, []) }),
      ("InvariantCultureIgnoreCase", { _ in .culture(.invariant, .ignoreCase) }),
      ("CurrentCulture", { StringOrder.culture($0) }),
      ("CurrentCultureIgnoreCase", { StringOrder.culture($0, .ignoreCase) }),
      ("Ordinal", { _ in .ordinal }), ("OrdinalIgnoreCase", { _ in .ordinalIgnoringCase }),
    ]
    for (name, make) in kinds {
      m.constant("static System.StringComparer \(name) {get;}") {
        .object(ComparerObject(make(.current)))
      }
    }
    m.function(
      "static System.StringComparer FromComparison(System.StringComparison comparisonType)"
    ) { a in .object(ComparerObject(try StringOrder.comparison(a, at: 0, or: .ordinal))) }
    m.function(
      "static System.StringComparer Create(cultureinfo culture, bool ignoreCase)",
      "static System.StringComparer Create(cultureinfo culture, System.Globalization.CompareOptions options)"
    ) { a in
      guard let culture = a.object(0, CultureObject.self)?.culture else {
        throw DotNetException.argumentNull("culture")
      }
      let options =
        a.place("options").map { CompareOptions(rawValue: Int32(truncatingIfNeeded: a.int($0))) }
        ?? (a.bool(1) ? .ignoreCase : [])
      return .object(ComparerObject(.culture(Collation.named(culture.name), options)))
    }
    declareMethods(m)
  }

  private static func declareMethods(_ m: MemberDeclarations) {
    m.method("int Compare(string x, string y)", "int Compare(System.Object x, System.Object y)") {
      (me: ComparerObject, a) in
      let order = try me.compare(a[0], a[1], a.session)
      guard case .culture = me.comparison else { return .int(Int32(clamping: order)) }
      return .int(Int32(order.signum()))
    }
    m.method("bool Equals(string x, string y)", "bool Equals(System.Object x, System.Object y)") {
      (me: ComparerObject, a) in
      guard case .string(let x) = a[0].base, case .string(let y) = a[1].base else {
        return .bool(a[0].equals(a[1]))
      }
      return .bool(me.comparison.equals(x, y))
    }
    m.method("int GetHashCode(string obj)", "int GetHashCode(System.Object obj)") {
      (me: ComparerObject, a) in
      try a.requireNotNull(0, "obj")
      let text = a.string(0)
      let hash = me.ignoresCase ? AsciiFold.foldedHash(of: text) : a[0].hashCode()
      return .int(Int32(truncatingIfNeeded: hash))
    }
  }
}

extension ComparerObject {
  /// A comparer under the type .NET gives one of its kind.
  convenience init(_ comparison: TextComparison) {
    let name =
      switch comparison {
      case .ordinal: "System.OrdinalCaseSensitiveComparer"
      case .ordinalIgnoringCase: "System.OrdinalIgnoreCaseComparer"
      case .culture: "System.CultureAwareComparer"
      }
    self.init(comparison, type: TypeTable.required(name))
  }
}
