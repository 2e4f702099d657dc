internal import Datacenter
internal import HyperVCommands
internal import Messages
internal import PowerShellEngine

/// A command of a Windows host: it asks, lets the datacenter decide, and carries out.
///
/// The struct has properties for the parameters that the simulation models; others are refused by
/// name. What the datacenter refuses becomes an error record and the next object gets its turn.
protocol WindowsCmdlet: Cmdlet {
  /// Parameters without properties of their own that the command reads of the bound ones.
  static var alsoReads: Set<String> { get }
  mutating func process(_ call: Invocation, in lab: LabContext) throws
}

extension WindowsCmdlet {
  static var alsoReads: Set<String> { [] }

  /// Takes in what other shells on the same datacenter have done.
  func begin(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reportingRefusals(lab) { try lab.lab.refresh() }
  }

  mutating func process(_ call: Invocation) throws {
    let lab = try call.lab
    try call.reportingRefusals(lab) {
      try call.refuseUnread(lab, except: Self.alsoReads)
      try process(call, in: lab)
    }
  }
}

extension Invocation {
  /// Runs a piece of work; what the datacenter refuses in it is reported and the rest goes on.
  func reportingRefusals(_ lab: LabContext, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let refusal as Refusal {
      lab.lastRefusal = refusal
      try writeError(refusal.error(in: lab.language, exception: refusal.exceptionName))
    }
  }

  /// `Performing the operation "Set" on target "CN=…".` (the standard text).
  func shouldProcess(_ target: String, _ action: String) throws -> Bool {
    let text = "Performing the operation \"\(action)\" on target \"\(target)\"."
    return try shouldProcess(
      description: text,
      warning: "Are you sure you want to perform this action?\n" + text)
  }
}

extension Refusal {
  /// The .NET class of the exception, by the id it goes with (neighbours-views.md 1.8 and 3).
  fileprivate var exceptionName: String {
    Self.exceptionNames.first { errorID.utf8.starts(with: $0.id.utf8) }?.name
      ?? "System.InvalidOperationException"
  }

  private static let exceptionNames: [(id: String, name: String)] = {
    let directory = "Microsoft.ActiveDirectory.Management."
    let identity = directory + "ADIdentityNotFoundException"
    return [
      ("ActiveDirectoryCmdlet:" + identity, identity),
      (
        "ActiveDirectoryCmdlet:" + directory + "ADFilterParsingException",
        directory + "ADFilterParsingException"
      ),
      ("SetADGroupMember", identity),
      ("ActiveDirectoryCmdlet:System.ArgumentException", "System.ArgumentException"),
      ("ActiveDirectoryServer:1355", directory + "ADServerDownException"),
      ("ActiveDirectoryServer:0", directory + "ADServerDownException"),
      ("ActiveDirectoryServer:1316", directory + "ADIdentityAlreadyExistsException"),
      ("ActiveDirectoryServer", directory + "ADException"),
      ("GroupNotFound", "Microsoft.PowerShell.Commands.GroupNotFoundException"),
      ("PrincipalNotFound", "Microsoft.PowerShell.Commands.PrincipalNotFoundException"),
      ("MemberExists", "Microsoft.PowerShell.Commands.MemberExistsException"),
      ("MemberNotFound", "Microsoft.PowerShell.Commands.MemberNotFoundException"),
      ("NoServiceFound", "Microsoft.PowerShell.Commands.ServiceCommandException"),
      ("CouldNotStart", "Microsoft.PowerShell.Commands.ServiceCommandException"),
      ("CmdletizationQuery", "Microsoft.PowerShell.Cmdletization.Cim.CimJobException"),
      ("DNS_ERROR", "System.ComponentModel.Win32Exception"),
      ("TestConnectionException", "System.Net.NetworkInformation.PingException"),
      ("NoMatching", "System.Exception"),
      ("NameDoesNotExist", "System.Exception"),
    ]
  }()
}
