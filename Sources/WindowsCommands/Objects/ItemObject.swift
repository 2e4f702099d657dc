internal import Datacenter
internal import PowerShellEngine

/// An object as these modules give it: a snapshot with the properties the real one has.
final class ItemObject: PSObject, DynamicMembers {
  let typeName: String
  let items: [(name: String, value: Value)]
  /// What `ToString()` gives, or the identity the object was made of.
  let words: String

  init(_ typeName: String, _ items: [(name: String, value: Value)], words: String? = nil) {
    (self.typeName, self.items) = (typeName, items)
    self.words = words ?? typeName
  }

  override var type: TypeInfo { TypeTable.find(typeName) ?? .object }
  override func text(_ culture: Culture) -> String { words }

  subscript(name: String) -> Value? {
    items.first { AsciiFold.foldedEquals($0.name, name) }?.value
  }

  func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    items.first { Symbol.intern($0.name) === name }?.value
  }

  func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool {
    false
  }

  var dynamicProperties: [PropertyView] {
    items.map { PropertyView(constant: $0.name, $0.value) }
  }
}

/// A .NET class whose objects parameters take.
protocol ItemKind {
  static var typeName: String { get }
}

/// A parameter that takes an object of a class, or a text that names one.
struct Item<K: ItemKind>: ParameterValue {
  let object: ItemObject?

  static var parameterType: TypeInfo { TypeTable.find(K.typeName) ?? .object }
  static var placeholder: Item<K> { Item(object: nil) }
  static func taken(from value: Value) throws -> Item<K> {
    Item(object: value.base.reference as? ItemObject)
  }

  /// The best name the object has for itself.
  var identity: String {
    for name in ["ObjectGUID", "SID", "Name"] {
      if let value = object?[name], !value.isNull { return value.text(.invariant) }
    }
    return object?.words ?? ""
  }
}

extension Value {
  static func item(
    _ typeName: String, _ items: [(name: String, value: Value)], words: String? = nil
  ) -> Value {
    .object(ItemObject(typeName, items, words: words))
  }

  /// The elements of a list, or the value itself.
  var parts: [Value] {
    if isNull { return [] }
    guard case .array(let list) = base else { return [self] }
    return list.elements
  }
}
