import Glibc
import LineEditing
import PseudoTerminals
import Testing

/// What keys on a terminal make of a line, after three older inputs.
struct KeyTests {
  private enum Key {
    static let left = "\u{1B}[D"
    static let right = "\u{1B}[C"
    static let up = "\u{1B}[A"
    static let down = "\u{1B}[B"
    static let home = "\u{1B}[H"
    static let end = "\u{1B}OF"
    static let delete = "\u{1B}[3~"
    static let wordLeft = "\u{1B}[1;5D"
    static let wordRight = "\u{1B}[1;5C"
    static let f8 = "\u{1B}[19~"
    static let backTab = "\u{1B}[Z"
    static let escape = "\u{1B}"
  }

  private static let older = "PS> one two\nPS> Get-VM web01\nPS> function f {\n>> 1\n>> }\n"

  static let typed: [([String], String)] = [
    (["abc", Key.left, Key.left, "X"], "aXbc"),
    (["日本ä", Key.left, Key.left, "é"], "日é本ä"),
    (["ae\u{301}b", Key.left, Key.left, "\u{7F}"], "e\u{301}b"),
    (["e\u{301}b", Key.left, "\u{7F}"], "b"),
    (["👨‍👩‍👧x", Key.home, Key.delete], "x"),
    (["abc\u{1}x\u{5}y"], "xabcy"),
    (["ab cd", Key.wordLeft, "x", Key.home, Key.wordRight, "y"], "ab yxcd"),
    (["ab cd\u{17}\u{19}\u{19}"], "ab cdcd"),
    (["abc", Key.left, "\u{B}", Key.home, "\u{19}"], "cab"),
    (["abc", Key.left, "\u{15}x"], "xc"),
    (["abc\u{1A}"], "ab"),
    (["wrong", Key.escape, "right"], "right"),
    (["\u{1B}[99~a\u{1B}[1;7Rb\u{1B}x"], "ab"),
    ([Key.up, Key.home, "#"], "function f {⏎1⏎#}"),
    ([Key.up, Key.up, Key.up, Key.up], "Get-VM web01"),
    (["typed", Key.up, Key.up, Key.up, Key.up, Key.down, Key.down, Key.down], "typed"),
    (["one", Key.f8, "!"], "one! two"),
    (["on", Key.right], "one two"),
    (["one", Key.wordRight, "!"], "one two!"),
    (["o\u{6}"], "one two"),
    (["\u{12}web", Key.end, "!"], "Get-VM web01!"),
    (["x\u{12}web\u{7}"], "x"),
    (["get-v\t"], "Get-VM"),
    (["get-v\t\t x"], "Get-VMHost x"),
    (["get-v", Key.backTab], "Get-VMSwitch"),
    (["get-v\t", Key.escape], "get-v"),
    (["get-v\0", Key.right, Key.right, "\r"], "Get-VMSwitch"),
    (["get-v\0", Key.escape], "get-v"),
    (["\u{1B}[200~a {\r\n\tb\u{3}\u{1B}[201~}"], "a {⏎→b}"),
    (["a\u{1B}\rb"], "a⏎b"),
    (["a\u{1B}[13;2ub"], "a⏎b"),
    (["a {\rb\r}"], "a {⏎b⏎}"),
    (["x\u{4}", Key.left, "\u{4}y"], "y"),
    (["\u{80}a"], "\u{FFFD}a"),
  ]

  @Test(arguments: typed)
  func keys(keys: [String], line: String) throws {
    try withHistoryFile(holding: Self.older) { path in
      let terminal = try startProbe([path])
      for key in keys {
        terminal.type(key)
        if key == Key.escape { terminal.settle(milliseconds: 100) }
      }
      terminal.type("\r")
      #expect(terminal.wait(for: "<\(line)>"), "\(terminal.screen.text)")
    }
  }
}
