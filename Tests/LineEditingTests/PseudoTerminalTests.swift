import Glibc
import LineEditing
import PseudoTerminals
import Testing

/// The editor on a terminal: what the screen shows, signals, and how the terminal is left.
struct PseudoTerminalTests {
  @Test func predictionAndMenuStandOnTheScreen() throws {
    try withHistoryFile(holding: "PS> Get-VM web01\n") { path in
      let terminal = try startProbe([path])
      terminal.type("Get-")
      #expect(terminal.wait { $0.text == "PS C:\\> Get-VM web01" })
      terminal.type("\0")
      let menu = """
        PS C:\\> Get-VM
        Get-VM        Get-VMHost    Get-VMSwitch
        About Get-VM
        """
      #expect(terminal.wait { $0.text == menu }, "\(terminal.screen.text)")
      #expect(terminal.wait { [$0.row, $0.column] == [0, 14] })
      terminal.type("\r\r")
      #expect(terminal.wait { $0.text == "PS C:\\> Get-VM\n<Get-VM>\nPS C:\\>" })
    }
  }

  @Test func controlCGivesTheInputUp() throws {
    let terminal = try startProbe()
    terminal.type("abc {\rd\u{3}")
    #expect(
      terminal.wait { $0.text == "PS C:\\> abc {\n>> d^C\n<interrupted>\nPS C:\\>" })
    terminal.signal(SIGINT)
    #expect(terminal.wait(for: "PS C:\\> ^C\n<interrupted>\nPS C:\\>"))
  }

  @Test(arguments: ["sleep", "spin"])
  func controlCStopsWhatRuns(command: String) throws {
    let terminal = try startProbe()
    terminal.type(command + "\r")
    #expect(terminal.wait(for: "ing"))
    terminal.type("\u{3}")
    #expect(terminal.wait(for: "stopped"))
    terminal.type("ok\r")
    #expect(terminal.wait(for: "<ok>"))
  }

  @Test func controlDLeavesAnEmptyLine() throws {
    let terminal = try startProbe()
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
    #expect(terminal.screen.text == "PS C:\\>\n<end>")
  }

  @Test(
    arguments: [("exit\r", nil, 3), ("die\r", nil, 134), ("abc", SIGTERM, 143)]
      as [(String, Int32?, Int32)])
  func theTerminalIsGivenBack(keys: String, signal: Int32?, code: Int32) throws {
    let terminal = try startProbe()
    #expect(!terminal.isCooked)
    terminal.type(keys)
    if let signal {
      #expect(terminal.wait(for: keys))
      terminal.signal(signal)
    }
    #expect(terminal.wait { _ in terminal.isCooked })
    #expect(terminal.finish() == code)
  }

  @Test func answersAreNotRemembered() throws {
    let terminal = try startProbe()
    terminal.type("secret\r")
    #expect(terminal.wait(for: "Password:"))
    terminal.type("pä\u{1B}[A\r")
    #expect(terminal.wait(for: "Password: **\nanswer line(\"pä\")"))
    terminal.type("\u{1B}[A")
    terminal.type("\r")
    #expect(terminal.wait { $0.text.split(separator: "\n").last == "Password:" })
  }

  @Test func aNewWidthBreaksTheRowsAgain() throws {
    let terminal = try startProbe(columns: 60)
    terminal.type("abcdefghijklmnopqrstuvwxyz")
    #expect(terminal.wait(for: "xyz"))
    terminal.resize(columns: 20, rows: 16)
    #expect(terminal.wait(for: "PS C:\\> abcdefghijkl\nmnopqrstuvwxyz"))
    terminal.type("!")
    #expect(terminal.wait(for: "xyz!"))
  }

  @Test func theScreenComesBackAfterAStop() throws {
    let terminal = try startProbe()
    terminal.type("abc")
    #expect(terminal.wait(for: "abc"))
    terminal.signal(SIGSTOP)
    terminal.signal(SIGCONT)
    terminal.settle()
    terminal.type("d\r")
    #expect(terminal.wait(for: "<abcd>"))
  }

  @Test func pastedLinesRunOneByOneWithoutBrackets() throws {
    let terminal = try startProbe()
    terminal.type("one\rask\rAda\rtwo {\r}\rrest")
    #expect(terminal.wait(for: "answer line(\"Ada\")"))
    #expect(terminal.wait(for: "<two {⏎}>\nPS C:\\> rest"))
  }

  @Test func aLargePasteIsTakenWhole() throws {
    let terminal = try startProbe()
    let lines = (1...3000).map { "line \($0) with some text" }.joined(separator: "\r")
    terminal.type("\u{1B}[200~\(lines)\u{1B}[201~")
    #expect(terminal.wait(seconds: 30, for: ">> line 3000 with some text"))
    terminal.type("!\r")
    #expect(terminal.wait(seconds: 30, for: "line 3000 with some text!>"))
  }

  @Test(arguments: [["LANG": "C"], ["TERM": "unheard-of"], ["LC_ALL": "xx_YY"]])
  func oddSettings(environment: [String: String]) throws {
    let terminal = try startProbe(environment: environment)
    terminal.type("日本\u{1B}[Dä\r")
    #expect(terminal.wait(for: "<日ä本>"))
  }

  @Test func aDumbTerminalGetsPlainLines() throws {
    let terminal = try startProbe(environment: ["TERM": "dumb"])
    #expect(terminal.isCooked)
    terminal.type("abc\n")
    #expect(terminal.wait(for: "abc\n<abc>"))
    terminal.type("xyz\u{3}")
    #expect(terminal.wait(for: "<interrupted>"))
    terminal.type("\u{4}")
    #expect(terminal.finish() == 0)
  }

  @Test func deepRecursionHasRoom() throws {
    let terminal = try startProbe()
    terminal.type("deep\r")
    #expect(terminal.wait(for: "depth 200000"))
  }

  /// libedit's own drawing would crash here.
  @Test(arguments: [1, 2, 5])
  func narrowWindowsAreNoHarm(columns: Int) throws {
    let terminal = try startProbe()
    terminal.type("日本👨‍👩‍👧")
    terminal.settle(milliseconds: 50)
    terminal.resize(columns: columns, rows: columns)
    terminal.type("e\u{301}日\u{1B}[D\u{1B}[A\u{7F}\u{3}\u{1B}[200~{\r日\r\u{1B}[201~日\t")
    terminal.settle(milliseconds: 100)
    terminal.type("\u{3}exit\r")
    #expect(terminal.finish() == 3)
  }
}
