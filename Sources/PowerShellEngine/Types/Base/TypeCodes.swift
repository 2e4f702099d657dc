/// `GetTypeCode`.
enum TypeCodes {
  static func value(_ name: String) -> Value { EnumValues.named("System.TypeCode", name) }
}

/// Values of enumerations by name.
enum EnumValues {
  static func named(_ typeName: String, _ name: String) -> Value {
    let type = TypeTable.required(typeName)
    return .object(EnumObject(type, type.enumeration?.value(of: name) ?? 0))
  }

  static func numbered(_ typeName: String, _ value: Int64) -> Value {
    .object(EnumObject(TypeTable.required(typeName), value))
  }
}

/// `[cultureinfo]` as a value.
public final class CultureObject: PSObject {
  var culture: Culture
  init(_ culture: Culture) { self.culture = culture }
  public override var type: TypeInfo { TypeTable.required("System.Globalization.CultureInfo") }
  public override func text(_ culture: Culture) -> String { self.culture.name }
  public override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? CultureObject)?.culture.name == culture.name
  }
  public override func hash() -> Int { AsciiFold.foldedHash(of: culture.name) }
}
