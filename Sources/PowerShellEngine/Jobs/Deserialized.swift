/// What arrives when a value has travelled to another process and back: plain values as they are,
/// lists and tables copied, other objects as bags of properties that only look like them.
struct Deserialization {
  let session: Session
  /// How deep properties of properties go.
  private let depth = 1

  func copy(_ value: Value) -> Value { copy(value, depth + 1) }

  private func copy(_ value: Value, _ left: Int) -> Value {
    switch value.base {
    case .null, .nothing, .unset, .bool, .int, .long, .double, .string: return value
    case .array(let array):
      let list = ListObject(array.elements.map { copy($0, left) }, type: .arrayList)
      rename(list, from: array.typeNames)
      return .object(list)
    case .table(let table):
      let made = TableObject()
      for (key, value) in table.entries { made.set(copy(key, left), copy(value, left - 1)) }
      rename(made, from: table.typeNames)
      return .table(made)
    case .object(let object): return copy(object, value, left)
    case .cell(let variable): return copy(variable.current, left)
    }
  }

  private func copy(_ object: PSObject, _ value: Value, _ left: Int) -> Value {
    switch object {
    case let block as ScriptBlock: return .string(block.text(.invariant))
    case let enumValue as EnumObject: return number(enumValue)
    case let list as ListObject:
      let made = ListObject(list.elements.map { copy($0, left) }, type: .arrayList)
      rename(made, from: list.typeNames)
      return .object(made)
    case is NumberObject, is CharObject, is DateTimeObject, is GuidObject, is VersionObject:
      return value
    case is ErrorRecord, is StreamRecord: return value
    default:
      if Self.plainTypes.contains(object.type.fullName) { return value }
      return left <= 0 ? .string(value.text(.invariant)) : bag(object, value, left)
    }
  }

  private static let plainTypes: Set = [
    "System.TimeSpan", "System.Uri", "System.DateTimeOffset", "System.Xml.XmlDocument",
    "System.Security.SecureString", "System.Management.Automation.PSCredential",
  ]

  /// An enumeration's number, that shows its name.
  private func number(_ value: EnumObject) -> Value {
    let made = ExtendedValue(
      .int(Int32(truncatingIfNeeded: value.value)), words: value.text(.invariant))
    rename(made, from: value.typeNames)
    return .object(made)
  }

  private func bag(_ object: PSObject, _ value: Value, _ left: Int) -> Value {
    var properties: [(name: String, value: Value)] = []
    for view in MemberAccess.properties(of: value, session) where !view.isHidden {
      guard let found = try? view.get() else { continue }
      properties.append((view.name, copy(found, left - 1)))
    }
    let made = PropertyBag(properties)
    rename(made, from: object.typeNames)
    return .object(made)
  }

  private func rename(_ object: PSObject, from names: [String]) {
    let members = object.extendedMembers ?? ExtendedMembers()
    members.typeNames = names.map { name in
      name.utf8.starts(with: "Deserialized.".utf8) ? name : "Deserialized." + name
    }
    object.extendedMembers = members
  }

  /// An error that another process reported: a `RemoteException`, without a place.
  func copy(_ record: ErrorRecord) -> ErrorRecord {
    let exception = ExceptionObject(
      "System.Management.Automation.RemoteException", record.exception.message)
    let made = ErrorRecord(
      exception, id: record.errorID, category: record.category, target: copy(record.target))
    made.originID = record.originID
    made.activity = record.activity
    made.reason = record.reason ?? record.exception.exceptionType.name
    made.targetName = record.targetName
    made.targetTypeName = record.targetTypeName
    made.details = record.details
    return made
  }
}

extension TypeInfo {
  static var arrayList: TypeInfo { TypeTable.required("System.Collections.ArrayList") }
}
