internal import PowerShellEngine

/// Writes values as JSON, the way `ConvertTo-Json` does.
struct JsonWriter {
  enum Escaping { case usual, nonASCII, html }
  let depth: Int
  let isCompressed: Bool
  let enumsAsText: Bool
  let escaping: Escaping
  let session: Session
  private(set) var isCut = false
  private var out = ""

  init(
    depth: Int, isCompressed: Bool, enumsAsText: Bool, escaping: Escaping, _ session: Session
  ) {
    (self.depth, self.isCompressed, self.enumsAsText) = (depth, isCompressed, enumsAsText)
    (self.escaping, self.session) = (escaping, session)
  }

  mutating func text(_ value: Value) throws -> String {
    out = ""
    try write(value, level: 0, indent: 0)
    return out
  }

  private mutating func write(_ value: Value, level: Int, indent: Int) throws {
    if let scalar = scalar(value) {
      out += scalar
      return
    }
    guard level <= depth else {
      isCut = true
      out += quoted(
        value.base.isCollection || value.base.reference is PropertyBag
          ? value.text(.invariant) : value.base.text(.invariant))
      return
    }
    switch value.base {
    case .table(let table):
      try writeObject(
        table.entries.map { ($0.key.text(.invariant), $0.value) } + notes(value), level, indent)
    case let plain where plain.isCollection:
      try writeArray(plain.elements(), level, indent)
    case .object(let bag as PropertyBag):
      let added = bag.extendedMembers == nil ? [] : notes(value)
      try writeObject(
        zip(bag.shape.names, bag.values).map { ($0, $1) } + added, level, indent)
    default:
      let views = MemberAccess.properties(of: value, session).filter { $0.kind != .parameterized }
      try writeObject(
        views.map { ($0.name, (try? $0.get()) ?? .null) }, level, indent)
    }
  }

  /// Properties that a script added to the object.
  private func notes(_ value: Value) -> [(String, Value)] {
    guard value.reference?.extendedMembers?.list.isEmpty == false else { return [] }
    let names = (value.reference?.extendedMembers?.list ?? []).map(\.name)
    return names.map { name in
      let found = try? MemberAccess.get(value, Symbol.intern(name), session)
      return (name, (found ?? nil) ?? .null)
    }
  }

  private mutating func writeObject(
    _ pairs: [(String, Value)], _ level: Int, _ indent: Int
  ) throws {
    guard !pairs.isEmpty else { return out += "{}" }
    out += "{"
    for (place, (name, value)) in pairs.enumerated() {
      if place > 0 { out += "," }
      breakLine(indent + 1)
      out += quoted(name) + (isCompressed ? ":" : ": ")
      try write(value, level: level + 1, indent: indent + 1)
      try MemoryGate.check(bytes: out.utf8.count)
    }
    breakLine(indent)
    out += "}"
  }

  private mutating func writeArray(_ elements: [Value], _ level: Int, _ indent: Int) throws {
    guard !elements.isEmpty else { return out += "[]" }
    out += "["
    for (place, element) in elements.enumerated() {
      if place > 0 { out += "," }
      breakLine(indent + 1)
      try write(element, level: level + 1, indent: indent + 1)
      try MemoryGate.check(bytes: out.utf8.count)
    }
    breakLine(indent)
    out += "]"
  }

  private mutating func breakLine(_ indent: Int) {
    guard !isCompressed else { return }
    out += "\n" + String(repeating: "  ", count: indent)
  }

  // MARK: Scalars

  private func scalar(_ value: Value) -> String? {
    switch value.base {
    case .null, .nothing, .unset: return "null"
    case .bool(let flag): return flag ? "true" : "false"
    case .int(let number): return String(number)
    case .long(let number): return String(number)
    case .double(let number): return floating(Value.double(number).dotNetText(.invariant), number)
    case .string(let text): return quoted(text)
    case .object(let object): return scalar(object, value.base)
    default: return nil
    }
  }

  private func scalar(_ object: PSObject, _ value: Value) -> String? {
    switch object {
    case let number as NumberObject:
      let text = value.dotNetText(.invariant)
      switch number.number {
      case .single(let single): return floating(text, Double(single))
      case .decimal: return text.utf8.contains(0x2E) ? text : text + ".0"
      default: return text
      }
    case let enumeration as EnumObject:
      return enumsAsText ? quoted(enumeration.text(.invariant)) : String(enumeration.value)
    case let flag as SwitchObject:
      return "{\n  \"IsPresent\": \(flag.isPresent)\n}"
    case is CharObject, is TypeInfo: return quoted(value.dotNetText(.invariant))
    default: break
    }
    if let moment = DateServices.isoText(value) { return quoted(moment) }
    let texts = ["System.Guid", "System.Uri", "System.DateTimeOffset"]
    return texts.contains(object.type.fullName) ? quoted(value.dotNetText(.invariant)) : nil
  }

  private func floating(_ text: String, _ number: Double) -> String {
    guard number.isFinite else {
      return quoted(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
    }
    let isMarked = text.utf8.contains { $0 == 0x2E || $0 == 0x45 || $0 == 0x65 }
    return isMarked ? text : text + ".0"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: result += escaping == .html ? "\\u0022" : "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0..<0x20, 0x85, 0x2028, 0x2029: result += Self.escape(scalar)
      case 0x26 where escaping == .html, 0x27 where escaping == .html,
        0x3C where escaping == .html, 0x3E where escaping == .html:
        result += Self.escape(scalar)
      case 0x80... where escaping == .nonASCII: result += Self.escape(scalar)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }.joined()
  }
}
