/// What `Update-TypeData` says of a type: members its objects get, and how they are shown.
public final class TypeData: PSObject {
  public let typeName: String
  public let members = ExtendedMembers()
  public var defaultDisplayProperty: String?
  public var defaultDisplayPropertySet: [String]?
  public var defaultKeyPropertySet: [String]?
  public var serializationMethod: String?
  public var serializationDepth: Int32?
  public var targetType: TypeInfo?

  public init(_ typeName: String) { self.typeName = typeName }

  public override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Runspaces.TypeData") ?? .object
  }
}

extension TypeData: ParameterObject {
  public static var parameterTypeName: String { "System.Management.Automation.Runspaces.TypeData" }
}

/// A session's type data, by type name.
public struct TypeDataTable {
  private var entries: [Symbol: TypeData] = [:]

  public var isEmpty: Bool { entries.isEmpty }
  public var all: [TypeData] { entries.values.sorted { $0.typeName < $1.typeName } }

  public subscript(typeName: String) -> TypeData? {
    get { entries[Symbol.intern(typeName)] }
    set { entries[Symbol.intern(typeName)] = newValue }
  }

  /// The data that an object's type names bring, most derived first.
  public func data(for value: Value) -> [TypeData] {
    entries.isEmpty ? [] : value.typeNames.compactMap { entries[Symbol.intern($0)] }
  }

  func member(_ name: Symbol, of value: Value) -> ExtendedMember? {
    for data in data(for: value) {
      if let member = data.members.member(name) { return member }
    }
    return nil
  }

  /// All members that type data brings to an object.
  func members(of value: Value) -> [ExtendedMember] {
    data(for: value).flatMap(\.members.list)
  }
}

extension Value {
  /// A member that a script added to the object, or to its type.
  func addedMember(_ name: Symbol, _ session: Session) -> ExtendedMember? {
    if let member = reference?.extendedMembers?.member(name) { return member }
    return session.typeData.isEmpty ? nil : session.typeData.member(name, of: self)
  }
}
