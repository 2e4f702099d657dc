/// Where the cursor goes: by character, word, row and line.
extension EditBuffer {
  package var lineStart: Int {
    var position = cursor
    while position > 0 && scalars[position - 1] != "\n" { position -= 1 }
    return position
  }

  package var lineEnd: Int {
    var position = cursor
    while position < scalars.count && scalars[position] != "\n" { position += 1 }
    return position
  }

  package var previousCharacter: Int {
    guard cursor > lineStart else { return max(cursor - 1, 0) }
    return cursor - (string(lineStart..<cursor).last?.unicodeScalars.count ?? 1)
  }

  package var nextCharacter: Int {
    guard cursor < lineEnd else { return min(cursor + 1, scalars.count) }
    return cursor + (string(cursor..<lineEnd).first?.unicodeScalars.count ?? 1)
  }

  package var previousWord: Int {
    var position = cursor
    while position > 0 && !scalars[position - 1].isInWord { position -= 1 }
    while position > 0 && scalars[position - 1].isInWord { position -= 1 }
    return position
  }

  /// The start of the next word, as in PowerShell's Windows key set.
  package var nextWord: Int {
    var position = cursor
    while position < scalars.count && scalars[position].isInWord { position += 1 }
    while position < scalars.count && !scalars[position].isInWord { position += 1 }
    return position
  }

  package var wordEnd: Int {
    var position = cursor
    while position < scalars.count && !scalars[position].isInWord { position += 1 }
    while position < scalars.count && scalars[position].isInWord { position += 1 }
    return position
  }

  /// The start of the run of non-blanks before the cursor (Ctrl+W).
  package var previousBlank: Int {
    var position = cursor
    while position > 0 && scalars[position - 1].properties.isWhitespace { position -= 1 }
    while position > 0 && !scalars[position - 1].properties.isWhitespace { position -= 1 }
    return position
  }

  /// The same column on the line above; nil on the first.
  package var lineAbove: Int? {
    guard lineStart > 0 else { return nil }
    var above = self
    above.move(to: lineStart - 1)
    return above.position(atColumn: column)
  }

  package var lineBelow: Int? {
    guard lineEnd < scalars.count else { return nil }
    var below = self
    below.move(to: lineEnd + 1)
    return below.position(atColumn: column)
  }

  private var column: Int { DisplayWidth.columns(of: string(lineStart..<cursor)) }

  private func position(atColumn column: Int) -> Int {
    var position = lineStart
    var reached = 0
    for cluster in string(lineStart..<lineEnd) {
      reached += DisplayWidth.columns(of: cluster)
      guard reached <= column else { break }
      position += cluster.unicodeScalars.count
    }
    return position
  }
}

extension Unicode.Scalar {
  fileprivate var isInWord: Bool {
    self == "_" || properties.isAlphabetic || properties.numericType != nil
      || properties.generalCategory == .nonspacingMark
  }
}
