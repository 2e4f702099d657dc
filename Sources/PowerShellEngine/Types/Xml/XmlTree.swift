/// An XML document's nodes, in one place: nodes are numbers, so that none keeps another alive.
final class XmlTree {
  /// What a node is, with .NET's number of its `XmlNodeType`.
  enum Kind: Int64 {
    case element = 1
    case attribute, text, cdata, entityReference
    case processingInstruction = 7
    case comment, document, documentType, fragment
    case whitespace = 13
    case significantWhitespace
    case declaration = 17
  }

  struct Node {
    var kind: Kind
    var prefix = ""
    var localName = ""
    var namespace = ""
    var value = ""
    /// Written as `<a />`.
    var isEmpty = false
    var parent: Int?
    var children: [Int] = []
    var attributes: [Int] = []

    var name: String {
      switch kind {
      case .text: "#text"
      case .cdata: "#cdata-section"
      case .comment: "#comment"
      case .document: "#document"
      case .fragment: "#document-fragment"
      case .whitespace: "#whitespace"
      case .significantWhitespace: "#significant-whitespace"
      case .declaration: "xml"
      default: prefix.utf8.isEmpty ? localName : "\(prefix):\(localName)"
      }
    }
  }

  /// The document itself is node 0.
  var nodes: [Node] = [Node(kind: .document)]
  var preservesWhitespace = false

  var root: Int? { nodes[0].children.first { nodes[$0].kind == .element } }

  func add(_ node: Node, to parent: Int? = nil) throws -> Int {
    if nodes.count & 0xFFFF == 0xFFFF { try MemoryGate.check(128, times: 2 * nodes.count) }
    nodes.append(node)
    let place = nodes.count - 1
    if let parent { attach(place, to: parent) }
    return place
  }

  func attach(_ child: Int, to parent: Int, at place: Int? = nil) {
    nodes[child].parent = parent
    guard nodes[child].kind != .attribute else { return nodes[parent].attributes.append(child) }
    nodes[parent].children.insert(child, at: place ?? nodes[parent].children.count)
    nodes[parent].isEmpty = false
  }

  func detach(_ child: Int) {
    guard let parent = nodes[child].parent else { return }
    nodes[parent].children.removeAll { $0 == child }
    nodes[parent].attributes.removeAll { $0 == child }
    nodes[child].parent = nil
  }

  /// Whether a node lies in another one, or is it.
  func contains(_ outer: Int, _ inner: Int) -> Bool {
    var next: Int? = inner
    while let place = next {
      if place == outer { return true }
      next = nodes[place].parent
    }
    return false
  }

  /// The nodes below one, in the order of the document.
  func descendants(of top: Int) -> [Int] {
    var found: [Int] = []
    var waiting = Array(nodes[top].children.reversed())
    while let place = waiting.popLast() {
      found.append(place)
      waiting += nodes[place].children.reversed()
    }
    return found
  }

  /// The text of a node and of everything below it.
  func innerText(_ place: Int) -> String {
    let node = nodes[place]
    switch node.kind {
    case .element, .document, .fragment:
      var text = ""
      for inner in descendants(of: place) {
        switch nodes[inner].kind {
        case .text, .cdata, .whitespace, .significantWhitespace: text += nodes[inner].value
        default: break
        }
      }
      return text
    default: return node.value
    }
  }

  func setInnerText(_ place: Int, _ text: String) throws {
    switch nodes[place].kind {
    case .element, .fragment:
      for child in nodes[place].children { detach(child) }
      _ = try add(Node(kind: .text, value: text), to: place)
    default: nodes[place].value = text
    }
  }

  /// Copies a node of any tree into this one, unattached.
  func copy(_ source: XmlTree, _ place: Int, isDeep: Bool) throws -> Int {
    var node = source.nodes[place]
    let (attributes, children) = (node.attributes, node.children)
    (node.parent, node.children, node.attributes) = (nil, [], [])
    let top = try add(node)
    for attribute in attributes { attach(try copy(source, attribute, isDeep: true), to: top) }
    guard isDeep else { return top }
    var waiting = children.reversed().map { (place: $0, parent: top) }
    while let (place, parent) = waiting.popLast() {
      var node = source.nodes[place]
      let (attributes, children) = (node.attributes, node.children)
      (node.parent, node.children, node.attributes) = (nil, [], [])
      let made = try add(node)
      attach(made, to: parent)
      nodes[made].isEmpty = node.isEmpty
      for attribute in attributes { attach(try copy(source, attribute, isDeep: true), to: made) }
      waiting += children.reversed().map { (place: $0, parent: made) }
    }
    return top
  }

  /// What a prefix stands for at a node.
  func namespace(of prefix: String, at place: Int) -> String {
    if prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    if prefix == "xmlns" { return "http://www.w3.org/2000/xmlns/" }
    let wanted = prefix.utf8.isEmpty ? "xmlns" : "xmlns:\(prefix)"
    var next: Int? = place
    while let place = next {
      for attribute in nodes[place].attributes where nodes[attribute].name == wanted {
        return nodes[attribute].value
      }
      if nodes[place].kind == .element, nodes[place].prefix == prefix,
        !nodes[place].namespace.utf8.isEmpty
      {
        return nodes[place].namespace
      }
      next = nodes[place].parent
    }
    return ""
  }

  func prefix(of namespace: String, at place: Int) -> String {
    var next: Int? = place
    while let place = next {
      for attribute in nodes[place].attributes
      where nodes[attribute].prefix == "xmlns" && nodes[attribute].value == namespace {
        return nodes[attribute].localName
      }
      next = nodes[place].parent
    }
    return ""
  }

  func attribute(_ place: Int, named name: String) -> Int? {
    nodes[place].attributes.first { nodes[$0].name.utf8.elementsEqual(name.utf8) }
  }
}
