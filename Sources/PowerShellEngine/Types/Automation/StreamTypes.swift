/// What scripts see of warnings, verbose and debug messages and information records.
extension TypeDefinition {
  private static let namespace = "System.Management.Automation."

  static let streamTypes: [TypeDefinition] = [
    TypeDefinition(namespace + "InformationalRecord", isAbstract: true) { m in
      m.property(
        "string Message {get;set;}",
        get: { (me: StreamRecord) in .string(me.message.text(.invariant)) },
        set: { me, value in me.message = .string(value.text(.invariant)) })
      m.property("System.Management.Automation.InvocationInfo InvocationInfo {get;}") {
        (me: StreamRecord) in me.invocation.map { .object($0) } ?? .null
      }
      m.property(
        "System.Collections.ObjectModel.ReadOnlyCollection[int] PipelineIterationInfo {get;}"
      ) {
        (_: StreamRecord) in .list([])
      }
    },
    TypeDefinition(namespace + "WarningRecord", base: namespace + "InformationalRecord") { m in
      m.constructor("(string message)") { a in .object(StreamRecord(.warning, a[0])) }
      m.property("string FullyQualifiedWarningId {get;}") { (_: StreamRecord) in .string("") }
    },
    TypeDefinition(namespace + "VerboseRecord", base: namespace + "InformationalRecord") { m in
      m.constructor("(string message)") { a in .object(StreamRecord(.verbose, a[0])) }
    },
    TypeDefinition(namespace + "DebugRecord", base: namespace + "InformationalRecord") { m in
      m.constructor("(string message)") { a in .object(StreamRecord(.debug, a[0])) }
    },
    informationRecord, hostMessage,
  ]

  private static let informationRecord = TypeDefinition(namespace + "InformationRecord") { m in
    m.constructor("(System.Object messageData, string source)") { a in
      let record = StreamRecord(.information, a[0])
      record.source = a.string(1)
      return .object(record)
    }
    m.property("System.Object MessageData {get;}") { (me: StreamRecord) in
      me.isHostText ? .object(HostMessage(me)) : me.message
    }
    m.property(
      "string Source {get;set;}", get: { (me: StreamRecord) in .string(me.source) },
      set: { me, value in me.source = value.text(.invariant) })
    m.property("datetime TimeGenerated {get;set;}") { (_: StreamRecord) in
      Session.current.nowValue
    }
    m.property("System.Collections.Generic.List[string] Tags {get;}") { (me: StreamRecord) in
      let tags = me.isHostText && me.tags.isEmpty ? ["PSHOST"] : me.tags
      return .object(
        ListObject(
          tags.map { .string($0) },
          type: TypeTable.close("System.Collections.Generic.List", [.string]) ?? .object))
    }
    for (name, variable) in [("User", "USERNAME"), ("Computer", "COMPUTERNAME")] {
      m.property("string \(name) {get;set;}") { (_: StreamRecord) in
        .string(Session.current.environment.entry(variable)?.value ?? "")
      }
    }
    m.method("string ToString()") { (me: StreamRecord, a) in .string(me.text(a.session.culture)) }
  }

  private static let hostMessage = TypeDefinition(namespace + "HostInformationMessage") { m in
    m.property("string Message {get;}") { (me: HostMessage) in me.record.message }
    m.property("System.Nullable[bool] NoNewLine {get;}") { (me: HostMessage) in
      .bool(me.record.noNewline)
    }
    m.property("System.Nullable[System.ConsoleColor] ForegroundColor {get;}") {
      (me: HostMessage) in me.record.colors.foreground
    }
    m.property("System.Nullable[System.ConsoleColor] BackgroundColor {get;}") {
      (me: HostMessage) in me.record.colors.background
    }
  }
}

/// `MessageData` of what `Write-Host` wrote.
final class HostMessage: PSObject {
  let record: StreamRecord
  init(_ record: StreamRecord) { self.record = record }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.HostInformationMessage")
  }
  override func text(_ culture: Culture) -> String { record.text(culture) }
}
