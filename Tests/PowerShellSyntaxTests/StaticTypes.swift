import PowerShellSyntax

/// The .NET names of the types that casts in the recordings name; `Object` where PowerShell knows
/// none when it parses.
enum StaticTypes {
  static func name(_ type: TypeName) -> String {
    switch type {
    case .array(let element, let rank, _):
      let element = name(element)
      return element == "Object" && !isObject(type)
        ? "Object" : element + "[" + String(repeating: ",", count: rank - 1) + "]"
    case .generic(let name, let arguments, _):
      let name = simple(name.fullName)
      return name == "Object" ? name : "\(name)`\(arguments.count)"
    case .simple(let name, _): return simple(name)
    }
  }

  private static func isObject(_ type: TypeName) -> Bool {
    guard case .array(let element, _, _) = type else { return false }
    return element.fullName.lowercased() == "object"
  }

  private static func simple(_ written: String) -> String {
    var name = written.lowercased()
    if name.hasPrefix("system.") { name = String(name.dropFirst(7)) }
    if let known = accelerators[name] { return known }
    return names[name] ?? "Object"
  }

  private static let accelerators = [
    "int": "Int32", "long": "Int64", "short": "Int16", "byte": "Byte", "sbyte": "SByte",
    "uint": "UInt32", "ulong": "UInt64", "ushort": "UInt16", "float": "Single", "bool": "Boolean",
    "switch": "SwitchParameter", "array": "Array", "hashtable": "Hashtable",
    "ordered": "OrderedDictionary", "ref": "PSReference", "text.stringbuilder": "StringBuilder",
    "semver": "SemanticVersion", "management.automation.psmemberinfo": "PSMemberInfo",
    "text.regularexpressions.matchevaluator": "MatchEvaluator",
    "io.fileattributes": "FileAttributes",
    "pscustomobject": "PSObject", "psobject": "PSObject", "bigint": "BigInteger",
    "scriptblock": "ScriptBlock", "regex": "Regex", "xml": "XmlDocument", "type": "Type",
    "cultureinfo": "CultureInfo", "ipaddress": "IPAddress", "mailaddress": "MailAddress",
    "psvariable": "PSVariable", "securestring": "SecureString", "pscredential": "PSCredential",
    "collections.arraylist": "ArrayList", "collections.hashtable": "Hashtable",
    "collections.generic.list": "List", "void": "Void", "consolecolor": "ConsoleColor",
    "numerics.biginteger": "BigInteger", "dayofweek": "DayOfWeek",
  ]

  private static let names = Dictionary(
    uniqueKeysWithValues: [
      "Int32", "Int64", "Int16", "UInt16", "UInt32", "UInt64", "Byte", "SByte", "Char", "String",
      "Boolean", "Double", "Single", "Decimal", "DateTime", "TimeSpan", "Guid", "Version", "Uri",
      "Object", "Exception", "Math", "DateTimeOffset", "Func", "Predicate",
      "Action", "Comparison", "Converter",
    ].map { ($0.lowercased(), $0) })
}
