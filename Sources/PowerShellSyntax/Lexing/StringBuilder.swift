/// Gathers a string's text, and what expands in it.
struct StringBuilder {
  private var bytes: [UInt8] = []
  private var parts: [ExpandableText.Part] = []
  private var all: [UInt8] = []

  mutating func append(_ byte: UInt8) { bytes.append(byte) }

  mutating func append(_ slice: ArraySlice<UInt8>) { bytes.append(contentsOf: slice) }

  mutating func append(contentsOf more: some Sequence<UInt8>) { bytes.append(contentsOf: more) }

  mutating func append(_ part: ExpandableText.Part, written: ArraySlice<UInt8>) {
    flush()
    parts.append(part)
    all.append(contentsOf: written)
  }

  private mutating func flush() {
    guard !bytes.isEmpty else { return }
    parts.append(.text(String(decoding: bytes, as: UTF8.self)))
    all.append(contentsOf: bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  /// What was gathered: plain text, or text with expansions.
  var value: Token.Value {
    if parts.isEmpty { return .text(String(decoding: bytes, as: UTF8.self)) }
    var whole = self
    whole.flush()
    return .expandable(
      ExpandableText(parts: whole.parts, value: String(decoding: whole.all, as: UTF8.self)))
  }
}
