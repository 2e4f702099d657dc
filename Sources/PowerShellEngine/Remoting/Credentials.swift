/// A user name with a password: `PSCredential`.
///
/// The simulated world keeps no passwords, so any will do; a script may still read its own back.
public final class CredentialObject: PSObject, ParameterObject {
  public static let parameterTypeName = "System.Management.Automation.PSCredential"
  public let userName: String
  let password: SecureTextObject

  public init(_ userName: String, _ password: SecureTextObject) {
    (self.userName, self.password) = (userName, password)
  }

  public override var type: TypeInfo { TypeTable.find(Self.parameterTypeName) ?? .object }
}

/// A text that is not shown: `SecureString`.
public final class SecureTextObject: PSObject {
  public let plain: String
  public init(_ plain: String) { self.plain = plain }
  public override var type: TypeInfo { TypeTable.find("System.Security.SecureString") ?? .object }
  public override func text(_ culture: Culture) -> String { "System.Security.SecureString" }
}

/// `GetNetworkCredential()`.
final class NetworkCredentialObject: PSObject {
  let credential: CredentialObject
  init(_ credential: CredentialObject) { self.credential = credential }
  override var type: TypeInfo { TypeTable.find("System.Net.NetworkCredential") ?? .object }

  /// The part before and the part after the backslash.
  var parts: (domain: String, user: String) {
    let bytes = Array(credential.userName.utf8)
    guard let slash = bytes.firstIndex(of: 0x5C) else { return ("", credential.userName) }
    return (
      String(decoding: bytes[..<slash], as: UTF8.self),
      String(decoding: bytes[(slash + 1)...], as: UTF8.self)
    )
  }
}

enum CredentialTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Security.SecureString") { m in
      m.constructor("()") { _ in .object(SecureTextObject("")) }
      m.property("int Length {get;}") { (me: SecureTextObject) in
        .int(Int32(clamping: me.plain.utf16.count))
      }
      m.method("void MakeReadOnly()") { (_: SecureTextObject, _) in .null }
      m.method("void Dispose()") { (_: SecureTextObject, _) in .null }
    },
    TypeDefinition("System.Net.NetworkCredential") { m in
      m.property("string UserName {get;}") { (me: NetworkCredentialObject) in
        .string(me.parts.user)
      }
      m.property("string Domain {get;}") { (me: NetworkCredentialObject) in
        .string(me.parts.domain)
      }
      m.property("string Password {get;}") { (me: NetworkCredentialObject) in
        .string(me.credential.password.plain)
      }
      m.property("securestring SecurePassword {get;}") { (me: NetworkCredentialObject) in
        .object(me.credential.password)
      }
    },
    TypeDefinition(CredentialObject.parameterTypeName) { m in
      m.constructor("(string userName, securestring password)") { a in
        guard let password = a.object(1, SecureTextObject.self) else {
          throw DotNetException.argumentNull("password")
        }
        return .object(CredentialObject(a.string(0), password))
      }
      m.property("string UserName {get;}") { (me: CredentialObject) in .string(me.userName) }
      m.property("securestring Password {get;}") { (me: CredentialObject) in
        .object(me.password)
      }
      m.method("System.Net.NetworkCredential GetNetworkCredential()") {
        (me: CredentialObject, _) in .object(NetworkCredentialObject(me))
      }
      m.constant("static pscredential Empty {get;}") {
        .object(CredentialObject("", SecureTextObject("")))
      }
    },
  ]
}

extension Session {
  /// Asks for the password of a user, as a name given for `-Credential` makes PowerShell do.
  public func askCredential(user: String) throws -> CredentialObject {
    func asked(_ prompt: String) throws -> String {
      guard host.isInteractive, let line = host.readLine(prompt: prompt) else {
        throw ScriptError(
          "ParameterArgumentTransformationError",
          "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
          .invalidData)
      }
      return line
    }
    host.writeOutput("\nPowerShell credential request\nEnter your credentials.\n")
    let name = user.isEmpty ? try asked("User: ") : user
    return CredentialObject(name, SecureTextObject(try asked("Password for user \(name): ")))
  }

  func credential(from value: Value) throws -> Value {
    switch value.base {
    case .string(let name): .object(try askCredential(user: name))
    default: value
    }
  }
}
