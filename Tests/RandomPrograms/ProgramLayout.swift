/// Puts tokens one behind the other, with white space and comments between them.
struct ProgramLayout {
  private(set) var text = ""
  private(set) var last = ""
  /// The rest of the line has been taken: nothing runs that command in the background.
  var endsCommand = false
  private var isTouching = true

  mutating func touch() { isTouching = true }

  mutating func append(_ token: String, isLoose: Bool, _ dice: inout Dice) {
    if endsCommand, token == "&" { return }
    endsCommand = false
    let endsLine = last.utf8.last == 0x0A
    if !isTouching, !endsLine { text += space(before: token, isLoose: isLoose, &dice) }
    text += isLoose && dice.chance(5) ? token.uppercased() : token
    last = token
    isTouching = false
  }

  private static let opening: Set<String> = ["(", "{", ";", "$(", "@(", "@{"]
  private static let closing: Set<String> = [")", "}", ";"]
  private static let unfinished: Set<String> = [
    "|", "&&", "||", "(", "{", "$(", "@(", "@{", "=", "+=", "-and", "-eq", "-f",
  ]

  private func space(before token: String, isLoose: Bool, _ dice: inout Dice) -> String {
    if Self.opening.contains(last) || Self.closing.contains(token) {
      if dice.chance(60) { return "" }
    }
    guard isLoose else { return " " }
    switch dice.roll(100) {
    case 0..<3: return " <# a comment #> "
    case 3..<5: return " `\n "
    case 5..<8: return "\t  "
    case 8..<11: return "\u{A0}"
    case 11..<25 where Self.unfinished.contains(last): return dice.chance(50) ? "\n" : "\r\n  "
    default: return " "
    }
  }
}
