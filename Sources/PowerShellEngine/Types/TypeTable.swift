public import PowerShellSyntax

/// Finds types by name: accelerators, full names, arrays, closed generics.
public enum TypeTable {
  nonisolated(unsafe) private static var definitions = FoldedDictionary<TypeDefinition>()
  nonisolated(unsafe) private static var loaded = FoldedDictionary<TypeInfo>()
  /// Families that nobody has needed yet, the most used first.
  nonisolated(unsafe) private static var unopened = TypeFamily.all
  nonisolated(unsafe) private static var registered: Set<String> = []

  /// Adds definitions of another module (its own types, such as a virtual machine's).
  public static func register(_ more: [TypeDefinition]) {
    for definition in more { definitions[definition.fullName] = definition }
  }

  /// Adds a module's family of types, which is built when a name is sought that is not known yet.
  public static func register(_ family: TypeFamily) {
    guard registered.insert(family.name).inserted else { return }
    unopened.append(family)
  }

  /// The definition of one of the names, the first that is known.
  private static func definition(of names: String...) -> TypeDefinition? {
    repeat {
      for name in names {
        if let known = definitions[name] { return known }
      }
    } while openNextFamily()
    return nil
  }

  private static func openNextFamily() -> Bool {
    guard !unopened.isEmpty else { return false }
    for definition in unopened.removeFirst().make()
    where definitions[definition.fullName] == nil {
      definitions[definition.fullName] = definition
    }
    return true
  }

  /// The full names of all known types.
  public static var allNames: [String] {
    while openNextFamily() {}
    return definitions.entries.map(\.key)
  }

  /// A type the engine itself needs; a missing definition is our own mistake.
  static func required(_ fullName: String) -> TypeInfo {
    guard let type = find(fullName) else {
      preconditionFailure("no definition of \(fullName)")
    }
    return type
  }

  /// A type by accelerator, full name, or name without `System.`.
  public static func find(_ name: String) -> TypeInfo? {
    if let known = loaded[name] { return known }
    if !name.utf8.contains(0x2E), let full = accelerators[name] {
      return remember(find(full), as: name)
    }
    let inSystem = "System." + name
    guard let definition = definition(of: name, inSystem) else { return nil }
    if let known = loaded[definition.fullName] { return remember(known, as: name) }
    return remember(remember(make(definition, []), as: definition.fullName), as: name)
  }

  private static func remember(_ type: TypeInfo?, as name: String) -> TypeInfo? {
    if let type { loaded[name] = type }
    return type
  }

  private static func make(_ definition: TypeDefinition, _ arguments: [TypeInfo]) -> TypeInfo {
    let dot = definition.fullName.utf8.lastIndex(of: 0x2E)
    let namespace = dot.map { String(definition.fullName[..<$0]) } ?? ""
    let name = dot.map { String(definition.fullName[definition.fullName.utf8.index(after: $0)...]) }
    return TypeInfo(
      name: name ?? definition.fullName, namespace: namespace, kind: definition.kind,
      base: definition.base.flatMap(find), interfaces: definition.interfaces,
      genericArguments: arguments, definition: definition, enumeration: definition.enumeration)
  }

  /// A generic definition closed over arguments.
  public static func close(_ name: String, _ arguments: [TypeInfo]) -> TypeInfo? {
    let key = "\(name)`\(arguments.count)"
    let closed = key + "[" + arguments.map(\.displayName).joined(separator: ",") + "]"
    if let known = loaded[closed] { return known }
    let generic = "System.Collections.Generic." + key
    guard let definition = definition(of: key, "System." + key, generic) else { return nil }
    return remember(make(definition, arguments), as: closed)
  }

  /// Whether there is a generic definition of the name for so many arguments.
  static func isGeneric(_ name: String, _ count: Int, _ namespaces: [String]) -> Bool {
    close(name, Array(repeating: .object, count: count)) != nil
      || namespaces.contains {
        close($0 + "." + name, Array(repeating: .object, count: count)) != nil
      }
  }

  /// The type of a name as written in source.
  public static func find(_ name: TypeName, in session: Session? = nil) -> TypeInfo? {
    switch name {
    case .simple(let text, _):
      return session?.scriptType(named: text) ?? find(text)
    case .array(let element, let rank, _):
      return find(element, in: session).map { TypeInfo.array(of: $0, rank: rank) }
    case .generic(let base, let arguments, _):
      let closed = arguments.compactMap { find($0, in: session) }
      guard closed.count == arguments.count else { return nil }
      return close(base.fullName, closed)
    }
  }

  /// The type a signature's text names; `owner` lends its type parameters.
  static func named(_ text: String, in owner: TypeInfo?) -> TypeInfo? {
    let bytes = Array(text.utf8)
    guard bytes.last == 0x5D, let open = matchingOpen(bytes) else {
      return owner.flatMap { typeParameter(text, of: $0) }
        ?? Session.current.scriptType(named: text) ?? find(text)
    }
    let head = String(decoding: bytes[..<open], as: UTF8.self)
    let inside = bytes[(open + 1)..<(bytes.count - 1)]
    if inside.allSatisfy({ $0 == 0x2C }) {
      return named(head, in: owner).map { TypeInfo.array(of: $0, rank: inside.count + 1) }
    }
    let arguments = splitArguments(inside).compactMap { named($0, in: owner) }
    return close(head, arguments) ?? find(head)
  }

