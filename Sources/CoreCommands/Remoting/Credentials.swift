internal import PowerShellEngine

/// `Get-Credential`.
struct GetCredential: Cmdlet {
  static let about = CommandDescription(
    "Get-Credential", defaultSet: "CredentialSet",
    class: "Microsoft.PowerShell.Commands.GetCredentialCommand")
  @Parameter(
    in: [.in("CredentialSet", position: 0, mandatory: false)], validate: [.notNull],
    transform: [.credential]) var credential: Object<CredentialObject>?
  @Parameter(in: [.in("MessageSet")], validate: [.notNullOrEmpty]) var message: String?
  @Parameter(in: [.in("MessageSet", position: 0)], validate: [.notNullOrEmpty]) var userName:
    String?
  @Parameter(in: [.in("MessageSet")], validate: [.notNullOrEmpty]) var title: String?

  func process(_ call: Invocation) throws {
    if let credential = credential?.object { return try call.write(.object(credential)) }
    try call.write(.object(try call.session.askCredential(user: userName ?? "")))
  }
}

/// `ConvertTo-SecureString -AsPlainText`; texts that Windows encrypted cannot be read here.
struct ConvertToSecureString: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-SecureString", defaultSet: "Secure",
    class: "Microsoft.PowerShell.Commands.ConvertToSecureStringCommand")
  @Parameter(in: [.in(SetTraits.all, position: 0, mandatory: true, from: .byValue)])
  var string: String?
  @Parameter(in: [.in("Secure", position: 1)]) var secureKey: Value?
  @Switch(in: [.in("PlainText", position: 1)]) var asPlainText: Bool
  @Switch(in: [.in("PlainText", position: 2)]) var force: Bool
  @Parameter(in: [.in("Open")]) var key: Value?

  func process(_ call: Invocation) throws {
    guard asPlainText else {
      throw ScriptError(
        "ImportSecureString_InvalidArgument",
        "hvlab makes secure strings of plain text only: ConvertTo-SecureString -AsPlainText -Force.",
        .notImplemented, exception: "System.NotImplementedException")
    }
    try call.write(.object(SecureTextObject(string ?? "")))
  }
}

/// `ConvertFrom-SecureString -AsPlainText`.
struct ConvertFromSecureString: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-SecureString", defaultSet: "Secure",
    class: "Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand")
  @Parameter(in: [.in(SetTraits.all, position: 0, mandatory: true, from: .byValue)])
  var secureString: Typed<Of.SecureString>?
  @Parameter(in: [.in("Secure", position: 1)]) var secureKey: Value?
  @Switch(in: [.in("AsPlainText")]) var asPlainText: Bool
  @Parameter(in: [.in("Open")]) var key: Value?

  func process(_ call: Invocation) throws {
    guard asPlainText, let text = secureString?.value.base.reference as? SecureTextObject else {
      throw ScriptError(
        "ImportSecureString_InvalidArgument",
        "hvlab gives secure strings back as plain text only: ConvertFrom-SecureString -AsPlainText.",
        .notImplemented, exception: "System.NotImplementedException")
    }
    try call.write(.string(text.plain))
  }
}
