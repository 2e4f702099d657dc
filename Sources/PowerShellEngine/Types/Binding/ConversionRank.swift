/// How near a type is to another when PowerShell picks an overload: higher is better.
struct ConversionRank: Comparable {
  let level: Int

  static let none = ConversionRank(level: 0)
  static let unrelatedArrays = ConversionRank(level: 0x0F)
  static let toString = ConversionRank(level: 0x1F)
  static let custom = ConversionRank(level: 0x2F)
  static let convertible = ConversionRank(level: 0x3F)
  static let implicitCast = ConversionRank(level: 0x4F)
  static let explicitCast = ConversionRank(level: 0x5F)
  static let constructor = ConversionRank(level: 0x6F)
  static let parse = ConversionRank(level: 0x7F)
  static let language = ConversionRank(level: 0x9F)
  static let nullToValue = ConversionRank(level: 0xAF)
  static let nullToReference = ConversionRank(level: 0xBF)
  static let numericExplicit = ConversionRank(level: 0xCF)
  static let numericExplicit1 = ConversionRank(level: 0xDF)
  static let numericString = ConversionRank(level: 0xEF)
  static let numericImplicit = ConversionRank(level: 0xFF)
  static let assignable = ConversionRank(level: 0x10F)
  static let stringToCharArray = ConversionRank(level: 0x11A)
  static let identity = ConversionRank(level: 0x11F)

  /// The rank of a scalar that becomes an array of one.
  var asArray: ConversionRank { ConversionRank(level: level & ~8) }

  static func < (a: ConversionRank, b: ConversionRank) -> Bool { a.level < b.level }
}

extension ConversionRank {
  /// The rank by which a value of one type becomes another; `from` nil is null.
  static func of(_ from: TypeInfo?, to type: TypeInfo) -> ConversionRank {
    if type === TypeInfo.unresolved { return .none }
    guard let from else { return null(to: type) }
    if from === type { return .identity }
    if from.isSubtype(of: type) { return .assignable }
    if let nullable = type.nullableArgument { return of(from, to: nullable) }
    if let rank = numeric(from, type) ?? fromString(from, type) ?? language(from, type) {
      return rank
    }
    if let element = type.element { return array(from, element) }
    return declared(from, type)
  }

  private static func null(to type: TypeInfo) -> ConversionRank {
    if type.nullableArgument != nil { return .nullToReference }
    if type === TypeInfo.string || type === TypeInfo.boolean || type === TypeInfo.char
      || type === TypeInfo.switchParameter || type.numericKind != nil
    {
      return .nullToValue
    }
    return type.isValueType ? .none : .nullToReference
  }

  private static func numeric(_ from: TypeInfo, _ type: TypeInfo) -> ConversionRank? {
    guard let source = from.numericKind else { return nil }
    if let target = type.numericKind { return source.rank(to: target) }
    if type === TypeInfo.string { return .numericString }
    if type === TypeInfo.boolean { return .language }
    if type === TypeInfo.char { return source.isFloating ? ConversionRank.none : .convertible }
    if type.isEnum, !source.isFloating { return .language }
    return nil
  }

  private static func fromString(_ from: TypeInfo, _ type: TypeInfo) -> ConversionRank? {
    guard from === TypeInfo.string else { return nil }
    if type.numericKind != nil { return .numericString }
    if type === TypeInfo.boolean || type === TypeInfo.char { return .language }
    // A name of an enumeration counts less than a text's truth.
    if type.isEnum { return ConversionRank(level: ConversionRank.language.level - 1) }
    switch type.fullName {
    case "System.Text.RegularExpressions.Regex", "System.Type", "System.Uri",
      "System.Management.Automation.ScriptBlock":
      return .language
    case "System.Char[]": return .stringToCharArray
    default: break
    }
    if case .method(let group)? = type.staticMember(Symbol.intern("Parse")),
      group.overloads.contains(where: { $0.types.first === TypeInfo.string })
    {
      return .parse
    }
    return nil
  }

