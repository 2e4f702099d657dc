/// The text being edited with the place of the cursor, counted in Unicode scalars as libedit does.
///
/// The user moves by characters as they are seen: an accent goes with its letter.
package struct EditBuffer: Equatable, Sendable {
  package private(set) var scalars: [Unicode.Scalar]
  package private(set) var cursor: Int

  /// A text with the cursor at a byte, by default behind it.
  package init(_ text: String = "", cursorByte: Int? = nil) {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
    if let cursorByte { move(to: index(ofByte: cursorByte)) }
  }

  init(scalars: [Unicode.Scalar], cursor: Int) {
    self.scalars = scalars
    self.cursor = min(max(cursor, 0), scalars.count)
  }

  package var text: String { string(0..<scalars.count) }
  package var textBeforeCursor: String { string(0..<cursor) }
  package var cursorByte: Int { textBeforeCursor.utf8.count }
  package var isEmpty: Bool { scalars.isEmpty }
  package var isCursorAtEnd: Bool { cursor == scalars.count }

  func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range.clamped(to: 0..<scalars.count)])
    return String(view)
  }

  func index(ofByte byte: Int) -> Int {
    var bytes = 0
    for (index, scalar) in scalars.enumerated() {
      if bytes >= byte { return index }
      bytes += UTF8.width(scalar)
    }
    return scalars.count
  }

  package mutating func move(to position: Int) {
    cursor = min(max(position, 0), scalars.count)
  }

  /// Puts a text in place of a stretch; the cursor goes behind it.
  package mutating func replace(_ range: Range<Int>, with text: String) {
    let range = range.clamped(to: 0..<scalars.count)
    let added = Array(text.unicodeScalars)
    scalars.replaceSubrange(range, with: added)
    cursor = range.lowerBound + added.count
  }

  package mutating func replaceBytes(_ bytes: Range<Int>, with text: String) {
    let start = index(ofByte: bytes.lowerBound)
    replace(start..<max(start, index(ofByte: bytes.upperBound)), with: text)
  }

  package mutating func insert(_ text: String) { replace(cursor..<cursor, with: text) }

  /// Takes the text between the cursor and a position out, and answers it.
  package mutating func cut(to position: Int) -> String {
    let range = min(cursor, position)..<max(cursor, position)
    let taken = string(range)
    replace(range, with: "")
    return taken
  }
}

extension UTF8 {
  fileprivate static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case ..<0x80: 1
    case ..<0x800: 2
    case ..<0x10000: 3
    default: 4
    }
  }
}
