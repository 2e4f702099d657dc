extension Indexing {
  public static func set(
    _ target: Value, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    let value = value.isNull ? .null : value
    if case .array(let array) = target, array.elementType == nil, array.dimensions == nil,
      case .int(let place) = index
    {
      let count = array.elements.count
      let position = place < 0 ? Int(place) &+ count : Int(place)
      if position >= 0, position < count {
        array.elements[position] = value
        return
      }
    }
    try setSlow(target, index, value, session)
  }

  private static func setSlow(
    _ target: Value, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    guard !target.isNull else { throw ScriptError.nullArray() }
    let base = target.base
    if case .array(let array) = base, array.dimensions != nil {
      return try MultidimensionalIndex.set(array, index, value, session)
    }
    if case .array(let indices) = index.base, !base.isTable {
      throw ScriptError(
        "ArraySliceAssignmentFailed",
        "Array assignment to [\(indices.elements.map { $0.text(session.culture) }.joined(separator: ","))] failed because assignment to slices is not supported.",
        .invalidOperation)
    }
    if index.isNull { throw ScriptError.nullIndex() }
    do {
      try setOne(base, index.base, value, session)
    } catch let error as DotNetException {
      throw ScriptError.raw(error.exception)
    }
  }

  private static func setOne(
    _ base: Value, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    switch base {
    case .array(let array):
      let converted = try converted(value, array.elementType, session)
      let place = try position(index, array.elements.count, session)
      guard array.elements.indices.contains(place) else {
        throw DotNetException(ExceptionObject.indexOutOfRange)
      }
      array.elements[place] = converted
    case .table(let table): try TableEntries.set(table, index, value, session)
    case .object(let list as ListObject) where list.isIndexed:
      let converted = try converted(value, list.elementType, session)
      let place = try position(index, list.elements.count, session)
      try list.set(converted, at: place)
    default: try setOther(base, index, value, session)
    }
  }

  private static func setOther(
    _ base: Value, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    guard let indexer = base.type.indexer, let set = indexer.set else {
      throw ScriptError.cannotIndex(base.type)
    }
    let type = TypeTable.named(indexer.property.typeText, in: base.type) ?? .object
    let key = try Conversion.convert(index, to: indexer.indexTypes.first ?? .object, session)
    try set(base, Arguments([key], session), try converted(value, type, session))
  }

  private static func position(
    _ index: Value, _ count: Int, _ session: Session
  ) throws -> Int {
    let number = try Conversion.convert(index, to: TypeInfo.int32, session)
    let place = Int(number.integerOrZero)
    return place < 0 ? place + count : place
  }

  private static func converted(
    _ value: Value, _ type: TypeInfo?, _ session: Session
  ) throws -> Value {
    guard let type, type !== TypeInfo.object else { return value }
    if value.isNull, !type.isValueType, type !== TypeInfo.string { return .null }
    return try Conversion.convert(value, to: type, session)
  }
}

/// Arrays of several dimensions: the elements lie row by row.
enum MultidimensionalIndex {
  static func get(_ array: ArrayObject, _ index: Value, _ session: Session) throws -> Value {
    let indices = spread(index)
    let dimensions = array.dimensions ?? []
    if indices.count == 1, dimensions.count > 1 || indices.count != dimensions.count {
      throw ScriptError(
        "NeedMultidimensionalIndex",
        "The array has \(dimensions.count) dimensions; index it with as many.", .invalidOperation)
    }
    guard let place = try place(array, indices, session) else { return .null }
    return array.elements[place]
  }

  static func set(
    _ array: ArrayObject, _ index: Value, _ value: Value, _ session: Session
  ) throws {
    guard let place = try place(array, spread(index), session) else {
      throw ScriptError.raw(ExceptionObject.indexOutOfRange)
    }
    let type = array.elementType ?? .object
    array.elements[place] =
      type === TypeInfo.object ? value : try Conversion.convert(value, to: type, session)
  }

  private static func spread(_ index: Value) -> [Value] {
    guard case .array(let list) = index.base else { return [index] }
    return list.elements
  }

  static func place(
    _ array: ArrayObject, _ indices: [Value], _ session: Session
  ) throws -> Int? {
    let dimensions = array.dimensions ?? [array.elements.count]
    guard indices.count == dimensions.count else { return nil }
    var place = 0
    for (index, length) in zip(indices, dimensions) {
      var number = Int(try Conversion.convert(index, to: .int32, session).integerOrZero)
      if number < 0 { number += length }
      guard (0..<length).contains(number) else { return nil }
      place = place * length + number
    }
    return array.elements.indices.contains(place) ? place : nil
  }
}
