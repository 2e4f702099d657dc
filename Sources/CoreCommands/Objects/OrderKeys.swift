internal import PowerShellEngine

/// What a sequence is ordered or grouped by: each object with the values of the expressions.
struct OrderKeys {
  struct Entry {
    let item: Value
    /// A value for each expression; nil where the object lacks the property.
    let keys: [Value?]
  }
  let expressions: [PropertySelector]
  let descending: [Bool]
  let ignoresCase: Bool
  let culture: Culture

  func entry(_ item: Value, _ call: Invocation) throws -> Entry {
    guard !expressions.isEmpty else { return Entry(item: item, keys: [item]) }
    var keys: [Value?] = []
    for expression in expressions {
      let results = try expression.results(for: item, call.session)
      if results.isEmpty { keys.append(nil) }
      for result in results {
        if let error = result.error { try report(error, item, call) }
        keys.append(result.value)
      }
    }
    return Entry(item: item, keys: keys)
  }

  private func report(_ error: ScriptError, _ item: Value, _ call: Invocation) throws {
    call.session.record(error.record)
    let record = ErrorRecord(
      error.record.exception, id: "ExpressionEvaluation", category: .invalidResult, target: item)
    record.isThrown = error.record.isThrown
    // Objects of a pipeline are seen in their wrapping.
    record.targetTypeName = "PSObject"
    try call.writeError(ScriptError(record))
  }

  /// Objects that lack a property stand last, whatever the direction.
  func compare(_ a: Entry, _ b: Entry) -> Int {
    for place in 0..<max(a.keys.count, b.keys.count) {
      let left = place < a.keys.count ? a.keys[place] : nil
      let right = place < b.keys.count ? b.keys[place] : nil
      guard let left, let right else {
        if left == nil, right == nil { continue }
        return left != nil ? -1 : 1
      }
      let order = Ordering.compare(left, right, ignoringCase: ignoresCase, culture: culture)
      if order != 0 { return place < descending.count && descending[place] ? -order : order }
    }
    return 0
  }

  /// Whether two objects belong to one group: lists and tables are told by their type alone.
  func isSameGroup(_ a: Entry, _ b: Entry) -> Bool {
    guard a.keys.count == b.keys.count else { return false }
    for (left, right) in zip(a.keys, b.keys) {
      guard let left, let right else {
        if left == nil, right == nil { continue }
        return false
      }
      if Self.isPlain(left) || Self.isPlain(right) {
        let order = Ordering.compare(left, right, ignoringCase: ignoresCase, culture: culture)
        if order != 0 { return false }
      } else if !left.dotNetText(culture).utf8.elementsEqual(right.dotNetText(culture).utf8) {
        return false
      }
    }
    return true
  }

  private static func isPlain(_ value: Value) -> Bool {
    if case .table = value.base { return false }
    return !value.isCollection
  }

  /// Objects that are equal keep their order where a stable sort is asked for; else they stand
  /// as .NET's sort leaves them.
  func sorted(_ entries: [Entry], isStable: Bool = true) -> [Entry] {
    guard isStable else {
      var sort = IntrospectiveSort(entries, by: compare)
      sort.run()
      return sort.elements
    }
    let order = entries.indices.sorted {
      let comparison = compare(entries[$0], entries[$1])
      return comparison == 0 ? $0 < $1 : comparison < 0
    }
    return order.map { entries[$0] }
  }
}

extension Invocation {
  /// `-Culture`: a name or a number.
  func culture(named name: String?) -> Culture {
    guard let name, !name.isEmpty else { return session.culture }
    return (try? session.cultures.culture(named: name)) ?? session.culture
  }
}
