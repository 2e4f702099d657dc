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
}

/// A UTF-16 unit, `System.Char`.
public final class CharObject: PSObject {
  public let unit: UInt16
  private init(_ unit: UInt16) { self.unit = unit }
  public override var type: TypeInfo { .char }

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
