/// `Get-Date -UFormat`: the fields of Unix `date`, as PowerShell writes them.
enum UnixDateFormat {
  static func text(
    _ value: DateTimeValue, _ format: String, _ info: DateTimeFormatInfo,
    zone: TimeZoneValue = .utc
  ) throws(ValueFailure) -> String {
    var result: [UInt8] = []
    var bytes = Array(format.utf8)[...]
    if bytes.first == 43 { bytes.removeFirst() }
    while let byte = bytes.popFirst() {
      guard byte == 37, let letter = bytes.popFirst() else {
        result.append(byte)
        continue
      }
      if let field = try field(value, letter, info, zone) {
        result += field.utf8
      } else {
        result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// One field; nil where the letter stands for itself.
  private static func field(
    _ value: DateTimeValue, _ letter: UInt8, _ info: DateTimeFormatInfo, _ zone: TimeZoneValue
  ) throws(ValueFailure) -> String? {
    if let pattern = pattern(letter) {
      return try DateFormat(info, zone: zone).text(value, pattern)
    }
    let date = value.calendarDate
    let iso = GregorianCalendar.isoWeek(value.dayNumber)
    switch letter {
    case 67: return padded(date.year / 100, 2)  // C
    case 71: return padded(iso.year, 4)  // G
    case 103: return padded(iso.year % 100, 2)  // g
    case 106: return padded(date.dayOfYear, 3)  // j
    case 101: return padded(date.day, 2, " ")  // e
    case 107: return padded(value.timeOfDay.hours, 2, " ")  // k
    case 108: return padded((value.timeOfDay.hours + 11) % 12 + 1, 2, " ")  // l
    case 110: return "\n"  // n
    case 116: return "\t"  // t
    case 115: return value.unixSeconds(zone).description  // s
    case 85, 87: return (date.dayOfYear / 7).description  // U W
    case 86: return padded(iso.week, 2)  // V
    case 117: return (value.dayOfWeek == .sunday ? 7 : value.dayOfWeek.rawValue).description  // u
    case 119: return value.dayOfWeek.rawValue.description  // w
    default: return nil
    }
  }

  private static func pattern(_ letter: UInt8) -> String? {
    switch letter {
    case 65: "dddd"  // A
    case 97: "ddd"  // a
    case 66: "MMMM"  // B
    case 98, 104: "MMM"  // b h
    case 99: "ddd dd MMM yyyy HH:mm:ss"  // c
    case 68: "MM/dd/yy"  // D
    case 100: "dd"  // d
    case 70: "yyyy-MM-dd"  // F
    case 72: "HH"  // H
    case 73: "hh"  // I
    case 77: "mm"  // M
    case 109: "MM"  // m
    case 112: "tt"  // p
    case 82: "HH:mm"  // R
    case 114: "hh:mm:ss tt"  // r
    case 83: "ss"  // S
    case 84, 88: "HH:mm:ss"  // T X
    case 120: "MM/dd/yy"  // x
    case 89: "yyyy"  // Y
    case 121: "yy"  // y
    case 90: "zz"  // Z
    default: nil
    }
  }

  private static func padded(_ value: Int, _ width: Int, _ filler: String = "0") -> String {
    let text = value.description
    return String(repeating: filler, count: max(0, width - text.utf8.count)) + text
  }
}
