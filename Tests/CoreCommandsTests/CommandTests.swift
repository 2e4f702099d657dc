import CoreCommands
import PowerShellEngine
import PowerShellSyntax
import Testing

extension CoreCommandsTests {
  /// Core commands, run as a script runs them: input, then what their values are as text.
  @Suite(.serialized) @MainActor struct CommandTests {
    private func run(_ script: String) throws -> String {
      let session = Session(host: Host())
      Session.current = session
      session.drives.add("C", MemoryVolume(clock: { 1 }))
      CoreModules.install(into: session)
      session.defineInitialState()
      let source = SourceText(script)
      let collector = Collector()
      try session.run(Parser.parse(source).tree, source, out: collector)
      return try collector.value.base.elements().map { $0.text(.invariant) }.joined(separator: "|")
    }

    @Test(arguments: [
      ("5", "5"), ("'a<&_x000A_'", "a<&_x000A_"), ("\"`u{1F600}`n`t\"", "\u{1F600}\n\t"),
      ("[byte]200", "200"), ("[double]::NegativeInfinity", "-∞"), ("1.10d", "1.10"),
      ("[timespan]'-1.02:03:04.5'", "-1.02:03:04.5000000"), ("[DayOfWeek]::Monday", "Monday"),
      ("[guid]::Empty", "00000000-0000-0000-0000-000000000000"), ("[char]'ä'", "ä"),
      ("[datetime]'2024-01-31 10:00'", "01/31/2024 10:00:00"),
    ])
    func clixmlRoundTrip(value: String, text: String) throws {
      let back = try run("[string](ConvertTo-CliXml (\(value)) | ConvertFrom-CliXml)")
      #expect(back == text || (text == "-∞" && back == "-Infinity"))
    }

    @Test func clixmlKeepsStructure() throws {
      let script = """
        $inner = [pscustomobject]@{ A = 1 }
        $o = [pscustomobject]@{ First = $inner; Again = $inner; T = @{ k = 1, 2 } }
        $b = $o | ConvertTo-CliXml | ConvertFrom-CliXml
        [object]::ReferenceEquals($b.First, $b.Again); $b.T.k[1]; $b.PSTypeNames[0]
        """
      #expect(
        try run(script) == "True|2|Deserialized.System.Management.Automation.PSCustomObject")
    }

    @Test(arguments: [
      "<a>", " ", "<Objs><Obj><LST>", "<Objs><X>1</X></Objs>", "<Objs a=\"1>", "&&",
    ])
    func brokenXmlIsAnError(text: String) throws {
      #expect(try run("try { '\(text)' | ConvertFrom-CliXml } catch { 'error' }") == "error")
    }

    @Test func copyingFarBehindTheEndIsAnError() throws {
      let script = "try { @(1, 2).CopyTo(@(1, 2), [long]::MaxValue) } catch { 'error' }"
      #expect(try run(script) == "error")
    }

    /// The stages outlive the call that lowered their commands.
    @Test func steppablePipelineByHand() throws {
      let script = """
        $pipe = { Sort-Object }.GetSteppablePipeline(); $pipe.Begin($true)
        foreach ($n in 3, 1, 2) { $null = $pipe.Process($n) }
        $pipe.End() -join ','
        """
      #expect(try run(script) == "1,2,3")
    }

    @Test func deepNestingEnds() throws {
      let script = """
        $o = $null; 1..300 | ForEach-Object { $o = @(, $o) }
        ($o | ConvertTo-CliXml -Depth 5).Length -gt 0
        ('<Objs>' + '<Obj RefId="0"><LST>' * 5000) | ConvertFrom-CliXml -ErrorAction SilentlyContinue
        """
      #expect(try run(script) == "True")
    }

    @Test(arguments: [
      ("'a','b1','c','b2' | Select-String b -Context 1,0 | % { $_.Context.PreContext }", "a|c"),
      ("('x.y','xzy' | Select-String x.y -SimpleMatch).Line", "x.y"),
      ("'ab','cd' | Select-String -NotMatch a -Raw", "cd"),
      ("'ab','cd' | Select-String q -Quiet", "False"),
      ("('a1b2' | Select-String '\\d' -AllMatches).Matches.Value -join ''", "12"),
      ("('AB' | Select-String a -CaseSensitive) -eq $null", "True"),
    ])
    func selectString(script: String, text: String) throws {
      #expect(try run(script) == text)
    }

    @Test(arguments: [
      ("'{\"a\":[1,-2.5e3,null]}' | Test-Json", "True"),
      ("\"{'a':1}\" | Test-Json -ea Ignore", "False"),
      ("'{\"a\":' | Test-Json -ea Ignore", "False"), ("'01' | Test-Json -ea Ignore", "False"),
    ])
    func testJson(script: String, text: String) throws {
      #expect(try run(script) == text)
    }

    @Test func typeDataBringsMembers() throws {
      let script = """
        Update-TypeData -TypeName System.String -MemberType ScriptProperty -MemberName Twice -Value { $this + $this }
        Update-TypeData -TypeName System.Int32 -MemberType ScriptMethod -MemberName Sq -Value { $this * $this }
        'ab'.Twice; (5).Sq()
        Remove-TypeData System.String; $null -eq 'ab'.Twice
        """
      #expect(try run(script) == "abab|25|True")
    }

    @Test(arguments: ["Start-Process x", "Show-Markdown a.md", "Register-ObjectEvent $x Y"])
    func unmodelledCommandsAreRefusedByName(script: String) throws {
      let name = script.prefix { $0 != " " }
      #expect(
        try run("try { \(script) } catch { \"$($_.Exception.Message)\" }")
          == "\(name) is a command of PowerShell that hvlab does not carry out.")
    }

    @Test func hexRows() throws {
      #expect(
        try run("('Hello World!!!!!x' | Format-Hex).HexOffset")
          == "0000000000000000|0000000000000010"
      )
      #expect(try run("(258 | Format-Hex).HexBytes") == "02 01 00 00")
    }
  }
}
