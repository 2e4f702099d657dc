internal import PowerShellEngine

/// Writes values as CliXml, the text in which PowerShell keeps objects and sends them.
///
/// Every object has a number, and so has every list of type names; what comes a second time is a
/// reference to the number. Lists and tables cost no depth, and neither do added properties.
struct CliXmlWriter {
  private let depth: Int
  private let session: Session
  private var out = ""
  private var indent = 1
  private var level = 0
  private var numbers: [ObjectIdentifier: Int] = [:]
  /// Numbered objects are kept alive, so that no later one takes an earlier one's place.
  private var kept: [PSObject] = []
  private var nextNumber = 0
  private var typeNumbers: [[String]: Int] = [:]
  /// Deeper than that an object is written as its text, whatever the depth.
  private static let deepest = 50

  init(depth: Int, _ session: Session) { (self.depth, self.session) = (depth, session) }

  /// A whole document of some objects.
  static func document(_ values: [Value], depth: Int, _ session: Session) throws -> String {
    var writer = CliXmlWriter(depth: depth, session)
    for value in values { try writer.write(value, nil, writer.depth) }
    return "<Objs Version=\"1.1.0.1\" xmlns=\"http://schemas.microsoft.com/powershell/2004/04\">\n"
      + writer.out + "</Objs>"
  }

  private mutating func write(_ value: Value, _ name: String?, _ depth: Int) throws {
    if value.isNull { return line("<Nil\(attribute(name)) />") }
    level += 1
    defer { level -= 1 }
    try MemoryGate.check(bytes: out.utf8.count)
    if level > Self.deepest { return text(value, name) }
    if let (tag, words) = CliXmlPrimitive.of(value) {
      let added = added(to: value)
      if added.isEmpty { return element(tag, words, name) }
      return try object(value, name) { writer in
        writer.element(tag, words, nil)
        try writer.members(added, "MS", depth)
      }
    }
    if let reference = value.base.reference, let number = numbers[ObjectIdentifier(reference)] {
      return line("<Ref\(attribute(name)) RefId=\"\(number)\" />")
    }
    if let tag = containerTag(value) {
      return try object(value, name) { try $0.container(value, tag, depth) }
    }
    // An object's depth is that of the properties its type declares.
    guard depth > 0 || value.base.reference is PropertyBag else { return text(value, name) }
    try complex(value, name, depth)
  }

  // MARK: Objects

  private mutating func object(
    _ value: Value, _ name: String?, _ body: (inout CliXmlWriter) throws -> Void
  ) throws {
    let number = nextNumber
    nextNumber += 1
    if let reference = value.base.reference, !value.type.isValueType {
      numbers[ObjectIdentifier(reference)] = number
      kept.append(reference)
    }
    line("<Obj\(attribute(name)) RefId=\"\(number)\">")
    indent += 1
    typeNames(of: value)
    try body(&self)
    indent -= 1
    line("</Obj>")
  }

  private mutating func typeNames(of value: Value) {
    let names = CliXmlTypeNames.of(value)
    if let number = typeNumbers[names] { return line("<TNRef RefId=\"\(number)\" />") }
    let number = typeNumbers.count
    typeNumbers[names] = number
    line("<TN RefId=\"\(number)\">")
    indent += 1
    for name in names { element("T", CliXmlText.encoded(name), nil) }
    indent -= 1
    line("</TN>")
  }

  private mutating func complex(_ value: Value, _ name: String?, _ depth: Int) throws {
    let views = MemberAccess.properties(of: value, session)
      .filter { $0.kind != .parameterized && $0.kind != .set }
    let isBag = value.base.reference is PropertyBag
    try object(value, name) { writer in
      if !isBag {
        writer.element("ToString", CliXmlText.encoded(value.text(.invariant)), nil)
      }
      if case .object(let object as EnumObject) = value.base {
        writer.element(CliXmlPrimitive.tag(of: object), String(object.value), nil)
      } else {
        let own = views.filter { $0.kind == .property && !$0.isInstance }
        try writer.members(own, "Props", depth - 1)
      }
      let added = views.filter { $0.kind != .property || $0.isInstance }
      try writer.members(added, "MS", depth)
    }
  }

  private mutating func members(_ views: [PropertyView], _ tag: String, _ depth: Int) throws {
    guard !views.isEmpty else { return }
    try group(tag) { writer in
      for view in views {
        // A property that cannot be read is left out.
        guard let value = try? view.get() else { continue }
        try writer.write(value, view.name, depth)
      }
    }
  }

  /// Properties that a script added to a plain value or a list.
  private func added(to value: Value) -> [PropertyView] {
    guard value.reference?.extendedMembers?.list.isEmpty == false else { return [] }
    return MemberAccess.properties(of: value, session).filter { $0.isInstance && $0.kind != .set }
  }

  // MARK: Containers

  private func containerTag(_ value: Value) -> String? {
    switch value.base {
    case .table: "DCT"
    case .array: "LST"
    case .object(let list as ListObject):
      switch true {
      case list.type.fullName.utf8.starts(with: "System.Collections.Queue".utf8),
        list.type.name.utf8.starts(with: "Queue".utf8):
        "QUE"
      case list.type.name.utf8.starts(with: "Stack".utf8): "STK"
      default: list.isIndexed ? "LST" : "IE"
      }
    default: value.base.isCollection ? "IE" : nil
    }
  }

  private mutating func container(_ value: Value, _ tag: String, _ depth: Int) throws {
    if case .table(let table) = value.base {
      try group(tag) { writer in
        for (key, value) in table.entries { try writer.entry(key, value, depth) }
      }
    } else {
      let elements = try value.base.elements()
      try group(tag) { writer in
        for element in elements { try writer.write(element, nil, depth) }
      }
    }
    try members(added(to: value), "MS", depth)
  }

  private mutating func entry(_ key: Value, _ value: Value, _ depth: Int) throws {
    try group("En") { writer in
      try writer.write(key, "Key", depth)
      try writer.write(value, "Value", depth)
    }
  }

  // MARK: Lines

  private mutating func group(
    _ tag: String, _ body: (inout CliXmlWriter) throws -> Void
  ) throws {
    let start = out.utf8.count
    line("<\(tag)>")
    let content = out.utf8.count
    indent += 1
    try body(&self)
    indent -= 1
    guard out.utf8.count > content else {
      out = String(decoding: out.utf8.prefix(start), as: UTF8.self)
      return line("<\(tag) />")
    }
    line("</\(tag)>")
  }

  /// An object that is too deep: its text.
  private mutating func text(_ value: Value, _ name: String?) {
    element("S", CliXmlText.encoded(value.text(.invariant)), name)
  }

  private mutating func element(_ tag: String, _ text: String, _ name: String?) {
    line("<\(tag)\(attribute(name))>\(text)</\(tag)>")
  }

  private func attribute(_ name: String?) -> String {
    name.map { " N=\"\(XmlText.attribute(CliXmlText.encodedName($0)))\"" } ?? ""
  }

  private mutating func line(_ text: String) {
    out += String(repeating: "  ", count: indent) + text + "\n"
  }
}

/// The names a value goes by, generic arguments with their assemblies.
enum CliXmlTypeNames {
  static func of(_ value: Value) -> [String] {
    if let names = value.reference?.extendedMembers?.typeNames { return names }
    var types: [TypeInfo] = []
    var next: TypeInfo? = value.base.type
    while let type = next {
      types.append(type)
      next = type.baseType
    }
    let isGeneric = types.contains { !$0.genericArguments.isEmpty }
    return isGeneric ? types.map(\.reflectionName) : value.base.typeNames
  }
}
