/// The members all XML nodes have.
enum XmlMembers {
  /// A property that listings leave out: PowerShell shows a node's own names there.
  static func hidden(
    _ m: MemberDeclarations, _ signature: String, _ get: @escaping (XmlNodeObject) throws -> Value
  ) {
    m.property(signature, get: get)
    m.hideLast()
  }

  static func declareProperties(_ m: MemberDeclarations) {
    hidden(m, "System.Xml.XmlNodeType NodeType {get;}") {
      EnumValues.numbered("System.Xml.XmlNodeType", $0.node.kind.rawValue)
    }
    hidden(m, "string Name {get;}") { .string($0.node.name) }
    hidden(m, "string LocalName {get;}") {
      let isNamed = $0.node.kind == .element || $0.node.kind == .attribute
      return .string(isNamed ? $0.node.localName : $0.node.name)
    }
    hidden(m, "string Prefix {get;}") { .string($0.node.prefix) }
    hidden(m, "string NamespaceURI {get;}") { .string($0.node.namespace) }
    hidden(m, "string BaseURI {get;}") { _ in .string("") }
    hidden(m, "bool IsReadOnly {get;}") { _ in .bool(false) }
    hidden(m, "string OuterXml {get;}") { .string(XmlText.outer($0.tree, $0.place)) }
    declareTexts(m)
    declareRelatives(m)
    m.indexer("System.Xml.XmlElement Item[string] {get;}") { (me: XmlNodeObject, a) in
      let found = me.node.children.first {
        me.tree.nodes[$0].kind == .element
          && me.tree.nodes[$0].name.utf8.elementsEqual(a.string(0).utf8)
      }
      return XmlNodeObject.value(me.tree, found)
    }
    m.hideLast()
  }

  private static func declareTexts(_ m: MemberDeclarations) {
    m.property(
      "string Value {get;set;}",
      get: { (me: XmlNodeObject) in
        switch me.node.kind {
        case .element, .document, .fragment, .documentType, .entityReference: .null
        default: .string(me.node.value)
        }
      },
      set: { me, value in
        switch me.node.kind {
        case .element, .document, .fragment, .documentType, .entityReference:
          throw DotNetException.invalidOperation(
            "Cannot set a value on node type '\(EnumValues.numbered("System.Xml.XmlNodeType", me.node.kind.rawValue).text(.invariant))'."
          )
        default: me.tree.nodes[me.place].value = value.text(.invariant)
        }
      })
    m.hideLast()
    m.property(
      "string InnerText {get;set;}",
      get: { (me: XmlNodeObject) in .string(me.tree.innerText(me.place)) },
      set: { me, value in
        guard me.node.kind != .document else {
          throw DotNetException.invalidOperation(
            "The 'InnerText' of a 'Document' node is read-only and cannot be set.")
        }
        try me.tree.setInnerText(me.place, value.text(.invariant))
      })
    m.hideLast()
    m.property(
      "string InnerXml {get;set;}",
      get: { (me: XmlNodeObject) in .string(XmlText.inner(me.tree, me.place)) },
      set: { me, value in try setInnerXml(me, value.text(.invariant)) })
    m.hideLast()
  }

  private static func setInnerXml(_ me: XmlNodeObject, _ text: String) throws {
    guard me.node.kind != .document else { return try XmlParser.read(text, into: me.tree) }
    let part = XmlTree()
    part.preservesWhitespace = me.tree.preservesWhitespace
    try XmlParser.read("<root>\(text)</root>", into: part)
    guard let root = part.root else { return }
    let made = try part.nodes[root].children.map { try me.tree.copy(part, $0, isDeep: true) }
    for child in me.node.children { me.tree.detach(child) }
    for child in made { me.tree.attach(child, to: me.place) }
  }

