/// Connections as scripts see them, and what asks for them.
enum RemotingTypes {
  private static let runspaces = "System.Management.Automation.Runspaces."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(runspaces + "PSSession", members: declareSession),
    TypeDefinition(
      enumeration: runspaces + "TargetMachineType", counting: "RemoteMachine", "VirtualMachine",
      "Container"),
    TypeDefinition(
      enumeration: runspaces + "AuthenticationMechanism", counting: "Default", "Basic",
      "Negotiate", "NegotiateWithImplicitCredential", "Credssp", "Digest", "Kerberos"),
    TypeDefinition("System.Management.Automation.Remoting.OriginInfo") { m in
      m.property("string PSComputerName {get;}") { (me: OriginInfoObject) in
        .string(me.computerName)
      }
      m.property("guid RunspaceID {get;}") { (me: OriginInfoObject) in
        PowerShellTypes.guid(me.instanceID)
      }
      m.method("string ToString()") { (me: OriginInfoObject, _) in .string(me.computerName) }
    },
  ]

  private static func declareSession(_ m: MemberDeclarations) {
    m.property("System.Management.Automation.Runspaces.RunspaceState State {get;}") {
      (me: RemoteSession) in EnumValues.named(runspaces + "RunspaceState", me.state.rawValue)
    }
    m.property("string IdleTimeout {get;}") { (_: RemoteSession) in .null }
    m.property("string ComputerName {get;}") { (me: RemoteSession) in .string(me.computerName) }
    m.property("System.Management.Automation.Runspaces.TargetMachineType ComputerType {get;}") {
      (_: RemoteSession) in EnumValues.named(runspaces + "TargetMachineType", "RemoteMachine")
    }
    m.property("string ConfigurationName {get;}") { (_: RemoteSession) in
      .string("Microsoft.PowerShell")
    }
    m.property("guid InstanceId {get;}") { (me: RemoteSession) in
      PowerShellTypes.guid(me.instanceID)
    }
    m.property("int Id {get;}") { (me: RemoteSession) in .int(me.id) }
    m.property(
      "string Name {get;set;}", get: { (me: RemoteSession) in .string(me.name) },
      set: { me, value in me.name = value.text(.invariant) })
    m.property("System.Management.Automation.Runspaces.RunspaceAvailability Availability {get;}") {
      (me: RemoteSession) in
      EnumValues.named(
        runspaces + "RunspaceAvailability",
        me.state != .opened ? "None" : me.isBusy ? "Busy" : "Available")
    }
    m.property("string Transport {get;}") { (_: RemoteSession) in .string("WSMan") }
    for name in ["ContainerId", "VMName"] {
      m.property("string \(name) {get;}") { (_: RemoteSession) in .null }
    }
    m.method("string ToString()") { (me: RemoteSession, _) in .string(me.text(.invariant)) }
  }
}
