internal import PowerShellEngine

/// Makes objects of CliXml.
///
/// Values come back as themselves, lists as `ArrayList`, tables as `Hashtable`; any other object
/// is its properties under type names with `Deserialized.` in front.
struct CliXmlReader {
  private let session: Session
  private var objects: [String: Value] = [:]
  private var typeNames: [String: [String]] = [:]

  init(_ session: Session) { self.session = session }

  /// The objects of a document.
  static func values(_ text: String, _ session: Session) throws -> [Value] {
    var xml = XmlReader(text)
    let root = try xml.read()
    guard root.name == "Objs" else {
      throw XmlMistake(message: "Cannot find the <Objs> element.")
    }
    var reader = CliXmlReader(session)
    return try root.children.map { try reader.value($0) }
  }

  private mutating func value(_ element: XmlElement) throws -> Value {
    switch element.name {
    case "Nil": .null
    case "Ref": objects[element["RefId"] ?? ""] ?? .null
    case "Obj": try object(element)
    default: try primitive(element)
    }
  }

  // MARK: Values

  private func primitive(_ element: XmlElement) throws -> Value {
    let text = element.text
    switch element.name {
    case "S", "SBK": return .string(CliXmlText.decoded(text))
    case "C": return .char(UInt16(text) ?? 0)
    case "DT": return DateServices.isoDate(text) ?? .null
    case "TS": return Duration.ticks(text).map { .timeSpan($0) } ?? .null
    case "BA": return .bytes(Base64.bytes(text) ?? [])
    case "Db": return .double(floating(text))
    case "Sg": return .number(.single(Float(floating(text))))
    default: break
    }
    guard let name = CliXmlPrimitive.typeName(of: element.name) else {
      throw XmlMistake(message: "Element \"\(element.name)\" is not recognized.")
    }
    let words = CliXmlText.decoded(text)
    guard let type = TypeTable.find(name) else { return .string(words) }
    if type === TypeInfo.boolean { return .bool(text == "true") }
    if element.name.utf8.elementsEqual("D".utf8) {
      // A cast drops a decimal's zeros, `Parse` keeps them.
      guard let cultures = TypeTable.find("System.Globalization.CultureInfo") else { return .null }
      let invariant = try MemberAccess.getStatic(
        cultures, Symbol.intern("InvariantCulture"), session)
      return try MemberAccess.invokeStatic(
        type, Symbol.intern("Parse"), [.string(words), invariant], session)
    }
    return try Conversion.convert(.string(words), to: type, session)
  }

  private func floating(_ text: String) -> Double {
    switch text {
    case "INF": .infinity
    case "-INF": -.infinity
    default: Double(text) ?? .nan
    }
  }

  // MARK: Objects

  private mutating func object(_ element: XmlElement) throws -> Value {
    let names = names(of: element)
    let words = element.child("ToString").map { CliXmlText.decoded($0.text) }
    let number = element["RefId"] ?? ""
    if let container = container(element) {
      let made = try filled(container, element, number)
      return try finished(made, element, names, words)
    }
    if let plain = plainValue(of: element) {
      let carrier = ExtendedValue(try primitive(plain), words: words)
      objects[number] = .object(carrier)
      return try finished(.object(carrier), element, names, words)
    }
    let properties = try members(element.child("Props"))
    if let same = rebuilt(names.first, properties, words) {
      objects[number] = same
      return same
    }
    let isBag = element.child("Props") == nil && words == nil
    let made: PSObject =
      isBag ? PropertyBag([]) : DeserializedObject(properties, text: words)
    objects[number] = .object(made)
    return try finished(.object(made), element, names, words)
  }

  /// Added members and type names, on what the element is.
  private mutating func finished(
    _ value: Value, _ element: XmlElement, _ names: [String], _ words: String?
  ) throws -> Value {
    let carrier = value.carrier
    for (name, member) in try members(element.child("MS")) {
      carrier.addMember(ExtendedMember(name, .note(member)))
    }
    if !names.isEmpty {
      let members = carrier.extendedMembers ?? ExtendedMembers()
      members.typeNames = names.map {
        $0.utf8.starts(with: "Deserialized.".utf8) ? $0 : "Deserialized." + $0
      }
      carrier.extendedMembers = members
    }
    return value
  }

  private mutating func names(of element: XmlElement) -> [String] {
    if let reference = element.child("TNRef") { return typeNames[reference["RefId"] ?? ""] ?? [] }
    guard let list = element.child("TN") else { return [] }
    let names = list.children.map { CliXmlText.decoded($0.text) }
    typeNames[list["RefId"] ?? ""] = names
    return names
  }

  private mutating func members(
    _ element: XmlElement?
  ) throws -> [(name: String, value: Value)] {
    try (element?.children ?? []).map { child in
      (CliXmlText.decoded(child["N"] ?? ""), try value(child))
    }
  }

  /// The value that a script had added properties to, or an enumeration's number.
  private func plainValue(of element: XmlElement) -> XmlElement? {
    let parts = ["TN", "TNRef", "ToString", "Props", "MS"]
    return element.children.first { !parts.contains($0.name) }
  }

  // MARK: Containers

  private func container(_ element: XmlElement) -> XmlElement? {
    element.children.first { ["LST", "IE", "QUE", "STK", "DCT"].contains($0.name) }
  }

  private mutating func filled(
    _ container: XmlElement, _ element: XmlElement, _ number: String
  ) throws -> Value {
    if container.name == "DCT" {
      let table = TableObject()
      objects[number] = .table(table)
      for entry in container.children {
        let parts = try members(entry)
        let key = parts.first { $0.name == "Key" }?.value ?? .null
        table.set(key, parts.first { $0.name == "Value" }?.value ?? .null)
      }
      return .table(table)
    }
    let list = ListObject([], type: Self.listType(container.name))
    objects[number] = .object(list)
    for child in container.children { list.elements.append(try value(child)) }
    return .object(list)
  }

  private static func listType(_ tag: String) -> TypeInfo {
    let name =
      switch tag {
      case "QUE": "Queue"
      case "STK": "Stack"
      default: "ArrayList"
      }
    return TypeTable.find("System.Collections." + name) ?? .object
  }

  // MARK: Objects that come back as what they were

  private static let texts = [
    "System.Net.IPAddress", "System.Net.Mail.MailAddress", "System.Globalization.CultureInfo",
    "System.Net.NetworkInformation.PhysicalAddress",
  ]

  private func rebuilt(
    _ name: String?, _ properties: [(name: String, value: Value)], _ words: String?
  ) -> Value? {
    guard let name else { return nil }
    if name == "System.Management.Automation.SwitchParameter" {
      let flag = properties.first { $0.name == "IsPresent" }?.value ?? .bool(false)
      return .object(SwitchObject(flag.isTrue))
    }
    guard let words, Self.texts.contains(name), let type = TypeTable.find(name) else { return nil }
    return Conversion.tryConvert(.string(words), to: type, session)
  }
}
