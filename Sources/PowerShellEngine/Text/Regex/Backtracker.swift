/// The machine that runs a `BacktrackProgram` over one text.
///
/// What is undone on the way back lies in a log, so that a choice is three numbers. Steps are
/// counted: a pattern that never comes to an end is given up.
struct Backtracker {
  struct GaveUp: Error {}

  private let program: BacktrackProgram
  let text: RegexText
  /// Where `\G` holds.
  var lastMatchEnd = 0
  /// For each group in .NET's order what it captured, the latest last.
  private(set) var captures: [[Range<Int>]]

  private var opens: [Int]
  private var counters: [(count: Int, position: Int)]
  private var choices: [Choice] = []
  private var log: [Change] = []
  private var stepsLeft: Int

  private static let mostChoices = 4_000_000
  private static let fewestSteps = 5_000_000

  private struct Choice {
    var step: Int
    var position: Int
    var logCount: Int
    /// How many more characters a run may give back after this one.
    var moreToGive = 0
    var givesForward = false
  }

  private enum Change {
    case open(Int, was: Int)
    case counter(Int, count: Int, position: Int)
    case captured(Int)
    case tookBack(Int, Range<Int>)
  }

  init(_ program: BacktrackProgram, _ text: RegexText) {
    self.program = program
    self.text = text
    captures = Array(repeating: [], count: program.groups.numbers.count)
    opens = Array(repeating: 0, count: program.openCount)
    stepsLeft = Self.fewestSteps + 100 * text.count
    counters = Array(repeating: (0, -1), count: program.counterCount)
  }

  /// Looks for the first match from a character on, in the direction of the pattern.
  mutating func match(from start: Int) throws(GaveUp) -> Bool {
    let back = program.isRightToLeft
    var start = start
    stepsLeft = Self.fewestSteps + 100 * text.count
    while start >= 0 && start <= text.count {
      if try matchHere(start) { return true }
      start += back ? -1 : 1
    }
    return false
  }

  /// Matches at one place only.
  mutating func matchHere(_ start: Int) throws(GaveUp) -> Bool {
    for index in captures.indices { captures[index].removeAll(keepingCapacity: true) }
    choices.removeAll(keepingCapacity: true)
    log.removeAll(keepingCapacity: true)
    guard let end = try run(0, start) else { return false }
    captures[0] = [min(start, end)..<max(start, end)]
    return true
  }

  /// Runs from a step to the `succeed` of the same part; nil if there is no way.
  private mutating func run(_ firstStep: Int, _ firstPosition: Int) throws(GaveUp) -> Int? {
    let base = choices.count
    let entry = log.count
    var (step, position) = (firstStep, firstPosition)
    while true {
      guard stepsLeft > 0 && choices.count < Self.mostChoices else { throw GaveUp() }
      stepsLeft -= 1
      if case .succeed = program.steps[step] { return position }
      if try perform(&step, &position) { continue }
      guard resume(above: base, &step, &position) else {
        undo(to: entry)
        return nil
      }
    }
  }

  /// Takes the latest choice left; false if there is none above `base`.
  private mutating func resume(above base: Int, _ step: inout Int, _ position: inout Int) -> Bool {
    guard choices.count > base, let choice = choices.popLast() else { return false }
    undo(to: choice.logCount)
    (step, position) = (choice.step, choice.position)
    if choice.moreToGive > 0 {
      var next = choice
      next.moreToGive -= 1
      next.position += choice.givesForward ? 1 : -1
      choices.append(next)
    }
    return true
  }

  private mutating func undo(to count: Int) {
    while log.count > count, let change = log.popLast() {
      switch change {
      case .open(let slot, let was): opens[slot] = was
      case .counter(let counter, let count, let position): counters[counter] = (count, position)
      case .captured(let group): captures[group].removeLast()
      case .tookBack(let group, let range): captures[group].append(range)
      }
    }
  }

  private mutating func choose(_ step: Int, _ position: Int) {
    choices.append(Choice(step: step, position: position, logCount: log.count))
  }

