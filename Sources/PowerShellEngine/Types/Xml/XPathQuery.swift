import CLibXML2

/// Asks a tree an XPath question: libxml2 answers it over a copy of the nodes.
struct XPathQuery {
  /// Steps an expression may take before it is given up.
  private static let stepLimit: UInt = 20_000_000

  /// The nodes an expression finds, in the order of the document.
  static func nodes(
    _ expression: String, in tree: XmlTree, at place: Int, namespaces: [(String, String)]
  ) throws -> [Int] {
    guard let document = xmlNewDoc("1.0") else {
      throw DotNetException(
        ExceptionObject(
          "System.OutOfMemoryException",
          "Insufficient memory to continue the execution of the program."))
    }
    defer { xmlFreeDoc(document) }
    let start = build(tree, document, at: place)
    guard let context = xmlXPathNewContext(document) else { return [] }
    defer { xmlXPathFreeContext(context) }
    context.pointee.opLimit = stepLimit
    context.pointee.node =
      start ?? UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    for (prefix, address) in namespaces { xmlXPathRegisterNs(context, prefix, address) }
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    guard let found = xmlXPathEvalExpression(expression, context) else {
      throw DotNetException(
        "System.Xml.XPath.XPathException", "'\(expression)' has an invalid token.")
    }
    defer { xmlXPathFreeObject(found) }
    guard found.pointee.type == XPATH_NODESET else {
      throw DotNetException(
        "System.Xml.XPath.XPathException", "Expression must evaluate to a node-set.")
    }
    return numbers(found.pointee.nodesetval)
  }

  private static func numbers(_ set: xmlNodeSetPtr?) -> [Int] {
    guard let set, let table = set.pointee.nodeTab else { return [] }
    xmlXPathNodeSetSort(set)
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let node = table[index] else { return nil }
      if node.pointee.type == XML_DOCUMENT_NODE { return 0 }
      guard node.pointee.type != XML_NAMESPACE_DECL else { return nil }
      return node.pointee._private.map { Int(bitPattern: $0) - 1 }
    }
  }

  /// Copies the tree, or the part of it that `place` lies in; answers the copy of `place`.
  private static func build(
    _ tree: XmlTree, _ document: xmlDocPtr, at place: Int
  ) -> xmlNodePtr? {
    var top = place
    while let parent = tree.nodes[top].parent { top = parent }
    let base = UnsafeMutableRawPointer(document).assumingMemoryBound(to: xmlNode.self)
    var found: xmlNodePtr? = nil
    var waiting = (top == 0 ? tree.nodes[0].children : [top]).reversed().map {
      (number: $0, parent: base)
    }
    while let (number, parent) = waiting.popLast() {
      guard let made = node(tree, number, document) else { continue }
      guard let placed = xmlAddChild(parent, made) else {
        xmlFreeNode(made)
        continue
      }
      // Adjacent texts are joined; the joined node stands for the first.
      if placed.pointee._private == nil {
        placed.pointee._private = UnsafeMutableRawPointer(bitPattern: number + 1)
      }
      if number == place { found = placed }
      guard tree.nodes[number].kind == .element else { continue }
      addNames(tree, number, placed, document, place, &found)
      waiting += tree.nodes[number].children.reversed().map { (number: $0, parent: placed) }
    }
    return found
  }

  private static func node(
    _ tree: XmlTree, _ number: Int, _ document: xmlDocPtr
  ) -> xmlNodePtr? {
    let node = tree.nodes[number]
    switch node.kind {
    case .element: return xmlNewDocNode(document, nil, node.localName, nil)
    case .text, .whitespace, .significantWhitespace: return xmlNewDocText(document, node.value)
    case .cdata:
      return xmlNewCDataBlock(document, node.value, Int32(clamping: node.value.utf8.count))
    case .comment: return xmlNewDocComment(document, node.value)
    case .processingInstruction: return xmlNewDocPI(document, node.localName, node.value)
    default: return nil
    }
  }

  /// Namespace and attributes of an element.
  private static func addNames(
    _ tree: XmlTree, _ number: Int, _ element: xmlNodePtr, _ document: xmlDocPtr, _ place: Int,
    _ found: inout xmlNodePtr?
  ) {
    let node = tree.nodes[number]
    if !node.namespace.utf8.isEmpty {
      let prefix = node.prefix.utf8.isEmpty ? nil : node.prefix
      xmlSetNs(element, xmlNewNs(element, node.namespace, prefix))
    }
    for attribute in node.attributes {
      let (name, value) = (tree.nodes[attribute].localName, tree.nodes[attribute].value)
      let prefix = tree.nodes[attribute].prefix
      guard prefix != "xmlns", !(prefix.utf8.isEmpty && name == "xmlns") else { continue }
      let namespace =
        prefix.utf8.isEmpty
        ? nil
        : xmlNewNs(element, tree.nodes[attribute].namespace, prefix)
          ?? xmlSearchNsByHref(document, element, tree.nodes[attribute].namespace)
      guard let made = xmlNewNsProp(element, namespace, name, value) else { continue }
      made.pointee._private = UnsafeMutableRawPointer(bitPattern: attribute + 1)
      if attribute == place {
        found = UnsafeMutableRawPointer(made).assumingMemoryBound(to: xmlNode.self)
      }
    }
  }
}
