internal import PowerShellEngine

/// `Sort-Object`.
struct SortObject: Cmdlet {
  static let about = CommandDescription(
    "Sort-Object", defaultSet: "Default", class: "Microsoft.PowerShell.Commands.SortObjectCommand")
  @Parameter(in: [.in("Bottom", mandatory: true)], validate: [.range(.int(1), .int(2147483647))])
  var bottom: Int32?
  @Switch var caseSensitive: Bool
  @Parameter var culture: String?
  @Switch var descending: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(position: 0) var property: [Value]?
  @Switch(in: [.in("Default")]) var stable: Bool
  @Parameter(in: [.in("Top", mandatory: true)], validate: [.range(.int(1), .int(2147483647))])
  var top: Int32?
  @Switch var unique: Bool
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    items.append(item)
  }

  mutating func end(_ call: Invocation) throws {
    let expressions = try PropertySelector.list(
      property ?? [], keys: [.expression, .ascending, .descending], call)
    guard !items.isEmpty else { return }
    let order = OrderKeys(
      expressions: expressions,
      descending: expressions.isEmpty
        ? [descending] : expressions.map { $0.isDescending ?? descending },
      ignoresCase: !caseSensitive, culture: call.culture(named: culture))
    if expressions.isEmpty, !unique, top == nil, bottom == nil, try sortPlain(order, call) {
      return
    }
    var entries = try items.map { try order.entry($0, call) }
    items = []
    entries = order.sorted(entries, isStable: stable)
    if unique { entries = withoutRepeats(entries, order) }
    for entry in limited(entries) { try call.write(entry.item) }
  }

  /// Numbers of one type need no keys.
  private mutating func sortPlain(_ order: OrderKeys, _ call: Invocation) throws -> Bool {
    var numbers: [Int32] = []
    numbers.reserveCapacity(items.count)
    for item in items {
      guard case .int(let number) = item else { return false }
      numbers.append(number)
    }
    items = []
    if descending { numbers.sort(by: >) } else { numbers.sort() }
    for number in numbers { try call.write(.int(number)) }
    return true
  }

  private func withoutRepeats(
    _ entries: [OrderKeys.Entry], _ order: OrderKeys
  ) -> [OrderKeys.Entry] {
    var kept: [OrderKeys.Entry] = []
    for entry in entries {
      if let last = kept.last, order.compare(last, entry) == 0 { continue }
      kept.append(entry)
    }
    return kept
  }

  private func limited(_ entries: [OrderKeys.Entry]) -> ArraySlice<OrderKeys.Entry> {
    if let top { return entries.prefix(Int(top)) }
    if let bottom { return entries.suffix(Int(bottom)) }
    return entries[...]
  }
}
