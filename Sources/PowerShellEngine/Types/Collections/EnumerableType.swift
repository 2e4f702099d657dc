/// `System.Linq.Enumerable`: the queries over sequences that scripts call as static methods.
extension TypeDefinition {
  static let enumerable = TypeDefinition("System.Linq.Enumerable", isAbstract: true) { m in
    EnumerableMembers.declareNumbers(m)
    EnumerableMembers.declareChoices(m)
    EnumerableMembers.declareShaping(m)
    EnumerableMembers.declareTwo(m)
    EnumerableMembers.declareMaking(m)
    EnumerableMembers.declareQueries(m)
  }
}

/// The members of `Enumerable`, by what they do.
enum EnumerableMembers {
  private static let sequence = "System.Collections.Generic.IEnumerable"
  private static let source = sequence + "[TSource] source"

  static func declareNumbers(_ m: MemberDeclarations) {
    for type in ["int", "long", "double", "decimal", "float"] {
      m.function("static \(type) Sum(\(sequence)[\(type)] source)") { a in
        let type = TypeTable.named(type, in: nil) ?? .object
        var sum: Value = try Conversion.convert(.int(0), to: type, a.session)
        for element in a.list(0) { sum = try Arithmetic.add(sum, element, a.session) }
        do {
          return try Conversion.convert(sum, to: type, a.session)
        } catch is ScriptError {
          throw DotNetException.overflow("Arithmetic operation resulted in an overflow.")
        }
      }
      let mean = type == "decimal" || type == "float" ? type : "double"
      m.function("static \(mean) Average(\(sequence)[\(type)] source)") { a in
        let elements = try filled(a)
        var sum: Value = .int(0)
        for element in elements { sum = try Arithmetic.add(sum, element, a.session) }
        let quotient = try Arithmetic.divide(sum, .int(Int32(clamping: elements.count)), a.session)
        let type = TypeTable.named(mean, in: nil) ?? .object
        return try Conversion.convert(quotient, to: type, a.session)
      }
    }
    m.function("static TSource Max(\(source))") { a in try extreme(a, sign: 1) }
    m.function("static TSource Min(\(source))") { a in try extreme(a, sign: -1) }
    m.function("static int Count(\(source))") { a in
      .int(Int32(clamping: a.list(0).count))
    }
    m.function("static int Count(\(source), System.Func[TSource,bool] predicate)") { a in
      .int(Int32(clamping: try chosen(a).count))
    }
  }

  static func declareChoices(_ m: MemberDeclarations) {
    let predicate = "System.Func[TSource,bool] predicate"
    m.function("static \(sequence)[TSource] Where(\(source), \(predicate))") { a in
      alike(try chosen(a), a)
    }
    m.function("static bool Any(\(source))") { a in .bool(!a.list(0).isEmpty) }
    m.function("static bool Any(\(source), \(predicate))") { a in
      .bool(try a.list(0).contains { try DelegateCall.holds(a[1], $0, a) })
    }
    m.function("static bool All(\(source), \(predicate))") { a in
      .bool(try a.list(0).allSatisfy { try DelegateCall.holds(a[1], $0, a) })
    }
    for name in ["First", "Last", "Single"] {
      m.function(
        "static TSource \(name)(\(source))",
        "static TSource \(name)(\(source), \(predicate))"
      ) { a in
        let elements = try chosen(a)
        guard let found = name == "Last" ? elements.last : elements.first else {
          throw a.count > 1 ? noMatch : noElements
        }
        if name == "Single", elements.count > 1 {
          throw DotNetException.invalidOperation(
            a.count > 1
              ? "Sequence contains more than one matching element"
              : "Sequence contains more than one element")
        }
        return found
      }
      m.function(
        "static TSource \(name)OrDefault(\(source))",
        "static TSource \(name)OrDefault(\(source), \(predicate))"
      ) { a in
        let elements = try chosen(a)
        let found = name == "Last" ? elements.last : elements.first
        return found ?? a[0].effectiveElement?.blank ?? .null
      }
    }
    m.function("static bool Contains(\(source), TSource value)") { a in
      .bool(a.list(0).contains { $0.equals(a[1]) })
    }
  }

