/// A script block as a delegate: `[Func[int, int]] { param($n) $n * 2 }`.
final class DelegateObject: PSObject {
  let block: ScriptBlock
  private let ownType: TypeInfo

  init(_ block: ScriptBlock, _ type: TypeInfo) { (self.block, ownType) = (block, type) }

  override var type: TypeInfo { ownType }

  /// Calls the block with arguments and a result of the delegate's types.
  func call(_ given: [Value], _ session: Session) throws -> Value {
    let types = ownType.genericArguments
    let arguments = try given.enumerated().map { place, value in
      place < types.count ? try Conversion.convert(value, to: types[place], session) : value
    }
    let result = try session.invokeBlock(block, this: .unset, arguments: arguments)
    guard let wanted = resultType else { return .nothing }
    return try Conversion.convert(result.orNull, to: wanted, session)
  }

  /// `Func` and `Converter` name it last; `Action` has none.
  private var resultType: TypeInfo? {
    let kind = String(decoding: ownType.name.utf8.prefix { $0 != 0x60 }, as: UTF8.self)
    return switch kind {
    case "Func", "Converter": ownType.genericArguments.last
    case "Predicate": .boolean
    case "Comparison": .int32
    default: nil
    }
  }

  static func declare(_ m: MemberDeclarations) {
    for name in ["Invoke", "DynamicInvoke"] {
      m.method("System.Object \(name)(params System.Object[] args)") { (me: DelegateObject, a) in
        if a.count == 1, case .array(let list) = a[0] {
          return try me.call(list.elements, a.session)
        }
        return try me.call(a.values, a.session)
      }
    }
  }
}

/// Blocks that stand in for delegates: `[Predicate[int]] { … }`.
enum DelegateCall {
  static func run(_ delegate: Value, _ arguments: [Value], _ session: Session) throws -> Value {
    switch delegate.base.reference {
    case let block as ScriptBlock:
      try session.invokeBlock(block, this: .unset, arguments: arguments)
    case let delegate as DelegateObject: try delegate.call(arguments, session)
    default: .null
    }
  }

  static func holds(_ delegate: Value, _ argument: Value, _ a: Arguments) throws -> Bool {
    try run(delegate, [argument], a.session).isTrue
  }
}
