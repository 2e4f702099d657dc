/// A pattern as steps of a backtracking machine: the way to match what PCRE2 has no words for.
///
/// Balancing groups, right-to-left matching, lookbehind of any length, groups of one number, and
/// every capture of a repeated group. A part read backwards (in a lookbehind) is laid out backwards.
struct BacktrackProgram {
  enum Step {
    case character(UInt32, back: Bool)
    case characterIgnoringCase(UInt32, back: Bool)
    case set(Int, back: Bool)
    /// As many characters of a set as there are, then fewer.
    case run(set: Int, atLeast: Int, atMost: Int, back: Bool)
    case anchor(RegexNode.Anchor)
    case either(Int, Int)
    case jump(Int)
    case open(Int)
    case close(Int, group: Int?, takesBack: Int?)
    case backreference(Int, ignoresCase: Bool, back: Bool)
    case counterStart(Int)
    /// One more round begins.
    case counterAdvance(Int)
    case counter(Int, atLeast: Int, atMost: Int, isLazy: Bool, body: Int)
    /// A part that is matched for itself and not entered again: lookaround or atomic group.
    case look(isNegative: Bool, next: Int)
    case atomic(next: Int)
    case ifMatches(next: Int, otherwise: Int)
    case ifCaptured(Int, otherwise: Int)
    case succeed
    case fail
  }

  private(set) var steps: [Step] = []
  private(set) var sets: [CharacterClass] = []
  private(set) var counterCount = 0
  private(set) var openCount = 0
  let groups: RegexGroups
  let isRightToLeft: Bool
  let matchesUnset: Bool

  init(_ parsed: ParsedRegex, _ options: RegexOptions) {
    groups = parsed.groups
    isRightToLeft = options.contains(.rightToLeft)
    matchesUnset = options.contains(.ecmaScript)
    add(parsed.root, isRightToLeft)
    steps.append(.succeed)
  }

  private var here: Int { steps.count }

  /// Adds a step to be filled in later.
  private mutating func reserve() -> Int {
    steps.append(.fail)
    return here - 1
  }

  private mutating func add(_ node: RegexNode, _ back: Bool) {
    switch node {
    case .empty: break
    case .character(let scalar, let ignoresCase):
      steps.append(
        ignoresCase
          ? .characterIgnoringCase(scalar, back: back) : .character(scalar, back: back))
    case .set(let set): steps.append(.set(add(set), back: back))
    case .anchor(let anchor): steps.append(.anchor(anchor))
    case .sequence(let parts):
      for part in back ? parts.reversed() : parts { add(part, back) }
    case .alternation(let parts): add(branches: parts[...], back)
    case .repetition(let part, let least, let most, let isLazy):
      add(repeated: part, least, most, isLazy, back)
    case .capture(let part, let group, let takesBack):
      let slot = openCount
      openCount += 1
      steps.append(.open(slot))
      add(part, back)
      steps.append(
        .close(
          slot, group: group.flatMap(groups.index(ofNumber:)),
          takesBack: takesBack.flatMap(groups.index(ofNumber:))))
    case .atomic(let part):
      let start = reserve()
      add(part, back)
      steps.append(.succeed)
      steps[start] = .atomic(next: here)
    case .lookaround(let part, let isBehind, let isNegative):
      let start = reserve()
      add(part, isBehind)
      steps.append(.succeed)
      steps[start] = .look(isNegative: isNegative, next: here)
    case .backreference(let number, let ignoresCase):
      let index = groups.index(ofNumber: number) ?? 0
      steps.append(.backreference(index, ignoresCase: ignoresCase, back: back))
    case .ifCaptured(let number, let yes, let no):
      let start = reserve()
      let otherwise = add(choice: yes, no, back)
      steps[start] = .ifCaptured(groups.index(ofNumber: number) ?? 0, otherwise: otherwise)
    case .ifMatches(let condition, let yes, let no):
      let start = reserve()
      add(condition, false)
      steps.append(.succeed)
      let next = here
      let otherwise = add(choice: yes, no, back)
      steps[start] = .ifMatches(next: next, otherwise: otherwise)
    }
  }

  private mutating func add(_ set: CharacterClass) -> Int {
    sets.append(set)
    return sets.count - 1
  }

  private mutating func add(branches: ArraySlice<RegexNode>, _ back: Bool) {
    var ends: [Int] = []
    for (place, branch) in branches.enumerated() {
      guard place < branches.count - 1 else {
        add(branch, back)
        break
      }
      let start = reserve()
      add(branch, back)
      ends.append(reserve())
      steps[start] = .either(start + 1, here)
    }
    for end in ends { steps[end] = .jump(here) }
  }

  /// Answers where the second branch starts.
  private mutating func add(choice yes: RegexNode, _ no: RegexNode, _ back: Bool) -> Int {
    add(yes, back)
    let end = reserve()
    let otherwise = here
    add(no, back)
    steps[end] = .jump(here)
    return otherwise
  }

  private mutating func add(
    repeated part: RegexNode, _ least: Int, _ most: Int, _ isLazy: Bool, _ back: Bool
  ) {
    if !isLazy, let set = part.asSet {
      steps.append(.run(set: add(set), atLeast: least, atMost: most, back: back))
      return
    }
    let counter = counterCount
    counterCount += 1
    steps.append(.counterStart(counter))
    let start = reserve()
    let end = reserve()
    steps[start] = .counter(counter, atLeast: least, atMost: most, isLazy: isLazy, body: here)
    steps.append(.counterAdvance(counter))
    add(part, back)
    steps.append(.jump(start))
    steps[end] = .jump(here)
  }
}

extension RegexNode {
  /// The characters a part of one character may be.
  fileprivate var asSet: CharacterClass? {
    switch self {
    case .set(let set): return set
    case .character(let scalar, let ignoresCase):
      var set = CharacterClass(ranges: [scalar...scalar])
      if ignoresCase { set.addOtherCases() }
      return set
    default: return nil
    }
  }
}
