/// The rest of `System.Linq.Enumerable`: queries that group, pair and choose by a function.
extension EnumerableMembers {
  private static let sequence = "System.Collections.Generic.IEnumerable"
  private static let source = sequence + "[TSource] source"
  private static let result = "static \(sequence)[TSource]"
  private static let key = "System.Func[TSource,TKey] keySelector"

  static func declareQueries(_ m: MemberDeclarations) {
    declareEnds(m)
    declareKeys(m)
    declarePairs(m)
    declareTables(m)
    declareKinds(m)
  }

  private static func declareEnds(_ m: MemberDeclarations) {
    m.function("\(result) Append(\(source), TSource element)") { a in alike(a.list(0) + [a[1]], a) }
    m.function("\(result) Prepend(\(source), TSource element)") { a in
      alike([a[1]] + a.list(0), a)
    }
    m.function("\(result) TakeLast(\(source), int count)") { a in
      alike(Array(a.list(0).suffix(max(a.int(1), 0))), a)
    }
    m.function("\(result) SkipLast(\(source), int count)") { a in
      alike(Array(a.list(0).dropLast(max(a.int(1), 0))), a)
    }
    let predicate = "System.Func[TSource,bool] predicate"
    m.function("\(result) TakeWhile(\(source), \(predicate))") { a in
      alike(Array(try a.list(0).prefix { try DelegateCall.holds(a[1], $0, a) }), a)
    }
    m.function("\(result) SkipWhile(\(source), \(predicate))") { a in
      alike(Array(try a.list(0).drop { try DelegateCall.holds(a[1], $0, a) }), a)
    }
    m.function("static TSource ElementAt(\(source), int index)") { a in
      let elements = a.list(0)
      guard elements.indices.contains(a.int(1)) else {
        throw DotNetException.outOfRange(DotNetException.listIndex, "index")
      }
      return elements[a.int(1)]
    }
    m.function("static TSource ElementAtOrDefault(\(source), int index)") { a in
      let elements = a.list(0)
      guard elements.indices.contains(a.int(1)) else {
        return a[0].effectiveElement?.blank ?? .null
      }
      return elements[a.int(1)]
    }
    m.function("\(result) DefaultIfEmpty(\(source))") { a in
      let elements = a.list(0)
      return alike(elements.isEmpty ? [a[0].effectiveElement?.blank ?? .null] : elements, a)
    }
    m.function("static long LongCount(\(source))") { a in .long(Int64(a.list(0).count)) }
    m.function("static \(sequence)[TSource[]] Chunk(\(source), int size)") { a in
      let (elements, size) = (a.list(0), a.int(1))
      guard size > 0 else { throw DotNetException.outOfRange(DotNetException.anyRange, "size") }
      return .list(
        stride(from: 0, to: elements.count, by: size).map {
          alike(Array(elements[$0..<min($0 + size, elements.count)]), a)
        })
    }
  }

  /// Queries by what a function makes of each element.
  private static func declareKeys(_ m: MemberDeclarations) {
    for name in ["Order", "OrderDescending"] {
      m.function("\(result) \(name)(\(source))") { a in
        let sorted = try ValueOrder.sorted(a.list(0))
        return alike(name == "Order" ? sorted : sorted.reversed(), a)
      }
    }
    for (name, sign) in [("MaxBy", 1), ("MinBy", -1)] {
      m.function("static TSource \(name)(\(source), \(key))") { a in
        var best: (element: Value, key: Value)?
        for element in a.list(0) {
          let key = try DelegateCall.result(a[1], [element], a.session)
          if let known = best?.key, try ValueOrder.compare(key, known) * sign <= 0 { continue }
          best = (element, key)
        }
        return best?.element ?? .null
      }
    }
    m.function("\(result) DistinctBy(\(source), \(key))") { a in
      let seen = TableObject(comparison: .exact)
      return alike(
        try a.list(0).filter { element in
          let key = try DelegateCall.result(a[1], [element], a.session)
          guard !seen.contains(key) else { return false }
          seen.set(key, .null)
          return true
        }, a)
    }
    m.function(
      "static \(sequence)[TResult] SelectMany(\(source), System.Func[TSource,\(sequence)[TResult]] selector)"
    ) { a in
      .list(
        try a.list(0).flatMap { element in
          let made = try DelegateCall.result(a[1], [element], a.session)
          return made.isNull ? [] : try made.base.elements()
        })
    }
    m.function(
      "static TAccumulate Aggregate(\(source), TAccumulate seed, System.Func[TAccumulate,TSource,TAccumulate] func)"
    ) { a in
      var result = a[1]
      for element in a.list(0) {
        result = try DelegateCall.result(a[2], [result, element], a.session)
      }
      return result
    }
  }

  private static func declarePairs(_ m: MemberDeclarations) {
    m.function(
      "static \(sequence)[TResult] Zip(\(sequence)[TFirst] first, \(sequence)[TSecond] second, System.Func[TFirst,TSecond,TResult] resultSelector)"
    ) { a in
      .list(
        try zip(a.list(0), a.list(1)).map {
          try DelegateCall.result(a[2], [$0, $1], a.session)
        })
    }
    m.function(
      "static \(sequence)[System.ValueTuple[TFirst,TSecond]] Zip(\(sequence)[TFirst] first, \(sequence)[TSecond] second)"
    ) { a in .list(zip(a.list(0), a.list(1)).map { TupleObject.pair($0, $1) }) }
    m.function("static \(sequence)[System.ValueTuple[int,TSource]] Index(\(source))") { a in
      .list(
        a.list(0).enumerated().map { TupleObject.pair(.int(Int32(clamping: $0)), $1) })
    }
  }

  private static func declareTables(_ m: MemberDeclarations) {
    m.function(
      "static System.Collections.Generic.Dictionary[TKey,TSource] ToDictionary(\(source), \(key))",
      "static System.Collections.Generic.Dictionary[TKey,TElement] ToDictionary(\(source), \(key), System.Func[TSource,TElement] elementSelector)"
    ) { a in
      let type = TypeTable.close("System.Collections.Generic.Dictionary", [.object, .object])
      let table = TableObject(type: type, comparison: .exact)
      for element in a.list(0) {
        let key = try DelegateCall.result(a[1], [element], a.session)
        guard !table.contains(key) else {
          throw DotNetException.argument(
            "An item with the same key has already been added. Key: \(key.text(.invariant))")
        }
        table.set(
          key, a.count > 2 ? try DelegateCall.result(a[2], [element], a.session) : element)
      }
      return .table(table)
    }
    m.function("static System.Collections.Generic.HashSet[TSource] ToHashSet(\(source))") { a in
      let element = a[0].effectiveElement ?? .object
      guard let type = TypeTable.close("System.Collections.Generic.HashSet", [element]) else {
        return alike(a.list(0), a)
      }
      let set = SetObject(type: type, comparer: nil)
      for value in a.list(0) { _ = try set.add(value) }
      return .object(set)
    }
  }

  private static func declareKinds(_ m: MemberDeclarations) {
    m.function("\(result) AsEnumerable(\(source))") { a in a[0] }
    m.function("static \(sequence)[TResult] Cast(System.Collections.IEnumerable source)") { a in
      .list(a.list(0))
    }
  }
}
