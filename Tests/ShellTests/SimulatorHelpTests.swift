import Testing

@testable import Shell

/// Every command of the module Hvlab has a page in both languages that names its parameters.
@Suite(.serialized) @MainActor struct SimulatorHelpTests {
  @Test(arguments: ["en", "de"]) func pages(language: String) {
    let script = """
      $common = (Get-Command Invoke-Expression).Parameters.Keys; foreach ($c in Get-Command -Module Hvlab) { $h = Get-Help $c.Name -Full | Out-String; $own = $c.Parameters.Keys | Where-Object { $_ -notin $common -and $_ -notin 'WhatIf', 'Confirm' }; foreach ($p in $own | Where-Object { $_ -ne 'Command' }) { if ($h -notmatch "-$p\\b") { "$($c.Name) lacks $p" } } }
      "done $((Get-Command -Module Hvlab).Count)"

      """
    let answer = Replay().run(["-NoProfile", "-Language", language, "-Command", script])
    #expect(answer.merged.contains("done 17"))
    #expect(!answer.merged.contains("lacks"))
  }
}
