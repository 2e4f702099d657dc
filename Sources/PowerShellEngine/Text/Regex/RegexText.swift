/// A text laid out for `Backtracker`: one number a character, and where each lies in the bytes.
struct RegexText {
  let scalars: [UInt32]
  /// One more than there are characters; nil for ASCII, where both offsets agree.
  private let byteOffsets: [Int]?

  var count: Int { scalars.count }

  init(_ text: String) {
    if text.isASCIIText {
      scalars = text.utf8.map(UInt32.init)
      byteOffsets = nil
      return
    }
    var scalars: [UInt32] = []
    var offsets: [Int] = []
    var offset = 0
    for scalar in text.unicodeScalars {
      scalars.append(scalar.value)
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    self.scalars = scalars
    byteOffsets = offsets + [offset]
  }

  func byteOffset(of character: Int) -> Int { byteOffsets?[character] ?? character }

  func bytes(of range: Range<Int>) -> Range<Int> {
    byteOffset(of: range.lowerBound)..<byteOffset(of: range.upperBound)
  }

  /// The character at a byte offset between characters.
  func character(atByte offset: Int) -> Int {
    guard let byteOffsets else { return min(offset, count) }
    var (low, high) = (0, byteOffsets.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if byteOffsets[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  func holds(_ anchor: RegexNode.Anchor, at position: Int, _ lastMatchEnd: Int) -> Bool {
    switch anchor {
    case .start: position == 0
    case .lineStart: position == 0 || scalars[position - 1] == 0x0A
    case .end: position == count
    case .lineEnd: position == count || scalars[position] == 0x0A
    case .endOrLastLine:
      position == count || position == count - 1 && scalars[position] == 0x0A
    case .lastMatchEnd: position == lastMatchEnd
    case .wordBoundary: isBoundary(.boundaryWord, position)
    case .notWordBoundary: !isBoundary(.boundaryWord, position)
    case .asciiWordBoundary: isBoundary(.asciiWord, position)
    case .notASCIIWordBoundary: !isBoundary(.asciiWord, position)
    }
  }

  private func isBoundary(_ word: CharacterClass, _ position: Int) -> Bool {
    let before = position > 0 && word.contains(scalars[position - 1])
    let after = position < count && word.contains(scalars[position])
    return before != after
  }
}

extension UTF8 {
  /// How many bytes a character takes.
  @inline(__always)
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    scalar.value < 0x80 ? 1 : scalar.value < 0x800 ? 2 : scalar.value < 0x10000 ? 3 : 4
  }
}
