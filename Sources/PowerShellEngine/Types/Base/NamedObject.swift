/// An object of which scripts see no more than its type: comparers, code pages, chunks of text.
final class NamedObject: PSObject {
  private let typeName: String
  init(_ typeName: String) { self.typeName = typeName }
  override var type: TypeInfo { TypeTable.find(typeName) ?? .object }
  override func isEqual(to other: Value) -> Bool {
    (other.base.reference as? NamedObject)?.typeName == typeName
  }
  override func hash() -> Int { typeName.hashValue }

  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Int128", .value), TypeDefinition("System.UInt128", .value),
    TypeDefinition("System.Collections.Generic.StringEqualityComparer"),
    TypeDefinition("System.Collections.Generic.GenericEqualityComparer`1"),
    TypeDefinition("System.Text.EncodingInfo"),
    TypeDefinition("System.Text.StringBuilder+ChunkEnumerator", .value),
  ]
}

/// `Int128` and `UInt128`: products that no other number holds, known by their digits.
final class WideNumberObject: PSObject {
  private let typeName: String
  private let digits: String
  init(_ typeName: String, _ digits: String) { (self.typeName, self.digits) = (typeName, digits) }
  override var type: TypeInfo { TypeTable.required(typeName) }
  override func text(_ culture: Culture) -> String { digits }
  override func isEqual(to other: Value) -> Bool {
    guard let other = other.base.reference as? WideNumberObject else { return false }
    return other.typeName == typeName && other.digits == digits
  }
  override func hash() -> Int { digits.hashValue }
}
