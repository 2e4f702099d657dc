/// Makes random programs by walking the grammar: each is one that the parser must accept.
public struct ProgramGenerator {
  private let productions: [String: Grammar.Production]
  /// How many levels each production needs at least.
  private var heights: [String: Int] = [:]
  private let words: [String: [String]]

  /// `words` stand in for the grammar's examples of tokens.
  public init(_ grammar: Grammar, words: [String: [String]] = [:]) {
    productions = Dictionary(grammar.productions.map { ($0.name, $0) }) { first, _ in first }
    self.words = words
    measureHeights()
  }

  public func program(_ dice: inout Dice, size: Int = 60) -> String {
    program(of: "script-block", &dice, size: size)
  }

  public func program(of production: String, _ dice: inout Dice, size: Int) -> String {
    var walk = Walk(dice: dice, budget: size)
    visit(production, &walk, depth: 0)
    dice = walk.dice
    return walk.layout.text
  }

  private struct Walk {
    var dice: Dice
    var budget: Int
    var layout = ProgramLayout()
    var isCommaFree = false
    /// Inside `$( )` in a string quotes double and parentheses count wherever they stand.
    var strings = 0
    var className: String?
    var isConstructor = false
    var isStatic = false
  }

  // MARK: Heights

  private mutating func measureHeights() {
    for name in productions.keys { heights[name] = 1000 }
    var isStable = false
    while !isStable {
      isStable = true
      for (name, production) in productions {
        let height = production.isToken ? 1 : 1 + Swift.min(999, height(production.alternatives))
        if height < heights[name, default: 1000] {
          heights[name] = height
          isStable = false
        }
      }
    }
  }

  private func height(_ alternatives: [[Grammar.Item]]) -> Int {
    alternatives.map(height).min() ?? 0
  }

  private func height(_ items: [Grammar.Item]) -> Int {
    items.map { item in
      switch item {
      case .word, .touch, .optional, .repeated: 0
      case .name(let name, _): heights[name, default: 0]
      case .choice(let alternatives): height(alternatives)
      }
    }.max() ?? 0
  }

  // MARK: The walk

  private func visit(_ name: String, _ walk: inout Walk, depth: Int) {
    guard let production = productions[name] else { return }
    guard !production.isToken else { return emit(production, &walk) }
    let (wasCommaFree, className, isConstructor) = (
      walk.isCommaFree, walk.className, walk.isConstructor
    )
    let (strings, isStatic) = (walk.strings, walk.isStatic)
    if name == "member-head" { walk.isStatic = false }
    if Self.bracketed.contains(name) { walk.isCommaFree = false }
    if name == "type-definition" { walk.className = nil }
    if name == "function-member" { walk.isConstructor = false }
    if name == "expandable-string-expression" { walk.strings += 1 }
    choose(production.alternatives, name, &walk, depth: depth + 1)
    (walk.isCommaFree, walk.className) = (wasCommaFree, className)
    (walk.isConstructor, walk.strings) = (isConstructor, strings)
    if name != "member-head" { walk.isStatic = isStatic }
  }

  /// In brackets a comma makes arrays again.
  private static let bracketed: Set<String> = [
    "paren-expression", "sub-expression", "hashtable", "script-block-expression",
    "index-expression", "statement-block", "expandable-string-expression",
  ]

  private func choose(
    _ alternatives: [[Grammar.Item]], _ name: String, _ walk: inout Walk, depth: Int
  ) {
    var open = alternatives
    if walk.isCommaFree {
      open = open.filter { items in
        if name == "unary-expression", case .word(",")? = items.first { return false }
        return true
      }
    }
    if walk.budget <= 0 || depth > 60 {
      let least = open.map(height).min() ?? 0
      open = open.filter { height($0) == least }
    }
    for item in walk.dice.pick(open) ?? [] { visit(item, name, &walk, depth: depth) }
  }

  private func visit(_ item: Grammar.Item, _ owner: String, _ walk: inout Walk, depth: Int) {
    switch item {
    case .touch: walk.layout.touch()
    case .word(let word):
      walk.budget -= 1
      if word == "static" { walk.isStatic = true }
      walk.layout.append(word, isLoose: walk.strings == 0, &walk.dice)
    case .name(let name, let isCommaFree):
      let before = walk.isCommaFree
      if isCommaFree { walk.isCommaFree = true }
      visit(name, &walk, depth: depth)
      walk.isCommaFree = before
    case .choice(let alternatives): choose(alternatives, "", &walk, depth: depth)
    case .optional(let alternatives):
      if takesOptional(alternatives, owner, &walk) {
        choose(alternatives, "", &walk, depth: depth)
      }
    case .repeated(let alternatives):
      guard !isComma(alternatives) || !walk.isCommaFree || !Self.lists.contains(owner) else {
        return
      }
      var percent = owner == "statement-list" ? 75 : 40
      while walk.budget > 0, walk.dice.chance(percent) {
        choose(alternatives, "", &walk, depth: depth)
        percent = percent * 4 / 5
      }
    }
  }

  /// Where a comma makes one value of several, and does not where commas part arguments.
  private static let lists: Set<String> = ["array-literal", "command-argument"]

  private func isComma(_ alternatives: [[Grammar.Item]]) -> Bool {
    if case .word(",")? = alternatives.first?.first { true } else { false }
  }

  private func takesOptional(
    _ alternatives: [[Grammar.Item]], _ owner: String, _ walk: inout Walk
  ) -> Bool {
    if case .name("base-call", _)? = alternatives.first?.first {
      return walk.isConstructor && !walk.isStatic && walk.dice.chance(60)
    }
    // It would take the string's end for its own.
    if case .name("verbatim-argument", _)? = alternatives.first?.first, walk.strings > 0 {
      return false
    }
    if isComma(alternatives), walk.isCommaFree, Self.lists.contains(owner) { return false }
    return walk.budget > 0 && walk.dice.chance(40)
  }

  // MARK: Tokens

  private func emit(_ token: Grammar.Production, _ walk: inout Walk) {
    walk.budget -= 1
    var samples =
      words[token.name]
      ?? token.alternatives.compactMap { if case .word(let word)? = $0.first { word } else { nil } }
    if walk.strings > 0 { samples = samples.filter(Self.isPlain) }
    var sample = walk.dice.pick(samples) ?? (token.name == "NEWLINE" ? "\n" : "a")
    if token.name == "NAME" { sample = className(sample, &walk) }
    walk.layout.append(sample, isLoose: false, &walk.dice)
    if token.name == "REST-OF-LINE" { walk.layout.endsCommand = true }
  }

  /// The name behind `class`, and now and then a method that is called so.
  private func className(_ sample: String, _ walk: inout Walk) -> String {
    if walk.layout.last == "class" {
      walk.className = sample
    } else if let name = walk.className, walk.dice.chance(15) {
      walk.isConstructor = true
      return name
    } else {
      walk.isConstructor = sample == walk.className
    }
    return sample
  }

  /// Says the same inside a string's `$( )` as outside.
  private static func isPlain(_ sample: String) -> Bool {
    !sample.unicodeScalars.contains {
      "\"`()#\n\r“”".unicodeScalars.contains($0)
    }
  }
}
