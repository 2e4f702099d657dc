/// Members that every value has, whatever its type: `psobject`, `ForEach`, `Where`.
enum Intrinsic {
  nonisolated(unsafe) private static let psObject = Symbol.intern("psobject")
  nonisolated(unsafe) private static let psBase = Symbol.intern("psbase")
  nonisolated(unsafe) private static let psAdapted = Symbol.intern("psadapted")
  nonisolated(unsafe) private static let psExtended = Symbol.intern("psextended")
  nonisolated(unsafe) private static let psTypeNames = Symbol.intern("pstypenames")

  static func property(_ target: Value, _ name: Symbol, _ session: Session) -> Value? {
    // A cheap test first: these names all begin with `ps`.
    var bytes = name.text.utf8.makeIterator()
    guard let first = bytes.next(), first | 0x20 == 0x70, let second = bytes.next(),
      second | 0x20 == 0x73
    else { return nil }
    if name === psObject { return .object(ObjectView(target)) }
    if name === psTypeNames { return TypeNameList.of(target) }
    if name === psBase || name === psAdapted || name === psExtended {
      return .object(MemberSetObject(target, name.text))
    }
    return nil
  }

  static func invoke(
    _ target: Value, _ name: Symbol, _ arguments: [Value], _ session: Session
  ) throws -> Value? {
    if name === MemberAccess.Names.forEach {
      return try IntrinsicForEach.run(target, arguments, session)
    }
    if name === MemberAccess.Names.where {
      return try IntrinsicWhere.run(target, arguments, session)
    }
    guard case .object(let view as MemberSetObject) = target else { return nil }
    return try MemberAccess.invoke(view.target, name, arguments, session)
  }

  /// The elements the intrinsic methods run over: a scalar is one.
  static func elements(of target: Value) throws -> [Value] {
    target.base.isEnumerable ? try target.base.elements() : [target]
  }

  /// What the intrinsic methods return.
  static func collection(_ elements: [Value]) -> Value {
    .object(ListObject(elements, type: .psObjectCollection))
  }
}

extension TypeInfo {
  nonisolated(unsafe) static let psObjectCollection =
    TypeTable.close("System.Collections.ObjectModel.Collection", [.psObject]) ?? .object
}

/// `$list.ForEach(…)`: a block, a type, a property, or a method with arguments.
enum IntrinsicForEach {
  static func run(_ target: Value, _ arguments: [Value], _ session: Session) throws -> Value {
    guard let action = arguments.first else {
      throw ScriptError.noOverload("ForEach", arguments.count)
    }
    let rest = Array(arguments.dropFirst())
    var results: [Value] = []
    for element in try Intrinsic.elements(of: target) {
      let result = try apply(action, to: element, rest, session)
      if case .nothing = result { continue }
      results.append(contentsOf: result.base.isEnumerable ? try result.base.elements() : [result])
    }
    return Intrinsic.collection(results)
  }

  private static func apply(
    _ action: Value, to element: Value, _ rest: [Value], _ session: Session
  ) throws -> Value {
    switch action.base {
    case .object(let block as ScriptBlock):
      return try session.invokeBlock(block, item: element, arguments: rest)
    case .object(let type as TypeInfo):
      return try Conversion.convert(element, to: type, session)
    default:
      return try applyMember(
        Symbol.intern(action.base.text(session.culture)), to: element, rest, session)
    }
  }

  private static func applyMember(
    _ name: Symbol, to element: Value, _ rest: [Value], _ session: Session
  ) throws -> Value {
    let found = try MemberAccess.get(element, name, session)
    // A table is asked for its keys, not its methods.
    if case .table(let table) = element.base, table.type === TypeInfo.hashtable,
      found?.reference is MethodObject
    {
      return .null
    }
    if case .object(let object)? = found, object is MethodObject || object is ExtendedMemberObject {
      return try MemberAccess.invoke(element, name, rest, session)
    }
    if found == nil, !element.isNull {
      return try MemberAccess.invoke(element, name, rest, session)
    }
    guard let value = rest.first else { return found ?? .null }
    try MemberAccess.set(element, name, value, session)
    return .nothing
  }
}

/// `$list.Where({ … }, mode, count)`.
enum IntrinsicWhere {
  private enum Mode: Int64 { case normal, first, last, skipUntil, until, split }

  static func run(_ target: Value, _ arguments: [Value], _ session: Session) throws -> Value {
    guard (1...3).contains(arguments.count), let condition = arguments.first else {
      throw ScriptError.noOverload("Where", arguments.count)
    }
    let mode = try mode(arguments, session)
    let count = arguments.count > 2 ? Int(clamping: arguments[2].integerOrZero) : 0
    let holds: (Value) throws -> Bool = { element in
      guard case .object(let block as ScriptBlock) = condition.base else {
        return try ofType(condition, element, session)
      }
      return try session.invokeBlock(block, item: element).isTrue
    }
    return try select(try Intrinsic.elements(of: target), mode, count, holds)
  }

  private static func ofType(
    _ condition: Value, _ element: Value, _ session: Session
  ) throws -> Bool {
    guard case .object(let type as TypeInfo) = condition.base else {
      throw ScriptError.argumentConversion(
        "expression", condition, "Where", .scriptBlock, session,
        ExceptionObject(
          "System.Management.Automation.PSInvalidCastException",
          "Cannot convert the \"\(condition.base.text(session.culture))\" value of type \"\(condition.type.displayName)\" to type \"System.Management.Automation.ScriptBlock\"."
        ))
    }
    return element.base.type.isSubtype(of: type)
  }

  private static func mode(_ arguments: [Value], _ session: Session) throws -> Mode {
    guard arguments.count > 1 else { return .normal }
    let type = TypeTable.required("System.Management.Automation.WhereOperatorSelectionMode")
    guard
      case .object(let chosen as EnumObject) = try Conversion.convert(
        arguments[1], to: type, session)
    else { return .normal }
    return Mode(rawValue: chosen.value) ?? .normal
  }

  private static func select(
    _ elements: [Value], _ mode: Mode, _ count: Int, _ holds: (Value) throws -> Bool
  ) throws -> Value {
    let limit = count > 0 ? count : Int.max
    switch mode {
    case .normal: return Intrinsic.collection(Array(try elements.filter(holds).prefix(limit)))
    case .first: return Intrinsic.collection(try first(elements, max(count, 1), holds))
    case .last: return Intrinsic.collection(try elements.filter(holds).suffix(max(count, 1)))
    case .skipUntil:
      let start = try elements.firstIndex(where: holds) ?? elements.count
      return Intrinsic.collection(Array(elements[start...].prefix(limit)))
    case .until:
      let end = try elements.firstIndex(where: holds) ?? elements.count
      return Intrinsic.collection(Array(elements[..<end].prefix(limit)))
    case .split: return try split(elements, limit, holds)
    }
  }

  private static func first(
    _ elements: [Value], _ count: Int, _ holds: (Value) throws -> Bool
  ) throws -> [Value] {
    var found: [Value] = []
    for element in elements where found.count < count {
      if try holds(element) { found.append(element) }
    }
    return found
  }

  private static func split(
    _ elements: [Value], _ limit: Int, _ holds: (Value) throws -> Bool
  ) throws -> Value {
    var parts: (with: [Value], without: [Value]) = ([], [])
    for element in elements {
      if parts.with.count < limit, try holds(element) {
        parts.with.append(element)
      } else {
        parts.without.append(element)
      }
    }
    return Intrinsic.collection([
      Intrinsic.collection(parts.with), Intrinsic.collection(parts.without),
    ])
  }
}
