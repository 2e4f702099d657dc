/// .NET's custom number formats: `0 # . , % ‰ E+0`, quotes, escapes and sections.
struct CustomNumberFormat {
  private let format: [UInt8]

  init(_ format: String) {
    self.format = Array(format.utf8)
  }

  func write(_ source: DigitBuffer, to writer: inout NumberWriter) {
    var number = source
    var section = start(number.digits.isEmpty ? 2 : number.isNegative ? 1 : 0)
    var picture = self.picture(section)
    while true {
      guard !number.digits.isEmpty else {
        if number.kind != .floatingPoint { number.isNegative = false }
        number.scale = 0
        break
      }
      number.scale += picture.scaleAdjust
      let kept =
        picture.isScientific
        ? picture.digitCount : number.scale + picture.digitCount - picture.point
      number.round(to: kept, isCorrectlyRounded: false)
      guard number.digits.isEmpty else { break }
      let zero = start(2)
      guard zero != section else { break }
      section = zero
      picture = self.picture(section)
    }
    var layout = Layout(number, picture, section, writer.info)
    if number.isNegative, section == 0, number.scale != 0 {
      writer.append(writer.info.negativeSign)
    }
    emit(&layout, to: &writer)
    if number.isNegative, section == 0, number.scale == 0, !writer.bytes.isEmpty {
      writer.insertAtStart(writer.info.negativeSign)
    }
  }

  /// Where a section starts; 0 if the format has no such section.
  private func start(_ section: Int) -> Int {
    guard section > 0 else { return 0 }
    var left = section
    var index = 0
    while index < format.count {
      let byte = format[index]
      index += 1
      switch byte {
      case 39, 34: index = afterQuote(byte, index)
      case 92: index += 1
      case 0: return 0
      case 59:
        left -= 1
        guard left == 0 else { continue }
        guard index < format.count, format[index] != 0, format[index] != 59 else { return 0 }
        return index
      default: break
      }
    }
    return 0
  }

  private func afterQuote(_ quote: UInt8, _ start: Int) -> Int {
    var index = start
    while index < format.count, format[index] != 0 {
      index += 1
      if format[index - 1] == quote { break }
    }
    return index
  }

  private func byte(_ index: Int) -> UInt8 { index < format.count ? format[index] : 0 }

  private func isPerMille(_ index: Int) -> Bool {
    byte(index) == 0xE2 && byte(index + 1) == 0x80 && byte(index + 2) == 0xB0
  }

  private func startsExponent(_ index: Int) -> Bool {
    byte(index) == 48 || ((byte(index) == 43 || byte(index) == 45) && byte(index + 1) == 48)
  }
}

extension CustomNumberFormat {
  /// What a section asks for, read before a digit is written.
  private struct Picture {
    var digitCount = 0
    var point = -1
    var firstZero = Int.max
    var lastZero = 0
    var isScientific = false
    var hasSeparators = false
    var scaleAdjust = 0
  }

  private func picture(_ section: Int) -> Picture {
    var result = Picture()
    var commaAt = -1
    var commas = 0
    var index = section
    while index < format.count {
      let byte = format[index]
      if byte == 0 || byte == 59 { break }
      index += 1
      switch byte {
      case 35: result.digitCount += 1
      case 48:
        if result.firstZero == Int.max { result.firstZero = result.digitCount }
        result.digitCount += 1
        result.lastZero = result.digitCount
      case 46: if result.point < 0 { result.point = result.digitCount }
      case 44:
        guard result.digitCount > 0, result.point < 0 else { continue }
        if commaAt == result.digitCount {
          commas += 1
          continue
        }
        if commaAt >= 0 { result.hasSeparators = true }
        commaAt = result.digitCount
        commas = 1
      case 37: result.scaleAdjust += 2
      case 0xE2 where isPerMille(index - 1):
        result.scaleAdjust += 3
        index += 2
      case 39, 34: index = afterQuote(byte, index)
      case 92: index += 1
      case 69, 101:
        guard startsExponent(index) else { continue }
        index += 1
        while self.byte(index) == 48 { index += 1 }
        result.isScientific = true
      default: break
      }
    }
    if result.point < 0 { result.point = result.digitCount }
    if commaAt >= 0 {
      if commaAt == result.point {
        result.scaleAdjust -= commas * 3
      } else {
        result.hasSeparators = true
      }
    }
    return result
  }

