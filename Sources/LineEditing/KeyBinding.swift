/// A function of the editor with the keys it answers to.
struct KeyBinding {
  typealias Function = @convention(c) (OpaquePointer?, Int32) -> UInt8

  let name: String
  let about: String
  let keys: [String]
  let function: Function

  private init(_ name: String, _ about: String, _ keys: [String], _ function: Function) {
    self.name = "hvlab-" + name
    self.about = about
    self.keys = keys
    self.function = function
  }

  private static func control(_ letter: Unicode.Scalar) -> String {
    String(Character(Unicode.Scalar(UInt8(letter.value & 0x1F))))
  }

  private static func csi(_ endings: String...) -> [String] { endings.map { "\u{1B}[" + $0 } }

  private static func alt(_ keys: String...) -> [String] { keys.map { "\u{1B}" + $0 } }

  static var all: [KeyBinding] { moving + changing + recalling + assisting + ending }

  private static var moving: [KeyBinding] {
    [
      .init("left", "One character back", csi("D") + alt("OD") + [control("B")]) { line, _ in
        perform(line) { $0.move { $0.previousCharacter } }
      },
      .init("right", "One character on", csi("C") + alt("OC") + [control("F")]) { line, _ in
        perform(line) { $0.moveOrAccept { $0.nextCharacter } }
      },
      .init("word-left", "One word back", csi("1;5D", "1;3D", "5D") + alt("b", "B", "Od")) {
        line, _ in
        perform(line) { $0.move { $0.previousWord } }
      },
      .init("word-right", "One word on", csi("1;5C", "1;3C", "5C") + alt("f", "F", "Oc")) {
        line, _ in
        perform(line) { $0.moveOrAcceptWord() }
      },
      .init("line-start", "To the line's start", csi("H", "1~", "7~") + alt("OH") + [control("A")])
      { line, _ in
        perform(line) { $0.move { $0.lineStart } }
      },
      .init("line-end", "To the line's end", csi("F", "4~", "8~") + alt("OF") + [control("E")]) {
        line, _ in
        perform(line) { $0.moveOrAccept { $0.lineEnd } }
      },
      .init("start", "To the start", csi("1;5H") + alt("<")) { line, _ in
        perform(line) { $0.move { _ in 0 } }
      },
      .init("end", "To the end", csi("1;5F") + alt(">")) { line, _ in
        perform(line) { $0.move { $0.scalars.count } }
      },
    ]
  }

  private static var changing: [KeyBinding] {
    [
      .init("delete-back", "Delete the character before", [control("H"), "\u{7F}"]) { line, _ in
        perform(line) { $0.delete { $0.previousCharacter } }
      },
      .init("delete", "Delete the character here", csi("3~")) { line, _ in
        perform(line) { $0.delete { $0.nextCharacter } }
      },
      .init("cut-blank", "Cut back to a blank", [control("W")]) { line, _ in
        perform(line) { $0.cut { $0.previousBlank } }
      },
      .init("cut-word-back", "Cut the word before", alt("\u{7F}", "\u{8}")) { line, _ in
        perform(line) { $0.cut { $0.previousWord } }
      },
      .init("cut-word", "Cut the word here", csi("3;5~") + alt("d", "D")) { line, _ in
        perform(line) { $0.cut { $0.wordEnd } }
      },
      .init("cut-to-start", "Cut to the line's start", [control("U")]) { line, _ in
        perform(line) { $0.cut { $0.lineStart } }
      },
      .init("cut-to-end", "Cut to the line's end", [control("K")]) { line, _ in
        perform(line) { $0.cut { $0.lineEnd } }
      },
      .init("yank", "Put in what was cut", [control("Y")]) { line, _ in
        perform(line) { $0.yank() }
      },
      .init("undo", "Undo", [control("Z")]) { line, _ in perform(line) { $0.undo() } },
      .init("line-break", "Begin a further line", alt("\r", "\n") + csi("13;2u", "27;2;13~")) {
        line, _ in
        perform(line) { $0.insert("\n") }
      },
      .init("paste", "Put in what is pasted", [KeyReader.pasteStart]) { line, _ in
        perform(line) { $0.paste() }
      },
    ]
  }

  private static var recalling: [KeyBinding] {
    [
      .init("up", "Line above, or older input", csi("A") + alt("OA") + [control("P")]) { line, _ in
        perform(line) { $0.moveUp() }
      },
      .init("down", "Line below, or newer input", csi("B") + alt("OB") + [control("N")]) {
        line, _ in
        perform(line) { $0.moveDown() }
      },
      .init("older-with-prefix", "Older input that starts so", csi("19~")) { line, _ in
        perform(line) { $0.recallWithPrefix(isOlder: true) }
      },
      .init("newer-with-prefix", "Newer input that starts so", csi("19;2~")) { line, _ in
        perform(line) { $0.recallWithPrefix(isOlder: false) }
      },
      .init("search", "Search older inputs", [control("R")]) { line, _ in
        perform(line) { $0.searchHistory() }
      },
    ]
  }

  private static var assisting: [KeyBinding] {
    [
      .init("complete", "Complete; again for the next", ["\t"]) { line, _ in
        perform(line) { $0.complete(showsMenu: false, step: 1) }
      },
      .init("complete-back", "Complete by the last", csi("Z")) { line, _ in
        perform(line) { $0.complete(showsMenu: false, step: -1) }
      },
      .init("complete-menu", "Complete from a menu", ["\0"]) { line, _ in
        perform(line) { $0.complete(showsMenu: true, step: 1) }
      },
      .init("help", "Help on what stands here", alt("OP", "h", "H") + csi("11~", "[A")) { line, _ in
        perform(line) { $0.showHelp() }
      },
    ]
  }

  private static var ending: [KeyBinding] {
    [
      .init("accept", "Run the input, or begin a further line", ["\r", "\n"]) { line, _ in
        perform(line) { $0.accept() }
      },
      .init("cancel", "Give the input up", [control("C")]) { line, _ in
        perform(line) { $0.cancel() }
      },
      .init("delete-or-leave", "Delete here; leave on an empty line", [control("D")]) { line, _ in
        perform(line) { $0.deleteOrLeave() }
      },
      .init("clear-screen", "Clear the screen", [control("L")]) { line, _ in
        perform(line) { $0.clearScreen() }
      },
      .init("revert", "Empty the line", [String(Character(KeyReader.bareEscape))]) { line, _ in
        perform(line) { $0.revert() }
      },
    ]
  }
}

/// Finds the editor a key was pressed in.
private func perform(_ line: OpaquePointer?, _ action: (LibeditEditor) -> KeyOutcome) -> UInt8 {
  guard let editor = LibeditEditor.of(line) else { return KeyOutcome.refused.code }
  return action(editor).code
}
