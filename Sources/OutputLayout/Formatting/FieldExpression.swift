public import PowerShellEngine

/// What a column or a field is computed from: a property by name or pattern, or a script block.
public enum FieldExpression {
  case name(String)
  /// The label is the block's text.
  case computed(label: String, (Value) throws -> Value)

  var label: String {
    switch self {
    case .name(let name): name
    case .computed(let label, _): label
    }
  }

  var hasWildcard: Bool {
    guard case .name(let name) = self else { return false }
    return name.utf8.contains { $0 == 0x2A || $0 == 0x3F || $0 == 0x5B }
  }

  /// The properties of an object it stands for, by their own names; empty where there is none.
  func resolved(_ target: Value, _ session: Session) throws -> [FieldExpression] {
    guard case .name(let name) = self else { return [self] }
    if !hasWildcard, case .object(let bag as PropertyBag) = target, bag.extendedMembers == nil {
      guard let place = bag.shape.place(of: Symbol.intern(name)) else { return [] }
      return [.name(bag.shape.names[place])]
    }
    var result: [FieldExpression] = []
    for view in ObjectProperties.all(of: target, session) {
      let fits =
        hasWildcard
        ? try Matching.like(.string(view.name), .string(name), ignoringCase: true, session).isTrue
        : Names.equal(view.name, name)
      guard fits, !(hasWildcard && view.isHidden) else { continue }
      if view.kind == .set, let names = try? view.get().elements() {
        result += names.map { .name($0.text(.invariant)) }
      } else {
        result.append(.name(view.name))
      }
    }
    return result
  }

  /// The value of an object; throws what a script block throws.
  func value(_ target: Value, _ session: Session) throws -> Value? {
    switch self {
    case .name(let name):
      if case .table(let table) = target, let value = table[.string(name)] { return value }
      do {
        return try MemberAccess.get(target, Symbol.intern(name), session)
      } catch let error as DotNetException {
        throw ScriptError(ErrorRecord(error.exception, id: ""))
      }
    case .computed(_, let body): return try body(target)
    }
  }
}

/// The properties the formatter sees.
enum ObjectProperties {
  static func all(of target: Value, _ session: Session) -> [PropertyView] {
    MemberAccess.properties(of: target, session).filter { $0.kind != .parameterized }
  }

  /// The names of all properties that are shown.
  static func names(of target: Value, _ session: Session) -> [String] {
    if case .object(let bag as PropertyBag) = target, bag.extendedMembers == nil {
      return bag.shape.names
    }
    // The type's own come first, then what type files and scripts added.
    let shown = all(of: target, session).filter { !$0.isHidden && $0.kind != .set }
    let isOwn = { (view: PropertyView) in view.kind == .property && !view.isInstance }
    return (shown.filter(isOwn) + shown.filter { !isOwn($0) }).map(\.name)
  }

  /// The properties an object is reduced to where nobody asks for others.
  static func defaults(of target: Value, _ session: Session) -> [String]? {
    if let own = target.reference?.extendedMembers?.member(standardMembers),
      let names = defaultSet(in: own)
    {
      return names
    }
    for data in session.typeData.data(for: target) {
      if let names = data.defaultDisplayPropertySet { return names }
    }
    return ViewTable.defaultProperties(of: TypeNames.of(target))
  }

  nonisolated(unsafe) private static let standardMembers = Symbol.intern("PSStandardMembers")
  nonisolated(unsafe) private static let setName = Symbol.intern("DefaultDisplayPropertySet")

  private static func defaultSet(in member: ExtendedMember) -> [String]? {
    switch member.kind {
    case .propertySet(let names): return names
    case .memberSet(let members):
      for member in members where Symbol.intern(member.name) === setName {
        if case .propertySet(let names) = member.kind { return names }
      }
      return nil
    case .note(let value):
      guard let set = try? MemberAccess.get(value, setName, Session.current) else { return nil }
      let names = (try? MemberAccess.get(set, referenced, Session.current)) ?? set
      return (try? names.elements())?.map { $0.text(.invariant) }
    default: return nil
    }
  }

  nonisolated(unsafe) private static let referenced = Symbol.intern("ReferencedPropertyNames")
}

/// The names an object's type goes by.
enum TypeNames {
  static func of(_ value: Value) -> [String] {
    value.reference?.typeNames ?? value.type.inheritedNames
  }
}
