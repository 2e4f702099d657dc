/// A member of a type: a property, or the overloads of a method.
public enum TypeMember {
  case property(PropertyMember)
  case method(MethodGroup)

  public var symbol: Symbol {
    switch self {
    case .property(let property): property.symbol
    case .method(let group): group.symbol
    }
  }

  public var name: String {
    switch self {
    case .property(let property): property.name
    case .method(let group): group.name
    }
  }
}

/// A property or field.
public final class PropertyMember {
  public enum Kind: String, Sendable {
    case property = "Property"
    case alias = "AliasProperty"
    case note = "NoteProperty"
    case script = "ScriptProperty"
    case code = "CodeProperty"
    case parameterized = "ParameterizedProperty"
    case set = "PropertySet"
  }
  public let name: String
  public let symbol: Symbol
  public let kind: Kind
  /// As `Get-Member` shows it: `int Length {get;}`.
  public let definition: String
  /// The type's name as the definition writes it.
  public let typeText: String
  public var isHidden = false
  /// Set for a parameterized property.
  public internal(set) weak var indexer: IndexerMember?
  public let get: (Value) throws -> Value
  public let set: ((Value, Value) throws -> Void)?

  public init(
    _ definition: String, kind: Kind, get: @escaping (Value) throws -> Value,
    set: ((Value, Value) throws -> Void)?
  ) {
    let equals = kind == .alias ? definition.utf8.firstIndex(of: 0x3D) : nil
    let head = Signature.head(of: equals.map { String(definition[..<$0]) } ?? definition)
    (name, typeText) = (head.name, head.type)
    symbol = Symbol.intern(head.name)
    // An alias is shown without its type: `Count = Length`.
    self.definition = equals.map { "\(head.name) \(definition[$0...])" } ?? definition
    (self.kind, self.get, self.set) = (kind, get, set)
  }
}

/// What `[ ]` does with an object: `System.Object Item[int] {get;set;}`.
public final class IndexerMember {
  public let property: PropertyMember
  /// The types of the indices, as the definition writes them.
  public let indexTypes: [TypeInfo]
  /// Whether a negative position counts from the end: the type has a number of elements.
  public let count: ((Value) -> Int)?
  let get: (Value, Arguments) throws -> Value
  let set: ((Value, Arguments, Value) throws -> Void)?

  init(
    _ property: PropertyMember, _ indexTypes: [TypeInfo], count: ((Value) -> Int)?,
    get: @escaping (Value, Arguments) throws -> Value,
    set: ((Value, Arguments, Value) throws -> Void)?
  ) {
    (self.property, self.indexTypes, self.count) = (property, indexTypes, count)
    (self.get, self.set) = (get, set)
  }
}

/// A method under one name.
public final class MethodGroup {
  public let symbol: Symbol
  public let name: String
  /// Hidden from listings.
  public internal(set) var isHidden = false
  public internal(set) var overloads: [MethodOverload]
  /// The types and the choice of the last call.
  var last: (types: [TypeInfo?], choice: MethodBinder.Choice)?

  init(_ symbol: Symbol, _ name: String, _ overloads: [MethodOverload]) {
    (self.symbol, self.name, self.overloads) = (symbol, name, overloads)
  }
}

/// One overload, with .NET's signature.
public final class MethodOverload {
  public typealias Body = (Value, Arguments) throws -> Value
  public let name: String
  public let symbol: Symbol
  /// As `OverloadDefinitions` shows it.
  public let definition: String
  public let returnsNothing: Bool
  public let body: Body
  let owner: TypeInfo
  public private(set) lazy var parameters = Signature.parameters(of: definition)
  /// The parameters' types; of a `params` array, the array's.
  public private(set) lazy var types = parameters.map { Signature.type(named: $0.type, in: owner) }
  /// Type parameters of the method itself, by name (`T` of `IndexOf(T[] array, T value)`).
  private(set) lazy var typeParameters = Signature.openNames(in: parameters, owner)
  /// The last parameter takes any number of arguments.
  public private(set) lazy var takesList = parameters.last?.isParams ?? false
  public private(set) lazy var minimum = parameters.count { !$0.isOptional && !$0.isParams }

