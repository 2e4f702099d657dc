internal import PowerShellEngine

/// `Group-Object`.
struct GroupObject: Cmdlet {
  static let about = CommandDescription(
    "Group-Object", class: "Microsoft.PowerShell.Commands.GroupObjectCommand")
  @Switch(in: [.in("HashTable")], aliases: ["AHT"]) var asHashTable: Bool
  @Switch(in: [.in("HashTable")]) var asString: Bool
  @Switch var caseSensitive: Bool
  @Parameter var culture: String?
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Switch var noElement: Bool
  @Parameter(position: 0) var property: [Value]?
  private var entries: [OrderKeys.Entry] = []
  private var order: OrderKeys?
  private var types: [String?]?
  private var isMixed = false

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    let order = try order ?? start(call)
    let entry = try order.entry(item, call)
    note(entry)
    entries.append(entry)
  }

  private mutating func start(_ call: Invocation) throws -> OrderKeys {
    let expressions = try PropertySelector.list(property ?? [], keys: [.expression], call)
    if asString, !asHashTable { throw Self.stringWithoutTable() }
    if asHashTable, !asString, expressions.count > 1 { throw Self.tableOfSeveral() }
    let made = OrderKeys(
      expressions: expressions, descending: [], ignoresCase: !caseSensitive,
      culture: call.culture(named: culture))
    order = made
    return made
  }

  /// Keys of one type are put in order; where types differ, groups stand as they came.
  private mutating func note(_ entry: OrderKeys.Entry) {
    let names = entry.keys.map { key in
      key.flatMap { $0.isNull ? nil : $0.base.type.displayName }
    }
    guard let known = types else {
      types = names
      return
    }
    guard known.count == names.count else {
      isMixed = true
      return
    }
    for (place, name) in names.enumerated() {
      guard let name else { continue }
      guard let earlier = known[place] else {
        types?[place] = name
        continue
      }
      if earlier != name { isMixed = true }
    }
  }

  mutating func end(_ call: Invocation) throws {
    guard let order else { return }
    let groups = isMixed ? grouped(entries, order) : groupedInOrder(order.sorted(entries), order)
    entries = []
    if asHashTable { return try call.write(table(groups, call)) }
    for group in groups { try call.write(info(group, call)) }
  }

  private func groupedInOrder(
    _ entries: [OrderKeys.Entry], _ order: OrderKeys
  ) -> [[OrderKeys.Entry]] {
    var groups: [[OrderKeys.Entry]] = []
    for entry in entries {
      if let last = groups.last?.first, order.isSameGroup(last, entry) {
        groups[groups.count - 1].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  private func grouped(_ entries: [OrderKeys.Entry], _ order: OrderKeys) -> [[OrderKeys.Entry]] {
    var groups: [[OrderKeys.Entry]] = []
    for entry in entries {
      if let place = groups.firstIndex(where: { order.isSameGroup($0[0], entry) }) {
        groups[place].append(entry)
      } else {
        groups.append([entry])
      }
    }
    return groups
  }

  // MARK: What comes out

  private func info(_ group: [OrderKeys.Entry], _ call: Invocation) -> Value {
    let name = GroupName.of(group[0].keys, call.session.culture)
    let values = Value.object(
      ListObject(
        group[0].keys.map { $0 ?? .null },
        type: TypeTable.find("System.Collections.ArrayList") ?? .object))
    let typeName = "Microsoft.PowerShell.Commands.GroupInfo" + (noElement ? "NoElement" : "")
    return .object(
      RecordObject(
        typeName,
        [
          values, .int(Int32(clamping: group.count)),
          noElement ? .null : collection(group), .string(name),
        ]))
  }

  private func collection(_ group: [OrderKeys.Entry]) -> Value {
    .object(
      ListObject(
        group.map(\.item),
        type: TypeTable.close("System.Collections.ObjectModel.Collection", [.psObject]) ?? .object))
  }

  private func table(_ groups: [[OrderKeys.Entry]], _ call: Invocation) throws -> Value {
    let table = TableObject(comparison: caseSensitive ? .exact : .foldingCase)
    for group in groups {
      let key: Value =
        asString
        ? .string(GroupName.of(group[0].keys, call.session.culture))
        : (group[0].keys.first ?? nil) ?? .null
      guard !key.isNull, !table.contains(key) else {
        let message =
          key.isNull
          ? "The property value is null or missing: a table cannot hold it."
          : "The objects grouped by this property cannot be expanded because there is a key duplication. Provide a valid value for the property, and then try again."
        try call.writeError(
          key.isNull ? "InvalidOperation" : message, message, .invalidArgument, target: key,
          exception: "System.ArgumentException")
        continue
      }
      table.set(key, collection(group))
    }
    return .table(table)
  }

  private static func stringWithoutTable() -> ScriptError {
    ScriptError(
      "ArgumentException", "The AsString parameter must be used with the AsHashTable parameter.",
      .invalidArgument, exception: "System.ArgumentException")
  }

  private static func tableOfSeveral() -> ScriptError {
    ScriptError(
      "ArgumentException",
      "When using the AsHashTable parameter with more than one property, the AsString parameter must be added.",
      .invalidArgument, exception: "System.ArgumentException")
  }
}

/// A group's name: its keys as text, lists in braces.
enum GroupName {
  static func of(_ keys: [Value?], _ culture: Culture) -> String {
    var parts: [String] = []
    for case let key? in keys where !key.isNull { parts.append(text(key, culture)) }
    return parts.joined(separator: ", ")
  }

  private static func text(_ key: Value, _ culture: Culture) -> String {
    switch key.base {
    case .table(let table):
      let entries = table.entries.map {
        "[\($0.key.dotNetText(culture)), \($0.value.dotNetText(culture))]"
      }
      return "{" + entries.joined(separator: ", ") + "}"
    case let plain where plain.isCollection:
      let items = ((try? plain.elements()) ?? []).map { $0.dotNetText(culture) }
      return "{" + items.joined(separator: ", ") + "}"
    case let plain: return plain.dotNetText(culture)
    }
  }
}
