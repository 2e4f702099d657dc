/// Reading and writing by index: `$a[0]`, `$h['key']`, `$m[0, 1]`.
public enum Indexing {
  public static func get(
    _ target: Value, _ index: Value, _ session: Session, isStrict: Bool = false
  ) throws -> Value {
    if case .array(let array) = target, array.dimensions == nil, case .int(let place) = index {
      let count = array.elements.count
      let position = place < 0 ? Int(place) &+ count : Int(place)
      if position >= 0, position < count { return array.elements[position] }
    }
    return try getSlow(target, index, session, isStrict)
  }

  private static func getSlow(
    _ target: Value, _ index: Value, _ session: Session, _ strict: Bool
  ) throws -> Value {
    guard !target.isNull else { throw ScriptError.nullArray() }
    let base = target.base
    if case .array(let array) = base, array.dimensions != nil {
      return try MultidimensionalIndex.get(array, index, session)
    }
    if index.isNull { throw ScriptError.nullIndex() }
    if case .array(let list) = index.base {
      if let indexer = base.type.indexer, indexer.indexTypes.count > 1,
        indexer.indexTypes.count == list.elements.count
      {
        return try read(indexer, base, list.elements, session)
      }
      return try slice(target, list.elements, session, strict)
    }
    if case .table(let table) = base, table.isOrdered, index.reference is ExtendedValue {
      return table[index.base] ?? .null
    }
    return try one(base, index.base, session, strict) ?? .null
  }

  /// Several indices give an array of what each finds; lists leave out what is not there.
  private static func slice(
    _ target: Value, _ indices: [Value], _ session: Session, _ strict: Bool
  ) throws -> Value {
    let base = target.base
    guard base.hasIndex else { return .null }
    let isKeyed =
      if case .table(let table) = base { !table.isOrdered } else { false }
    var found: [Value] = []
    for index in indices {
      if let value = try one(base, index.base, session, strict) {
        found.append(value)
      } else if isKeyed {
        found.append(.null)
      }
    }
    return .list(found)
  }

  /// The element at an index; nil where there is none.
  private static func one(
    _ base: Value, _ index: Value, _ session: Session, _ strict: Bool
  ) throws -> Value? {
    switch base {
    case .array(let array):
      return try element(index, array.elements.count, session, strict) { array.elements[$0] }
    case .string(let text):
      let units = text.utf16
      return try element(index, units.count, session, strict) {
        .char(units[units.index(units.startIndex, offsetBy: $0)])
      }
    case .table(let table): return try TableEntries.get(table, index, session)
    case .object(let list as ListObject) where list.isIndexed:
      return try element(index, list.elements.count, session, strict) { list.elements[$0] }
    default: return try other(base, index, session, strict)
    }
  }

  private static func other(
    _ base: Value, _ index: Value, _ session: Session, _ strict: Bool
  ) throws -> Value? {
    guard let indexer = base.type.indexer else { return itself(base, index) }
    guard let count = indexer.count else { return try read(indexer, base, [index], session) }
    return try element(index, count(base), session, strict) {
      try indexer.get(base, Arguments([.int(Int32(clamping: $0))], session))
    }
  }

  /// What cannot be indexed answers to 0 and -1 with itself.
  private static func itself(_ base: Value, _ index: Value) -> Value? {
    guard case .int(let place) = index else { return nil }
    return place == 0 || place == -1 ? base : nil
  }

  private static func element(
    _ index: Value, _ count: Int, _ session: Session, _ strict: Bool,
    _ read: (Int) throws -> Value
  ) throws -> Value? {
    guard let place = try position(index, session) else { return nil }
    let absolute = place < 0 ? place &+ count : place
    guard absolute >= 0, absolute < count else {
      if strict { throw ScriptError.raw(ExceptionObject.indexOutOfRange) }
      return nil
    }
    return try read(absolute)
  }

  /// The index as a position; nil for what converts to none.
  private static func position(_ index: Value, _ session: Session) throws -> Int? {
    if case .int(let place) = index { return Int(place) }
    guard
      case .int(let place)? = try? Conversion.convert(index, to: TypeInfo.int32, session)
    else { return nil }
    return Int(place)
  }

  private static func read(
    _ indexer: IndexerMember, _ base: Value, _ indices: [Value], _ session: Session
  ) throws -> Value {
    let converted = try zip(indices, indexer.indexTypes).map {
      try Conversion.convert($0, to: $1, session)
    }
    do {
      return try indexer.get(base, Arguments(converted, session))
    } catch let error as DotNetException {
      throw ScriptError.raw(error.exception)
    }
  }
}

extension Value {
  var isTable: Bool {
    if case .table = self { return true }
    return false
  }

  /// Whether the value can be read by index at all.
  var hasIndex: Bool {
    switch self {
    case .array, .string, .table: true
    case .object(let list as ListObject): list.isIndexed
    default: type.indexer != nil
    }
  }
}

extension ExceptionObject {
  static var indexOutOfRange: ExceptionObject {
    ExceptionObject("System.IndexOutOfRangeException", DotNetException.indexOutOfRange)
  }
}
