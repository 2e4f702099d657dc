/// What a document has beyond other nodes: making nodes, loading, saving.
enum XmlDocumentMembers {
  static func declare(_ m: MemberDeclarations) {
    XmlMembers.hidden(m, "System.Xml.XmlElement DocumentElement {get;}") {
      XmlNodeObject.value($0.tree, $0.tree.root)
    }
    XmlMembers.hidden(m, "System.Xml.XmlDocumentType DocumentType {get;}") { me in
      XmlNodeObject.value(
        me.tree, me.node.children.first { me.tree.nodes[$0].kind == .documentType })
    }
    XmlMembers.hidden(m, "System.Xml.XmlNameTable NameTable {get;}") { _ in .null }
    m.property(
      "bool PreserveWhitespace {get;set;}",
      get: { (me: XmlNodeObject) in .bool(me.tree.preservesWhitespace) },
      set: { me, value in me.tree.preservesWhitespace = value.isTrue })
    m.hideLast()
    declareNamed(m)
    declareTexts(m)
    declareFiles(m)
    m.method("System.Xml.XmlElement GetElementById(string elementId)") { (_: XmlNodeObject, _) in
      .null
    }
    m.method("System.Xml.XmlNode ImportNode(System.Xml.XmlNode node, bool deep)") {
      (me: XmlNodeObject, a) in
      guard let source = a.object(0, XmlNodeObject.self) else {
        throw DotNetException.invalidOperation("Cannot import a null node.")
      }
      return XmlNodeObject.value(
        me.tree, try me.tree.copy(source.tree, source.place, isDeep: a.bool(1)))
    }
  }

  private static func make(_ me: XmlNodeObject, _ node: XmlTree.Node) throws -> Value {
    XmlNodeObject.value(me.tree, try me.tree.add(node))
  }

  private static func declareNamed(_ m: MemberDeclarations) {
    for (name, kind) in [("Element", XmlTree.Kind.element), ("Attribute", .attribute)] {
      m.method(
        "System.Xml.Xml\(name) Create\(name)(string name)",
        "System.Xml.Xml\(name) Create\(name)(string qualifiedName, string namespaceURI)",
        "System.Xml.Xml\(name) Create\(name)(string prefix, string localName, string namespaceURI)"
      ) { (me: XmlNodeObject, a) in try named(me, kind, a) }
    }
    m.method(
      "System.Xml.XmlNode CreateNode(System.Xml.XmlNodeType type, string name, string namespaceURI)",
      "System.Xml.XmlNode CreateNode(string nodeTypeString, string name, string namespaceURI)"
    ) { (me: XmlNodeObject, a) in
      let kind: XmlTree.Kind? =
        if case .string(let text) = a[0].base {
          kinds.first { AsciiFold.foldedEquals($0.0, text) }?.1
        } else {
          XmlTree.Kind(rawValue: a[0].integerOrZero)
        }
      guard let kind else {
        throw DotNetException.argument("'\(a.string(0))' does not represent any 'XmlNodeType'.")
      }
      let (prefix, local) = XmlParser.split(a.string(1))
      return try make(
        me,
        XmlTree.Node(
          kind: kind, prefix: prefix, localName: local, namespace: a.string(2),
          isEmpty: kind == .element))
    }
  }

  private static let kinds: [(String, XmlTree.Kind)] = [
    ("attribute", .attribute), ("cdatasection", .cdata), ("comment", .comment),
    ("document", .document), ("documentfragment", .fragment), ("documenttype", .documentType),
    ("element", .element), ("entityreference", .entityReference),
    ("processinginstruction", .processingInstruction), ("text", .text),
    ("whitespace", .whitespace), ("significantwhitespace", .significantWhitespace),
  ]

  private static func named(
    _ me: XmlNodeObject, _ kind: XmlTree.Kind, _ a: Arguments
  ) throws -> Value {
    let (prefix, local) =
      a.count == 3 ? (a.string(0), a.string(1)) : XmlParser.split(a.string(0))
    guard !local.utf8.isEmpty else {
      throw DotNetException.argument(
        "The local name for elements or attributes cannot be null or an empty string.")
    }
    return try make(
      me,
      XmlTree.Node(
        kind: kind, prefix: prefix, localName: local,
        namespace: a.count > 1 ? a.string(a.count - 1) : "", isEmpty: kind == .element))
  }

