/// A node of an XML document as a script holds it.
final class XmlNodeObject: PSObject {
  let tree: XmlTree
  let place: Int
  init(_ tree: XmlTree, _ place: Int) { (self.tree, self.place) = (tree, place) }

  var node: XmlTree.Node { tree.nodes[place] }

  override var type: TypeInfo { TypeTable.required("System.Xml." + Self.typeName(node.kind)) }

  private static func typeName(_ kind: XmlTree.Kind) -> String {
    switch kind {
    case .element: "XmlElement"
    case .attribute: "XmlAttribute"
    case .text: "XmlText"
    case .cdata: "XmlCDataSection"
    case .entityReference: "XmlEntityReference"
    case .processingInstruction: "XmlProcessingInstruction"
    case .comment: "XmlComment"
    case .document: "XmlDocument"
    case .documentType: "XmlDocumentType"
    case .fragment: "XmlDocumentFragment"
    case .whitespace: "XmlWhitespace"
    case .significantWhitespace: "XmlSignificantWhitespace"
    case .declaration: "XmlDeclaration"
    }
  }

  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? XmlNodeObject else { return false }
    return other.tree === tree && other.place == place
  }
  override func hash() -> Int { ObjectIdentifier(tree).hashValue ^ place }

  /// Tables and lists name a node by its name.
  override var inheritsText: Bool { true }
  override var shownName: String? { place == 0 ? nil : node.name }

  static func value(_ tree: XmlTree, _ place: Int?) -> Value {
    place.map { .object(XmlNodeObject(tree, $0)) } ?? .null
  }

  /// A document read from text.
  static func document(_ text: String) throws -> Value {
    let tree = XmlTree()
    try XmlParser.read(text, into: tree)
    return .object(XmlNodeObject(tree, 0))
  }
}

/// PowerShell's view of a node: its attributes and child nodes by name.
extension XmlNodeObject: DynamicMembers {
  private var named: [Int] {
    node.attributes + node.children.filter { tree.nodes[$0].kind != .whitespace }
  }

  private func found(_ name: String) -> [Int] {
    named.filter { AsciiFold.foldedEquals(tree.nodes[$0].name, name) }
  }

  /// Text where a node is nothing but text, else the node.
  private func simple(_ place: Int) -> Value {
    let node = tree.nodes[place]
    switch node.kind {
    case .element:
      guard node.attributes.isEmpty else { break }
      if node.children.isEmpty { return .string("") }
      if node.children.count == 1, tree.nodes[node.children[0]].kind == .text {
        return .string(tree.innerText(place))
      }
    default: return .string(node.value)
    }
    return .object(XmlNodeObject(tree, place))
  }

  private func value(_ places: [Int]) -> Value? {
    if places.count < 2 { return places.first.map(simple) }
    return .array(ArrayObject(places.map(simple)))
  }

  public func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    value(found(name.text))
  }

  public func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool
  {
    let places = found(name.text)
    guard let place = places.first else { return false }
    guard places.count == 1 else {
      throw ScriptError.setterFailed(
        name.text, "because multiple nodes with this name are available.")
    }
    guard case .string(let text) = value.base else {
      throw ScriptError.setterFailed(
        name.text,
        "because only strings can be used as values to set XmlNode properties.")
    }
    guard case .string = simple(place) else {
      throw ScriptError.setterFailed(
        name.text, "because this node contains attributes or child nodes.")
    }
    try tree.setInnerText(place, text)
    return true
  }

  public var dynamicProperties: [PropertyView] {
    var names: [String] = []
    for place in named {
      let name = tree.nodes[place].name
      if !names.contains(where: { AsciiFold.foldedEquals($0, name) }) { names.append(name) }
    }
    return names.map { name in
      let places = found(name)
      let get: () -> Value = { self.value(self.found(name)) ?? .null }
      let isText = if case .string = get() { true } else { false }
      let shown = isText ? "string" : places.count > 1 ? "System.Object[]" : get().type.fullName
      return PropertyView(
        name: name, kind: .property,
        definition: { "\(shown) \(name) {get;\(isText && places.count == 1 ? "set;" : "")}" },
        typeName: { get().type.fullName }, isHidden: false,
        isSettable: isText && places.count == 1, isInstance: false, get: get,
        set: { _ = try self.setDynamicProperty(Symbol.intern(name), $0, .current) })
    }
  }
}

extension ScriptError {
  fileprivate static func setterFailed(_ name: String, _ reason: String) -> ScriptError {
    ScriptError(
      "XmlNodeSetShouldBeAString", "Cannot set \"\(name)\" \(reason)", .invalidOperation,
      inner: ExceptionObject(
        "System.Management.Automation.SetValueException", "Cannot set \"\(name)\" \(reason)"))
  }
}

/// Nodes in a row: child nodes, attributes, what a query finds.
final class XmlListObject: PSObject {
  private let ownType: String
  let tree: XmlTree
  private let find: () -> [Int]

  init(_ type: String, _ tree: XmlTree, _ find: @escaping () -> [Int]) {
    (ownType, self.tree, self.find) = (type, tree, find)
  }

  var places: [Int] { find() }
  override var type: TypeInfo { TypeTable.required("System.Xml." + ownType) }
  override func makeEnumerator() -> ValueEnumerator? {
    ArrayEnumerator(places.map { XmlNodeObject.value(tree, $0) })
  }
}

/// `System.Xml.XmlNamespaceManager`: prefixes for queries.
final class XmlNamespacesObject: PSObject {
  var namespaces: [(String, String)] = []
  override var type: TypeInfo { TypeTable.required("System.Xml.XmlNamespaceManager") }
}
