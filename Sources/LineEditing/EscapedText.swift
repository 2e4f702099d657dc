/// Text with terminal escape sequences, taken apart into what is seen and what is obeyed.
enum EscapedText {
  enum Piece: Equatable {
    case escape(String)
    case lineBreak
    case cluster(Character)
  }

  static func hasEscape(_ text: String) -> Bool { text.utf8.contains(0x1B) }

  static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = text.unicodeScalars[...]
    while !rest.isEmpty {
      let plain = rest.prefix { $0 != "\u{1B}" && $0 != "\n" && $0 != "\r" }
      for cluster in String(plain) { pieces.append(.cluster(cluster)) }
      rest = rest.dropFirst(plain.count)
      guard let stop = rest.first else { break }
      if stop == "\u{1B}" {
        let sequence = takeSequence(&rest)
        pieces.append(.escape(sequence))
      } else {
        rest = rest.dropFirst()
        if stop == "\n" { pieces.append(.lineBreak) }
      }
    }
    return pieces
  }

  /// A control sequence ends with a letter, an operating system command with BEL or ESC \.
  private static func takeSequence(_ rest: inout String.UnicodeScalarView.SubSequence) -> String {
    let start = rest
    rest = rest.dropFirst()
    guard let kind = rest.popFirst() else { return "" }
    if kind == "[" {
      while let scalar = rest.popFirst() {
        if (0x40...0x7E).contains(scalar.value) { break }
      }
    } else if kind == "]" {
      var previous: Unicode.Scalar = " "
      while let scalar = rest.popFirst() {
        if scalar == "\u{07}" || (previous == "\u{1B}" && scalar == "\\") { break }
        previous = scalar
      }
    }
    return String(String.UnicodeScalarView(start[start.startIndex..<rest.startIndex]))
  }
}
