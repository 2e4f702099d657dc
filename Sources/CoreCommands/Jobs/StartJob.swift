internal import PowerShellEngine

/// `Start-Job`: a script block in a session beside this one, as in another process.
struct StartJob: Cmdlet {
  static let about = CommandDescription(
    "Start-Job", defaultSet: "ComputerName", class: "Microsoft.PowerShell.Commands.StartJobCommand")
  @Parameter(
    in: [.in("ComputerName"), .in("FilePathComputerName"), .in("LiteralFilePathComputerName")],
    aliases: ["Args"]) var argumentList: [Value]?
  @Parameter(in: [
    .in("ComputerName"), .in("FilePathComputerName"), .in("LiteralFilePathComputerName"),
  ]) var authentication: Typed<Of.AuthenticationMechanism>?
  @Parameter(in: [.in("SSHHost")]) var connectingTimeout: Int32?
  @Parameter(in: [
    .in("ComputerName"), .in("FilePathComputerName"), .in("LiteralFilePathComputerName"),
  ]) var credential: Typed<Of.PSCredential>?
  @Parameter(in: [.in("DefinitionName", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var definitionName: String?
  @Parameter(in: [.in("DefinitionName", position: 1)], validate: [.notNullOrEmpty])
  var definitionPath: String?
  @Parameter(in: [.in("FilePathComputerName", position: 0, mandatory: true)]) var filePath: String?
  @Parameter(in: [
    .in("ComputerName", position: 1), .in("FilePathComputerName", position: 1),
    .in("LiteralFilePathComputerName", position: 1),
  ]) var initializationScript: Object<ScriptBlock>?
  @Parameter(in: [
    .in("ComputerName", from: .byValue), .in("FilePathComputerName", from: .byValue),
    .in("LiteralFilePathComputerName", from: .byValue),
  ]) var inputObject: AnyObjectValue?
  @Parameter(in: [.in("LiteralFilePathComputerName", mandatory: true)], aliases: ["PSPath", "LP"])
  var literalPath: String?
  @Parameter(in: [
    .in("ComputerName", from: .byPropertyName), .in("FilePathComputerName", from: .byPropertyName),
    .in("LiteralFilePathComputerName", from: .byPropertyName),
  ]) var name: String?
  @Parameter(in: [.in("SSHHost")], validate: [.notNullOrEmpty]) var options: Typed<Of.Hashtable>?
  @Parameter(
    in: [.in("ComputerName"), .in("FilePathComputerName"), .in("LiteralFilePathComputerName")],
    validate: [.notNullOrEmpty]) var pSVersion: Typed<Of.Version>?
  @Switch(in: [
    .in("ComputerName"), .in("FilePathComputerName"), .in("LiteralFilePathComputerName"),
  ]) var runAs32: Bool
  @Parameter(in: [.in("ComputerName", position: 0, mandatory: true)], aliases: ["Command"])
  var scriptBlock: Object<ScriptBlock>?
  @Parameter(in: [.in("DefinitionName", position: 2)], validate: [.notNullOrEmpty]) var type:
    String?
  @Parameter var workingDirectory: String?
  private var input: [Value] = []

  mutating func process(_ call: Invocation) throws {
    if let inputObject { input.append(inputObject.value) }
  }

  mutating func end(_ call: Invocation) throws {
    guard let block = try scriptBlock?.object ?? file(call) else {
      throw ScriptError(
        "JobDefinitionNotFound", "hvlab knows no job definitions.", .notImplemented)
    }
    var order = JobOrder(block)
    order.name = name
    order.arguments = argumentList ?? []
    order.initialization = initializationScript?.object
    order.input = input.isEmpty ? nil : input
    order.workingDirectory = workingDirectory
    try call.write(.object(try call.startJob(order)))
  }

  private func file(_ call: Invocation) throws -> ScriptBlock? {
    guard let path = filePath ?? literalPath else { return nil }
    return try call.block(parsing: call.session.fileText(path))
  }
}

/// `Start-ThreadJob`: the same in a thread of this process; what it gives is not copied.
struct StartThreadJob: Cmdlet {
  static let about = CommandDescription(
    "Start-ThreadJob", defaultSet: "ScriptBlock",
    class: "Microsoft.PowerShell.ThreadJob.StartThreadJobCommand")
  @Parameter(in: [.in("ScriptBlock", position: 0, mandatory: true)], validate: [.notNull])
  var scriptBlock: Object<ScriptBlock>?
  @Parameter(in: [.in("FilePath", position: 0, mandatory: true)], validate: [.notNullOrEmpty])
  var filePath: String?
  @Parameter(validate: [.notNullOrEmpty]) var name: String?
  @Parameter(validate: [.notNull]) var initializationScript: Object<ScriptBlock>?
  @Parameter(in: [.in(SetTraits.all, from: .byValue)], validate: [.notNull])
  var inputObject: AnyObjectValue?
  @Parameter var argumentList: [Value]?
  @Parameter(validate: [.range(.int(1), .int(1_000_000))]) var throttleLimit: Int32?
  @Parameter var streamingHost: Value?
  private var input: [Value] = []

  mutating func process(_ call: Invocation) throws {
    if let inputObject { input.append(inputObject.value) }
  }

  mutating func end(_ call: Invocation) throws {
    let text = try filePath.map(call.session.fileText)
    guard let block = try scriptBlock?.object ?? text.map(call.block(parsing:)) else { return }
    var order = JobOrder(block)
    order.isThread = true
    order.name = name
    order.arguments = argumentList ?? []
    order.initialization = initializationScript?.object
    order.input = input.isEmpty ? nil : input
    try call.write(.object(try call.startJob(order)))
  }
}
