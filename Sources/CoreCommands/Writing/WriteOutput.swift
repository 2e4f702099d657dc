internal import PowerShellEngine

/// `Write-Output`.
struct WriteOutput: Cmdlet {
  static let about = CommandDescription(
    "Write-Output", class: "Microsoft.PowerShell.Commands.WriteOutputCommand",
    aliases: ["echo", "write"])
  @Parameter(position: 0, from: .byValue, remaining: true) var inputObject: AnyObjectValue
  @Switch var noEnumerate: Bool

  mutating func process(_ call: Invocation) throws {
    if noEnumerate {
      try call.write(inputObject.value)
    } else {
      try call.enumerate(inputObject.value)
    }
  }
}
