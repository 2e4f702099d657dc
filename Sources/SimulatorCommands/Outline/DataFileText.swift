/// A node as the text of a PowerShell data file.
enum DataFileText {
  static func of(_ node: DataNode) -> String { write(node, 0) + "\n" }

  private static func write(_ node: DataNode, _ depth: Int) -> String {
    switch node.content {
    case .nothing: return "$null"
    case .truth(let truth): return truth ? "$true" : "$false"
    case .number(let number): return size(number)
    case .text(let text): return quoted(text)
    case .list(let elements): return list(elements, depth)
    case .table(let entries):
      if isShort(node) { return line(entries) }
      let indent = spaces(depth + 1)
      let lines = entries.map { "\(indent)\(key($0.key)) = \(write($0.node, depth + 1))\n" }
      return "@{\n" + lines.joined() + spaces(depth) + "}"
    }
  }

  private static func list(_ elements: [DataNode], _ depth: Int) -> String {
    if elements.allSatisfy(isConstant) {
      return "@(" + elements.map { write($0, depth) }.joined(separator: ", ") + ")"
    }
    let indent = spaces(depth + 1)
    let lines = elements.map { indent + write($0, depth + 1) + "\n" }
    return "@(\n" + lines.joined() + spaces(depth) + ")"
  }

  private static func line(_ entries: [(key: String, node: DataNode)]) -> String {
    let parts = entries.map { "\(key($0.key)) = \(write($0.node, 0))" }
    return parts.isEmpty ? "@{}" : "@{ " + parts.joined(separator: "; ") + " }"
  }

  /// Few constants stand on one line.
  private static func isShort(_ node: DataNode) -> Bool {
    guard case .table(let entries) = node.content else { return true }
    return entries.count <= 4 && entries.allSatisfy { isConstant($0.node) }
      && line(entries).utf8.count <= 90
  }

  private static func isConstant(_ node: DataNode) -> Bool {
    switch node.content {
    case .table: false
    case .list(let elements): elements.allSatisfy(isConstant)
    default: true
    }
  }

  private static func key(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy {
      (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0)
    }
    return isWord ? text : quoted(text)
  }

  private static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x27]
    for byte in text.utf8 {
      if byte == 0x27 { bytes.append(0x27) }
      bytes.append(byte)
    }
    return String(decoding: bytes + [0x27], as: UTF8.self)
  }

  /// Sizes with PowerShell's own suffixes.
  private static func size(_ number: Int64) -> String {
    for (shift, suffix) in [(40, "TB"), (30, "GB"), (20, "MB")] as [(Int64, String)]
    where number >= 1 << shift && number % (1 << shift) == 0 {
      return "\(number >> shift)\(suffix)"
    }
    return "\(number)"
  }

  private static func spaces(_ depth: Int) -> String { String(repeating: "    ", count: depth) }
}
