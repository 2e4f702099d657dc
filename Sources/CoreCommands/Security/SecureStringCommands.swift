internal import PowerShellEngine

/// `ConvertTo-SecureString`: plain text, or what `ConvertFrom-SecureString` wrote.
struct ConvertToSecureString: Cmdlet {
  static let about = CommandDescription(
    "ConvertTo-SecureString", defaultSet: "Secure",
    class: "Microsoft.PowerShell.Commands.ConvertToSecureStringCommand")
  @Parameter(position: 0, from: .byValue) var string: String
  @Parameter(in: [.in("Secure", position: 1)]) var secureKey: Typed<Of.SecureString>?
  @Switch(in: [.in("PlainText", position: 1)]) var asPlainText: Bool
  @Switch(in: [.in("PlainText", position: 2)]) var force: Bool
  @Parameter(in: [.in("Open")]) var key: [UInt8]?

  func process(_ call: Invocation) throws {
    guard !asPlainText else { return try call.write(.object(SecureStringObject(string))) }
    guard let text = SecureText.read(string) else {
      throw ScriptError(
        "ImportSecureString_InvalidArgument",
        "The parameter value \"\(string)\" is not a valid encrypted string.", .invalidArgument,
        exception: "System.Management.Automation.PSArgumentException")
    }
    try call.write(.object(SecureStringObject(text)))
  }
}

/// `ConvertFrom-SecureString`: text that only hides what it holds, or the plain text.
struct ConvertFromSecureString: Cmdlet {
  static let about = CommandDescription(
    "ConvertFrom-SecureString", defaultSet: "Secure",
    class: "Microsoft.PowerShell.Commands.ConvertFromSecureStringCommand")
  @Parameter(position: 0, from: .byValue) var secureString: Typed<Of.SecureString>
  @Parameter(in: [.in("Secure", position: 1)]) var secureKey: Typed<Of.SecureString>?
  @Switch(in: [.in("AsPlainText")]) var asPlainText: Bool
  @Parameter(in: [.in("Open")]) var key: [UInt8]?

  func process(_ call: Invocation) throws {
    guard let secret = secureString.value.base.reference as? SecureStringObject else { return }
    let plain = secret.revealed
    try call.write(.string(asPlainText ? plain : SecureText.write(plain)))
  }
}

/// `Get-Credential`: the credential at hand, or a name and a password that the user types.
struct GetCredential: Cmdlet {
  static let about = CommandDescription(
    "Get-Credential", defaultSet: "CredentialSet",
    class: "Microsoft.PowerShell.Commands.GetCredentialCommand")
  @Parameter(in: [.in("CredentialSet", position: 0)], allow: [.null]) var credential: Value?
  @Parameter(in: [.in("MessageSet")], validate: [.notNullOrEmpty]) var message: String?
  @Parameter(in: [.in("MessageSet", position: 0)], validate: [.notNullOrEmpty]) var userName:
    String?
  @Parameter(in: [.in("MessageSet")], validate: [.notNullOrEmpty]) var title: String?

  func process(_ call: Invocation) throws {
    if let given = credential, given.base.reference is CredentialObject {
      return try call.write(given)
    }
    let user = userName ?? credential.map { $0.isNull ? "" : $0.text(.invariant) } ?? ""
    let made: Value
    do {
      made = try HostQuestions.credential(
        title ?? "PowerShell credential request", message ?? "Enter your credentials.",
        user: user, call.session)
    } catch let error as DotNetException {
      throw ScriptError(
        "InvalidOperation", error.exception.message, .invalidOperation,
        exception: error.exception.exceptionType.fullName)
    }
    try call.write(made)
  }
}

/// What a secure string looks like outside: its bytes in digits, as where no key guards it.
enum SecureText {
  static func write(_ text: String) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let bytes = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    return String(
      decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  static func read(_ text: String) -> String? {
    let digits = text.utf8.compactMap(hexadecimal)
    guard digits.count == text.utf8.count, digits.count % 4 == 0, !digits.isEmpty else {
      return nil
    }
    var units: [UInt16] = []
    for place in stride(from: 0, to: digits.count, by: 4) {
      let low = UInt16(digits[place]) << 4 | UInt16(digits[place + 1])
      let high = UInt16(digits[place + 2]) << 4 | UInt16(digits[place + 3])
      units.append(high << 8 | low)
    }
    return String(utf16: units)
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    if (0x30...0x39).contains(byte) { return byte - 0x30 }
    let letter = byte | 0x20
    return (0x61...0x66).contains(letter) ? letter - 0x61 + 10 : nil
  }
}
