import Testing

@testable import Shell

/// Every command of the module Hvlab has a page in both languages that names its parameters.
@Suite(.serialized) @MainActor struct SimulatorHelpTests {
  @Test(arguments: ["en", "de"]) func pages(language: String) {
    var replay = Replay()
    replay.input = """
      foreach ($c in Get-Command -Module Hvlab) { $h = Get-Help $c.Name -Full | Out-String; $own = $c.Parameters.Keys | Where-Object { $_ -notin [System.Management.Automation.PSCmdlet]::CommonParameters -and $_ -notin 'WhatIf', 'Confirm' }; foreach ($p in $own) { if ($h -notmatch "-$p\\b") { "$($c.Name) lacks $p" } } }
      "done $((Get-Command -Module Hvlab).Count)"

      """
    let answer = replay.run(["-NoProfile", "-NoLogo", "-Language", language])
    #expect(answer.merged.contains("done 16"))
    #expect(!answer.merged.contains("lacks"))
  }
}
