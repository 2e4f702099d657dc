/// A hashtable, ordered dictionary or generic dictionary: insertion-ordered, open addressing.
///
/// One class serves `@{}`, `[ordered]@{}` and `Dictionary[K, V]`; what differs is the type it
/// reports and how keys compare (rule R9).
public final class TableObject: PSObject, FieldHolder {
  public enum KeyComparison: Sendable {
    /// Strings without case, as PowerShell's literals make them.
    case foldingCase
    case exact
  }

  private var entryKeys: [Value] = []
  private var entryValues: [Value] = []
  private var hashes: [Int] = []
  private var buckets: [Int32] = []
  /// Entries that were removed and still take a place in the lists.
  private var holes = 0
  public let comparison: KeyComparison
  private let ownType: TypeInfo?
  public var isReadOnly = false
  /// What a script's class that derives from a table declares beside.
  var fields: [Value] = []
  /// Counts changes, so that an enumerator can notice one.
  public private(set) var version = 0

  public init(type: TypeInfo? = nil, comparison: KeyComparison = .foldingCase) {
    (ownType, self.comparison) = (type, comparison)
  }

  public override var type: TypeInfo { ownType ?? .hashtable }
  public override var unwrapped: Value { .table(self) }
  public var count: Int { entryKeys.count - holes }
  public var isOrdered: Bool { ownType === TypeInfo.orderedDictionary }

  public var keys: [Value] { holes == 0 ? entryKeys : entryKeys.filter { !$0.isUnset } }
  public var values: [Value] { entries.map(\.value) }
  public var entries: [(key: Value, value: Value)] {
    zip(entryKeys, entryValues).filter { !$0.0.isUnset }.map { ($0, $1) }
  }

  public subscript(key: Value) -> Value? {
    get { place(of: key).map { entryValues[$0] } }
    set {
      guard let newValue else { return remove(key) }
      set(key, newValue)
    }
  }

  /// The value under a name.
  public subscript(name name: String) -> Value? {
    get { self[.string(name)] }
    set { self[.string(name)] = newValue }
  }

  public func contains(_ key: Value) -> Bool { place(of: key) != nil }

  public func set(_ key: Value, _ value: Value) {
    version &+= 1
    if let place = place(of: key) {
      entryValues[place] = value
    } else {
      insert(key, value)
    }
  }

  public func remove(_ key: Value) {
    guard let place = place(of: key) else { return }
    remove(at: place)
  }

  public func removeAll() {
    (entryKeys, entryValues, hashes, buckets) = ([], [], [], [])
    holes = 0
    version &+= 1
  }

  // MARK: By position (ordered dictionaries)

  public func entry(at index: Int) -> (key: Value, value: Value)? {
    compact()
    guard entryKeys.indices.contains(index) else { return nil }
    return (entryKeys[index], entryValues[index])
  }

  public func setValue(at index: Int, _ value: Value) {
    compact()
    guard entryValues.indices.contains(index) else { return }
    version &+= 1
    entryValues[index] = value
  }

  public func removeEntry(at index: Int) {
    compact()
    guard entryKeys.indices.contains(index) else { return }
    remove(at: index)
  }

  public func insert(_ key: Value, _ value: Value, at index: Int) {
    compact()
    guard index >= 0, index <= entryKeys.count else { return }
    var all = entries
    all.insert((key, value), at: index)
    removeAll()
    for (key, value) in all { insert(key, value) }
  }

  // MARK: The table itself

  private func hash(_ key: Value) -> Int {
    if comparison == .foldingCase, case .string(let text) = key {
      return AsciiFold.foldedHash(of: text)
    }
    return key.hashCode()
  }

  private func areEqual(_ a: Value, _ b: Value) -> Bool {
    if case .string(let left) = a, case .string(let right) = b {
      return comparison == .foldingCase
        ? AsciiFold.foldedEquals(left, right) : left.utf8.elementsEqual(right.utf8)
    }
    return a.equals(b)
  }

  private func place(of key: Value) -> Int? {
    guard !buckets.isEmpty else { return nil }
    let hash = hash(key)
    let mask = buckets.count - 1
    var index = hash & mask
    while buckets[index] != -1 {
      let place = Int(buckets[index])
      if place >= 0, hashes[place] == hash, areEqual(entryKeys[place], key) { return place }
      index = (index + 1) & mask
    }
    return nil
  }

  private func insert(_ key: Value, _ value: Value) {
    if (entryKeys.count + 1) * 4 > buckets.count * 3 { rebuild() }
    let hash = hash(key)
    seat(hash, at: entryKeys.count)
    entryKeys.append(key)
    entryValues.append(value)
    hashes.append(hash)
  }

  private func seat(_ hash: Int, at place: Int) {
    let mask = buckets.count - 1
    var index = hash & mask
    while buckets[index] != -1 { index = (index + 1) & mask }
    buckets[index] = Int32(truncatingIfNeeded: place)
  }

  private func remove(at place: Int) {
    entryKeys[place] = .unset
    entryValues[place] = .null
    hashes[place] = 0
    holes += 1
    version &+= 1
    if holes == entryKeys.count { removeAll() }
  }

  private func compact() { if holes > 0 { rebuild() } }

  /// Drops the holes and makes room for as many entries again.
  private func rebuild() {
    if holes > 0 {
      let kept = entryKeys.indices.filter { !entryKeys[$0].isUnset }
      hashes = kept.map { hashes[$0] }
      entryValues = kept.map { entryValues[$0] }
      entryKeys = kept.map { entryKeys[$0] }
      holes = 0
    }
    var size = 8
    while (entryKeys.count + 1) * 2 > size { size *= 2 }
    buckets = Array(repeating: -1, count: size)
    for (place, hash) in hashes.enumerated() { seat(hash, at: place) }
  }
}

extension Value {
  @inline(__always) var isUnset: Bool {
    if case .unset = self { return true }
    return false
  }
}
