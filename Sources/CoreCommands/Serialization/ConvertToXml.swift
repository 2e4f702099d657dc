internal import PowerShellEngine

/// `ConvertTo-Xml`: objects as an XML document for other programs.
struct ConvertToXml: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-Xml", class: "Microsoft.PowerShell.Commands.ConvertToXmlCommand")
  @Parameter(validate: [
    .notNullOrEmpty, .oneOf(["Stream", "String", "Document"], ignoringCase: true, message: nil),
  ]) var `as`: String = "Document"
  @Parameter(validate: [.range(.int(1), .int(.max))]) var depth: Int32 = 1
  @Parameter(position: 0, from: .byValue, allow: [.null]) var inputObject: AnyObjectValue
  @Switch var noTypeInformation: Bool
  private var items: [Value] = []

  mutating func process(_ call: Invocation) throws { items.append(inputObject.value) }

  private static let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>"

  func end(_ call: Invocation) throws {
    let isStream = AsciiFold.foldedEquals(`as`, "stream")
    var writer = ObjectXmlWriter(
      hasTypes: !noTypeInformation, indent: isStream ? 0 : 1, call.session)
    let parts = try items.map { try writer.object($0, depth: Int(depth)) }
    if isStream {
      try call.write(.string(Self.head))
      try call.write(.string("<Objects>"))
      for part in parts { try call.write(.string(part)) }
      return try call.write(.string("</Objects>"))
    }
    let body = parts.map { $0 + "\n" }.joined()
    let text = Self.head + "\n<Objects>\n" + body + "</Objects>"
    if AsciiFold.foldedEquals(`as`, "string") { return try call.write(.string(text)) }
    guard let type = TypeTable.find("System.Xml.XmlDocument") else {
      throw ScriptError(
        "NotModelled", "hvlab has no XML documents: use ConvertTo-Xml -As String.",
        .notImplemented, exception: "System.NotSupportedException")
    }
    try call.write(try Conversion.convert(.string(text), to: type, call.session))
  }
}

/// Writes objects as `<Object>` and `<Property>` elements.
struct ObjectXmlWriter {
  let hasTypes: Bool
  private let session: Session
  private var indent: Int
  private var out = ""
  private var level = 0

  init(hasTypes: Bool, indent: Int, _ session: Session) {
    (self.hasTypes, self.indent, self.session) = (hasTypes, indent, session)
  }

  /// One object's element, without a line end.
  mutating func object(_ value: Value, depth: Int) throws -> String {
    out = ""
    try write(value, "Object", nil, nil, depth, isTop: true)
    return String(decoding: out.utf8.dropLast(), as: UTF8.self)
  }

  private mutating func write(
    _ value: Value, _ tag: String, _ name: String?, _ declared: String?, _ depth: Int,
    isTop: Bool = false
  ) throws {
    let named = name.map { " Name=\"\(XmlText.attribute($0))\"" } ?? ""
    let typeName = value.isNull ? declared : value.base.type.displayName
    let typed =
      hasTypes ? typeName.map { " Type=\"\(XmlText.attribute($0))\"" } ?? "" : ""
    let start = "<" + tag + named + typed
    if value.isNull { return line(start + " />") }
    level += 1
    defer { level -= 1 }
    try MemoryGate.check(bytes: out.utf8.count)
    if let text = text(value) ?? (level > 100 ? value.dotNetText(session.culture) : nil) {
      return try element(start, tag, text)
    }
    if value.base.reference is TableObject || value.base.isCollection {
      return try group(start, tag) { try $0.elements(value, depth) }
    }
    let isBag = value.base.reference is PropertyBag
    if depth > 0 {
      return try group(start, tag) { try $0.properties(of: value, depth - 1) }
    }
    guard isBag else { return try element(start, tag, value.dotNetText(session.culture)) }
    // A bag that lies too deep is its text, and its properties nevertheless.
    try group(start, tag) { writer in
      try writer.write(
        .string(value.text(writer.session.culture)), "Property", nil, nil, 0)
      try writer.properties(of: value, 0)
    }
  }

  private mutating func elements(_ value: Value, _ depth: Int) throws {
    if case .table(let table) = value.base {
      for (key, value) in table.entries {
        try write(key, "Property", "Key", nil, depth)
        try write(value, "Property", "Value", "System.Object", depth)
      }
      return
    }
    for element in try value.base.elements() {
      try write(element, "Property", nil, nil, depth)
    }
  }

  private mutating func properties(of value: Value, _ depth: Int) throws {
    if case .object(let object as EnumObject) = value.base {
      return try write(.int(Int32(clamping: object.value)), "Property", "value__", nil, depth)
    }
    let views = MemberAccess.properties(of: value, session)
      .filter { !$0.isHidden && $0.kind != .parameterized && $0.kind != .set }
    // Added ones stand first.
    for view in views.filter({ $0.kind != .property }) + views.filter({ $0.kind == .property }) {
      let property = (try? view.get()) ?? .null
      try write(property, "Property", view.name, view.typeName(), depth)
    }
  }

  /// What is written as text: values of the plain types.
  private func text(_ value: Value) -> String? {
    switch value.base {
    case .bool, .int, .long, .double, .string: return value.dotNetText(session.culture)
    case .array(let array) where array.elementType === TypeInfo.byte: return "System.Byte[]"
    case .object(let object as NumberObject):
      if case .big = object.number { return nil }
      return value.dotNetText(session.culture)
    case .object(let object):
      let isPlain =
        object is CharObject || object is ScriptBlock || Self.plain.contains(object.type.fullName)
      return isPlain ? value.dotNetText(session.culture) : nil
    default: return nil
    }
  }

  private static let plain = [
    "System.DateTime", "System.TimeSpan", "System.Guid", "System.Uri", "System.Version",
    "System.Xml.XmlDocument", "System.Security.SecureString",
  ]

  // MARK: Lines

  private mutating func element(_ start: String, _ tag: String, _ text: String) throws {
    if let scalar = XmlText.firstInvalid(in: text) {
      let digits = String(scalar.value, radix: 16, uppercase: true)
      let number = String(repeating: "0", count: max(0, 2 - digits.utf8.count)) + digits
      throw ScriptError(
        "System.ArgumentException",
        "'\(scalar)', hexadecimal value 0x\(number), is an invalid character.", .notSpecified,
        exception: "System.ArgumentException")
    }
    line("\(start)>\(XmlText.escaped(text))</\(tag)>")
  }

  private mutating func group(
    _ start: String, _ tag: String, _ body: (inout ObjectXmlWriter) throws -> Void
  ) throws {
    let before = out.utf8.count
    line(start + ">")
    let content = out.utf8.count
    indent += 1
    try body(&self)
    indent -= 1
    guard out.utf8.count > content else {
      out = String(decoding: out.utf8.prefix(before), as: UTF8.self)
      return line(start + " />")
    }
    line("</\(tag)>")
  }

  private mutating func line(_ text: String) {
    out += String(repeating: "  ", count: indent) + text + "\n"
  }
}
