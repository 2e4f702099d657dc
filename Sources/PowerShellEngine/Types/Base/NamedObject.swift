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
    TypeDefinition("System.Collections.Generic.StringEqualityComparer"),
    TypeDefinition("System.Collections.Generic.GenericEqualityComparer`1"),
    TypeDefinition("System.Text.EncodingInfo"),
    TypeDefinition("System.Text.StringBuilder+ChunkEnumerator", .value),
  ]
}
