internal import PowerShellEngine

/// `Get-Host`.
struct GetHost: Cmdlet {
  static let about = CommandDescription(
    "Get-Host", class: "Microsoft.PowerShell.Commands.GetHostCommand")

  func process(_ call: Invocation) throws { try call.write(.object(ShellHost())) }
}

/// `$Host`: the program the shell runs in, and how it shows and asks.
final class ShellHost: PSObject {
  fileprivate var session: Session { Session.current }
  fileprivate static let typeName = "System.Management.Automation.Internal.Host.InternalHost"
  override var type: TypeInfo { TypeTable.find(Self.typeName) ?? .object }
}

/// `$Host.UI`.
final class ShellHostInterface: PSObject {
  fileprivate var session: Session { Session.current }
  override var type: TypeInfo { TypeTable.find(ShellHost.typeName + "UserInterface") ?? .object }

  fileprivate func choose(_ a: Arguments) throws -> Value {
    let choices = try a[2].base.elements().map { item in
      let choice = item.base.reference as? ChoiceDescription
      return ChoicePrompt.Choice(choice?.label ?? item.text(.invariant), choice?.help ?? "")
    }
    var prompt = ChoicePrompt(a.string(0), a.string(1), choices)
    prompt.defaultChoice = a.int(3)
    let place = try session.host.choose(prompt)
    return .int(Int32(clamping: place))
  }
}

/// An answer to choose: a label with its key marked by `&`.
final class ChoiceDescription: PSObject {
  fileprivate let label: String
  fileprivate let help: String
  init(_ label: String, _ help: String) { (self.label, self.help) = (label, help) }
  override var type: TypeInfo {
    TypeTable.find("System.Management.Automation.Host.ChoiceDescription") ?? .object
  }
}

extension TypeDefinition {
  static let shellHost: [TypeDefinition] = [
    TypeDefinition(ShellHost.typeName, members: declareHost),
    TypeDefinition(ShellHost.typeName + "UserInterface", members: declareInterface),
    TypeDefinition("System.Management.Automation.Host.ChoiceDescription") { m in
      m.constructor("(string label)", "(string label, string helpMessage)") { a in
        .object(ChoiceDescription(a.string(0), a.count > 1 ? a.string(1) : ""))
      }
      m.property("string Label {get;}") { (me: ChoiceDescription) in .string(me.label) }
      m.property("string HelpMessage {get;set;}") { (me: ChoiceDescription) in .string(me.help) }
    },
  ]

  private static func declareHost(_ m: MemberDeclarations) {
    m.property("string Name {get;}") { (_: ShellHost) in .string("ConsoleHost") }
    m.property("version Version {get;}") { (me: ShellHost) in
      me.converted("7.6.5", to: "System.Version")
    }
    m.property("guid InstanceId {get;}") { (me: ShellHost) in
      me.converted("7d1d6f2c-5b0e-4f5a-9d0b-6f2f4a1c8e37", to: "System.Guid")
    }
    m.property(
      "System.Management.Automation.Internal.Host.InternalHostUserInterface UI {get;}"
    ) { (me: ShellHost) in .object(ShellHostInterface()) }
    m.property("cultureinfo CurrentCulture {get;}") { (me: ShellHost) in
      me.converted(me.session.culture.name, to: "System.Globalization.CultureInfo")
    }
    m.property("cultureinfo CurrentUICulture {get;}") { (me: ShellHost) in
      me.converted(me.session.uiCulture.name, to: "System.Globalization.CultureInfo")
    }
    m.property("psobject PrivateData {get;}") { (_: ShellHost) in .null }
    m.property("bool DebuggerEnabled {get;set;}") { (_: ShellHost) in .bool(true) }
    m.property("bool IsRunspacePushed {get;}") { (_: ShellHost) in .bool(false) }
    m.property("runspace Runspace {get;}") { (_: ShellHost) in .null }
  }

  private static func declareInterface(_ m: MemberDeclarations) {
    m.method("void Write(string value)") { (me: ShellHostInterface, a) in
      me.session.host.writeOutput(a.string(0))
      return .nothing
    }
    m.method("void WriteLine()", "void WriteLine(string value)") { (me: ShellHostInterface, a) in
      me.session.host.writeOutput((a.count > 0 ? a.string(0) : "") + "\n")
      return .nothing
    }
    m.method("void WriteErrorLine(string value)") { (me: ShellHostInterface, a) in
      me.session.host.writeError(a.string(0) + "\n")
      return .nothing
    }
    m.method("string ReadLine()") { (me: ShellHostInterface, _) in
      me.session.host.readLine(prompt: "").map { .string($0) } ?? .null
    }
    m.method(
      "int PromptForChoice(string caption, string message, System.Object choices, int defaultChoice)"
    ) { (me: ShellHostInterface, a) in try me.choose(a) }
    m.property("bool SupportsVirtualTerminal {get;}") { (me: ShellHostInterface) in
      .bool(me.session.host.isDecorated)
    }
  }
}

extension ShellHost {
  fileprivate func converted(_ text: String, to name: String) -> Value {
    guard let type = TypeTable.find(name) else { return .string(text) }
    return Conversion.tryConvert(.string(text), to: type, session) ?? .string(text)
  }
}
