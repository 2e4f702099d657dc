/// A property of an object as `Get-Member`, `Select-Object` and the formatter see it.
public struct PropertyView {
  public let name: String
  public let kind: PropertyMember.Kind
  /// As `Get-Member` shows it: `string Name=web01`, `int Length {get;}`.
  public let definition: () -> String
  /// `TypeNameOfValue`.
  public let typeName: () -> String
  public let isHidden: Bool
  public let isSettable: Bool
  /// Added by a script, not declared by the type.
  public let isInstance: Bool
  public let get: () throws -> Value
  let set: ((Value) throws -> Void)?

  public var symbol: Symbol { Symbol.intern(name) }
}

extension PropertyView {
  /// A property that only this object has and nobody may set.
  public init(constant name: String, _ value: Value) {
    self.init(
      name: name, kind: .property,
      definition: { "\(NoteDefinition.typeName(value)) \(name) {get;}" },
      typeName: { NoteDefinition.typeName(value) }, isHidden: false, isSettable: false,
      isInstance: false, get: { value }, set: nil)
  }
}

extension MemberAccess {
  /// All properties of an object, in the order PowerShell lists them: added ones, the type's own.
  public static func properties(of target: Value, _ session: Session) -> [PropertyView] {
    let base = target.base
    var views = (target.reference?.extendedMembers?.list ?? []).compactMap {
      view($0, target, session)
    }
    if case .object(let bag as PropertyBag) = base {
      views = notes(bag, session) + views
    } else if case .object(let object as any DynamicMembers) = base {
      views += object.dynamicProperties
    }
    if !session.typeData.isEmpty {
      let own = Set(views.map(\.symbol))
      views += session.typeData.members(of: target)
        .filter { !own.contains(Symbol.intern($0.name)) }
        .compactMap { view($0, target, session) }
    }
    let taken = Set(views.map(\.symbol))
    for case .property(let property) in base.type.instanceMembers
    where !taken.contains(property.symbol) {
      views.append(view(property, base, session))
    }
    return views
  }

  private static func notes(_ bag: PropertyBag, _ session: Session) -> [PropertyView] {
    zip(bag.shape.names, bag.shape.symbols).map { name, symbol in
      note(name, get: { bag[symbol] ?? .null }, set: { bag[symbol] = $0 })
    }
  }

  static func note(
    _ name: String, get: @escaping () -> Value, set: @escaping (Value) -> Void
  ) -> PropertyView {
    PropertyView(
      name: name, kind: .note, definition: { NoteDefinition.text(name, get()) },
      typeName: { NoteDefinition.typeName(get()) }, isHidden: false, isSettable: true,
      isInstance: true, get: get, set: set)
  }

  private static func view(
    _ member: ExtendedMember, _ target: Value, _ session: Session
  ) -> PropertyView? {
    guard let kind = member.propertyKind else { return nil }
    let isSettable =
      switch member.kind {
      case .script(_, let set): set != nil
      case .note, .alias: true
      default: false
      }
    return PropertyView(
      name: member.name, kind: kind, definition: { member.definition },
      typeName: { member.typeName(target, session) }, isHidden: member.isHidden,
      isSettable: isSettable, isInstance: true, get: { try member.read(target, session) },
      set: { try member.write(target, $0, session) })
  }

  static func view(
    _ property: PropertyMember, _ target: Value, _ session: Session
  ) -> PropertyView {
    PropertyView(
      name: property.name, kind: property.kind, definition: { property.definition },
      typeName: {
        TypeTable.named(property.typeText, in: target.type)?.displayName ?? property.typeText
      },
      isHidden: property.isHidden, isSettable: property.set != nil, isInstance: false,
      get: {
        do {
          return try property.get(target)
        } catch let error as DotNetException {
          throw ScriptError.getterFailed(property.name, error.exception)
        }
      },
      set: property.set == nil ? nil : { try write(property, target, $0, session) })
  }
}

/// How a note property is described: `string Name=web01`.
enum NoteDefinition {
  static func text(_ name: String, _ value: Value) -> String {
    "\(shortTypeName(value)) \(name)=\(value.isNull ? "null" : value.base.text(.invariant))"
  }

  static func shortTypeName(_ value: Value) -> String {
    value.isNull ? "object" : value.base.type.shortName
  }

  static func typeName(_ value: Value) -> String {
    value.isNull ? "System.Object" : value.base.type.displayName
  }
}

extension ExtendedMember {
  var propertyKind: PropertyMember.Kind? {
    switch kind {
    case .note: .note
    case .alias: .alias
    case .script: .script
    case .code: .code
    case .propertySet: .set
    case .method, .memberSet: nil
    }
  }

  /// `MemberType` as scripts read it.
  var kindName: String {
    if case .memberSet = kind { return "MemberSet" }
    return propertyKind?.rawValue ?? "ScriptMethod"
  }

  /// As `Get-Member` shows it.
  var definition: String {
    switch kind {
    case .note(.cell(let variable)): NoteDefinition.text(name, variable.current)
    case .note(let value): NoteDefinition.text(name, value)
    case .alias(let target): "\(name) = \(target)"
    case .script(let get, let set):
      "System.Object \(name) {get=\(get?.bodyText ?? "");\(set.map { "set=\($0.bodyText);" } ?? "")}"
    case .code: "System.Object \(name){get=…;}"
    case .propertySet(let names): "\(name) {\(names.joined(separator: ", "))}"
    case .memberSet(let members): "\(name) {\(members.map(\.name).joined(separator: ", "))}"
    case .method: "System.Object \(name)();"
    }
  }

  func typeName(_ target: Value, _ session: Session) -> String {
    switch kind {
    case .note(.cell(let variable)): NoteDefinition.typeName(variable.current)
    case .note(let value): NoteDefinition.typeName(value)
    case .alias(let name):
      MemberAccess.properties(of: target, session)
        .first { AsciiFold.foldedEquals($0.name, name) }?.typeName() ?? "System.Object"
    default: "System.Object"
    }
  }
}

extension ScriptBlock {
  /// The text between the braces.
  var bodyText: String { text(.invariant) }
}
