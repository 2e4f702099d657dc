/// Writes the digits of a number in .NET's standard formats: C, E, F, G, N, P and R.
struct NumberWriter {
  private(set) var bytes: [UInt8] = []
  let info: NumberFormatInfo

  init(_ info: NumberFormatInfo) {
    self.info = info
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
  mutating func append(_ byte: UInt8) { bytes.append(byte) }
  mutating func insertAtStart(_ text: String) { bytes.insert(contentsOf: text.utf8, at: 0) }

  /// Writes a number in a standard format; `precision` is nil when the format names none.
  mutating func standard(_ number: DigitBuffer, _ specifier: UInt8, _ precision: Int?)
    throws(ValueFailure)
  {
    var number = number
    let exact = number.kind == .floatingPoint
    switch specifier | 0x20 {
    case 0x63:  // c
      let decimals = precision ?? info.currencyDecimalDigits
      number.round(to: number.scale + decimals, isCorrectlyRounded: exact)
      currency(number, decimals)
    case 0x65:  // e
      let digits = (precision ?? 6) + 1
      number.round(to: digits, isCorrectlyRounded: exact)
      if number.isNegative { append(info.negativeSign) }
      scientific(number, digits, exponent: specifier)
    case 0x66:  // f
      let decimals = precision ?? info.numberDecimalDigits
      number.round(to: number.scale + decimals, isCorrectlyRounded: exact)
      if number.isNegative { append(info.negativeSign) }
      fixed(number, decimals, point: info.numberDecimalSeparator)
    case 0x67:  // g
      general(number, specifier, precision ?? 0)
    case 0x6E:  // n
      let decimals = precision ?? info.numberDecimalDigits
      number.round(to: number.scale + decimals, isCorrectlyRounded: exact)
      grouped(number, decimals)
    case 0x70:  // p
      let decimals = precision ?? info.percentDecimalDigits
      number.scale += 2
      number.round(to: number.scale + decimals, isCorrectlyRounded: exact)
      percent(number, decimals)
    case 0x72:  // r
      general(number, specifier - 11, 0)
    default: throw .badSpecifier
    }
  }

  private mutating func general(_ source: DigitBuffer, _ specifier: UInt8, _ digits: Int) {
    var number = source
    let exponent = specifier - 2
    // Without a precision a decimal keeps its trailing zeros.
    if number.kind == .decimal, digits < 1 {
      if number.digits.isEmpty { number.isNegative = false }
      general(number, digits: 0, exponent: exponent, isPlain: true)
      return
    }
    let kept = digits < 1 ? number.digits.count : digits
    number.round(to: kept, isCorrectlyRounded: number.kind == .floatingPoint)
    general(number, digits: kept, exponent: exponent, isPlain: false)
  }

  /// The general format: an exponent where the number is larger than its digits or below 10⁻⁵.
  mutating func general(_ number: DigitBuffer, digits: Int, exponent: UInt8, isPlain: Bool) {
    if number.isNegative { append(info.negativeSign) }
    let isScientific = !isPlain && (number.scale > digits || number.scale < -3)
    var position = isScientific ? 1 : number.scale
    var next = 0
    if position > 0 {
      while position > 0 {
        append(next < number.digits.count ? number.digits[next] : 48)
        next += 1
        position -= 1
      }
    } else {
      append(48)
    }
    if next < number.digits.count || position < 0 {
      append(info.numberDecimalSeparator)
      while position < 0 {
        append(48)
        position += 1
      }
      while next < number.digits.count {
        append(number.digits[next])
        next += 1
      }
    }
    if isScientific {
      writeExponent(number.scale - 1, letter: exponent, digits: 2, showsPlus: true)
    }
  }

  private mutating func scientific(_ number: DigitBuffer, _ digits: Int, exponent: UInt8) {
    append(number.digits.first ?? 48)
    if digits != 1 { append(info.numberDecimalSeparator) }
    for index in stride(from: 1, to: digits, by: 1) {
      append(index < number.digits.count ? number.digits[index] : 48)
    }
    let power = number.digits.isEmpty ? 0 : number.scale - 1
    writeExponent(power, letter: exponent, digits: 3, showsPlus: true)
  }

  mutating func writeExponent(_ value: Int, letter: UInt8, digits: Int, showsPlus: Bool) {
    append(letter)
    if value < 0 {
      append(info.negativeSign)
    } else if showsPlus {
      append(info.positiveSign)
    }
    let text = value.magnitude.description.utf8
    for _ in 0..<max(0, digits - text.count) { append(48) }
    bytes.append(contentsOf: text)
  }

  /// Digits, decimal separator and exactly `decimals` digits after it, in groups if asked.
  mutating func fixed(
    _ number: DigitBuffer, _ decimals: Int, point: String, groups: [Int] = [],
    separator: String = ""
  ) {
    var next = 0
    if number.scale > 0 {
      let breaks = groups.isEmpty ? [] : DigitGroups.breaks(number.scale, groups)
      var pending = breaks.count - 1
      for left in stride(from: number.scale, to: 0, by: -1) {
        append(next < number.digits.count ? number.digits[next] : 48)
        next += 1
        if pending >= 0, left == breaks[pending] + 1 {
          append(separator)
          pending -= 1
        }
      }
    } else {
      append(48)
    }
    guard decimals > 0 else { return }
    append(point)
    let zeros = min(max(0, -number.scale), decimals)
    for _ in 0..<zeros { append(48) }
    for _ in zeros..<decimals {
      append(next < number.digits.count ? number.digits[next] : 48)
      next += 1
    }
  }
}

/// Where the separators between groups of digits stand.
enum DigitGroups {
  /// How many digits follow each separator of a number of `digits` digits, nearest the point first.
  static func breaks(_ digits: Int, _ sizes: [Int]) -> [Int] {
    guard var size = sizes.first else { return [] }
    var result: [Int] = []
    var total = size
    var index = 0
    while digits > total, size > 0 {
      result.append(total)
      if index < sizes.count - 1 {
        index += 1
        size = sizes[index]
      }
      total += size
    }
    return result
  }
}
