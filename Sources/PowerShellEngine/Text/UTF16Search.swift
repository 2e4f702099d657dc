/// Ordinal searches in a text by UTF-16 offsets.
extension String {
  /// Where `part` occurs first or last; nil if nowhere.
  func find(_ part: String, last: Bool = false, ignoringCase: Bool) -> TextMatch? {
    let length = part.utf16Length
    let whole = 0..<utf16Length
    let index =
      last
      ? lastUTF16Index(of: part, in: whole, ignoringCase: ignoringCase)
      : firstUTF16Index(of: part, in: whole, ignoringCase: ignoringCase)
    return index.map { TextMatch(index: $0, length: length) }
  }

  /// The first offset at which `part` lies wholly within a range of this text.
  func firstUTF16Index(of part: String, in range: Range<Int>, ignoringCase: Bool) -> Int? {
    guard range.lowerBound >= 0 && range.upperBound <= utf16Length else { return nil }
    if part.utf8.isEmpty { return range.lowerBound }
    return searchable(range, part, ignoringCase) { text, part in
      text.firstOffset(of: part, ignoringCase: ignoringCase)
    } units: { text, part in
      text.indices.dropLast(max(part.count - 1, 0)).first { text.matches(part, at: $0) }
    }
  }

  /// The last offset at which `part` lies wholly within a range of this text.
  func lastUTF16Index(of part: String, in range: Range<Int>, ignoringCase: Bool) -> Int? {
    guard range.lowerBound >= 0 && range.upperBound <= utf16Length else { return nil }
    if part.utf8.isEmpty { return range.upperBound }
    return searchable(range, part, ignoringCase) { text, part in
      text.lastOffset(of: part, ignoringCase: ignoringCase)
    } units: { text, part in
      text.indices.dropLast(max(part.count - 1, 0)).last { text.matches(part, at: $0) }
    }
  }

  /// The first offset of a unit within a range.
  func firstUTF16Index(ofUnit unit: UInt16, in range: Range<Int>) -> Int? {
    firstUTF16Index(in: range) { $0 == unit }
  }

  /// The first offset within a range of a unit that a test accepts.
  func firstUTF16Index(in range: Range<Int>, where accepts: (UInt16) -> Bool) -> Int? {
    guard let units = unitView(range) else { return nil }
    var offset = range.lowerBound
    for unit in units {
      if accepts(unit) { return offset }
      offset &+= 1
    }
    return nil
  }

  /// The last offset within a range of a unit that a test accepts.
  func lastUTF16Index(in range: Range<Int>, where accepts: (UInt16) -> Bool) -> Int? {
    guard let units = unitView(range) else { return nil }
    var offset = range.upperBound
    for unit in units.reversed() {
      offset &-= 1
      if accepts(unit) { return offset }
    }
    return nil
  }

  func hasPrefix(_ part: String, ignoringCase: Bool) -> Bool {
    let length = part.utf16Length
    guard length <= utf16Length else { return false }
    return firstUTF16Index(of: part, in: 0..<length, ignoringCase: ignoringCase) == 0
  }

  func hasSuffix(_ part: String, ignoringCase: Bool) -> Bool {
    let start = utf16Length - part.utf16Length
    guard start >= 0 else { return false }
    return firstUTF16Index(of: part, in: start..<utf16Length, ignoringCase: ignoringCase) == start
  }

  private func unitView(_ range: Range<Int>) -> Substring.UTF16View? {
    guard range.lowerBound >= 0 && range.upperBound <= utf16.count else { return nil }
    let start = utf16.index(utf16.startIndex, offsetBy: range.lowerBound)
    return utf16[start..<utf16.index(start, offsetBy: range.count)]
  }

  /// Searches bytes where offsets in bytes and units agree, units elsewhere.
  private func searchable(
    _ range: Range<Int>, _ part: String, _ ignoringCase: Bool,
    bytes: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Int?,
    units: ([UInt32], [UInt32]) -> Int?
  ) -> Int? {
    if isASCIIText {
      guard part.isASCIIText else { return nil }
      let found = withUTF8Bytes { text in
        part.withUTF8Bytes { part in
          bytes(UnsafeBufferPointer(rebasing: text[range]), part)
        }
      }
      return found.map { $0 + range.lowerBound }
    }
    guard let view = unitView(range) else { return nil }
    let found = units(
      folded(view, ignoringCase: ignoringCase), folded(part.utf16, ignoringCase: ignoringCase))
    return found.map { $0 + range.lowerBound }
  }
}

/// UTF-16 units, upper-cased if asked for; a pair's case lies in its second half.
private func folded(_ units: some Collection<UInt16>, ignoringCase: Bool) -> [UInt32] {
  guard ignoringCase else { return units.map(UInt32.init) }
  var result: [UInt32] = []
  result.reserveCapacity(units.count)
  for unit in units {
    let unit = UInt32(unit)
    guard unit & 0xFC00 == 0xDC00, let lead = result.last, lead & 0xFC00 == 0xD800 else {
      result.append(CaseMapping.ordinalUpper(unit))
      continue
    }
    let scalar = 0x10000 + (lead & 0x3FF) << 10 + (unit & 0x3FF)
    result.append(0xDC00 | (CaseMapping.ordinalUpper(scalar) & 0x3FF))
  }
  return result
}

extension [UInt32] {
  fileprivate func matches(_ part: [UInt32], at start: Int) -> Bool {
    for offset in part.indices where self[start + offset] != part[offset] { return false }
    return true
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first offset of ASCII bytes in ASCII bytes.
  fileprivate func firstOffset(of part: Self, ignoringCase: Bool) -> Int? {
    guard part.count <= count else { return nil }
    for start in 0...(count - part.count) where matches(part, at: start, ignoringCase) {
      return start
    }
    return nil
  }

  fileprivate func lastOffset(of part: Self, ignoringCase: Bool) -> Int? {
    guard part.count <= count else { return nil }
    for start in (0...(count - part.count)).reversed() where matches(part, at: start, ignoringCase)
    {
      return start
    }
    return nil
  }

  @inline(__always)
  private func matches(_ part: Self, at start: Int, _ ignoringCase: Bool) -> Bool {
    var offset = 0
    while offset < part.count {
      let (one, two) = (self[start &+ offset], part[offset])
      if one != two {
        let folded = one ^ two == 0x20 && (one | 0x20) &- 0x61 < 26
        if !ignoringCase || !folded { return false }
      }
      offset &+= 1
    }
    return true
  }
}
