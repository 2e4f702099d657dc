internal import PowerShellEngine

/// The one process a simulated host runs: the shell itself.
enum ShellProcess {
  static let name = "pwsh"

  static func id(_ call: Invocation) -> Int64 {
    call.session.global.lookup(Symbol.intern("PID")).integerOrZero
  }

  static func value(_ call: Invocation) -> Value {
    .object(
      RecordObject(
        "System.Diagnostics.Process",
        [.int(Int32(clamping: id(call))), .string(name), .string(name), .bool(false)],
        text: "System.Diagnostics.Process (\(name))"))
  }

  static func notFound(id: Int32) -> ScriptError {
    ScriptError(
      "NoProcessFoundForGivenId",
      "Cannot find a process with the process identifier \(id).", .objectNotFound,
      target: .int(id), exception: "Microsoft.PowerShell.Commands.ProcessCommandException")
  }

  static func notFound(name: String) -> ScriptError {
    ScriptError(
      "NoProcessFoundForGivenName",
      "Cannot find a process with the name \"\(name)\". Verify the process name and call the cmdlet again.",
      .objectNotFound, target: .string(name),
      exception: "Microsoft.PowerShell.Commands.ProcessCommandException")
  }

  /// Reports the names and numbers that mean no process; whether the shell is among the others.
  static func isMeant(names: [String]?, ids: [Int32]?, _ call: Invocation) throws -> Bool {
    var isMeant = false
    for text in names ?? [] {
      let found = try NamePattern(text).matches(name)
      isMeant = isMeant || found
      if !found, !NamePattern.isPattern(text) { try call.writeError(notFound(name: text)) }
    }
    for number in ids ?? [] {
      let found = Int64(number) == id(call)
      isMeant = isMeant || found
      if !found { try call.writeError(notFound(id: number)) }
    }
    return isMeant
  }
}

/// `Get-Process`.
struct GetProcess: Cmdlet {
  static let about = CommandDescription(
    "Get-Process", defaultSet: "Name", class: "Microsoft.PowerShell.Commands.GetProcessCommand")
  @Switch var fileVersionInfo: Bool
  @Parameter(
    in: [
      .in("Id", mandatory: true, from: .byPropertyName),
      .in("IdWithUserName", mandatory: true, from: .byPropertyName),
    ], aliases: ["PID"]) var id: [Int32]?
  @Switch(in: [
    .in("IdWithUserName", mandatory: true), .in("InputObjectWithUserName", mandatory: true),
    .in("NameWithUserName", mandatory: true),
  ]) var includeUserName: Bool
  @Parameter(in: [
    .in("InputObject", mandatory: true, from: .byValue),
    .in("InputObjectWithUserName", mandatory: true, from: .byValue),
  ]) var inputObject: [Typed<Of.Process>]?
  @Switch(aliases: ["FV"]) var module: Bool
  @Parameter(
    in: [
      .in("Name", position: 0, from: .byPropertyName),
      .in("NameWithUserName", position: 0, from: .byPropertyName),
    ], aliases: ["ProcessName"], validate: [.notNullOrEmpty]) var name: [String]?

  func process(_ call: Invocation) throws {
    for (name, isGiven) in [
      ("FileVersionInfo", fileVersionInfo), ("IncludeUserName", includeUserName),
      ("Module", module),
    ] where isGiven {
      throw ScriptError.notModelled(parameter: name, of: call.command.name)
    }
    if let inputObject {
      for process in inputObject { try call.write(process.value) }
      return
    }
    let isAny = name == nil && id == nil
    if try isAny || ShellProcess.isMeant(names: name, ids: id, call) {
      try call.write(ShellProcess.value(call))
    }
  }
}

/// `Stop-Process`: there is no process to stop but the shell, and that is left running.
struct StopProcess: Cmdlet {
  static let about = CommandDescription(
    "Stop-Process", effect: .changes(impact: .medium), defaultSet: "Id",
    class: "Microsoft.PowerShell.Commands.StopProcessCommand")
  @Switch var force: Bool
  @Parameter(in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)]) var id: [Int32]?
  @Parameter(in: [.in("InputObject", position: 0, mandatory: true, from: .byValue)])
  var inputObject: [Typed<Of.Process>]?
  @Parameter(
    in: [.in("Name", mandatory: true, from: .byPropertyName)], aliases: ["ProcessName"])
  var name: [String]?
  @Switch var passThru: Bool

  func process(_ call: Invocation) throws {
    let isMeant = try inputObject != nil || ShellProcess.isMeant(names: name, ids: id, call)
    guard isMeant else { return }
    let number = ShellProcess.id(call)
    guard try call.shouldProcess("\(ShellProcess.name) (\(number))") else { return }
    throw ScriptError(
      "NotModelled", "hvlab does not stop itself: use exit.", .notImplemented,
      target: .long(number), exception: "System.NotSupportedException")
  }
}

extension TypeDefinition {
  static let processException = TypeDefinition(
    "Microsoft.PowerShell.Commands.ProcessCommandException", base: "System.SystemException")

  static let processInfo = TypeDefinition(
    record: "System.Diagnostics.Process", "int Id {get;}", "string ProcessName {get;}",
    "string Name {get;}", "bool HasExited {get;}")
}

extension Of {
  enum Process: NamedType { static let name = "System.Diagnostics.Process" }
}

/// `Get-ExecutionPolicy`: a server's usual one.
struct GetExecutionPolicy: Cmdlet {
  static let about = CommandDescription(
    "Get-ExecutionPolicy", class: "Microsoft.PowerShell.Commands.GetExecutionPolicyCommand")
  @Switch var list: Bool
  @Parameter(position: 0, from: .byPropertyName) var scope: Typed<Of.ExecutionPolicyScope>?

  func process(_ call: Invocation) throws {
    guard list else { return try call.write(try policy(scope?.text ?? "LocalMachine", call)) }
    for name in ["MachinePolicy", "UserPolicy", "Process", "CurrentUser", "LocalMachine"] {
      let place = try Conversion.convert(
        .string(name), to: Typed<Of.ExecutionPolicyScope>.parameterType, call.session)
      try call.write(
        .object(PropertyBag([("Scope", place), ("ExecutionPolicy", try policy(name, call))])))
    }
  }

  private func policy(_ scope: String, _ call: Invocation) throws -> Value {
    let name = scope == "LocalMachine" ? "RemoteSigned" : "Undefined"
    guard let type = TypeTable.find("Microsoft.PowerShell.ExecutionPolicy") else { return .null }
    return try Conversion.convert(.string(name), to: type, call.session)
  }
}
