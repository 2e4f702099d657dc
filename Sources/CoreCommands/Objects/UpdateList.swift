internal import PowerShellEngine

/// `Update-List`: adds to and removes from a list that a property holds.
struct UpdateList: Cmdlet {
  static let about = CommandDescription(
    "Update-List", defaultSet: "AddRemoveSet",
    class: "Microsoft.PowerShell.Commands.UpdateListCommand")
  @Parameter(in: [.in("AddRemoveSet")], validate: [.notNullOrEmpty]) var add: [Value]?
  @Parameter(from: .byValue, validate: [.notNullOrEmpty]) var inputObject: AnyObjectValue?
  @Parameter(position: 0, validate: [.notNullOrEmpty]) var property: String?
  @Parameter(in: [.in("AddRemoveSet")], validate: [.notNullOrEmpty]) var remove: [Value]?
  @Parameter(in: [.in("ReplaceSet", mandatory: true)], validate: [.notNullOrEmpty]) var replace:
    [Value]?

  func process(_ call: Invocation) throws {
    guard let item = inputObject?.value else { return }
    guard let property else {
      try change(item)
      return try call.write(item)
    }
    let symbol = Symbol.intern(property)
    guard let list = try item.property(symbol, call.session) else {
      return try call.writeError(
        "MemberDoesntExist",
        "The member name \"\(property)\" does not exist.", .invalidArgument, target: item,
        exception: "System.Management.Automation.PSArgumentException")
    }
    if case .object(let object as ListObject) = list.base, !object.isReadOnly {
      try change(list)
    } else {
      try MemberAccess.set(item, symbol, .list(changed(try list.elements())), call.session)
    }
    try call.write(item)
  }

  private func change(_ list: Value) throws {
    guard case .object(let object as ListObject) = list.base, !object.isReadOnly else { return }
    object.elements = changed(object.elements)
    object.version &+= 1
  }

  private func changed(_ elements: [Value]) -> [Value] {
    if let replace { return replace }
    var elements = elements
    for gone in remove ?? [] {
      if let place = elements.firstIndex(where: { $0.base.equals(gone.base) }) {
        elements.remove(at: place)
      }
    }
    return elements + (add ?? [])
  }
}
