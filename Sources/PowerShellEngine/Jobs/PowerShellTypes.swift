import PowerShellSyntax

/// The classes of `[powershell]` and of runspaces.
enum PowerShellTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] =
    [
      TypeDefinition(root + "PowerShell") { m in
        declareMaking(m)
        declareRunning(m)
        declareState(m)
      },
      TypeDefinition(
        enumeration: root + "RunspaceMode", counting: "CurrentRunspace", "NewRunspace"),
      TypeDefinition(root + "PSDataStreams", members: declareStreams),
      TypeDefinition(root + "PSCommand") { m in
        m.method("void Clear()") { (me: CommandListObject, _) in
          me.owner.statements = [[]]
          return .nothing
        }
        m.property("System.Object Commands {get;}") { (me: CommandListObject) in
          .list(me.owner.statements.flatMap(\.self).map { .string($0.text) })
        }
      },
      TypeDefinition(root + "PSInvocationStateInfo") { m in
        m.property("System.Management.Automation.PSInvocationState State {get;}") {
          (me: InvocationStateObject) in
          EnumValues.numbered(root + "PSInvocationState", me.owner.state.rawValue)
        }
        m.property("System.Exception Reason {get;}") { (me: InvocationStateObject) in
          me.owner.failure.map { .object($0.record.exception) } ?? .null
        }
      },
      TypeDefinition(root + "PowerShellAsyncResult", interfaces: ["System.IAsyncResult"]) { m in
        m.property("bool IsCompleted {get;}") { (me: AsyncResultObject) in .bool(me.isCompleted) }
        m.property("System.Threading.WaitHandle AsyncWaitHandle {get;}") {
          (me: AsyncResultObject) in .object(me)
        }
        m.method("bool WaitOne()", "bool WaitOne(int millisecondsTimeout)") {
          (me: AsyncResultObject, a) in
          let ticks = a.count > 0 && a.int(0) >= 0 ? Int64(a.int(0)) &* 10_000 : nil
          return .bool(try a.session.baton.wait(ticks: ticks) { me.isCompleted })
        }
      },
    ] + RunspaceTypes.definitions

  private static func declareMaking(_ m: MemberDeclarations) {
    m.function("static powershell Create()") { a in .object(PowerShellObject(a.session)) }
    m.function("static powershell Create(System.Management.Automation.RunspaceMode runspace)") {
      a in
      let made = PowerShellObject(a.session)
      if a[0].base.integerOrZero == 0 {
        made.runspace = RunspaceObject(a.session, session: a.session)
      }
      return .object(made)
    }
    m.function("static powershell Create(initialsessionstate initialSessionState)") { a in
      .object(PowerShellObject(a.session))
    }
    m.method("powershell AddScript(string script)") { (me: PowerShellObject, a) in
      me.add(a.string(0), isScript: true)
      return .object(me)
    }
    m.method("powershell AddScript(string script, bool useLocalScope)") {
      (me: PowerShellObject, a) in
      me.add(a.string(0), isScript: true, isLocal: a.bool(1))
      return .object(me)
    }
    m.method(
      "powershell AddCommand(string cmdlet)",
      "powershell AddCommand(string cmdlet, bool useLocalScope)"
    ) { (me: PowerShellObject, a) in
      me.add(a.string(0), isScript: false)
      return .object(me)
    }
    m.method("powershell AddArgument(System.Object value)") { (me: PowerShellObject, a) in
      try me.add(Argument(value: a[0], extent: Extent(0, 0)))
      return .object(me)
    }
    m.method("powershell AddParameter(string parameterName, System.Object value)") {
      (me: PowerShellObject, a) in
      try me.add(argument(a.string(0), a[1]))
      return .object(me)
    }
    m.method("powershell AddParameter(string parameterName)") { (me: PowerShellObject, a) in
      try me.add(argument(a.string(0), .bool(true)))
      return .object(me)
    }
    m.method(
      "powershell AddParameters(System.Collections.IDictionary parameters)",
      "powershell AddParameters(System.Collections.IList parameters)"
    ) { (me: PowerShellObject, a) in
      if case .table(let table) = a[0].base {
        for (key, value) in table.entries { try me.add(argument(key.text(.invariant), value)) }
      } else {
        for value in a.list(0) { try me.add(Argument(value: value, extent: Extent(0, 0))) }
      }
      return .object(me)
    }
    m.method("powershell AddStatement()") { (me: PowerShellObject, _) in
      me.addStatement()
      return .object(me)
    }
  }

  private static func argument(_ name: String, _ value: Value) -> Argument {
    let bare = name.utf8.first == 0x2D ? String(name.utf8.dropFirst()) ?? name : name
    return Argument(name: bare, value: value, isAttached: true, extent: Extent(0, 0))
  }

  private static func declareRunning(_ m: MemberDeclarations) {
    m.method(
      "System.Collections.ObjectModel.Collection[psobject] Invoke()",
      "System.Collections.ObjectModel.Collection[psobject] Invoke(System.Collections.IEnumerable input)"
    ) { (me: PowerShellObject, a) in
      let input = a.count > 0 ? a.list(0) : nil
      return Intrinsic.collection(try me.invoke(input))
    }
    m.method(
      "System.IAsyncResult BeginInvoke()", "System.IAsyncResult BeginInvoke(System.Object input)",
      "System.IAsyncResult BeginInvoke(System.Object input, System.Object output)"
    ) { (me: PowerShellObject, a) in
      .object(me.begin(a.count > 0 && !a[0].isNull ? a.list(0) : nil))
    }
    m.method(
      "System.Management.Automation.PSDataCollection[psobject] EndInvoke(System.IAsyncResult asyncResult)"
    ) { (me: PowerShellObject, a) in
      guard let result = a.object(0, AsyncResultObject.self) else {
        throw DotNetException.argumentNull("asyncResult")
      }
      return Intrinsic.collection(try me.end(result))
    }
    m.method("void Stop()") { (me: PowerShellObject, _) in
      try me.stop()
      return .nothing
    }
    m.method("void Dispose()") { (_: PowerShellObject, _) in .nothing }
    m.method("powershell CreateNestedPowerShell()") { (_: PowerShellObject, a) in
      .object(PowerShellObject(a.session))
    }
  }

  private static func declareState(_ m: MemberDeclarations) {
    m.property("bool HadErrors {get;}") { (me: PowerShellObject) in .bool(me.hadErrors) }
    m.property("guid InstanceId {get;}") { (me: PowerShellObject) in guid(me.instanceID) }
    m.property("System.Management.Automation.PSDataStreams Streams {get;}") {
      (me: PowerShellObject) in .object(me.streams)
    }
    m.property("System.Management.Automation.PSCommand Commands {get;}") {
      (me: PowerShellObject) in .object(CommandListObject(me))
    }
    m.property("System.Management.Automation.PSInvocationStateInfo InvocationStateInfo {get;}") {
      (me: PowerShellObject) in .object(InvocationStateObject(me))
    }
    for (signature, isPool) in [("runspace Runspace", false), ("System.Object RunspacePool", true)]
    {
      m.property(
        signature + " {get;set;}",
        get: { (me: PowerShellObject) in
          guard let runspace = me.runspace, runspace.isPool == isPool else { return .null }
          return .object(runspace)
        }, set: { me, value in me.runspace = value.base.reference as? RunspaceObject })
    }
  }

  private static func declareStreams(_ m: MemberDeclarations) {
    let kinds: [(String, StreamKind)] = [
      ("Error", .error), ("Warning", .warning), ("Verbose", .verbose), ("Debug", .debug),
      ("Information", .information),
    ]
    for (name, kind) in kinds {
      m.property("System.Management.Automation.PSDataCollection[psobject] \(name) {get;}") {
        (me: StreamLists) in .object(me[kind])
      }
    }
    m.property("System.Management.Automation.PSDataCollection[psobject] Progress {get;}") {
      (me: StreamLists) in .object(me.progress)
    }
    m.method("void ClearStreams()") { (me: StreamLists, _) in
      for list in me.lists { list.elements = [] }
      return .nothing
    }
  }

  static func guid(_ text: String) -> Value {
    let type = TypeTable.required("System.Guid")
    return (try? Conversion.convert(.string(text), to: type, .current)) ?? .null
  }
}

/// `$ps.Commands`.
final class CommandListObject: PSObject {
  let owner: PowerShellObject
  init(_ owner: PowerShellObject) { self.owner = owner }
  override var type: TypeInfo { TypeTable.required("System.Management.Automation.PSCommand") }
}

/// `$ps.InvocationStateInfo`.
final class InvocationStateObject: PSObject {
  let owner: PowerShellObject
  init(_ owner: PowerShellObject) { self.owner = owner }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PSInvocationStateInfo")
  }
}