  /// Does one step; false if it does not match.
  private mutating func perform(_ step: inout Int, _ position: inout Int) throws(GaveUp) -> Bool {
    switch program.steps[step] {
    case .succeed, .fail: return false
    case .character(let scalar, let back):
      guard take(back, &position, { $0 == scalar }) else { return false }
    case .characterIgnoringCase(let scalar, let back):
      guard take(back, &position, { CaseEquivalence.same($0, scalar) }) else { return false }
    case .set(let index, let back):
      let set = program.sets[index]
      guard take(back, &position, { set.contains($0) }) else { return false }
    case .run(let index, let least, let most, let back):
      guard takeRun(program.sets[index], least, most, back, step + 1, &position) else {
        return false
      }
    case .anchor(let anchor):
      guard text.holds(anchor, at: position, lastMatchEnd) else { return false }
    case .either(let first, let second):
      choose(second, position)
      step = first
      return true
    case .jump(let target):
      step = target
      return true
    case .open(let slot):
      log.append(.open(slot, was: opens[slot]))
      opens[slot] = position
    case .close(let slot, let group, let takesBack):
      guard close(opens[slot], position, group, takesBack) else { return false }
    case .backreference(let group, let ignoresCase, let back):
      guard takeSame(as: group, ignoresCase, back, &position) else { return false }
    case .counterStart(let counter): set(counter, 0, -1)
    case .counter(let counter, let least, let most, let isLazy, let body):
      step = decide(counter, least, most, isLazy, body: body, exit: step + 1, position)
      return true
    case .counterAdvance(let counter): set(counter, counters[counter].count + 1, position)
    case .look, .atomic, .ifMatches, .ifCaptured: return try branch(&step, &position)
    }
    step += 1
    return true
  }

  private mutating func branch(_ step: inout Int, _ position: inout Int) throws(GaveUp) -> Bool {
    switch program.steps[step] {
    case .ifCaptured(let group, let otherwise):
      step = captures[group].isEmpty ? otherwise : step + 1
    case .look(let isNegative, let next):
      let logCount = log.count
      let found = try runOnce(step + 1, position) != nil
      if isNegative { undo(to: logCount) }
      if found == isNegative { return false }
      step = next
    case .atomic(let next):
      guard let end = try runOnce(step + 1, position) else { return false }
      (step, position) = (next, end)
    case .ifMatches(let next, let otherwise):
      step = try runOnce(step + 1, position) == nil ? otherwise : next
    default: return false
    }
    return true
  }

  /// Runs a part and forgets its other ways.
  private mutating func runOnce(_ step: Int, _ position: Int) throws(GaveUp) -> Int? {
    let base = choices.count
    let end = try run(step, position)
    choices.removeLast(choices.count - base)
    return end
  }

  private func take(_ back: Bool, _ position: inout Int, _ accepts: (UInt32) -> Bool) -> Bool {
    let place = back ? position - 1 : position
    guard place >= 0 && place < text.count, accepts(text.scalars[place]) else { return false }
    position += back ? -1 : 1
    return true
  }

  private mutating func takeRun(
    _ set: CharacterClass, _ least: Int, _ most: Int, _ back: Bool, _ next: Int,
    _ position: inout Int
  ) -> Bool {
    let start = position
    var taken = 0
    while taken < most && take(back, &position, { set.contains($0) }) { taken += 1 }
    stepsLeft -= taken
    guard taken >= least else {
      position = start
      return false
    }
    if taken > least {
      choices.append(
        Choice(
          step: next, position: position + (back ? 1 : -1), logCount: log.count,
          moreToGive: taken - least - 1, givesForward: back))
    }
    return true
  }

  private mutating func takeSame(
    as group: Int, _ ignoresCase: Bool, _ back: Bool, _ position: inout Int
  ) -> Bool {
    guard let captured = captures[group].last else { return program.matchesUnset }
    for scalar in back ? text.scalars[captured].reversed() : Array(text.scalars[captured]) {
      let matches = take(back, &position) {
        ignoresCase ? CaseEquivalence.same($0, scalar) : $0 == scalar
      }
      guard matches else { return false }
    }
    return true
  }

  private mutating func set(_ counter: Int, _ count: Int, _ position: Int) {
    let old = counters[counter]
    log.append(.counter(counter, count: old.count, position: old.position))
    counters[counter] = (count, position)
  }

  /// Decides whether a repeated part is entered once more; one that may end and
  /// just matched nothing is not.
  private mutating func decide(
    _ counter: Int, _ least: Int, _ most: Int, _ isLazy: Bool, body: Int, exit: Int,
    _ position: Int
  ) -> Int {
    let state = counters[counter]
    if state.count < least { return body }
    if state.position == position || state.count >= most { return exit }
    choose(isLazy ? body : exit, position)
    return isLazy ? exit : body
  }

  /// Ends a group: remembers what it matched, takes back the latest capture of another.
  private mutating func close(
    _ open: Int, _ position: Int, _ group: Int?, _ takesBack: Int?
  ) -> Bool {
    var range = min(open, position)..<max(open, position)
    if let takesBack {
      guard let other = captures[takesBack].popLast() else { return false }
      log.append(.tookBack(takesBack, other))
      range = Self.between(other, range)
    }
    if let group {
      captures[group].append(range)
      log.append(.captured(group))
    }
    return true
  }

  /// What lies between a capture that is taken back and the group that takes it.
  private static func between(_ other: Range<Int>, _ own: Range<Int>) -> Range<Int> {
    if own.lowerBound >= other.upperBound { return other.upperBound..<own.lowerBound }
    if own.upperBound <= other.lowerBound { return own.upperBound..<other.lowerBound }
    return own.clamped(to: other)
  }
}
