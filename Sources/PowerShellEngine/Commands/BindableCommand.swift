/// A command's parameters prepared for binding: sets as bits, names by symbol.
///
/// Made once for each command. The command's own parameters come first, under the numbers they
/// have in its metadata; the common ones follow.
final class BindableCommand {
  let parameters: [BindableParameter]
  /// How many of the parameters are the command's own.
  let ownCount: Int
  /// The names of the sets, in the order of their bits.
  let setNames: [String]
  let defaultFlag: UInt32
  let allFlags: UInt32
  let defaultSet: String?
  /// Parameters that some set makes mandatory, some set fills from the pipeline or takes the rest.
  let mandatory: [BindableParameter]
  let piped: [BindableParameter]
  let takingRest: [BindableParameter]
  let positions: [BindablePosition]
  /// Two parameters of one set claim the same position.
  let hasPositionConflict: Bool
  /// One parameter a position, in every set: what stands there needs no search.
  let hasPlainPositions: Bool
  /// The one parameter that takes the pipeline's objects whole, whatever they are.
  let takingObjects: Int?
  private let exact: [Symbol: Int]
  private let aliases: [(name: String, parameter: Int)]

  init(own: [ParameterTraits], common: [ParameterTraits], defaultSet: String?) {
    var names = SetNames(defaultSet)
    var made: [BindableParameter] = []
    for traits in own + common { made.append(BindableParameter(made.count, traits, &names)) }
    (parameters, ownCount, setNames) = (made, own.count, names.list)
    self.defaultSet = defaultSet?.isEmpty == true ? nil : defaultSet
    defaultFlag = self.defaultSet.map { names.flag(of: $0) } ?? 0
    allFlags = made.reduce(0) { $0 | $1.setFlags } | defaultFlag
    mandatory = made.filter(\.isMandatorySomewhere)
    piped = made.filter(\.isPipedSomewhere)
    takingRest = made.filter { $0.sets.contains(where: \.takesRemaining) }
    positions = BindablePosition.gather(made)
    hasPositionConflict = positions.contains(where: \.hasConflict)
    hasPlainPositions = positions.allSatisfy(\.isPlain)
    takingObjects = Self.takingObjects(piped)
    aliases = made.flatMap { parameter in parameter.traits.aliases.map { ($0, parameter.number) } }
    var exact: [Symbol: Int] = [:]
    for (name, number) in aliases.reversed() { exact[Symbol.intern(name)] = number }
    for parameter in made.reversed() { exact[parameter.traits.symbol] = parameter.number }
    self.exact = exact
  }

  /// No other parameter can be filled, no value is refused, and the sets do not matter.
  private static func takingObjects(_ piped: [BindableParameter]) -> Int? {
    guard piped.count == 1, let only = piped.first, case .object = only.shape, only.isUnchecked,
      only.sets.allSatisfy(\.takesValue)
    else { return nil }
    return only.number
  }

  func parameter(exactly name: String) -> Int? { exact[Symbol.intern(name)] }

  /// What a beginning may mean: parameters by name, then by alias.
  func matches(_ beginning: String) -> [Int] {
    let count = beginning.utf8.count
    func begins(_ name: String) -> Bool {
      name.utf8.count >= count
        && AsciiFold.foldedEquals(
          String(decoding: name.utf8.prefix(count), as: UTF8.self), beginning)
    }
    var found = parameters.indices.filter { begins(parameters[$0].traits.name) }
    for (name, number) in aliases where begins(name) && !found.contains(number) {
      found.append(number)
    }
    return found
  }

  /// The name that stands for a choice of sets: of the one set, of the default for "all", else none.
  func setName(_ flags: UInt32) -> String {
    guard flags != .max, flags != 0 else { return defaultSet ?? SetTraits.all }
    guard flags.nonzeroBitCount == 1 else { return "" }
    let index = flags.trailingZeroBitCount
    return index < setNames.count ? setNames[index] : ""
  }
}

/// The sets' names in the order in which they are first named, the default first.
struct SetNames {
  private(set) var list: [String] = []

  init(_ defaultSet: String?) {
    if let defaultSet, !defaultSet.isEmpty { _ = flag(of: defaultSet) }
  }

