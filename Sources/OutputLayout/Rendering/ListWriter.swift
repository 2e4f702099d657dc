/// Draws one object as a list: `Name : value`, the values below each other.
enum ListWriter {
  private static let separator = " : "

  static func lines(
    _ fields: [(label: String, text: String)], screen: Int, style: OutputStyle
  ) -> [String] {
    guard !fields.isEmpty, screen >= separator.utf8.count + 2 else { return [] }
    let limit = screen - separator.utf8.count - 1
    let width = min(fields.map { CellWidth.of($0.label) }.max() ?? 0, limit)
    let margin = CellWidth.spaces(width + separator.utf8.count)
    let room = screen - width - separator.utf8.count
    var result: [String] = []
    for field in fields {
      var head = style.formatAccent + label(field.label, width) + separator + style.reset
      for line in LineBreaking.split(field.text) {
        for part in LineBreaking.lines(line, first: room, following: room) {
          result.append(head + part)
          head = margin
        }
      }
    }
    return result
  }

  private static func label(_ text: String, _ width: Int) -> String {
    let length = CellWidth.of(text)
    return length > width
      ? CellWidth.head(text, width) : text + CellWidth.spaces(width - length)
  }
}
