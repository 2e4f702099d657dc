/// `System.Xml.XmlDocument` and its nodes.
extension TypeDefinition {
  static let xml: [TypeDefinition] =
    [
      node, linkedNode, document,
      TypeDefinition("System.Xml.XmlAttribute", base: "System.Xml.XmlNode") { m in
        XmlMembers.hidden(m, "System.Xml.XmlElement OwnerElement {get;}") {
          XmlNodeObject.value($0.tree, $0.node.parent)
        }
        XmlMembers.hidden(m, "bool Specified {get;}") { _ in .bool(true) }
      },
      TypeDefinition("System.Xml.XmlElement", base: "System.Xml.XmlLinkedNode") { m in
        XmlMembers.hidden(m, "bool HasAttributes {get;}") { .bool(!$0.node.attributes.isEmpty) }
        XmlMembers.hidden(m, "bool IsEmpty {get;}") { .bool($0.node.isEmpty) }
        XmlAttributeMembers.declare(m)
        XmlMembers.declareTagSearch(m)
      },
      TypeDefinition("System.Xml.XmlCharacterData", base: "System.Xml.XmlLinkedNode") { m in
        XmlMembers.hidden(m, "string Data {get;}") { .string($0.node.value) }
        XmlMembers.hidden(m, "int Length {get;}") {
          .int(Int32(clamping: $0.node.value.utf16Length))
        }
      },
    ] + leaves + lists

  private static let leaves: [TypeDefinition] = [
    ("XmlText", "XmlCharacterData"), ("XmlCDataSection", "XmlCharacterData"),
    ("XmlComment", "XmlCharacterData"), ("XmlWhitespace", "XmlCharacterData"),
    ("XmlSignificantWhitespace", "XmlCharacterData"), ("XmlProcessingInstruction", "XmlLinkedNode"),
    ("XmlEntityReference", "XmlLinkedNode"), ("XmlDocumentType", "XmlLinkedNode"),
    ("XmlDeclaration", "XmlLinkedNode"), ("XmlDocumentFragment", "XmlNode"),
  ].map { TypeDefinition("System.Xml.\($0)", base: "System.Xml.\($1)") }

  private static let linkedNode = TypeDefinition(
    "System.Xml.XmlLinkedNode", base: "System.Xml.XmlNode", isAbstract: true)

  private static let node = TypeDefinition(
    "System.Xml.XmlNode", interfaces: ["ICloneable", "IEnumerable", "IXPathNavigable"],
    isAbstract: true
  ) { m in
    XmlMembers.declareProperties(m)
    XmlMembers.declareEditing(m)
    XmlMembers.declareQueries(m)
  }

  private static let document = TypeDefinition(
    "System.Xml.XmlDocument", base: "System.Xml.XmlNode"
  ) { m in
    m.constructor("()") { _ in .object(XmlNodeObject(XmlTree(), 0)) }
    XmlDocumentMembers.declare(m)
    XmlMembers.declareTagSearch(m)
  }

  private static let lists: [TypeDefinition] =
    [
      ("XmlNodeList", "System.Object"), ("XmlChildNodes", "System.Xml.XmlNodeList"),
      ("XmlElementList", "System.Xml.XmlNodeList"), ("XPathNodeList", "System.Xml.XmlNodeList"),
      ("XmlNamedNodeMap", "System.Object"),
      ("XmlAttributeCollection", "System.Xml.XmlNamedNodeMap"),
    ].map { name, base in
      TypeDefinition("System.Xml.\(name)", base: base, interfaces: ["IEnumerable"]) { m in
        guard base == "System.Object" else { return }
        XmlListMembers.declare(m)
      }
    } + [
      TypeDefinition("System.Xml.XmlNameTable", isAbstract: true),
      TypeDefinition("System.Xml.NameTable", base: "System.Xml.XmlNameTable") { m in
        m.constructor("()") { _ in .null }
      },
      TypeDefinition("System.Xml.XmlNamespaceManager") { m in
        m.constructor("(System.Xml.XmlNameTable nameTable)") { _ in .object(XmlNamespacesObject()) }
        m.method("void AddNamespace(string prefix, string uri)") { (me: XmlNamespacesObject, a) in
          me.namespaces.removeAll { $0.0 == a.string(0) }
          me.namespaces.append((a.string(0), a.string(1)))
          return .nothing
        }
        m.method("string LookupNamespace(string prefix)") { (me: XmlNamespacesObject, a) in
          me.namespaces.first { $0.0 == a.string(0) }.map { .string($0.1) } ?? .null
        }
        m.method("bool HasNamespace(string prefix)") { (me: XmlNamespacesObject, a) in
          .bool(me.namespaces.contains { $0.0 == a.string(0) })
        }
      },
    ]
}

/// The members of lists of nodes.
enum XmlListMembers {
  static func declare(_ m: MemberDeclarations) {
    m.property("int Count {get;}") { (me: XmlListObject) in
      .int(Int32(clamping: me.places.count))
    }
    let isMap = m.type.name == "XmlNamedNodeMap"
    m.indexer(
      "System.Xml.XmlNode ItemOf[int] {get;}", count: { (me: XmlListObject) in me.places.count }
    ) { me, a in
      if case .string(let name) = a[0].base { return named(me, name) }
      let places = me.places
      return places.indices.contains(a.int(0))
        ? XmlNodeObject.value(me.tree, places[a.int(0)]) : .null
    }
    m.method("System.Xml.XmlNode Item(int index)") { (me: XmlListObject, a) in
      let places = me.places
      return places.indices.contains(a.int(0))
        ? XmlNodeObject.value(me.tree, places[a.int(0)]) : .null
    }
    m.method("System.Collections.IEnumerator GetEnumerator()") { (me: XmlListObject, _) in
      .object(
        EnumeratorObject("System.Collections.IEnumerator") {
          me.makeEnumerator() ?? ValueEnumerator()
        })
    }
    guard isMap else { return }
    m.method("System.Xml.XmlNode GetNamedItem(string name)") { (me: XmlListObject, a) in
      named(me, a.string(0))
    }
  }

  private static func named(_ list: XmlListObject, _ name: String) -> Value {
    XmlNodeObject.value(
      list.tree,
      list.places.first { list.tree.nodes[$0].name.utf8.elementsEqual(name.utf8) })
  }
}
