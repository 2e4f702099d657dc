/// The rarer .NET numbers: what `Value` has no case of its own for.
public enum Number {
  case int8(Int8), uint8(UInt8), int16(Int16), uint16(UInt16), uint32(UInt32), uint64(UInt64)
  case single(Float)
  case decimal(DecimalNumber)
  case big(BigNumber)
}

/// A number of a rarer type.
public final class NumberObject: PSObject {
  public let number: Number
  public init(_ number: Number) { self.number = number }

  public override var type: TypeInfo {
    switch number {
    case .int8: .sbyte
    case .uint8: .byte
    case .int16: .int16
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .single: .single
    case .decimal: .decimal
    case .big: .bigInteger
    }
  }

  public override func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let same = object as? NumberObject else { return false }
    return switch (number, same.number) {
    case (.int8(let a), .int8(let b)): a == b
    case (.uint8(let a), .uint8(let b)): a == b
    case (.int16(let a), .int16(let b)): a == b
    case (.uint16(let a), .uint16(let b)): a == b
    case (.uint32(let a), .uint32(let b)): a == b
    case (.uint64(let a), .uint64(let b)): a == b
    case (.single(let a), .single(let b)): a == b || (a.isNaN && b.isNaN)
    case (.decimal(let a), .decimal(let b)): a == b
    case (.big(let a), .big(let b)): a == b
    default: false
    }
  }

  public override func hash() -> Int {
    switch number {
    case .single(let value): value.hashValue
    case .decimal(let value): value.hashValue
    case .big(let value): value.hashValue
    default: number.integerOrZero.hashValue
    }
  }

  public override func compare(to other: Value) -> Int? {
    guard case .object(let object) = other, let same = object as? NumberObject else { return nil }
    if case .big(let a) = number, case .big(let b) = same.number { return BigNumber.order(a, b) }
    return NumericComparison.order(.object(self), other)
  }

  public override func text(_ culture: Culture) -> String { number.text(culture, rounded: true) }
}

extension Number {
  /// The number in a culture; a single with seven digits where PowerShell writes it into a text.
  func text(_ culture: Culture, rounded: Bool) -> String {
    switch self {
    case .int8(let value): Int(value).text(culture)
    case .uint8(let value): String(value)
    case .int16(let value): Int(value).text(culture)
    case .uint16(let value): String(value)
    case .uint32(let value): String(value)
    case .uint64(let value): String(value)
    case .single(let value): value.text(culture, rounded: rounded)
    case .decimal(let value):
      (try? NumberFormat("G").apply(value, culture.numbers)) ?? value.text
    case .big(let value): (try? NumberFormat("D").apply(value, culture.numbers)) ?? value.text
    }
  }
}

/// A UTF-16 unit, `System.Char`.
public final class CharObject: PSObject {
  public let unit: UInt16
  private init(_ unit: UInt16) { self.unit = unit }
  public override var type: TypeInfo { .char }
  public override func text(_ culture: Culture) -> String {
    String(utf16: [unit])
  }
  public override func hash() -> Int { Int(unit) }
  public override func isEqual(to other: Value) -> Bool {
    guard case .object(let object) = other, let same = object as? CharObject else { return false }
    return same.unit == unit
  }
  public override func compare(to other: Value) -> Int? {
    guard case .object(let object) = other, let same = object as? CharObject else { return nil }
    return Int(unit) - Int(same.unit)
  }

  nonisolated(unsafe) private static let common = (0..<UInt16(256)).map(CharObject.init)

  /// The char of a unit; the first 256 are shared.
  public static func of(_ unit: UInt16) -> CharObject {
    unit < 256 ? common[Int(unit)] : CharObject(unit)
  }
}

extension Value {
  public static func number(_ number: Number) -> Value { .object(NumberObject(number)) }
  public static func char(_ unit: UInt16) -> Value { .object(CharObject.of(unit)) }
  public static func byte(_ byte: UInt8) -> Value { .number(.uint8(byte)) }
}