  private static func declareRelatives(_ m: MemberDeclarations) {
    hidden(m, "System.Xml.XmlNode ParentNode {get;}") {
      $0.node.kind == .attribute ? .null : XmlNodeObject.value($0.tree, $0.node.parent)
    }
    hidden(m, "xml OwnerDocument {get;}") {
      $0.place == 0 ? .null : XmlNodeObject.value($0.tree, 0)
    }
    hidden(m, "System.Xml.XmlNodeList ChildNodes {get;}") { me in
      .object(XmlListObject("XmlChildNodes", me.tree) { me.node.children })
    }
    hidden(m, "bool HasChildNodes {get;}") { .bool(!$0.node.children.isEmpty) }
    hidden(m, "System.Xml.XmlNode FirstChild {get;}") {
      XmlNodeObject.value($0.tree, $0.node.children.first)
    }
    hidden(m, "System.Xml.XmlNode LastChild {get;}") {
      XmlNodeObject.value($0.tree, $0.node.children.last)
    }
    hidden(m, "System.Xml.XmlNode NextSibling {get;}") { sibling($0, 1) }
    hidden(m, "System.Xml.XmlNode PreviousSibling {get;}") { sibling($0, -1) }
    hidden(m, "System.Xml.XmlAttributeCollection Attributes {get;}") { me in
      guard me.node.kind == .element else { return .null }
      return .object(XmlListObject("XmlAttributeCollection", me.tree) { me.node.attributes })
    }
  }

  private static func sibling(_ me: XmlNodeObject, _ step: Int) -> Value {
    guard let parent = me.node.parent else { return .null }
    let all = me.tree.nodes[parent].children
    guard let place = all.firstIndex(of: me.place), all.indices.contains(place + step) else {
      return .null
    }
    return XmlNodeObject.value(me.tree, all[place + step])
  }

  // MARK: Editing

  static func declareEditing(_ m: MemberDeclarations) {
    m.method("System.Xml.XmlNode AppendChild(System.Xml.XmlNode newChild)") {
      (me: XmlNodeObject, a) in
      try insert(a, into: me, at: me.node.children.count)
    }
    m.method("System.Xml.XmlNode PrependChild(System.Xml.XmlNode newChild)") {
      (me: XmlNodeObject, a) in
      try insert(a, into: me, at: 0)
    }
    m.method(
      "System.Xml.XmlNode InsertBefore(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)",
      "System.Xml.XmlNode InsertAfter(System.Xml.XmlNode newChild, System.Xml.XmlNode refChild)"
    ) { (me: XmlNodeObject, a) in
      let isAfter = a.overload?.name == "InsertAfter"
      guard let reference = a.object(1, XmlNodeObject.self) else {
        return try insert(a, into: me, at: isAfter ? 0 : me.node.children.count)
      }
      guard let place = me.node.children.firstIndex(of: reference.place), reference.tree === me.tree
      else {
        throw DotNetException.argument("The reference node is not a child of this node.")
      }
      return try insert(a, into: me, at: isAfter ? place + 1 : place)
    }
    m.method("System.Xml.XmlNode RemoveChild(System.Xml.XmlNode oldChild)") {
      (me: XmlNodeObject, a) in
      let old = try child(a, 0, of: me)
      me.tree.detach(old.place)
      return .object(old)
    }
    m.method(
      "System.Xml.XmlNode ReplaceChild(System.Xml.XmlNode newChild, System.Xml.XmlNode oldChild)"
    ) { (me: XmlNodeObject, a) in
      let old = try child(a, 1, of: me)
      let place = me.node.children.firstIndex(of: old.place) ?? 0
      me.tree.detach(old.place)
      _ = try insert(a, into: me, at: place)
      return .object(old)
    }
    m.method("void RemoveAll()") { (me: XmlNodeObject, _) in
      for place in me.node.children + me.node.attributes { me.tree.detach(place) }
      return .nothing
    }
    m.method("System.Xml.XmlNode CloneNode(bool deep)", "System.Xml.XmlNode Clone()") {
      (me: XmlNodeObject, a) in
      try clone(me, isDeep: a.count == 0 || a.bool(0))
    }
    m.method("void Normalize()") { (_: XmlNodeObject, _) in .nothing }
    m.method("bool Supports(string feature, string version)") { (_: XmlNodeObject, a) in
      .bool(
        AsciiFold.foldedEquals(a.string(0), "XML")
          && (a[1].isNull || a.string(1) == "1.0" || a.string(1) == "2.0"))
    }
  }

