/// A script block as a .NET delegate: `[Func[int,int]] { … }`.
final class DelegateObject: PSObject {
  private let delegateType: TypeInfo
  let block: ScriptBlock

  init(_ type: TypeInfo, _ block: ScriptBlock) { (delegateType, self.block) = (type, block) }

  override var type: TypeInfo { delegateType }
  override func text(_ culture: Culture) -> String { delegateType.displayName }

  /// `Invoke` with the delegate's own parameters, `DynamicInvoke` with any.
  static func declare(_ m: MemberDeclarations, _ name: String, _ parameters: [String]) {
    let (result, taken) = signature(name, parameters)
    let list = taken.enumerated().map { "\($1) arg\($0 + 1)" }.joined(separator: ", ")
    m.method("\(result) Invoke(\(list))") { (me: DelegateObject, a) in
      try me.invoke(a.values, result, a.session)
    }
    m.method("System.Object DynamicInvoke(params System.Object[] args)") {
      (me: DelegateObject, a) in try me.invoke(a.list(0), result, a.session)
    }
  }

  private static func signature(
    _ name: String, _ parameters: [String]
  ) -> (result: String, taken: [String]) {
    let stem = name.utf8.prefix { $0 != 0x60 }
    return switch String(stem) ?? "" {
    case "System.Func", "System.Converter": (parameters.last ?? "void", parameters.dropLast())
    case "System.Predicate": ("bool", parameters)
    case "System.Comparison": ("int", parameters + parameters)
    case "System.EventHandler": ("void", ["System.Object", "System.Object"])
    default: ("void", parameters)
    }
  }

  /// What a call yields, as the delegate's type wants it.
  func call(_ arguments: [Value], _ session: Session) throws -> Value {
    let value = try session.invokeBlock(block, this: .unset, arguments: arguments).orNull
    guard let wanted = delegateType.genericArguments.last else { return value }
    return try Conversion.convert(value, to: wanted, session)
  }

  private func invoke(_ arguments: [Value], _ result: String, _ session: Session) throws -> Value {
    let value = try session.invokeBlock(block, this: .unset, arguments: arguments)
    guard let wanted = TypeTable.named(result, in: delegateType), wanted !== TypeInfo.void else {
      return .nothing
    }
    return try Conversion.convert(value.orNull, to: wanted, session)
  }
}
