/// An object that came back from a file or from another session: its properties, no methods.
///
/// The properties that its type declared are properties still, those that a script had added are
/// extended members; the type's names say `Deserialized.` in front.
public final class DeserializedObject: PSObject {
  private let symbols: [Symbol]
  private let names: [String]
  private var values: [Value]
  /// What `ToString()` gave when it was written.
  private let words: String?

  public init(_ properties: [(name: String, value: Value)], text: String?) {
    names = properties.map(\.name)
    symbols = names.map(Symbol.intern)
    values = properties.map(\.value)
    words = text
  }

  public override var type: TypeInfo { .psObject }

  public override func text(_ culture: Culture) -> String { words ?? type.fullName }
}

extension DeserializedObject: DynamicMembers {
  public func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    symbols.firstIndex { $0 === name }.map { values[$0] }
  }

  public func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool
  {
    guard let place = symbols.firstIndex(where: { $0 === name }) else { return false }
    values[place] = value
    return true
  }

  public var dynamicProperties: [PropertyView] {
    names.indices.map { place in
      PropertyView(
        name: names[place], kind: .property,
        definition: { [self] in
          "\(NoteDefinition.typeName(values[place])) \(names[place]) {get;set;}"
        },
        typeName: { [self] in NoteDefinition.typeName(values[place]) }, isHidden: false,
        isSettable: true, isInstance: false, get: { [self] in values[place] },
        set: { [self] in values[place] = $0 })
    }
  }
}