  private static func clone(_ me: XmlNodeObject, isDeep: Bool) throws -> Value {
    guard me.place == 0 else {
      return XmlNodeObject.value(me.tree, try me.tree.copy(me.tree, me.place, isDeep: isDeep))
    }
    let tree = XmlTree()
    tree.preservesWhitespace = me.tree.preservesWhitespace
    for child in isDeep ? me.node.children : [] {
      tree.attach(try tree.copy(me.tree, child, isDeep: true), to: 0)
    }
    return .object(XmlNodeObject(tree, 0))
  }

  private static func child(
    _ a: Arguments, _ index: Int, of me: XmlNodeObject
  ) throws -> XmlNodeObject {
    guard let old = a.object(index, XmlNodeObject.self), old.tree === me.tree,
      old.node.parent == me.place, old.node.kind != .attribute
    else {
      throw DotNetException.argument("The node to be removed is not a child of this node.")
    }
    return old
  }

  private static func insert(
    _ a: Arguments, into me: XmlNodeObject, at wanted: Int
  ) throws -> Value {
    guard let new = a.object(0, XmlNodeObject.self) else {
      throw DotNetException(
        "System.NullReferenceException", "Object reference not set to an instance of an object.")
    }
    guard new.tree === me.tree else {
      throw DotNetException.argument(
        "The node to be inserted is from a different document context.")
    }
    guard new.place != 0, new.node.kind != .attribute,
      me.node.kind == .element || me.node.kind == .document || me.node.kind == .fragment,
      me.node.kind != .document || new.node.kind != .text
    else {
      throw DotNetException.invalidOperation(
        "The specified node cannot be inserted as the valid child of this node, because the specified node is the wrong type."
      )
    }
    guard !me.tree.contains(new.place, me.place) else {
      throw DotNetException.argument(
        "Cannot insert a node or any ancestor of that node as a child of itself.")
    }
    if me.node.kind == .document, new.node.kind == .element, let root = me.tree.root,
      root != new.place
    {
      throw DotNetException.invalidOperation("This document already has a 'DocumentElement' node.")
    }
    var place = wanted
    if new.node.parent == me.place, let old = me.node.children.firstIndex(of: new.place),
      old < place
    {
      place -= 1
    }
    me.tree.detach(new.place)
    let added = new.node.kind == .fragment ? new.node.children : [new.place]
    for (offset, child) in added.enumerated() {
      me.tree.detach(child)
      me.tree.attach(child, to: me.place, at: min(place + offset, me.node.children.count))
    }
    return .object(new)
  }

  // MARK: Queries

  static func declareQueries(_ m: MemberDeclarations) {
    m.method(
      "System.Xml.XmlNodeList SelectNodes(string xpath)",
      "System.Xml.XmlNodeList SelectNodes(string xpath, System.Xml.XmlNamespaceManager nsmgr)"
    ) { (me: XmlNodeObject, a) in
      let found = try query(me, a)
      return .object(XmlListObject("XPathNodeList", me.tree) { found })
    }
    m.method(
      "System.Xml.XmlNode SelectSingleNode(string xpath)",
      "System.Xml.XmlNode SelectSingleNode(string xpath, System.Xml.XmlNamespaceManager nsmgr)"
    ) { (me: XmlNodeObject, a) in XmlNodeObject.value(me.tree, try query(me, a).first) }
    m.method("string GetNamespaceOfPrefix(string prefix)") { (me: XmlNodeObject, a) in
      .string(me.tree.namespace(of: a.string(0), at: me.tree.root ?? me.place))
    }
    m.method("string GetPrefixOfNamespace(string namespaceURI)") { (me: XmlNodeObject, a) in
      .string(me.tree.prefix(of: a.string(0), at: me.place == 0 ? me.tree.root ?? 0 : me.place))
    }
  }

