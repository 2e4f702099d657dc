/// Which of two overloads that both fit is the better one.
enum OverloadComparison {
  /// The one that no other equals; nil where two are equally good.
  static func best(
    _ candidates: [MethodBinder.Candidate], _ arguments: [Value]
  ) -> MethodBinder.Candidate? {
    guard var best = candidates.first else { return nil }
    var isShared = false
    for candidate in candidates.dropFirst() {
      let order = compare(candidate, best, arguments)
      if order == 0 { isShared = true }
      if order > 0 { (best, isShared) = (candidate, false) }
    }
    return isShared ? nil : best
  }

  /// Positive where the first is better.
  static func compare(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    for rule in [byRank, byCopying, byType, byExpansion, bySpecificity, byCount] {
      let order = rule(a, b, arguments)
      if order != 0 { return order }
    }
    return 0
  }

  /// Earlier arguments weigh more.
  private static func byRank(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    var better = 0
    for place in a.ranks.indices where place < b.ranks.count {
      let weight = a.ranks.count - place
      var (left, right) = (a.ranks[place], b.ranks[place])
      if left == right, left == .unrelatedArrays, place < arguments.count {
        let element = arguments[place].effectiveElement
        left = a.types[place].element.map { ConversionRank.of(element, to: $0) } ?? .none
        right = b.types[place].element.map { ConversionRank.of(element, to: $0) } ?? .none
      }
      if left != right { better += left > right ? weight : -weight }
    }
    return better
  }

  /// An array whose elements must be converted loses where all else is even.
  private static func byCopying(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    let left = a.ranks.count { $0 == .unrelatedArrays }
    return b.ranks.count { $0 == .unrelatedArrays } - left
  }

  /// Of implicit conversions the nearer type wins, of explicit ones the wider.
  private static func byType(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    var better = 0
    for place in a.ranks.indices where place < b.ranks.count {
      let (left, right) = (a.ranks[place], b.ranks[place])
      if left < .nullToValue || right < .nullToValue { continue }
      if (left >= .numericImplicit) != (right >= .numericImplicit) { continue }
      let weight = (a.ranks.count - place) * (left >= .numericImplicit ? -1 : 1)
      let there = ConversionRank.of(a.types[place], to: b.types[place])
      let back = ConversionRank.of(b.types[place], to: a.types[place])
      if there < back { better += weight }
      if there > back { better -= weight }
    }
    return better
  }

  private static func byExpansion(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    if a.isExpanded != b.isExpanded { return a.isExpanded ? -1 : 1 }
    guard a.isExpanded else { return 0 }
    return a.overload.parameters.count - b.overload.parameters.count
  }

  /// A method that is not generic is more specific than one that is.
  private static func bySpecificity(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    b.overload.typeParameters.count - a.overload.typeParameters.count
  }

  private static func byCount(
    _ a: MethodBinder.Candidate, _ b: MethodBinder.Candidate, _ arguments: [Value]
  ) -> Int {
    b.overload.parameters.count - a.overload.parameters.count
  }
}

extension Value {
  /// The type of an array's elements: of `object[]` the type they share, if they do.
  var effectiveElement: TypeInfo? {
    guard case .array(let array) = base else { return type.element ?? type.genericArguments.first }
    if let element = array.elementType, element !== TypeInfo.object { return element }
    guard let first = array.elements.first?.base, !first.isNull else { return .object }
    let isShared = array.elements.allSatisfy { !$0.isNull && $0.base.type === first.type }
    return isShared ? first.type : .object
  }
}
