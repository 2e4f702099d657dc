/// Completion, search and help: each reads keys itself until one comes that means something else,
/// which is given back to be read as usual.
extension LibeditEditor {
  private enum Key {
    static let tab = "\t"
    static let backTab = "\u{1B}[Z"
    static let menu = "\0"
    static let escape = String(Character(KeyReader.bareEscape))
    static let enter: Set<String> = ["\r", "\n"]
    static let up: Set<String> = ["\u{1B}[A", "\u{1B}OA", "\u{10}"]
    static let down: Set<String> = ["\u{1B}[B", "\u{1B}OB", "\u{E}"]
    static let left: Set<String> = ["\u{1B}[D", "\u{1B}OD"]
    static let right: Set<String> = ["\u{1B}[C", "\u{1B}OC"]
    static let rubout: Set<String> = ["\u{7F}", "\u{8}"]
    static let older: Set<String> = ["\u{12}", "\u{1B}[A", "\u{1B}OA"]
    static let newer: Set<String> = ["\u{13}", "\u{1B}[B", "\u{1B}OB"]
    static let cancel: Set<String> = ["\u{3}", "\u{7}"]
  }

  /// Keys that mean something only while searching.
  static var keysInSearch: Set<String> { ["\u{7}", "\u{13}"] }

  func showHelp() -> KeyOutcome {
    let buffer = engine.buffer
    shownHelp = assistance.help(buffer.text, buffer.cursorByte)
    return shownHelp.isEmpty ? .refused : .shown
  }

  // MARK: Completion

  /// Puts completions in the input, one after the other; in a menu, if wanted.
  func complete(showsMenu: Bool, step: Int) -> KeyOutcome {
    let original = engine.buffer
    guard let list = assistance.completions(original.text, original.cursorByte),
      !list.items.isEmpty
    else { return .refused }
    var menu = CompletionMenu(items: list.items, selected: step > 0 ? 0 : list.items.count - 1)
    put(menu, for: list, in: original)
    if list.items.count == 1 { return .shown }
    while let key = nextKey(draw: { editor in
      let lines = showsMenu ? menu.lines(columns: editor.columns, rows: editor.rows / 2) : []
      editor.draw(below: lines)
    }) {
      if key == Key.escape {
        engine.buffer = original
        return .shown
      }
      if showsMenu && Key.enter.contains(key) { return .shown }
      guard let step = self.step(of: key, in: menu, showsMenu: showsMenu) else {
        giveBack(key)
        return .shown
      }
      menu.move(by: step)
      put(menu, for: list, in: original)
    }
    return .shown
  }

  private func put(_ menu: CompletionMenu, for list: CompletionList, in original: EditBuffer) {
    guard let choice = menu.choice else { return }
    var buffer = original
    buffer.replaceBytes(list.replaced, with: choice.text)
    engine.buffer = buffer
  }

  private func step(of key: String, in menu: CompletionMenu, showsMenu: Bool) -> Int? {
    if key == Key.tab { return 1 }
    if key == Key.backTab { return -1 }
    guard showsMenu else { return nil }
    if key == Key.menu || Key.right.contains(key) { return 1 }
    if Key.left.contains(key) { return -1 }
    if Key.down.contains(key) { return menu.perRow(columns: columns) }
    return Key.up.contains(key) ? -menu.perRow(columns: columns) : nil
  }

  private func giveBack(_ key: String) {
    let bytes = key == Key.escape ? [0x1B] : Array(key.utf8)
    keys.bytes.unread(bytes)
  }

  // MARK: Search

  /// Looks for older inputs that hold what is typed on a line below.
  func searchHistory() -> KeyOutcome {
    guard recall != nil else { return .refused }
    let original = engine.buffer
    var search = HistorySearch(history: history)
    while let key = nextKey(draw: { $0.draw(below: [search.line]) }) {
      if Key.older.contains(key) {
        search.older()
      } else if Key.newer.contains(key) {
        search.newer()
      } else if Key.rubout.contains(key) {
        search.removeLast()
      } else if KeyReader.isText(key) {
        search.append(key)
      } else {
        return leaveSearch(by: key, to: original)
      }
      engine.buffer = search.found ?? original
    }
    return .shown
  }

  private func leaveSearch(by key: String, to original: EditBuffer) -> KeyOutcome {
    if Key.cancel.contains(key) {
      engine.buffer = original
    } else if key != Key.escape {
      giveBack(key)
    }
    return .shown
  }
}
