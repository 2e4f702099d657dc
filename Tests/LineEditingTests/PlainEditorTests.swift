import Glibc
import LineEditing
import Testing

/// Lines through a pipe: the texts are those the real shell's prompt loop wrote.
struct PlainEditorTests {
  /// Runs a prompt loop over an input; answers the lines it got and what it wrote.
  private func session(_ input: String, _ isComplete: @escaping (String) -> Bool) -> (
    [String], String
  ) {
    var incoming: [Int32] = [0, 0]
    var outgoing: [Int32] = [0, 0]
    pipe(&incoming)
    pipe(&outgoing)
    var bytes = Array(input.utf8)
    _ = write(incoming[1], &bytes, bytes.count)
    close(incoming[1])
    let editor = PlainEditor(input: incoming[0], output: outgoing[1], echoes: true)
    var lines: [String] = []
    while case .line(let line) = editor.readLine(prompt: "PS> ", isComplete: isComplete) {
      lines.append(line)
    }
    close(outgoing[1])
    var written = [UInt8](repeating: 0, count: 65536)
    let count = read(outgoing[0], &written, written.count)
    close(incoming[0])
    close(outgoing[0])
    return (lines, String(decoding: written.prefix(max(count, 0)), as: UTF8.self))
  }

  private func isBalanced(_ text: String) -> Bool {
    text.utf8.count { $0 == 0x7B } <= text.utf8.count { $0 == 0x7D }
  }

  @Test func eachLineStandsBehindItsPrompt() {
    let (lines, text) = session("1\n\n2\r\n3\r4", isBalanced)
    #expect(lines == ["1", "", "2", "3", "4"])
    #expect(text == "PS> 1\nPS> \nPS> 2\nPS> 3\nPS> 4\nPS> ")
  }

  @Test func onlyAnEmptyLineEndsAnUnfinishedInput() {
    let (lines, text) = session("function f {\n  1\n}\n\nf 3\n", isBalanced)
    #expect(lines == ["function f {\n  1\n}\n", "f 3"])
    #expect(text == "PS> function f {\n>>   1\n>> }\n>> \nPS> f 3\nPS> ")
  }

  @Test func anEmptyLineInAnUnfinishedInputGoesOn() {
    let isTried = { (text: String) in text.utf8.first != 0x74 || text.utf8.contains(0x63) }
    let (lines, text) = session("t\n\nc\n\n", isTried)
    #expect(lines == ["t\n\nc\n"])
    #expect(text == "PS> t\n>> \n>> c\n>> \nPS> ")
  }

  @Test func theEndLeavesAnUnfinishedInput() {
    let (lines, text) = session("{\n1\n", isBalanced)
    #expect(lines == [])
    #expect(text == "PS> {\n>> 1\n>> ")
  }

  @Test func invalidBytesAreReplaced() {
    let source = session(String(decoding: [0x61, 0x0A] as [UInt8], as: UTF8.self), isBalanced)
    #expect(source.0 == ["a"])
  }

  @Test func scriptedLinesArePutTogether() {
    let editor = ScriptedEditor(lines: ["a {", "}", "b"])
    #expect(editor.readLine(prompt: "> ", isComplete: isBalanced) == .line("a {\n}"))
    #expect(editor.readAnswer(prompt: "Name: ", isSecret: false) == .line("b"))
    #expect(editor.readLine(prompt: "> ") == .endOfInput)
    #expect(editor.prompts == ["> ", ">> ", "Name: ", "> "])
  }
}
