import PowerShellSyntax

/// `([Base] $this).Method(arguments)` in a class: the method as the base class has it, whatever
/// the object's own class makes of it.
final class BaseCallNode: Node {
  private let object: Node
  private let type: TypeNode
  private let name: String
  private let arguments: [Node]

  init(
    _ object: Node, as type: TypeNode, _ name: String, _ arguments: [Node], _ extent: Extent
  ) {
    (self.object, self.type, self.name, self.arguments) = (object, type, name, arguments)
    super.init(extent)
  }

  override func evaluate(_ f: Frame) throws -> Value {
    let target = try object.evaluate(f)
    let type = try type.resolve(f)
    let values = try arguments.map { try $0.evaluate(f).orNull }
    let symbol = Symbol.intern(name)
    let session = f.session
    return try session.calling(from: f) {
      if target.reference is any FieldHolder, target.type !== type, target.type.isSubtype(of: type),
        type.scriptClass != nil, case .method(let group)? = type.instanceMember(symbol)
      {
        return try MemberAccess.call(group, target, values, session, name: name)
      }
      let converted = try Conversion.convert(target.orNull, to: type, session)
      return try MemberAccess.invoke(converted, symbol, values, session, written: name)
    }
  }
}
