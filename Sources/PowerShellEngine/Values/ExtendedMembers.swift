/// A member that a script or a type file adds to an object.
public final class ExtendedMember {
  public enum Kind {
    case note(Value)
    case alias(String)
    case script(get: ScriptBlock?, set: ScriptBlock?)
    case method(ScriptBlock)
    /// A property computed by the host program.
    case code(get: (Value) throws -> Value)
    case propertySet([String])
    case memberSet([ExtendedMember])
  }
  public let name: String
  public var kind: Kind
  public var isHidden = false

  public init(_ name: String, _ kind: Kind) { (self.name, self.kind) = (name, kind) }
}

/// What `Add-Member` and type names add to one object.
public final class ExtendedMembers {
  public private(set) var list: [ExtendedMember] = []
  /// Replaces the type's own names where a script changed them (`PSTypeNames.Insert`).
  public var typeNames: [String]?
  public init() {}

  public func member(_ symbol: Symbol) -> ExtendedMember? {
    list.first { Symbol.intern($0.name) === symbol }
  }

  public func add(_ member: ExtendedMember) {
    let symbol = Symbol.intern(member.name)
    if let place = list.firstIndex(where: { Symbol.intern($0.name) === symbol }) {
      list[place] = member
    } else {
      list.append(member)
    }
  }

  public func remove(_ symbol: Symbol) { list.removeAll { Symbol.intern($0.name) === symbol } }
}
