internal import Datacenter
internal import PowerShellEngine

/// `-AsJob`: what the command does is the work of a job.
///
/// The datacenter's clock stands where the work ends when the job is handed out, so the job is
/// finished by then: completed, or failed with the first refusal. What the real job is called in
/// the column PSJobTypeName is in no source; the name is ours.
extension Invocation {
  /// Whether the command was asked to run as a job, which it has by now.
  func runAsJob(_ lab: LabContext) throws -> Bool {
    guard let plan = (command as? CmdletCommand)?.plan, plan.unread.contains("AsJob"),
      isSet("AsJob"), !isSet("WhatIf")
    else { return false }
    var order = JobOrder(try block(parsing: text))
    order.arguments = [.table(arguments)]
    order.isThread = true
    order.command = position?.text ?? command.name
    order.own = ("VMJob", try lab.logon.host.text)
    let job = try startJob(order)
    try wait(for: [job])
    try write(.object(job))
    return true
  }

  private func isSet(_ name: String) -> Bool {
    boundParameters.entries.contains {
      AsciiFold.foldedEquals($0.key.text(.invariant), name) && $0.value.isTrue
    }
  }

  /// Every machine gets its turn; the job fails if one of them was refused.
  private var text: String {
    """
    param($given)
    \(command.name) @given -ErrorAction SilentlyContinue -ErrorVariable refusals
    if ($refusals) {
      $refusals | Select-Object -Skip 1 | ForEach-Object { Write-Error -ErrorRecord $_ }
      throw $refusals[0]
    }
    """
  }

  private var arguments: TableObject {
    let given = TableObject()
    for (key, value) in boundParameters.entries {
      let name = key.text(.invariant)
      let isOwn = ["AsJob", "ErrorAction", "ErrorVariable"].contains {
        AsciiFold.foldedEquals($0, name)
      }
      if !isOwn { given.set(key, value) }
    }
    return given
  }
}
