/// A user's name with a password: `PSCredential`, and `NetworkCredential` for those who read it.
///
/// The simulated world keeps no passwords, so any will do; a script may still read its own back.
public final class CredentialObject: PSObject, ParameterObject {
  public static let parameterTypeName = "System.Management.Automation.PSCredential"
  public let userName: String?
  let password: SecureStringObject?
  public init(_ userName: String?, _ password: SecureStringObject?) {
    (self.userName, self.password) = (userName, password)
  }
  public override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSCredential")
  }
}

/// `System.Net.NetworkCredential`.
final class NetworkCredentialObject: PSObject {
  var userName: String
  var password: String
  var domain: String
  init(_ userName: String, _ password: String, _ domain: String) {
    (self.userName, self.password, self.domain) = (userName, password, domain)
  }
  override var type: TypeInfo { TypeTable.required("System.Net.NetworkCredential") }
}

enum CredentialTypes {
  static let definitions: [TypeDefinition] = [
    .secureString,
    TypeDefinition(
      "System.Management.Automation.PSCredential", interfaces: ["ISerializable"],
      members: declareCredential),
    TypeDefinition(
      "System.Net.NetworkCredential", interfaces: ["ICredentials", "ICredentialsByHost"],
      members: declareNetwork),
  ]

  private static func declareCredential(_ m: MemberDeclarations) {
    m.constructor("(string userName, securestring password)") { a in
      for (place, name) in [(0, "userName"), (1, "password")]
      where a[place].isNull || place == 0 && a.string(0).utf8.isEmpty {
        throw DotNetException(
          "System.Management.Automation.PSArgumentNullException",
          "Cannot process argument because the value of argument \"\(name)\" is null. Change the value of argument \"\(name)\" to a non-null value."
        )
      }
      return .object(CredentialObject(a.string(0), a.object(1, SecureStringObject.self)))
    }
    m.property("string UserName {get;}") { (me: CredentialObject) in
      me.userName.map { .string($0) } ?? .null
    }
    m.property("securestring Password {get;}") { (me: CredentialObject) in
      me.password.map { .object($0) } ?? .null
    }
    m.constant("static pscredential Empty {get;}") { .object(CredentialObject(nil, nil)) }
    m.method("System.Net.NetworkCredential GetNetworkCredential()") { (me: CredentialObject, _) in
      let (domain, user) = parts(me.userName ?? "")
      return .object(NetworkCredentialObject(user, me.password?.revealed ?? "", domain))
    }
    m.method(
      "void GetObjectData(System.Runtime.Serialization.SerializationInfo info, System.Runtime.Serialization.StreamingContext context)"
    ) { (_: CredentialObject, _) in .nothing }
  }

  /// `DOMAIN\user`.
  private static func parts(_ name: String) -> (domain: String, user: String) {
    guard let slash = name.utf8.firstIndex(of: 0x5C) else { return ("", name) }
    return (String(name[..<slash]), String(name[name.utf8.index(after: slash)...]))
  }

  private static func declareNetwork(_ m: MemberDeclarations) {
    m.constructor(
      "()", "(string userName, string password)", "(string userName, securestring password)",
      "(string userName, string password, string domain)",
      "(string userName, securestring password, string domain)"
    ) { a in
      let password = a.object(1, SecureStringObject.self)?.revealed ?? a.string(1)
      return .object(NetworkCredentialObject(a.string(0), password, a.string(2)))
    }
    m.property(
      "string UserName {get;set;}",
      get: { (me: NetworkCredentialObject) in .string(me.userName) },
      set: { me, value in me.userName = value.text(.invariant) })
    m.property(
      "string Password {get;set;}",
      get: { (me: NetworkCredentialObject) in .string(me.password) },
      set: { me, value in me.password = value.text(.invariant) })
    m.property(
      "securestring SecurePassword {get;set;}",
      get: { (me: NetworkCredentialObject) in .object(SecureStringObject(me.password)) },
      set: { me, value in
        me.password = (value.base.reference as? SecureStringObject)?.revealed ?? ""
      })
    m.property(
      "string Domain {get;set;}", get: { (me: NetworkCredentialObject) in .string(me.domain) },
      set: { me, value in me.domain = value.text(.invariant) })
  }
}
