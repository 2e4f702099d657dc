extension ConversionRoute {
  /// How close a conversion is, by PowerShell's own scale: of several overloads the closer one wins.
  enum Rank: Int, Comparable, Sendable {
    case none = 0x03
    case unrelatedArrays = 0x0F
    case toText = 0x1F
    case custom = 0x2F
    case convertible = 0x3F
    case implicitCast = 0x4F
    case explicitCast = 0x5F
    case constructor = 0x6F
    case create = 0x73
    case parse = 0x7F
    case psObject = 0x8F
    case language = 0x9F
    case nullToValue = 0xAF
    case nullToReference = 0xBF
    case numericExplicit = 0xCF
    case numericExplicit1 = 0xDF
    case numericString = 0xEF
    case numericImplicit = 0xFF
    case assignable = 0x10F
    case textToChars = 0x11A
    case identity = 0x11F

    /// What the scalar's rank loses when it becomes an array of one element.
    static let scalarToArrayLoss = 8

    static func < (a: Rank, b: Rank) -> Bool { a.rawValue < b.rawValue }
  }
}
