import CLibedit
import CLineEditShim

/// libedit's edit buffer, keymap and history behind Swift types; its drawing goes nowhere.
final class EditLine {
  let line: OpaquePointer
  private let history: OpaquePointer

  init?(program: String) {
    guard let line = lineedit_open(program) else { return nil }
    guard let history = history_winit() else {
      el_end(line)
      return nil
    }
    self.line = line
    self.history = history
    lineedit_history_limit(history, Int32(History.limit))
    lineedit_set_history(line, history)
    // The default keymap is vi's; choosing one wipes bindings, so it comes before all others.
    // ~/.editrc is not read: it makes keys reach libedit's own functions, which draw, and libedit's
    // drawing crashes on wide characters in narrow windows.
    lineedit_set_text(line, EL_EDITOR, "emacs")
    lineedit_set_int(line, EL_SIGNAL, 0)
    // Ctrl+C and Ctrl+S are keys; CR and LF stay apart, so that pasted CR LF is one line break.
    for flag in ["-isig", "-ixon", "-icrnl", "-inlcr"] { lineedit_set_edit_flag(line, flag) }
  }

  deinit {
    el_end(line)
    history_wend(history)
  }

  func add(_ binding: KeyBinding) {
    lineedit_add_function(line, binding.name, binding.about, binding.function)
    for key in binding.keys { lineedit_bind(line, Self.caretNotation(key), binding.name) }
  }

  private static func caretNotation(_ key: String) -> String {
    var text = ""
    for scalar in key.unicodeScalars {
      switch scalar.value {
      case ..<0x20, 0x7F:
        text += "^" + String(Character(Unicode.Scalar(UInt8(scalar.value ^ 0x40))))
      default: text += scalar == "^" || scalar == "\\" ? "\\\(scalar)" : "\(scalar)"
      }
    }
    return text
  }

  func insert(_ text: String) {
    var added = Self.wide(text)
    if added.count > 1 { el_winsertstr(line, &added) }
  }

  func remember(_ entry: String) {
    var text = Self.wide(entry)
    lineedit_history_enter(history, &text)
  }

  var buffer: EditBuffer {
    get {
      guard let info = el_wline(line)?.pointee, let start = info.buffer, let cursor = info.cursor,
        let end = info.lastchar
      else { return EditBuffer() }
      let scalars = UnsafeBufferPointer(start: start, count: end - start).map {
        Unicode.Scalar(UInt32(bitPattern: $0)) ?? "\u{FFFD}"
      }
      return EditBuffer(scalars: scalars, cursor: cursor - start)
    }
    set {
      let old = buffer
      if old.scalars != newValue.scalars { replace(old, with: newValue) }
      el_cursor(line, Int32(newValue.cursor - buffer.cursor))
    }
  }

  /// Only what differs is taken out and put in: the buffer may hold thousands of lines.
  private func replace(_ old: EditBuffer, with new: EditBuffer) {
    let shorter = min(old.scalars.count, new.scalars.count)
    var head = 0
    while head < shorter && old.scalars[head] == new.scalars[head] { head += 1 }
    var tail = 0
    while tail < shorter - head
      && old.scalars[old.scalars.count - 1 - tail] == new.scalars[new.scalars.count - 1 - tail]
    {
      tail += 1
    }
    el_cursor(line, Int32(old.scalars.count - tail - old.cursor))
    el_deletestr(line, Int32(old.scalars.count - tail - head))
    var added = Self.wide(new.string(head..<new.scalars.count - tail))
    if added.count > 1 { el_winsertstr(line, &added) }
  }

  private static func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.compactMap { $0 == "\0" ? nil : wchar_t($0.value) } + [0]
  }
}

/// What a key function answers to libedit.
enum KeyOutcome {
  case shown
  /// The input ends here.
  case ended
  case refused

  var code: UInt8 {
    switch self {
    case .shown: UInt8(CC_NORM)  // CC_REFRESH would have libedit draw
    case .ended: UInt8(CC_NEWLINE)
    case .refused: UInt8(CC_ERROR)
    }
  }
}
