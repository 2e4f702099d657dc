/// The way from a value's type to another: which rule applies, and how close it is.
///
/// Routes are found in the order in which PowerShell asks: the language's own rules, `Parse`,
/// a constructor, cast operators, `IConvertible`, then properties.
struct ConversionRoute {
  enum Rule {
    case same
    case nothing(NothingRule)
    case text, truth, switchValue, void
    case nullable(TypeInfo)
    case list(element: TypeInfo), oneElementList(element: TypeInfo), chars
    case table, bag, reference
    case number(NumberCode), number128Big, textToNumber(NumberCode), textToBig, textToChar
    case textToEnum, integerToEnum, listToEnum
    case textToType, textToRegex, textToXml
    case scriptBlockToDelegate
    case parse(MethodOverload, withProvider: Bool)
    case constructor(MethodOverload)
    case cast(MethodOverload)
    case convertible, numericConvertible
    case tableToObject, bagToObject
    case listConstructor(element: TypeInfo)
  }
  /// What `$null` becomes.
  enum NothingRule { case null, emptyText, falsehood, zero, refusedEnum, refused }

  let rank: ConversionRoute.Rank
  let rule: Rule

  init(_ rank: ConversionRoute.Rank, _ rule: Rule) { (self.rank, self.rule) = (rank, rule) }

  /// The route for a value; nil where there is none.
  static func find(_ value: Value, to type: TypeInfo, _ session: Session) -> ConversionRoute? {
    if value.isNull { return nothing(to: type) }
    let source = value.type
    if source === type { return ConversionRoute(.identity, .same) }
    if type === TypeInfo.object || source.isSubtype(of: type) {
      return ConversionRoute(.assignable, .same)
    }
    return language(value, source, to: type, session) ?? members(value, source, to: type, session)
  }

  private static func nothing(to type: TypeInfo) -> ConversionRoute {
    if type === TypeInfo.string { return ConversionRoute(.nullToReference, .nothing(.emptyText)) }
    if type === TypeInfo.boolean || type === TypeInfo.switchParameter {
      return ConversionRoute(.nullToValue, .nothing(.falsehood))
    }
    if type.nullableArgument != nil { return ConversionRoute(.nullToValue, .nothing(.null)) }
    if type.isEnum { return ConversionRoute(.none, .nothing(.refusedEnum)) }
    if NumberCode(type) != nil || type === TypeInfo.bigInteger {
      return ConversionRoute(.nullToValue, .nothing(.zero))
    }
    if type.isValueType, type !== TypeInfo.void {
      return ConversionRoute(.none, .nothing(.refused))
    }
    return ConversionRoute(.nullToReference, .nothing(.null))
  }

  // MARK: The language's own rules

  private static func language(
    _ value: Value, _ source: TypeInfo, to type: TypeInfo, _ session: Session
  ) -> ConversionRoute? {
    if let inner = type.nullableArgument {
      guard let route = find(value, to: inner, session) else { return nil }
      if case .bagToObject = route.rule { return ConversionRoute(.none, .bagToObject) }
      return ConversionRoute(route.rank, .nullable(inner))
    }
    if type === TypeInfo.void { return ConversionRoute(.language, .void) }
    if type === TypeInfo.boolean { return ConversionRoute(.language, .truth) }
    if type === TypeInfo.string { return ConversionRoute(.toText, .text) }
    if let element = type.element { return array(value, of: element, session) }
    if type === TypeInfo.arrayBase {
      return ConversionRoute(
        .language, value.isList ? .list(element: .object) : .oneElementList(element: .object))
    }
    if type === TypeInfo.psObject { return ConversionRoute(.psObject, .same) }
    if type === TypeInfo.psCustomObject { return ConversionRoute(.language, .bag) }
    if type === TypeInfo.hashtable, case .table = value {
      return ConversionRoute(.language, .table)
    }
    if type.isEnum, let route = enumeration(value, type) { return route }
    if type.fullName == "System.Xml.XmlDocument" { return ConversionRoute(.language, .textToXml) }
    if type.isDelegate, value.reference is ScriptBlock {
      return ConversionRoute(.language, .scriptBlockToDelegate)
    }
    if case .string = value { return text(to: type) }
    return number(value, to: type)
  }

  private static func array(
    _ value: Value, of element: TypeInfo, _ session: Session
  ) -> ConversionRoute? {
    if value.isList { return ConversionRoute(.unrelatedArrays, .list(element: element)) }
    if case .string = value, element === TypeInfo.char {
      return ConversionRoute(.textToChars, .chars)
    }
    guard let scalar = find(value, to: element, session) else { return nil }
    if case .convertible = scalar.rule { return nil }
    return ConversionRoute(scalar.rank, .oneElementList(element: element))
  }

  private static func enumeration(_ value: Value, _ type: TypeInfo) -> ConversionRoute? {
    if case .string = value { return ConversionRoute(.language, .textToEnum) }
    if value.isList { return ConversionRoute(.language, .listToEnum) }
    guard let operand = NumericOperand(value), operand.code.isInteger
    else {
      return nil
    }
    return ConversionRoute(.language, .integerToEnum)
  }

  private static func text(to type: TypeInfo) -> ConversionRoute? {
    if type === TypeInfo.char { return ConversionRoute(.parse, .textToChar) }
    if type === TypeInfo.bigInteger { return ConversionRoute(.numericString, .textToBig) }
    if let code = NumberCode(type), code.isNumber {
      return ConversionRoute(.numericString, .textToNumber(code))
    }
    if type.isTypeOfTypes { return ConversionRoute(.language, .textToType) }
    if type.fullName == "System.Text.RegularExpressions.Regex" {
      return ConversionRoute(.language, .textToRegex)
    }
    return nil
  }

  private static func number(_ value: Value, to type: TypeInfo) -> ConversionRoute? {
    guard let operand = NumericOperand(value) else { return nil }
    if type === TypeInfo.bigInteger {
      guard operand.enumType == nil else { return nil }
      return ConversionRoute(.implicitCast, .number128Big)
    }
    if type === TypeInfo.switchParameter, operand.code == .boolean {
      return ConversionRoute(.implicitCast, .switchValue)
    }
    guard let code = NumberCode(type), !type.isEnum else { return nil }
    if operand.enumType != nil || operand.code == .boolean {
      return ConversionRoute(.convertible, .number(code))
    }
    let widens = operand.code.isNumber && code.isNumber && operand.code.widens(to: code)
    return ConversionRoute(widens ? .numericImplicit : .numericExplicit, .number(code))
  }
}

extension NumberCode {
  /// Whether every value of this type is one of the other.
  func widens(to wide: NumberCode) -> Bool {
    switch self {
    case .sbyte: [.int16, .int32, .int64, .single, .double, .decimal].contains(wide)
    case .byte: wide > .byte
    case .int16: [.int32, .int64, .single, .double, .decimal].contains(wide)
    case .uint16, .char: wide > .uint16
    case .int32: [.int64, .single, .double, .decimal].contains(wide)
    case .uint32: wide > .uint32
    case .int64, .uint64: [.single, .double, .decimal].contains(wide)
    case .single: wide == .double
    default: false
    }
  }
}

extension TypeInfo {
  /// T of `Nullable<T>`.
  var nullableArgument: TypeInfo? {
    guard namespace == "System", name == "Nullable`1" else { return nil }
    return genericArguments.first
  }

  var isTypeOfTypes: Bool { self === TypeInfo.runtimeType || fullName == "System.Type" }
}
