import Foundation
import Testing

/// Sessions at the prompt, completions and coloured output as PowerShell 7.6.5 gave them.
@Suite(.serialized) @MainActor struct SessionRecordingTests {
  private struct Session: Decodable {
    let name: String
    let lines: [String]
    let text: String
    let exit: Int32
  }

  @Test func sessions() throws {
    let cases = try JSONDecoder().decode(
      [Session].self, from: Data(Recordings.text("sessions.json").utf8))
    let results = cases.map { session -> (area: String, name: String, passed: Bool) in
      var replay = Replay()
      replay.input = session.lines.map { $0 + "\n" }.joined()
      let answer = replay.run(["-NoProfile", "-NoLogo"])
      let passed =
        plain(answer.merged, answer) == plain(session.text, answer)
        && answer.exitCode & 0xFF == session.exit
      return ("sessions", session.name, passed)
    }
    KnownFailures("sessions").judge(results)
  }

  private func plain(_ text: String, _ answer: Replay.Answer) -> String {
    text.replacingOccurrences(of: "PS Z:\\>", with: "PS <here>>")
      .replacingOccurrences(of: answer.place, with: "<here>")
      .replacingOccurrences(of: "Z:\\", with: "<here>/")
      .replacingOccurrences(of: "\\", with: "/")
      .trimmingCharacters(in: .newlines)
  }

  private struct Coloured: Decodable {
    let code: String
    let text: String
  }

  @Test func terminal() throws {
    let cases = try JSONDecoder().decode(
      [Coloured].self, from: Data(Recordings.text("terminal.json").utf8))
    let results = cases.map { recording -> (area: String, name: String, passed: Bool) in
      var replay = Replay()
      replay.isTerminal = true
      replay.files = ["case/case.ps1": recording.code]
      let answer = replay.run(["-NoProfile", "-File", "../case/case.ps1"])
      let shown = answer.merged.replacingOccurrences(
        of: "Z:\\case.ps1", with: "<case>/case.ps1"
      ).replacingOccurrences(of: "Z:\\", with: "<here>/")
      let name = recording.code.replacingOccurrences(of: "\n", with: "; ")
      return ("terminal", name, shown == recording.text)
    }
    KnownFailures("terminal").judge(results)
  }

  private struct Asked: Decodable {
    struct Match: Decodable {
      let text: String
      let kind: String
    }
    let input: String
    let replace: [Int]
    let matches: [Match]
  }

  /// Each input in a scope of its own, in which the statements before the last have run.
  private static let asker = """
    param($Path)
    foreach ($line in Get-Content -LiteralPath $Path) {
      $place = $line.IndexOf('^'); $rest = $line.Remove($place, 1)
      & { param($text, $cursor)
        foreach ($part in @($text -split '; ' | Select-Object -SkipLast 1)) {
          try { . ([scriptblock]::Create($part)) } catch { }
        }
        $found = [System.Management.Automation.CommandCompletion]::CompleteInput($text, $cursor, $null)
        $shown = $found.CompletionMatches | Select-Object -First 60
        "$($found.ReplacementIndex),$($found.ReplacementLength)|" +
          (@($shown | ForEach-Object { "$($_.CompletionText):$($_.ResultType)" }) -join '|')
      } $rest $place
    }
    """

  @Test func completions() throws {
    let cases = try JSONDecoder().decode(
      [Asked].self, from: Data(Recordings.text("completions.json").utf8))
    var replay = Replay()
    replay.files = [
      "here/ask.ps1": Self.asker, "here/in.txt": cases.map { $0.input + "\n" }.joined(),
    ]
    let answer = replay.run(["-NoProfile", "-NonInteractive", "-File", "ask.ps1", "in.txt"])
    let lines = answer.output.components(separatedBy: "\n")
    #expect(lines.count == cases.count + 1, "\(answer.error)")
    let results = zip(cases, lines).map {
      asked, line -> (area: String, name: String, passed: Bool) in
      let wanted =
        "\(asked.replace[0]),\(asked.replace[1])|"
        + asked.matches.map { "\($0.text):\($0.kind)" }.joined(separator: "|")
      return ("completions", asked.input, Self.withoutNeighbours(line, wanted) == wanted)
    }
    KnownFailures("completions").judge(results)
  }

  /// What Tab offers, without the commands that only a Windows host has.
  private static func withoutNeighbours(_ line: String, _ wanted: String) -> String {
    let known = Set(wanted.components(separatedBy: "|"))
    return line.components(separatedBy: "|").filter { offer in
      let name = offer.components(separatedBy: ":").first ?? ""
      return known.contains(offer) || !neighbours.contains(name.lowercased())
    }.joined(separator: "|")
  }

  private struct Neighbours: Decodable {
    struct Command: Decodable {
      let name: String
      let commandAliases: [String]?
    }
    let cmdlets: [Command]
  }

  private static let neighbours: Set<String> = {
    let text = Recordings.text("windows/neighbours-cmdlets.json")
    let facts = try? JSONDecoder().decode(Neighbours.self, from: Data(text.utf8))
    let names = (facts?.cmdlets ?? []).flatMap { [$0.name] + ($0.commandAliases ?? []) }
    return Set(names.map { $0.lowercased() })
  }()

  /// Whatever has been typed so far, Tab answers.
  @Test func everyBeginningIsAnswered() {
    let inputs = [
      "Get-VM | Where-Object { $_.State -eq 'Off' } | Select-Object Name, @{ n='a'; e={ $_.Id } }",
      "foreach ($x in 1..3) { [math]::Pow($x, 2).ToString('N') + \"$($x.Length) ${x}\" }",
      "try { throw [System.IO.IOException]::new('x') } catch [Exception] { $_.Exception.Message }",
      "function f { [CmdletBinding()] param([Parameter(Mandatory)][ValidateSet('a')]$P) } f -P a",
      "& { $h = @{a=1}; $h['a']; $h.a++ } > C:\\Lab\\x.txt; @'\n'@ -replace 'a', 'ä😀'",
    ]
    var replay = Replay()
    replay.files = [
      "here/in.txt": inputs.map { $0 + "\n" }.joined(),
      "here/ask.ps1": """
      foreach ($line in Get-Content in.txt) {
        foreach ($end in 0..$line.Length) { $null = TabExpansion2 $line.Substring(0, $end) $end }
        foreach ($end in 0..$line.Length) { $null = TabExpansion2 $line $end }
      }
      'done'
      """,
    ]
    let answer = replay.run(["-NoProfile", "-NonInteractive", "-File", "ask.ps1"])
    #expect(answer.merged == "done\n", "\(answer.merged)")
  }
}
