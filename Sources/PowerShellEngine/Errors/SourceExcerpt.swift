import PowerShellSyntax

/// The line of source an error stands on, cut to what matters, with the place underlined.
public struct SourceExcerpt {
  /// The line, `…` where it was cut.
  public let line: String
  /// Blanks and tildes below it.
  public let marks: String

  /// How much of a line is shown.
  private static let longest = 69
  private static let contextBefore = 12
  private static let contextBehind = 8

  /// nil where there is nothing to show.
  public init?(_ position: Position) {
    let number = position.line
    let source = Self.trimmedEnd(Array(position.source.line(number).utf16))
    guard !source.isEmpty else { return nil }
    let end = position.source.position(of: Int(position.extent.end))
    var before = position.column - 1
    var length =
      end.line == number && end.column <= source.count + 1
      ? end.column - position.column : source.count - position.column + 1
    before = max(0, min(before, source.count))
    length = max(0, min(length, source.count - before))
    let expanded = Self.expandingTabs(source, &before, &length)
    (line, marks) = Self.window(expanded, before, length)
  }

  private static func trimmedEnd(_ units: [UInt16]) -> [UInt16] {
    var end = units.count
    while end > 0, units[end - 1] == 0x20 || (0x09...0x0D).contains(units[end - 1]) { end -= 1 }
    return Array(units[..<end])
  }

  /// A tab counts as four blanks.
  private static func expandingTabs(
    _ units: [UInt16], _ before: inout Int, _ length: inout Int
  ) -> [UInt16] {
    guard units.contains(0x09) else { return units }
    var result: [UInt16] = []
    var newBefore = before
    var newLength = length
    for (place, unit) in units.enumerated() {
      if unit == 0x09 {
        result += Array(repeating: 0x20, count: 4)
        if place < before {
          newBefore += 3
        } else if place < before + length {
          newLength += 3
        }
      } else {
        result.append(unit)
      }
    }
    (before, length) = (newBefore, newLength)
    return result
  }

  private static func window(_ source: [UInt16], _ before: Int, _ length: Int) -> (String, String) {
    var (source, before, length) = (source, before, length)
    var isCutBefore = false
    var isCutBehind = false
    if source.count > longest {
      let total = source.count
      var prefix = min(before, contextBefore)
      var suffix = min(total - length - before, contextBehind)
      var candidate = prefix + length + suffix
      if candidate >= longest {
        if length + prefix >= longest { length = longest - prefix }
        isCutBehind = true
      } else {
        let available = before - prefix
        if available > 0 {
          prefix += min(available, longest - candidate)
          candidate = prefix + length + suffix
        }
        if candidate < longest, suffix > 0 {
          suffix += min(longest - candidate, total - length - before - suffix)
        }
        if suffix + before + length < total { isCutBehind = true }
      }
      isCutBefore = prefix < before
      let start = max(before - prefix, 0)
      source = Array(source[start..<min(total, start + longest)])
      before = min(before, prefix)
      length = min(length, longest - before)
    }
    var line = String(utf16: source)
    if isCutBefore { line = "… " + line }
    if isCutBehind { line += " …" }
    let blanks = before + (isCutBefore ? 2 : 0)
    return (
      line, String(repeating: " ", count: blanks) + String(repeating: "~", count: max(1, length))
    )
  }

  /// `At line:1 char:5` and the excerpt: `InvocationInfo.PositionMessage`.
  public static func positionMessage(_ position: Position) -> String {
    let place = position.source.file ?? "line"
    let head = "At \(place):\(position.line) char:\(position.column)\n+ "
    guard let excerpt = SourceExcerpt(position) else { return head }
    return head + excerpt.line + "\n+ " + excerpt.marks
  }
}

extension Position {
  /// The file a script sees; nil for typed input.
  public var file: String? { source.file }

  /// The line it stands on.
  public var lineText: String { source.line(line) }

  /// The same with its line end, where it has one: `InvocationInfo.Line`.
  var lineWithEnd: String { lineText + (line < source.lineCount ? "\n" : "") }

  /// `At line:1 char:5` with the excerpt.
  public var message: String { SourceExcerpt.positionMessage(self) }
}
