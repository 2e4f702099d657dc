internal import PowerShellEngine

/// Values as the text of a cell or a field.
struct CellText {
  let session: Session
  /// `$FormatEnumerationLimit`: how many elements of a list are shown; negative for all.
  let enumerationLimit: Int

  /// A value, in a format where one is given.
  ///
  /// In tables, fractions have the culture's decimals.
  func text(_ value: Value, format: String? = nil, inTable: Bool = false) -> String {
    if let format, !format.isEmpty, let text = formatted(value, format) { return text }
    return plain(value, inTable: inTable)
  }

  private func formatted(_ value: Value, _ format: String) -> String? {
    let isComposite = format.utf8.contains(0x7D) || contains(format, "{0")
    let pattern = isComposite ? format : "{0:\(format)}"
    // A list's elements are formatted one by one and joined by blanks.
    if !isComposite, let elements = Enumerables.elements(of: value), !isTable(value) {
      let parts = elements.map { formatted($0, format) ?? plain($0, inTable: false) }
      return parts.joined(separator: " ")
    }
    guard case .string(let text)? = try? Formatting.format(.string(pattern), value.asOne, session)
    else { return nil }
    return text
  }

  private func isTable(_ value: Value) -> Bool {
    if case .table = value.base { return true }
    return false
  }

  private func contains(_ text: String, _ part: String) -> Bool {
    let (bytes, wanted) = (Array(text.utf8), Array(part.utf8))
    guard bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains {
      bytes[$0..<($0 + wanted.count)].elementsEqual(wanted)
    }
  }

  private func plain(_ value: Value, inTable: Bool) -> String {
    switch value {
    case .string(let text): return text
    case .int, .long, .bool: return value.dotNetText(session.culture)
    case .null, .nothing, .unset: return ""
    // An enumeration that came back from another session is a number with a name.
    case .object(let object as ExtendedValue):
      if let words = object.words { return words }
    default: break
    }
    if let elements = Enumerables.elements(of: value) { return list(elements) }
    if inTable, Numbers.isFraction(value), let text = formatted(value, "F") { return text }
    return session.shownText(of: value)
  }

  private func list(_ elements: [Value]) -> String {
    var result = "{"
    for (place, element) in elements.enumerated() {
      if enumerationLimit >= 0, place == enumerationLimit {
        result += "…"
        break
      }
      if place > 0 { result += ", " }
      result += name(of: element)
    }
    return result + "}"
  }

  /// What stands for an element of a list.
  private func name(of element: Value) -> String {
    if element.isNull { return "$null" }
    switch element.base {
    case .object(let object)
    where !(object is PropertyBag) && (object.hasPlainText || object.inheritsText):
      if let name = DisplayName.expression(of: element, session),
        let value = try? name.value(element, session)
      {
        return value.dotNetText(session.culture)
      }
      return element.dotNetText(session.culture)
    default: return element.dotNetText(session.culture)
    }
  }
}

extension PSObject {
  /// Its text says no more than its type.
  var hasPlainText: Bool {
    // A match takes its text from its base class: it goes by its name in lists.
    if type.name.utf8.elementsEqual("Match".utf8) || type.name.utf8.elementsEqual("Group".utf8) {
      return true
    }
    let written = text(.invariant)
    return written.utf8.elementsEqual(type.fullName.utf8)
      || written.utf8.elementsEqual(type.displayName.utf8)
  }
}

extension Value {
  /// The value as the only argument of a format, a list too.
  var asOne: Value {
    .list([self])
  }
}

enum Numbers {
  static func isFraction(_ value: Value) -> Bool {
    switch value.base {
    case .double(let number): return number.isFinite
    case .object(let object as NumberObject):
      switch object.number {
      case .single(let number): return number.isFinite
      case .decimal: return true
      default: return false
      }
    default: return false
    }
  }

  /// Numbers, enumerations and booleans stand at the right of their column.
  static func isRightAligned(_ value: Value) -> Bool {
    switch value.base {
    case .int, .long, .double, .bool: true
    case .object(let object): object is NumberObject || object is EnumObject
    default: false
    }
  }
}

extension Session {
  /// A single value as text: fractions with fifteen digits, an object as its own words.
  func shownText(of value: Value) -> String {
    switch value.base {
    case .double: return value.base.text(culture)
    case .object(let object as NumberObject): return object.text(culture)
    case .object(let bag as PropertyBag) where bag.values.isEmpty: return ""
    case .object(let object): return object.shownName ?? value.dotNetText(culture)
    default: return value.dotNetText(culture)
    }
  }
}

/// What a formatter takes apart.
enum Enumerables {
  /// The elements of a list or the entries of a table; nil for what is one object.
  static func elements(of value: Value) -> [Value]? {
    switch value.base {
    case .array(let array): return array.elements
    case .table(let table):
      return table.entries.map { .object(EntryObject($0.key, $0.value, of: table)) }
    case .object(let object):
      guard object.makeEnumerator() != nil else { return nil }
      return try? Value.object(object).elements()
    default: return nil
    }
  }
}

/// The one property that names an object.
enum DisplayName {
  private static let patterns = ["name", "id", "key", "*key", "*name", "*id"]

  static func expression(of target: Value, _ session: Session) -> FieldExpression? {
    for data in session.typeData.data(for: target) {
      if let name = data.defaultDisplayProperty { return .name(name) }
    }
    let names = ObjectProperties.names(of: target, session)
    for pattern in patterns {
      if let name = names.first(where: { fits($0, pattern) }) { return .name(name) }
    }
    return nil
  }

  private static func fits(_ name: String, _ pattern: String) -> Bool {
    pattern.utf8.first == 0x2A
      ? Names.hasSuffix(name, String(pattern.dropFirst())) : Names.equal(name, pattern)
  }
}
