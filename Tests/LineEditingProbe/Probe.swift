import Glibc
import LineEditing

/// A small prompt loop for tests: says what came of each question, and runs a few commands.
func runProbe() {
  Interrupts.watch()
  let path = CommandLine.arguments.dropFirst().first
  let code = runOnBigStack(bytes: 64 << 20) { () -> Int32 in
    let history = History(file: path.map { HistoryFile(path: $0) })
    return Probe(editor: editorForTerminal(program: "probe", history: history)).run()
  }
  exit(code)
}

private struct Probe {
  let editor: any LineEditor

  func run() -> Int32 {
    while true {
      switch editor.readLine(prompt: "\u{1B}[32mPS C:\\>\u{1B}[0m ", assistance: assistance) {
      case .endOfInput:
        print("<end>")
        return 0
      case .interrupted: print("<interrupted>")
      case .line("exit"): return 3
      case .line(let line): obey(line)
      }
    }
  }

  private func obey(_ line: String) {
    switch line {
    case "ask": print("answer", editor.readAnswer(prompt: "Name: ", isSecret: false))
    case "secret": print("answer", editor.readAnswer(prompt: "Password: ", isSecret: true))
    case "sleep": say("sleeping", then: { _ = Interrupts.sleep(milliseconds: 60_000) })
    case "spin": say("spinning", then: { while !Interrupts.isPending {} })
    case "deep": print("depth \(Self.depth(200_000))")
    case "die": abort()
    default: print("<" + Self.onOneRow(line) + ">")
    }
  }

  private static func onOneRow(_ line: String) -> String {
    line.unicodeScalars.map { $0 == "\n" ? "⏎" : $0 == "\t" ? "→" : "\($0)" }.joined()
  }

  private func say(_ text: String, then wait: () -> Void) {
    print(text)
    fflush(nil)
    wait()
    print(Interrupts.isPending ? "stopped" : "over")
  }

  private static func depth(_ count: Int) -> Int {
    count == 0 ? 0 : 1 + depth(count - 1)
  }

  private var assistance: Assistance {
    Assistance(
      isComplete: { text in
        let opened = text.utf8.count { $0 == UInt8(ascii: "{") }
        return opened <= text.utf8.count { $0 == UInt8(ascii: "}") }
      },
      colours: { text in
        text.utf8.enumerated().filter { (0x30...0x39).contains($0.element) }.map {
          StyledRange($0.offset..<$0.offset + 1, "\u{1B}[36m")
        }
      },
      completions: { text, cursor in
        let word = text.utf8.prefix(cursor).reversed().prefix { $0 != 0x20 && $0 != 0x0A }
        let found = ["Get-VM", "Get-VMHost", "Get-VMSwitch", "Move-VM"].filter {
          $0.lowercased().hasPrefix(String(decoding: word.reversed(), as: UTF8.self).lowercased())
        }
        return CompletionList(
          replacing: cursor - word.count..<cursor,
          items: found.map { Completion($0, detail: "About \($0)") })
      },
      help: { _, cursor in ["Help at \(cursor)"] },
      isWorthKeeping: { !$0.utf8.elementsEqual("nokeep".utf8) })
  }
}
