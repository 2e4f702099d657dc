/// Where a culture puts sign, symbol and number: the numbered patterns of `NumberFormatInfo`.
extension NumberWriter {
  private static let positiveCurrency = ["$#", "#$", "$ #", "# $"]
  private static let negativeCurrency = [
    "($#)", "-$#", "$-#", "$#-", "(#$)", "-#$", "#-$", "#$-", "-# $", "-$ #", "# $-", "$ #-",
    "$ -#", "#- $", "($ #)", "(# $)", "$- #",
  ]
  private static let positivePercent = ["# %", "#%", "%#", "% #"]
  private static let negativePercent = [
    "-# %", "-#%", "-%#", "%-#", "%#-", "#-%", "#%-", "-% #", "# %-", "% #-", "% -#", "#- %",
  ]
  private static let negativeNumber = ["(#)", "-#", "- #", "#-", "# -"]

  mutating func currency(_ number: DigitBuffer, _ decimals: Int) {
    let pattern =
      number.isNegative
      ? Self.pattern(Self.negativeCurrency, info.currencyNegativePattern)
      : Self.pattern(Self.positiveCurrency, info.currencyPositivePattern)
    for byte in pattern.utf8 {
      switch byte {
      case 35:
        fixed(
          number, decimals, point: info.currencyDecimalSeparator,
          groups: info.currencyGroupSizes, separator: info.currencyGroupSeparator)
      case 36: append(info.currencySymbol)
      case 45: append(info.negativeSign)
      default: append(byte)
      }
    }
  }

  mutating func percent(_ number: DigitBuffer, _ decimals: Int) {
    let pattern =
      number.isNegative
      ? Self.pattern(Self.negativePercent, info.percentNegativePattern)
      : Self.pattern(Self.positivePercent, info.percentPositivePattern)
    for byte in pattern.utf8 {
      switch byte {
      case 35:
        fixed(
          number, decimals, point: info.percentDecimalSeparator,
          groups: info.percentGroupSizes, separator: info.percentGroupSeparator)
      case 37: append(info.percentSymbol)
      case 45: append(info.negativeSign)
      default: append(byte)
      }
    }
  }

  mutating func grouped(_ number: DigitBuffer, _ decimals: Int) {
    let pattern =
      number.isNegative ? Self.pattern(Self.negativeNumber, info.numberNegativePattern) : "#"
    for byte in pattern.utf8 {
      switch byte {
      case 35:
        fixed(
          number, decimals, point: info.numberDecimalSeparator,
          groups: info.numberGroupSizes, separator: info.numberGroupSeparator)
      case 45: append(info.negativeSign)
      default: append(byte)
      }
    }
  }

  private static func pattern(_ patterns: [String], _ index: Int) -> String {
    patterns.indices.contains(index) ? patterns[index] : "#"
  }
}
