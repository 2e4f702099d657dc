internal import PowerShellEngine

/// `$Host` and what it talks through: `$Host.UI`, `$Host.UI.RawUI`.
enum HostTypes {
  private static let namespace = "System.Management.Automation."
  static let hostName = namespace + "Internal.Host.InternalHost"
  static let interfaceName = namespace + "Internal.Host.InternalHostUserInterface"
  static let rawName = namespace + "Internal.Host.InternalHostRawUserInterface"

  static let definitions: [TypeDefinition] = [
    host, interface, raw, choice,
    TypeDefinition(
      record: namespace + "Host.Size", "int Width {get;set;}", "int Height {get;set;}"),
  ]

  /// The variable `$Host`.
  static func define(in session: Session) {
    let variable = Variable("Host", .object(HostObject(hostName)))
    variable.options = [.constant, .allScope]
    session.global.define(variable)
  }

  private static let host = TypeDefinition(hostName) { m in
    m.property("string Name {get;}") { (_: HostObject) in .string("ConsoleHost") }
    m.property("version Version {get;}") { (_: HostObject) in version }
    m.property("guid InstanceId {get;}") { (_: HostObject) in
      TypeTable.find("System.Guid").flatMap {
        Conversion.tryConvert(
          .string("7d1d6f2c-5b0e-4f5a-9d0b-6f2f4a1c8e37"), to: $0, Session.current)
      } ?? .null
    }
    m.property("System.Management.Automation.Host.PSHostUserInterface UI {get;}") {
      (_: HostObject) in .object(HostObject(interfaceName))
    }
    m.property("cultureinfo CurrentCulture {get;}") { (_: HostObject) in
      culture(Session.current.culture.name)
    }
    m.property("cultureinfo CurrentUICulture {get;}") { (_: HostObject) in
      culture(Session.current.uiCulture.name)
    }
    m.property("psobject PrivateData {get;}") { (_: HostObject) in .null }
    m.property("bool DebuggerEnabled {get;set;}") { (_: HostObject) in .bool(true) }
    m.property("bool IsRunspacePushed {get;}") { (_: HostObject) in .bool(false) }
    m.property("runspace Runspace {get;}") { (_: HostObject) in .null }
  }

  private static var version: Value {
    guard let type = TypeTable.find("System.Version") else { return .string("7.6.5") }
    return Conversion.tryConvert(.string("7.6.5"), to: type, Session.current) ?? .string("7.6.5")
  }

  private static func culture(_ name: String) -> Value {
    guard let type = TypeTable.find("System.Globalization.CultureInfo") else {
      return .string(name)
    }
    return Conversion.tryConvert(.string(name), to: type, Session.current) ?? .string(name)
  }

  private static let interface = TypeDefinition(interfaceName) { m in
    m.property("System.Management.Automation.Host.PSHostRawUserInterface RawUI {get;}") {
      (_: HostObject) in .object(HostObject(rawName))
    }
    m.property("bool SupportsVirtualTerminal {get;}") { (_: HostObject) in
      .bool(Session.current.host.isDecorated)
    }
    declareQuestions(m)
    m.method("void Write(string value)") { (_: HostObject, a) in
      a.session.host.writeOutput(a.string(0))
      return .nothing
    }
    m.method("void WriteLine()", "void WriteLine(string value)") { (_: HostObject, a) in
      a.session.host.writeOutput(a.string(0) + "\n")
      return .nothing
    }
    // Progress and information records have no place of their own on this host.
    m.method(
      "void WriteProgress(long sourceId, System.Management.Automation.ProgressRecord record)",
      "void WriteInformation(System.Management.Automation.InformationRecord record)"
    ) { (_: HostObject, _) in .nothing }
    m.refused(
      "System.Collections.Generic.Dictionary[string,psobject] Prompt(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.FieldDescription] descriptions)"
    )
    m.method("void WriteErrorLine(string value)") { (_: HostObject, a) in
      a.session.host.writeError(a.string(0) + "\n")
      return .nothing
    }
    for (name, head) in [("Warning", "WARNING"), ("Verbose", "VERBOSE"), ("Debug", "DEBUG")] {
      m.method("void Write\(name)Line(string message)") { (_: HostObject, a) in
        let accent = a.session.host.isDecorated ? ("\u{1B}[33;1m", "\u{1B}[0m") : ("", "")
        a.session.host.writeOutput("\(accent.0)\(head): \(a.string(0))\(accent.1)\n")
        return .nothing
      }
    }
  }

