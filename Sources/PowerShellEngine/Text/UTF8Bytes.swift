/// The bytes of a text and the one question asked of them before everything else: is it ASCII?
///
/// In ASCII text a byte offset is a UTF-16 offset, case is one bit, and culture hardly matters, so
/// every operation in this folder starts with a path for it.
extension String {
  /// Whether each character is ASCII; constant time for text that is.
  @inline(__always)
  var isASCIIText: Bool { utf8.count == utf16.count }

  /// Lends the UTF-8 bytes without a copy (a short text lives on the stack meanwhile).
  @inline(__always)
  func withUTF8Bytes<Result>(
    _ body: (UnsafeBufferPointer<UInt8>) throws -> Result
  ) rethrows -> Result {
    if let result = try utf8.withContiguousStorageIfAvailable(body) { return result }
    var copy = self
    return try copy.withUTF8(body)
  }

  /// The text between two byte offsets, which must lie between characters.
  @inline(__always)
  func textOfBytes(_ range: Range<Int>) -> String {
    if range.lowerBound == 0 && range.upperBound == utf8.count { return self }
    return withUTF8Bytes {
      String(decoding: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
    }
  }

  /// Whether two texts are the same characters, byte for byte (`==` takes é and e + U+0301 as equal).
  @inline(__always)
  func hasSameBytes(as other: String) -> Bool {
    guard utf8.count == other.utf8.count else { return false }
    return withUTF8Bytes { left in
      other.withUTF8Bytes { right in sameBytes(left, right) }
    }
  }
}

/// Compares two runs of bytes of the same length, eight at a time.
@inline(__always)
private func sameBytes(
  _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
) -> Bool {
  var offset = 0
  while offset &+ 8 <= left.count {
    if left.word(at: offset) != right.word(at: offset) { return false }
    offset &+= 8
  }
  return left.tail(from: offset) == right.tail(from: offset)
}

extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes as one word; the caller has seen that they are there.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: offset, as: UInt64.self)
  }

  /// The bytes from an offset to the end, at most seven, as one word (by overlapping loads, no loop).
  @inline(__always)
  func tail(from offset: Int) -> UInt64 {
    let rest = count &- offset
    if rest <= 0 { return 0 }
    if count >= 8 { return word(at: count &- 8) &>> UInt64(truncatingIfNeeded: 8 &* (8 &- rest)) }
    if rest >= 4 {
      let raw = UnsafeRawBufferPointer(self)
      let low = UInt64(raw.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
      let high = UInt64(raw.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
      return low | high &<< UInt64(truncatingIfNeeded: 8 &* (rest &- 4))
    }
    let (middle, last) = (rest &>> 1, rest &- 1)
    return UInt64(self[offset])
      | UInt64(self[offset &+ middle]) &<< UInt64(truncatingIfNeeded: 8 &* middle)
      | UInt64(self[offset &+ last]) &<< UInt64(truncatingIfNeeded: 8 &* last)
  }
}
