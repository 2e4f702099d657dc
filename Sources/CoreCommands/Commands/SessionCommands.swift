internal import PowerShellEngine

/// `Add-Type`: there is no compiler of C# here.
struct AddType: Cmdlet {
  static let about = CommandDescription(
    "Add-Type", defaultSet: "FromSource", class: "Microsoft.PowerShell.Commands.AddTypeCommand")
  @Parameter(in: [.in("FromAssemblyName", mandatory: true)], aliases: ["AN"]) var assemblyName:
    [String]?
  @Parameter(
    in: [.in("FromLiteralPath"), .in("FromMember"), .in("FromPath"), .in("FromSource")],
    validate: [.notNullOrEmpty]) var compilerOptions: [String]?
  @Switch(in: [.in("FromLiteralPath"), .in("FromMember"), .in("FromPath"), .in("FromSource")])
  var ignoreWarnings: Bool
  @Parameter(in: [.in("FromMember"), .in("FromSource")]) var language: Typed<Of.Language>?
  @Parameter(in: [.in("FromLiteralPath", mandatory: true)], aliases: ["PSPath", "LP"])
  var literalPath: [String]?
  @Parameter(in: [.in("FromMember", position: 1, mandatory: true)]) var memberDefinition: [String]?
  @Parameter(in: [.in("FromMember", position: 0, mandatory: true)]) var name: String?
  @Parameter(in: [.in("FromMember")], aliases: ["NS"], allow: [.null]) var namespace: String?
  @Parameter(
    in: [.in("FromLiteralPath"), .in("FromMember"), .in("FromPath"), .in("FromSource")],
    aliases: ["OA"]) var outputAssembly: String?
  @Parameter(
    in: [.in("FromLiteralPath"), .in("FromMember"), .in("FromPath"), .in("FromSource")],
    aliases: ["OT"]) var outputType: Typed<Of.OutputAssemblyType>?
  @Switch var passThru: Bool
  @Parameter(in: [.in("FromPath", position: 0, mandatory: true)]) var path: [String]?
  @Parameter(
    in: [.in("FromLiteralPath"), .in("FromMember"), .in("FromPath"), .in("FromSource")],
    aliases: ["RA"]) var referencedAssemblies: [String]?
  @Parameter(in: [.in("FromSource", position: 0, mandatory: true)]) var typeDefinition: String?
  @Parameter(in: [.in("FromMember")], aliases: ["Using"], validate: [.notNull]) var usingNamespace:
    [String]?
  func process(_ call: Invocation) throws {
    // The assemblies that scripts name are there already.
    guard assemblyName == nil else { return }
    throw ScriptError(
      "AddTypeUnavailable",
      "Add-Type cannot compile source code in hvlab. Write the type as a PowerShell class instead.",
      .notImplemented, exception: "System.NotSupportedException")
  }
}

/// `New-Guid`.
struct NewGuid: Cmdlet {
  static let about = CommandDescription(
    "New-Guid", defaultSet: "Default", class: "Microsoft.PowerShell.Commands.NewGuidCommand")
  @Switch(in: [.in("Empty")]) var empty: Bool
  @Parameter(in: [.in("InputObject", position: 0, mandatory: true, from: .byValue)])
  var inputObject: String?

  func process(_ call: Invocation) throws {
    let text = inputObject ?? (empty ? Self.none : made(call))
    guard let type = TypeTable.find("System.Guid") else { return try call.write(.string(text)) }
    try call.write(try Conversion.convert(.string(text), to: type, call.session))
  }

  private static let none = "00000000-0000-0000-0000-000000000000"

  /// Version 4, of the session's own random numbers.
  private func made(_ call: Invocation) -> String {
    let high = call.session.random.next() & 0xFFFF_FFFF_FFFF_0FFF | 0x4000
    let low = call.session.random.next() & 0x3FFF_FFFF_FFFF_FFFF | 0x8000_0000_0000_0000
    let digits = [high, low].map { number in
      let text = String(number, radix: 16)
      return String(repeating: "0", count: 16 - text.utf8.count) + text
    }.joined()
    let bytes = Array(digits.utf8)
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32]
      .map { String(decoding: bytes[$0], as: UTF8.self) }.joined(separator: "-")
  }
}

/// `Read-Host`: a line of the host.
struct ReadHost: Cmdlet {
  static let about = CommandDescription(
    "Read-Host", defaultSet: "AsString", class: "Microsoft.PowerShell.Commands.ReadHostCommand")
  @Switch(in: [.in("AsSecureString")]) var asSecureString: Bool
  @Switch(in: [.in("AsString")]) var maskInput: Bool
  @Parameter(position: 0, remaining: true, allow: [.null]) var prompt: Value?
  func process(_ call: Invocation) throws {
    let words = try prompt.map { try HostText.of($0, separator: .string(" "), call) }
    guard call.session.host.isInteractive,
      let line = try call.session.answer(
        to: words.map { $0 + ": " } ?? "", isSecret: asSecureString || maskInput)
    else {
      throw ScriptError(
        "InvalidOperation",
        "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.",
        .invalidOperation, exception: "System.Management.Automation.PSInvalidOperationException")
    }
    try call.write(asSecureString ? .object(SecureStringObject(line)) : .string(line))
  }
}

/// `Get-Culture`, without a name the session's own.
struct GetUICulture: Cmdlet {
  static let about = CommandDescription(
    "Get-UICulture", class: "Microsoft.PowerShell.Commands.GetUICultureCommand")

  func process(_ call: Invocation) throws {
    try call.write(CultureObjects.of(call.session.uiCulture.name, call))
  }
}

/// `Get-Culture`.
struct GetCulture: Cmdlet {
  static let about = CommandDescription(
    "Get-Culture", defaultSet: "CurrentCulture",
    class: "Microsoft.PowerShell.Commands.GetCultureCommand")
  @Switch(in: [.in("ListAvailable")]) var listAvailable: Bool
  @Parameter(in: [.in("Name", position: 0, from: .byValue)], validate: [.notNull]) var name:
    [String]?
  @Switch(in: [.in("CurrentCulture"), .in("Name")]) var noUserOverrides: Bool
  func process(_ call: Invocation) throws {
    guard let name else {
      return try call.write(CultureObjects.of(call.session.culture.name, call))
    }
    for text in name { try call.write(CultureObjects.of(text, call)) }
  }
}

/// A culture by name as an object.
enum CultureObjects {
  static func of(_ name: String, _ call: Invocation) throws -> Value {
    guard let type = TypeTable.find("System.Globalization.CultureInfo"),
      let made = Conversion.tryConvert(.string(name), to: type, call.session)
    else { return .string(name) }
    return made
  }
}
