import Foundation
import PseudoTerminals
import Testing

/// hvlab itself on a terminal, as someone types at it.
@Suite struct PromptTests {
  private func start(home: String) throws -> PseudoTerminal {
    let terminal = try #require(
      PseudoTerminal(
        builtProgram("hvlab"), ["-NoLogo"],
        environment: ["HOME": home, "TERM": "xterm", "LANG": "en_US.UTF-8", "HVLAB_NOTES": "0"],
        columns: 80, rows: 24))
    #expect(terminal.wait(seconds: 30, for: "PS C:\\>"))
    return terminal
  }

  private func withHome(_ body: (String) throws -> Void) throws {
    let home = NSTemporaryDirectory() + "hvlab-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: home) }
    try body(home)
  }

  @Test func aSessionAtTheTerminal() throws {
    try withHome { home in
      let terminal = try start(home: home)
      terminal.type("1 + 1\r")
      #expect(terminal.wait(for: "PS C:\\> 1 + 1\n2\nPS C:\\>"))
      terminal.type("if ($true) {\r")
      #expect(terminal.wait(for: "\n>>"))
      terminal.type("'yes' }\r")
      #expect(terminal.wait(for: ">> 'yes' }\nyes\nPS C:\\>"))
      terminal.type("while ($true) { }\r")
      terminal.settle()
      terminal.type("\u{3}")
      #expect(terminal.wait { $0.text.hasSuffix("\nPS C:\\>") })
      terminal.type("\u{1B}[A\u{1B}[A\u{1B}[A\r")
      #expect(terminal.wait(for: "PS C:\\> 1 + 1\n2\nPS C:\\>"))
      terminal.type("\u{4}")
      #expect(terminal.finish() == 0)
    }
    try withHome { home in
      let file = home + "/.hvlab_history"
      try Data("PS> Get-VMHost\n".utf8).write(to: URL(fileURLWithPath: file))
      let terminal = try start(home: home)
      terminal.type("\u{1B}[A")
      #expect(terminal.wait(for: "PS C:\\> Get-VMHost"))
      terminal.type("\u{3}\u{4}")
      #expect(terminal.finish() == 0)
    }
  }

  @Test func tabCompletes() throws {
    try withHome { home in
      let terminal = try start(home: home)
      terminal.type("Get-VMHo\t")
      #expect(terminal.wait(for: "PS C:\\> Get-VMHost"))
      terminal.type(" -ComputerName HV\t\t")
      #expect(terminal.wait(for: "PS C:\\> Get-VMHost -ComputerName HV02"))
      terminal.type("\u{3}$true.ToStr\t")
      #expect(terminal.wait(for: "PS C:\\> $true.ToString("))
      terminal.type("\u{3}\u{4}")
      #expect(terminal.finish() == 0)
    }
  }

  @Test func aQuestionMayBeGivenUp() throws {
    try withHome { home in
      let terminal = try start(home: home)
      for key in ["\u{3}", "\u{4}"] {
        terminal.type("Remove-VM app01\r")
        #expect(terminal.wait(for: "\"Y\"):"))
        terminal.type(key)
        #expect(terminal.wait { $0.text.hasSuffix("\nPS C:\\>") })
        terminal.type("cls\r")
        #expect(terminal.wait { $0.text.hasSuffix("PS C:\\>") && !$0.text.contains("Confirm") })
      }
      terminal.type("(Get-VM app01).State; (h)[-1].ExecutionStatus; (h)[-2].ExecutionStatus\r")
      #expect(terminal.wait(for: "\nOff\nCompleted\nStopped\nPS C:\\>"))
      terminal.type("$p = Read-Host Password -AsSecureString; $p.Length\r")
      #expect(terminal.wait(for: "Password:"))
      terminal.type("geheim\r")
      #expect(terminal.wait(for: "Password: ******\n6\nPS C:\\>"))
      terminal.type("Read-Host Name\r")
      #expect(terminal.wait(for: "\nName:"))
      terminal.type("B\u{3}")
      #expect(terminal.wait(for: "\nName: B^C\nPS C:\\>"))
      terminal.type("\u{4}")
      #expect(terminal.finish() == 0)
    }
  }

  @Test func noExitGoesOnAtThePrompt() throws {
    try withHome { home in
      let terminal = try #require(
        PseudoTerminal(
          builtProgram("hvlab"), ["-NoExit", "-Command", "$a = 20"],
          environment: ["HOME": home, "TERM": "xterm", "LANG": "en_US.UTF-8"],
          columns: 80, rows: 24))
      #expect(terminal.wait(seconds: 30, for: "PS "))
      terminal.type("$a + 1\r")
      #expect(terminal.wait(for: "\n21\nPS "))
      terminal.type("exit 4\r")
      #expect(terminal.finish() == 4)
    }
  }
}
