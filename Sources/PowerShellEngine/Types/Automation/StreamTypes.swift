/// What commands say on the streams beside output, as scripts see it.
extension TypeDefinition {
  static let streamTypes: [TypeDefinition] =
    [
      TypeDefinition("System.Management.Automation.InformationRecord") { m in
        m.property("System.Object MessageData {get;}") { (me: StreamRecord) in
          me.isHostText ? .object(HostMessage(me)) : me.message
        }
        m.property("string Source {get;set;}", get: { (me: StreamRecord) in .string(me.source) }) {
          $0.source = $1.text(.invariant)
        }
        m.property("System.Collections.Generic.List[string] Tags {get;}") { (me: StreamRecord) in
          let type = TypeTable.close("System.Collections.Generic.List", [.string]) ?? .object
          return .object(ListObject(me.tags.map { .string($0) }, type: type))
        }
        m.method("string ToString()") { (me: StreamRecord, a) in
          .string(me.text(a.session.culture))
        }
      },
      TypeDefinition("System.Management.Automation.InformationalRecord", isAbstract: true) { m in
        m.property("string Message {get;set;}") { (me: StreamRecord) in
          .string(me.message.text(.invariant))
        }
        m.property("System.Management.Automation.InvocationInfo InvocationInfo {get;}") {
          (me: StreamRecord) in me.invocation.map { .object($0) } ?? .null
        }
      },
      TypeDefinition("System.Management.Automation.HostInformationMessage") { m in
        m.property("string Message {get;set;}") { (me: HostMessage) in
          .string(me.record.message.text(.invariant))
        }
        m.property("System.Nullable[bool] NoNewLine {get;set;}") { (me: HostMessage) in
          .bool(me.record.noNewline)
        }
        for (name, color) in [
          ("ForegroundColor", \StreamRecord.foreground),
          ("BackgroundColor", \StreamRecord.background),
        ] {
          m.property("System.Nullable[System.ConsoleColor] \(name) {get;set;}") {
            (me: HostMessage) in
            me.record[keyPath: color].map { EnumValues.named("System.ConsoleColor", $0) } ?? .null
          }
        }
      },
    ]
    + ["Warning", "Verbose", "Debug"].map { kind in
      TypeDefinition(
        "System.Management.Automation.\(kind)Record",
        base: "System.Management.Automation.InformationalRecord")
    }
}

/// `MessageData` of what `Write-Host` wrote.
final class HostMessage: PSObject {
  let record: StreamRecord
  init(_ record: StreamRecord) { self.record = record }
  override var type: TypeInfo {
    TypeTable.required("System.Management.Automation.HostInformationMessage")
  }
  override func text(_ culture: Culture) -> String { record.message.text(culture) }
}
