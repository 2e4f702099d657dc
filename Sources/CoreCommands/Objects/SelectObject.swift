internal import PowerShellEngine

/// `Select-Object`: properties picked or computed, and parts of a sequence.
struct SelectObject: Cmdlet {
  static let about = CommandDescription(
    "Select-Object", defaultSet: "DefaultParameter",
    class: "Microsoft.PowerShell.Commands.SelectObjectCommand")
  @Switch var caseInsensitive: Bool
  @Parameter(in: [.in("DefaultParameter"), .in("SkipLastParameter")]) var excludeProperty: [String]?
  @Parameter(in: [.in("DefaultParameter"), .in("SkipLastParameter")]) var expandProperty: String?
  @Parameter(in: [.in("DefaultParameter")], validate: [.range(.int(0), .int(2147483647))])
  var first: Int32?
  @Parameter(in: [.in("IndexParameter")], validate: [.range(.int(0), .int(2147483647))]) var index:
    [Int32]?
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("DefaultParameter")], validate: [.range(.int(0), .int(2147483647))]) var last:
    Int32?
  @Parameter(in: [.in("DefaultParameter", position: 0), .in("SkipLastParameter", position: 0)])
  var property: [Value]?
  @Parameter(
    in: [.in("DefaultParameter"), .in("SkipLastParameter")],
    validate: [.range(.int(0), .int(2147483647))]) var skip: Int32?
  @Parameter(in: [.in("SkipIndexParameter")], validate: [.range(.int(0), .int(2147483647))])
  var skipIndex: [Int32]?
  @Parameter(in: [.in("SkipLastParameter")], validate: [.range(.int(0), .int(2147483647))])
  var skipLast: Int32?
  @Switch var unique: Bool
  @Switch(in: [.in("DefaultParameter"), .in("IndexParameter")]) var wait: Bool
  private var properties: [PropertySelector] = []
  private var exclusion: [NamePattern] = []
  private var queue = SelectionQueue()
  private var count = 0
  private var indices: Set<Int32> = []
  private var distinct = UniqueSelection()

  mutating func begin(_ call: Invocation) throws {
    properties = try PropertySelector.list(
      property ?? [], keys: [.name, .label, .expression], call)
    exclusion = try (excludeProperty ?? []).map(NamePattern.init)
    if !exclusion.isEmpty, properties.isEmpty, expandProperty == nil {
      properties = [PropertySelector(source: .name("*"))]
    }
    queue.first = first.map { Int($0) }
    queue.last = last.map { Int($0) }
    queue.skip = Int(skip ?? 0)
    queue.skipLast = Int(skipLast ?? 0)
    indices = Set(index ?? skipIndex ?? [])
    distinct.ignoresCase = caseInsensitive
  }

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    if index != nil { return try processIndexed(item, call) }
    if skipIndex != nil {
      defer { count += 1 }
      if !indices.contains(Int32(clamping: count)) { try select(item, call) }
      return
    }
    queue.add(item)
    if let ready = queue.next() { try select(ready, call) }
    if queue.isDone, !wait { try call.stopUpstream() }
  }

  private mutating func processIndexed(_ item: Value, _ call: Invocation) throws {
    defer { count += 1 }
    if indices.contains(Int32(clamping: count)) { try select(item, call) }
    if !wait, count >= Int(indices.max() ?? -1) { try call.stopUpstream() }
  }

  mutating func end(_ call: Invocation) throws {
    if call.parameterSetName == "DefaultParameter" {
      for item in queue.rest() { try select(item, call) }
    }
    for item in distinct.items { try call.write(item) }
  }

  // MARK: One object

  private mutating func select(_ item: Value, _ call: Invocation) throws {
    if properties.isEmpty, expandProperty == nil { return try give(item, notes: [], call) }
    let notes = try selected(item, call)
    guard let expandProperty else {
      let bag = PropertyBag(notes)
      bag.insertTypeName("Selected." + (item.typeNames.first ?? "System.Object"))
      return try give(.object(bag), notes: notes, call)
    }
    try expand(expandProperty, item, notes, call)
  }

  /// The properties asked for, in order; a name that the object lacks is null.
  private func selected(
    _ item: Value, _ call: Invocation
  ) throws -> [(name: String, value: Value)] {
    var notes: [(name: String, value: Value)] = []
    for expression in properties {
      let results = try expression.results(for: item, call.session)
      if results.isEmpty, !expression.hasPattern {
        try add((expression.label ?? expression.text, .null), to: &notes, call)
      }
      for result in results where !exclusion.contains(where: { $0.matches(result.name) }) {
        try add((expression.label ?? result.name, result.value), to: &notes, call)
      }
    }
    return notes
  }

  private func add(
    _ note: (name: String, value: Value), to notes: inout [(name: String, value: Value)],
    _ call: Invocation
  ) throws {
    guard !notes.contains(where: { AsciiFold.foldedEquals($0.name, note.name) }) else {
      return try call.writeError(
        "AlreadyExistingUserSpecifiedPropertyNoExpand",
        "The property cannot be processed because the property \"\(note.name)\" already exists.",
        .invalidOperation, target: call.currentObject.orNull,
        exception: "System.Management.Automation.PSArgumentException")
    }
    notes.append(note)
  }

  private mutating func expand(
    _ name: String, _ item: Value, _ notes: [(name: String, value: Value)], _ call: Invocation
  ) throws {
    let expression = PropertySelector(source: .name(name))
    let results = try expression.results(for: item, call.session)
    guard let found = results.first else {
      return try call.writeError(
        "ExpandPropertyNotFound", "Property \"\(name)\" cannot be found.", .invalidArgument,
        target: item, exception: "System.Management.Automation.PSArgumentException")
    }
    guard results.count == 1 else {
      return try call.writeError(
        "MutlipleExpandProperties", "Multiple properties cannot be expanded.", .invalidArgument,
        target: item, exception: "System.Management.Automation.PSArgumentException")
    }
    guard !found.value.isNull else { return }
    guard found.value.isCollection else {
      return try giveExpanded(found.value, notes, call)
    }
    for element in try found.value.base.elements() where !element.isNull {
      try giveExpanded(element, notes, call)
    }
  }

  private mutating func giveExpanded(
    _ value: Value, _ notes: [(name: String, value: Value)], _ call: Invocation
  ) throws {
    guard !notes.isEmpty else { return try give(value, notes: [], call) }
    let carrier = value.carrier
    for note in notes {
      if value.hasProperty(Symbol.intern(note.name), call.session) {
        try call.writeError(
          "AlreadyExistingUserSpecifiedPropertyExpand",
          "The property cannot be processed because the property \"\(note.name)\" already exists.",
          .invalidOperation, target: value,
          exception: "System.Management.Automation.PSArgumentException")
      } else {
        carrier.addMember(ExtendedMember(note.name, .note(note.value)))
      }
    }
    try give(Value(carrier), notes: notes, call)
  }

  private mutating func give(
    _ value: Value, notes: [(name: String, value: Value)], _ call: Invocation
  ) throws {
    guard unique else { return try call.write(value) }
    distinct.add(value, notes, call.session)
  }
}

