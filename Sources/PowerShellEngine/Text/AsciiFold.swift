/// Hash and equality of names and hashtable keys without regard to case, as .NET's OrdinalIgnoreCase.
///
/// Eight ASCII bytes are folded at a time. Other text goes character by character through simple
/// upper case, for hash and equality alike. No character outside ASCII has an ASCII upper case here
/// (dotless ı and long ſ keep to themselves), so the two roads never have to agree.
public enum AsciiFold {
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A hash that is the same for texts that `foldedEquals` calls equal.
  static func foldedHash(of text: String) -> Int {
    text.withUTF8Bytes(asciiHash) ?? scalarHash(of: text)
  }

  /// Whether two texts are equal but for case.
  public static func foldedEquals(_ left: String, _ right: String) -> Bool {
    guard left.utf8.count == right.utf8.count else {
      return !left.isASCIIText && !right.isASCIIText && scalarsEqual(left, right)
    }
    let answer: Bool? = left.withUTF8Bytes { leftBytes in
      right.withUTF8Bytes { rightBytes in asciiEqual(leftBytes, rightBytes) }
    }
    return answer ?? scalarsEqual(left, right)
  }

  /// Lower case of eight ASCII bytes: 0x20 is set in each byte from A to Z.
  @inline(__always)
  static func lowered(_ word: UInt64) -> UInt64 {
    let fromA = word &+ 0x3F3F_3F3F_3F3F_3F3F
    let beyondZ = word &+ 0x2525_2525_2525_2525
    return word | ((fromA & ~beyondZ & highBits) &>> 2)
  }

  @inline(__always)
  private static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return product.high ^ product.low
  }

  @inline(__always)
  private static func asciiHash(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var hash = UInt64(truncatingIfNeeded: bytes.count) ^ 0x2545_F491_4F6C_DD1D
    var seen: UInt64 = 0
    var offset = 0
    while offset &+ 8 <= bytes.count {
      let word = bytes.word(at: offset)
      seen |= word
      hash = mixed(hash, lowered(word))
      offset &+= 8
    }
    if offset < bytes.count {
      let word = bytes.tail(from: offset)
      seen |= word
      hash = mixed(hash, lowered(word))
    }
    return seen & highBits == 0 ? Int(truncatingIfNeeded: hash) : nil
  }

  private static func scalarHash(of text: String) -> Int {
    var hash: UInt64 = 0x1F83_D9AB_FB41_BD6B
    for scalar in text.unicodeScalars {
      hash = mixed(hash, UInt64(CaseMapping.ordinalUpper(scalar.value)))
    }
    return Int(truncatingIfNeeded: hash)
  }

  /// Nil where a byte outside ASCII decides.
  @inline(__always)
  private static func asciiEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>
  ) -> Bool? {
    var offset = 0
    while offset < left.count {
      let whole = offset &+ 8 <= left.count
      let one = whole ? left.word(at: offset) : left.tail(from: offset)
      let two = whole ? right.word(at: offset) : right.tail(from: offset)
      if (one | two) & highBits != 0 { return nil }
      if lowered(one) != lowered(two) { return false }
      offset &+= 8
    }
    return true
  }

  private static func scalarsEqual(_ left: String, _ right: String) -> Bool {
    var others = right.unicodeScalars.makeIterator()
    for scalar in left.unicodeScalars {
      guard let other = others.next() else { return false }
      if scalar == other { continue }
      let same =
        CaseMapping.ordinalUpper(scalar.value) == CaseMapping.ordinalUpper(other.value)
      guard same else { return false }
    }
    return others.next() == nil
  }

  /// A byte with A to Z in lower case.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// Whether two runs of bytes are equal but for the case of ASCII letters.
  static func equal(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { lower($0) == lower($1) }
  }
}
