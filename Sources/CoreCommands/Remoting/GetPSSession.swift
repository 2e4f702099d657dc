internal import PowerShellEngine

/// `Get-PSSession`: the connections of this session.
struct GetPSSession: Cmdlet {
  static let about = CommandDescription(
    "Get-PSSession", defaultSet: "Name",
    class: "Microsoft.PowerShell.Commands.GetPSSessionCommand")
  @Switch(in: [.in("ConnectionUri"), .in("ConnectionUriInstanceId")]) var allowRedirection: Bool
  @Parameter(in: [
    .in("ComputerInstanceId", from: .byPropertyName), .in("ComputerName", from: .byPropertyName),
  ]) var applicationName: String?
  @Parameter(in: [
    .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
    .in("ConnectionUriInstanceId"),
  ]) var authentication: Typed<Of.AuthenticationMechanism>?
  @Parameter(in: [
    .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
    .in("ConnectionUriInstanceId"),
  ]) var certificateThumbprint: String?
  @Parameter(
    in: [
      .in("ComputerInstanceId", position: 0, mandatory: true, from: .byPropertyName),
      .in("ComputerName", position: 0, mandatory: true, from: .byPropertyName),
    ], aliases: ["Cn"], validate: [.notNullOrEmpty]) var computerName: [String]?
  @Parameter(in: [
    .in("ComputerInstanceId", from: .byPropertyName), .in("ComputerName", from: .byPropertyName),
    .in("ConnectionUri", from: .byPropertyName),
    .in("ConnectionUriInstanceId", from: .byPropertyName),
    .in("ContainerId", from: .byPropertyName), .in("ContainerIdInstanceId", from: .byPropertyName),
    .in("VMId", from: .byPropertyName), .in("VMIdInstanceId", from: .byPropertyName),
    .in("VMName", from: .byPropertyName), .in("VMNameInstanceId", from: .byPropertyName),
  ]) var configurationName: String?
  @Parameter(
    in: [
      .in("ConnectionUri", position: 0, mandatory: true, from: .byPropertyName),
      .in("ConnectionUriInstanceId", position: 0, mandatory: true, from: .byPropertyName),
    ], aliases: ["URI", "CU"], validate: [.notNullOrEmpty]) var connectionUri: [Typed<Of.Uri>]?
  @Parameter(
    in: [
      .in("ContainerId", mandatory: true, from: .byPropertyName),
      .in("ContainerIdInstanceId", mandatory: true, from: .byPropertyName),
    ], validate: [.notNullOrEmpty]) var containerId: [String]?
  @Parameter(
    in: [
      .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
      .in("ConnectionUriInstanceId"),
    ], transform: [.credential]) var credential: Object<CredentialObject>?
  @Parameter(
    in: [.in("Id", position: 0, mandatory: true, from: .byPropertyName)], validate: [.notNull])
  var id: [Int32]?
  @Parameter(
    in: [
      .in("ComputerInstanceId", mandatory: true), .in("ConnectionUriInstanceId", mandatory: true),
      .in("ContainerIdInstanceId", mandatory: true), .in("InstanceId", from: .byPropertyName),
      .in("VMIdInstanceId", mandatory: true), .in("VMNameInstanceId", mandatory: true),
    ], validate: [.notNull]) var instanceId: [Typed<Of.Guid>]?
  @Parameter(
    in: [
      .in("ComputerName"), .in("ConnectionUri"), .in("ContainerId"),
      .in("Name", from: .byPropertyName), .in("VMId"), .in("VMName"),
    ], validate: [.notNullOrEmpty]) var name: [String]?
  @Parameter(
    in: [.in("ComputerInstanceId"), .in("ComputerName")], validate: [.range(.int(1), .int(65535))])
  var port: Int32?
  @Parameter(in: [
    .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
    .in("ConnectionUriInstanceId"),
  ]) var sessionOption: Typed<Of.PSSessionOption>?
  @Parameter(in: [
    .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
    .in("ConnectionUriInstanceId"), .in("ContainerId"), .in("ContainerIdInstanceId"), .in("VMId"),
    .in("VMIdInstanceId"), .in("VMName"), .in("VMNameInstanceId"),
  ]) var state: Value?
  @Parameter(in: [
    .in("ComputerInstanceId"), .in("ComputerName"), .in("ConnectionUri"),
    .in("ConnectionUriInstanceId"),
  ]) var throttleLimit: Int32?
  @Switch(in: [.in("ComputerInstanceId"), .in("ComputerName")]) var useSSL: Bool
  @Parameter(
    in: [
      .in("VMId", mandatory: true, from: .byPropertyName),
      .in("VMIdInstanceId", mandatory: true, from: .byPropertyName),
    ], aliases: ["VMGuid"], validate: [.notNullOrEmpty]) var vMId: [Typed<Of.Guid>]?
  @Parameter(
    in: [
      .in("VMName", mandatory: true, from: .byPropertyName),
      .in("VMNameInstanceId", mandatory: true, from: .byPropertyName),
    ], validate: [.notNullOrEmpty]) var vMName: [String]?

  func process(_ call: Invocation) throws {
    switch call.parameterSetName {
    case "Name", "Id", "InstanceId":
      let choice = SessionChoice(ids: id, names: name, instances: instanceId)
      let found = choice.isEmpty ? call.session.remoteSessions.sessions : try choice.find(call)
      for session in found { try call.write(.object(session)) }
    case "ComputerName", "ComputerInstanceId":
      for session in call.session.remoteSessions.sessions
      where (computerName ?? []).contains(where: {
        AsciiFold.foldedEquals($0, session.computerName)
      }) {
        try call.write(.object(session))
      }
    default: throw ScriptError.remotingTransport(call.parameterSetName)
    }
  }
}

/// Which connections a command means: by number, name or identity.
struct SessionChoice {
  var ids: [Int32]?
  var names: [String]?
  var instances: [Typed<Of.Guid>]?

  var isEmpty: Bool { ids == nil && names == nil && instances == nil }

  /// The connections; each that is not there is an error.
  func find(_ call: Invocation) throws -> [RemoteSession] {
    let known = call.session.remoteSessions.sessions
    var found: [RemoteSession] = []
    func add(_ some: [RemoteSession], or missing: ScriptError?) throws {
      if some.isEmpty, let missing { try call.writeError(missing) }
      for one in some where !found.contains(where: { $0 === one }) { found.append(one) }
    }
    for id in ids ?? [] {
      try add(
        known.filter { $0.id == id },
        or: .noSession("Session ID", "\(id)", "PSSessionIdNotFound", .int(id)))
    }
    for name in names ?? [] {
      let pattern = try NamePattern(name)
      let missing: ScriptError? =
        NamePattern.isPattern(name)
        ? nil : .noSession("name", name, "PSSessionNameNotFound", .string(name))
      try add(known.filter { pattern.matches($0.name) }, or: missing)
    }
    for instance in instances ?? [] {
      try add(
        known.filter { AsciiFold.foldedEquals($0.instanceID, instance.text) },
        or: .noSession(
          "InstanceId", instance.text, "PSSessionInstanceIdNotFound", instance.value))
    }
    return found
  }
}

extension ScriptError {
  fileprivate static func noSession(
    _ kind: String, _ text: String, _ id: String, _ target: Value
  ) -> ScriptError {
    ScriptError(
      id, "The session with the \(kind) \(text) is not available.", .invalidArgument,
      target: target, exception: "System.ArgumentException")
  }
}