  private static func declareTexts(_ m: MemberDeclarations) {
    let texts: [(String, String, XmlTree.Kind)] = [
      ("XmlText CreateTextNode", "text", .text), ("XmlComment CreateComment", "data", .comment),
      ("XmlCDataSection CreateCDataSection", "data", .cdata),
    ]
    for (head, parameter, kind) in texts {
      m.method("System.Xml.\(head)(string \(parameter))") { (me: XmlNodeObject, a) in
        try make(me, XmlTree.Node(kind: kind, value: a.string(0)))
      }
    }
    for (name, kind) in [
      ("Whitespace", XmlTree.Kind.whitespace), ("SignificantWhitespace", .significantWhitespace),
    ] {
      m.method("System.Xml.Xml\(name) Create\(name)(string text)") { (me: XmlNodeObject, a) in
        guard a.string(0).utf8.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) else {
          throw DotNetException.argument(
            "The string for whitespace contains an invalid character.")
        }
        return try make(me, XmlTree.Node(kind: kind, value: a.string(0)))
      }
    }
    m.method("System.Xml.XmlEntityReference CreateEntityReference(string name)") {
      (me: XmlNodeObject, a) in
      try make(me, XmlTree.Node(kind: .entityReference, localName: a.string(0)))
    }
    m.method("System.Xml.XmlDocumentFragment CreateDocumentFragment()") { (me: XmlNodeObject, _) in
      try make(me, XmlTree.Node(kind: .fragment))
    }
    m.method(
      "System.Xml.XmlProcessingInstruction CreateProcessingInstruction(string target, string data)"
    ) { (me: XmlNodeObject, a) in
      try make(
        me,
        XmlTree.Node(kind: .processingInstruction, localName: a.string(0), value: a.string(1)))
    }
    m.method(
      "System.Xml.XmlDocumentType CreateDocumentType(string name, string publicId, string systemId, string internalSubset)"
    ) { (me: XmlNodeObject, a) in
      guard a.string(3).utf8.isEmpty || a.string(3).utf8.contains(0x3C) else {
        throw DotNetException(
          "System.Xml.XmlException",
          "Expected DTD markup was not found. Line 1, position 1.")
      }
      return try make(me, XmlTree.Node(kind: .documentType, localName: a.string(0)))
    }
    m.method(
      "System.Xml.XmlDeclaration CreateXmlDeclaration(string version, string encoding, string standalone)"
    ) { (me: XmlNodeObject, a) in try declaration(me, a) }
  }

  private static func declaration(_ me: XmlNodeObject, _ a: Arguments) throws -> Value {
    let version = Array(a.string(0).utf8)
    guard version.starts(with: [0x31, 0x2E]), version.count > 2,
      version.dropFirst(2).allSatisfy({ (0x30...0x39).contains($0) })
    else {
      throw DotNetException.argument(
        "Wrong XML version information. The XML must match production \"VersionNum ::= '1.' [0-9]+\"."
      )
    }
    var text = "version=\"\(a.string(0))\""
    if !a.string(1).utf8.isEmpty { text += " encoding=\"\(a.string(1))\"" }
    if !a.string(2).utf8.isEmpty {
      guard a.string(2) == "yes" || a.string(2) == "no" else {
        throw DotNetException.argument(
          "Wrong value for the XML declaration standalone attribute of '\(a.string(2))'.")
      }
      text += " standalone=\"\(a.string(2))\""
    }
    return try make(me, XmlTree.Node(kind: .declaration, localName: "xml", value: text))
  }

  private static func declareFiles(_ m: MemberDeclarations) {
    m.method("void LoadXml(string xml)") { (me: XmlNodeObject, a) in
      try a.requireNotNull(0, "xml")
      try XmlParser.read(a.string(0), into: me.tree)
      return .nothing
    }
    m.method("void Load(string filename)") { (me: XmlNodeObject, a) in
      let bytes = try Files.read(Files.place(a.string(0)))
      try XmlParser.read(String(decoding: bytes, as: UTF8.self), into: me.tree)
      return .nothing
    }
    m.method("void Save(string filename)") { (me: XmlNodeObject, a) in
      try Files.write(Files.place(a.string(0)), Array(XmlText.saved(me.tree).utf8))
      return .nothing
    }
    m.method("void Save(System.IO.TextWriter writer)") { (me: XmlNodeObject, a) in
      guard let writer = a.object(0, TextWriterObject.self) else {
        throw DotNetException.argumentNull("writer")
      }
      try writer.write(XmlText.saved(me.tree))
      return .nothing
    }
  }
}
