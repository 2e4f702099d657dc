public import PowerShellEngine

/// Warnings, verbose and debug messages and what `Write-Host` says, as they reach the screen.
public enum StreamText {
  /// The text with its line end, where it has one.
  public static func text(of record: StreamRecord, style: OutputStyle, culture: Culture) -> String {
    let message = record.message.text(culture)
    switch record.kind {
    case .warning: return decorated("WARNING: " + message, style.warning, style)
    case .verbose: return decorated("VERBOSE: " + message, style.verbose, style)
    case .debug: return decorated("DEBUG: " + message, style.debug, style)
    default:
      let plain = style.isDecorated ? message : Escapes.removed(from: message)
      guard record.isHostText else { return plain + "\n" }
      let text = plain + (record.noNewline ? "" : "\n")
      return style.isDecorated ? colored(text, record, style) : text
    }
  }

  private static func decorated(_ text: String, _ code: String, _ style: OutputStyle) -> String {
    guard style.isDecorated else { return Escapes.removed(from: text) + "\n" }
    return code + text + style.reset + "\n"
  }

  /// The console sets its colours, writes, and sets them back; each setting is a sequence.
  private static func colored(_ text: String, _ record: StreamRecord, _ style: OutputStyle)
    -> String
  {
    let usual = style.defaultColors
    let front = record.foreground.flatMap(code) ?? ""
    let back = backCode(record.background)
    var result = usual
    result += front.isEmpty ? usual : front + usual + front
    result += back + text + usual + back + usual
    return result
  }

  private static let names = [
    "Black", "DarkRed", "DarkGreen", "DarkYellow", "DarkBlue", "DarkMagenta", "DarkCyan", "Gray",
    "DarkGray", "Red", "Green", "Yellow", "Blue", "Magenta", "Cyan", "White",
  ]

  private static func number(_ name: String) -> Int? {
    names.firstIndex { Names.equal($0, name) }
  }

  private static func code(_ name: String) -> String? {
    number(name).map { "\u{1B}[\($0 < 8 ? 30 + $0 : 82 + $0)m" }
  }

  private static func backCode(_ name: String?) -> String {
    guard let number = name.flatMap(number) else { return "" }
    return "\u{1B}[\(number < 8 ? 40 + number : 92 + number)m"
  }
}
