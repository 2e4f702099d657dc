/// A name: of a variable, a property, a method, a parameter, a command.
///
/// Names are compared without case, and each is interned once, so that two symbols are the same
/// name exactly when they are the same object (rule R9).
public final class Symbol {
  /// The name as it was first written.
  public let text: String

  private init(_ text: String) { self.text = text }

  nonisolated(unsafe) private static var interned = FoldedDictionary<Symbol>()

  /// The symbol of a name, whatever its case.
  public static func intern(_ text: String) -> Symbol {
    if let known = interned[text] { return known }
    let symbol = Symbol(text)
    interned[text] = symbol
    return symbol
  }
}

extension Symbol: Hashable {
  public static func == (a: Symbol, b: Symbol) -> Bool { a === b }
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}

/// A dictionary whose keys are compared without case, in insertion order.
///
/// Open addressing over a dense entry list; hashes are kept, so growing never hashes again.
public struct FoldedDictionary<Element> {
  private var keys: [String] = []
  private var hashes: [Int] = []
  private var elements: [Element?] = []
  private var buckets: [Int32] = []
  public private(set) var count = 0

  public init() {}

  public subscript(key: String) -> Element? {
    get { place(of: key).flatMap { elements[$0] } }
    set {
      if let place = place(of: key) {
        if newValue == nil, elements[place] != nil { count -= 1 }
        if newValue != nil, elements[place] == nil { count += 1 }
        elements[place] = newValue
      } else if let newValue {
        insert(key, newValue)
      }
    }
  }

  /// The entries that are there, in the order in which their keys were first inserted.
  public var entries: [(key: String, value: Element)] {
    zip(keys, elements).compactMap { key, value in value.map { (key, $0) } }
  }

  private func place(of key: String) -> Int? {
    guard !buckets.isEmpty else { return nil }
    let hash = AsciiFold.foldedHash(of: key)
    let mask = buckets.count - 1
    var index = hash & mask
    while buckets[index] >= 0 {
      let place = Int(buckets[index])
      if hashes[place] == hash, AsciiFold.foldedEquals(keys[place], key) { return place }
      index = (index + 1) & mask
    }
    return nil
  }

  private mutating func insert(_ key: String, _ element: Element) {
    if (keys.count + 1) * 4 > buckets.count * 3 { grow() }
    let hash = AsciiFold.foldedHash(of: key)
    seat(hash, at: keys.count)
    keys.append(key)
    hashes.append(hash)
    elements.append(element)
    count += 1
  }

  private mutating func seat(_ hash: Int, at place: Int) {
    let mask = buckets.count - 1
    var index = hash & mask
    while buckets[index] >= 0 { index = (index + 1) & mask }
    buckets[index] = Int32(truncatingIfNeeded: place)
  }

  private mutating func grow() {
    buckets = Array(repeating: -1, count: max(16, buckets.count * 2))
    for (place, hash) in hashes.enumerated() { seat(hash, at: place) }
  }
}
