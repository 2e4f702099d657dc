/// The states the input went through, to go back to.
struct UndoSteps {
  private var steps: [EditBuffer] = []
  private static let limit = 500

  /// Keeps a state if its text is a new one.
  mutating func note(_ buffer: EditBuffer) {
    if let last = steps.last, last.scalars == buffer.scalars { return }
    steps.append(buffer)
    if steps.count > Self.limit { steps.removeFirst() }
  }

  mutating func takeBack(from current: EditBuffer) -> EditBuffer? {
    while let last = steps.last, last.scalars == current.scalars { steps.removeLast() }
    return steps.last
  }
}
