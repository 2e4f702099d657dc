internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// What an entry carries beside its message: parameters by number, and the record as XML.
///
/// The parameters of a machine's entry are its name, its id and, for a migration, the blackout in
/// seconds; they lie in UserData/VmlEventLog (hyperv-texts.md 6).
extension EventLogEntry {
  var parameters: [String] {
    guard let machine else { return [] }
    let bytes = Array(message.en.utf8)
    let blackout = Self.text(in: bytes, after: "blackout time of ", before: " seconds")
    let name = Self.text(in: bytes, after: "'", before: "'") ?? ""
    return [name, machine.capitals] + [blackout].compactMap(\.self)
  }

  private static func text(in bytes: [UInt8], after start: String, before end: String) -> String? {
    let (start, end) = (Array(start.utf8), Array(end.utf8))
    guard let first = place(of: start, in: bytes[...]),
      let last = place(of: end, in: bytes[(first + start.count)...])
    else { return nil }
    return String(decoding: bytes[(first + start.count)..<last], as: UTF8.self)
  }

  private static func place(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    bytes.indices.first { bytes[$0...].starts(with: part) }
  }
}

enum EventRecord {
  static let propertyType = "System.Diagnostics.Eventing.Reader.EventProperty"

  static var definition: TypeDefinition {
    TypeDefinition(WindowsTypes.event) { m in
      m.method("string ToXml()") { (me: ItemObject, a) in .string(try xml(me, a.session)) }
    }
  }

  static func properties(_ entry: EventLogEntry) -> Value {
    .list(entry.parameters.map { .item(propertyType, [("Value", .string($0))]) })
  }

  private static func xml(_ record: ItemObject, _ session: Session) throws -> String {
    func text(_ name: String) -> String { escaped(record[name]?.text(.invariant) ?? "") }
    let time = try Formatting.format(
      .string("{0:yyyy-MM-ddTHH:mm:ss.fffffff}Z"), .list([record["TimeCreated"] ?? .null]), session)
    let values = try record["Properties"]?.elements().map { value in
      escaped((value.base.reference as? ItemObject)?["Value"]?.text(.invariant) ?? "")
    }
    let data = (values ?? []).enumerated().map { index, value in
      "<Parameter\(index)>\(value)</Parameter\(index)>"
    }
    return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
      + "<Provider Name='\(text("ProviderName"))'/><EventID>\(text("Id"))</EventID>"
      + "<Version>0</Version><Level>\(text("Level"))</Level><Task>0</Task><Opcode>0</Opcode>"
      + "<Keywords>0x8000000000000000</Keywords>"
      + "<TimeCreated SystemTime='\(time.text(.invariant))'/>"
      + "<EventRecordID>\(text("RecordId"))</EventRecordID><Channel>\(text("LogName"))</Channel>"
      + "<Computer>\(text("MachineName"))</Computer><Security UserID='\(text("UserId"))'/></System>"
      + "<UserData><VmlEventLog xmlns='http://www.microsoft.com/Windows/Virtualization/Events'>"
      + data.joined() + "</VmlEventLog></UserData></Event>"
  }

  private static func escaped(_ text: String) -> String {
    String(
      decoding: text.utf8.flatMap { byte -> [UInt8] in
        switch byte {
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: ">"): Array("&gt;".utf8)
        case UInt8(ascii: "'"): Array("&apos;".utf8)
        default: [byte]
        }
      }, as: UTF8.self)
  }
}
