/// `$x.psobject`: the object's members as values.
final class ObjectView: PSObject {
  let target: Value
  init(_ target: Value) { self.target = target }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PSObject.View") }
  override func text(_ culture: Culture) -> String { target.base.text(culture) }

  /// The object that carries added members; a plain value has none.
  var carrier: PSObject? { target.reference }
}

/// `$x.psbase`, `$x.psextended`: the members of one kind.
final class MemberSetObject: PSObject {
  let target: Value
  let name: String
  init(_ target: Value, _ name: String) { (self.target, self.name) = (target, name) }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSMemberSet")
  }
}

extension MemberSetObject: DynamicMembers {
  public func dynamicProperty(_ name: Symbol, _ session: Session) throws -> Value? {
    switch target.base.type.instanceMember(name) {
    case .property(let property)?: return try property.get(target.base)
    case .method(let group)?: return .object(MethodObject(group, target: target))
    case nil: return try MemberAccess.single(target, name, session)
    }
  }

  public func setDynamicProperty(_ name: Symbol, _ value: Value, _ session: Session) throws -> Bool
  {
    try MemberAccess.set(target, name, value, session)
    return true
  }

  public var dynamicProperties: [PropertyView] {
    MemberAccess.properties(of: target, Session.current).filter { !$0.isInstance }
  }
}

/// One property as a value: `$x.psobject.Properties['a']`.
final class PropertyObject: PSObject {
  let view: PropertyView
  init(_ view: PropertyView) { self.view = view }

  override var type: TypeInfo {
    let name =
      switch view.kind {
      case .note: "PSNoteProperty"
      case .alias: "PSAliasProperty"
      case .script: "PSScriptProperty"
      case .code: "PSCodeProperty"
      case .set: "PSPropertySet"
      case .parameterized: "PSParameterizedProperty"
      case .property: "PSProperty"
      }
    return TypeTable.required("System.Management.Automation." + name)
  }

  override func text(_ culture: Culture) -> String { view.definition() }
}

/// A member made by a script or added to an object: `[psnoteproperty]::new('a', 1)`.
public final class ExtendedMemberObject: PSObject {
  public let member: ExtendedMember
  let target: Value

  public init(_ member: ExtendedMember, target: Value = .null) {
    (self.member, self.target) = (member, target)
  }

  public override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PS" + member.kindName)
  }

  public override func text(_ culture: Culture) -> String { member.definition }
}

/// `psobject.Properties`, `.Methods`, `.Members`: found by name, listed, added to.
final class MemberCollection: PSObject {
  enum Content { case properties, methods, members }
  let view: ObjectView
  let content: Content

  init(_ view: ObjectView, _ content: Content) { (self.view, self.content) = (view, content) }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSMemberInfoCollection")
  }

  override func makeEnumerator() -> ValueEnumerator? { ArrayEnumerator(elements) }

  var elements: [Value] {
    let properties = MemberAccess.properties(of: view.target, Session.current)
      .filter { !$0.isHidden }.map { Value.object(PropertyObject($0)) }
    switch content {
    case .properties: return properties
    case .methods: return methods
    case .members: return properties + methods
    }
  }

  private var methods: [Value] {
    let brought = Session.current.typeData.members(of: view.target)
    let added = ((view.carrier?.extendedMembers?.list ?? []) + brought)
      .filter { $0.propertyKind == nil && !$0.isHidden }
      .map { Value.object(ExtendedMemberObject($0, target: view.target)) }
    let declared: [Value] = view.target.base.type.instanceMembers.compactMap {
      guard case .method(let group) = $0 else { return nil }
      return .object(MethodObject(group, target: view.target))
    }
    return declared + added
  }

  func element(_ name: String) -> Value {
    elements.first { AsciiFold.foldedEquals(MemberNames.of($0), name) } ?? .null
  }

  /// Adds a member to the object the collection belongs to.
  func add(_ member: ExtendedMember) {
    guard let carrier = view.carrier else { return }
    if let bag = carrier as? PropertyBag, case .note(let value) = member.kind {
      let symbol = Symbol.intern(member.name)
      if bag[symbol] == nil { bag.add(member.name, value) } else { bag[symbol] = value }
      return
    }
    let members = carrier.extendedMembers ?? ExtendedMembers()
    carrier.extendedMembers = members
    members.add(member)
  }

  func remove(_ name: String) {
    let symbol = Symbol.intern(name)
    if let bag = view.carrier as? PropertyBag { bag.remove(symbol) }
    view.carrier?.extendedMembers?.remove(symbol)
  }
}

/// The name of a value that stands for a member.
enum MemberNames {
  static func of(_ value: Value) -> String {
    switch value.reference {
    case let property as PropertyObject: property.view.name
    case let method as MethodObject: method.group.name
    case let member as ExtendedMemberObject: member.member.name
    default: ""
    }
  }
}

/// Hands out the elements of a list made for the purpose.
final class ArrayEnumerator: ValueEnumerator {
  private var iterator: IndexingIterator<[Value]>
  init(_ elements: [Value]) { iterator = elements.makeIterator() }
  override func next() throws -> Value? { iterator.next() }
}

/// `pstypenames`: a list whose changes are the object's type names.
enum TypeNameList {
  static func of(_ target: Value) -> Value {
    let names = target.reference?.typeNames ?? target.type.inheritedNames
    let list = ListObject(names.map { .string($0) }, type: listType)
    if let carrier = target.reference {
      list.onChange = { changed in
        let members = carrier.extendedMembers ?? ExtendedMembers()
        carrier.extendedMembers = members
        members.typeNames = changed.map { $0.text(.invariant) }
      }
    }
    return .object(list)
  }

  nonisolated(unsafe) private static let listType =
    TypeTable.close("System.Collections.ObjectModel.Collection", [.string]) ?? .object
}
