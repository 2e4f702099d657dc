internal import PowerShellEngine

/// `Compare-Object`: what two lists have in common, and what only one has.
struct CompareObject: Cmdlet {
  static let about = CommandDescription(
    "Compare-Object", class: "Microsoft.PowerShell.Commands.CompareObjectCommand")
  @Switch var caseSensitive: Bool
  @Parameter var culture: String?
  @Parameter(position: 1, from: .byValue, allow: [.emptyCollection]) var differenceObject:
    [AnyObjectValue]
  @Switch var excludeDifferent: Bool
  @Switch var includeEqual: Bool
  @Switch var passThru: Bool
  @Parameter var property: [Value]?
  @Parameter(position: 0, allow: [.emptyCollection]) var referenceObject: [AnyObjectValue]
  @Parameter(validate: [.range(.int(0), .int(2147483647))]) var syncWindow: Int32?
  private var order: OrderKeys?
  private var reference: [OrderKeys.Entry?] = []
  private var isReferenceRead = false
  /// Differences that wait for a partner.
  private var waitingReference: [OrderKeys.Entry] = []
  private var waitingDifference: [OrderKeys.Entry] = []
  private var next = 0

  mutating func begin(_ call: Invocation) throws {
    let expressions = try PropertySelector.list(property ?? [], keys: [.expression], call)
    let made = OrderKeys(
      expressions: expressions, descending: [], ignoresCase: !caseSensitive,
      culture: call.culture(named: culture))
    order = made
    for value in referenceObject where !value.value.isNull {
      reference.append(try made.entry(value.value, call))
    }
  }

  mutating func process(_ call: Invocation) throws {
    guard let order else { return }
    for value in differenceObject where !value.value.isNull {
      try add(try order.entry(value.value, call), call)
    }
  }

  private var window: Int { syncWindow.map { Int($0) } ?? Int.max }

  /// Takes one object from each side and looks for partners among those that wait.
  private mutating func add(_ difference: OrderKeys.Entry?, _ call: Invocation) throws {
    guard let order else { return }
    var difference = difference
    var own: OrderKeys.Entry?
    if next < reference.count {
      own = reference[next]
      next += 1
    }
    if let left = own, let right = difference, order.compare(left, right) == 0 {
      try giveEqual(left, call)
      return
    }
    if let right = difference, let place = match(right, in: waitingReference, order) {
      try giveEqual(waitingReference.remove(at: place), call)
      difference = nil
    }
    if let left = own, let place = match(left, in: waitingDifference, order) {
      try giveEqual(left, call)
      waitingDifference.remove(at: place)
      own = nil
    }
    if let right = difference {
      if waitingDifference.count < window {
        waitingDifference.append(right)
      } else if window > 0 {
        try give(waitingDifference.removeFirst(), "=>", call)
        waitingDifference.append(right)
      } else {
        try give(right, "=>", call)
      }
    }
    if let left = own {
      if waitingReference.count < window {
        waitingReference.append(left)
      } else if window > 0 {
        try give(waitingReference.removeFirst(), "<=", call)
        waitingReference.append(left)
      } else {
        try give(left, "<=", call)
      }
    }
  }

  private func match(
    _ entry: OrderKeys.Entry, in waiting: [OrderKeys.Entry], _ order: OrderKeys
  ) -> Int? { waiting.firstIndex { order.compare($0, entry) == 0 } }

  mutating func end(_ call: Invocation) throws {
    while next < reference.count { try add(nil, call) }
    for entry in waitingDifference { try give(entry, "=>", call) }
    for entry in waitingReference { try give(entry, "<=", call) }
  }

  private func giveEqual(_ entry: OrderKeys.Entry, _ call: Invocation) throws {
    guard includeEqual || excludeDifferent else { return }
    try write(entry, "==", call)
  }

  private func give(_ entry: OrderKeys.Entry, _ side: String, _ call: Invocation) throws {
    guard !excludeDifferent else { return }
    try write(entry, side, call)
  }

  private func write(_ entry: OrderKeys.Entry, _ side: String, _ call: Invocation) throws {
    if passThru {
      let carrier = entry.item.carrier
      carrier.addMember(ExtendedMember("SideIndicator", .note(.string(side))))
      return try call.write(Value(carrier))
    }
    var notes: [(name: String, value: Value)] = []
    if let order, !order.expressions.isEmpty {
      for (expression, key) in zip(order.expressions, entry.keys) {
        notes.append((expression.label ?? expression.text, key ?? .null))
      }
    } else {
      notes.append(("InputObject", entry.item))
    }
    notes.append(("SideIndicator", .string(side)))
    try call.write(.object(PropertyBag(notes)))
  }
}
