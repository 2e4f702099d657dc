extension TypeDefinition {
  /// Every emulated type, by family.
  static var all: [TypeDefinition] {
    roots + numbers + collections + reflection + interfaces + enumerations + exceptions
      + objectTypes + recordTypes + others + LanguageTypes.definitions
  }

  /// The types everything else derives from, and text.
  private static let roots: [TypeDefinition] = [
    object, valueType, enumBase, array, TypeDefinition("System.Void", .value), string,
    TypeDefinition("System.Delegate", isAbstract: true),
    TypeDefinition("System.MulticastDelegate", base: "System.Delegate", isAbstract: true),
    TypeDefinition("System.Nullable`1", .value, typeParameters: ["T"]),
  ]

  private static let numbers: [TypeDefinition] = [
    "Boolean", "Char", "SByte", "Byte", "Int16", "UInt16", "Int32", "UInt32", "Int64", "UInt64",
    "Single", "Double", "Decimal", "Numerics.BigInteger",
  ].map { ValueTypes.definition("System." + $0) }

  private static let collections: [TypeDefinition] = [
    arrayList, list, collection, readOnlyCollection, hashtable, orderedDictionary, dictionary,
    sortedDictionary, sortedList, dictionaryEntry, keyValuePair, enumerator,
  ]

  private static let reflection: [TypeDefinition] = [memberInfo, type, runtimeType]

  /// Types that are known by name so far.
  private static let others: [TypeDefinition] = [
    TypeDefinition("System.Globalization.CultureInfo", interfaces: ["IFormatProvider"]) { m in
      m.property("string Name {get;}") { (me: CultureObject) in .string(me.culture.name) }
    },
    TypeDefinition("System.Text.Rune", .value) { m in
      m.property("int Value {get;}") { (me: RuneObject) in
        .int(Int32(bitPattern: me.scalar.value))
      }
    },
    ScriptBlockType.definition, CmdletContextType.definition,
    TypeDefinition("System.Management.Automation.InformationRecord"),
    TypeDefinition("System.Management.Automation.WarningRecord"),
    TypeDefinition("System.Management.Automation.VerboseRecord"),
    TypeDefinition("System.Management.Automation.DebugRecord"),
    TypeDefinition(
      "System.Collections.Hashtable+KeyCollection", interfaces: ["ICollection", "IEnumerable"]
    ) { m in
      m.property("int Count {get;}") { (me: KeyCollection) in
        .int(Int32(clamping: me.elements.count))
      }
    },
    TypeDefinition(
      "System.Collections.Hashtable+ValueCollection", interfaces: ["ICollection", "IEnumerable"]
    ) { m in
      m.property("int Count {get;}") { (me: KeyCollection) in
        .int(Int32(clamping: me.elements.count))
      }
    },
  ]
}

/// Value types whose members every one of them has: comparing.
enum ValueTypes {
  static func definition(_ name: String) -> TypeDefinition {
    TypeDefinition(
      name, .value, interfaces: ["IComparable", "IConvertible", "IFormattable", "IEquatable`1"]
    ) { m in
      m.method("int CompareTo(System.Object value)") { (me: Value, a) in
        if a[0].isNull { return .int(1) }
        guard a[0].base.type === me.type else {
          throw DotNetException.argument("Object must be of type \(me.type.name).")
        }
        return .int(Int32(try ValueOrder.compare(me, a[0])))
      }
      m.method("System.TypeCode GetTypeCode()") { (me: Value, _) in TypeCodes.value(me.type.name) }
    }
  }
}
