/// What the streams beside output carry, as scripts see it.
enum StreamRecordTypes {
  private static let root = "System.Management.Automation."

  static let definitions: [TypeDefinition] =
    [
      TypeDefinition(root + "InformationalRecord", isAbstract: true, members: declare),
      TypeDefinition(root + "InformationRecord", members: declareInformation),
      TypeDefinition(root + "HostInformationMessage") { m in
        m.property("string Message {get;set;}") { (me: StreamRecord) in me.message }
        m.property("System.Nullable[bool] NoNewLine {get;set;}") { (me: StreamRecord) in
          .bool(me.noNewline)
        }
      },
    ]
    + ["WarningRecord", "VerboseRecord", "DebugRecord"].map {
      TypeDefinition(root + $0, base: root + "InformationalRecord", members: declare)
    }

  private static func declare(_ m: MemberDeclarations) {
    m.property("string Message {get;}") { (me: StreamRecord) in
      .string(me.message.text(.invariant))
    }
    m.property("System.Management.Automation.InvocationInfo InvocationInfo {get;}") {
      (me: StreamRecord) in me.invocation.map { .object($0) } ?? .null
    }
    m.method("string ToString()") { (me: StreamRecord, _) in
      .string(me.message.text(.invariant))
    }
  }

  private static func declareInformation(_ m: MemberDeclarations) {
    m.constructor("(System.Object messageData, string source)") { a in
      let record = StreamRecord(.information, a[0])
      record.source = a.string(1)
      return .object(record)
    }
    m.property("System.Object MessageData {get;}") { (me: StreamRecord) in me.message }
    m.property("string Source {get;set;}") { (me: StreamRecord) in .string(me.source) }
    m.property("datetime TimeGenerated {get;set;}") { (_: StreamRecord) in
      Session.current.nowValue
    }
    m.property("System.Collections.Generic.List[string] Tags {get;}") { (me: StreamRecord) in
      let type = TypeTable.close("System.Collections.Generic.List", [.string]) ?? .objectList
      let tags = me.isHostText && me.tags.isEmpty ? ["PSHOST"] : me.tags
      return .object(ListObject(tags.map { .string($0) }, type: type))
    }
    m.property("string User {get;set;}") { (_: StreamRecord) in
      .string(Session.current.environment.entry("USERNAME")?.value ?? "")
    }
    m.property("string Computer {get;set;}") { (_: StreamRecord) in
      .string(Session.current.environment.entry("COMPUTERNAME")?.value ?? "")
    }
    m.method("string ToString()") { (me: StreamRecord, _) in
      .string(me.message.text(.invariant))
    }
  }
}
