/// The keys that move, change, recall and end.
extension LibeditEditor {
  // MARK: Moving

  func move(to target: (EditBuffer) -> Int) -> KeyOutcome {
    var buffer = engine.buffer
    buffer.move(to: target(buffer))
    engine.buffer = buffer
    return .shown
  }

  /// At the end of the input, going on takes the prediction.
  func moveOrAccept(to target: (EditBuffer) -> Int) -> KeyOutcome {
    let prediction = prediction(for: engine.buffer)
    return prediction.isEmpty ? move(to: target) : insert(prediction)
  }

  func moveOrAcceptWord() -> KeyOutcome {
    let buffer = engine.buffer
    let prediction = prediction(for: buffer)
    guard !prediction.isEmpty else { return move { $0.nextWord } }
    var whole = EditBuffer(buffer.text + prediction)
    whole.move(to: buffer.scalars.count)
    return insert(whole.string(buffer.scalars.count..<whole.wordEnd))
  }

  // MARK: Changing

  func insert(_ text: String) -> KeyOutcome {
    var buffer = engine.buffer
    buffer.insert(text)
    engine.buffer = buffer
    return .shown
  }

  func delete(to target: (EditBuffer) -> Int) -> KeyOutcome {
    var buffer = engine.buffer
    let position = target(buffer)
    guard position != buffer.cursor else { return .refused }
    _ = buffer.cut(to: position)
    engine.buffer = buffer
    return .shown
  }

  func cut(to target: (EditBuffer) -> Int) -> KeyOutcome {
    var buffer = engine.buffer
    let position = target(buffer)
    guard position != buffer.cursor else { return .refused }
    cutText = buffer.cut(to: position)
    engine.buffer = buffer
    return .shown
  }

  func yank() -> KeyOutcome { cutText.isEmpty ? .refused : insert(cutText) }

  func paste() -> KeyOutcome { insert(keys.readPaste()) }

  func revert() -> KeyOutcome {
    engine.buffer = EditBuffer()
    if recall != nil { recall = Recall(entries: history.entries) }
    return .shown
  }

  // MARK: Recalling

  func moveUp() -> KeyOutcome {
    let buffer = engine.buffer
    if let above = buffer.lineAbove { return move { _ in above } }
    return show(recalled: recall?.older(than: buffer.text))
  }

  func moveDown() -> KeyOutcome {
    if let below = engine.buffer.lineBelow { return move { _ in below } }
    return show(recalled: recall?.newer())
  }

  private func show(recalled text: String?) -> KeyOutcome {
    guard let text else { return .refused }
    engine.buffer = EditBuffer(text)
    return .shown
  }

  func recallWithPrefix(isOlder: Bool) -> KeyOutcome {
    guard let found = recall?.withPrefix(of: engine.buffer, in: history, isOlder: isOlder) else {
      return .refused
    }
    engine.buffer = EditBuffer(found.text, cursorByte: found.prefix.utf8.count)
    return .shown
  }

  // MARK: Ending

  func accept() -> KeyOutcome {
    let text = engine.buffer.text
    guard assistance.isComplete(text) else { return insert("\n") }
    return end(with: .line(text))
  }

  func cancel() -> KeyOutcome { end(with: .interrupted, mark: "^C") }

  func deleteOrLeave() -> KeyOutcome {
    engine.buffer.isEmpty ? end(with: .endOfInput) : delete { $0.nextCharacter }
  }

  private func end(with result: LineResult, mark: String = "") -> KeyOutcome {
    leave(mark: mark)
    self.result = result
    return .ended
  }
}
