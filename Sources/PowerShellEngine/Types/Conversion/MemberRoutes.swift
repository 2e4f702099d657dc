/// Routes through a type's own members: `Parse`, a constructor, cast operators, properties.
extension ConversionRoute {
  static func members(
    _ value: Value, _ source: TypeInfo, to type: TypeInfo, _ session: Session
  ) -> ConversionRoute? {
    if case .string = value, let route = parse(type) { return route }
    if let overload = constructor(of: type, taking: value) {
      return ConversionRoute(.constructor, .constructor(overload))
    }
    if let route = cast(value, source, to: type) { return route }
    if let route = convertible(value, source, to: type, session) { return route }
    if case .table = value, type.isMadeWithoutArguments {
      return ConversionRoute(.constructor, .tableToObject)
    }
    if let element = listElement(of: type) {
      return ConversionRoute(.constructor, .listConstructor(element: element))
    }
    if value.reference is PropertyBag, type.isMadeWithoutArguments {
      return ConversionRoute(.none, .bagToObject)
    }
    return nil
  }

  private static func parse(_ type: TypeInfo) -> ConversionRoute? {
    guard case .method(let group)? = type.staticMember(Symbol.intern("Parse")) else { return nil }
    let withProvider = group.overloads.first {
      $0.types.count == 2 && $0.types[0] === TypeInfo.string
        && $0.parameters[1].type.utf8.elementsEqual("System.IFormatProvider".utf8)
    }
    if let withProvider { return ConversionRoute(.parse, .parse(withProvider, withProvider: true)) }
    let plain = group.overloads.first { $0.types.count == 1 && $0.types[0] === TypeInfo.string }
    return plain.map { ConversionRoute(.parse, .parse($0, withProvider: false)) }
  }

  /// The constructor of one parameter that .NET's binder would take for the value as it is.
  private static func constructor(of type: TypeInfo, taking value: Value) -> MethodOverload? {
    guard let group = type.constructors else { return nil }
    let operand = NumericOperand(value)
    if let operand, operand.code.isInteger, operand.enumType == nil, type.isCollection {
      return nil
    }
    let single = group.overloads.filter { $0.types.count == 1 && !$0.takesList }
    if let exact = single.first(where: { $0.types[0] === value.type }) { return exact }
    let fitting = single.filter { overload in
      let wanted = overload.types[0]
      if wanted === TypeInfo.object { return true }
      if value.type.isSubtype(of: wanted) { return true }
      guard let operand, let code = NumberCode(wanted), !wanted.isEnum else { return false }
      if operand.enumType != nil, operand.code == code { return true }
      return operand.code.widens(to: code)
    }
    return fitting.min { closeness($0.types[0]) < closeness($1.types[0]) }
  }

  private static func closeness(_ type: TypeInfo) -> Int {
    if type === TypeInfo.object { return 100 }
    return NumberCode(type).map { Int($0.rawValue) } ?? (type.isInterface ? 50 : 40)
  }

  private static func cast(
    _ value: Value, _ source: TypeInfo, to type: TypeInfo
  ) -> ConversionRoute? {
    for (name, rank) in [
      ("op_Implicit", ConversionRoute.Rank.implicitCast),
      ("op_Explicit", ConversionRoute.Rank.explicitCast),
    ] {
      for owner in [type, source] {
        guard case .method(let group)? = owner.staticMember(Symbol.intern(name)) else { continue }
        let found = group.overloads.first {
          $0.types.count == 1 && source.isSubtype(of: $0.types[0]) && $0.result === type
        }
        if let found { return ConversionRoute(rank, .cast(found)) }
      }
    }
    guard case .object(let object as NumberObject) = value, case .big = object.number,
      let code = NumberCode(type), code.isNumber || code == .char, !type.isEnum
    else { return nil }
    return ConversionRoute(.explicitCast, .number(code))
  }

  private static func convertible(
    _ value: Value, _ source: TypeInfo, to type: TypeInfo, _ session: Session
  ) -> ConversionRoute? {
    if let operand = NumericOperand(value), operand.code.isNumber, operand.enumType == nil {
      guard !type.isArray, find(.string(""), to: type, session) != nil else { return nil }
      return ConversionRoute(.convertible, .numericConvertible)
    }
    guard source.isConvertible else { return nil }
    return ConversionRoute(.convertible, .convertible)
  }

  /// The element type of a collection that can be made from a list.
  private static func listElement(of type: TypeInfo) -> TypeInfo? {
    guard type.isCollection, !type.isInterface, let element = type.genericArguments.first,
      type.genericArguments.count == 1
    else { return nil }
    return element
  }
}

extension TypeInfo {
  /// Types whose values implement `IConvertible`, strings and numbers aside.
  var isConvertible: Bool {
    isEnum || self === TypeInfo.boolean || self === TypeInfo.char || fullName == "System.DateTime"
  }

  /// A class with a constructor without arguments, or a structure.
  var isMadeWithoutArguments: Bool {
    if isValueType { return isEnum || NumberCode(self).map { $0 == .decimal } ?? true }
    return constructors?.overloads.contains { $0.types.isEmpty } ?? false
  }

  /// `IList` or `ICollection`: a number is no capacity to it.
  var isCollection: Bool {
    if self === TypeInfo.hashtable || self === TypeInfo.orderedDictionary { return true }
    return namespace == "System.Collections" || namespace == "System.Collections.Generic"
      || namespace == "System.Collections.ObjectModel"
      || namespace == "System.Collections.Specialized"
  }
}

extension MethodOverload {
  /// What the method gives, as its definition names it.
  var result: TypeInfo? {
    var head = Signature.head(of: definition).type
    if head.utf8.starts(with: "static ".utf8) { head = String(head.dropFirst(7)) }
    return TypeTable.named(head, in: nil)
  }
}