  /// The state of writing: which digit comes next and where.
  private struct Layout {
    let number: DigitBuffer
    let picture: Picture
    let section: Int
    let firstDigit: Int
    let lastDigit: Int
    var isScientific: Bool
    var position: Int
    var adjust: Int
    var breaks: [Int] = []
    var next = 0
    var wrotePoint = false

    init(_ number: DigitBuffer, _ picture: Picture, _ section: Int, _ info: NumberFormatInfo) {
      self.number = number
      self.picture = picture
      self.section = section
      let point = picture.point
      firstDigit = picture.firstZero < point ? point - picture.firstZero : 0
      lastDigit = picture.lastZero > point ? point - picture.lastZero : 0
      isScientific = picture.isScientific
      position = isScientific ? point : max(number.scale, point)
      adjust = isScientific ? 0 : number.scale - point
      if picture.hasSeparators, !info.numberGroupSeparator.utf8.isEmpty {
        let total = position + min(adjust, 0)
        breaks = DigitGroups.breaks(max(firstDigit, total), info.numberGroupSizes)
      }
    }

    mutating func write(_ digit: UInt8, to writer: inout NumberWriter) {
      writer.append(digit)
      guard position > 1, let last = breaks.last, position == last + 1 else { return }
      writer.append(writer.info.numberGroupSeparator)
      breaks.removeLast()
    }

    mutating func nextDigit() -> UInt8? {
      guard next < number.digits.count else { return nil }
      next += 1
      return number.digits[next - 1]
    }

    /// Writes the digits that the picture has no place for.
    mutating func catchUp(_ writer: inout NumberWriter) {
      while adjust > 0 {
        let digit = nextDigit() ?? 48
        write(digit, to: &writer)
        position -= 1
        adjust -= 1
      }
    }

    mutating func place(_ writer: inout NumberWriter) {
      var digit: UInt8?
      if adjust < 0 {
        adjust += 1
        digit = position <= firstDigit ? 48 : nil
      } else {
        digit = nextDigit() ?? (position > lastDigit ? 48 : nil)
      }
      if let digit { write(digit, to: &writer) }
      position -= 1
    }

    mutating func writePoint(_ writer: inout NumberWriter) {
      guard position == 0, !wrotePoint else { return }
      let digitsRemain = picture.point < picture.digitCount && next < number.digits.count
      guard lastDigit < 0 || digitsRemain else { return }
      writer.append(writer.info.numberDecimalSeparator)
      wrotePoint = true
    }
  }

  private func emit(_ layout: inout Layout, to writer: inout NumberWriter) {
    var index = layout.section
    while index < format.count {
      let byte = format[index]
      if byte == 0 || byte == 59 { break }
      index += 1
      switch byte {
      case 35, 48:
        layout.catchUp(&writer)
        layout.place(&writer)
      case 46:
        layout.catchUp(&writer)
        layout.writePoint(&writer)
      case 37: writer.append(writer.info.percentSymbol)
      case 0xE2 where isPerMille(index - 1):
        writer.append(writer.info.perMilleSymbol)
        index += 2
      case 44: break
      case 39, 34:
        while index < format.count, format[index] != 0, format[index] != byte {
          writer.append(format[index])
          index += 1
        }
        index += 1
      case 92:
        if index < format.count { writer.append(format[index]) }
        index += 1
      case 69, 101: index = emitExponent(byte, index, &layout, &writer)
      default: writer.append(byte)
      }
    }
  }

  private func emitExponent(
    _ letter: UInt8, _ start: Int, _ layout: inout Layout, _ writer: inout NumberWriter
  ) -> Int {
    var index = start
    guard layout.isScientific else {
      writer.append(letter)
      if byte(index) == 43 || byte(index) == 45 {
        writer.append(byte(index))
        index += 1
      }
      while byte(index) == 48 {
        writer.append(48)
        index += 1
      }
      return index
    }
    guard startsExponent(index) else {
      writer.append(letter)
      return index
    }
    let showsPlus = byte(index) == 43
    var digits = byte(index) == 48 ? 1 : 0
    index += 1
    while byte(index) == 48 {
      digits += 1
      index += 1
    }
    let power = layout.number.digits.isEmpty ? 0 : layout.number.scale - layout.picture.point
    writer.writeExponent(power, letter: letter, digits: min(digits, 10), showsPlus: showsPlus)
    layout.isScientific = false
    return index
  }
}
