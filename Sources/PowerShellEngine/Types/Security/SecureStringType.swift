/// `System.Security.SecureString`: text that shows itself to nobody by accident.
public final class SecureStringObject: PSObject {
  public internal(set) var units: [UInt16]
  var isReadOnly = false

  public init(_ text: String) { units = Array(text.utf16) }
  init(units: [UInt16]) { self.units = units }

  public override var type: TypeInfo { TypeTable.required("System.Security.SecureString") }

  /// The text itself, for those who ask for it by name.
  public var revealed: String { String(utf16: units) }

  func change(_ body: (inout [UInt16]) throws -> Void) throws {
    guard !isReadOnly else {
      throw DotNetException.invalidOperation("Instance is read-only.")
    }
    try body(&units)
  }
}

extension TypeDefinition {
  static let secureString = TypeDefinition(
    "System.Security.SecureString", interfaces: ["IDisposable"]
  ) { m in
    m.constructor("()") { _ in .object(SecureStringObject("")) }
    m.property("int Length {get;}") { (me: SecureStringObject) in
      .int(Int32(clamping: me.units.count))
    }
    m.method("void AppendChar(char c)") { (me: SecureStringObject, a) in
      try me.change { $0.append(a.unit(0)) }
      return .nothing
    }
    m.method("void InsertAt(int index, char c)") { (me: SecureStringObject, a) in
      try me.change { units in
        guard (0...units.count).contains(a.int(0)) else { throw outside }
        units.insert(a.unit(1), at: a.int(0))
      }
      return .nothing
    }
    m.method("void SetAt(int index, char c)") { (me: SecureStringObject, a) in
      try me.change { units in
        guard units.indices.contains(a.int(0)) else { throw outside }
        units[a.int(0)] = a.unit(1)
      }
      return .nothing
    }
    m.method("void RemoveAt(int index)") { (me: SecureStringObject, a) in
      try me.change { units in
        guard units.indices.contains(a.int(0)) else { throw outside }
        units.remove(at: a.int(0))
      }
      return .nothing
    }
    m.method("void Clear()", "void Dispose()") { (me: SecureStringObject, _) in
      try me.change { $0 = [] }
      return .nothing
    }
    m.method("securestring Copy()") { (me: SecureStringObject, _) in
      .object(SecureStringObject(units: me.units))
    }
    m.method("bool IsReadOnly()") { (me: SecureStringObject, _) in .bool(me.isReadOnly) }
    m.method("void MakeReadOnly()") { (me: SecureStringObject, _) in
      me.isReadOnly = true
      return .nothing
    }
  }

  private static var outside: DotNetException {
    DotNetException.outOfRange(
      "Index was out of range. Must be non-negative and less than the length of the string.",
      "index")
  }
}
