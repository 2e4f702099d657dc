/// Draws a custom view: pieces of text gathered into lines, indented by their frames.
struct ComplexWriter {
  private let screen: Int
  private var buffer = ""
  private(set) var lines: [String] = []
  private var indents: [(left: Int, firstLine: Int)] = []

  private init(screen: Int) { self.screen = screen }

  static func lines(_ parts: [ComplexPart], screen: Int) -> [String] {
    var writer = ComplexWriter(screen: screen)
    writer.write(parts)
    writer.flush()
    return writer.lines
  }

  private mutating func write(_ parts: [ComplexPart]) {
    for part in parts {
      switch part {
      case .text(let text): buffer += text
      case .newLine: flush()
      case .frame(let indent, let firstLine, let inner):
        indents.append((indent, firstLine))
        write(inner)
        indents.removeLast()
      }
    }
  }

  private mutating func flush() {
    let left = indents.reduce(0) { $0 + $1.left }
    var first = indents.last?.firstLine ?? 0
    let useful = screen - left
    defer { buffer = "" }
    guard useful > 0 else { return }
    if abs(first) >= useful { first = 0 }
    let parts = LineBreaking.lines(
      buffer, first: useful - max(first, 0), following: useful + min(first, 0))
    for (order, part) in parts.enumerated() {
      let margin = order == 0 ? left + max(first, 0) : left - min(first, 0)
      lines.append(CellWidth.spaces(margin) + part)
    }
  }
}
