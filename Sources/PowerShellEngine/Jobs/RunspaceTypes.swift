/// Runspaces, pools of them, and what a session starts with.
enum RunspaceTypes {
  private static let root = "System.Management.Automation.Runspaces."

  static let definitions: [TypeDefinition] = [
    TypeDefinition(root + "RunspaceFactory") { m in
      m.function(
        "static runspace CreateRunspace()",
        "static runspace CreateRunspace(initialsessionstate initialSessionState)"
      ) { a in
        let made = RunspaceObject(a.session)
        (a.object(0, InitialStateObject.self))?.apply(to: made.session(beside: a.session))
        made.state = .beforeOpen
        return .object(made)
      }
      m.function(
        "static System.Object CreateRunspacePool()",
        "static System.Object CreateRunspacePool(int minRunspaces, int maxRunspaces)",
        "static System.Object CreateRunspacePool(int minRunspaces, int maxRunspaces, System.Object host)",
        "static System.Object CreateRunspacePool(int minRunspaces, int maxRunspaces, initialsessionstate initialSessionState, System.Object host)"
      ) { a in .object(RunspaceObject(a.session, isPool: true)) }
    },
    TypeDefinition(root + "Runspace", isAbstract: true) { m in
      declareRunspace(m)
      m.constant("static runspace DefaultRunspace {get;}") {
        let session = Session.current
        let made = RunspaceObject(session, session: session)
        made.state = .opened
        return .object(made)
      }
    },
    TypeDefinition(root + "LocalRunspace", base: root + "Runspace", members: declareRunspace),
    TypeDefinition(root + "RunspacePool", members: declareRunspace),
    TypeDefinition(root + "RunspaceStateInfo") { m in
      m.property("System.Management.Automation.Runspaces.RunspaceState State {get;}") {
        (me: RunspaceStateObject) in
        EnumValues.named(root + "RunspaceState", me.name)
      }
      m.method("string ToString()") { (me: RunspaceStateObject, _) in .string(me.name) }
    },
    TypeDefinition(
      enumeration: root + "RunspaceState", counting: "BeforeOpen", "Opening", "Opened", "Closed",
      "Closing", "Broken", "Disconnecting", "Disconnected", "Connecting"),
    TypeDefinition(
      enumeration: root + "RunspaceAvailability", counting: "None", "Available",
      "AvailableForNestedCommand", "Busy", "RemoteDebug"),
    TypeDefinition(root + "SessionStateProxy") { m in
      m.method("void SetVariable(string name, System.Object value)") {
        (me: SessionProxyObject, a) in
        try me.session.global.assign(Symbol.intern(a.string(0)), a[1])
        return .nothing
      }
      m.method("System.Object GetVariable(string name)") { (me: SessionProxyObject, a) in
        me.session.global.lookup(Symbol.intern(a.string(0))).orNull
      }
      m.property("System.Management.Automation.PSVariableIntrinsics PSVariable {get;}") {
        (me: SessionProxyObject) in .object(VariableIntrinsicsObject(me.session.globalState))
      }
    },
    TypeDefinition(root + "InitialSessionState") { m in
      m.function(
        "static initialsessionstate CreateDefault()", "static initialsessionstate CreateDefault2()",
        "static initialsessionstate Create()"
      ) { _ in .object(InitialStateObject()) }
      m.property("System.Object Variables {get;}") { (me: InitialStateObject) in
        .object(me.variables)
      }
      m.property("System.Object Commands {get;}") { (me: InitialStateObject) in
        .object(me.commands)
      }
    },
    TypeDefinition(root + "SessionStateVariableEntry") { m in
      m.constructor("(string name, System.Object value, string description)") { a in
        .object(Variable(a.string(0), a[1]))
      }
    },
    TypeDefinition(root + "SessionStateFunctionEntry") { m in
      m.constructor("(string name, string definition)") { a in
        .object(PropertyBag([("Name", a[0]), ("Definition", a[1])]))
      }
    },
  ]

  private static func declareRunspace(_ m: MemberDeclarations) {
    m.method("void Open()") { (me: RunspaceObject, _) in
      me.state = .opened
      return .nothing
    }
    m.method("void Close()", "void Dispose()") { (me: RunspaceObject, _) in
      me.state = .closed
      return .nothing
    }
    m.property("int Id {get;}") { (me: RunspaceObject) in .int(me.id) }
    m.property(
      "string Name {get;set;}", get: { (me: RunspaceObject) in .string(me.name) },
      set: { me, value in me.name = value.text(.invariant) })
    m.property("guid InstanceId {get;}") { (me: RunspaceObject) in
      PowerShellTypes.guid(me.instanceID)
    }
    m.property("System.Object RunspaceStateInfo {get;}") { (me: RunspaceObject) in
      .object(RunspaceStateObject(me))
    }
    m.property("System.Object RunspaceAvailability {get;}") { (me: RunspaceObject) in
      EnumValues.named(
        root + "RunspaceAvailability",
        me.state != .opened ? "None" : me.id == 1 ? "Busy" : "Available")
    }
    m.property("System.Object SessionStateProxy {get;}") { (me: RunspaceObject) in
      .object(SessionProxyObject(me.session(beside: .current)))
    }
    m.method("bool SetMaxRunspaces(int maxRunspaces)", "bool SetMinRunspaces(int minRunspaces)") {
      (_: RunspaceObject, _) in .bool(true)
    }
    m.method("int GetMaxRunspaces()", "int GetAvailableRunspaces()") {
      (_: RunspaceObject, _) in .int(1)
    }
  }
}

/// `$runspace.RunspaceStateInfo`.
final class RunspaceStateObject: PSObject {
  private let owner: RunspaceObject
  init(_ owner: RunspaceObject) { self.owner = owner }

  var name: String {
    switch owner.state {
    case .beforeOpen: "BeforeOpen"
    case .opening: "Opening"
    case .opened: "Opened"
    case .closed: "Closed"
    }
  }

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.Runspaces.RunspaceStateInfo")
  }
  override func text(_ culture: Culture) -> String { name }
}

/// `$runspace.SessionStateProxy`.
final class SessionProxyObject: PSObject {
  let session: Session
  init(_ session: Session) { self.session = session }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.Runspaces.SessionStateProxy")
  }
}

/// `[initialsessionstate]::CreateDefault()`: variables and functions for a runspace to come.
final class InitialStateObject: PSObject {
  let variables = ListObject([], type: .arrayList)
  let commands = ListObject([], type: .arrayList)

  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.Runspaces.InitialSessionState")
  }

  func apply(to session: Session) {
    for case let variable as Variable in variables.elements.compactMap(\.reference) {
      try? session.global.assign(Symbol.intern(variable.name), variable.current)
    }
    for case let entry as PropertyBag in commands.elements.compactMap(\.reference) {
      let block = try? InvokeCommandObject(session.globalState).block(
        entry["Definition"]?.text(.invariant) ?? "")
      guard let block, let name = entry["Name"]?.text(.invariant) else { continue }
      session.global.setFunction(
        FunctionCommand(name, ScriptBlock(block.literal, state: session.globalState)))
    }
  }
}
