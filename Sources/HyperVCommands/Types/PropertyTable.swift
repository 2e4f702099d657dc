internal import PowerShellEngine

/// A class whose properties are mostly constants of the simulation, as one line a property.
///
/// `type name value`: the value is `True`, `False`, a number, `-` for null, `{}` for an empty list,
/// a member's number of an enumeration, or `@` where the datacenter knows it.
struct PropertyTable<Me: LabObject> {
  private let lines: String
  private let known: (Me, String) -> Value

  init(_ lines: String, known: @escaping (Me, String) -> Value) {
    (self.lines, self.known) = (lines, known)
  }

  func declare(in m: MemberDeclarations) {
    for line in lines.utf8.split(separator: UInt8(ascii: "\n")) {
      let words = line.split(separator: UInt8(ascii: " ")).map {
        String(decoding: $0, as: UTF8.self)
      }
      guard words.count == 3 else { continue }
      let (type, name, value) = (words[0], words[1], words[2])
      let isOwn = HyperVEnumerations.names.contains(type)
      let signature = "\(isOwn ? HyperVType.namespace : "")\(type) \(name) {get;}"
      if value == "@" {
        m.property(signature) { (me: Me) in known(me, name) }
      } else {
        let constant = constant(value, type)
        m.property(signature) { (_: Me) in constant }
      }
    }
  }

  private func constant(_ text: String, _ type: String) -> Value {
    switch text {
    case "-": return .null
    case "{}": return .list([])
    case "True", "False": return .bool(text == "True")
    default: break
    }
    guard let number = Int64(text) else { return .string("") }
    switch type {
    case "int": return .whole(Int(number))
    case "long": return .long(number)
    case "uint": return .unsigned(UInt32(clamping: number))
    case "ulong": return .number(.uint64(UInt64(clamping: number)))
    default: return .member(type, Int(number))
    }
  }
}
