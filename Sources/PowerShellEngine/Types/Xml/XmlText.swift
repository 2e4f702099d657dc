/// Writes a tree's nodes as XML text.
struct XmlText {
  private let tree: XmlTree
  private let isIndented: Bool
  private var result = ""

  private init(_ tree: XmlTree, isIndented: Bool) {
    (self.tree, self.isIndented) = (tree, isIndented)
  }

  static func outer(_ tree: XmlTree, _ place: Int) -> String {
    var writer = XmlText(tree, isIndented: false)
    writer.write([place])
    return writer.result
  }

  static func inner(_ tree: XmlTree, _ place: Int) -> String {
    if tree.nodes[place].kind == .attribute {
      return escaped(tree.nodes[place].value, inAttribute: true)
    }
    var writer = XmlText(tree, isIndented: false)
    writer.write(tree.nodes[place].children)
    return writer.result
  }

  /// As `Save` writes a document: two spaces for each level.
  static func saved(_ tree: XmlTree) -> String {
    var writer = XmlText(tree, isIndented: !tree.preservesWhitespace)
    writer.write(tree.nodes[0].children)
    return writer.result
  }

  private enum Step {
    case open(Int, depth: Int, isInline: Bool)
    case close(Int, depth: Int, isInline: Bool)
  }

  private mutating func write(_ tops: [Int]) {
    var waiting = tops.reversed().map { Step.open($0, depth: 0, isInline: false) }
    while let step = waiting.popLast() {
      switch step {
      case .close(let place, let depth, let isInline):
        if isIndented, !isInline { newLine(depth) }
        result += "</\(tree.nodes[place].name)>"
      case .open(let place, let depth, let isInline):
        if isIndented, !isInline { newLine(depth) }
        let node = tree.nodes[place]
        switch node.kind {
        case .element:
          openTag(place)
          guard !node.children.isEmpty else { continue }
          let isMixed = isInline || node.children.contains { isText(tree.nodes[$0].kind) }
          waiting.append(.close(place, depth: depth, isInline: isMixed))
          waiting += node.children.reversed().map {
            .open($0, depth: depth + 1, isInline: isMixed)
          }
        case .document, .fragment:
          waiting += node.children.reversed().map { .open($0, depth: depth, isInline: isInline) }
        default: leaf(place)
        }
      }
    }
  }

  private func isText(_ kind: XmlTree.Kind) -> Bool {
    kind == .text || kind == .cdata || kind == .whitespace || kind == .significantWhitespace
  }

  private mutating func newLine(_ depth: Int) {
    guard !result.utf8.isEmpty else { return }
    result += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func openTag(_ place: Int) {
    let node = tree.nodes[place]
    result += "<" + node.name
    for attribute in node.attributes {
      result += " "
      leaf(attribute)
    }
    if isUndeclared(place) {
      let name = node.prefix.utf8.isEmpty ? "xmlns" : "xmlns:\(node.prefix)"
      result += " \(name)=\"\(Self.escaped(node.namespace, inAttribute: true))\""
    }
    guard node.children.isEmpty else { return result += ">" }
    result += node.isEmpty ? " />" : "></\(node.name)>"
  }

  /// Whether an element made by a script needs its namespace declared.
  private func isUndeclared(_ place: Int) -> Bool {
    let node = tree.nodes[place]
    let wanted = node.prefix.utf8.isEmpty ? "xmlns" : "xmlns:\(node.prefix)"
    if tree.attribute(place, named: wanted) != nil { return false }
    guard let parent = node.parent else { return !node.namespace.utf8.isEmpty }
    return tree.namespace(of: node.prefix, at: parent) != node.namespace
  }

  private mutating func leaf(_ place: Int) {
    let node = tree.nodes[place]
    switch node.kind {
    case .attribute:
      result += "\(node.name)=\"\(Self.escaped(node.value, inAttribute: true))\""
    case .text: result += Self.escaped(node.value, inAttribute: false)
    case .cdata: result += "<![CDATA[\(node.value)]]>"
    case .comment: result += "<!--\(node.value)-->"
    case .processingInstruction:
      result +=
        node.value.utf8.isEmpty ? "<?\(node.localName)?>" : "<?\(node.localName) \(node.value)?>"
    case .declaration: result += "<?xml \(node.value)?>"
    case .documentType: result += "<!DOCTYPE \(node.localName)[]>"
    case .entityReference: result += "&\(node.localName);"
    case .whitespace, .significantWhitespace: result += node.value
    case .element, .document, .fragment: break
    }
  }

  static func escaped(_ text: String, inAttribute: Bool) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case 0x26: result += Array("&amp;".utf8)
      case 0x3C: result += Array("&lt;".utf8)
      case 0x3E: result += Array("&gt;".utf8)
      case 0x22 where inAttribute: result += Array("&quot;".utf8)
      case 0x0A where inAttribute: result += Array("&#xA;".utf8)
      case 0x0D: result += Array("&#xD;".utf8)
      case 0x09 where inAttribute: result += Array("&#x9;".utf8)
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
