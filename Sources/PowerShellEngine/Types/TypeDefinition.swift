/// How an emulated .NET type is declared: a name, a base, and a function that lists its members.
///
/// One file a type, under `Types/`; members are written with .NET's own signatures, as
/// `Get-Member` shows them, so that the declaration is also what a script is told.
public struct TypeDefinition: @unchecked Sendable {
  public let fullName: String
  public let kind: TypeInfo.Kind
  public let base: String?
  public let interfaces: [String]
  public let enumeration: Enumeration?
  /// Names of the type parameters of a generic definition: `["T"]`, `["TKey", "TValue"]`.
  public let typeParameters: [String]
  public let isAbstract: Bool
  let declare: (MemberDeclarations) -> Void

  /// A type; `base` nil is `System.Object`, or `System.ValueType` for a value.
  public init(
    _ fullName: String, _ kind: TypeInfo.Kind = .reference, base: String? = nil,
    interfaces: [String] = [], typeParameters: [String] = [], isAbstract: Bool = false,
    members: @escaping (MemberDeclarations) -> Void = { _ in }
  ) {
    (self.fullName, self.kind, self.interfaces) = (fullName, kind, interfaces)
    self.base = base ?? Self.usualBase(fullName, kind)
    (self.typeParameters, declare, enumeration) = (typeParameters, members, nil)
    self.isAbstract = isAbstract || kind == .interface
  }

  /// An enumeration.
  public init(
    enumeration fullName: String,
    _ members: @autoclosure @escaping () -> [(name: String, value: Int64)], isFlags: Bool = false,
    underlying: String = "System.Int32"
  ) {
    (self.fullName, kind, base, interfaces) = (fullName, .enumeration, "System.Enum", [])
    (typeParameters, declare, isAbstract) = ([], { _ in }, false)
    enumeration = Enumeration(members(), isFlags: isFlags, underlyingName: underlying)
  }

  /// An enumeration whose values count up from zero.
  public init(enumeration fullName: String, counting names: String...) {
    self.init(
      enumeration: fullName, names.enumerated().map { (name: $1, value: Int64($0)) })
  }

  private static func usualBase(_ fullName: String, _ kind: TypeInfo.Kind) -> String? {
    switch kind {
    case .value: "System.ValueType"
    case .interface: nil
    case .enumeration: "System.Enum"
    case .delegate: "System.MulticastDelegate"
    case .reference: fullName == "System.Object" ? nil : "System.Object"
    }
  }

  /// What `T[]` is for its element type.
  static let genericArrayInterfaces: Set<String> = [
    "ICollection`1", "IEnumerable`1", "IList`1", "IReadOnlyCollection`1", "IReadOnlyList`1",
  ]

  static let arrayInterfaces: Set<String> = [
    "ICollection", "IEnumerable", "IList", "ICloneable", "IStructuralComparable",
    "IStructuralEquatable",
  ]
}
