extension Session {
  /// Asks for the password of a user, as a name given for `-Credential` makes PowerShell do.
  public func askCredential(user: String) throws -> CredentialObject {
    func asked(_ prompt: String, isSecret: Bool = false) throws -> String {
      guard host.isInteractive, let line = try answer(to: prompt, isSecret: isSecret) else {
        throw ScriptError(
          "ParameterArgumentTransformationError",
          "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
          .invalidData)
      }
      return line
    }
    host.writeOutput("\nPowerShell credential request\nEnter your credentials.\n")
    let name = user.isEmpty ? try asked("User: ") : user
    return CredentialObject(
      name, SecureStringObject(try asked("Password for user \(name): ", isSecret: true)))
  }

  func credential(from value: Value) throws -> Value {
    switch value.base {
    case .string(let name): .object(try askCredential(user: name))
    default: value
    }
  }
}
