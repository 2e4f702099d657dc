import CoreCommands
import Testing

@testable import PowerShellEngine

/// Jobs, parallel loops and runspaces: sessions of their own that take turns.
@Suite @MainActor struct JobTests {
  @Test(arguments: [
    ("Start-Job { 1 + 1 } | Receive-Job -Wait", "2"),
    ("$v = 'x'; Start-Job { \"got $using:v\" } | Receive-Job -Wait", "got x"),
    ("$v = 1; Start-Job { $null -eq $v } | Receive-Job -Wait", "True"),
    ("(Start-Job { 1 }).State", "Running"),
    ("$j = Start-Job { throw 'no' }; (Wait-Job $j).State", "Failed"),
    ("$j = Start-Job { Start-Sleep 99; 1 }; Start-Sleep 1; Stop-Job $j; $j.State", "Stopped"),
    ("$j = Start-Job { 1..3 }; (Receive-Job $j -Wait).Count; @(Receive-Job $j).Count", "3 0"),
    ("1..3 | ForEach-Object -Parallel { Start-Sleep (4 - $_); $_ }", "3 2 1"),
    ("1..9 | ForEach-Object -Parallel { $_ } -ThrottleLimit 2 | Measure-Object | % Count", "9"),
    ("$t = Start-ThreadJob { while ($true) {} }; Start-Sleep 1; Stop-Job $t; $t.State", "Stopped"),
    ("$b = Write-Output bg &\nReceive-Job $b -Wait", "bg"),
    ("[powershell]::Create().AddScript('param($x) $x * 2').AddArgument(21).Invoke()", "42"),
    ("[powershell]::Create().AddCommand('Sort-Object').Invoke((3, 1, 2))", "1 2 3"),
    (
      "(Start-Job { [pscustomobject]@{ A = 1 } } | Receive-Job -Wait).psobject.TypeNames[0]",
      "Deserialized.System.Management.Automation.PSCustomObject"
    ),
  ])
  func answers(script: String, wanted: String) throws {
    #expect(try ScriptSession().run(script) == wanted)
  }
}

/// Modules made of blocks and of files on a drive.
@Suite @MainActor struct ModuleTests {
  @Test(arguments: [
    (
      "$null = New-Module M { function Pub { Priv }; function Priv { 1 }; Export-ModuleMember Pub }; Pub",
      "1"
    ),
    ("$m = New-Module { $s = 'in' }; & $m { $s }", "in"),
    (
      "Set-Content C:\\m.psm1 'function Get-M { $PSScriptRoot }'; Import-Module C:\\m.psm1; m\\Get-M",
      "C:\\"
    ),
    ("New-Module M { function Get-T { 't' } } | Import-Module -Prefix X; Get-XT", "t"),
    (
      "Set-Content C:\\d.psd1 \"@{ ModuleVersion = '1.2' }\"; (Test-ModuleManifest C:\\d.psd1).Version.Minor",
      "2"
    ),
    (
      "$o = New-Module -AsCustomObject { $n = 1; function Up { $script:n++ }; Export-ModuleMember Up -Variable n }; $o.Up(); $o.n",
      "2"
    ),
  ])
  func answers(script: String, wanted: String) throws {
    #expect(try ScriptSession().run(script) == wanted)
  }
}

/// Code that is watched says what it does; other code has no trace of it.
@Suite @MainActor struct DebuggingTests {
  @Test func tracesLines() throws {
    let session = ScriptSession()
    _ = try session.run("Set-PSDebug -Trace 1\n$x = 1\nSet-PSDebug -Off")
    #expect(
      session.debugLines.map { $0 } == ["   2+  >>>> $x = 1\n", "   3+  >>>> Set-PSDebug -Off"])
  }

  @Test func countsHits() throws {
    let script = "$b = Set-PSBreakpoint -Variable v -Action { 1 }; $v = 1; $v = 2; $b.HitCount"
    #expect(try ScriptSession().run(script) == "2")
  }

  @Test func tellsBinding() throws {
    let session = ScriptSession()
    let answer = try session.run(
      "Trace-Command ParameterBinding { Write-Output 5 } -PSHost")
    #expect(answer == "5")
    #expect(session.debugLines.count == 12)
  }
}

/// A session with the core commands and a drive in memory; its debug stream is kept.
private final class ScriptSession {
  private let session: Session
  private let debug = Collector()

  init() {
    session = Session(host: Host())
    Session.current = session
    session.drives.add("C", MemoryVolume(clock: { 1 }))
    CoreModules.install(into: session)
    session.defineInitialState()
    let nowhere = NullSink()
    session.defaultStreams = Streams(
      error: nowhere, warning: nowhere, verbose: nowhere, debug: debug, information: nowhere)
    session.global.streams = session.defaultStreams
  }

  var debugLines: [String] { debug.elements.map { $0.text(.invariant) } }

  func run(_ script: String) throws -> String {
    let output = Collector()
    try session.runText(script, [], nil, into: output)
    return output.elements.map { $0.text(.invariant) }.joined(separator: " ")
  }
}
