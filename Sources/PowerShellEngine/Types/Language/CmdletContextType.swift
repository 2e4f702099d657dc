/// `$PSCmdlet`'s members: asking, reporting, knowing how it was called.
enum CmdletContextType {
  /// The classes that cmdlets derive from.
  static let classes: [TypeDefinition] = [
    TypeDefinition("System.Management.Automation.Cmdlet", isAbstract: true, members: declareNames),
    TypeDefinition(
      "System.Management.Automation.PSCmdlet", base: "System.Management.Automation.Cmdlet",
      isAbstract: true, members: declareNames),
  ]

  private static func declareNames(_ m: MemberDeclarations) {
    let type = "static System.Collections.Generic.HashSet[string]"
    m.constant("\(type) CommonParameters {get;}") { names(CommonParameters.traits) }
    m.constant("\(type) OptionalCommonParameters {get;}") {
      names(
        CommonParameters.shouldProcessTraits + CommonParameters.pagingTraits)
    }
  }

  private static func names(_ traits: [ParameterTraits]) -> Value {
    let type = TypeTable.close("System.Collections.Generic.List", [.string]) ?? .objectArray
    return .object(ListObject(traits.map { .string($0.name) }, type: type))
  }

  static let definition = TypeDefinition(
    "System.Management.Automation.PSScriptCmdlet", base: "System.Management.Automation.PSCmdlet"
  ) { m in
    m.property("string ParameterSetName {get;}") { (me: CmdletContext) in
      .string(me.call.parameterSetName)
    }
    m.property("System.Management.Automation.InvocationInfo MyInvocation {get;}") {
      (me: CmdletContext) in .object(me.call.info)
    }
    m.property("System.Management.Automation.SessionState SessionState {get;}") {
      (me: CmdletContext) in .object(SessionStateObject(me.call.frame.state))
    }
    m.property("System.Management.Automation.PagingParameters PagingParameters {get;}") {
      (me: CmdletContext) in
      me.call.metadata?.supportsPaging == true ? .object(PagingObject(me.call.common)) : .null
    }
    m.property("bool Stopping {get;}") { (_: CmdletContext) in .bool(false) }
    declareAsking(m)
    declareWriting(m)
  }

  private static func declareAsking(_ m: MemberDeclarations) {
    m.method("bool ShouldProcess(string target)") { (me: CmdletContext, a) in
      .bool(try me.call.shouldProcess(a.string(0)))
    }
    m.method("bool ShouldProcess(string target, string action)") { (me: CmdletContext, a) in
      .bool(try me.call.shouldProcess(a.string(0), operation: a.string(1)))
    }
    m.method(
      "bool ShouldProcess(string verboseDescription, string verboseWarning, string caption)"
    ) { (me: CmdletContext, a) in
      .bool(
        try me.call.shouldProcess(
          description: a.string(0), warning: a.string(1), caption: a.string(2)))
    }
    m.method("bool ShouldContinue(string query, string caption)") { (me: CmdletContext, a) in
      .bool(try me.call.shouldContinue(a.string(0), caption: a.string(1)))
    }
  }

  private static func declareWriting(_ m: MemberDeclarations) {
    m.method("void ThrowTerminatingError(System.Management.Automation.ErrorRecord errorRecord)") {
      (me: CmdletContext, a) in
      guard let record = a.object(0, ErrorRecord.self) else { return .nothing }
      me.call.decorate(record)
      var error = ScriptError(record)
      (error.isStopping, error.endsCommand) = (true, true)
      throw error
    }
    m.method("void WriteError(System.Management.Automation.ErrorRecord errorRecord)") {
      (me: CmdletContext, a) in
      if let record = a.object(0, ErrorRecord.self) {
        try me.call.writeError(ScriptError(record))
      }
      return .nothing
    }
    m.method("void WriteObject(System.Object sendToPipeline)") { (me: CmdletContext, a) in
      try me.call.write(a[0])
      return .nothing
    }
    m.method("void WriteObject(System.Object sendToPipeline, bool enumerateCollection)") {
      (me: CmdletContext, a) in
      if a.bool(1) { try me.call.enumerate(a[0]) } else { try me.call.write(a[0]) }
      return .nothing
    }
    m.method("void WriteWarning(string text)") { (me: CmdletContext, a) in
      try me.call.writeWarning(a.string(0))
      return .nothing
    }
    m.method("void WriteVerbose(string text)") { (me: CmdletContext, a) in
      try me.call.writeVerbose(a.string(0))
      return .nothing
    }
    m.method("void WriteDebug(string text)") { (me: CmdletContext, a) in
      try me.call.writeDebug(a.string(0))
      return .nothing
    }
    m.method("System.Object GetVariableValue(string name)") { (me: CmdletContext, a) in
      let value = me.call.frame.lookup(Symbol.intern(a.string(0)))
      return value.isUnset ? .null : value
    }
  }

  static let paging = TypeDefinition("System.Management.Automation.PagingParameters") { m in
    m.property("switch IncludeTotalCount {get;set;}") { (me: PagingObject) in
      .object(SwitchObject(me.common.includeTotalCount ?? false))
    }
    m.property("uint64 Skip {get;set;}") { (me: PagingObject) in
      me.common.skip ?? .number(.uint64(0))
    }
    m.property("uint64 First {get;set;}") { (me: PagingObject) in
      me.common.first ?? .number(.uint64(.max))
    }
  }
}

/// `$PSCmdlet.PagingParameters`: `-Skip`, `-First`, `-IncludeTotalCount`.
final class PagingObject: PSObject {
  let common: CommonParameters
  init(_ common: CommonParameters) { self.common = common }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.PagingParameters")
  }
}