  init(_ definition: String, _ owner: TypeInfo, _ body: @escaping Body) {
    let head = Signature.head(of: definition)
    (self.definition, self.owner, self.body) = (definition, owner, body)
    // `bool IConvertible.ToBoolean(…)`: a member of an interface goes by its last name.
    let last = head.name.utf8.lastIndex(of: 0x2E).map { head.name.utf8.index(after: $0) }
    name = last.map { String(head.name[$0...]) } ?? head.name
    symbol = Symbol.intern(name)
    returnsNothing = head.type == "void"
  }
}

/// A type's own members, by name.
struct MemberTable {
  private(set) var instance: [Symbol: TypeMember] = [:]
  private(set) var statics: [Symbol: TypeMember] = [:]
  private(set) var instanceList: [TypeMember] = []
  private(set) var staticList: [TypeMember] = []
  let constructors: MethodGroup?
  let indexer: IndexerMember?

  init(of type: TypeInfo) {
    let declarations = MemberDeclarations(type)
    type.definition?.declare(declarations)
    type.scriptClass?.declare(declarations)
    instanceList = declarations.members
    staticList = declarations.statics
    for member in instanceList { instance[member.symbol] = member }
    for member in staticList { statics[member.symbol] = member }
    constructors =
      declarations.constructors.isEmpty
      ? nil : MethodGroup(Symbol.intern("new"), "new", declarations.constructors)
    indexer = declarations.indexer
  }
}

extension MethodOverload {
  /// The signature as PowerShell writes it: `Params`, and enumerations' names in full.
  public var shownDefinition: String {
    guard parameters.contains(where: { $0.isParams || $0.isOptional }),
      let open = definition.utf8.firstIndex(of: 0x28)
    else { return definition }
    let shown = parameters.map { parameter in
      var text = parameter.isReference ? "[ref] " : parameter.isParams ? "Params " : ""
      text += parameter.type + " " + parameter.name
      guard let fallback = parameter.defaultText else { return text }
      let isEnumeration = TypeTable.find(parameter.type)?.enumeration != nil
      let isPlain = isEnumeration && !fallback.utf8.contains(0x2E)
      return text + " = " + (isPlain ? parameter.type + "." : "") + fallback
    }
    return String(definition[...open]) + shown.joined(separator: ", ") + ")"
  }
}

/// Reads .NET signatures as `Get-Member` writes them.
public enum Signature {
  /// A parameter's type and name, and how it is passed.
  public struct Parameter: Sendable {
    public let type: String
    public let name: String
    public let isReference: Bool
    public let isParams: Bool
    /// The default's text, where there is one.
    public let defaultText: String?
    public var isOptional: Bool { defaultText != nil }
  }

  /// Type and name at the head of `static int Parse(string s)` or `int Length {get;}`.
  static func head(of definition: String) -> (type: String, name: String) {
    let head = definition.utf8.prefix { $0 != 0x28 && $0 != 0x7B && $0 != 0x3D }
    let trimmed = head.reversed().drop { $0 == 0x20 }
    // `Chars[int]`: the index belongs to the definition, not to the name.
    var name: [UInt8] = []
    var depth = 0
    var length = 0
    for byte in trimmed {
      if byte == 0x20, depth == 0 { break }
      length += 1
      if byte == 0x5D { depth += 1 }
      if depth == 0 { name.append(byte) }
      if byte == 0x5B { depth -= 1 }
    }
    var type = Array(trimmed.dropFirst(length).reversed().drop { $0 == 0x20 })
    while type.last == 0x20 { type.removeLast() }
    let prefix = Array("static ".utf8)
    if type.starts(with: prefix) { type.removeFirst(prefix.count) }
    return (String(decoding: type, as: UTF8.self), String(decoding: name.reversed(), as: UTF8.self))
  }

