internal import PowerShellEngine

/// `Get-Member`: what an object has, once for each type that comes along.
struct GetMember: Cmdlet {
  static let about = CommandDescription(
    "Get-Member", class: "Microsoft.PowerShell.Commands.GetMemberCommand")
  @Switch var force: Bool
  @Parameter(from: .byValue) var inputObject: AnyObjectValue?
  @Parameter(aliases: ["Type"]) var memberType: Typed<Of.PSMemberTypes>?
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var name: [String]?
  @Switch var `static`: Bool
  @Parameter var view: Typed<Of.PSMemberViewTypes>?
  private var seen: [[String]] = []
  private var isEmpty = true

  mutating func process(_ call: Invocation) throws {
    guard let item = inputObject?.value, !item.isNull else { return }
    isEmpty = false
    let type: String
    if `static` {
      let subject = (item.base.reference as? TypeInfo) ?? item.base.type
      type = subject.displayName
      guard !seen.contains([type]) else { return }
      seen.append([type])
      return try write(StaticMembers.of(subject), of: type, call)
    }
    let names = item.typeNames
    guard !seen.contains(where: { $0.elementsEqual(names) { AsciiFold.foldedEquals($0, $1) } })
    else { return }
    seen.append(names)
    type = names.first ?? "System.Object"
    try write(ObjectMembers.of(item, isForced: force, call.session), of: type, call)
  }

  func end(_ call: Invocation) throws {
    guard isEmpty else { return }
    try call.writeError(
      "NoObjectInGetMember", "You must specify an object for the Get-Member cmdlet.", .closeError,
      exception: "System.InvalidOperationException")
  }

  private func write(_ members: [MemberEntry], of type: String, _ call: Invocation) throws {
    let kinds = memberType.map { $0.value.integerOrZero } ?? 16383
    for pattern in try (name ?? ["*"]).map(NamePattern.init) {
      let wanted = members.filter { kinds & $0.kind != 0 && pattern.matches($0.name) }
      try writeSorted(wanted, of: type, call)
    }
  }

  private func writeSorted(
    _ members: [MemberEntry], of type: String, _ call: Invocation
  ) throws {
    let enumeration = TypeTable.find("System.Management.Automation.PSMemberTypes")
    let ordered = members.sorted {
      let kinds = ($0.kindName, $1.kindName)
      if kinds.0 != kinds.1 { return kinds.0 < kinds.1 }
      return Ordering.compare(
        .string($0.name), .string($1.name), ignoringCase: true, culture: call.session.culture) < 0
    }
    for member in ordered {
      let kind: Value =
        enumeration.map { .object(EnumObject($0, member.kind)) } ?? .string(member.kindName)
      try call.write(
        .object(
          RecordObject(
            "Microsoft.PowerShell.Commands.MemberDefinition",
            [.string(type), .string(member.name), kind, .string(member.definition)],
            text: member.definition)))
    }
  }
}

/// A member as `Get-Member` lists it.
struct MemberEntry {
  let name: String
  let kindName: String
  let definition: String

  var kind: Int64 { Self.numbers[kindName] ?? 4 }

  private static let numbers: [String: Int64] = [
    "AliasProperty": 1, "CodeProperty": 2, "Property": 4, "NoteProperty": 8,
    "ScriptProperty": 16, "PropertySet": 32, "Method": 64, "CodeMethod": 128, "ScriptMethod": 256,
    "ParameterizedProperty": 512, "MemberSet": 1024, "Event": 2048,
  ]
}

/// The members of an object.
enum ObjectMembers {
  static func of(_ item: Value, isForced: Bool, _ session: Session) -> [MemberEntry] {
    var entries = MemberAccess.properties(of: item, session).filter { isForced || !$0.isHidden }
      .map { MemberEntry(name: $0.name, kindName: $0.kind.rawValue, definition: $0.definition()) }
    var names = Set(entries.map { Symbol.intern($0.name) })
    for member in item.base.type.instanceMembers {
      switch member {
      case .method(let group):
        guard isForced || !group.isHidden, names.insert(group.symbol).inserted else { continue }
        entries.append(
          MemberEntry(
            name: group.name, kindName: "Method",
            definition: group.overloads.map(\.shownDefinition).joined(separator: ", ")))
      case .property: continue
      }
    }
    for member in item.reference?.extendedMembers?.list ?? [] {
      guard case .method = member.kind else { continue }
      entries.append(
        MemberEntry(
          name: member.name, kindName: "ScriptMethod", definition: "System.Object \(member.name)();"
        ))
    }
    return entries
  }
}

/// The static members of a type.
enum StaticMembers {
  static func of(_ type: TypeInfo) -> [MemberEntry] {
    type.staticMembers.map { member in
      switch member {
      case .property(let property):
        MemberEntry(name: property.name, kindName: "Property", definition: property.definition)
      case .method(let group):
        MemberEntry(
          name: group.name, kindName: "Method",
          definition: group.overloads.map(\.shownDefinition).joined(separator: ", "))
      }
    }
  }
}