/// Which objects of a sequence are wanted: `-First`, `-Last`, `-Skip`, `-SkipLast`.
struct SelectionQueue {
  var first: Int?
  var last: Int?
  var skip = 0
  var skipLast = 0
  private var items: [Value] = []
  private var head = 0
  private var streamed = 0

  private var isLimited: Bool { first != nil || last != nil }
  private var wanted: Int { first ?? 0 }
  private var kept: Int { last ?? 0 }
  private var count: Int { items.count - head }

  mutating func add(_ value: Value) {
    if kept > 0, count >= kept + (wanted == 0 ? skip : 0) { _ = take() }
    items.append(value)
  }

  private mutating func take() -> Value? {
    guard head < items.count else { return nil }
    defer {
      items[head] = .null
      head += 1
      if head > 1_024, head * 2 > items.count {
        items.removeFirst(head)
        head = 0
      }
    }
    return items[head]
  }

  /// The next object to give out, where one is due.
  mutating func next() -> Value? {
    if skip == 0 {
      if skipLast > 0 { return count > skipLast ? take() : nil }
      if streamed < wanted || !isLimited {
        streamed += 1
        return take()
      }
      if kept == 0 { _ = take() }
    } else if kept == 0 || wanted != 0 {
      skip -= 1
      _ = take()
    }
    return nil
  }

  var isDone: Bool { first != nil && kept == 0 && streamed >= wanted }

  /// What is due at the end: the last ones.
  mutating func rest() -> [Value] {
    guard kept > 0 else { return [] }
    var due: [Value] = []
    while count > (wanted != 0 ? 0 : skip) {
      if let value = take() { due.append(value) }
    }
    return due
  }
}

/// `-Unique`: each object once, given out at the end.
struct UniqueSelection {
  var ignoresCase = false
  private(set) var items: [Value] = []
  private var notes: [[(name: String, value: Value)]] = []

  mutating func add(
    _ value: Value, _ added: [(name: String, value: Value)], _ session: Session
  ) {
    for (place, known) in items.enumerated() where notes[place].count == added.count {
      if isSame(known, value, session), isSame(notes[place], added, session) { return }
    }
    items.append(value)
    notes.append(added)
  }

  private func isSame(_ a: Value, _ b: Value, _ session: Session) -> Bool {
    if case .object(let left) = a.base, left is PropertyBag, case .object(let right) = b.base,
      right is PropertyBag
    {
      return true
    }
    return Ordering.compare(a, b, ignoringCase: ignoresCase, culture: session.culture) == 0
  }

  private func isSame(
    _ a: [(name: String, value: Value)], _ b: [(name: String, value: Value)], _ session: Session
  ) -> Bool {
    zip(a, b).allSatisfy { isSame($0.value, $1.value, session) }
  }
}