  static func declareShaping(_ m: MemberDeclarations) {
    let result = "static \(sequence)[TSource]"
    m.function("\(result) Take(\(source), int count)") { a in
      alike(Array(a.list(0).prefix(max(a.int(1), 0))), a)
    }
    m.function("\(result) Skip(\(source), int count)") { a in
      alike(Array(a.list(0).dropFirst(max(a.int(1), 0))), a)
    }
    m.function("\(result) Reverse(\(source))") { a in alike(a.list(0).reversed(), a) }
    m.function("\(result) Distinct(\(source))") { a in alike(distinct(a.list(0)), a) }
    m.function("static TSource[] ToArray(\(source))") { a in alike(a.list(0), a) }
    m.function("static System.Collections.Generic.List[TSource] ToList(\(source))") { a in
      let element = a[0].effectiveElement ?? .object
      guard let type = TypeTable.close("System.Collections.Generic.List", [element]) else {
        return alike(a.list(0), a)
      }
      return .object(ListObject(a.list(0), type: type))
    }
    m.function(
      "static \(sequence)[TResult] Select(\(source), System.Func[TSource,TResult] selector)"
    ) { a in
      .list(try a.list(0).map { try DelegateCall.result(a[1], [$0], a.session) })
    }
    for name in ["OrderBy", "OrderByDescending"] {
      m.function(
        "\(result) \(name)(\(source), System.Func[TSource,TKey] keySelector)"
      ) { a in
        let sign = name == "OrderBy" ? 1 : -1
        var keyed = try a.list(0).enumerated().map { place, element in
          (place, element, key: try DelegateCall.result(a[1], [element], a.session))
        }
        try keyed.sort {
          let order = try ValueOrder.compare($0.key, $1.key) * sign
          return order == 0 ? $0.0 < $1.0 : order < 0
        }
        return alike(keyed.map(\.1), a)
      }
    }
    m.function(
      "static TSource Aggregate(\(source), System.Func[TSource,TSource,TSource] func)"
    ) { a in
      var elements = try filled(a)[...]
      var result = elements.removeFirst()
      for element in elements {
        result = try DelegateCall.result(a[1], [result, element], a.session)
      }
      return result
    }
  }

  static func declareTwo(_ m: MemberDeclarations) {
    let two = "(\(sequence)[TSource] first, \(sequence)[TSource] second)"
    let result = "static \(sequence)[TSource]"
    m.function("\(result) Concat\(two)") { a in alike(a.list(0) + a.list(1), a) }
    m.function("\(result) Union\(two)") { a in
      alike(distinct(a.list(0) + a.list(1)), a)
    }
    m.function("\(result) Except\(two)") { a in
      let others = a.list(1)
      return alike(distinct(a.list(0)).filter { one in !others.contains { $0.equals(one) } }, a)
    }
    m.function("\(result) Intersect\(two)") { a in
      let others = a.list(1)
      return alike(distinct(a.list(0)).filter { one in others.contains { $0.equals(one) } }, a)
    }
    m.function("static bool SequenceEqual\(two)") { a in
      let (first, second) = (a.list(0), a.list(1))
      return .bool(first.count == second.count && zip(first, second).allSatisfy { $0.equals($1) })
    }
  }

  static func declareMaking(_ m: MemberDeclarations) {
    m.function("static \(sequence)[int] Range(int start, int count)") { a in
      guard a.int(1) >= 0 else {
        throw DotNetException.outOfRange(DotNetException.anyRange, "count")
      }
      try MemoryGate.check(elements: a.int(1))
      return .array(
        ArrayObject(
          (0..<a.int(1)).map { .int(Int32(truncatingIfNeeded: a.int(0) &+ $0)) },
          of: TypeInfo.int32))
    }
    m.function("static \(sequence)[TResult] Repeat(TResult element, int count)") { a in
      try MemoryGate.check(elements: max(a.int(1), 0))
      return .list(Array(repeating: a[0], count: max(a.int(1), 0)))
    }
  }

  // MARK: What they share

  private static let noElements = DotNetException.invalidOperation("Sequence contains no elements")
  private static let noMatch = DotNetException.invalidOperation(
    "Sequence contains no matching element")

  private static func filled(_ a: Arguments) throws -> [Value] {
    let elements = a.list(0)
    if elements.isEmpty { throw noElements }
    return elements
  }

  /// The elements that the second argument holds of; all where there is none.
  private static func chosen(_ a: Arguments) throws -> [Value] {
    guard a.count > 1 else { return a.list(0) }
    return try a.list(0).filter { try DelegateCall.holds(a[1], $0, a) }
  }

  /// Elements as an array of the source's own kind.
  static func alike(_ elements: [Value], _ a: Arguments) -> Value {
    .array(ArrayObject(elements, of: a[0].effectiveElement?.asElement))
  }

  private static func distinct(_ elements: [Value]) -> [Value] {
    let seen = TableObject(comparison: .exact)
    return elements.filter { element in
      guard !seen.contains(element) else { return false }
      seen.set(element, .null)
      return true
    }
  }

  private static func extreme(_ a: Arguments, sign: Int) throws -> Value {
    let elements = try filled(a)
    var best = elements[0]
    for element in elements.dropFirst()
    where try ValueOrder.compare(element, best) * sign > 0 { best = element }
    return best
  }
}
