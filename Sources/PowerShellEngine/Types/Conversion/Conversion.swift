/// How a value becomes one of another type: PowerShell's `LanguagePrimitives.ConvertTo`.
public enum Conversion {
  /// The value as one of the type, or an error with PowerShell's id and text.
  @inline(__always)
  public static func convert(_ value: Value, to type: TypeInfo, _ session: Session) throws -> Value
  {
    switch value {
    case .int where type === TypeInfo.int32: value
    case .string where type === TypeInfo.string: value
    case .bool where type === TypeInfo.boolean: value
    case .int(let number) where type === TypeInfo.int64: .long(Int64(number))
    case .int(let number) where type === TypeInfo.double: .double(Double(number))
    case .double where type === TypeInfo.double: value
    case .long where type === TypeInfo.int64: value
    default: try convertSlow(value, to: type, session)
    }
  }

  @inline(never)
  static func convertSlow(_ value: Value, to type: TypeInfo, _ session: Session) throws -> Value {
    if type === TypeInfo.object || type === TypeInfo.psObject { return value }
    if type === TypeInfo.string, let words = (value.reference as? ExtendedValue)?.words {
      return .string(words)
    }
    let plain = value.base
    let number = value.reference as? WrittenNumber
    if let number, type === TypeInfo.string { return .string(number.written) }
    guard let route = ConversionRoute.find(plain, to: type, session) else {
      throw ScriptError.noConversion(plain, to: type, session)
    }
    if case .same = route.rule { return number == nil ? value : plain }
    return try route.follow(plain, to: type, session)
  }

  /// The value as one of the type; nil where it cannot be, as `-as` has it.
  public static func tryConvert(_ value: Value, to type: TypeInfo, _ session: Session) -> Value? {
    return try? convert(value, to: type, session)
  }

  /// Whether a rule leads from the value to the type; following it may still fail.
  public static func canConvert(_ value: Value, to type: TypeInfo, _ session: Session) -> Bool {
    rank(of: value, to: type, session) > .none
  }

  /// How close the value is to the type; `none` where no rule leads there.
  static func rank(
    of value: Value, to type: TypeInfo, _ session: Session
  ) -> ConversionRoute.Rank {
    ConversionRoute.find(value.base, to: type, session)?.rank ?? .none
  }
}

extension ConversionRoute {
  /// The value brought along this route.
  func follow(_ value: Value, to type: TypeInfo, _ session: Session) throws -> Value {
    switch rule {
    case .same: return value
    case .nothing(let rule): return try nothing(rule, type)
    case .text: return .string(value.text(.invariant))
    case .truth: return .bool(value.isTrue)
    case .switchValue: return .object(SwitchObject(value.isTrue))
    case .void: return .nothing
    case .nullable(let inner): return try Conversion.convert(value, to: inner, session)
    case .list, .oneElementList, .chars, .listConstructor: return try list(value, type, session)
    case .table: return .table(copied(value, type))
    case .bag: return bag(value)
    case .reference: return value
    case .number(let code): return try number(value, code, type, session)
    case .number128Big: return try big(value, type, session)
    case .textToNumber(let code):
      return try StringToNumber.convert(value.text(.invariant), code, type, session)
    case .textToBig: return try StringToNumber.big(value.text(.invariant), type, session)
    case .textToChar: return try char(value, type, session)
    case .textToEnum: return try EnumConversion.parse(value.text(.invariant), type)
    case .integerToEnum: return try EnumConversion.number(value, type)
    case .listToEnum: return try EnumConversion.list(value, type, session)
    case .textToType: return try namedType(value, type, session)
    case .textToXml: return try XmlCast.document(value, type, session)
    case .textToRegex, .scriptBlockToDelegate: return try special(value, type, session)
    case .parse(let method, let withProvider):
      return try parse(value, method, withProvider, type, session)
    case .constructor(let method): return try construct(value, method, type, session)
    case .cast(let method): return try cast(value, method, type, session)
    case .convertible: throw ScriptError.notConvertible(value, to: type, session)
    case .numericConvertible:
      return try Conversion.convert(.string(value.text(.invariant)), to: type, session)
    case .tableToObject: return try ObjectCreation.make(type, from: value, session)
    case .bagToObject: return try ObjectCreation.make(type, fromBag: value, session)
    }
  }

  private func nothing(_ rule: NothingRule, _ type: TypeInfo) throws -> Value {
    switch rule {
    case .null: return .null
    case .emptyText: return .string("")
    case .falsehood:
      return type === TypeInfo.boolean ? .bool(false) : .object(SwitchObject(false))
    case .zero:
      return NumberCode(type)?.value(0) ?? .number(.big(.zero))
    case .refusedEnum:
      throw ScriptError.invalidCast(
        "nullToEnumInvalidCast",
        "Cannot convert null to type \"\(type.displayName)\"" + EnumConversion.possibleValues(type))
    case .refused:
      throw ScriptError.invalidCast(
        "nullToObjectInvalidCast", "Cannot convert null to type \"\(type.displayName)\".")
    }
  }

  private func char(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    let units = value.text(.invariant).utf16
    guard units.count == 1, let unit = units.first else {
      throw ScriptError.failedCast(
        "InvalidCastParseTargetInvocation", value, to: type,
        ValueFailure(.format, "String must be exactly one character long."), session)
    }
    return .char(unit)
  }

  private func namedType(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    let name = value.text(.invariant)
    if let found = TypeTable.named(name, in: nil) { return .object(found) }
    throw ScriptError.invalidCast(
      "InvalidCastFromStringToType", ScriptError.noConversionText(value, .typeBase, session))
  }

  private func special(_ value: Value, _ type: TypeInfo, _ session: Session) throws -> Value {
    if case .textToRegex = rule {
      do {
        return .object(try RegexObject.make(value.text(.invariant), 0))
      } catch let error as DotNetException {
        throw ScriptError.failedCast(
          "InvalidCastFromStringToRegex", value, to: type, error.exception.message, session,
          inner: error.exception)
      }
    }
    if case .scriptBlockToDelegate = rule, let block = value.reference as? ScriptBlock {
      return .object(DelegateObject(type, block))
    }
    throw ScriptError.noConversion(value, to: type, session)
  }
}

/// A `-Switch` as a value: `System.Management.Automation.SwitchParameter`.
public final class SwitchObject: PSObject {
  public let isPresent: Bool
  public init(_ isPresent: Bool) { self.isPresent = isPresent }
  public override var type: TypeInfo { .switchParameter }
  public override func text(_ culture: Culture) -> String { isPresent ? "True" : "False" }
  public override func hash() -> Int { isPresent ? 1 : 0 }
  public override func isEqual(to other: Value) -> Bool {
    switch other {
    case .bool(let flag): flag == isPresent
    case .object(let object as SwitchObject): object.isPresent == isPresent
    default: false
    }
  }
}

extension TypeInfo {
  nonisolated(unsafe) static let typeBase = TypeTable.required("System.Type")
}
