/// Spoils texts: takes pieces out, doubles, moves and mixes them, and puts signs where none belong.
public enum Mutation {
  private static let signs: [String] = [
    "(", ")", "{", "}", "[", "]", "$(", "@(", "@{", "$", "@", "\"", "'", "`", "#", "<#", "#>",
    "@'\n",
    "\n'@", "@\"\n", "\n\"@", ",", ";", "|", "&", "&&", "||", ".", "..", "::", ":", "?", "??", "?.",
    "?[", "=", "+=", "-", "--", "++", "!", "*", "/", "%", "<", ">", ">>", "2>&1", "*>", " ", "\n",
    "\r",
    "\t", "\u{0}", "\u{A0}", "’", "“", "–", "é", "😀", "\u{301}", "\u{FEFF}", "0", "-1",
    "2147483647",
    "9223372036854775807", "1e308", "0x", "1kb", "79228162514264337593543950335d", "$null", "$true",
    "$_", "$args", "$input", "@args", "@()", "@{}", "{}", "''", "[int]", "[string[]]", "[math]::",
    ".Length", "[0]", "[-1]", "[1..2]", " -eq ", " -join ", " -split ", " -f ", " -as ", " -is ",
    " -replace ", " -match ", " -like ", " -in ", "-not ", ",", "if", "else", "foreach", "while",
    "switch", "function ", "param", "class ", "enum ", "return", "break", "continue", "throw ",
    "try",
    "catch", "finally", "trap", "data ", "begin", "process", "end", "using ", "--%", ":label ",
  ]

  public static func spoil(
    _ text: String, with others: [String], _ dice: inout Dice, times: Int = 3
  ) -> String {
    var bytes = Array(text.utf8)
    for _ in 0...dice.roll(times) { change(&bytes, others, &dice) }
    if bytes.count > 4000 { bytes.removeLast(bytes.count - 4000) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func change(_ bytes: inout [UInt8], _ others: [String], _ dice: inout Dice) {
    let start = dice.roll(bytes.count + 1)
    let end = min(bytes.count, start + dice.roll(dice.chance(70) ? 8 : 80))
    let piece = bytes[start..<end]
    switch dice.roll(8) {
    case 0: bytes.removeSubrange(start..<end)
    case 1: bytes.insert(contentsOf: Array(piece), at: dice.roll(bytes.count + 1))
    case 2:
      for _ in 0...dice.roll(6) { bytes.insert(contentsOf: Array(piece), at: start) }
    case 3:
      let other = Array((dice.pick(others) ?? "").utf8)
      let from = dice.roll(other.count)
      bytes.insert(contentsOf: other[from..<min(other.count, from + dice.roll(60))], at: start)
    case 4:
      guard start < bytes.count else { return }
      bytes[start] = UInt8(truncatingIfNeeded: dice.next())
    default:
      let sign = Array((dice.pick(signs) ?? "").utf8)
      if dice.chance(50) {
        bytes.replaceSubrange(start..<end, with: sign)
      } else {
        bytes.insert(contentsOf: sign, at: start)
      }
    }
  }
}
