/// Spans of time as XML writes them: `-P1DT2H3M4.5S`.
enum Duration {
  private static let second: Int64 = 10_000_000

  static func text(ticks: Int64) -> String {
    let magnitude = ticks.magnitude
    let (whole, fraction) = magnitude.quotientAndRemainder(dividingBy: UInt64(second))
    let (days, hours) = (whole / 86_400, whole / 3_600 % 24)
    let (minutes, seconds) = (whole / 60 % 60, whole % 60)
    var time = ""
    if hours > 0 { time += "\(hours)H" }
    if minutes > 0 { time += "\(minutes)M" }
    if seconds > 0 || fraction > 0 { time += "\(seconds)\(part(fraction))S" }
    let date = days > 0 ? "\(days)D" : ""
    if date.isEmpty, time.isEmpty { return "PT0S" }
    return (ticks < 0 ? "-P" : "P") + date + (time.isEmpty ? "" : "T" + time)
  }

  private static func part(_ fraction: UInt64) -> String {
    guard fraction > 0 else { return "" }
    let digits = String(fraction)
    var text = Array((String(repeating: "0", count: 7 - digits.utf8.count) + digits).utf8)
    while text.last == 0x30 { text.removeLast() }
    return "." + String(decoding: text, as: UTF8.self)
  }

  static func ticks(_ text: String) -> Int64? {
    var bytes = Array(text.utf8)[...]
    let isNegative = bytes.first == 0x2D
    if isNegative { bytes = bytes.dropFirst() }
    guard bytes.popFirst() == 0x50 else { return nil }
    var (total, number, isTime): (Double, [UInt8], Bool) = (0, [], false)
    for byte in bytes {
      if byte == 0x54 {
        isTime = true
        continue
      }
      guard let unit = unit(byte, isTime) else {
        number.append(byte)
        continue
      }
      guard let value = Double(String(decoding: number, as: UTF8.self)) else { return nil }
      total += value * unit
      number = []
    }
    guard number.isEmpty else { return nil }
    return Int64(exactly: (total * Double(second)).rounded()).map { isNegative ? -$0 : $0 }
  }

  private static func unit(_ letter: UInt8, _ isTime: Bool) -> Double? {
    switch letter {
    case 0x59: 365 * 86_400
    case 0x4D: isTime ? 60 : 30 * 86_400
    case 0x44: 86_400
    case 0x48: 3_600
    case 0x53: 1
    default: nil
    }
  }
}
