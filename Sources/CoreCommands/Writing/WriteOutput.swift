internal import PowerShellEngine

/// `Write-Output`.
struct WriteOutput: Cmdlet {
  static let about = CommandDescription(
    "Write-Output", class: "Microsoft.PowerShell.Commands.WriteOutputCommand")
  @Parameter(position: 0, from: .byValue, remaining: true, allow: [.null, .emptyCollection])
  var inputObject: AnyObjectValue
  @Switch var noEnumerate: Bool
  func process(_ call: Invocation) throws {
    let value = inputObject.value
    if noEnumerate {
      // What was given one by one is one object, given as a list the list.
      if case .object(let list as ListObject) = value.base, list.elements.count == 1,
        !call.expectsInput
      {
        return try call.write(list.elements[0])
      }
      return try call.write(value)
    }
    try call.enumerate(value)
  }
}
