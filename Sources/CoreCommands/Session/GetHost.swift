internal import PowerShellEngine

/// `Get-Host`.
struct GetHost: Cmdlet {
  static let about = CommandDescription(
    "Get-Host", class: "Microsoft.PowerShell.Commands.GetHostCommand")

  func process(_ call: Invocation) throws {
    try call.write(call.session.global.lookup(Symbol.intern("Host")))
  }
}
