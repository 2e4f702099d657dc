/// How a culture writes numbers: .NET's `NumberFormatInfo`.
struct NumberFormatInfo: Equatable, Sendable {
  var currencyDecimalDigits = 2
  var currencyDecimalSeparator = "."
  var currencyGroupSeparator = ","
  var currencyGroupSizes = [3]
  var currencySymbol = "¤"
  var currencyNegativePattern = 0
  var currencyPositivePattern = 0
  var nanSymbol = "NaN"
  var negativeInfinitySymbol = "-Infinity"
  var positiveInfinitySymbol = "Infinity"
  var negativeSign = "-"
  var positiveSign = "+"
  var numberDecimalDigits = 2
  var numberDecimalSeparator = "."
  var numberGroupSeparator = ","
  var numberGroupSizes = [3]
  var numberNegativePattern = 1
  var percentDecimalDigits = 2
  var percentDecimalSeparator = "."
  var percentGroupSeparator = ","
  var percentGroupSizes = [3]
  var percentNegativePattern = 0
  var percentPositivePattern = 0
  var percentSymbol = "%"
  var perMilleSymbol = "‰"
  var nativeDigits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]

  static let invariant = NumberFormatInfo()

  /// Whether a culture's sign is one of the minus signs beside which `-` is read as well.
  var readsHyphenAsSign: Bool {
    let scalars = negativeSign.unicodeScalars
    guard let only = scalars.first, scalars.count == 1 else { return false }
    switch only.value {
    case 0x2012, 0x207B, 0x208B, 0x2212, 0x2796, 0xFE63, 0xFF0D: return true
    default: return false
    }
  }
}
