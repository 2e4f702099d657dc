/// A name as Windows compares names: the spelling is kept, the case makes no difference.
package struct Name: MapKey, Comparable, CustomStringConvertible {
  package let text: String
  private let folded: String

  package init(_ text: String) {
    self.text = text
    folded = caseFolded(text)
  }

  package var description: String { text }
  package var isEmpty: Bool { text.utf8.isEmpty }

  /// The name in capitals, as computer names are registered.
  package var capitals: String {
    String(String.UnicodeScalarView(text.unicodeScalars.map(capital)))
  }

  package static func == (left: Name, right: Name) -> Bool {
    left.folded.utf8.elementsEqual(right.folded.utf8)
  }

  package static func < (left: Name, right: Name) -> Bool {
    left.folded.utf8.lexicographicallyPrecedes(right.folded.utf8)
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(stableHash) }

  package var stableHash: UInt64 {
    var hash = StableHash()
    hash.mix(folded.utf8)
    return hash.value
  }
}

extension Name: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

/// Maps each code point to one lower-case code point, as Windows' ordinal comparison does ('ß' stays).
func caseFolded(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) {
    guard text.utf8.contains(where: { (0x41...0x5A).contains($0) }) else { return text }
    return String(
      decoding: text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }, as: UTF8.self)
  }
  return String(String.UnicodeScalarView(text.unicodeScalars.map(lowerCase)))
}

private func lowerCase(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  let mapping = scalar.properties.lowercaseMapping.unicodeScalars
  return mapping.count == 1 ? mapping.first ?? scalar : scalar
}

private func capital(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  let mapping = scalar.properties.uppercaseMapping.unicodeScalars
  return mapping.count == 1 ? mapping.first ?? scalar : scalar
}
