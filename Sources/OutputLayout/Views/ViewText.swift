internal import PowerShellEngine
internal import ViewData

/// Reads PowerShell's own views from the table in the binary.
///
/// A view is a line `view table Name`, then ` of Type` for each type, options, and a line for each
/// column: width, alignment, property (`=`: calculated), tab, label, tab, format.
struct ViewText {
  private var views: [ViewDefinition] = []
  private var kind = ""
  private var name = ""
  private var types: [String] = []
  private var columns: [ViewDefinition.Column] = []
  private var grouping: ViewDefinition.Grouping?
  private var isAutoSized = false
  private var isWrapped = false

  static func views() -> [ViewDefinition] {
    let bytes = UnsafeBufferPointer(start: hvlab_view_table(), count: hvlab_view_table_size())
    var reader = ViewText()
    for line in bytes.split(separator: 0x0A) { reader.read(Array(line)) }
    reader.finish()
    return reader.views
  }

  private mutating func read(_ line: [UInt8]) {
    let words = line.split(separator: 0x20, maxSplits: 2).map {
      String(decoding: $0, as: UTF8.self)
    }
    guard line.first == 0x20 else {
      finish()
      (kind, name) = (words.count > 1 ? words[1] : "", words.count > 2 ? words[2] : "")
      return
    }
    switch words.first {
    case "of": types.append(words[1])
    case "autosize": isAutoSized = true
    case "wrap": isWrapped = true
    case "group": grouping = .init(.property(words[1]), label: words[1])
    case "directory": grouping = Calculated.directory
    default: readColumn(line)
    }
  }

  private mutating func readColumn(_ line: [UInt8]) {
    let parts = line.split(separator: 0x09, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    let head = parts[0].utf8.split(separator: 0x20).map { String($0) ?? "" }
    guard head.count == 3 else { return }
    let label = parts.count > 1 && !parts[1].isEmpty ? Self.unescaped(parts[1]) : nil
    let content =
      head[2].utf8.elementsEqual("=".utf8)
      ? Calculated.content(types.first ?? "", label ?? "") : .property(head[2])
    let alignments: [String: Alignment] = ["left": .left, "right": .right, "center": .center]
    columns.append(
      .init(
        content, label: label, width: Int(head[0]) ?? 0,
        alignment: alignments[head[1]] ?? .undefined, format: parts.count > 2 ? parts[2] : nil))
  }

  private static func unescaped(_ label: String) -> String {
    var result: [UInt8] = []
    var isEscape = false
    for byte in label.utf8 {
      if isEscape {
        result.append(byte == 0x6E ? 0x0A : byte)
        isEscape = false
      } else if byte == 0x5C {
        isEscape = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private mutating func finish() {
    defer {
      (types, columns, grouping) = ([], [], nil)
      (isAutoSized, isWrapped) = (false, false)
    }
    guard !types.isEmpty, let body else { return }
    views.append(ViewDefinition(types, name: name, body, grouping: grouping))
  }

  private var body: ViewDefinition.Body? {
    switch kind {
    case "table": return .table(columns, isAutoSized: isAutoSized, isWrapped: isWrapped)
    case "list":
      return .list(columns.map { .init($0.content, label: $0.label, format: $0.format) })
    case "wide": return columns.first.map { .wide(.init($0.content)) }
    default: return nil
    }
  }
}
