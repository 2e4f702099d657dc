/// What a mandatory parameter takes though it is nothing: the `Allow…` attributes.
public struct Allowance: OptionSet, Sendable {
  public let rawValue: Int
  public init(rawValue: Int) { self.rawValue = rawValue }
  public static let null = Allowance(rawValue: 1)
  public static let emptyString = Allowance(rawValue: 2)
  public static let emptyCollection = Allowance(rawValue: 4)
}

extension ParameterTraits {
  public mutating func allow(_ allowance: Allowance) {
    allowsNull = allowance.contains(.null)
    allowsEmptyString = allowance.contains(.emptyString)
    allowsEmptyCollection = allowance.contains(.emptyCollection)
  }
}
