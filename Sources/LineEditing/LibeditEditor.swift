import CLibedit
import CLineEditShim
import Glibc

/// Edits on a terminal: libedit keeps the buffer and finds the function of a key, this draws.
///
/// The heart is the hook by which libedit asks for a character: when none is waiting, the screen
/// is brought up to date, and keys and signals are waited for together.
package final class LibeditEditor: LineEditor {
  let engine: EditLine
  let keys: KeyReader
  let history: History
  private var painter = Painter()
  private var undelivered: [wchar_t] = []
  private var hasKeptMode = false

  // What one question at the prompt brings, and what came of it.
  var prompt = ""
  var assistance = Assistance()
  var isSecret = false
  var recall: Recall?
  var result: LineResult?
  var shownHelp: [String] = []

  var cutText = ""
  private var undoSteps = UndoSteps()

  /// Nil when there is no terminal, or libedit cannot use it.
  package init?(program: String, history: History) {
    guard Terminal.canEdit, Interrupts.watch(), let engine = EditLine(program: program) else {
      return nil
    }
    self.engine = engine
    self.history = history
    keys = KeyReader(bytes: InputBytes(descriptor: STDIN_FILENO))
    lineedit_set_data(engine.line, Unmanaged.passUnretained(self).toOpaque())
    lineedit_set_reader(engine.line, readCharacter)
    for binding in KeyBinding.all { engine.add(binding) }
    keys.knownKeys = Set(KeyBinding.all.flatMap(\.keys)).union(Self.keysInSearch)
    for entry in history.entries { engine.remember(entry) }
    history.onEntry = { [engine] entry in engine.remember(entry) }
  }

  static func of(_ line: OpaquePointer?) -> LibeditEditor? {
    guard let line, let data = lineedit_data(line) else { return nil }
    return Unmanaged<LibeditEditor>.fromOpaque(data).takeUnretainedValue()
  }

  package func readLine(prompt: String, assistance: Assistance) -> LineResult {
    self.assistance = assistance
    recall = Recall(entries: history.entries)
    let result = ask(prompt)
    if case .line(let text) = result { history.add(text, isKept: assistance.isWorthKeeping(text)) }
    return result
  }

  package func readAnswer(prompt: String, isSecret: Bool) -> LineResult {
    assistance = Assistance()
    recall = nil
    self.isSecret = isSecret
    defer { self.isSecret = false }
    return ask(prompt)
  }

  private func ask(_ prompt: String) -> LineResult {
    self.prompt = prompt
    result = nil
    undoSteps = UndoSteps()
    undelivered = []
    shownHelp = []
    hasKeptMode = false
    begin()
    defer { end() }
    var count: Int32 = 0
    _ = el_wgets(engine.line, &count)
    return result ?? .endOfInput
  }

  private func begin() {
    Terminal.flushStreams()
    Interrupts.clear()
    lineedit_set_editing(true)
    Descriptor.write(
      "\u{1B}[?2004h" + Painter.freshRow(columns: columns), to: STDOUT_FILENO)
  }

  private func end() {
    Descriptor.write("\u{1B}[?2004l", to: STDOUT_FILENO)
    lineedit_set_editing(false)
  }

  var columns: Int { max(Terminal.size()?.columns ?? 80, 2) }
  var rows: Int { max(Terminal.size()?.rows ?? 24, 1) }
}

// MARK: Reading

extension LibeditEditor {
  /// The next key, nil at the end; the screen is brought up to date before waiting for one.
  func nextKey(draw: (LibeditEditor) -> Void) -> String? {
    while true {
      if lineedit_take_continue() { resume() }
      if lineedit_take_resize() { resize() }
      if Interrupts.isPending {
        Interrupts.clear()
        return String(Character(KeyReader.interrupt))
      }
      if !keys.bytes.isPending { draw(self) }
      switch keys.read() {
      case .key(let key): return key
      case .end: return nil
      case .signal: continue
      }
    }
  }

  /// The next character for libedit's keymap.
  ///
  /// Text is inserted here, and the functions of our keys ask for no drawing: libedit's own
  /// drawing crashes on wide characters in narrow windows.
  fileprivate func nextCharacter() -> wchar_t? {
    if !hasKeptMode { hasKeptMode = lineedit_keep_mode() }
    while undelivered.isEmpty {
      undoSteps.note(engine.buffer)
      guard let key = nextKey(draw: { $0.draw() }) else { return nil }
      shownHelp = []
      if KeyReader.isText(key) {
        engine.insert(key)
      } else {
        undelivered = key.unicodeScalars.reversed().map { wchar_t($0.value) }
      }
    }
    return undelivered.popLast()
  }

  private func resize() {
    el_resize(engine.line)
    painter.adapt(to: columns)
  }

  /// After a stop the terminal has the shell's mode, and the screen its output.
  private func resume() {
    lineedit_set_kept_mode()
    painter.forget()
    Descriptor.write("\u{1B}[?2004h", to: STDOUT_FILENO)
  }

  func undo() -> KeyOutcome {
    guard let earlier = undoSteps.takeBack(from: engine.buffer) else { return .refused }
    engine.buffer = earlier
    return .shown
  }
}

// MARK: Drawing

extension LibeditEditor {
  func draw(below: [String]? = nil) {
    let buffer = engine.buffer
    var content = content(of: buffer)
    content.below = below ?? shownHelp
    if below == nil { content.prediction = prediction(for: buffer) }
    show(content)
  }

  private func content(of buffer: EditBuffer) -> FrameContent {
    var content = FrameContent(prompt: prompt)
    content.continuationPrompt = assistance.continuationPrompt
    content.buffer = buffer
    content.predictionStyle = assistance.predictionStyle
    content.isSecret = isSecret
    if !isSecret { content.styles = assistance.colours(buffer.text) }
    return content
  }

  private func show(_ content: FrameContent) {
    let frame = content.frame(columns: columns, rows: rows)
    Descriptor.write(painter.paint(frame, columns: columns), to: STDOUT_FILENO)
  }

  func prediction(for buffer: EditBuffer) -> String {
    guard recall != nil, assistance.showsPredictions, buffer.isCursorAtEnd else { return "" }
    return history.prediction(for: buffer.text)
  }

  /// Shows the input without menu and prediction, and goes to the row below it.
  func leave(mark: String = "") {
    var buffer = engine.buffer
    buffer.move(to: buffer.scalars.count)
    if mark.isEmpty {
      show(content(of: buffer))
    } else {
      var content = content(of: buffer)
      content.buffer.insert(mark)
      show(content)
    }
    Descriptor.write(painter.leave(), to: STDOUT_FILENO)
  }

  func clearScreen() -> KeyOutcome {
    Descriptor.write("\u{1B}[H\u{1B}[2J", to: STDOUT_FILENO)
    painter.forget()
    return .shown
  }
}

/// libedit's question for a character.
private func readCharacter(
  _ line: OpaquePointer?, _ character: UnsafeMutablePointer<wchar_t>?
) -> Int32 {
  guard let editor = LibeditEditor.of(line), let character else { return -1 }
  guard let next = editor.nextCharacter() else { return 0 }
  character.pointee = next
  return 1
}
