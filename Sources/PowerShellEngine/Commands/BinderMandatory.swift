// Mandatory parameters: which are missing, and whether a person, the pipeline or nobody gives them.

extension Binder {
  /// Settles the set and asks for what is mandatory and missing, before the command begins.
  public mutating func finishMandatory() throws {
    if metadata.isAdvanced {
      BindingTrace.line("MANDATORY PARAMETER CHECK on cmdlet [\(metadata.name)]")
    }
    do {
      if site.expectsInput {
        var valid = try validateSets(beforePipeline: true, choosingDefault: false)
        if valid == 1, boundDefaults.isEmpty { try bindDefaults() }
        if valid > 1 {
          let filtered = setsTakingPipeline()
          if filtered != sets {
            sets = filtered
            valid = try validateSets(beforePipeline: true, choosingDefault: false)
          }
        }
        try ask(for: missing(valid, isPipelineExpected: true))
      } else if metadata.isAdvanced {
        let valid = try validateSets(beforePipeline: false, choosingDefault: true)
        if valid == 1, boundDefaults.isEmpty { try bindDefaults() }
        if !command.mandatory.isEmpty {
          try ask(for: missing(valid, isPipelineExpected: false))
        }
      }
      setsBeforePipeline = sets
    } catch let failure as BindingFailure {
      throw elaborated(failure).error
    }
  }

  private mutating func ask(for missing: [BindableParameter]) throws {
    guard !missing.isEmpty else { return }
    let answers = try site.surroundings.prompt(
      for: missing.map(\.traits), of: metadata, at: site.pipelinePosition)
    guard let answers, answers.count == missing.count else {
      throw missingMandatory(missing.map(\.name))
    }
    for (parameter, value) in zip(missing, answers) {
      _ = try bindParameter(parameter, value, at: nil, .coerce)
    }
  }

  /// The unbound parameters in the order in which they count: released ones behind the others.
  func free(_ parameters: [BindableParameter]) -> [BindableParameter] {
    let unbound = parameters.filter { !isBound($0.number) }
    guard !released.isEmpty else { return unbound }
    let late = released.compactMap { number in unbound.first { $0.number == number } }
    return unbound.filter { !released.contains($0.number) } + late
  }

  /// The mandatory parameters that nothing has bound and, where objects are expected, nothing will.
  mutating func missing(
    _ valid: Int, isPipelineExpected: Bool
  ) throws -> [BindableParameter] {
    var picture = MandatoryPicture(command.defaultFlag)
    var immediately: [BindableParameter] = []
    for parameter in free(command.mandatory) {
      let isMissing = picture.add(parameter, sets, isPipelineExpected)
      if isMissing, !isPipelineExpected { immediately.append(parameter) }
    }
    guard picture.isAnyMissing, isPipelineExpected else { return immediately }
    return try decide(&picture, valid)
  }

  /// Objects are expected: the sets are weighed by what the pipeline can give each of them.
  private mutating func decide(
    _ picture: inout MandatoryPicture, _ valid: Int
  ) throws -> [BindableParameter] {
    var wanted = picture.sets == 0 ? sets : picture.sets
    if picture.isAllSetMissing {
      let known = command.allFlags == 0 ? UInt32.max : command.allFlags
      wanted = sets & known
    }
    let fallback = command.defaultFlag
    if valid > 1, fallback != 0, fallback & wanted == 0, fallback & sets != 0,
      !picture.anotherSetTakesPipeline(than: fallback, sets)
    {
      // The default set misses nothing: it goes first, and sets that miss something drop out.
      wanted = sets & ~wanted
      sets = wanted
      if sets == fallback { namedSet = sets } else { preferredSet = fallback }
    }
    switch count(wanted) {
    case 0: throw ambiguousSet()
    case 1: return picture.unpiped(wanted)
    default: return preferredSet == 0 ? try choose(&picture, wanted) : []
    }
  }

  private mutating func choose(
    _ picture: inout MandatoryPicture, _ wanted: UInt32
  ) throws -> [BindableParameter] {
    let fallback = command.defaultFlag
    if fallback & wanted != 0, picture.latchesOnDefault(fallback) {
      sets = fallback
      namedSet = sets
      return picture.unpiped(fallback)
    }
    let byValue = picture.single(wanted) { !$0.byValue.isEmpty }
    let byProperty = picture.single(wanted) { !$0.byProperty.isEmpty }
    var unique: UInt32 = 0
    if byValue.isAny, byProperty.isAny, byValue.flag == byProperty.flag { unique = byValue.flag }
    if byValue.isAny != byProperty.isAny { unique = byValue.isAny ? byValue.flag : byProperty.flag }
    if unique != 0 { return settle(on: unique, picture) }
    let unpipedSets = picture.setsWithUnpiped(wanted)
    guard unpipedSets.isAny else { return [] }
    if byValue.flag != 0 { return settle(on: byValue.flag, picture) }
    if !byValue.isSeveral, !byProperty.isSeveral { throw ambiguousSet() }
    if unpipedSets.flags != 0 {
      drop(unpipedSets.flags)
      if sets == 0 { throw ambiguousSet() }
      if count(sets) == 1 { namedSet = sets }
    }
    return []
  }

