/// Who runs the script: `WindowsIdentity`, `WindowsPrincipal`, as scripts ask whether they are
/// elevated.
enum PrincipalTypes {
  private static let namespace = "System.Security.Principal."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(namespace + "IIdentity", .interface),
    TypeDefinition(namespace + "IPrincipal", .interface),
    TypeDefinition(
      enumeration: namespace + "WindowsBuiltInRole",
      [
        ("Administrator", 544), ("User", 545), ("Guest", 546), ("PowerUser", 547),
        ("AccountOperator", 548), ("SystemOperator", 549), ("PrintOperator", 550),
        ("BackupOperator", 551), ("Replicator", 552),
      ]),
    TypeDefinition(
      namespace + "WindowsIdentity", interfaces: [namespace + "IIdentity", "IDisposable"],
      members: declareIdentity),
    TypeDefinition(
      namespace + "WindowsPrincipal", interfaces: [namespace + "IPrincipal"],
      members: declarePrincipal),
  ]

  private static func declareIdentity(_ m: MemberDeclarations) {
    m.function("static \(namespace)WindowsIdentity GetCurrent()") { a in
      .object(IdentityObject(a.session))
    }
    m.property("string AuthenticationType {get;}") { (_: IdentityObject) in .string("Kerberos") }
    m.property("bool IsAuthenticated {get;}") { (_: IdentityObject) in .bool(true) }
    m.property("bool IsGuest {get;}") { (_: IdentityObject) in .bool(false) }
    m.property("bool IsSystem {get;}") { (_: IdentityObject) in .bool(false) }
    m.property("bool IsAnonymous {get;}") { (_: IdentityObject) in .bool(false) }
    m.property("string Name {get;}") { (me: IdentityObject) in .string(me.name) }
    m.method("void Dispose()") { (_: IdentityObject, _) in .nothing }
  }

  private static func declarePrincipal(_ m: MemberDeclarations) {
    m.constructor("(\(namespace)WindowsIdentity ntIdentity)") { a in
      guard let identity = a.object(0, IdentityObject.self) else {
        throw DotNetException.argumentNull("ntIdentity")
      }
      return .object(PrincipalObject(identity))
    }
    m.property("\(namespace)IIdentity Identity {get;}") { (me: PrincipalObject) in
      .object(me.identity)
    }
    m.method(
      "bool IsInRole(\(namespace)WindowsBuiltInRole role)", "bool IsInRole(int rid)",
      "bool IsInRole(string role)"
    ) { (_: PrincipalObject, a) in
      if a.place("role") != nil, case .string(let name) = a[0] {
        let last = name.utf8.split(separator: 0x5C).last.flatMap { String($0) } ?? name
        return .bool(
          AsciiFold.foldedEquals(last, "Administrators") || AsciiFold.foldedEquals(last, "Users"))
      }
      return .bool([544, 545].contains(a.int(0)))
    }
  }
}

/// The account that a session runs as.
final class IdentityObject: PSObject {
  let name: String
  init(_ session: Session) {
    let (domain, user) = (session.environment["USERDOMAIN"], session.environment["USERNAME"])
    name = (domain.map { $0 + "\\" } ?? "") + (user ?? "")
  }
  override var type: TypeInfo { TypeTable.required("System.Security.Principal.WindowsIdentity") }
}

/// The same account and its roles.
final class PrincipalObject: PSObject {
  let identity: IdentityObject
  init(_ identity: IdentityObject) { self.identity = identity }
  override var type: TypeInfo { TypeTable.required("System.Security.Principal.WindowsPrincipal") }
}