  private static func language(_ from: TypeInfo, _ type: TypeInfo) -> ConversionRank? {
    if type === TypeInfo.string { return .toString }
    if type === TypeInfo.boolean || type === TypeInfo.switchParameter { return .language }
    if type === TypeInfo.arrayBase { return .language }
    if type === TypeInfo.psObject { return ConversionRank(level: 0x8F) }
    if from === TypeInfo.boolean, type.numericKind != nil { return .language }
    if from === TypeInfo.char, let target = type.numericKind {
      return target.isFloating ? .language : .convertible
    }
    if from.isEnum, type.numericKind != nil { return .convertible }
    if type.isDelegate, from === TypeInfo.scriptBlock || from.isDelegate { return .language }
    if type.fullName == "System.Management.Automation.PSReference" { return .language }
    return nil
  }

  private static func array(_ from: TypeInfo, _ element: TypeInfo) -> ConversionRank {
    if from.isArray { return .unrelatedArrays }
    if from !== TypeInfo.string, from.isEnumerated { return .unrelatedArrays }
    return of(from, to: element).asArray
  }

  /// Conversions the types declare themselves: constructors of one argument, cast operators.
  private static func declared(_ from: TypeInfo, _ type: TypeInfo) -> ConversionRank {
    if let group = type.constructors, !type.isArray,
      group.overloads.contains(where: { $0.types.count == 1 && from.isSubtype(of: $0.types[0]) })
    {
      return .constructor
    }
    if from.isEnumerated || from === TypeInfo.objectArray, type.takesCollections {
      return .constructor
    }
    for (name, rank) in [("op_Implicit", implicitCast), ("op_Explicit", explicitCast)] {
      guard case .method(let group)? = type.staticMember(Symbol.intern(name)) else { continue }
      if group.overloads.contains(where: {
        $0.types.first.map { from === $0 || of(from, to: $0) >= .numericImplicit } ?? false
      }) {
        return rank
      }
    }
    return .none
  }
}

extension TypeInfo {
  /// Whether PowerShell takes values of the type apart: arrays and lists, not strings or tables.
  var isEnumerated: Bool {
    if isArray { return true }
    if self === TypeInfo.string || implementsInterface("IDictionary") { return false }
    return implementsInterface("IEnumerable")
  }

  var takesCollections: Bool {
    guard let group = constructors else { return false }
    return group.overloads.contains {
      guard $0.types.count == 1, let type = $0.types.first else { return false }
      return type.name == "ICollection" || type.name == "IEnumerable" || type.name == "IList"
        || type.name == "IEnumerable`1" || type.name == "ICollection`1" || type.name == "IList`1"
    }
  }

  /// Whether the type or a base names the interface, whatever its arguments.
  func implementsInterface(_ name: String) -> Bool {
    var next: TypeInfo? = self
    while let type = next {
      if type.interfaceNames.contains(name) || type.name == name { return true }
      next = type.baseType
    }
    return isArray && TypeDefinition.arrayInterfaces.contains(name)
  }
}

/// The numeric types, for the ranks between them.
struct NumericKind: Equatable {
  private enum Family { case signed, unsigned, floating, decimal, big }
  private let family: Family
  private let bits: Int

  private init(_ family: Family, _ bits: Int) { (self.family, self.bits) = (family, bits) }

  init?(_ type: TypeInfo) {
    switch type.fullName {
    case "System.SByte": self.init(.signed, 8)
    case "System.Int16": self.init(.signed, 16)
    case "System.Int32": self.init(.signed, 32)
    case "System.Int64": self.init(.signed, 64)
    case "System.Byte": self.init(.unsigned, 8)
    case "System.UInt16": self.init(.unsigned, 16)
    case "System.UInt32": self.init(.unsigned, 32)
    case "System.UInt64": self.init(.unsigned, 64)
    case "System.Single": self.init(.floating, 32)
    case "System.Double": self.init(.floating, 64)
    case "System.Decimal": self.init(.decimal, 96)
    case "System.Numerics.BigInteger": self.init(.big, 0)
    default: return nil
    }
  }

  var isFloating: Bool { family == .floating || family == .decimal }

  func rank(to target: NumericKind) -> ConversionRank {
    if widens(to: target) { return .numericImplicit }
    return family == .decimal && target.family == .floating ? .numericExplicit1 : .numericExplicit
  }

  private func widens(to target: NumericKind) -> Bool {
    switch (family, target.family) {
    case (.signed, .signed), (.unsigned, .unsigned), (.floating, .floating): bits < target.bits
    case (.unsigned, .signed): bits < target.bits
    case (.signed, .floating), (.unsigned, .floating), (.signed, .decimal), (.unsigned, .decimal):
      true
    default: false
    }
  }
}
