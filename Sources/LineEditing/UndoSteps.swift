/// The states the input went through, to go back to.
struct UndoSteps {
  private var steps: [EditBuffer] = []
  private var size = 0
  /// All steps together hold so many scalars at most: an input may have thousands of lines.
  private static let limit = 1 << 20

  /// Keeps a state if its text is a new one.
  mutating func note(_ buffer: EditBuffer) {
    if let last = steps.last, last.scalars == buffer.scalars { return }
    steps.append(buffer)
    size += buffer.scalars.count
    while size > Self.limit, steps.count > 1 { size -= steps.removeFirst().scalars.count }
  }

  mutating func takeBack(from current: EditBuffer) -> EditBuffer? {
    while let last = steps.last, last.scalars == current.scalars {
      size -= last.scalars.count
      steps.removeLast()
    }
    return steps.last
  }
}
