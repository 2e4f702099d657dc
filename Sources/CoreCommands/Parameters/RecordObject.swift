internal import PowerShellEngine

/// What a cmdlet gives out where .NET has a plain class: values under the names its type declares.
final class RecordObject: PSObject {
  private let recordType: TypeInfo
  var values: [Value]
  private let words: String?

  init(_ typeName: String, _ values: [Value], text: String? = nil) {
    recordType = TypeTable.find(typeName) ?? .object
    (self.values, words) = (values, text)
  }

  override var type: TypeInfo { recordType }
  override func text(_ culture: Culture) -> String { words ?? recordType.displayName }
}

extension TypeDefinition {
  /// A class of plain properties, in order: `int Count {get;}`.
  init(record name: String, base: String? = nil, _ signatures: String...) {
    self.init(name, base: base) { m in
      for (place, signature) in signatures.enumerated() {
        m.property(
          signature,
          get: { (me: RecordObject) in place < me.values.count ? me.values[place] : .null },
          set: { me, value in if place < me.values.count { me.values[place] = value } })
      }
    }
  }
}
