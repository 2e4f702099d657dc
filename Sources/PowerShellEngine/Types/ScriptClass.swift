/// A class written in a script: what its `TypeInfo` is made of.
public final class ScriptClass {
  public let name: String
  var interfaces: [TypeInfo] = []
  init(_ name: String) { self.name = name }
  func declare(_ members: MemberDeclarations) {}
}
