// Values as text: how PowerShell writes them into strings, and what .NET's `ToString` gives.

extension Value {
  /// The text PowerShell makes of the value.
  ///
  /// A double has 15 digits, a list is joined by `$OFS`, a type goes by its short name. Strings are
  /// made with the invariant culture.
  public func text(_ culture: Culture) -> String {
    switch self {
    case .null, .nothing, .unset: ""
    case .bool(let flag): flag ? "True" : "False"
    case .int(let number): Int(number).text(culture)
    case .long(let number): Int(number).text(culture)
    case .double(let number): number.text(culture, rounded: true)
    case .string(let text): text
    case .array(let array): ListText.joined(array.elements, culture)
    case .table(let table): table.type.displayName
    case .object(let object): object.shellText(culture)
    case .cell(let variable): variable.current.text(culture)
    }
  }

  /// What `ToString()` gives in a culture: every digit of a double, the type's name of a list.
  public func dotNetText(_ culture: Culture) -> String {
    switch base {
    case .double(let number): number.text(culture, rounded: false)
    case .array(let array): array.type.displayName
    case .object(let object as NumberObject): object.number.text(culture, rounded: false)
    case .object(let list as ListObject): list.type.displayName
    case .object(let type as TypeInfo): type.displayName
    case .object(let object): object.text(culture)
    case let value: value.text(culture)
    }
  }
}

extension PSObject {
  fileprivate func shellText(_ culture: Culture) -> String {
    switch self {
    case let type as TypeInfo: type.shortName
    case let extended as ExtendedValue: extended.words ?? extended.value.text(culture)
    default:
      if isEnumerable, let elements = try? Value.object(self).elements() {
        ListText.joined(elements, culture)
      } else {
        text(culture)
      }
    }
  }
}

/// Lists as text.
enum ListText {
  nonisolated(unsafe) private static let separatorName = Symbol.intern("OFS")

  /// Elements joined by `$OFS`, a blank unless set.
  ///
  /// A list inside the list is its type's name.
  static func joined(_ elements: [Value], _ culture: Culture) -> String {
    if elements.count == 1 { return inner(elements[0], culture) }
    return joined(elements, culture, separator: separator)
  }

  static func joined(_ elements: [Value], _ culture: Culture, separator: String) -> String {
    var result = ""
    for (place, element) in elements.enumerated() {
      if place > 0 { result += separator }
      result += inner(element, culture)
      if result.utf8.count > MemoryGate.budget { break }
    }
    return result
  }

  private static func inner(_ element: Value, _ culture: Culture) -> String {
    if element.base.reference is PropertyBag { return "" }
    return element.isList ? element.type.displayName : element.text(culture)
  }

  private static var separator: String {
    let session = Session.current
    let frame = session.globalState.current ?? session.global
    let value = frame.lookup(separatorName)
    return value.isUnset ? " " : value.isNull ? "" : value.text(.invariant)
  }
}

extension Int {
  func text(_ culture: Culture) -> String {
    self < 0 ? culture.numbers.negativeSign + String(magnitude) : String(self)
  }
}

extension Double {
  /// With 15 digits as PowerShell writes it, or with as many as it takes.
  func text(_ culture: Culture, rounded: Bool) -> String {
    if rounded, culture === Culture.invariant { return NumberText.shellText(self) }
    let format = rounded ? "G15" : "R"
    return (try? NumberFormat(format).apply(self, culture.numbers)) ?? NumberText.roundTrip(self)
  }
}

extension Float {
  func text(_ culture: Culture, rounded: Bool) -> String {
    if rounded, culture === Culture.invariant { return NumberText.shellText(self) }
    let format = rounded ? "G7" : "R"
    return (try? NumberFormat(format).apply(self, culture.numbers)) ?? NumberText.roundTrip(self)
  }
}

extension TypeInfo {
  /// The name PowerShell writes: an accelerator where there is one.
  public var shortName: String {
    if let element {
      return element.shortName + "[" + String(repeating: ",", count: rank - 1) + "]"
    }
    if !genericArguments.isEmpty {
      let bare = String(fullName.utf8.prefix { $0 != 0x60 }) ?? fullName
      return bare + "[" + genericArguments.map(\.shortName).joined(separator: ",") + "]"
    }
    return TypeTable.accelerator(of: fullName) ?? displayName
  }
}

extension TypeTable {
  private static let shortNames = {
    var table: [String: String] = [:]
    for name in ["int", "long", "short", "float", "ushort", "uint", "ulong", "psobject", "single"] {
      if let full = accelerators[name], table[full] == nil { table[full] = name }
    }
    for (name, full) in accelerators.entries where table[full] == nil { table[full] = name }
    return table
  }()

  /// The accelerator of a type; of several the one PowerShell prefers.
  static func accelerator(of fullName: String) -> String? { shortNames[fullName] }
}
