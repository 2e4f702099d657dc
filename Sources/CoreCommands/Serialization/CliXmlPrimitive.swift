internal import PowerShellEngine

/// The values that CliXml has an element of their own for.
enum CliXmlPrimitive {
  /// The element and what stands in it.
  static func of(_ value: Value) -> (tag: String, text: String)? {
    switch value.base {
    case .bool(let flag): ("B", flag ? "true" : "false")
    case .int(let number): ("I32", String(number))
    case .long(let number): ("I64", String(number))
    case .double(let number): ("Db", floating(value, number))
    case .string(let text): ("S", CliXmlText.encoded(text))
    case .array(let array) where array.elementType === TypeInfo.byte && array.dimensions == nil:
      ("BA", Base64.text(array.elements.map { UInt8(truncatingIfNeeded: $0.integerOrZero) }))
    case .object(let object): of(object, value)
    default: nil
    }
  }

  private static func of(_ object: PSObject, _ value: Value) -> (tag: String, text: String)? {
    switch object.unwrapped.reference ?? object {
    case let number as NumberObject: return numeric(number, value)
    case let char as CharObject: return ("C", String(char.unit))
    case let block as ScriptBlock: return ("SBK", CliXmlText.encoded(block.text(.invariant)))
    default: break
    }
    if value.isDate { return DateServices.isoText(value.base).map { ("DT", $0) } }
    if value.isTimeSpan { return value.ticks.map { ("TS", Duration.text(ticks: $0)) } }
    guard let tag = tags[object.type.fullName] else { return nil }
    return (tag, CliXmlText.encoded(xml(of: value) ?? value.base.dotNetText(.invariant)))
  }

  /// The text of an XML document, which `ToString` does not give.
  private static func xml(of value: Value) -> String? {
    let name = Symbol.intern("OuterXml")
    guard value.base.hasProperty(name, .current) else { return nil }
    return (try? value.base.property(name, .current))?.text(.invariant)
  }

  private static let tags = [
    "System.Guid": "G", "System.Uri": "URI", "System.Version": "Version",
    "System.Xml.XmlDocument": "XD",
  ]

  private static func numeric(_ object: NumberObject, _ value: Value) -> (String, String)? {
    let tag: String
    switch object.number {
    case .int8: tag = "SB"
    case .uint8: tag = "By"
    case .int16: tag = "I16"
    case .uint16: tag = "U16"
    case .uint32: tag = "U32"
    case .uint64: tag = "U64"
    case .single(let number): return ("Sg", floating(value, Double(number)))
    case .decimal: tag = "D"
    case .big: return nil
    }
    return (tag, value.dotNetText(.invariant))
  }

  private static func floating(_ value: Value, _ number: Double) -> String {
    guard number.isInfinite else { return value.dotNetText(.invariant) }
    return number < 0 ? "-INF" : "INF"
  }

  /// The element for the number of an enumeration.
  static func tag(of object: EnumObject) -> String {
    switch object.enumType.enumeration?.underlyingName {
    case "System.Byte": "By"
    case "System.SByte": "SB"
    case "System.Int16": "I16"
    case "System.UInt16": "U16"
    case "System.UInt32": "U32"
    case "System.Int64": "I64"
    case "System.UInt64": "U64"
    default: "I32"
    }
  }

  /// The type of what stands in an element.
  static func typeName(of tag: String) -> String? { types[tag] }

  private static let types = [
    "B": "System.Boolean", "I32": "System.Int32", "I64": "System.Int64", "SB": "System.SByte",
    "By": "System.Byte", "I16": "System.Int16", "U16": "System.UInt16", "U32": "System.UInt32",
    "U64": "System.UInt64", "D": "System.Decimal", "G": "System.Guid", "URI": "System.Uri",
    "Version": "System.Version", "XD": "System.Xml.XmlDocument",
    "SV":
      "System.Management.Automation.SemanticVersion",
  ]
}
