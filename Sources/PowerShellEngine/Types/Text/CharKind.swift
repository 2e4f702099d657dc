/// Classes of UTF-16 units, as `System.Char` sorts them.
enum CharKind {
  static func isWhiteSpace(_ unit: UInt16) -> Bool {
    switch unit {
    case 0x20, 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      true
    default: false
    }
  }

  /// The Unicode category, numbered as `System.Globalization.UnicodeCategory` does.
  static func category(_ code: UInt32) -> Int64 {
    if (0xD800...0xDFFF).contains(code) { return 16 }
    guard let scalar = Unicode.Scalar(code) else { return 29 }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .spaceSeparator: 11
    case .lineSeparator: 12
    case .paragraphSeparator: 13
    case .control: 14
    case .format: 15
    case .surrogate: 16
    case .privateUse: 17
    case .connectorPunctuation: 18
    case .dashPunctuation: 19
    case .openPunctuation: 20
    case .closePunctuation: 21
    case .initialPunctuation: 22
    case .finalPunctuation: 23
    case .otherPunctuation: 24
    case .mathSymbol: 25
    case .currencySymbol: 26
    case .modifierSymbol: 27
    case .otherSymbol: 28
    case .unassigned: 29
    @unknown default: 29
    }
  }

  static func isLetter(_ unit: UInt16) -> Bool { category(UInt32(unit)) <= 4 }
  static func isDigit(_ unit: UInt16) -> Bool { category(UInt32(unit)) == 8 }
}