  private static func declareQuestions(_ m: MemberDeclarations) {
    m.method("string ReadLine()") { (_: HostObject, a) in
      .string(try HostQuestions.line(prompt: "", a.session))
    }
    m.method("securestring ReadLineAsSecureString()") { (_: HostObject, a) in
      .object(SecureStringObject(try HostQuestions.line(prompt: "", isSecret: true, a.session)))
    }
    m.method(
      "int PromptForChoice(string caption, string message, System.Collections.ObjectModel.Collection[System.Management.Automation.Host.ChoiceDescription] choices, int defaultChoice)"
    ) { (_: HostObject, a) in
      let choices = ((try? a[2].elements()) ?? []).map(HostQuestions.choice)
      var question = ChoicePrompt(a.string(0), a.string(1), choices)
      question.defaultChoice = a.int(3)
      return .int(Int32(clamping: try a.session.choose(question)))
    }
    m.method(
      "pscredential PromptForCredential(string caption, string message, string userName, string targetName)"
    ) { (_: HostObject, a) in
      try HostQuestions.credential(a.string(0), a.string(1), user: a.string(2), a.session)
    }
  }

  private static let raw = TypeDefinition(rawName) { m in
    for name in ["WindowSize", "BufferSize", "MaxWindowSize"] {
      m.property("System.Management.Automation.Host.Size \(name) {get;}") { (_: HostObject) in
        .object(
          RecordObject(
            namespace + "Host.Size",
            [.int(Int32(clamping: Session.current.host.width)), .int(50)]))
      }
    }
    m.property("string WindowTitle {get;set;}", get: { (_: HostObject) in .string("hvlab") }) {
      (_: HostObject, _) in
    }
  }

  private static let choice = TypeDefinition(namespace + "Host.ChoiceDescription") { m in
    m.constructor("(string label)", "(string label, string helpMessage)") { a in
      .object(ChoiceObject(a.string(0), a.string(1)))
    }
    m.property("string Label {get;}") { (me: ChoiceObject) in .string(me.label) }
    m.property("string HelpMessage {get;set;}") { (me: ChoiceObject) in .string(me.help) }
  }
}

/// The host or a part of it.
final class HostObject: PSObject {
  private let typeName: String
  init(_ typeName: String) { self.typeName = typeName }
  override var type: TypeInfo { TypeTable.find(typeName) ?? .object }
}

/// `ChoiceDescription`.
final class ChoiceObject: PSObject {
  let label: String
  let help: String
  init(_ label: String, _ help: String) { (self.label, self.help) = (label, help) }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Host.ChoiceDescription") ?? .object
  }
}

/// Questions that scripts ask through `$Host.UI`.
enum HostQuestions {
  static func choice(_ value: Value) -> ChoicePrompt.Choice {
    if case .object(let choice as ChoiceObject) = value.base {
      return ChoicePrompt.Choice(choice.label, choice.help)
    }
    return ChoicePrompt.Choice(value.text(.invariant), "")
  }

  static func line(
    prompt: String, isSecret: Bool = false, _ session: Session
  ) throws -> String {
    guard session.host.isInteractive,
      let line = try session.answer(to: prompt, isSecret: isSecret)
    else {
      throw DotNetException(
        "System.Management.Automation.PSInvalidOperationException",
        "PowerShell is in NonInteractive mode. Read and Prompt functionality is not available.")
    }
    return line
  }

  /// A user name and a password, asked for one after the other.
  static func credential(
    _ caption: String, _ message: String, user: String, _ session: Session
  ) throws -> Value {
    session.host.writeOutput("\n\(caption)\n\(message)\n")
    let name = user.isEmpty ? try line(prompt: "User: ", session) : user
    let password = try line(prompt: "Password for user \(name): ", isSecret: true, session)
    return .object(CredentialObject(name, SecureStringObject(password)))
  }
}
