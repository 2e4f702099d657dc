import PowerShellSyntax

/// `$ExecutionContext` and what hangs on it: the session state a piece of code runs in.
enum ContextTypes {
  static let definitions: [TypeDefinition] = [
    TypeDefinition("System.Management.Automation.EngineIntrinsics") { m in
      m.property("System.Management.Automation.SessionState SessionState {get;}") {
        (me: ExecutionContextObject) in .object(SessionStateObject(me.state))
      }
      m.property("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}") {
        (me: ExecutionContextObject) in .object(InvokeCommandObject(me.state))
      }
      m.property("System.Management.Automation.Host.PSHost Host {get;}") {
        (me: ExecutionContextObject) in
        let host = me.frame.lookup(Symbol.intern("Host"))
        return host.isUnset ? .null : host
      }
    },
    TypeDefinition("System.Management.Automation.SessionState") { m in
      m.property("psmoduleinfo Module {get;}") { (me: SessionStateObject) in
        me.state.module.map { .object($0) } ?? .null
      }
      m.property("System.Management.Automation.PSVariableIntrinsics PSVariable {get;}") {
        (me: SessionStateObject) in .object(VariableIntrinsicsObject(me.state))
      }
      m.property("System.Management.Automation.CommandInvocationIntrinsics InvokeCommand {get;}") {
        (me: SessionStateObject) in .object(InvokeCommandObject(me.state))
      }
      m.property("System.Management.Automation.PathIntrinsics Path {get;}") {
        (me: SessionStateObject) in .object(PathIntrinsicsObject(me.state))
      }
      m.property(
        "System.Management.Automation.PSLanguageMode LanguageMode {get;set;}",
        get: { (_: SessionStateObject) in
          EnumValues.named("System.Management.Automation.PSLanguageMode", "FullLanguage")
        }, set: { _, _ in })
    },
    TypeDefinition("System.Management.Automation.PSVariableIntrinsics", members: variables),
    TypeDefinition("System.Management.Automation.CommandInvocationIntrinsics", members: commands),
    TypeDefinition("System.Management.Automation.PathIntrinsics", members: paths),
  ]

  private static func variables(_ m: MemberDeclarations) {
    m.method("psvariable Get(string name)") { (me: VariableIntrinsicsObject, a) in
      let symbol = Symbol.intern(a.string(0))
      return me.frame.lookupVariable(symbol).map { .object($0.variable) } ?? .null
    }
    m.method(
      "System.Object GetValue(string name)",
      "System.Object GetValue(string name, System.Object defaultValue)"
    ) { (me: VariableIntrinsicsObject, a) in
      let symbol = Symbol.intern(a.string(0))
      let found = me.frame.lookup(symbol)
      if !found.isUnset { return found }
      return me.frame.lookupAutomatic(symbol) ?? a[1]
    }
    m.method("void Set(string name, System.Object value)") { (me: VariableIntrinsicsObject, a) in
      let path = VariablePath(command: a.string(0))
      let scope = path.scope == .global ? me.frame.session.global : me.frame
      try scope.assign(Symbol.intern(path.name), a[1])
      return .nothing
    }
    m.method("void Set(psvariable variable)") { (me: VariableIntrinsicsObject, a) in
      if let variable = a.object(0, Variable.self) { me.frame.define(variable) }
      return .nothing
    }
    m.method("void Remove(string name)") { (me: VariableIntrinsicsObject, a) in
      let symbol = Symbol.intern(a.string(0))
      me.frame.lookupVariable(symbol)?.frame.remove(symbol)
      return .nothing
    }
  }

  private static func commands(_ m: MemberDeclarations) {
    m.method("string ExpandString(string source)") { (me: InvokeCommandObject, a) in
      .string(try me.expand(a.string(0)))
    }
    m.method("scriptblock NewScriptBlock(string scriptText)") { (me: InvokeCommandObject, a) in
      .object(try me.block(a.string(0)))
    }
    m.method(
      "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script)",
      "System.Collections.ObjectModel.Collection[psobject] InvokeScript(string script, params System.Object[] args)"
    ) { (me: InvokeCommandObject, a) in
      let result = try a.session.invokeBlock(
        me.block(a.string(0)), this: .unset, arguments: a.list(1))
      return Intrinsic.collection(try result.outputElements())
    }
    m.method(
      "System.Management.Automation.CommandInfo GetCommand(string commandName, System.Management.Automation.CommandTypes type)"
    ) { (me: InvokeCommandObject, a) in
      try me.frame.session.command(named: a.string(0), from: me.frame).map { .object($0) } ?? .null
    }
    m.method("System.Management.Automation.CmdletInfo GetCmdlet(string commandName)") {
      (me: InvokeCommandObject, a) in
      me.frame.session.cmdlet(named: Symbol.intern(a.string(0))).map { .object($0) } ?? .null
    }
  }

  private static func paths(_ m: MemberDeclarations) {
    m.property("System.Management.Automation.PathInfo CurrentLocation {get;}") {
      (me: PathIntrinsicsObject) in me.frame.lookup(Symbol.intern("PWD")).orNull
    }
    m.property("System.Management.Automation.PathInfo CurrentFileSystemLocation {get;}") {
      (me: PathIntrinsicsObject) in me.frame.lookup(Symbol.intern("PWD")).orNull
    }
    m.method(
      "string GetUnresolvedProviderPathFromPSPath(string path)",
      "string GetResolvedPSPathFromPSPath(string path)"
    ) { (me: PathIntrinsicsObject, a) in
      let drives = me.frame.session.drives
      return .string(drives.providerPath(try drives.locate(a.string(0))))
    }
    m.method("string Combine(string parent, string child)") { (_: PathIntrinsicsObject, a) in
      .string(PathText.join(a.string(0), a.string(1)))
    }
    m.method("string ParseParent(string path, string root)") { (_: PathIntrinsicsObject, a) in
      .string(PathText.parent(a.string(0)))
    }
    m.method("string ParseChildName(string path)") { (_: PathIntrinsicsObject, a) in
      .string(PathText.leaf(a.string(0)))
    }
  }
}
