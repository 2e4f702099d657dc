/// Types that belong together, built when one of them is first sought.
public struct TypeFamily {
  let name: String
  let make: () -> [TypeDefinition]

  public init(_ name: String, _ make: @escaping () -> [TypeDefinition]) {
    (self.name, self.make) = (name, make)
  }

  /// The engine's own, the most used first.
  static var all: [TypeFamily] {
    TypeDefinition.families
      + [
        TypeFamily("Modules") { ModuleTypes.definitions + CommandTypes.definitions },
        TypeFamily("Files") { FileTypes.definitions + ConsoleTypes.definitions },
        TypeFamily("Parameters") {
          CmdletContextType.classes + ParameterTypes.definitions + BreakpointTypes.definitions
        },
        TypeFamily("Jobs") {
          JobTypes.definitions + RemotingTypes.definitions + CredentialTypes.definitions
            + NamedObject.definitions
        },
        TypeFamily("Language") { LanguageTypes.definitions },
        TypeFamily("Platform") {
          PlatformTypes.definitions + DigestTypes.definitions + PrincipalTypes.definitions
            + StyleTypes.definitions
        },
      ]
  }
}

extension TypeDefinition {
  fileprivate static var families: [TypeFamily] {
    [
      TypeFamily("Roots") { roots + objectTypes + recordTypes },
      TypeFamily("Values") { values + collections },
      TypeFamily("Interfaces") { interfaces + enumerations + exceptions },
      TypeFamily("Records") { streamTypes + runtimeParameterTypes + others },
      TypeFamily("Reflection") { reflection + regexParts + xml + network },
    ]
  }

  /// The types everything else derives from, and text.
  private static let roots: [TypeDefinition] = [
    object, valueType, enumBase, array, TypeDefinition("System.Void", .value), string,
    TypeDefinition("System.Delegate", isAbstract: true),
    TypeDefinition("System.MulticastDelegate", base: "System.Delegate", isAbstract: true),
    TypeDefinition("System.Nullable`1", .value, typeParameters: ["T"]),
  ]

  private static let values: [TypeDefinition] =
    numberTypes
    + [
      char, math, mathF, stringBuilder, dateTime, timeSpan, convert, dbNull, bitConverter,
      dateTimeOffset,
      dateOnly, timeOnly, isoWeek, nullable,
    ] + tuples + stringComparers + cultureParts

  private static let collections: [TypeDefinition] =
    [
      arrayList, list, collection, readOnlyCollection, hashtable, listDictionary, orderedDictionary,
      dictionary,
      sortedDictionary, sortedList, dictionaryEntry, keyValuePair,
      boundParameters,
      enumerable, priorityQueue, BitArrayObject.definition,
    ] + enumerators + queues + concurrent + sets + linkedLists

  private static let network: [TypeDefinition] =
    [physicalAddress, uri, uriBuilder, MailAddressObject.definition] + ipAddresses + endPoints
    + webUtilities + runtimeServices

  private static let reflection: [TypeDefinition] = [type] + ReflectionTypes.definitions

  /// Types that are known by name so far.
  private static let others: [TypeDefinition] = [
    TypeDefinition("System.Text.Rune", .value) { m in
      m.property("int Value {get;}") { (me: RuneObject) in
        .int(Int32(bitPattern: me.scalar.value))
      }
    },
    ScriptBlockType.definition, CmdletContextType.definition, CmdletContextType.paging,
    SteppablePipeline.definition, cultureInfo, guid, version, semanticVersion,
    regex, wildcardPattern, languagePrimitives, random, stopwatch, timeZone,
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
