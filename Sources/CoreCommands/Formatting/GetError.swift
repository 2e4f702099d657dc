internal import PowerShellEngine

/// `Get-Error`: the newest errors, or a given one, to be shown with everything they know.
struct GetError: Cmdlet {
  static let about = CommandDescription(
    "Get-Error", defaultSet: "Newest", class: "Microsoft.PowerShell.Commands.GetErrorCommand",
    aliases: ["gerr"])
  @Parameter(in: [.in("Error", position: 0, from: .byValue)], validate: [.notNullOrEmpty])
  var inputObject: AnyObjectValue?
  @Parameter(
    in: [.in("Newest")], aliases: ["Last"], validate: [.range(.int(1), .int(.max))])
  var newest: Int32?

  func process(_ call: Invocation) throws {
    if let value = inputObject?.value { return try call.write(detailed(value)) }
    let errors = call.session.errors.elements
    for error in errors.prefix(Int(newest ?? 1)) { try call.write(detailed(error)) }
  }

  /// The same error under a type name that has the detailed view.
  private func detailed(_ value: Value) -> Value {
    guard let object = value.base.reference else { return value }
    let carrier = ExtendedValue(.object(object))
    let members = ExtendedMembers()
    let kind =
      object is ErrorRecord ? "System.Management.Automation.ErrorRecord" : "System.Exception"
    members.typeNames = [kind + "#PSExtendedError"] + object.typeNames
    carrier.extendedMembers = members
    return .object(carrier)
  }
}
