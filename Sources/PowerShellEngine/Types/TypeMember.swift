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
  public let get: (Value) throws -> Value
  public let set: ((Value, Value) throws -> Void)?

  public init(
    _ definition: String, kind: Kind, get: @escaping (Value) throws -> Value,
    set: ((Value, Value) throws -> Void)?
  ) {
    let head = Signature.head(of: definition)
    (name, typeText) = (head.name, head.type)
    symbol = Symbol.intern(head.name)
    (self.definition, self.kind, self.get, self.set) = (definition, kind, get, set)
  }
}

/// A method under one name.
public final class MethodGroup {
  public let symbol: Symbol
  public let name: String
  public internal(set) var overloads: [MethodOverload]

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
  public let parameters: [Signature.Parameter]
  public let body: Body
  private let owner: TypeInfo
  private var resolvedTypes: [TypeInfo]?

  init(_ definition: String, _ owner: TypeInfo, _ body: @escaping Body) {
    let head = Signature.head(of: definition)
    (self.definition, self.owner, self.body) = (definition, owner, body)
    name = head.name
    symbol = Symbol.intern(head.name)
    returnsNothing = head.type == "void"
    parameters = Signature.parameters(of: definition)
  }

  /// The parameters' types; of a `params` array, the array's.
  public var types: [TypeInfo] {
    if let resolvedTypes { return resolvedTypes }
    let found = parameters.map { Signature.type(named: $0.type, in: owner) }
    resolvedTypes = found
    return found
  }

  /// The last parameter takes any number of arguments.
  public var takesList: Bool { parameters.last?.isParams ?? false }
  public var minimum: Int { parameters.count { !$0.isOptional && !$0.isParams } }
}

/// A type's own members, by name.
struct MemberTable {
  private(set) var instance: [Symbol: TypeMember] = [:]
  private(set) var statics: [Symbol: TypeMember] = [:]
  private(set) var instanceList: [TypeMember] = []
  private(set) var staticList: [TypeMember] = []
  let constructors: MethodGroup?

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
  }
}

/// Reads .NET signatures as `Get-Member` writes them.
public enum Signature {
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
    var words = split(String(definition.utf8.prefix { $0 != 0x28 && $0 != 0x7B }) ?? "", at: 0x20)
    if words.first == "static" { words.removeFirst() }
    let name = words.popLast() ?? ""
    // `Chars[int]`: the index belongs to the definition, not to the name.
    let bare = String(name.utf8.prefix { $0 != 0x5B }) ?? name
    return (words.joined(separator: " "), bare)
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
    if let place = owner.definition?.typeParameters.firstIndex(of: text),
      place < owner.genericArguments.count
    {
      return owner.genericArguments[place]
    }
    return TypeTable.named(text, in: owner) ?? .object
  }
}
