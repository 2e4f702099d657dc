// The Swift types that cmdlets declare their parameters with.

extension String: ParameterValue {
  public static var parameterType: TypeInfo { .string }
  @inlinable public static var placeholder: String { "" }
  @inlinable public static func taken(from value: Value) throws -> String {
    if case .string(let text) = value { return text }
    return value.isNull ? "" : value.text(Session.current.culture)
  }
}

extension Bool: ParameterValue {
  public static var parameterType: TypeInfo { .boolean }
  @inlinable public static var placeholder: Bool { false }
  @inlinable public static func taken(from value: Value) throws -> Bool { value.isTrue }
}

/// A Swift integer that takes any of .NET's that the binder hands it.
public protocol ParameterInteger: ParameterValue, FixedWidthInteger {}

extension ParameterInteger {
  public static var placeholder: Self { 0 }
  public static func taken(from value: Value) throws -> Self {
    Self(truncatingIfNeeded: value.integerOrZero)
  }
}

extension Int32: ParameterInteger {
  public static var parameterType: TypeInfo { .int32 }
}
extension Int64: ParameterInteger {
  public static var parameterType: TypeInfo { .int64 }
}
extension Int16: ParameterInteger {
  public static var parameterType: TypeInfo { .int16 }
}
extension UInt32: ParameterInteger {
  public static var parameterType: TypeInfo { .uint32 }
}
extension UInt16: ParameterInteger {
  public static var parameterType: TypeInfo { .uint16 }
}
extension UInt8: ParameterInteger {
  public static var parameterType: TypeInfo { .byte }
}
extension UInt64: ParameterInteger {
  public static var parameterType: TypeInfo { .uint64 }
}

extension Double: ParameterValue {
  public static var parameterType: TypeInfo { .double }
  @inlinable public static var placeholder: Double { 0 }
  public static func taken(from value: Value) throws -> Double {
    if case .double(let number) = value.base { return number }
    return Double(value.integerOrZero)
  }
}

extension Value: ParameterValue {
  public static var parameterType: TypeInfo { .object }
  @inlinable public static var placeholder: Value { .null }
  @inlinable public static func taken(from value: Value) throws -> Value { value }
}

/// `[psobject]`, where the real parameter says so instead of `[object]`.
public struct AnyObjectValue: ParameterValue {
  public let value: Value
  public static var parameterType: TypeInfo { .psObject }
  public static var placeholder: AnyObjectValue { AnyObjectValue(value: .null) }
  public static func taken(from value: Value) throws -> AnyObjectValue {
    AnyObjectValue(value: value)
  }
}

extension Optional: ParameterValue where Wrapped: ParameterValue {
  public static var parameterType: TypeInfo { Wrapped.parameterType }
  public static var isOptional: Bool { true }
  @inlinable public static var placeholder: Wrapped? { nil }
  @inlinable public static func taken(from value: Value) throws -> Wrapped? {
    try Wrapped.taken(from: value)
  }
}

extension Array: ParameterValue where Element: ParameterValue {
  public static var parameterType: TypeInfo { .array(of: Element.parameterType) }
  @inlinable public static var placeholder: [Element] { [] }
  @inlinable public static func taken(from value: Value) throws -> [Element] {
    guard case .array(let list) = value else {
      return value.isNull ? [] : [try Element.taken(from: value)]
    }
    return try list.elements.map { try Element.taken(from: $0) }
  }
}

/// A `System.Nullable` parameter: it may be given `$null`, which is not the same as leaving it out.
public struct Nullable<V: ParameterValue>: ParameterValue {
  public let value: V?
  public static var parameterType: TypeInfo {
    TypeTable.close("System.Nullable", [V.parameterType]) ?? V.parameterType
  }
  public static var placeholder: Nullable<V> { Nullable(value: nil) }
  public static func taken(from value: Value) throws -> Nullable<V> {
    Nullable(value: value.isNull ? nil : try V.taken(from: value))
  }
}

/// A Swift enum that stands for a .NET enumeration; raw values are the names.
public protocol ParameterEnumeration: ParameterValue, RawRepresentable, CaseIterable
where RawValue == String {
  /// The enumeration's full name.
  static var enumerationName: String { get }
}

extension ParameterEnumeration {
  public static var parameterType: TypeInfo { TypeTable.find(enumerationName) ?? .string }
  public static func taken(from value: Value) throws -> Self {
    let name = value.text(Session.current.culture)
    return allCases.first { AsciiFold.foldedEquals($0.rawValue, name) } ?? placeholder
  }
}

/// An object class as a parameter's type.
public protocol ParameterObject: PSObject {
  static var parameterTypeName: String { get }
}

extension TableObject: ParameterObject {
  public static var parameterTypeName: String { "System.Collections.Hashtable" }
}

/// A parameter that takes an object of a class: `Object<ScriptBlock>`.
public struct Object<O: ParameterObject>: ParameterValue {
  public let object: O?
  public static var parameterType: TypeInfo { TypeTable.find(O.parameterTypeName) ?? .object }
  public static var placeholder: Object<O> { Object(object: nil) }
  public static func taken(from value: Value) throws -> Object<O> {
    Object(object: value.base.reference as? O)
  }
}