  /// The types between the brackets of `System.Object Item[int index] {get;set;}`.
  static func indexTypes(of definition: String, in owner: TypeInfo) -> [TypeInfo] {
    let bytes = Array(definition.utf8.prefix { $0 != 0x7B })
    guard let close = bytes.lastIndex(of: 0x5D) else { return [] }
    var depth = 0
    var open = close
    for index in bytes[...close].indices.reversed() {
      if bytes[index] == 0x5D { depth += 1 }
      if bytes[index] == 0x5B { depth -= 1 }
      open = index
      if depth == 0 { break }
    }
    let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    return split(inner, at: 0x2C).map { type(named: split($0, at: 0x20).first ?? $0, in: owner) }
  }

  static func parameters(of definition: String) -> [Parameter] {
    let bytes = Array(definition.utf8)
    guard let open = bytes.firstIndex(of: 0x28), let close = bytes.lastIndex(of: 0x29), open < close
    else { return [] }
    let inner = String(decoding: bytes[(open + 1)..<close], as: UTF8.self)
    return split(inner, at: 0x2C).map(parameter)
  }

  private static func parameter(_ text: String) -> Parameter {
    var words = split(text, at: 0x20)
    var fallback: String?
    if let equals = words.firstIndex(of: "=") {
      fallback = words[(equals + 1)...].joined(separator: " ")
      words.removeSubrange(equals...)
    }
    let isParams = words.first == "params" || words.first == "Params"
    let isReference = words.first == "[ref]"
    if isParams || isReference { words.removeFirst() }
    let name = words.popLast() ?? ""
    // `T[]&`: the reference is said already.
    if let last = words.last, last.utf8.last == 0x26 {
      words[words.count - 1] = String(decoding: last.utf8.dropLast(), as: UTF8.self)
    }
    return Parameter(
      type: words.joined(separator: " "), name: name, isReference: isReference, isParams: isParams,
      defaultText: fallback)
  }

  /// Splits outside brackets.
  private static func split(_ text: String, at separator: UInt8) -> [String] {
    var parts: [String] = []
    var current: [UInt8] = []
    var depth = 0
    for byte in text.utf8 {
      if byte == 0x5B { depth += 1 }
      if byte == 0x5D { depth -= 1 }
      if byte == separator, depth == 0 {
        if !current.isEmpty { parts.append(String(decoding: current, as: UTF8.self)) }
        current = []
      } else if byte != 0x20 || !current.isEmpty {
        current.append(byte)
      }
    }
    if !current.isEmpty { parts.append(String(decoding: current, as: UTF8.self)) }
    return parts
  }

  /// The type a signature names: an accelerator, a full name, a type parameter of the owner.
  static func type(named text: String, in owner: TypeInfo) -> TypeInfo {
    TypeTable.named(text, in: owner) ?? .unresolved
  }

  /// Names like `T` and `TSource` that neither the owner nor the type table knows.
  static func openNames(in parameters: [Parameter], _ owner: TypeInfo) -> [String] {
    var names: [String] = []
    for parameter in parameters {
      for name in words(of: parameter.type) where isOpen(name, owner) && !names.contains(name) {
        names.append(name)
      }
    }
    return names
  }

  private static func isOpen(_ name: String, _ owner: TypeInfo) -> Bool {
    guard name.utf8.first == 0x54, !name.utf8.contains(0x2E) else { return false }
    if let second = name.utf8.dropFirst().first, !(0x41...0x5A).contains(second),
      !(0x31...0x39).contains(second)
    {
      return false
    }
    if owner.definition?.typeParameters.contains(name) ?? false { return false }
    return TypeTable.find(name) == nil
  }

  private static func words(of text: String) -> [String] {
    text.utf8.split { $0 == 0x5B || $0 == 0x5D || $0 == 0x2C || $0 == 0x20 }.map {
      String($0) ?? ""
    }
  }
}
