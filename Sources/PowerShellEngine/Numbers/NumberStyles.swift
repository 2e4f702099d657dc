/// What a text of a number may contain: .NET's `NumberStyles`.
struct NumberStyles: OptionSet, Sendable {
  let rawValue: Int

  static let leadingWhite = NumberStyles(rawValue: 0x1)
  static let trailingWhite = NumberStyles(rawValue: 0x2)
  static let leadingSign = NumberStyles(rawValue: 0x4)
  static let trailingSign = NumberStyles(rawValue: 0x8)
  static let parentheses = NumberStyles(rawValue: 0x10)
  static let decimalPoint = NumberStyles(rawValue: 0x20)
  static let thousands = NumberStyles(rawValue: 0x40)
  static let exponent = NumberStyles(rawValue: 0x80)
  static let currencySymbol = NumberStyles(rawValue: 0x100)
  static let hexSpecifier = NumberStyles(rawValue: 0x200)
  static let binarySpecifier = NumberStyles(rawValue: 0x400)

  static let none: NumberStyles = []
  static let integer: NumberStyles = [.leadingWhite, .trailingWhite, .leadingSign]
  static let hexNumber: NumberStyles = [.leadingWhite, .trailingWhite, .hexSpecifier]
  static let binaryNumber: NumberStyles = [.leadingWhite, .trailingWhite, .binarySpecifier]
  static let number: NumberStyles = [
    .leadingWhite, .trailingWhite, .leadingSign, .trailingSign, .decimalPoint, .thousands,
  ]
  static let float: NumberStyles = [.integer, .decimalPoint, .exponent]
  /// What `double.Parse(text)` reads.
  static let floatWithThousands: NumberStyles = [.float, .thousands]
  static let currency: NumberStyles = [
    .number, .parentheses, .currencySymbol,
  ]
  static let any: NumberStyles = [.currency, .exponent]

  var isRadix: Bool { contains(.hexSpecifier) || contains(.binarySpecifier) }

  /// Fails for styles that no integer type reads.
  func checkForIntegers() throws(ValueFailure) {
    guard rawValue & ~0x7FF == 0 else { throw Self.undefined }
    guard isRadix else { return }
    let allowed: NumberStyles = contains(.binarySpecifier) ? .binaryNumber : .hexNumber
    guard isSubset(of: allowed) else {
      throw ValueFailure(
        .argument,
        "With the AllowHexSpecifier or AllowBinarySpecifier bit set in the enum bit field, the "
          + "only other valid bits that can be combined into the enum value must be "
          + "AllowLeadingWhite and AllowTrailingWhite.",
        parameter: "style")
    }
  }

  /// Fails for styles that no floating-point type reads.
  func checkForFloats() throws(ValueFailure) {
    guard rawValue & ~0x7FF == 0 else { throw Self.undefined }
    guard !isRadix else {
      throw ValueFailure(
        .argument,
        "The number styles AllowHexSpecifier and AllowBinarySpecifier are not supported on "
          + "floating point data types.", parameter: "style")
    }
  }

  private static let undefined = ValueFailure(
    .argument, "An undefined NumberStyles value is being used.", parameter: "style")
}
