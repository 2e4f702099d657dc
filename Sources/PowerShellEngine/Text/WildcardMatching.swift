/// Matching a text against a wildcard pattern.
extension WildcardPattern {
  /// Whether the whole text fits the pattern.
  func matches(_ text: String) -> Bool {
    if text.isASCIIText, let ascii {
      return text.withUTF8Bytes { matches($0, ascii) }
    }
    return matches(units: Array(text.utf16))
  }

  /// Whether the whole text fits, given by its units (which may be ill-formed UTF-16).
  func matches(units text: [UInt16]) -> Bool {
    var (position, element) = (0, 0)
    var retry: (element: Int, position: Int)?
    while true {
      if element < elements.count, elements[element] == .anyText {
        if element + 1 == elements.count { return true }
        element += 1
        retry = (element, position)
      } else if position < text.count, element < elements.count,
        accepts(elements[element], text[position])
      {
        position += 1
        element += 1
      } else if position == text.count && element == elements.count {
        return true
      } else {
        guard let last = retry, last.position < text.count else { return false }
        retry = (last.element, last.position + 1)
        (element, position) = (last.element, last.position + 1)
      }
    }
  }

  private func accepts(_ element: Element, _ unit: UInt16) -> Bool {
    switch element {
    case .anyText: false
    case .anyUnit: true
    case .unit(let expected):
      unit == expected
        || ignoresCase && CaseMapping.lower(UInt32(unit), .standard) == UInt32(expected)
    case .set(let ranges):
      contains(ranges, UInt32(unit))
        || ignoresCase
          && (contains(ranges, CaseMapping.lower(UInt32(unit), .standard))
            || contains(ranges, CaseMapping.upper(UInt32(unit), .standard)))
    }
  }

  private func contains(_ ranges: [ClosedRange<UInt16>], _ unit: UInt32) -> Bool {
    ranges.contains { UInt32($0.lowerBound) <= unit && unit <= UInt32($0.upperBound) }
  }

  /// The same walk over ASCII bytes.
  private func matches(_ text: UnsafeBufferPointer<UInt8>, _ ascii: ASCIIElements) -> Bool {
    let pattern = ascii.bytes
    var (position, element) = (0, 0)
    var (retryElement, retryPosition) = (-1, 0)
    while true {
      if element < pattern.count, pattern[element] == ASCIIElements.anyText {
        if element &+ 1 == pattern.count { return true }
        element &+= 1
        (retryElement, retryPosition) = (element, position)
      } else if position < text.count, element < pattern.count,
        accepts(pattern[element], text[position], ascii)
      {
        position &+= 1
        element &+= 1
      } else if position == text.count && element == pattern.count {
        return true
      } else {
        guard retryElement >= 0 && retryPosition < text.count else { return false }
        retryPosition &+= 1
        (element, position) = (retryElement, retryPosition)
      }
    }
  }

  @inline(__always)
  private func accepts(_ expected: UInt8, _ byte: UInt8, _ ascii: ASCIIElements) -> Bool {
    if expected == byte || expected == ASCIIElements.anyUnit { return true }
    if expected >= 0x80 { return ascii.sets[Int(expected & 0x7F)].contains(UInt32(byte)) }
    return ignoresCase && byte &- 0x41 < 26 && byte | 0x20 == expected
  }
}