  /// Settles on a set; others that miss nothing stay possible unless this one needs asking.
  private mutating func settle(
    on flag: UInt32, _ picture: MandatoryPicture
  ) -> [BindableParameter] {
    let needsAsking = picture.entries.last { $0.flag & flag != 0 && !$0.isAll }?.unpiped.isEmpty
    if needsAsking == false {
      sets = flag
      namedSet = flag
    } else {
      drop(picture.entries.reduce(0) { $1.isAll || $1.flag & flag != 0 ? $0 : $0 | $1.flag })
      namedSet = sets
      if sets != flag { preferredSet = flag }
    }
    return picture.unpiped(flag)
  }

  private mutating func drop(_ flags: UInt32) {
    guard flags != 0 else { return }
    sets = (sets == .max ? command.allFlags : sets) & ~flags
  }
}

/// What each set still misses, by how it could be given.
struct MandatoryPicture {
  struct Entry {
    let flag: UInt32
    let isDefault: Bool
    var unpiped: [BindableParameter] = []
    var piped: [BindableParameter] = []
    var byValue: [BindableParameter] = []
    var byProperty: [BindableParameter] = []
    var isAll: Bool { flag == .max }
  }
  private(set) var entries: [Entry] = []
  private(set) var sets: UInt32 = 0
  private(set) var isAnyMissing = false
  private(set) var isAllSetMissing = false
  private let defaultFlag: UInt32

  init(_ defaultFlag: UInt32) { self.defaultFlag = defaultFlag }

  /// Notes a parameter in the sets that are possible; whether it is missing in one of them.
  mutating func add(
    _ parameter: BindableParameter, _ possible: UInt32, _ isPipelineExpected: Bool
  ) -> Bool {
    var isMissing = false
    for set in parameter.sets
    where set.isMandatory && (set.isAll || set.flag & possible != 0) {
      isMissing = true
      let flag = set.isAll ? UInt32.max : set.flag
      if set.isAll { isAllSetMissing = true } else { sets |= possible & flag }
      let place = entry(flag)
      if isPipelineExpected, set.takesValue || set.takesProperty {
        entries[place].piped.append(parameter)
        if set.takesValue { entries[place].byValue.append(parameter) }
        if set.takesProperty { entries[place].byProperty.append(parameter) }
      } else {
        entries[place].unpiped.append(parameter)
      }
    }
    if isMissing { isAnyMissing = true }
    return isMissing
  }

  private mutating func entry(_ flag: UInt32) -> Int {
    if let place = entries.firstIndex(where: { $0.flag == flag }) { return place }
    entries.append(Entry(flag: flag, isDefault: defaultFlag & flag != 0))
    return entries.count - 1
  }

  /// The parameters of these sets that no pipeline gives.
  func unpiped(_ flags: UInt32) -> [BindableParameter] {
    entries.filter { $0.isAll || $0.flag & flags != 0 }.flatMap(\.unpiped)
  }

  func anotherSetTakesPipeline(than fallback: UInt32, _ possible: UInt32) -> Bool {
    entries.contains {
      $0.flag & possible != 0 && $0.flag & fallback == 0 && !$0.isAll && !$0.piped.isEmpty
    }
  }

  func latchesOnDefault(_ fallback: UInt32) -> Bool {
    let others = entries.filter { !$0.isAll && !$0.isDefault }
    let anotherTakes = others.contains { !$0.piped.isEmpty && $0.unpiped.isEmpty }
    let anotherTakesProperty = others.contains { !$0.byProperty.isEmpty }
    if let own = entries.first(where: { $0.flag == fallback }) {
      if !own.byProperty.isEmpty, !anotherTakesProperty { return true }
      if !own.piped.isEmpty, !anotherTakes { return true }
    }
    if !anotherTakes { return true }
    return entries.contains { $0.isAll && !$0.unpiped.isEmpty }
  }

  /// The only set of which something holds: its flag (0 for several), whether any, whether several.
  func single(
    _ wanted: UInt32, _ holds: (Entry) -> Bool
  ) -> (flag: UInt32, isAny: Bool, isSeveral: Bool) {
    let found = entries.filter { !$0.isAll && $0.flag & wanted != 0 && holds($0) }
    return (found.count == 1 ? found[0].flag : 0, !found.isEmpty, found.count > 1)
  }

  func setsWithUnpiped(_ wanted: UInt32) -> (isAny: Bool, flags: UInt32) {
    let found = entries.filter { ($0.isAll || $0.flag & wanted != 0) && !$0.unpiped.isEmpty }
    return (!found.isEmpty, found.reduce(0) { $1.isAll ? $0 : $0 | $1.flag })
  }
}