  /// The parts of `Head[A,B]`; no arguments for an array of one dimension.
  static func parts(of text: String) -> (head: String, arguments: [String])? {
    let bytes = Array(text.utf8)
    guard bytes.last == 0x5D, let open = matchingOpen(bytes) else { return nil }
    let inside = bytes[(open + 1)..<(bytes.count - 1)]
    return (
      String(decoding: bytes[..<open], as: UTF8.self),
      inside.isEmpty ? [] : splitArguments(inside)
    )
  }

  private static func typeParameter(_ text: String, of owner: TypeInfo) -> TypeInfo? {
    guard let place = owner.definition?.typeParameters.firstIndex(of: text),
      place < owner.genericArguments.count
    else { return nil }
    return owner.genericArguments[place]
  }

  private static func matchingOpen(_ bytes: [UInt8]) -> Int? {
    var depth = 0
    for index in bytes.indices.reversed() {
      if bytes[index] == 0x5D { depth += 1 }
      if bytes[index] == 0x5B {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  private static func splitArguments(_ bytes: ArraySlice<UInt8>) -> [String] {
    var parts: [[UInt8]] = [[]]
    var depth = 0
    for byte in bytes {
      if byte == 0x5B { depth += 1 }
      if byte == 0x5D { depth -= 1 }
      if byte == 0x2C, depth == 0 { parts.append([]) } else { parts[parts.count - 1].append(byte) }
    }
    return parts.map { String(decoding: $0.drop { $0 == 0x20 }, as: UTF8.self) }
  }
}

extension TypeInfo {
  nonisolated(unsafe) private static var arrays: [ObjectIdentifier: [TypeInfo]] = [:]

  /// `T[]`, or `T[,]` for rank 2.
  public static func array(of element: TypeInfo, rank: Int = 1) -> TypeInfo {
    let key = ObjectIdentifier(element)
    if let known = arrays[key]?.first(where: { $0.rank == rank }) { return known }
    let commas = String(repeating: ",", count: rank - 1)
    let type = TypeInfo(
      name: element.name + "[\(commas)]", namespace: element.namespace, kind: .reference,
      base: .arrayBase, element: element, rank: rank)
    arrays[key, default: []].append(type)
    return type
  }

  nonisolated(unsafe) public static let object = TypeTable.required("System.Object")
  nonisolated(unsafe) public static let valueType = TypeTable.required("System.ValueType")
  nonisolated(unsafe) public static let enumBase = TypeTable.required("System.Enum")
  nonisolated(unsafe) public static let arrayBase = TypeTable.required("System.Array")
  nonisolated(unsafe) public static let runtimeType = TypeTable.required("System.RuntimeType")
  nonisolated(unsafe) public static let string = TypeTable.required("System.String")
  nonisolated(unsafe) public static let char = TypeTable.required("System.Char")
  nonisolated(unsafe) public static let boolean = TypeTable.required("System.Boolean")
  nonisolated(unsafe) public static let sbyte = TypeTable.required("System.SByte")
  nonisolated(unsafe) public static let byte = TypeTable.required("System.Byte")
  nonisolated(unsafe) public static let int16 = TypeTable.required("System.Int16")
  nonisolated(unsafe) public static let uint16 = TypeTable.required("System.UInt16")
  nonisolated(unsafe) public static let int32 = TypeTable.required("System.Int32")
  nonisolated(unsafe) public static let uint32 = TypeTable.required("System.UInt32")
  nonisolated(unsafe) public static let int64 = TypeTable.required("System.Int64")
  nonisolated(unsafe) public static let uint64 = TypeTable.required("System.UInt64")
  nonisolated(unsafe) public static let single = TypeTable.required("System.Single")
  nonisolated(unsafe) public static let double = TypeTable.required("System.Double")
  nonisolated(unsafe) public static let decimal = TypeTable.required("System.Decimal")
  nonisolated(unsafe) public static let bigInteger = TypeTable.required(
    "System.Numerics.BigInteger")
  nonisolated(unsafe) public static let void = TypeTable.required("System.Void")
  nonisolated(unsafe) public static let hashtable = TypeTable.required(
    "System.Collections.Hashtable")
  nonisolated(unsafe) public static let orderedDictionary = TypeTable.required(
    "System.Collections.Specialized.OrderedDictionary")
  nonisolated(unsafe) public static let psCustomObject = TypeTable.required(
    "System.Management.Automation.PSCustomObject")
  nonisolated(unsafe) public static let psObject = TypeTable.required(
    "System.Management.Automation.PSObject")
  nonisolated(unsafe) public static let scriptBlock = TypeTable.required(
    "System.Management.Automation.ScriptBlock")
  nonisolated(unsafe) public static let switchParameter = TypeTable.required(
    "System.Management.Automation.SwitchParameter")
  nonisolated(unsafe) public static let errorRecord = TypeTable.required(
    "System.Management.Automation.ErrorRecord")
  /// What a signature names and the shell does not know: nothing converts to it.
  nonisolated(unsafe) static let unresolved = TypeInfo(
    name: "?", namespace: "", kind: .reference, base: nil)
  nonisolated(unsafe) public static let objectArray = TypeInfo.array(of: .object)
  nonisolated(unsafe) public static let stringArray = TypeInfo.array(of: .string)
}

extension Value {
  /// The .NET type; of null, `object`.
  public var type: TypeInfo {
    switch self {
    case .null, .nothing, .unset, .cell: .object
    case .bool: .boolean
    case .int: .int32
    case .long: .int64
    case .double: .double
    case .string: .string
    case .array(let array): array.type
    case .table(let table): table.type
    case .object(let object): object.type
    }
  }
}
