/// Lists, tables and property bags made of other values.
extension ConversionRoute {
  func list(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    switch rule {
    case .chars:
      return .array(ArrayObject(value.text(.invariant).utf16.map(Value.char), of: .char))
    case .oneElementList(let element):
      return .array(ArrayObject([try only(value, element, type, session)], of: element.asElement))
    case .listConstructor(let element): return try collection(value, of: element, type, session)
    case .list(let element):
      return .array(
        ArrayObject(try converted(value.elements(), element, session), of: element.asElement))
    default: return value
    }
  }

  private func converted(
    _ elements: [Value], _ element: TypeInfo, _ session: Session
  ) throws -> [Value] {
    if element === TypeInfo.object { return elements }
    return try elements.map { try Conversion.convert($0, to: element, session) }
  }

  private func only(
    _ value: Value, _ element: TypeInfo, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    do {
      return try Conversion.convert(value, to: element, session)
    } catch let error as ScriptError {
      let cause = error.record.exception
      throw ScriptError.failedCast(
        "InvalidCastExceptionScalarToArray", value, to: type, cause.message, session,
        inner: cause.inner ?? cause)
    }
  }

  /// A collection is made of a list's elements, or of the one value.
  private func collection(
    _ value: Value, of element: TypeInfo, _ type: TypeInfo, _ session: Session
  ) throws -> Value {
    guard case .array = value else {
      return try filled(type, [Conversion.convert(value, to: element, session)], session)
    }
    let elements: [Value]
    do {
      elements = try converted(value.elements(), element, session)
    } catch {
      throw ScriptError.noConversion(value, to: type, session)
    }
    return try filled(type, elements, session)
  }

  private func filled(_ type: TypeInfo, _ elements: [Value], _ session: Session) throws -> Value {
    if let overload = type.constructors?.overloads.first(where: {
      $0.types.count == 1 && $0.types[0].name.utf8.starts(with: "IEnumerable".utf8)
    }) {
      return try overload.body(.null, Arguments([.list(elements)], session))
    }
    return .object(ListObject(elements, type: type))
  }

  /// A table as one of another kind.
  func copied(_ value: Value, _ type: TypeInfo) -> TableObject {
    let result = TableObject(type: type === TypeInfo.hashtable ? nil : type)
    if case .table(let table) = value {
      for (key, value) in table.entries { result.set(key, value) }
    }
    return result
  }

  /// `[pscustomobject]@{ … }`; anything else is an object already.
  func bag(_ value: Value) -> Value {
    guard case .table(let table) = value else { return value }
    return .object(PropertyBag(table))
  }
}

extension TypeInfo {
  /// The type as an array notes it: `object` goes without saying.
  var asElement: TypeInfo? { self === TypeInfo.object ? nil : self }
}
