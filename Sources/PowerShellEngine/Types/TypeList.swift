extension TypeDefinition {
  /// Every emulated type, by family.
  static var all: [TypeDefinition] { roots }

  /// The types everything else derives from.
  private static let roots: [TypeDefinition] = [
    TypeDefinition("System.Object") { m in
      m.method("bool Equals(System.Object obj)") { (me: Value, a) in .bool(me.equals(a[0])) }
      m.method("int GetHashCode()") { (me: Value, _) in
        .int(Int32(truncatingIfNeeded: me.hashCode()))
      }
      m.method("type GetType()") { (me: Value, _) in .object(me.type) }
      m.method("string ToString()") { (me: Value, a) in .string(me.text(a.session.culture)) }
    },
    TypeDefinition("System.ValueType"),
    TypeDefinition("System.Enum", base: "System.ValueType"),
    TypeDefinition("System.Array"),
    TypeDefinition("System.Type"), TypeDefinition("System.RuntimeType", base: "System.Type"),
    TypeDefinition("System.Void", .value),
    TypeDefinition("System.String") { m in
      m.property("int Length {get;}") { (text: String) in
        .int(Int32(truncatingIfNeeded: text.utf16.count))
      }
    },
    TypeDefinition("System.Boolean", .value), TypeDefinition("System.Char", .value),
    TypeDefinition("System.SByte", .value), TypeDefinition("System.Byte", .value),
    TypeDefinition("System.Int16", .value), TypeDefinition("System.UInt16", .value),
    TypeDefinition("System.Int32", .value), TypeDefinition("System.UInt32", .value),
    TypeDefinition("System.Int64", .value), TypeDefinition("System.UInt64", .value),
    TypeDefinition("System.Single", .value), TypeDefinition("System.Double", .value),
    TypeDefinition("System.Decimal", .value), TypeDefinition("System.Numerics.BigInteger", .value),
    TypeDefinition("System.Collections.ArrayList"),
    TypeDefinition("System.Collections.Hashtable"),
    TypeDefinition("System.Collections.Specialized.OrderedDictionary"),
    TypeDefinition("System.Management.Automation.PSCustomObject"),
    TypeDefinition("System.Management.Automation.PSObject"),
    TypeDefinition("System.Management.Automation.ScriptBlock"),
    TypeDefinition("System.Management.Automation.SwitchParameter", .value),
    TypeDefinition("System.Management.Automation.ErrorRecord"),
    TypeDefinition("System.Management.Automation.InformationRecord"),
    TypeDefinition("System.Exception"),
    TypeDefinition("System.Management.Automation.RuntimeException", base: "System.Exception"),
  ]
}