  /// The bit of a set; PowerShell too ends at 32 of them.
  mutating func flag(of name: String) -> UInt32 {
    let place = list.firstIndex { AsciiFold.foldedEquals($0, name) } ?? list.count
    if place == list.count { list.append(name) }
    return 1 << UInt32(min(place, 31))
  }
}

/// A parameter as the binder looks at it.
final class BindableParameter {
  let number: Int
  let traits: ParameterTraits
  let setFlags: UInt32
  let isInAllSets: Bool
  let sets: [BindableSet]
  let isMandatorySomewhere: Bool
  let isPipedSomewhere: Bool
  let isCommon: Bool
  let shape: ValueShape
  /// Nothing but the type has to be looked at.
  let isUnchecked: Bool

  init(_ number: Int, _ traits: ParameterTraits, _ names: inout SetNames) {
    (self.number, self.traits, isCommon) = (number, traits, traits.isCommon)
    sets = traits.sets.map { set in
      let isAll = AsciiFold.foldedEquals(set.set, SetTraits.all)
      return BindableSet(set, flag: isAll ? 0 : names.flag(of: set.set))
    }
    setFlags = sets.reduce(0) { $0 | $1.flag }
    isInAllSets = sets.contains { $0.isAll }
    isMandatorySomewhere = sets.contains(where: \.isMandatory)
    isPipedSomewhere = sets.contains { $0.takesValue || $0.takesProperty }
    shape = ValueShape(traits.type)
    isUnchecked =
      traits.validations.isEmpty && !isMandatorySomewhere && traits.requiredTypeName == nil
      && traits.transformations.isEmpty
  }

  var name: String { traits.name }

  /// The set's data that holds where these sets are still possible.
  func takesPipeline(_ flags: UInt32) -> Bool {
    isPipedSomewhere
      && sets.contains {
        ($0.isAll || $0.flag & flags != 0) && ($0.takesValue || $0.takesProperty)
      }
  }

  /// The data of the one set that counts: the first possible one, else that of all sets.
  func data(_ flags: UInt32) -> BindableSet? {
    sets.first { !$0.isAll && $0.flag & flags != 0 } ?? sets.last(where: \.isAll)
  }
}

/// What a parameter is in one set, the set being a bit; 0 stands for all.
struct BindableSet {
  let flag: UInt32
  let position: Int?
  let isMandatory, takesValue, takesProperty, takesRemaining: Bool
  var isAll: Bool { flag == 0 }

  init(_ traits: SetTraits, flag: UInt32) {
    (self.flag, position) = (flag, traits.position)
    (isMandatory, takesRemaining) = (traits.isMandatory, traits.takesRemaining)
    (takesValue, takesProperty) = (traits.pipeline.takesValue, traits.pipeline.takesProperty)
  }
}

/// The parameters that stand at one position, each in the sets where it does.
struct BindablePosition {
  struct Entry {
    let parameter: BindableParameter
    var flags: [UInt32]
  }
  let position: Int
  private(set) var entries: [Entry] = []

  init(_ position: Int) { self.position = position }

  static func gather(_ parameters: [BindableParameter]) -> [BindablePosition] {
    var places: [BindablePosition] = []
    for parameter in parameters {
      for set in parameter.sets where !set.takesRemaining {
        guard let position = set.position else { continue }
        let place = places.firstIndex { $0.position == position } ?? places.count
        if place == places.count { places.append(BindablePosition(position)) }
        places[place].add(parameter, set.flag)
      }
    }
    return places.sorted { $0.position < $1.position }
  }

  private mutating func add(_ parameter: BindableParameter, _ flag: UInt32) {
    if let last = entries.indices.last, entries[last].parameter === parameter {
      entries[last].flags.append(flag)
    } else {
      entries.append(Entry(parameter: parameter, flags: [flag]))
    }
  }

  var hasConflict: Bool { hasConflict { _ in true } }

  var isPlain: Bool { entries.count == 1 && entries[0].flags == [0] }

  /// Two of the parameters that still count share a set.
  func hasConflict(among counts: (BindableParameter) -> Bool) -> Bool {
    var taken: [UInt32] = []
    for entry in entries where counts(entry.parameter) {
      let clashes = entry.flags.contains { flag in
        taken.contains { $0 & flag != 0 || $0 == flag }
      }
      if clashes { return true }
      taken += entry.flags
    }
    return false
  }
}
