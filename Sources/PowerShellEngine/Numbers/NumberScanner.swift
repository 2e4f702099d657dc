/// Reads the text of a number into digits, by the rules of `NumberStyles` and a culture.
struct NumberScanner {
  private let bytes: [UInt8]
  private let styles: NumberStyles
  private let info: NumberFormatInfo
  private var index = 0
  private var symbol: [UInt8]?
  private var sawSign = false
  private var isOpen = false
  private var sawSymbol = false
  private var sawDigits = false
  private var sawNonZero = false
  private var sawPoint = false
  private var number: DigitBuffer

  private init(
    _ text: String, _ styles: NumberStyles, _ info: NumberFormatInfo, _ kind: DigitBuffer.Kind
  ) {
    bytes = Array(text.utf8)
    self.styles = styles
    self.info = info
    number = DigitBuffer(digits: [], scale: 0, isNegative: false, kind: kind)
    if styles.contains(.currencySymbol) { symbol = Array(info.currencySymbol.utf8) }
  }

  /// The digits of a text; nil if it is not a number in these styles.
  static func scan(
    _ text: String, _ styles: NumberStyles, _ info: NumberFormatInfo, _ kind: DigitBuffer.Kind
  ) -> DigitBuffer? {
    var scanner = NumberScanner(text, styles, info, kind)
    return scanner.scan() ? scanner.number : nil
  }

  private mutating func scan() -> Bool {
    readLeading()
    readDigits()
    guard sawDigits else { return false }
    if styles.contains(.exponent) { readExponent() }
    readTrailing()
    guard !isOpen, bytes[index...].allSatisfy({ $0 == 0 }) else { return false }
    finish()
    return true
  }

  private var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

  static func isWhite(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte == 32 || (9...13).contains(byte)
  }

  private mutating func readLeading() {
    while let byte {
      let signEndsWhite = sawSign && !sawSymbol && info.numberNegativePattern != 2
      if Self.isWhite(byte), styles.contains(.leadingWhite), !signEndsWhite {
        index += 1
      } else if styles.contains(.leadingSign), !sawSign, readSign() {
        sawSign = true
      } else if byte == 40, styles.contains(.parentheses), !sawSign {
        sawSign = true
        isOpen = true
        number.isNegative = true
        index += 1
      } else if !readSymbol() {
        break
      }
    }
  }

  private mutating func readSign() -> Bool {
    if read(info.positiveSign) { return true }
    guard readNegativeSign() else { return false }
    number.isNegative = true
    return true
  }

  private mutating func readNegativeSign() -> Bool {
    if read(info.negativeSign) { return true }
    guard byte == 45, info.readsHyphenAsSign else { return false }
    index += 1
    return true
  }

  private mutating func readSymbol() -> Bool {
    guard let symbol, read(symbol[...]) else { return false }
    self.symbol = nil
    sawSymbol = true
    return true
  }

  private mutating func readDigits() {
    let isCurrency = styles.contains(.currencySymbol)
    let point = isCurrency ? info.currencyDecimalSeparator : info.numberDecimalSeparator
    let group = isCurrency ? info.currencyGroupSeparator : info.numberGroupSeparator
    while let byte {
      if byte >= 48, byte <= 57 {
        take(byte)
        index += 1
      } else if styles.contains(.decimalPoint), !sawPoint,
        read(point) || (isCurrency && !sawSymbol && read(info.numberDecimalSeparator))
      {
        sawPoint = true
      } else if styles.contains(.thousands), sawDigits, !sawPoint,
        read(group) || (isCurrency && !sawSymbol && read(info.numberGroupSeparator))
      {
        continue
      } else {
        break
      }
    }
  }

  private mutating func take(_ digit: UInt8) {
    sawDigits = true
    if digit != 48 || sawNonZero {
      number.digits.append(digit)
      if !sawPoint { number.scale += 1 }
      sawNonZero = true
    } else if sawPoint {
      number.scale -= 1
    }
  }

  private mutating func readExponent() {
    guard let letter = byte, letter | 0x20 == 101 else { return }
    let start = index
    index += 1
    var isNegative = false
    if !read(info.positiveSign) { isNegative = readNegativeSign() }
    var value = 0
    var sawDigit = false
    while let digit = byte, digit >= 48, digit <= 57 {
      value = min(value * 10 + Int(digit - 48), 99_999)
      sawDigit = true
      index += 1
    }
    guard sawDigit else {
      index = start
      return
    }
    if value > 1000 { value = 9999 }
    number.scale += isNegative ? -value : value
  }

  private mutating func readTrailing() {
    while let byte {
      if Self.isWhite(byte), styles.contains(.trailingWhite) {
        index += 1
      } else if styles.contains(.trailingSign), !sawSign, readSign() {
        sawSign = true
      } else if byte == 41, isOpen {
        isOpen = false
        index += 1
      } else if !readSymbol() {
        break
      }
    }
  }

  private mutating func finish() {
    if number.kind != .decimal {
      while number.digits.last == 48 { number.digits.removeLast() }
    }
    guard !sawNonZero else { return }
    if number.kind != .decimal { number.scale = 0 }
    if number.kind == .integer, !sawPoint { number.isNegative = false }
  }

  private mutating func read(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { read($0) }
  }

  /// Reads a culture's symbol; where it has a no-break space, a plain space is as good.
  private mutating func read(_ expected: some Collection<UInt8>) -> Bool {
    guard !expected.isEmpty else { return false }
    var at = index
    var position = expected.startIndex
    while position < expected.endIndex {
      guard at < bytes.count else { return false }
      let wanted = expected[position]
      position = expected.index(after: position)
      if wanted == bytes[at] {
        at += 1
        continue
      }
      guard bytes[at] == 32, let length = Self.noBreakSpace(wanted, expected, position) else {
        return false
      }
      position = expected.index(position, offsetBy: length)
      at += 1
    }
    index = at
    return true
  }

  /// How many more bytes a no-break space has that starts with `first`.
  private static func noBreakSpace<C: Collection<UInt8>>(
    _ first: UInt8, _ text: C, _ position: C.Index
  ) -> Int? {
    let rest = text[position...]
    if first == 0xC2, rest.starts(with: [0xA0]) { return 1 }
    if first == 0xE2, rest.starts(with: [0x80, 0xAF]) { return 2 }
    return nil
  }
}
