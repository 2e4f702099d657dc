import Testing

/// Help as it is asked for at the prompt.
@Suite @MainActor struct HelpTests {
  private func answer(_ command: String, language: String = "en") -> String {
    var replay = Replay()
    replay.isWindowsCulture = true
    return replay.run(["-NoProfile", "-Language", language, "-Command", command]).merged
  }

  @Test(arguments: [
    ("Get-Help Get-VM", "SYNOPSIS\n"), ("Get-VM -?", "SYNOPSIS\n"),
    ("help Get-VM -Full", "        Required?                    false\n"),
    ("Get-Help Get-VM -Examples", "EXAMPLE 1"),
    ("Get-Help Get-VM -Parameter Name", "-Name <String[]>\n"),
    ("Get-Help Get-VM* | Select-Object -First 1 -ExpandProperty Name", "Get-VM\n"),
    ("(Get-Help Get-VM).Synopsis", "Gets virtual machines"),
    ("Get-Help nosuch", "Get-Help could not find nosuch in a help file"),
    ("Get-Help Get-VM -Parameter zzz", "No parameter matches criteria zzz."),
    ("Get-Help Get-Date", "SYNTAX\n    Get-Date "),
  ])
  func helpSays(_ command: String, _ part: String) {
    let text = answer(command)
    #expect(text.contains(part), "\(text)")
  }

  @Test func helpSpeaksGerman() {
    #expect(answer("Get-Help Get-VM", language: "de").contains("ÜBERSICHT\n"))
  }

  @Test(arguments: [
    "function f { <#\n.SYNOPSIS\nDoes f.\n#> param($Name) }",
    "<#\n.SYNOPSIS\nDoes f.\n#>\nfunction f { 1 }",
    "function f { 1\n# .SYNOPSIS\n#  Does f.\n}",
  ])
  func commentsAreHelp(_ source: String) {
    #expect(answer(source + "\n(Get-Help f).Synopsis") == "Does f.\n")
  }
}