  private static func query(_ me: XmlNodeObject, _ a: Arguments) throws -> [Int] {
    try XPathQuery.nodes(
      a.string(0), in: me.tree, at: me.place,
      namespaces: a.object(1, XmlNamespacesObject.self)?.namespaces ?? [])
  }

  static func declareTagSearch(_ m: MemberDeclarations) {
    m.method(
      "System.Xml.XmlNodeList GetElementsByTagName(string name)",
      "System.Xml.XmlNodeList GetElementsByTagName(string localName, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in
      let (name, namespace) = (a.string(0), a.count > 1 ? a.string(1) : nil)
      return .object(
        XmlListObject("XmlElementList", me.tree) {
          me.tree.descendants(of: me.place).filter { place in
            let node = me.tree.nodes[place]
            guard node.kind == .element else { return false }
            guard let namespace else {
              return name == "*" || node.name.utf8.elementsEqual(name.utf8)
            }
            return (name == "*" || node.localName.utf8.elementsEqual(name.utf8))
              && (namespace == "*" || node.namespace.utf8.elementsEqual(namespace.utf8))
          }
        })
    }
  }
}

/// An element's attributes by name.
enum XmlAttributeMembers {
  static func declare(_ m: MemberDeclarations) {
    m.method(
      "string GetAttribute(string name)",
      "string GetAttribute(string localName, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in
      .string(find(me, a).map { me.tree.nodes[$0].value } ?? "")
    }
    m.method(
      "System.Xml.XmlAttribute GetAttributeNode(string name)",
      "System.Xml.XmlAttribute GetAttributeNode(string localName, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in XmlNodeObject.value(me.tree, find(me, a)) }
    m.method(
      "bool HasAttribute(string name)", "bool HasAttribute(string localName, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in .bool(find(me, a) != nil) }
    m.method("void SetAttribute(string name, string value)") { (me: XmlNodeObject, a) in
      if let found = find(me, a, isNameOnly: true) {
        me.tree.nodes[found].value = a.string(1)
        return .nothing
      }
      let (prefix, local) = XmlParser.split(a.string(0))
      _ = try me.tree.add(
        XmlTree.Node(kind: .attribute, prefix: prefix, localName: local, value: a.string(1)),
        to: me.place)
      return .nothing
    }
    m.method("string SetAttribute(string localName, string namespaceURI, string value)") {
      (me: XmlNodeObject, a) in
      if let found = find(me, a) {
        me.tree.nodes[found].value = a.string(2)
      } else {
        _ = try me.tree.add(
          XmlTree.Node(
            kind: .attribute, localName: a.string(0), namespace: a.string(1), value: a.string(2)),
          to: me.place)
      }
      return a[2]
    }
    m.method("System.Xml.XmlAttribute SetAttributeNode(System.Xml.XmlAttribute newAttr)") {
      (me: XmlNodeObject, a) in
      guard let new = a.object(0, XmlNodeObject.self), new.node.kind == .attribute,
        new.tree === me.tree
      else {
        throw DotNetException.argument(
          "The node to be inserted is from a different document context.")
      }
      let old = me.tree.attribute(me.place, named: new.node.name)
      if let old { me.tree.detach(old) }
      me.tree.detach(new.place)
      me.tree.attach(new.place, to: me.place)
      return XmlNodeObject.value(me.tree, old)
    }
    m.method(
      "void RemoveAttribute(string name)",
      "void RemoveAttribute(string localName, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in
      if let found = find(me, a) { me.tree.detach(found) }
      return .nothing
    }
    m.method("void RemoveAllAttributes()") { (me: XmlNodeObject, _) in
      for place in me.node.attributes { me.tree.detach(place) }
      return .nothing
    }
  }

  private static func find(_ me: XmlNodeObject, _ a: Arguments, isNameOnly: Bool = false) -> Int? {
    guard a.count > 1, !isNameOnly else { return me.tree.attribute(me.place, named: a.string(0)) }
    return me.node.attributes.first {
      let node = me.tree.nodes[$0]
      return node.localName.utf8.elementsEqual(a.string(0).utf8)
        && node.namespace.utf8.elementsEqual(a.string(1).utf8)
    }
  }
}
