/// A map whose copies are free and whose changes share all but one path with the map before.
///
/// Undo, what-if runs and checkpoints keep many versions of one datacenter. A `Dictionary` copies
/// itself whole at the first change after a copy; this hash trie (Bagwell, "Ideal Hash Trees", 2001)
/// copies a handful of nodes of at most 32 slots. The order of iteration is that of the stable hash.
package struct PersistentMap<Key: MapKey, Value: Sendable>: Sendable {
  private var root: Node?
  package private(set) var count = 0

  package init() {}

  /// Builds the trie at once; the keys must differ.
  package init(uniqueKeysWithValues pairs: [(Key, Value)]) {
    guard !pairs.isEmpty else { return }
    root = Node.built(of: pairs.map { Entry($0.0, $0.1) }, shift: 0)
    count = pairs.count
  }

  package var isEmpty: Bool { count == 0 }

  package subscript(key: Key) -> Value? {
    get { root?.entry(of: key, hash: key.stableHash)?.value }
    set {
      let isKnown = self[key] != nil
      if let newValue {
        let entry = Entry(key, newValue)
        root = root?.inserting(entry, shift: 0) ?? Node.built(of: [entry], shift: 0)
        count += isKnown ? 0 : 1
      } else if isKnown {
        root = root?.removing(key, hash: key.stableHash, shift: 0)
        count -= 1
      }
    }
  }

  /// Changes the value of a key; without such a key nothing happens.
  package mutating func update(_ key: Key, _ change: (inout Value) -> Void) {
    guard var value = self[key] else { return }
    change(&value)
    self[key] = value
  }

  package var keys: [Key] { map(\.key) }
  package var values: [Value] { map(\.value) }
}

extension PersistentMap: Sequence {
  package struct Iterator: IteratorProtocol {
    fileprivate var pending: [Slot]

    package mutating func next() -> (key: Key, value: Value)? {
      while let slot = pending.popLast() {
        switch slot {
        case .entry(let entry): return (entry.key, entry.value)
        case .branch(let node): pending += node.slots.reversed()
        case .clash(let entries): pending += entries.reversed().map { .entry($0) }
        }
      }
      return nil
    }
  }

  package func makeIterator() -> Iterator {
    Iterator(pending: root.map { [.branch($0)] } ?? [])
  }

  package var underestimatedCount: Int { count }
}

extension PersistentMap {
  fileprivate final class Entry: Sendable {
    let hash: UInt64
    let key: Key
    let value: Value

    init(_ key: Key, _ value: Value) {
      hash = key.stableHash
      self.key = key
      self.value = value
    }
  }

  /// Entries are boxed so that copying a node copies pointers, whatever the values' size.
  fileprivate enum Slot: Sendable {
    case entry(Entry)
    case branch(Node)
    case clash([Entry])  // keys whose 64-bit hashes are equal

    var hash: UInt64? {
      switch self {
      case .entry(let entry): entry.hash
      case .clash(let entries): entries.first?.hash
      case .branch: nil
      }
    }
  }

  fileprivate final class Node: Sendable {
    let bitmap: UInt32
    let slots: [Slot]

    init(bitmap: UInt32, slots: [Slot]) {
      self.bitmap = bitmap
      self.slots = slots
    }
  }
}

private let bitsPerLevel: UInt64 = 5

extension PersistentMap.Node {
  fileprivate typealias Node = PersistentMap.Node
  fileprivate typealias Slot = PersistentMap.Slot
  fileprivate typealias Entry = PersistentMap.Entry

  private static func index(_ hash: UInt64, _ shift: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: (hash >> shift) & 31)
  }

  private func position(before bit: UInt32) -> Int { (bitmap & (bit &- 1)).nonzeroBitCount }

  fileprivate func entry(of key: Key, hash: UInt64) -> Entry? {
    var node = self
    var shift: UInt64 = 0
    while true {
      let bit: UInt32 = 1 << Self.index(hash, shift)
      guard node.bitmap & bit != 0 else { return nil }
      switch node.slots[node.position(before: bit)] {
      case .entry(let entry): return entry.key == key ? entry : nil
      case .clash(let entries): return entries.first { $0.key == key }
      case .branch(let next):
        node = next
        shift += bitsPerLevel
      }
    }
  }

  fileprivate func inserting(_ entry: Entry, shift: UInt64) -> Node {
    let bit: UInt32 = 1 << Self.index(entry.hash, shift)
    let position = position(before: bit)
    var slots = slots
    guard bitmap & bit != 0 else {
      slots.insert(.entry(entry), at: position)
      return Node(bitmap: bitmap | bit, slots: slots)
    }
    slots[position] = Self.merging(entry, into: slots[position], shift: shift + bitsPerLevel)
    return Node(bitmap: bitmap, slots: slots)
  }

  private static func merging(_ entry: Entry, into slot: Slot, shift: UInt64) -> Slot {
    switch slot {
    case .branch(let node): return .branch(node.inserting(entry, shift: shift))
    case .entry(let old) where old.key == entry.key: return .entry(entry)
    case .entry(let old) where old.hash == entry.hash: return .clash([old, entry])
    case .clash(let entries) where slot.hash == entry.hash:
      return .clash(entries.filter { $0.key != entry.key } + [entry])
    case .entry, .clash:
      return .branch(holding(slot, slot.hash ?? 0, shift).inserting(entry, shift: shift))
    }
  }

  private static func holding(_ slot: Slot, _ hash: UInt64, _ shift: UInt64) -> Node {
    Node(bitmap: 1 << index(hash, shift), slots: [slot])
  }

  /// The node without the key, or nil when nothing is left of it.
  fileprivate func removing(_ key: Key, hash: UInt64, shift: UInt64) -> Node? {
    let bit: UInt32 = 1 << Self.index(hash, shift)
    guard bitmap & bit != 0 else { return self }
    let position = position(before: bit)
    var slots = slots
    if let rest = Self.removing(key, hash: hash, from: slots[position], shift: shift) {
      slots[position] = rest
      return Node(bitmap: bitmap, slots: slots)
    }
    slots.remove(at: position)
    return slots.isEmpty ? nil : Node(bitmap: bitmap & ~bit, slots: slots)
  }

  private static func removing(_ key: Key, hash: UInt64, from slot: Slot, shift: UInt64) -> Slot? {
    switch slot {
    case .entry(let entry): return entry.key == key ? nil : slot
    case .clash(let entries):
      let rest = entries.filter { $0.key != key }
      return rest.count == 1 ? .entry(rest[0]) : .clash(rest)
    case .branch(let node):
      guard let rest = node.removing(key, hash: hash, shift: shift + bitsPerLevel) else {
        return nil
      }
      // A lone entry moves up, so that a map's shape does not depend on its history.
      if rest.slots.count == 1, rest.slots[0].hash != nil { return rest.slots[0] }
      return .branch(rest)
    }
  }

  fileprivate static func built(of entries: [Entry], shift: UInt64) -> Node {
    var groups = [[Entry]](repeating: [], count: 32)
    for entry in entries { groups[Int(index(entry.hash, shift))].append(entry) }
    var bitmap: UInt32 = 0
    var slots: [Slot] = []
    for (index, group) in groups.enumerated() {
      guard let first = group.first else { continue }
      bitmap |= 1 << UInt32(index)
      if group.count == 1 {
        slots.append(.entry(first))
      } else if group.allSatisfy({ $0.hash == first.hash }) {
        slots.append(.clash(group))
      } else {
        slots.append(.branch(built(of: group, shift: shift + bitsPerLevel)))
      }
    }
    return Node(bitmap: bitmap, slots: slots)
  }
}
